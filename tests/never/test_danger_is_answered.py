"""Rules 2 and 11: danger words are answered at once with numbers and a person, and with no more."""

import ast
import re

import pytest

from bot.domain.policy import Urgency
from bot.ports import Unavailable
from bot.usecases import requesting
from practice.driver import Person
from practice.options import TEAM
from tests.handlers.desk import Desk
from tests.make import make_asking, make_person
from tests.never.surfaces import ROOT, our_own_words
from tests.usecases.house import House
from tests.views.helpers import CONTENT

DANA = make_person("U0DANA", TEAM)
PHRASES = [phrase for lang in ("en", "es") for phrase in CONTENT.danger_words[lang][:3]]
TO_A_PERSON = ("Get me a person", "I need help right now")
NOTE = "Anything that helps us find the right person"


async def answered(person: Person, where: str) -> None:
    """Numbers to read and a button to a person, in the place where the answer appears."""
    await person.sees("911", where=where)
    await person.sees("988", where=where)
    read = await person.reads(where)
    assert any(button in read for button in TO_A_PERSON), read


async def nothing_else_happened(desk: Desk) -> None:
    """Nobody was told, nothing was opened: also when everything owed has been sent."""
    await desk.delivers()
    assert requesting.open_case(desk.house.store, DANA) is None
    for who in ("sam", "kim", "rae"):
        assert not (await desk.person(who).screen())["dm"], who


@pytest.mark.parametrize("phrase", PHRASES)
async def test_danger_words_written_to_us_are_answered_with_numbers_and_a_person(
    desk: Desk, phrase: str
) -> None:
    """Rule 2: leave a danger message unanswered or with only *someone will reply*."""
    dana = desk.person("dana")
    await dana.says(f"I cannot any more, {phrase}")
    await answered(dana, "dm")
    await nothing_else_happened(desk)


@pytest.mark.parametrize("phrase", PHRASES)
async def test_danger_words_after_a_command_are_answered_with_numbers_and_a_person(
    desk: Desk, phrase: str
) -> None:
    """Rule 2; and rule 11: detect risk silently. The panel is all that follows."""
    dana = desk.person("dana")
    await dana.types(f"/peersupport {phrase}")
    await answered(dana, "modal")
    await dana.sees("Get me a person", where="modal")
    assert "How soon?" not in await dana.reads("modal")
    await nothing_else_happened(desk)


@pytest.mark.parametrize("lost", [True, False])
async def test_danger_words_are_answered_without_a_database_too(desk: Desk, lost: bool) -> None:
    """Rule 2: nothing of ours has to work for it but the process."""
    dana = desk.person("dana")
    if lost:
        desk.loses_database()
    else:
        desk.breaks(Unavailable())
    await dana.says("I want to die")
    await answered(dana, "dm")
    await dana.types("/peersupport I want to die")
    await answered(dana, "modal")


async def test_any_other_text_is_answered_with_numbers_and_a_person_too(desk: Desk) -> None:
    """Rule 2: no list of words is complete, so nothing hangs on it."""
    dana = desk.person("dana")
    await dana.says("it is all too much tonight")
    await answered(dana, "dm")


@pytest.mark.parametrize("phrase", PHRASES[::2])
async def test_danger_words_in_a_note_show_the_panel_and_leave_the_request_as_it_was_asked(
    desk: Desk, phrase: str
) -> None:
    """Rule 2, and rule 11: nobody is called and nothing is raised behind the person's back."""
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Today")
    await dana.fills(NOTE, f"some days {phrase}")
    await dana.submits()
    await answered(dana, "modal")
    case = requesting.open_case(desk.house.store, DANA)
    assert case is not None
    assert (case.urgency, case.alarm, case.crisis) == (Urgency.TODAY, None, None)
    await desk.delivers()
    assert not (await desk.person("kim").screen())["dm"]


def test_a_note_with_danger_words_is_routed_exactly_like_one_without(house: House) -> None:
    """Rule 11: the words decide nothing; the same people would be asked at the same time."""
    plain = house.asked(make_asking(note="a hard week", requester=make_person("U0ONE")))
    marked = house.asked(make_asking(note="I want to die", requester=make_person("U0TWO")))
    for case in (plain, marked):
        assert (case.urgency, case.alarm, case.crisis) == (Urgency.NOW, None, None)
    assert plain.search == marked.search
    assert len(plain.parties) == len(marked.parties)


def test_only_what_answers_a_person_asks_for_danger_words() -> None:
    """Rule 11: no rule, no use-case and no delivery looks into what somebody wrote."""
    for package in ("bot/domain", "bot/usecases", "bot/delivery", "storage"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Attribute):
                    assert node.attr != "has_danger_words", file.name


SOMEBODY_WILL = re.compile(
    r"\b(someone|somebody|a colleague) will (reply|answer|call|write|get back)|"
    r"\b(alguien|una persona) (te )?(responder[aá]|llamar[aá]|contestar[aá])",
    re.IGNORECASE,
)


def test_no_sentence_promises_that_somebody_will_reply() -> None:
    """Rule 2: we say whom we ask and by when you hear, never that somebody will be there."""
    for name, _, text in our_own_words():
        assert not SOMEBODY_WILL.search(text), f"{name}: {text}"
