"""Pictures of numbers: what is written in one, and who draws it."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.heat import Heat


@dataclass(frozen=True, slots=True)
class PictureWords:
    """Everything that is written in a picture."""

    title: str
    axis: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    legend: tuple[str, ...]
    """For nobody, one, two, three or more, and what is not promised."""


class Draw(Protocol):
    """A picture of coverage as PNG; see ``bot.pictures``. Takes a second: keep it off the loop."""

    def __call__(self, heat: Heat, words: PictureWords) -> bytes: ...
