"""Hand-offs: who goes on call, who goes off, and what each of them should read by then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.shifts import Span

LOOK_BACK = timedelta(days=2)
"""Long enough to find the span that ended, also when the word about it waited for the morning."""


class Change(StrEnum):
    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True, slots=True, order=True)
class Handoff:
    """One person goes on call for a shift, or goes off."""

    at: datetime
    shift_id: str
    member_id: str
    change: Change


@dataclass(frozen=True, slots=True)
class Told:
    """What is true when the word about it is sent. ``others``: before them, or now."""

    name: str
    change: Change
    until: datetime
    others: tuple[str, ...]


def handoffs(spans: Iterable[Span], after: datetime, until: datetime) -> Iterator[Handoff]:
    """Those within (after, until]. Whoever goes straight on in the same shift changes nothing."""
    there = tuple(spans)
    begun = {(one.shift_id, one.member_id, one.begins) for one in there}
    ended = {(one.shift_id, one.member_id, one.ends) for one in there}
    for shift_id, member_id, at in sorted(begun - ended, key=lambda key: key[2]):
        if after < at <= until:
            yield Handoff(at, shift_id, member_id, Change.BEGINS)
    for shift_id, member_id, at in sorted(ended - begun, key=lambda key: key[2]):
        if after < at <= until:
            yield Handoff(at, shift_id, member_id, Change.ENDS)


def told(
    spans: Iterable[Span], name: str, member_id: str, change: Change, now: datetime
) -> Told | None:
    """From the spans of one shift around ``now``; None where it is no longer so."""
    there = tuple(spans)
    mine = [one for one in there if one.member_id == member_id]
    present = next((one for one in mine if one.begins <= now < one.ends), None)
    if change is Change.BEGINS:
        return _begun(there, mine, present, name) if present is not None else None
    last = max((one.ends for one in mine if one.ends <= now), default=None)
    if present is not None or last is None or now - last > LOOK_BACK:
        return None
    others = tuple(one.member_id for one in there if one.begins <= now < one.ends)
    return Told(name, change, last, others)


def _begun(there: tuple[Span, ...], mine: list[Span], present: Span, name: str) -> Told:
    until, begins = present.ends, present.begins
    for one in mine:
        if one.begins == until:
            until = one.ends
    before = tuple(one.member_id for one in there if one.ends == begins)
    return Told(name, Change.BEGINS, until, before)
