"""From days, people and turns to iCalendar rules: one weekly rule for each person and week.

A weekly rule with an interval says everything that a rotation can be, so that any library that
reads RRULE gives the same days. With k days a week and m people in a daily rotation the pattern
comes again after m / gcd(k, m) weeks.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.shifts import Rule, Shift, Turn

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def with_rules(shift: Shift) -> Shift:
    """``shift`` with the rules that its days, people and turns mean."""
    return replace(shift, rules=tuple(_rules(shift)))


def _rules(shift: Shift) -> Iterator[Rule]:
    match shift.turn:
        case Turn.DAILY:
            yield from _daily(shift)
        case Turn.WEEKLY:
            yield from _weekly(shift)
        case _:
            for member_id in shift.who:
                yield _rule(shift, member_id, 0, 1, _in_week(shift))


def _weekly(shift: Shift) -> Iterator[Rule]:
    cycle = len(shift.who) * shift.every
    for place, member_id in enumerate(shift.who):
        for week in range(place * shift.every, (place + 1) * shift.every):
            yield _rule(shift, member_id, week, cycle, _in_week(shift))


def _daily(shift: Shift) -> Iterator[Rule]:
    week_days, people = _in_week(shift), len(shift.who)
    cycle = people // math.gcd(len(week_days), people)
    for week in range(cycle):
        turns: dict[str, list[int]] = {}
        for position, day in enumerate(week_days):
            whose = shift.who[(week * len(week_days) + position) % people]
            turns.setdefault(whose, []).append(day)
        for member_id, days in turns.items():
            yield _rule(shift, member_id, week, cycle, tuple(days))


def _in_week(shift: Shift) -> tuple[int, ...]:
    """The days in the order in which they come in a week that begins on the first day's weekday."""
    start = shift.first.weekday()
    return tuple(sorted(shift.days, key=lambda day: (day - start) % 7))


def _rule(shift: Shift, member_id: str, week: int, cycle: int, days: tuple[int, ...]) -> Rule:
    """From the ``week``-th week on, each ``cycle`` weeks, on ``days``."""
    opens = shift.first + timedelta(weeks=week)
    ahead = min((day - opens.weekday()) % 7 for day in days)
    starts = datetime.combine(opens + timedelta(days=ahead), shift.starts)
    parts = [
        "FREQ=WEEKLY",
        f"INTERVAL={cycle}",
        f"WKST={_CODES[shift.first.weekday()]}",
        f"BYDAY={','.join(_CODES[day] for day in days)}",
    ]
    if shift.last is not None:
        parts.append(f"UNTIL={_until(shift.last)}")
    return Rule(member_id, starts, ";".join(parts))


def _until(last: date) -> str:
    """Wall time, as the start: the last day still serves."""
    return f"{last:%Y%m%d}T235959"
