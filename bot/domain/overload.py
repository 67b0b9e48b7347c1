"""Who carries too much: by the week, without a rest, or far more than the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.shifts import Span
from bot.domain.stretches import Stretch, merged

MOST_A_WEEK: Final = timedelta(hours=60)
"""On call in any seven days in a row. A choice of ours: nobody has published a limit for people who
are on call beside their work."""
LONGEST_BLOCK: Final = timedelta(hours=12)
LEAST_REST: Final = timedelta(hours=10)
"""Twelve hours at most, then ten off: the proposal of our reading of peer support programs, which
is that of hospital shifts."""
FAIR: Final = 2
"""So many times what people carry on average is far more than the others."""
FEWEST: Final = 3
"""With fewer people an average says something about one of them, and is not shown."""
_WEEK: Final = timedelta(days=7)
_MIRROR: Final = datetime(2100, 1, 1, tzinfo=UTC)

Held = Mapping[str, tuple[Stretch, ...]]
"""By member id: when they are on call, in order; what touches is one."""


@dataclass(frozen=True, slots=True)
class Overload:
    """One person, and what of their share is too much; None where it is not."""

    member_id: str
    week: timedelta | None = None
    block: timedelta | None = None
    """On call without ten hours off in between."""
    share: timedelta | None = None


def shares(spans: Iterable[Span]) -> Held:
    found: dict[str, list[Stretch]] = {}
    for one in spans:
        found.setdefault(one.member_id, []).append((one.begins, one.ends))
    return {member_id: merged(parts) for member_id, parts in sorted(found.items())}


def total(parts: Iterable[Stretch]) -> timedelta:
    return sum((ends - begins for begins, ends in parts), timedelta())


def overloaded(held: Held) -> tuple[Overload, ...]:
    """Those who carry most come first."""
    totals = {member_id: total(parts) for member_id, parts in held.items()}
    mean = sum(totals.values(), timedelta()) / len(totals) if totals else timedelta()
    found = []
    for member_id, parts in held.items():
        week, block, mine = busiest_week(parts), longest_block(parts), totals[member_id]
        unfair = len(totals) >= FEWEST and mine > FAIR * mean and mine > LONGEST_BLOCK
        one = Overload(
            member_id,
            week if week > MOST_A_WEEK else None,
            block if block > LONGEST_BLOCK else None,
            mine if unfair else None,
        )
        if one != Overload(member_id):
            found.append(one)
    return tuple(sorted(found, key=lambda one: (-totals[one.member_id], one.member_id)))


def busiest_week(parts: tuple[Stretch, ...]) -> timedelta:
    """Most time on call within any seven days; the busiest one can be moved until it begins or
    ends where a part does. Two pointers: each part enters and leaves once."""
    return max(_from_starts(parts), _from_starts(_mirrored(parts)))


def _from_starts(parts: tuple[Stretch, ...]) -> timedelta:
    most, whole, last = timedelta(), timedelta(), 0
    for begins, ends in parts:
        while last < len(parts) and parts[last][1] - begins <= _WEEK:
            whole += parts[last][1] - parts[last][0]
            last += 1
        cut = begins + _WEEK - parts[last][0] if last < len(parts) else timedelta()
        most = max(most, whole + max(cut, timedelta()))
        if ends - begins <= _WEEK:
            whole -= ends - begins
        else:
            last += 1
    return most


def _mirrored(parts: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Time turned round, so that weeks that end with a part become weeks that begin with it."""
    return tuple(
        (_MIRROR - (ends - _MIRROR), _MIRROR - (begins - _MIRROR))
        for begins, ends in reversed(parts)
    )


def blocks(parts: Iterable[Stretch]) -> tuple[timedelta, ...]:
    """Hours on call between two rests of at least ten hours."""
    found, last = list[timedelta](), None
    for begins, ends in parts:
        if last is not None and begins - last < LEAST_REST:
            found[-1] += ends - begins
        else:
            found.append(ends - begins)
        last = ends
    return tuple(found)


def longest_block(parts: Iterable[Stretch]) -> timedelta:
    return max(blocks(parts), default=timedelta())
