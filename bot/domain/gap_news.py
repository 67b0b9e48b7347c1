"""Which gaps somebody must be told of, and when: one digest a day at most, never a stream."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.stretches import Stretch, merged, without

SETTLING: Final = timedelta(minutes=10)
"""After a change: as long as somebody goes on changing, nobody is told."""
AHEAD: Final = timedelta(days=14)
URGENT: Final = timedelta(hours=12)
"""A new gap that begins so soon is told at once, also at night, and beside the day's digest."""
SOON: Final = timedelta(hours=24)
"""A gap so near is told once more."""
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KnownGap:
    """``told_at`` None: found, and nobody has been told of it yet. A gap of which a part is news is
    kept as its parts."""

    begins: datetime
    ends: datetime
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """What was found at the last check. ``changes`` counts what has changed since ever, ``seen``
    what of it was looked at; ``due_at``: when the next check is to be, if any is."""

    changes: int = 0
    seen: int = 0
    due_at: datetime | None = None
    told_at: datetime | None = None
    gaps: tuple[KnownGap, ...] = ()

    @property
    def is_behind(self) -> bool:
        return self.changes != self.seen

    def ahead(self, now: datetime) -> tuple[Stretch, ...]:
        return merged((one.begins, one.ends) for one in self.gaps if one.ends > now)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``tells``: a digest goes out now, at night too where it is ``urgent``. ``redraws``: what the
    last digest said is not so any more."""

    watch: Watch
    tells: bool = False
    urgent: bool = False
    redraws: bool = False


def decide(before: Watch, gaps: Iterable[Stretch], now: datetime, seen: int) -> Verdict:
    """What a check found, compared with what was known. News that must wait for the next day's
    digest keep a check due by then, or earlier where they come too near. ``seen``: the changes
    that the check has looked at."""
    known, news = list[KnownGap](), list[Stretch]()
    for gap in gaps:
        new = _untold(before, gap)
        news += new
        known += (KnownGap(*part, _told_at(before, part)) for part in without([gap], new))
        known += (KnownGap(*part) for part in new)
    urgent = any(begins - now <= URGENT for begins, _ in news)
    near = [one for one in known if _is_reminded(one, now)]
    free = before.told_at is None or now - before.told_at >= A_DAY
    tells = urgent or (bool(news or near) and free)
    found = merged((one.begins, one.ends) for one in known)
    redraws = found != before.ahead(now) and not tells
    waits = _next_telling(before.told_at, news) if news and not tells else None
    after = replace(before, due_at=waits, gaps=tuple(known), seen=seen)
    if tells:
        after = replace(after, told_at=now, gaps=tuple(replace(g, told_at=now) for g in known))
    return Verdict(after, tells, urgent, redraws)


def _next_telling(told_at: datetime | None, news: Iterable[Stretch]) -> datetime | None:
    """The next day's digest, or as soon as the first of the news is too near to wait for it."""
    if told_at is None:
        return None
    return min(told_at + A_DAY, *(begins - URGENT for begins, _ in news))


def _untold(before: Watch, gap: Stretch) -> tuple[Stretch, ...]:
    """The parts of a gap that are news. One that lies within what people were told of only became
    smaller; and one that reached as far as we looked then goes on: time alone brings more of it."""
    over = (
        (one.begins, one.ends if one.ends < one.told_at + AHEAD else max(one.ends, gap[1]))
        for one in before.gaps
        if one.told_at is not None
    )
    return without([gap], over)


def _told_at(before: Watch, gap: Stretch) -> datetime | None:
    times = [g.told_at for g in before.gaps if g.told_at and g.begins < gap[1] and g.ends > gap[0]]
    return max(times, default=before.told_at)


def _is_reminded(one: KnownGap, now: datetime) -> bool:
    return one.told_at is not None and one.begins - now <= SOON and now - one.told_at >= A_DAY
