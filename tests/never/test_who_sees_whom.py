"""Rules 6 and 7: who asked, and why, stands where it must and nowhere else."""

from dataclasses import replace

import pytest

from bot.domain.asking import Asking
from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Lang, Role
from bot.domain.permissions import PERMITTED, Act
from bot.domain.policy import Urgency
from bot.domain.refusals import Refusal
from bot.usecases import answering
from bot.views.messages import render
from bot.views.modals.shown import contact
from bot.views.texts import supporter, t
from tests.handlers.desk import Desk
from tests.make import make_asking, party_for
from tests.never.surfaces import (
    drawn_messages,
    found,
    is_for_requester,
    others,
    team_views,
)
from tests.usecases.house import House, person
from tests.views.helpers import (
    CONTENT,
    LANGS,
    NOTE,
    NUMBER,
    PLACE,
    STATES,
    UNIT,
    make_scene,
    make_waiting,
    words_of,
)

IDENTITY = ("U0DANA", "D0DANA", "Dana", NUMBER, PLACE, NOTE, "U0MALLORY")
"""Whoever asked in every state, how to reach them, what they wrote, whom they left out."""


# who asked


@pytest.mark.parametrize("lang", LANGS)
def test_no_message_to_anybody_names_who_asked(lang: Lang) -> None:
    """Rule 6: post a request with identity or reason in any channel. Rule 7: show managers, HR,
    quality, risk, legal or workspace admins who asked. A card stays for ever, so not even that
    of the holder holds it; nor does one to the requester, on a shared screen."""
    for name, _, rendered in drawn_messages(lang):
        assert not found(IDENTITY, words_of(rendered)), name


@pytest.mark.parametrize("lang", LANGS)
def test_no_modal_of_the_team_but_the_contact_names_who_asked(lang: Lang) -> None:
    """Rule 7, for details, cases, checklist and crisis branch in every state."""
    for state, case in STATES.items():
        for party in others(case):
            for name, view in team_views(lang, case, party):
                assert not found(IDENTITY, words_of(view)), f"{state}: {name}"


def test_the_unit_is_shown_in_the_one_question_only() -> None:
    """Rule 7: in a small unit, the unit is who it is."""
    for name, scene, rendered in drawn_messages("en"):
        watch = scene.case.watch if scene.case is not None else None
        asks = watch is not None and not watch.cleared and scene.party is not None
        if asks and scene.party is not None and scene.party.state is PartyState.HOLDER:
            continue
        assert UNIT not in words_of(rendered), name


def test_the_contact_is_drawn_for_the_holder_and_where_a_life_is_feared_for_the_lead() -> None:
    """Rule 7: the view itself refuses everybody else, whoever may have called it."""
    seen: set[PartyRole] = set()
    for state, case in STATES.items():
        for party in others(case):
            view = contact(make_scene(Kind.PAGE_REDRAW, case, party))
            if not found(IDENTITY, words_of(view)):
                continue
            seen.add(party.role)
            holds = party.state is PartyState.HOLDER
            leads = party.role is PartyRole.LEAD and case.shows_lead_the_name
            assert holds or leads, f"{state}: {party.role} {party.state}"
    assert seen == {PartyRole.SUPPORTER, PartyRole.LEAD}


def contacts_of(house: House, case: Case) -> set[str]:
    """Who gets to see the contact, of everybody with a part in the case."""
    opened = set()
    for party in others(house.case(case.case_id)):
        name = (party.member_id or "").removeprefix("m-")
        try:
            answering.show_contact(house.store, house.now, person(name), party.party_id)
        except Refusal:
            continue
        opened.add(name)
    return opened


def test_show_contact_opens_for_the_holder_alone(staffed: House) -> None:
    """Rule 7: the others who were asked, and the coordinators, are refused from present state."""
    case = staffed.asked(make_asking(Urgency.NOW))
    assert contacts_of(staffed, case) == set()
    taken = party_for(staffed.case(case.case_id), "sam")
    answering.accept(staffed.store, staffed.now, person("sam"), taken.party_id)
    assert contacts_of(staffed, case) == {"sam"}
    for who in ("lee", "kim", "ari", "ada", "rae"):
        with pytest.raises(Refusal):
            answering.show_contact(staffed.store, staffed.now, person(who), taken.party_id)


def test_in_danger_it_opens_for_the_lead_who_acknowledged_and_no_other(staffed: House) -> None:
    """Rule 7: paged is not acknowledged."""
    case = staffed.asked(make_asking(Urgency.DANGER))
    assert contacts_of(staffed, case) == set()
    lead = party_for(staffed.case(case.case_id), "kim", PartyRole.LEAD)
    answering.acknowledge(staffed.store, staffed.now, person("kim"), lead.party_id)
    assert contacts_of(staffed, case) == {"kim"}


def test_no_role_but_supporter_lead_and_director_may_ever_see_who_asked() -> None:
    """Rule 7: the table that use-cases enforce has no way for anybody else."""
    sees = {act: roles for act, roles in PERMITTED.items() if act.value.startswith("see_case")}
    assert set(sees) == {Act.SEE_CASE_AS_HOLDER, Act.SEE_CASE_AS_LEAD}
    assert sees[Act.SEE_CASE_AS_HOLDER] == {Role.SUPPORTER}
    assert sees[Act.SEE_CASE_AS_LEAD] == {Role.LEAD, Role.DIRECTOR}
    outside = {"manager", "hr", "quality", "risk", "legal", "owner", "admin"}
    assert not outside & {role.value for role in Role}


_CARDS = {
    PartyRole.SUPPORTER: Kind.PAGE,
    PartyRole.COORDINATOR: Kind.COORDINATOR,
    PartyRole.LEAD: Kind.LEAD_PAGE,
}


@pytest.mark.parametrize("lang", LANGS)
def test_the_reason_is_never_told_beyond_its_kind(lang: Lang) -> None:
    """Rule 6: the page card may say clinical, work, personal or not said; a lead's and a
    coordinator's card not even that, and no preview says any of it."""
    reasons = tuple(code for code in CONTENT.reasons if CONTENT.reasons[code].page != "not_said")
    asking: Asking = replace(make_waiting().asking, reasons=reasons, note="")
    labels = {CONTENT.reason_label(code, lang) for code in reasons}
    longer = {label for label in labels if len(label.split()) > 2}
    about = t(lang, supporter.ABOUT, reason="")
    pages = 0
    for state, case in STATES.items():
        told = replace(case, asking=asking)
        for party in others(told):
            kind = _CARDS[party.role]
            rendered = render(make_scene(kind, told, party, lang=lang))
            if rendered is None:
                continue
            pages += about in words_of(rendered)
            assert kind is Kind.PAGE or about not in words_of(rendered), state
            assert not found(longer, words_of(rendered)), state
            assert not found(labels, rendered.text), state
    assert pages


@pytest.mark.parametrize("lang", LANGS)
def test_a_preview_to_somebody_who_asks_tells_nothing(lang: Lang) -> None:
    """Rule 6: a lock screen is read by whoever stands beside it."""
    telling = ("crisis", "danger", "peligro", "peer support", "apoyo", "suicid", "safe for now")
    for name, scene, rendered in drawn_messages(lang):
        if is_for_requester(scene):
            assert not found(telling, rendered.text.casefold()), name


async def test_nothing_of_ours_is_posted_anywhere_but_in_a_conversation_of_one(desk: Desk) -> None:
    """Rule 6, from a command typed in a channel that others read to the end of the case."""
    dana, sam, kim = (desk.person(name) for name in ("dana", "sam", "kim"))
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person", where="ephemeral")
    await desk.delivers()
    await sam.clicks("Accept", where="dm")
    await kim.clicks("Acknowledge", where="dm")
    await desk.delivers()
    await sam.clicks("Close this case", where="dm")
    await desk.delivers()
    calls = [c for c in await desk.slack.calls() if c["method"].startswith("chat.")]
    assert len(calls) > 5
    for call in calls:
        assert str(call["arguments"].get("channel", "D")).startswith("D"), call["method"]
    others_saw = [e for e in await desk.slack.seen() if e["user"] not in ("U0DANA", "U0SAM")]
    assert not [e for e in others_saw if "Dana" in str(e)]
