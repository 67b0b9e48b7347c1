"""The only home of what commands about shifts can mean: a frozen value each."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class ShiftAdd:
    """Read by ``bot.domain.shift_fields.read_shift``; ``who`` are Slack ids of mentions."""

    name: str
    days: str
    hours: str
    who: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftForm:
    """``shift add`` alone: the same as a form."""


@dataclass(frozen=True, slots=True)
class ShiftList:
    pass


@dataclass(frozen=True, slots=True)
class ShiftRemove:
    shift_id: str


@dataclass(frozen=True, slots=True)
class ShiftImport:
    """The form for a calendar file."""


@dataclass(frozen=True, slots=True)
class ShiftExport:
    """Of the whole program, of whoever asks, or of one Slack id."""

    mine: bool = False
    user: str = ""


@dataclass(frozen=True, slots=True)
class OverrideMake:
    """Slack ids, and moments as they were typed."""

    out: str
    stands_in: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class OnCallShow:
    """``at`` as it was typed; empty: now."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class CoverageShow:
    """``period``: how far ahead, between a day and 400."""

    period: timedelta


ShiftCommand = (
    ShiftAdd
    | ShiftForm
    | ShiftList
    | ShiftRemove
    | ShiftImport
    | ShiftExport
    | OverrideMake
    | OnCallShow
    | CoverageShow
)
