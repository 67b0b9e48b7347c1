"""A supporter is worried: action levels, the clinical lead, the name, and no quiet ending."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain import alarms, ending, holding, worrying
from bot.domain.asking import Wishes
from bot.domain.cases import Case, CaseState
from bot.domain.crisis import TELL_WITHIN, Agreed, one_up
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.flow import LEVELS, LevelCode
from bot.domain.log import NOT_REACHED, TALKED
from bot.domain.notices import Kind, Lane, route
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Role, Roster
from bot.domain.policy import Urgency
from tests.make import (
    NOON,
    kinds,
    make_asked,
    make_asking,
    make_log,
    make_member,
    make_roster,
    make_supporter,
    make_team,
    minutes,
    names_of,
    party_for,
)

LEAD = PartyRole.LEAD


def program() -> Roster:
    return make_roster(
        *make_team(2),
        make_member("kim", Role.LEAD),
        make_member("kai", Role.LEAD),
        make_member("rae", Role.DIRECTOR),
    )


def held_by_sam(
    roster: Roster, urgency: Urgency = Urgency.NOW, wishes: Wishes | None = None
) -> Case:
    asking = make_asking(urgency, wishes=wishes or Wishes())
    case = make_asked(urgency, roster, asking=asking).case
    sam = next(m for m in roster.members if m.name == "Sam")
    return holding.accept(case, party_for(case, "sam"), sam, NOON).case


def seen_at(level: LevelCode, roster: Roster) -> Case:
    """At this level, the lead was paged and has acknowledged."""
    case = worrying.choose_level(held_by_sam(roster), level, roster, NOON).case
    case = worrying.page_lead(case, roster, NOON).case
    return alarms.acknowledge(case, party_for(case, "kim", LEAD), NOON + minutes(1)).case


def leads(case: Case, roster: Roster) -> set[str]:
    return names_of(case, roster, LEAD, PartyState.PAGED)


@pytest.mark.parametrize("level", LEVELS)
def test_the_first_level_gives_the_lines_and_plans_three_checks(level: LevelCode) -> None:
    roster = program()
    step = worrying.choose_level(held_by_sam(roster), level, roster, NOON)
    crisis = step.case.crisis
    assert crisis is not None
    assert kinds(step.owed).count(Kind.CRISIS_LINES) == 1
    assert [c.due_at - NOON for c in crisis.checks] == [
        timedelta(hours=24),
        timedelta(hours=72),
        timedelta(days=7),
    ]
    again = worrying.choose_level(step.case, level, roster, NOON + minutes(1))
    assert again.owed == ()


def test_the_lines_come_once_whatever_is_pressed_next() -> None:
    roster = program()
    case = worrying.choose_level(held_by_sam(roster), "A", roster, NOON).case
    higher = worrying.choose_level(case, "B", roster, NOON)
    paged = worrying.page_lead(higher.case, roster, NOON)
    assert Kind.CRISIS_LINES not in kinds((*higher.owed, *paged.owed))


@pytest.mark.parametrize(("level", "next_one"), [("A", "B"), ("B", "C"), ("C", "D"), ("D", "D")])
def test_who_is_unsure_goes_one_level_up(level: LevelCode, next_one: LevelCode) -> None:
    assert one_up(level) == next_one


def test_the_record_remembers_the_most_urgent_level_whatever_is_chosen_later() -> None:
    roster = program()
    case = worrying.choose_level(held_by_sam(roster), "D", roster, NOON).case
    lower = worrying.choose_level(case, "A", roster, NOON + minutes(5)).case
    assert lower.crisis is not None
    assert (lower.crisis.level, lower.crisis.highest) == ("A", "D")
    assert lower.name_may_be_shown


def test_the_lead_is_paged_without_any_level_and_until_one_acknowledges() -> None:
    roster = program()
    step = worrying.page_lead(held_by_sam(roster), roster, NOON)
    assert leads(step.case, roster) == {"Kim"}
    page = next(n for n in step.owed if n.kind is Kind.LEAD_PAGE)
    assert page.lane is Lane.CRISIS
    assert route(Kind.LEAD_PAGE).lane is Lane.CRISIS
    second = alarms.due(step.case, roster, NOON + minutes(2))
    third = alarms.due(second.case, roster, NOON + minutes(4))
    assert leads(third.case, roster) == {"Kim", "Kai", "Rae"}
    assert kinds(third.owed).count(Kind.LEAD_PAGE) == 3


def test_pressed_again_while_it_runs_the_lead_is_not_paged_twice() -> None:
    roster = program()
    case = worrying.page_lead(held_by_sam(roster), roster, NOON).case
    assert worrying.page_lead(case, roster, NOON).owed == ()


def test_the_supporter_reads_who_acknowledged_and_the_requester_no_name() -> None:
    roster = program()
    case = worrying.page_lead(held_by_sam(roster), roster, NOON).case
    step = alarms.acknowledge(case, party_for(case, "kim", LEAD), NOON + minutes(1))
    alarm = step.case.alarm
    assert alarm is not None
    assert (alarm.acknowledged_by, alarm.acknowledged_at) == ("m-kim", NOON + minutes(1))
    assert Kind.PAGE_REDRAW in kinds(step.owed)
    assert Kind.LEAD_SEEN not in kinds(step.owed)
    assert not step.case.shows_lead_the_name


def test_who_holds_the_case_is_never_their_own_lead() -> None:
    sam = make_supporter("sam", roles_held=(Role.SUPPORTER, Role.LEAD))
    roster = make_roster(sam, make_member("rae", Role.DIRECTOR))
    case = worrying.page_lead(held_by_sam(roster), roster, NOON).case
    assert leads(case, roster) == {"Rae"}


def test_an_excluded_lead_never_hears_of_it() -> None:
    roster = program()
    held = held_by_sam(roster, wishes=Wishes(avoid=frozenset({"U0KIM"})))
    step = worrying.page_lead(held, roster, NOON)
    assert leads(step.case, roster) == {"Kai"}
    grave = worrying.choose_level(step.case, "D", roster, NOON).case
    seen = alarms.acknowledge(grave, party_for(grave, "kai", LEAD), NOON).case
    shown = worrying.show_name(seen, party_for(seen, "kai", LEAD), roster, True, NOON)
    told = {n.member_id for n in shown.owed if n.kind is Kind.NAME_SHOWN}
    assert told == {"m-rae"}


def test_a_level_that_rises_to_c_pages_the_lead_who_had_acknowledged() -> None:
    roster = program()
    step = worrying.choose_level(seen_at("B", roster), "C", roster, NOON + minutes(9))
    assert leads(step.case, roster) == {"Kim"}
    assert Kind.LEAD_PAGE in kinds(step.owed)


def test_the_name_is_shown_once_and_everybody_concerned_is_told() -> None:
    roster = program()
    seen = seen_at("C", roster)
    step = worrying.show_name(seen, party_for(seen, "kim", LEAD), roster, True, NOON)
    told = sorted(n.member_id or "" for n in step.owed if n.kind is Kind.NAME_SHOWN)
    assert told == ["m-kai", "m-rae"]
    assert Kind.NAME_USED in kinds(step.owed)
    assert step.case.shows_lead_the_name
    again = worrying.show_name(step.case, party_for(seen, "kim", LEAD), roster, True, NOON)
    assert again.owed == ()


def test_where_telling_could_harm_the_person_hears_within_a_day_or_when_it_is_safe() -> None:
    roster = program()
    seen = seen_at("C", roster)
    step = worrying.show_name(seen, party_for(seen, "kim", LEAD), roster, False, NOON)
    assert Kind.NAME_USED not in kinds(step.owed)
    due = {d.kind: d.due_at for d in deadlines(step.case)}
    assert due[DeadlineKind.NAME_TOLD] == NOON + TELL_WITHIN
    told = worrying.tell_name(step.case, NOON + minutes(20))
    assert kinds(told.owed).count(Kind.NAME_USED) == 1
    assert worrying.tell_name(told.case, NOON + minutes(21)).owed == ()


def test_a_masked_name_stays_hidden_from_a_lead_on_danger_until_it_is_shown() -> None:
    roster = program()
    case = held_by_sam(roster, Urgency.DANGER)
    masked = replace(case, asking=replace(case.asking, masked=True))
    seen = alarms.acknowledge(masked, party_for(masked, "kim", LEAD), NOON).case
    assert not seen.shows_lead_the_name
    shown = worrying.show_name(seen, party_for(seen, "sam"), roster, True, NOON).case
    assert shown.shows_lead_the_name
    assert not shown.is_masked


@pytest.mark.parametrize("level", LEVELS)
def test_a_case_with_a_level_is_not_cancelled_before_a_lead_confirms(level: LevelCode) -> None:
    roster = program()
    step = ending.cancel(seen_at(level, roster), roster, NOON + minutes(30))
    assert step.case.state is CaseState.ENDING
    assert Kind.SAFE_CHECK in kinds(step.owed)
    assert leads(step.case, roster) == {"Kim"}
    done = alarms.acknowledge(step.case, party_for(step.case, "kim", LEAD), NOON + minutes(31))
    assert done.case.state is CaseState.CANCELLED


@pytest.mark.parametrize("level", LEVELS)
def test_after_a_lead_acknowledged_a_talk_can_be_closed_as_it_was(level: LevelCode) -> None:
    roster = program()
    seen = seen_at(level, roster)
    step = ending.close(seen, party_for(seen, "sam"), make_log(), roster, NOON + minutes(40))
    assert step.case.state is CaseState.CLOSED


@pytest.mark.parametrize(("level", "state"), [("B", CaseState.CLOSED), ("C", CaseState.ENDING)])
def test_c_and_d_never_end_without_a_lead_who_knows(level: LevelCode, state: CaseState) -> None:
    roster = program()
    case = worrying.choose_level(held_by_sam(roster), level, roster, NOON).case
    step = ending.close(case, party_for(case, "sam"), make_log(), roster, NOON + minutes(40))
    assert step.case.state is state


def test_a_page_that_nobody_has_acknowledged_outlives_the_talk() -> None:
    roster = program()
    case = worrying.page_lead(held_by_sam(roster), roster, NOON).case
    case = worrying.choose_level(case, "A", roster, NOON).case
    ended = ending.close(case, party_for(case, "sam"), make_log(), roster, NOON + minutes(1)).case
    assert ended.state is CaseState.ENDING
    assert DeadlineKind.ALARM in {d.kind for d in deadlines(ended)}


@pytest.mark.parametrize("disposition", [TALKED, NOT_REACHED])
def test_a_lead_who_is_paged_before_any_level_is_chosen_still_hears_of_it(disposition: str) -> None:
    roster = program()
    case = worrying.page_lead(held_by_sam(roster), roster, NOON).case
    log = make_log(disposition)
    closed = ending.close(case, party_for(case, "sam"), log, roster, NOON + minutes(1)).case
    cancelled = ending.cancel(case, roster, NOON + minutes(1)).case
    for ended in (closed, cancelled):
        assert ended.state is CaseState.ENDING
        assert DeadlineKind.ALARM in {d.kind for d in deadlines(ended)}
        seen = alarms.acknowledge(ended, party_for(ended, "kim", LEAD), NOON + minutes(2)).case
        assert seen.state is ended.ended_as


def test_who_cannot_go_on_at_a_level_brings_the_lead_back() -> None:
    roster = program()
    seen = seen_at("B", roster)
    step = holding.hand_over(seen, party_for(seen, "sam"), roster, NOON + minutes(9))
    assert leads(step.case, roster) == {"Kim"}


def test_danger_said_later_pages_the_lead_who_had_acknowledged() -> None:
    roster = program()
    step = alarms.raise_alarm(seen_at("B", roster), roster, NOON + minutes(9))
    assert leads(step.case, roster) == {"Kim"}


def test_who_does_not_agree_is_not_checked_on_and_can_change_their_mind() -> None:
    roster = program()
    case = worrying.choose_level(held_by_sam(roster), "B", roster, NOON).case
    no = worrying.note_agreed(case, Agreed.NO, NOON + minutes(1)).case
    assert no.crisis is not None
    assert no.crisis.checks == ()
    yes = worrying.note_agreed(no, Agreed.YES, NOON + timedelta(hours=30)).case
    assert yes.crisis is not None
    assert [c.after for c in yes.crisis.checks] == ["72h", "7d"]


def test_when_the_supporter_is_gone_the_lead_hears_that_nobody_is_there() -> None:
    roster = program()
    step = holding.release(seen_at("C", roster), roster, NOON + minutes(9))
    assert leads(step.case, roster) == {"Kim"}
    assert Kind.LEAD_PAGE in kinds(step.owed)
