"""One number for the whole rota, 0 to 100, with its parts; never about one person."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.domain.overload import FEWEST, LONGEST_BLOCK, Held, blocks, total


class Part(StrEnum):
    COVERED = "covered"
    """Of the promised time, how much has somebody who can be asked."""
    DOUBLED = "doubled"
    """How much of it has two."""
    EVEN = "even"
    """Of all hours on call, how many would not have to move for everybody to carry the same."""
    RESTED = "rested"
    """Of all hours on call, how many lie within twelve that follow ten off."""


WEIGHTS: Final = {Part.COVERED: 50, Part.DOUBLED: 20, Part.EVEN: 15, Part.RESTED: 15}


@dataclass(frozen=True, slots=True)
class Score:
    """None: not to be known, or not to be told, because it would be about one or two people."""

    whole: int | None = None
    parts: tuple[tuple[Part, int | None], ...] = ()


NO_SCORE: Final = Score()


@dataclass(frozen=True, slots=True)
class Worked:
    """Sums over the period."""

    promised: timedelta
    missing: timedelta
    doubled: timedelta


def score(worked: Worked, held: Held) -> Score:
    """Rounded down: what is not whole never reads 100. A part that is not known has no weight."""
    covered = _percent(worked.promised - worked.missing, worked.promised)
    doubled = _percent(worked.doubled, worked.promised)
    many = len(held) >= FEWEST
    found = {
        Part.COVERED: covered,
        Part.DOUBLED: doubled,
        Part.EVEN: _even(held) if many else None,
        Part.RESTED: _rested(held) if many else None,
    }
    known = {part: value for part, value in found.items() if value is not None}
    weight = sum(WEIGHTS[part] for part in known)
    summed = sum(WEIGHTS[part] * value for part, value in known.items())
    return Score(summed // weight if weight else None, tuple(found.items()))


def _percent(part: timedelta, whole: timedelta) -> int | None:
    return part * 100 // whole if whole else None


def _even(held: Held) -> int | None:
    totals = [total(parts) for parts in held.values()]
    whole = sum(totals, timedelta())
    mean = whole / len(totals)
    moved = sum((one - mean for one in totals if one > mean), timedelta())
    return _percent(whole - moved, whole)


def _rested(held: Held) -> int | None:
    found = [block for parts in held.values() for block in blocks(parts)]
    whole = sum(found, timedelta())
    return _percent(sum((min(block, LONGEST_BLOCK) for block in found), timedelta()), whole)
