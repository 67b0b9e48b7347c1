"""The moments a case waits for: a pure function of the case, saved with it in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.cases import Case, CaseState


class DeadlineKind(StrEnum):
    SEARCH = "search"
    """The next tier, the next round, or somebody's morning."""
    ALARM = "alarm"
    """The next step of the lead chain."""
    CONTACT_CHECK = "contact_check"
    CONTACT_RELEASE = "contact_release"
    LEAD_CHECK = "lead_check"
    """The next check of the lead, 24 hours, 72 hours or 7 days after a crisis."""
    NAME_TOLD = "name_told"
    """The person whose name was shown hears of it."""
    LOG_REMINDER = "log_reminder"
    FOLLOW_UP = "follow_up"
    """The next check-in that the two agreed on."""


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    due_at: datetime
    kind: DeadlineKind


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """Everything ``case`` waits for now, earliest first. What was promised for the time after
    goes on when the case has ended."""
    found = [*_after_crisis(case), *_of_the_end(case)]
    if case.search is not None and case.state.is_asking:
        found.append(Deadline(case.search.next_at, DeadlineKind.SEARCH))
    if case.alarm is not None and not case.alarm.acknowledged and not case.state.is_over:
        found.append(Deadline(case.alarm.next_at, DeadlineKind.ALARM))
    watch = case.watch
    if watch is not None and case.state is CaseState.HELD and watch.reached_at is None:
        kind = DeadlineKind.CONTACT_RELEASE if watch.asked else DeadlineKind.CONTACT_CHECK
        found.append(Deadline(watch.release_at if watch.asked else watch.check_at, kind))
    return tuple(sorted(found))


def _after_crisis(case: Case) -> Iterator[Deadline]:
    crisis = case.crisis
    if crisis is None:
        return
    if crisis.checks:
        yield Deadline(crisis.checks[0].due_at, DeadlineKind.LEAD_CHECK)
    if crisis.name is not None and crisis.name.tell_at is not None:
        yield Deadline(crisis.name.tell_at, DeadlineKind.NAME_TOLD)


def _of_the_end(case: Case) -> Iterator[Deadline]:
    """Contact was made and the case still waits to be closed; it was, and a check-in is agreed."""
    watch = case.watch
    met = case.state is CaseState.HELD and watch is not None and watch.reached_at is not None
    if met and watch is not None and watch.remind_at is not None:
        yield Deadline(watch.remind_at, DeadlineKind.LOG_REMINDER)
    if case.after is not None and case.after.next_due is not None:
        yield Deadline(case.after.next_due, DeadlineKind.FOLLOW_UP)
