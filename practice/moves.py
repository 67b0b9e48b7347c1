"""What each person did in front of Slack, in order: what the tour and the trainer look at."""

from dataclasses import dataclass

from practice.clock import Clock


@dataclass(frozen=True, slots=True)
class Move:
    number: int
    """Grows by one with each move of the workspace, and never starts again."""
    at: float
    """Unix seconds in moved time."""
    user: str
    gesture: str
    """As ``practice.control`` names it: command, click, submit, close …"""
    label: str
    """What was pressed or typed: a button's text, a field's label, the words of a command."""
    chosen: str = ""
    """What a field then held, as the person reads it."""


class Moves:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._number = 0
        self.all: list[Move] = []

    @property
    def last(self) -> int:
        """The number of the latest move, 0 before the first."""
        return self._number

    def note(self, user: str, gesture: str, label: str, chosen: str = "") -> None:
        self._number += 1
        self.all.append(Move(self._number, self._clock.moved(), user, gesture, label, chosen))

    def since(self, number: int) -> list[Move]:
        """Those after the move of this number, oldest first."""
        return [move for move in self.all if move.number > number]

    def begin(self) -> None:
        """Forgets what was done so far: from here on people try things out."""
        self.all.clear()
