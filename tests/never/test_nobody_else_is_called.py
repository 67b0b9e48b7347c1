"""Rules 11 and 12: no machine that writes or judges, and nobody called behind a person's back."""

import ast
import re
import sys
import tomllib
from itertools import product

import pytest

from bot.domain import alarms, ending, holding, worrying
from bot.domain.cases import Case, Step
from bot.domain.flow import LEVELS, LevelCode
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Roster
from bot.domain.policy import Urgency
from tests.make import NOON, make_asked, party_for
from tests.never.surfaces import ROOT, drawn_messages
from tests.views.helpers import STATES, make_full_asking, make_held, make_house, strings

GENERATES = re.compile(
    r"openai|anthropic|langchain|llama|mistral|cohere|gemini|generativeai|litellm|transformers"
    r"|huggingface|torch|tensorflow|keras|onnx|gpt|vllm|ollama|bedrock|spacy|nltk|textblob|vader"
    r"|sentiment|scikit|sklearn|gensim|fasttext|rasa|dialogflow|haystack|instructor|guidance"
)
TELEPHONES = re.compile(
    r"twilio|vonage|nexmo|plivo|sinch|bandwidth|telnyx|asterisk|pjsip|pjsua|freeswitch|sip|signalwire"
    r"|messagebird|voip|dialer|telephon"
)


def dependencies() -> set[str]:
    """Everything that is installed with the program, also by way of others."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    wanted = {re.split(r"[\[<>=~;! ]", one)[0] for one in (*project["dependencies"], *extras)}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = set(re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", lock, re.MULTILINE))
    assert len(locked) > 20
    return {name.lower() for name in wanted | locked}


def imported() -> set[str]:
    """Whatever the program itself imports that is neither ours nor Python's."""
    found = set()
    for package in ("bot", "handlers", "storage"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"bot", "handlers", "storage"}


def test_no_library_writes_text_or_judges_it() -> None:
    """Rule 11: use generative text to counsel or detect risk silently."""
    assert not [name for name in dependencies() | imported() if GENERATES.search(name)]


def test_no_library_calls_telephones() -> None:
    """Rule 12: auto-call police or employer."""
    assert not [name for name in dependencies() | imported() if TELEPHONES.search(name)]


def test_no_button_or_link_of_ours_dials_by_itself() -> None:
    """Rule 12: a number is to be read, and called by the person who reads it."""
    for name, _, rendered in drawn_messages("en"):
        for text in strings(rendered.blocks):
            assert not re.match(r"(tel|sip|callto|facetime|sms):", text), name


def test_no_number_of_an_emergency_service_is_ever_somebody_to_be_told() -> None:
    """Rule 12: what is owed is owed to a party of the case or to a member, never to a number."""
    roster = make_house()
    for case in STATES.values():
        known = {p.party_id for p in case.parties} | {m.member_id for m in roster.members}
        for step in steps_of(case, roster):
            parties = {p.party_id for p in step.case.parties}
            for notice in step.owed:
                told = {notice.party_id, notice.member_id} - {None}
                assert told, notice.kind
                assert told <= known | parties, notice.kind


def steps_of(case: Case, roster: Roster) -> list[Step]:
    """What can happen next in a case that lives."""
    found = [alarms.due(case, roster, NOON)]
    if case.state.is_asking:
        found += [ending.cancel(case, roster, NOON), ending.not_me(case, roster, NOON)]
        found.append(holding.release(case, roster, NOON))
    if case.holder is not None:
        found += [worrying.choose_level(case, level, roster, NOON) for level in LEVELS]
        found.append(worrying.page_lead(case, roster, NOON))
    return found


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_alone_calls_nobody(level: LevelCode) -> None:
    """Rule 12: the supporter is told what to do, the person gets the lines; the lead is paged by a
    press and not by a letter."""
    held = make_held()
    holder = held.holder
    assert holder is not None
    step = worrying.choose_level(held, level, make_house(), NOON)
    assert {n.party_id for n in step.owed} <= {held.requester.party_id, holder.party_id}
    assert Kind.CRISIS_LINES in {n.kind for n in step.owed}
    assert step.case.alarm is None


def test_a_request_without_danger_reaches_no_lead_and_no_director() -> None:
    """Rule 12: those who run the program hear of a crisis only where a person says so. Directors
    stand in for coordinators who are not there, and then read only how long somebody waits."""
    roster = make_house()
    for urgency in Urgency:
        case = make_asked(urgency, roster, asking=make_full_asking(urgency)).case
        assert bool(case.of(PartyRole.LEAD)) is (urgency is Urgency.DANGER)


def test_the_name_is_shown_by_a_press_of_a_person_and_its_owner_is_told() -> None:
    """Rule 12 and PRODUCT's *nobody is called behind the person's back*: never by a level, a lead
    who is paged or acknowledges, or time; and the one whose name it is hears of it."""
    roster, held = make_house(), make_held(masked=True)
    grave = worrying.choose_level(held, "D", roster, NOON).case
    paged = worrying.page_lead(grave, roster, NOON).case
    lead = party_for(paged, "kim", PartyRole.LEAD)
    seen = alarms.acknowledge(paged, lead, NOON).case
    for case in (grave, paged, seen, alarms.due(paged, roster, NOON).case):
        assert not case.name_shown
        assert case.is_masked
    lead = party_for(seen, "kim", PartyRole.LEAD)
    for tell_now in (True, False):
        step = worrying.show_name(seen, lead, roster, tell_now, NOON)
        name = step.case.crisis.name if step.case.crisis is not None else None
        assert name is not None
        told = Kind.NAME_USED in {n.kind for n in step.owed}
        assert told or name.tell_at is not None


def test_those_who_hear_that_a_name_was_shown_hear_no_name() -> None:
    """Rule 12 and rule 7: leads and directors learn that it was done, and by whom."""
    roster = make_house()
    for case, tell_now in product((STATES["lead seen"],), (True, False)):
        lead = case.of(PartyRole.LEAD, PartyState.ACKNOWLEDGED)[0]
        step = worrying.show_name(case, lead, roster, tell_now, NOON)
        told = [n for n in step.owed if n.kind is Kind.NAME_SHOWN]
        assert told
        assert {(n.case_id, n.party_id) for n in told} == {(None, None)}
