"""A calendar as it was read from a file, and whose each of its times is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.calendar_refusals import NamesNobody, NamesSeveral
from bot.domain.folding import folded
from bot.domain.people import Member
from bot.domain.refusals import Refusal
from bot.domain.shifts import Fixed, Shift, Span, by_time

MOST_BYTES: Final = 256 * 1024
MOST_EVENTS: Final = 500
MOST_TIMES: Final = 5_000
_LONGEST: Final = timedelta(hours=25)
"""A whole day is one piece, also the one on which clocks go back."""
_PIECE: Final = timedelta(days=1)
_SIGNS: Final = re.compile(r"([,/;:|()\[\]&+])")


@dataclass(frozen=True, slots=True)
class Event:
    """One time in a calendar. Its title is shown to whoever chose the file, and kept nowhere."""

    begins: datetime
    ends: datetime
    title: str
    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventProblem:
    """``begins`` is None where the event could not be worked out at all."""

    title: str
    begins: datetime | None
    why: Refusal


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """``cancelled`` and ``free``: how many times were passed over, since nobody serves then."""

    events: tuple[Event, ...] = ()
    problems: tuple[EventProblem, ...] = ()
    cancelled: int = 0
    free: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Times with whose they are, what is wrong, and how many events name nobody."""

    fixed: tuple[Fixed, ...]
    problems: tuple[EventProblem, ...]
    unnamed: int


def all_of(events: Iterable[Event], member: Member) -> Named:
    fixed = (Fixed(one.begins, one.ends, member.member_id) for one in events)
    return Named(tuple(sorted(set(fixed))), (), 0)


def by_name(events: Iterable[Event], supporters: Iterable[Member], *, leave_out: bool) -> Named:
    """Each event is of the one supporter whom it names; ``leave_out``: or of nobody."""
    book, people = _book(supporters), dict[_Texts, tuple[Member, ...]]()
    fixed, problems, unnamed = set[Fixed](), list[EventProblem](), 0
    for event in events:
        texts = ((event.title,), event.guests, event.hosts)
        if texts not in people:
            people[texts] = _named(texts, book)
        named = people[texts]
        if len(named) == 1:
            fixed.add(Fixed(event.begins, event.ends, named[0].member_id))
        elif named:
            names = ", ".join(sorted(member.name for member in named))
            problems.append(EventProblem(event.title, event.begins, NamesSeveral(names)))
        elif leave_out:
            unnamed += 1
        else:
            problems.append(EventProblem(event.title, event.begins, NamesNobody()))
    return Named(tuple(sorted(fixed)), tuple(problems), unnamed)


_Texts = tuple[tuple[str, ...], ...]
"""The title says most; then those who are invited; then whoever invites."""
_Book = Mapping[str, Mapping[str, tuple[Member, ...]]]
"""By their first word: the spellings of names as bare words, with whose they are."""


def _book(supporters: Iterable[Member]) -> _Book:
    found: dict[str, dict[str, tuple[Member, ...]]] = {}
    for member in supporters:
        for spelled in _spellings(folded(member.name)):
            names = found.setdefault(spelled.split()[0], {})
            names[spelled] = (*names.get(spelled, ()), member)
    return found


def _named(texts: _Texts, book: _Book) -> tuple[Member, ...]:
    for group in texts:
        found = {one.member_id: one for text in group for one in _in_text(text, book)}
        if found:
            return tuple(found.values())
    return ()


def _in_text(text: str, book: _Book) -> Iterator[Member]:
    """The longest names first: *Sam Lee* is not *Lee*."""
    # A comma stays a word of its own: between a last and a first name it says that they are one.
    # Other signs part what stands on both sides.
    words = f" {' '.join(one if one == ',' else folded(one) or '|' for one in _SIGNS.split(text))} "
    near = {name: who for word in set(words.split()) for name, who in book.get(word, {}).items()}
    for name in sorted(near, key=lambda one: (-len(one.split()), one)):
        if f" {name} " in words:
            words = words.replace(f" {name} ", " | ")
            yield from near[name]


def _spellings(name: str) -> Iterator[str]:
    parts = name.split()
    if parts:
        yield name
    for place in range(1, len(parts)):
        yield f"{' '.join(parts[place:])} , {' '.join(parts[:place])}"


def cut(spans: Iterable[Fixed]) -> tuple[Fixed, ...]:
    """Pieces of a day that touch, where one is longer; whoever reads the rota looks no further
    back than two days."""
    return tuple(sorted(piece for span in spans for piece in _pieces(span)))


def _pieces(span: Fixed) -> Iterator[Fixed]:
    begins = span.begins
    while span.ends - begins > _LONGEST:
        yield Fixed(begins, begins + _PIECE, span.member_id)
        begins += _PIECE
    yield Fixed(begins, span.ends, span.member_id)


def joined(spans: Iterable[Fixed]) -> tuple[Fixed, ...]:
    """Times of one person that touch, as one: however they were cut, they are the same."""
    by_person: dict[str, list[Fixed]] = {}
    for one in sorted(spans):
        by_person.setdefault(one.member_id, []).append(one)
    return tuple(sorted(whole for mine in by_person.values() for whole in _runs(mine)))


def _runs(mine: list[Fixed]) -> Iterator[Fixed]:
    begins = mine[0].begins
    for before, after in pairwise(mine):
        if before.ends != after.begins:
            yield Fixed(begins, before.ends, before.member_id)
            begins = after.begins
    yield Fixed(begins, mine[-1].ends, mine[-1].member_id)


def whole(spans: Iterable[Span], shifts: Iterable[Shift]) -> tuple[Span, ...]:
    """Pieces of imported times as the one that they were; what rules give, as it is."""
    imported = {one.shift_id for one in shifts if one.imported_on is not None}
    done, open_ = list[Span](), dict[tuple[str, str, str | None], Span]()
    for span in sorted(spans, key=by_time):
        key = (span.shift_id, span.member_id, span.instead_of)
        before = open_.get(key)
        if before is not None and before.ends == span.begins and span.shift_id in imported:
            open_[key] = replace(before, ends=span.ends)
            continue
        if before is not None:
            done.append(before)
        open_[key] = span
    return tuple(sorted([*done, *open_.values()], key=by_time))


@dataclass(frozen=True, slots=True)
class Difference:
    """From what to what; ``before`` is None for a new time, ``after`` for one that is gone."""

    before: Fixed | None
    after: Fixed | None

    @property
    def begins(self) -> datetime:
        one = self.after or self.before
        assert one is not None  # noqa: S101 - one of both is always there
        return one.begins


def differences(
    before: Iterable[Fixed], after: Iterable[Fixed], now: datetime
) -> tuple[Difference, ...]:
    """Between two sets of times, from ``now`` on, in order.

    A time that changed is one of the same person that begins on the same day (UTC), or the same
    time with somebody else; whatever else is not the same is gone and new.
    """
    old = {one for one in joined(before) if one.ends > now}
    new = {one for one in joined(after) if one.ends > now}
    gone, added = old - new, new - old
    found = [
        *_pairs(gone, added, lambda one: (one.member_id, one.begins.date())),
        *_pairs(gone, added, lambda one: (one.begins, one.ends)),
    ]
    found += [Difference(one, None) for one in gone]
    found += [Difference(None, one) for one in added]
    return tuple(sorted(found, key=_place))


def _place(one: Difference) -> tuple[datetime, str, bool]:
    there = one.after or one.before
    return one.begins, there.member_id if there is not None else "", one.after is None


def _pairs(
    gone: set[Fixed], added: set[Fixed], key: Callable[[Fixed], object]
) -> Iterator[Difference]:
    """Takes what belongs together out of both."""
    waiting: dict[object, list[Fixed]] = {}
    for one in sorted(gone, reverse=True):
        waiting.setdefault(key(one), []).append(one)
    for new in sorted(added):
        same = waiting.get(key(new))
        if same:
            old = same.pop()
            gone.remove(old)
            added.remove(new)
            yield Difference(old, new)
