"""Check-ins with the person after a close: when, how often, and when to be silent. Pure steps."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.after import After, FollowUp, FollowUpState
from bot.domain.awake import is_day
from bot.domain.cases import Case, Step
from bot.domain.daytime import by_day, days_later
from bot.domain.log import NOT_REACHED, CaseLog, Span
from bot.domain.notices import Kind
from bot.domain.refusals import CheckInOver, UnknownCard

MOST = 3
UNANSWERED = 2
"""So many in a row without an answer, and there is silence."""
PUT_OFF = 2
"""How often one check-in can be put off."""


def begin(log: CaseLog, closed_by: str | None, at: datetime, zone: str) -> After:
    """Everything agreed at the close, each at the same time on the person's clock."""
    follow_ups, unmet = agreed(log.follow_ups, at, zone), log.disposition == NOT_REACHED
    return After(at, log, closed_by, follow_ups, unmet)


def agreed(spans: Iterable[Span], at: datetime, zone: str) -> tuple[FollowUp, ...]:
    chosen = sorted(set(spans), key=lambda span: span.days)[:MOST]
    return tuple(FollowUp(span, days_later(at, span.days, zone)) for span in chosen)


def due(case: Case, at: datetime) -> Step:
    """One check-in is asked, however many have become due; never at night, never after a stop."""
    after, zone = case.after, case.asking.zone
    if after is None or after.stopped:
        return Step(case)
    ready = [n for n, f in enumerate(after.follow_ups) if _is_due(f, at)]
    if not ready:
        return Step(case)
    if not is_day(zone, at):
        for number in ready:
            moved = replace(after.follow_ups[number], due_at=by_day(at, zone))
            after = after.with_follow_up(number, moved)
        return Step(replace(case, after=after))
    if _unanswered(after) >= UNANSWERED:
        return Step(replace(case, after=_all(after, FollowUpState.SILENT, FollowUpState.WAITING)))
    for number in ready[:-1]:
        passed = replace(after.follow_ups[number], state=FollowUpState.PASSED)
        after = after.with_follow_up(number, passed)
    asked = replace(after.follow_ups[ready[-1]], state=FollowUpState.ASKED, asked_at=at)
    changed = replace(case, after=after.with_follow_up(ready[-1], asked))
    return Step(changed).also(changed.tell_requester(Kind.FOLLOW_UP))


def waits_until(case: Case, at: datetime) -> datetime | None:
    """A check-in that was asked by day and could not be sent before the night waits for morning."""
    zone = case.asking.zone
    return None if is_day(zone, at) else by_day(at, zone)


def _is_due(follow_up: FollowUp, at: datetime) -> bool:
    return follow_up.state is FollowUpState.WAITING and follow_up.due_at <= at


def _unanswered(after: After) -> int:
    """How many of those asked last, in a row, still wait for an answer."""
    asked = [(f.asked_at, f.state) for f in after.follow_ups if f.asked_at is not None]
    count = 0
    for _, state in sorted(asked, reverse=True):
        if state is not FollowUpState.ASKED:
            break
        count += 1
    return count


def okay(case: Case, number: int) -> Step:
    """*I am okay*. Twice is once."""
    return _answered(case, number, FollowUpState.OKAY)


def wants_to_talk(case: Case, number: int) -> Step:
    """*I would like to talk*: the new request is somebody else's to open."""
    return _answered(case, number, FollowUpState.TALK)


def _answered(case: Case, number: int, answer: FollowUpState) -> Step:
    after, follow_up = found(case, number)
    if follow_up.state is answer:
        return Step(case)
    if follow_up.state is not FollowUpState.ASKED:
        raise CheckInOver
    return _redrawn(case, after.with_follow_up(number, replace(follow_up, state=answer)))


def later(case: Case, number: int, at: datetime) -> Step:
    """*Later*: the same time tomorrow, twice at most; also from a card that is not the newest."""
    after, follow_up = found(case, number)
    if follow_up.state is FollowUpState.WAITING and follow_up.put_off:
        return Step(case)
    if follow_up.state is not FollowUpState.ASKED or follow_up.put_off >= PUT_OFF:
        raise CheckInOver
    tomorrow = days_later(at, 1, case.asking.zone)
    put_off = replace(
        follow_up,
        state=FollowUpState.WAITING,
        due_at=tomorrow,
        put_off=follow_up.put_off + 1,
    )
    return _redrawn(case, after.with_follow_up(number, put_off))


def stop(case: Case) -> Step:
    """*Stop these*: whatever was agreed, nothing comes any more. Twice is once."""
    after = case.after
    if after is None:
        raise UnknownCard
    if after.stopped:
        return Step(case)
    open_states = (FollowUpState.WAITING, FollowUpState.ASKED)
    stopped = replace(_all(after, FollowUpState.STOPPED, *open_states), stopped=True)
    return _redrawn(case, stopped)


def found(case: Case, number: int) -> tuple[After, FollowUp]:
    """The check-in of this number, or a refusal: not every card that is pressed was ever ours."""
    after = case.after
    follow_up = after.follow_up(number) if after is not None else None
    if after is None or follow_up is None:
        raise UnknownCard
    return after, follow_up


def _all(after: After, to: FollowUpState, *states: FollowUpState) -> After:
    changed = (replace(f, state=to) if f.state in states else f for f in after.follow_ups)
    return replace(after, follow_ups=tuple(changed))


def _redrawn(case: Case, after: After) -> Step:
    changed = replace(case, after=after)
    return Step(changed).also(changed.tell_requester(Kind.FOLLOW_UP_REDRAW))
