"""From rules and stand-ins to spans between two moments; a pure function of what it is given."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrule, rrulestr

from bot.domain.awake import zone_of
from bot.domain.daytime import moment_of
from bot.domain.shifts import FURTHEST, LONGEST_SPAN, Override, Rule, Shift, Span, by_time, stood_in
from bot.rota.holidays import holidays_in

_DAY = timedelta(days=1)


def spans(
    shifts: Iterable[Shift], overrides: Iterable[Override], begins: datetime, ends: datetime
) -> tuple[Span, ...]:
    """Everybody who is on call at some time between two moments, at most 400 days apart.

    Spans are whole: the first may begin before ``begins``, the last end after ``ends``.
    """
    ends = min(ends, begins + FURTHEST)
    if ends <= begins:
        return ()
    found = [span for shift in shifts for span in _of_shift(shift, begins, ends)]
    pieces = stood_in(found, overrides)
    return tuple(sorted((p for p in pieces if p.overlaps(begins, ends)), key=by_time))


def _of_shift(shift: Shift, begins: datetime, ends: datetime) -> Iterator[Span]:
    if shift.fixed:
        yield from _of_calendar(shift, begins, ends)
    zone = zone_of(shift.zone)
    opens = begins.astimezone(zone).replace(tzinfo=None) - LONGEST_SPAN
    closes = ends.astimezone(zone).replace(tzinfo=None) + _DAY
    skipped, moments = _skipped(shift, opens, closes), dict[date, tuple[datetime, datetime]]()
    for rule in shift.rules:
        for start in _near(rule, opens).between(opens, closes, inc=True):
            day = start.date()
            if day in skipped:
                continue
            if day not in moments:
                moments[day] = _moments(shift, start)
            from_, to = moments[day]
            if from_ < to and from_ < ends and to > begins:
                yield Span(from_, to, shift.shift_id, rule.member_id)


def _skipped(shift: Shift, opens: datetime, closes: datetime) -> frozenset[date]:
    named = frozenset(shift.skipped)
    if not shift.holidays:
        return named
    return named | holidays_in(shift.holidays, range(opens.year, closes.year + 1))


def _of_calendar(shift: Shift, begins: datetime, ends: datetime) -> Iterator[Span]:
    """Sorted by their begin, so that what is long over, or far ahead, is not looked at."""
    opens = bisect_left(shift.fixed, begins - LONGEST_SPAN, key=lambda one: one.begins)
    for one in islice(shift.fixed, opens, None):
        if one.begins >= ends:
            return
        if one.ends > begins:
            yield Span(one.begins, one.ends, shift.shift_id, one.member_id)


def _moments(shift: Shift, start: datetime) -> tuple[datetime, datetime]:
    day = start.date() + (_DAY if shift.overnight else timedelta())
    return moment_of(start, shift.zone), moment_of(datetime.combine(day, shift.ends), shift.zone)


def _near(rule: Rule, opens: datetime) -> rrule:
    """The rule as if it had begun just before ``opens``, so that its age costs nothing.

    A weekly rule without a count is the same from any of its own weeks on.
    """
    whole = rrulestr(rule.rrule, dtstart=rule.starts)
    if not isinstance(whole, rrule):
        raise TypeError("one rule was expected")
    weeks = _weeks(rule.rrule)
    if weeks is None or opens <= rule.starts:
        return whole
    cycle = timedelta(weeks=weeks)
    return whole.replace(dtstart=rule.starts + (opens - rule.starts) // cycle * cycle)


def _weeks(text: str) -> int | None:
    parts = dict(part.split("=", 1) for part in text.upper().split(";") if "=" in part)
    if parts.get("FREQ") != "WEEKLY" or "COUNT" in parts:
        return None
    return int(parts.get("INTERVAL", "1"))
