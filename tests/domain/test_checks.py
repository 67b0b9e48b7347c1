"""The lead's checks at 24 hours, 72 hours and 7 days: asked until answered, never dropped."""

from datetime import timedelta

from bot.domain import checks, ending
from bot.domain.cases import Case, CaseState
from bot.domain.crisis import Checked
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole
from bot.domain.people import Roster
from tests.domain.test_worrying import program, seen_at
from tests.make import NIGHT, NOON, kinds, make_log, minutes, names_of, party_for

DAY = timedelta(days=1)


def closed() -> Case:
    roster = program()
    seen = seen_at("B", roster)
    return ending.close(seen, party_for(seen, "sam"), make_log(), roster, NOON + minutes(40)).case


def test_a_closed_case_still_waits_for_the_checks_and_for_nothing_else() -> None:
    case = closed()
    assert case.state is CaseState.CLOSED
    assert [(d.kind, d.due_at) for d in deadlines(case)] == [(DeadlineKind.LEAD_CHECK, NOON + DAY)]


def test_the_lead_who_acknowledged_is_asked_first_and_alone() -> None:
    step = checks.due(closed(), program(), NOON + DAY)
    assert [n.member_id for n in step.owed] == ["m-kim"]


def test_a_silent_lead_is_asked_again_with_everybody_in_the_chain() -> None:
    roster = program()
    first = checks.due(closed(), roster, NOON + DAY)
    (waits,) = deadlines(first.case)
    assert waits.due_at == NOON + DAY + checks.AGAIN
    second = checks.due(first.case, roster, waits.due_at)
    asked = {n.member_id for n in second.owed if n.kind is Kind.LEAD_CHECK}
    assert asked == {"m-kim", "m-kai", "m-rae"}
    # They are asked to check in, and have no part in anything else.
    assert names_of(second.case, roster, PartyRole.LEAD) == {"Kim", "Kai", "Rae"}


def test_one_answer_is_enough_and_the_next_check_comes_on_its_day() -> None:
    roster = program()
    asked = checks.due(closed(), roster, NOON + DAY).case
    done = checks.answered(asked, "24h", Checked.DONE, NOON + DAY + minutes(9))
    assert Kind.LEAD_CHECK_REDRAW in kinds(done.owed)
    assert [d.due_at for d in deadlines(done.case)] == [NOON + timedelta(hours=72)]
    assert checks.answered(done.case, "24h", Checked.DONE, NOON + DAY + minutes(10)).owed == ()


def test_after_the_third_nothing_is_left() -> None:
    roster, case = program(), closed()
    for _ in range(3):
        (waits,) = deadlines(case)
        case = checks.due(case, roster, waits.due_at).case
        assert case.crisis is not None
        after = case.crisis.checks[0].after
        case = checks.answered(case, after, Checked.MISSED, waits.due_at).case
    assert deadlines(case) == ()


def test_a_no_ends_all_of_them() -> None:
    asked = checks.due(closed(), program(), NOON + DAY).case
    stopped = checks.answered(asked, "24h", Checked.STOPPED, NOON + DAY).case
    assert deadlines(stopped) == ()
    assert checks.due(stopped, program(), NOON + 3 * DAY).owed == ()


def test_a_lead_who_has_left_is_not_asked_and_the_others_are_at_once() -> None:
    roster = program()
    left = Roster(tuple(m for m in roster.members if m.name != "Kim"))
    asked = checks.due(closed(), left, NOON + DAY)
    assert {n.member_id for n in asked.owed} == {"m-kai", "m-rae"}


def test_a_press_on_an_old_card_is_no_answer_to_the_next_check() -> None:
    """The first was never answered, or late: its card still stands when the second is asked."""
    roster = program()
    asked = checks.due(closed(), roster, NOON + DAY).case
    first = checks.answered(asked, "24h", Checked.DONE, NOON + 3 * DAY).case
    second = checks.due(first, roster, NOON + 3 * DAY).case
    late = checks.answered(second, "24h", Checked.DONE, NOON + 3 * DAY)
    assert late.case == second
    assert set(kinds(late.owed)) == {Kind.LEAD_CHECK_REDRAW}


def test_nobody_is_woken_for_a_check_where_no_life_was_feared_for() -> None:
    roster, night = program(), NIGHT + DAY
    step = checks.due(closed(), roster, night)
    (card,) = step.owed
    assert card.due_at is not None
    assert card.due_at > night
    assert [d.due_at for d in deadlines(step.case)] == [card.due_at + checks.AGAIN]
    seen = seen_at("C", roster)
    grave = ending.close(seen, party_for(seen, "sam"), make_log(), roster, NOON + minutes(40)).case
    (card,) = checks.due(grave, roster, night).owed
    assert card.due_at is None
