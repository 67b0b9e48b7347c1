"""Cover: somebody else takes a shift, or parts of it. First come, first served, piece by piece.

Whose shift it is stays on call until somebody takes it. What is still open is never kept: it
follows from who is on call now, so that a stand-in made elsewhere closes it as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.able import in_service
from bot.domain.awake import is_awake, next_morning
from bot.domain.cover_refusals import NotOpen
from bot.domain.matching import may_be_asked
from bot.domain.people import Member, Roster
from bot.domain.rota_refusals import ReversedDates
from bot.domain.shifts import Span
from bot.domain.stretches import without

AHEAD: Final = timedelta(days=35)
"""How far ahead a shift may be offered."""
REMIND_BEFORE: Final = (timedelta(hours=24), timedelta(hours=4))
"""Who has not answered is asked again so long before it begins, at the round of the hour."""
ALARM_BEFORE: Final = timedelta(hours=2)
"""From here on the coordinators are told what nobody has taken."""
GRACE: Final = timedelta(minutes=10)
"""For colleagues to answer first, where cover is asked for within the last hours."""
SHORTEST: Final = timedelta(minutes=15)
"""A shorter piece is nobody's to take."""


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """From one moment to another (UTC, end not included)."""

    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        return self.ends - self.begins

    def within(self, other: "Piece") -> "Piece | None":
        begins, ends = max(self.begins, other.begins), min(self.ends, other.ends)
        return Piece(begins, ends) if begins < ends else None


@dataclass(frozen=True, slots=True)
class Take:
    """Who has taken which piece."""

    member_id: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Cover:
    """One shift of ``out`` that others are asked to take. ``asked_by`` is ``out``, or whoever asks
    on their behalf."""

    cover_id: str
    shift_id: str
    out: str
    asked_by: str
    piece: Piece
    takes: tuple[Take, ...] = ()
    asked: tuple[str, ...] = ()
    """Member ids of everybody who has a card."""
    declined: tuple[str, ...] = ()
    reminded: int = 0
    """How many of ``REMIND_BEFORE`` are over."""
    alarmed: bool = False
    withdrawn: bool = False
    settled: bool = False
    """Over, and every card says so."""

    def is_live(self, now: datetime) -> bool:
        """Whether there may still be something to take."""
        return not self.withdrawn and now < self.piece.ends

    def has_taken(self, member_id: str) -> bool:
        return any(take.member_id == member_id for take in self.takes)

    def waiting(self) -> tuple[str, ...]:
        """Who has a card and has said nothing."""
        answered = {*self.declined, *(take.member_id for take in self.takes)}
        return tuple(one for one in self.asked if one not in answered)


@dataclass(frozen=True, slots=True)
class Offerable:
    """What somebody may ask cover for: their own shifts, and those of others on their behalf."""

    reader: Member
    own: tuple[Span, ...]
    others: tuple[Span, ...]
    names: Mapping[str, str]
    """Of the shifts, by id."""
    roster: Roster


def open_pieces(cover: Cover, spans: Iterable[Span], now: datetime) -> tuple[Piece, ...]:
    """What can still be taken: where ``out`` is on call for that shift from now on."""
    if not cover.is_live(now):
        return ()
    rest = Piece(max(now, cover.piece.begins), cover.piece.ends)
    theirs = (s for s in spans if s.member_id == cover.out and s.shift_id == cover.shift_id)
    found = (Piece(s.begins, s.ends).within(rest) for s in theirs)
    return _less((one for one in found if one is not None), (take.piece for take in cover.takes))


def still_held(cover: Cover, spans: Iterable[Span]) -> tuple[Take, ...]:
    """What was taken and is still theirs: they may have given it on, or the shift is gone."""
    there = [one for one in spans if one.shift_id == cover.shift_id]
    found = [
        Take(take.member_id, piece)
        for take in cover.takes
        for span in there
        if span.member_id == take.member_id
        and (piece := Piece(span.begins, span.ends).within(take.piece)) is not None
    ]
    return tuple(sorted(found, key=lambda take: (take.piece, take.member_id)))


def _less(pieces: Iterable[Piece], gone: Iterable[Piece]) -> tuple[Piece, ...]:
    left = without(((one.begins, one.ends) for one in pieces), ((g.begins, g.ends) for g in gone))
    return tuple(Piece(*one) for one in left)


def chosen(wanted: Piece | None, pieces: tuple[Piece, ...], now: datetime) -> tuple[Piece, ...]:
    """What of the open ``pieces`` somebody takes: all, or one part that lies in one of them.

    A start that has passed is now.
    """
    if wanted is None:
        if not pieces:
            raise NotOpen
        return pieces
    if wanted.ends <= wanted.begins:
        raise ReversedDates
    part = Piece(max(wanted.begins, now), wanted.ends)
    inside = next((one for one in pieces if part.within(one) == part), None)
    if part.ends <= part.begins or inside is None:
        raise NotOpen
    if part.length < min(SHORTEST, inside.length):
        raise NotOpen
    return (part,)


def taken(cover: Cover, member_id: str, pieces: Iterable[Piece]) -> Cover:
    return replace(cover, takes=(*cover.takes, *(Take(member_id, one) for one in pieces)))


def served_by(member: Member, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """What of ``pieces`` lies within the time for which their training is current."""
    window = in_service(member)
    if window is None:
        return ()
    whole = Piece(*window)
    return tuple(part for one in pieces if (part := one.within(whole)) is not None)


def free_in(pieces: Iterable[Piece], spans: Iterable[Span]) -> bool:
    """Whether somebody with these ``spans`` of their own could take any part of ``pieces``."""
    busy = [Piece(span.begins, span.ends) for span in spans]
    return any(one.length >= SHORTEST for one in _less(pieces, busy))


def able(
    roster: Roster, cover: Cover, pieces: tuple[Piece, ...], spans: Iterable[Span], now: datetime
) -> tuple[Member, ...]:
    """Everybody who may be asked: they support now, have not paused, and are free for a part of
    the time for which their training is current."""
    theirs: dict[str, list[Span]] = {}
    for span in spans:
        theirs.setdefault(span.member_id, []).append(span)
    return tuple(
        member
        for member in roster.members
        if member.member_id != cover.out
        and may_be_asked(member, now)
        and free_in(served_by(member, pieces), theirs.get(member.member_id, ()))
    )


def when_to_ask(member: Member, begins: datetime, now: datetime) -> datetime | None:
    """None: at once. Whoever sleeps is asked in their morning, unless it begins before that."""
    if is_awake(member, now):
        return None
    morning = next_morning(member, now)
    return morning if morning + ALARM_BEFORE <= begins else None


def reminders_due(begins: datetime, now: datetime) -> int:
    """How many of the reminders should be over by now."""
    return sum(begins - now <= before for before in REMIND_BEFORE)
