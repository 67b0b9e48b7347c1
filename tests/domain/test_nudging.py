"""When somebody is rung outside Slack: beside a page, a minute later, and only while it is true."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.domain import alarms, ending, holding, searching
from bot.domain.cases import Case, Step
from bot.domain.notices import Kind, Notice
from bot.domain.nudging import DELAY, may_need, nudges, still_true
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Member, Role
from bot.domain.policy import Policy, Urgency
from tests.make import (
    NIGHT,
    NOON,
    make_asked,
    make_member,
    make_roster,
    make_supporter,
    minutes,
    party_for,
)

SAM, LEE = make_supporter("sam"), make_supporter("lee")
KIM, ARI, RAE = (
    make_member("kim", Role.LEAD),
    make_member("ari", Role.COORDINATOR),
    make_member("rae", Role.DIRECTOR),
)
TEAM = make_roster(SAM, LEE, KIM, ARI, RAE)
EVERYBODY = frozenset({"m-sam", "m-lee", "m-kim", "m-ari", "m-rae"})
SECOND = minutes(1 / 60)


def owed(step: Step, at: datetime = NOON) -> list[Notice]:
    return list(nudges(step.owed, EVERYBODY, at))


def nudge_of(step: Step, name: str, at: datetime = NOON) -> Notice:
    (found,) = [n for n in owed(step, at) if n.member_id == f"m-{name}"]
    return found


def holds(case: Case, member: Member, nudge: Notice, at: datetime | None = None) -> bool:
    party = case.party(nudge.party_id or "")
    assert party is not None
    return still_true(case, party, member, nudge, at or nudge.due_at or NOON)


def test_a_page_to_whoever_has_a_proven_channel_has_a_nudge_a_minute_later() -> None:
    step = make_asked(Urgency.NOW, TEAM)
    made = nudges(step.owed, {"m-sam"}, NOON)
    party = party_for(step.case, "sam")
    assert made == (Notice(Kind.NUDGE, "case-1", party.party_id, "m-sam", due_at=NOON + DELAY),)


def test_danger_does_not_wait_for_supporters_nor_for_the_lead() -> None:
    step = make_asked(Urgency.DANGER, TEAM)
    made = owed(step)
    assert {n.member_id for n in made} == {"m-sam", "m-lee", "m-kim"}
    assert all(n.due_at == NOON and n.crisis for n in made)


def test_a_coordinator_is_nudged_beside_their_card() -> None:
    case = make_asked(Urgency.NOW, TEAM).case
    step = searching.tell_coordinators(case, TEAM, NOON)
    assert nudge_of(step, "ari").due_at == NOON + DELAY


def test_nothing_but_a_page_is_ever_nudged() -> None:
    others = [
        Notice(kind, "case-1", "p", "m-sam")
        for kind in Kind
        if kind not in (Kind.PAGE, Kind.LEAD_PAGE, Kind.COORDINATOR)
    ]
    assert not may_need(others)
    assert nudges(others, EVERYBODY, NOON) == ()


def test_an_unanswered_page_is_still_true_and_an_answered_one_is_not() -> None:
    step = make_asked(Urgency.NOW, TEAM)
    case, nudge = step.case, nudge_of(step, "sam")
    assert holds(case, SAM, nudge)
    sam = party_for(case, "sam")
    assert not holds(holding.decline(case, sam, TEAM, NOON).case, SAM, nudge)
    assert not holds(holding.accept(case, sam, SAM, NOON).case, SAM, nudge_of(step, "lee"))
    assert not holds(ending.cancel(case, TEAM, NOON).case, SAM, nudge)


def test_whoever_accepts_is_not_nudged_for_it() -> None:
    step = make_asked(Urgency.NOW, TEAM)
    sam = party_for(step.case, "sam")
    for moment in (NOON, NOON + SECOND):
        held = holding.accept(step.case, sam, SAM, moment).case
        assert not holds(held, SAM, nudge_of(step, "sam"))


def test_a_lead_is_nudged_until_somebody_acknowledges_at_any_hour() -> None:
    step = make_asked(Urgency.DANGER, TEAM, NIGHT)
    case, nudge = step.case, nudge_of(step, "kim", NIGHT)
    assert holds(case, KIM, nudge)
    lead = party_for(case, "kim", PartyRole.LEAD)
    assert not holds(alarms.acknowledge(case, lead, NIGHT).case, KIM, nudge)


def test_a_lead_is_still_needed_while_a_danger_request_is_ending() -> None:
    case = make_asked(Urgency.DANGER, TEAM).case
    step = ending.cancel(case, TEAM, NOON + minutes(1))
    again = alarms.due(step.case, TEAM, NOON + minutes(3))
    nudge = nudge_of(again, "kim", NOON + minutes(3))
    assert holds(again.case, KIM, nudge)


def test_a_page_sent_again_has_a_nudge_of_its_own_and_the_old_one_is_over() -> None:
    first = make_asked(Urgency.NOW, TEAM)
    again = searching.ask_again(first.case, TEAM, NOON + minutes(0.5))
    assert not holds(again.case, SAM, nudge_of(first, "sam"))
    assert holds(again.case, SAM, nudge_of(again, "sam", NOON + minutes(0.5)))


def paged_at(hour: datetime, urgency: Urgency, **member: Any) -> tuple[Case, Member, Notice]:
    """Sam, paged at an hour whatever the urgency would have allowed."""
    sam = make_supporter("sam", **member)
    roster = make_roster(make_supporter("sam", available=True))
    case = make_asked(urgency, roster, hour).case
    step = searching.page_again(case, roster, hour)
    return step.case, sam, nudge_of(step, "sam", hour)


@pytest.mark.parametrize(
    ("hour", "urgency", "rings"),
    [
        (NOON, Urgency.TODAY, True),
        (NIGHT, Urgency.NOW, True),
        (NIGHT, Urgency.DANGER, True),
        (NIGHT, Urgency.TODAY, False),
        (NIGHT, Urgency.SOON, False),
    ],
)
def test_who_sleeps_is_rung_only_where_the_search_wakes_people(
    hour: datetime, urgency: Urgency, rings: bool
) -> None:
    case, sam, nudge = paged_at(hour, urgency)
    assert holds(case, sam, nudge) is rings


def test_whoever_is_available_now_is_awake() -> None:
    case, sam, nudge = paged_at(NIGHT, Urgency.TODAY, available=True)
    assert holds(case, sam, nudge)


def test_an_account_that_is_gone_is_not_rung() -> None:
    step = make_asked(Urgency.NOW, TEAM)
    assert not holds(step.case, replace(SAM, account_active=False), nudge_of(step, "sam"))


def test_a_holder_is_called_when_it_becomes_danger_and_not_once_they_have_acted() -> None:
    case = make_asked(Urgency.NOW, TEAM).case
    sam, at = party_for(case, "sam"), NOON + minutes(2)
    held = holding.accept(case, sam, SAM, NOON + minutes(1)).case
    step = ending.raise_urgency(held, Urgency.DANGER, Policy(), TEAM, at)
    nudge = nudge_of(step, "sam", at)
    assert holds(step.case, SAM, nudge)
    holder = step.case.holder
    assert holder is not None
    assert holder.state is PartyState.HOLDER
    acted = holding.acting(step.case, holder, at + SECOND)
    assert not holds(acted, SAM, nudge)
