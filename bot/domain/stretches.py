"""Stretches of time: joined where they touch, and what is left of some without others."""

from collections.abc import Iterable
from datetime import datetime

Stretch = tuple[datetime, datetime]
"""From one moment to another (UTC), the end not included."""


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """In order; what touches or overlaps is one."""
    found: list[Stretch] = []
    for begins, ends in sorted(stretches):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return tuple(found)


def without(stretches: Iterable[Stretch], gone: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """What of ``stretches`` lies in none of ``gone``, in order."""
    left = sorted(stretches)
    for opens, closes in gone:
        left = [
            (begins, ends)
            for one in left
            for begins, ends in _around(one, opens, closes)
            if begins < ends
        ]
    return tuple(left)


def _around(one: Stretch, opens: datetime, closes: datetime) -> tuple[Stretch, ...]:
    begins, ends = one
    if closes <= begins or ends <= opens:
        return (one,)
    return (begins, opens), (closes, ends)
