"""Where a life is feared for: nobody waits for the morning, nobody holds it alone, no quiet end."""

from collections.abc import Callable

import pytest

from bot.domain import alarms, ending, holding, worrying
from bot.domain.cases import Case, CaseState, Step
from bot.domain.notices import Kind
from bot.domain.parties import PartyState
from bot.domain.people import Roster
from bot.domain.policy import DEFAULTS, Policy, Urgency
from tests.domain.test_worrying import held_by_sam, leads, program, seen_at
from tests.make import NIGHT, NOON, kinds, make_log, minutes, party_for

NOW, SOON = DEFAULTS[Urgency.NOW], DEFAULTS[Urgency.SOON]
SAM_IS_OUT: dict[str, Callable[[Case, Roster], Step]] = {
    "silence": lambda case, roster: holding.release(case, roster, NIGHT),
    "hand-over": lambda case, roster: holding.hand_over(
        case, party_for(case, "sam"), roster, NIGHT
    ),
}


def paged(case: Case) -> set[str | None]:
    return {party.member_id for party in case.paged}


@pytest.mark.parametrize("leave", SAM_IS_OUT.values(), ids=SAM_IS_OUT)
def test_at_level_c_the_next_supporter_is_woken(leave: Callable[[Case, Roster], Step]) -> None:
    roster = program()
    held = held_by_sam(roster, Urgency.SOON)
    assert not paged(leave(held, roster).case)
    grave = worrying.choose_level(held, "C", roster, NIGHT, NOW).case
    step = leave(grave, roster)
    assert paged(step.case) == {"m-lee"}
    assert step.case.search is not None
    assert step.case.search.next_at == NIGHT + NOW.tiers[0].wait


def test_a_search_that_runs_already_is_hurried_by_level_c() -> None:
    roster = program()
    case = held_by_sam(roster, Urgency.SOON)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NIGHT).case
    assert not paged(case)
    assert paged(worrying.choose_level(case, "B", roster, NIGHT, NOW).case) == set()
    assert paged(worrying.choose_level(case, "C", roster, NIGHT, NOW).case) == {"m-lee"}


def test_more_urgent_by_the_requester_is_never_slower_than_before() -> None:
    roster = program()
    held = held_by_sam(roster, Urgency.PLAN)
    grave = worrying.choose_level(held, "C", roster, NOON, NOW).case
    raised = ending.raise_urgency(grave, Urgency.SOON, Policy(), roster, NOON).case
    assert raised.plan.tiers == NOW.tiers
    assert raised.plan.contact == SOON.contact


def test_a_release_never_slows_down_the_search_of_who_could_not_go_on() -> None:
    roster = program()
    case = held_by_sam(roster, Urgency.SOON)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NIGHT, NOW).case
    assert paged(case) == {"m-lee"}
    released = holding.release(case, roster, NIGHT, PartyState.CONFLICTED).case
    assert released.search is not None
    assert released.search.wakes
    assert released.search.plan == NOW


def test_who_cannot_go_on_after_a_hand_over_has_the_lead_paged() -> None:
    roster = program()
    case = held_by_sam(roster)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NOON).case
    case = worrying.choose_level(case, "C", roster, NOON, NOW).case
    step = holding.hand_over(case, party_for(case, "sam"), roster, NOON, NOW)
    assert leads(step.case, roster) == {"Kim"}
    assert Kind.PAGE_REDRAW in kinds(step.owed)
    again = holding.hand_over(step.case, party_for(case, "sam"), roster, NOON, NOW)
    assert again.owed == ()


def test_a_level_after_i_cannot_go_on_pages_the_lead() -> None:
    roster = program()
    case = held_by_sam(roster)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NOON, NOW).case
    assert not leads(case, roster)
    assert leads(worrying.choose_level(case, "A", roster, NOON, NOW).case, roster) == {"Kim"}


def test_in_danger_a_lead_who_had_acknowledged_is_paged_again_by_i_cannot_go_on() -> None:
    roster = program()
    case = held_by_sam(roster, Urgency.DANGER)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NOON).case
    kim = next(p for p in case.parties if p.member_id == "m-kim")
    case = alarms.acknowledge(case, kim, NOON + minutes(1)).case
    assert not leads(case, roster)
    step = holding.hand_over(case, party_for(case, "sam"), roster, NOON + minutes(2), case.plan)
    assert "Kim" in leads(step.case, roster)


def test_danger_during_a_hand_over_pages_everybody_at_once() -> None:
    roster = program()
    case = held_by_sam(roster, Urgency.SOON)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NOON).case
    at = NOON + minutes(1)
    step = ending.raise_urgency(case, Urgency.DANGER, Policy(), roster, at)
    pages = [n.member_id for n in step.owed if n.kind is Kind.PAGE]
    assert sorted(str(one) for one in pages) == ["m-lee", "m-sam"]
    assert step.case.search is not None
    assert step.case.search.next_at == at + minutes(2)


def test_a_lead_paged_without_a_level_hears_of_a_quiet_end() -> None:
    roster = program()
    case = worrying.page_lead(held_by_sam(roster), roster, NOON).case
    kim = next(p for p in case.parties if p.member_id == "m-kim")
    case = alarms.acknowledge(case, kim, NOON + minutes(1)).case
    step = ending.cancel(case, roster, NOON + minutes(2))
    assert step.case.state is CaseState.ENDING
    assert Kind.SAFE_CHECK in kinds(step.owed)
    assert leads(step.case, roster) == {"Kim"}


def test_an_open_end_after_the_lead_acknowledged_needs_no_second_word() -> None:
    roster = program()
    case = seen_at("B", roster)
    step = ending.close(case, party_for(case, "sam"), make_log(), roster, NOON + minutes(3))
    assert step.case.state is CaseState.CLOSED


def test_who_accepts_after_a_hand_over_answers_no_old_question() -> None:
    roster = program()
    case = held_by_sam(roster)
    case = holding.check_due(case, NOON + minutes(30)).case
    case = holding.hand_over(case, party_for(case, "sam"), roster, NOON + minutes(31)).case
    lee = next(m for m in roster.members if m.name == "Lee")
    step = holding.accept(case, party_for(case, "lee"), lee, NOON + minutes(32))
    assert Kind.CHECK_REQUESTER_REDRAW in kinds(step.owed)


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.TODAY])
def test_more_urgent_by_the_requester_never_slows_who_cannot_go_on(urgency: Urgency) -> None:
    roster = program()
    case = held_by_sam(roster, Urgency.PLAN)
    case = holding.hand_over(case, party_for(case, "sam"), roster, NIGHT, NOW).case
    raised = ending.raise_urgency(case, urgency, Policy(), roster, NIGHT).case
    assert raised.search is not None
    assert raised.search.wakes
    assert raised.search.plan.tiers == NOW.tiers
    assert raised.search.next_at <= NIGHT + NOW.last.wait
