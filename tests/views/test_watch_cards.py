"""Coordinators and leads read how soon and how long; only who acknowledged may look further."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.after import After
from bot.domain.cases import Case, CaseState
from bot.domain.log import NOT_REACHED, TALKED, WITHDRAWN
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.views import ids
from bot.views.messages import render
from bot.views.modals.shown import contact, details
from bot.views.scene import Rendered
from tests.make import NOON, make_log
from tests.views.helpers import (
    NIGHT_NUMBER,
    NUMBER,
    STATES,
    labels_of,
    make_around,
    make_scene,
    shown,
    words_of,
)

UNANSWERED = STATES["unanswered"]


def of(case: Case, role: PartyRole) -> Party:
    return case.of(role)[0]


def lead_card(state: str, kind: Kind = Kind.LEAD_REDRAW) -> Rendered:
    case = STATES[state]
    return shown(make_scene(kind, case, of(case, PartyRole.LEAD)))


def test_a_coordinator_reads_urgency_and_waiting_time_only() -> None:
    around = make_around(now=NOON + timedelta(minutes=20))
    party = of(UNANSWERED, PartyRole.COORDINATOR)
    rendered = shown(make_scene(Kind.COORDINATOR, UNANSWERED, party, around=around))
    said = words_of(rendered)
    assert rendered.text == "Someone has been waiting for 20 min: Talk now"
    assert labels_of(rendered) == ["Ask again", "Details"]
    for part in ("Phone", "clinical", "Spanish", "language", "DANA", "Sam"):
        assert part not in said


def test_find_cover_stands_beside_it_where_somebody_is_on_call() -> None:
    party = of(UNANSWERED, PartyRole.COORDINATOR)
    scene = make_scene(Kind.COORDINATOR, UNANSWERED, party)
    sam = scene.roster.members[0]
    roster = scene.roster.with_member(replace(sam, on_call=True))
    rendered = shown(replace(scene, roster=roster))
    assert labels_of(rendered) == ["Ask again", "Find cover", "Details"]


def test_a_coordinators_details_say_the_same() -> None:
    party = of(UNANSWERED, PartyRole.COORDINATOR)
    said = words_of(details(make_scene(Kind.COORDINATOR, UNANSWERED, party)))
    assert "Talk now" in said
    assert "Phone" not in said
    assert "clinical" not in said


def test_a_coordinators_card_ends_when_somebody_accepts() -> None:
    party = replace(of(UNANSWERED, PartyRole.COORDINATOR), state=PartyState.WITHDRAWN)
    case = UNANSWERED.with_party(party)
    assert render(make_scene(Kind.COORDINATOR, case, party)) is None
    assert labels_of(shown(make_scene(Kind.COORDINATOR_REDRAW, case, party))) == []


def test_a_lead_is_paged_with_urgency_wait_and_the_programs_number() -> None:
    rendered = lead_card("waiting danger", Kind.LEAD_PAGE)
    said = words_of(rendered)
    assert labels_of(rendered) == ["Acknowledge", "Details"]
    assert "No supporter has accepted yet." in said
    assert NIGHT_NUMBER in said
    assert "DANA" not in said


def test_a_lead_reads_that_a_supporter_is_there() -> None:
    assert "A supporter has accepted." in words_of(lead_card("held danger", Kind.LEAD_PAGE))


def test_after_acknowledging_the_lead_may_see_who_asked() -> None:
    rendered = lead_card("acknowledged")
    assert labels_of(rendered) == ["Show contact", "Details"]
    assert "DANA" not in words_of(rendered)
    case = STATES["acknowledged"]
    view = contact(make_scene(Kind.LEAD_PAGE, case, of(case, PartyRole.LEAD)))
    assert "<@U0DANA>" in words_of(view)
    assert NUMBER in words_of(view)


def test_a_lead_who_acknowledged_is_not_paged_again() -> None:
    case = STATES["acknowledged"]
    assert render(make_scene(Kind.LEAD_PAGE, case, of(case, PartyRole.LEAD))) is None


@pytest.mark.parametrize("state", ["ending", "closing"])
def test_the_leads_card_stays_until_they_confirm_the_end(state: str) -> None:
    rendered = lead_card(state, Kind.LEAD_PAGE)
    said = words_of(rendered)
    assert "Please confirm that you know." in said
    assert labels_of(rendered) == ["Acknowledge", "Details"]
    assert rendered.text == "A request is ending: please open this and acknowledge"
    how = {"ending": "The request has been taken back.", "closing": "has closed it."}
    assert how[state] in said


def test_the_end_has_a_button_of_its_own_and_the_card_after_it_says_that_it_ended() -> None:
    pressed = [json.dumps(lead_card(one).blocks) for one in ("waiting danger", "ending")]
    assert [ids.CONFIRM_END in one for one in pressed] == [False, True]
    case = STATES["acknowledged"]
    over = replace(case, state=CaseState.CANCELLED, ended_as=CaseState.CANCELLED)
    said = words_of(shown(make_scene(Kind.LEAD_REDRAW, over, of(over, PartyRole.LEAD))))
    assert "This has ended." in said
    assert "The request has been taken back." in said


@pytest.mark.parametrize(
    ("disposition", "said"),
    [
        (NOT_REACHED, "has closed it: the person was not reached."),
        (WITHDRAWN, "has closed it: the person took the request back."),
        (TALKED, "The supporter has closed it.\n"),
    ],
)
def test_a_quiet_ending_is_confirmed_as_what_it_is(disposition: str, said: str) -> None:
    """Whatever was pressed of contact meanwhile: the log is the supporter's last word."""
    case = STATES["closing"]
    closed = replace(case, after=After(NOON, log=make_log(disposition)))
    scene = make_scene(Kind.LEAD_PAGE, closed, of(closed, PartyRole.LEAD))
    assert said in words_of(shown(scene))


def test_a_lead_taken_back_reads_one_line() -> None:
    case = STATES["acknowledged"]
    party = replace(of(case, PartyRole.LEAD), state=PartyState.WITHDRAWN)
    scene = make_scene(Kind.LEAD_REDRAW, case.with_party(party), party)
    assert labels_of(shown(scene)) == []
