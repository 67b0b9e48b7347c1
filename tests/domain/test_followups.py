"""Check-ins: as agreed and no more; at most two without an answer; nothing after a stop."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import ending, followups, holding
from bot.domain.after import After, FollowUpState
from bot.domain.awake import is_day
from bot.domain.cases import Case, CaseState
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.log import Span
from bot.domain.notices import Kind
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.domain.refusals import CaseOver, CheckInOver, UnknownCard
from tests.make import (
    NIGHT,
    NOON,
    kinds,
    make_asked,
    make_log,
    make_member,
    make_roster,
    make_supporter,
    make_team,
    minutes,
    party_for,
)

DAY = timedelta(days=1)
ROSTER = make_roster(*make_team(1), make_member("kim", Role.LEAD))


def held(urgency: Urgency = Urgency.NOW) -> Case:
    case = make_asked(urgency, ROSTER).case
    return holding.accept(case, party_for(case, "sam"), make_supporter(), NOON).case


def closed(*spans: Span, at: datetime = NOON, urgency: Urgency = Urgency.NOW) -> Case:
    case = held(urgency)
    log = make_log(follow_ups=spans)
    return ending.close(case, party_for(case, "sam"), log, ROSTER, at).case


def after(case: Case) -> After:
    assert case.after is not None
    return case.after


def states(case: Case) -> list[FollowUpState]:
    return [f.state for f in after(case).follow_ups]


def asked(*spans: Span) -> Case:
    return followups.due(closed(*spans), NOON + DAY).case


def test_a_closed_case_waits_for_what_was_agreed_and_for_nothing_else() -> None:
    case = closed(Span.WEEK, Span.DAY)
    assert case.state is CaseState.CLOSED
    (waits,) = deadlines(case)
    assert waits.kind is DeadlineKind.FOLLOW_UP
    assert waits.due_at == NOON + DAY
    assert deadlines(closed()) == ()


def test_three_are_the_most() -> None:
    assert len(after(closed(*Span)).follow_ups) == 3
    assert [f.span for f in after(closed(Span.MONTH, Span.DAY, Span.DAY)).follow_ups] == [
        Span.DAY,
        Span.MONTH,
    ]


def test_each_is_asked_once_when_its_time_has_come() -> None:
    case = closed(Span.DAY, Span.WEEK)
    assert followups.due(case, NOON + DAY - minutes(1)).owed == ()
    step = followups.due(case, NOON + DAY)
    assert kinds(step.owed) == [Kind.FOLLOW_UP]
    assert followups.due(step.case, NOON + DAY).owed == ()
    later = followups.due(step.case, NOON + 7 * DAY)
    assert kinds(later.owed) == [Kind.FOLLOW_UP]


def test_a_case_that_waits_for_a_lead_still_keeps_its_promise() -> None:
    case = closed(Span.DAY, urgency=Urgency.DANGER)
    assert case.state is CaseState.ENDING
    assert DeadlineKind.FOLLOW_UP in {d.kind for d in deadlines(case)}


def test_after_a_gap_there_is_one_and_not_all_that_were_missed() -> None:
    step = followups.due(closed(Span.DAY, Span.THREE_DAYS, Span.WEEK), NOON + 4 * DAY)
    assert kinds(step.owed) == [Kind.FOLLOW_UP]
    assert states(step.case) == ["passed", "asked", "waiting"]


def test_one_that_became_due_at_night_waits_for_the_morning() -> None:
    case = closed(Span.DAY)
    late = NIGHT + DAY
    step = followups.due(case, late)
    assert step.owed == ()
    (waits,) = deadlines(step.case)
    assert waits.due_at > late
    assert is_day(case.asking.zone, waits.due_at)


def test_two_without_an_answer_and_there_is_silence() -> None:
    case = closed(Span.DAY, Span.THREE_DAYS, Span.WEEK)
    for days in (1, 3):
        case = followups.due(case, NOON + days * DAY).case
    step = followups.due(case, NOON + 7 * DAY)
    assert step.owed == ()
    assert states(step.case) == ["asked", "asked", "silent"]
    assert deadlines(step.case) == ()


def test_an_answer_breaks_the_silence() -> None:
    case = asked(Span.DAY, Span.THREE_DAYS, Span.WEEK)
    case = followups.due(followups.okay(case, 0).case, NOON + 3 * DAY).case
    step = followups.due(case, NOON + 7 * DAY)
    assert kinds(step.owed) == [Kind.FOLLOW_UP]


def test_later_is_the_same_time_tomorrow_twice_at_most() -> None:
    case, at = asked(Span.DAY), NOON + DAY
    for _ in range(2):
        case = followups.later(case, 0, at).case
        at += DAY
        (waits,) = deadlines(case)
        assert waits.due_at == at
        case = followups.due(case, at).case
    with pytest.raises(CheckInOver):
        followups.later(case, 0, at)


def test_later_also_works_on_a_card_that_a_newer_one_followed() -> None:
    case = followups.due(asked(Span.DAY, Span.THREE_DAYS), NOON + 3 * DAY).case
    put_off = followups.later(case, 0, NOON + 3 * DAY).case
    assert states(put_off) == ["waiting", "asked"]


def test_nothing_comes_after_a_stop() -> None:
    case = followups.stop(asked(Span.DAY, Span.WEEK)).case
    assert deadlines(case) == ()
    for days in range(1, 40):
        assert followups.due(case, NOON + days * DAY).owed == ()
    for press in (followups.okay, followups.wants_to_talk):
        with pytest.raises(CheckInOver):
            press(case, 0)
    with pytest.raises(CheckInOver):
        followups.later(case, 0, NOON)


def test_doing_it_twice_changes_nothing() -> None:
    case = asked(Span.DAY)
    okay, stopped = followups.okay(case, 0).case, followups.stop(case).case
    put_off = followups.later(case, 0, NOON + DAY).case
    assert followups.okay(okay, 0).case == okay
    assert followups.stop(stopped).case == stopped
    assert followups.later(put_off, 0, NOON + 2 * DAY).case == put_off


def test_a_card_that_never_was_leads_nowhere() -> None:
    for case in (held(), closed(), closed(Span.DAY)):
        with pytest.raises(UnknownCard):
            followups.okay(case, 3)
    with pytest.raises(CheckInOver):
        followups.okay(closed(Span.DAY), 0)
    with pytest.raises(UnknownCard):
        followups.stop(held())


def test_the_five_questions_are_offered_at_the_close_or_with_the_first_answer() -> None:
    assert after(closed()).offers_evaluation
    assert not after(asked(Span.DAY)).offers_evaluation
    assert after(followups.okay(asked(Span.DAY), 0).case).offers_evaluation
    stopped = followups.stop(followups.okay(asked(Span.DAY, Span.WEEK), 0).case).case
    assert not after(stopped).offers_evaluation


@given(
    st.sets(st.sampled_from(Span)),
    st.lists(st.tuples(st.sampled_from(("okay", "later", "stop", "nothing")), st.integers(0, 60))),
)
def test_never_more_than_agreed_never_at_night_never_three_unanswered(
    spans: set[Span], presses: list[tuple[str, int]]
) -> None:
    case, at, silent, sent = closed(*spans), NOON, 0, 0
    for press, hours in presses:
        at += timedelta(hours=hours)
        step = followups.due(case, at)
        case = step.case
        if Kind.FOLLOW_UP in kinds(step.owed):
            assert is_day(case.asking.zone, at)
            sent, silent = sent + 1, silent + 1
        newest = after(case).newest
        if newest is None or press == "nothing":
            continue
        try:
            match press:
                case "okay":
                    case = followups.okay(case, newest).case
                case "later":
                    case = followups.later(case, newest, at).case
                case _:
                    case = followups.stop(case).case
        except CheckInOver:
            continue
        silent = 0
        assert not (after(case).stopped and deadlines(case))
    assert silent <= 2
    assert sent <= min(len(spans), 3) * (1 + followups.PUT_OFF)


def test_closing_twice_is_once_and_a_cancelled_case_cannot_be_closed() -> None:
    case = closed(Span.DAY)
    again = ending.close(case, party_for(case, "sam"), make_log("declined"), ROSTER, NOON)
    assert again.case == case
    assert again.owed == ()
    gone = ending.cancel(held(), ROSTER, NOON).case
    with pytest.raises(CaseOver):
        ending.close(gone, party_for(gone, "sam"), make_log(), ROSTER, NOON)


def test_the_holder_is_reminded_once_three_hours_after_contact() -> None:
    met = holding.contact_made(held(), False, NOON).case
    (waits,) = deadlines(met)
    assert (waits.kind, waits.due_at) == (DeadlineKind.LOG_REMINDER, NOON + minutes(180))
    step = holding.remind(met, ROSTER, NOON + minutes(180))
    assert kinds(step.owed) == [Kind.LOG_REMINDER]
    assert deadlines(step.case) == ()


def test_nobody_is_reminded_at_night_or_of_what_is_closed() -> None:
    met = holding.contact_made(held(), False, NIGHT - minutes(180)).case
    moved = holding.remind(met, ROSTER, NIGHT)
    assert moved.owed == ()
    (waits,) = deadlines(moved.case)
    assert waits.due_at == NIGHT + minutes(240)
    assert kinds(holding.remind(moved.case, ROSTER, waits.due_at).owed) == [Kind.LOG_REMINDER]
    over = ending.close(met, party_for(met, "sam"), make_log(), ROSTER, NIGHT).case
    assert deadlines(over) == ()
    assert holding.remind(over, ROSTER, NIGHT).owed == ()
