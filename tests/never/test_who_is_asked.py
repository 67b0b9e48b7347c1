"""Rules 8, 13 and 18: who must not be asked is not asked, whatever happens and in any order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import alarms, checks, ending, holding, searching, worrying
from bot.domain.asking import Wishes
from bot.domain.cases import Case, Step
from bot.domain.crisis import Agreed, Checked
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.matching import candidates
from bot.domain.notices import Kind
from bot.domain.parties import PartyState
from bot.domain.people import Member, Profile, Role, Roster, TrainingRecord
from bot.domain.policy import Urgency
from bot.domain.refusals import AnswerFirst, MovedOn, NotASupporterNow
from bot.views.modals.shown import contact
from tests.make import (
    NOON,
    make_asked,
    make_asking,
    make_member,
    make_roster,
    make_supporter,
    party_for,
)
from tests.never.life import HAPPENINGS, NAMES, RINGING, Happening, Life
from tests.views.helpers import UNIT, labels_of, make_held, make_scene, shown, words_of


@st.composite
def supporters(draw: st.DrawFn, name: str) -> Member:
    return make_supporter(
        name,
        leads=draw(st.sampled_from(((), (), ("ICU",), ("ED",)))),
        available=draw(st.booleans()),
        trained_on=draw(st.sampled_from((date(2026, 1, 1), date(2027, 1, 1), None))),
        zone=draw(st.sampled_from(("America/New_York", "Asia/Tokyo"))),
        roles_held=draw(st.sampled_from(((Role.SUPPORTER,), (Role.SUPPORTER, Role.LEAD)))),
    )


@settings(max_examples=300, deadline=None)
@given(
    team=st.tuples(*(supporters(name) for name in NAMES)),
    urgency=st.sampled_from([u for u in Urgency if u is not Urgency.PLAN]),
    unit=st.sampled_from((None, "ICU", "ED")),
    avoid=st.sets(st.sampled_from([f"U0{n.upper()}" for n in (*NAMES, "kim", "ari", "rae")])),
    hour=st.integers(0, 23),
    happenings=st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 11)), max_size=25),
)
def test_nobody_is_asked_who_must_not_be(
    team: tuple[Member, ...],
    urgency: Urgency,
    unit: str | None,
    avoid: set[str],
    hour: int,
    happenings: list[Happening],
) -> None:
    """Rule 8: accept a supporter who manages, assesses, or was in the event. Rule 13: message
    again after a no, or wake people for non-urgent things. Rule 18: let untrained or lapsed
    supporters take cases. A pause, and asking for oneself, are a no as well."""
    keepers = (
        make_member("kim", Role.LEAD),
        make_member("ari", Role.COORDINATOR),
        make_member("rae", Role.DIRECTOR),
        make_member("dana", Role.LEAD, Role.DIRECTOR, Role.COORDINATOR),
    )
    roster, at = Roster((*team, *keepers)), NOON.replace(hour=hour)
    wishes = Wishes(unit=unit, avoid=frozenset(avoid))
    step = make_asked(urgency, roster, at, asking=make_asking(urgency, wishes=wishes))
    life = Life(roster, step.case, at)
    life.takes(step)
    for happens, pick in happenings:
        happens(life, pick)


def one_paged(urgency: Urgency = Urgency.TODAY) -> tuple[Roster, Case]:
    roster = make_roster(make_supporter("sam"), make_member("ari", Role.COORDINATOR))
    return roster, make_asked(urgency, roster).case


def test_ask_again_at_night_wakes_nobody_for_what_can_wait() -> None:
    """Rule 13: the coordinator may sit in another zone."""
    roster, case = one_paged()
    night = NOON + timedelta(hours=12)
    assert case.paged
    again = searching.ask_again(case, roster, night)
    assert Kind.PAGE not in {n.kind for n in again.owed}
    noon = searching.ask_again(case, roster, NOON + timedelta(minutes=5))
    assert Kind.PAGE in {n.kind for n in noon.owed}


@pytest.mark.parametrize("change", ["paused", "asking"])
def test_in_danger_who_paused_or_asks_themselves_is_left_alone_and_the_pool_is_called(
    change: str,
) -> None:
    """Rule 13: the rounds of a danger request ring only for who can still come."""
    sam, lee = make_supporter("sam", available=True), make_supporter("lee")
    roster = make_roster(sam, lee)
    case = make_asked(Urgency.DANGER, roster).case
    assert [p.member_id for p in case.paged] == ["m-sam"]
    profile = replace(sam.profile or Profile(), paused=change == "paused")
    gone = replace(sam, profile=profile, asking=change == "asking")
    step = searching.due(case, make_roster(gone, lee), NOON + timedelta(minutes=2))
    assert [n.member_id for n in step.owed if n.kind is Kind.PAGE] == ["m-lee"]


@pytest.mark.parametrize("trained_on", [None, date(2026, 12, 24)])
def test_training_that_is_missing_or_to_come_is_no_training(trained_on: date | None) -> None:
    """Rule 18, also where the card was sent before the training was taken back."""
    roster, case = one_paged(Urgency.DANGER)
    untrained = make_supporter("sam", trained_on=trained_on)
    with pytest.raises(NotASupporterNow):
        holding.accept(case, party_for(case, "sam"), untrained, NOON)
    assert candidates(case, make_roster(untrained), NOON) == ()
    assert holding.accept(case, party_for(case, "sam"), roster.members[0], NOON).case.holder


@pytest.mark.parametrize(
    "record",
    [
        TrainingRecord(missed=3, stopped=True),
        TrainingRecord(until=date(2026, 11, 22)),
    ],
)
def test_training_that_has_lapsed_is_no_training_also_while_a_card_stands(
    record: TrainingRecord,
) -> None:
    """Rule 18: the page that Sam has leads nowhere, and no other one comes."""
    _, case = one_paged(Urgency.DANGER)
    lapsed, lee = make_supporter("sam", record=record), make_supporter("lee")
    roster = make_roster(lapsed, lee)
    with pytest.raises(NotASupporterNow):
        holding.accept(case, party_for(case, "sam"), lapsed, NOON)
    for step in (
        searching.ask_again(case, roster, NOON),
        searching.due(case, roster, NOON + timedelta(minutes=2)),
    ):
        assert [n.member_id for n in step.owed if n.kind is Kind.PAGE] in ([], ["m-lee"])
    assert [m.name for m in candidates(case, roster, NOON)] == ["Lee"]


def test_who_leads_the_unit_cannot_take_the_case_with_a_card_from_before() -> None:
    """Rule 8: the roster may have changed since the card was sent."""
    _, case = one_paged(Urgency.NOW)
    asking = replace(case.asking, wishes=Wishes(unit="ICU"))
    leader = make_supporter("sam", leads=("ICU",))
    with pytest.raises(MovedOn):
        holding.accept(replace(case, asking=asking), party_for(case, "sam"), leader, NOON)


def test_the_question_about_the_unit_comes_before_the_name() -> None:
    """Rule 8: whoever leads, assesses or treats people there is asked before they see who it is;
    *Yes* passes it on, and never comes back to them."""
    held = make_held(cleared=False)
    holder = held.holder
    assert holder is not None
    card = shown(make_scene(Kind.PAGE_REDRAW, held, holder))
    assert "Show contact" not in labels_of(card)
    assert {"No", "Yes, pass it on"} <= set(labels_of(card))
    assert UNIT in words_of(card)
    with pytest.raises(AnswerFirst):
        holding.show_contact(held, holder, NOON)
    roster = make_roster(*(make_supporter(n) for n in ("sam", "lee", "ines")))
    passed_on = holding.release(held, roster, NOON, PartyState.CONFLICTED)
    assert holder.member_id not in {n.member_id for n in passed_on.owed if n.kind is Kind.PAGE}
    assert "Dana" not in words_of(contact(make_scene(Kind.PAGE_REDRAW, passed_on.case, holder)))


def test_who_wants_no_more_checks_gets_no_more_checks() -> None:
    """Rule 13: *they want no more of them*, and a *no* to the lead, end what was planned."""
    roster, held = make_roster(make_member("kim", Role.LEAD)), make_held()
    worried = worrying.choose_level(held, "B", roster, NOON).case
    day = NOON + timedelta(days=1)
    asked = checks.due(worried, roster, day).case
    stopped = checks.answered(asked, "24h", Checked.STOPPED, day).case
    refused = worrying.note_agreed(worried, Agreed.NO, NOON).case
    for case in (stopped, refused):
        waits = {one.kind for one in deadlines(case)}
        assert DeadlineKind.LEAD_CHECK not in waits
        assert checks.due(case, roster, NOON + timedelta(days=8)).owed == ()


@pytest.mark.parametrize("end", [ending.cancel, ending.not_me])
def test_after_the_requester_has_taken_it_back_no_step_rings_for_a_supporter(
    end: Callable[[Case, Roster, datetime], Step],
) -> None:
    """Rule 13: a cancelled request is a no to everybody."""
    roster, case = one_paged(Urgency.NOW)
    gone = end(case, roster, NOON).case
    later = NOON + timedelta(hours=1)
    for step in (
        searching.due(gone, roster, later),
        searching.ask_again(gone, roster, later),
        alarms.due(gone, roster, later),
        holding.silence(gone, roster, later),
    ):
        assert not {n.kind for n in step.owed} & RINGING
