"""How well the time is covered: gaps, one person alone, too much for one, and a score."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Final

from bot.domain.able import asked
from bot.domain.coverage_score import NO_SCORE, Score, Worked, score
from bot.domain.overload import Overload, overloaded, shares
from bot.domain.people import Roster
from bot.domain.shifts import Span
from bot.domain.stretches import Stretch, merged

SLIVER: Final = timedelta(minutes=1)
"""Nobody is missed for less."""


@dataclass(frozen=True, slots=True)
class Level:
    """How many people can be asked, from one moment to another; ``alone`` where it is one."""

    begins: datetime
    ends: datetime
    people: int
    alone: str | None = None


@dataclass(frozen=True, slots=True)
class Thin:
    """One person alone."""

    begins: datetime
    ends: datetime
    member_id: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one period. Without any shift nothing was promised, and nothing can be missing."""

    begins: datetime
    ends: datetime
    has_shifts: bool = False
    levels: tuple[Level, ...] = field(default=(), repr=False)
    """Of the promised time alone, in order."""
    gaps: tuple[Stretch, ...] = ()
    thin: tuple[Thin, ...] = ()
    overloaded: tuple[Overload, ...] = ()
    not_asked: tuple[str, ...] = ()
    """Member ids of those who are on call at some time in which they cannot be asked."""
    score: Score = NO_SCORE


def coverage(
    spans: Iterable[Span],
    roster: Roster,
    promised: Iterable[Stretch],
    period: Stretch,
    now: datetime,
    *,
    has_shifts: bool,
) -> Coverage:
    """``spans`` may reach beyond the period; only what lies within it counts."""
    begins, ends = period
    if not has_shifts:
        return Coverage(begins, ends)
    found = asked(within(spans, period), roster, now)
    steps = tuple(levels_of(found.able, begins, ends, promised))
    gaps = gaps_of(steps)
    held = shares(found.able)
    times = (_time((one.begins, one.ends) for one in steps), _time(gaps), _doubled(steps))
    return Coverage(
        begins,
        ends,
        has_shifts=True,
        levels=steps,
        gaps=gaps,
        thin=_thin(steps),
        overloaded=overloaded(held),
        not_asked=tuple(dict.fromkeys(one.member_id for one in found.not_able)),
        score=score(Worked(*times), held),
    )


def within(spans: Iterable[Span], period: Stretch) -> tuple[Span, ...]:
    """Cut at the ends of the period."""
    begins, ends = period
    kept = []
    for one in spans:
        if one.begins >= begins and one.ends <= ends:
            kept.append(one)
        elif one.overlaps(begins, ends):
            opens, closes = max(one.begins, begins), min(one.ends, ends)
            kept.append(Span(opens, closes, one.shift_id, one.member_id, one.instead_of))
    return tuple(kept)


def levels_of(
    spans: Iterable[Span], begins: datetime, ends: datetime, promised: Iterable[Stretch]
) -> Iterator[Level]:
    """One sweep over the spans and one over the promised time, both in order."""
    steps = iter(_steps(spans, begins, ends))
    step = next(steps, None)
    for opens, closes in promised:
        while step is not None and step.begins < closes:
            from_, to = max(step.begins, opens), min(step.ends, closes)
            if from_ < to:
                yield Level(from_, to, step.people, step.alone)
            if step.ends > closes:
                break
            step = next(steps, None)


def _steps(spans: Iterable[Span], begins: datetime, ends: datetime) -> Iterator[Level]:
    changes = [(one.begins, 1, one.member_id) for one in spans]
    changes += [(one.ends, -1, one.member_id) for one in spans]
    changes.sort(key=itemgetter(0))
    there, at = dict[str, int](), begins
    for moment, change, member_id in changes:
        if moment > at:
            yield _level(at, moment, there)
            at = moment
        held = there.get(member_id, 0) + change
        if held:
            there[member_id] = held
        else:
            del there[member_id]
    if at < ends:
        yield _level(at, ends, there)


def _level(begins: datetime, ends: datetime, there: dict[str, int]) -> Level:
    alone = next(iter(there)) if len(there) == 1 else None
    return Level(begins, ends, len(there), alone)


def gaps_of(steps: Iterable[Level]) -> tuple[Stretch, ...]:
    """When nobody can be asked; never less than a minute."""
    found = merged((one.begins, one.ends) for one in steps if not one.people)
    return tuple(gap for gap in found if gap[1] - gap[0] >= SLIVER)


def _thin(steps: Iterable[Level]) -> tuple[Thin, ...]:
    found: list[Thin] = []
    for one in steps:
        if one.alone is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.ends == one.begins and last.member_id == one.alone:
            found[-1] = Thin(last.begins, one.ends, one.alone)
        else:
            found.append(Thin(one.begins, one.ends, one.alone))
    return tuple(one for one in found if one.ends - one.begins >= SLIVER)


def _doubled(steps: Iterable[Level]) -> timedelta:
    return _time((one.begins, one.ends) for one in steps if one.people > 1)


def _time(stretches: Iterable[Stretch]) -> timedelta:
    return sum((ends - begins for begins, ends in stretches), timedelta())
