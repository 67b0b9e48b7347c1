"""What is left to do for the two once a case is closed; sealed in the case, and goes with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.log import CaseLog, Span


class FollowUpState(StrEnum):
    WAITING = "waiting"
    """Agreed, or put off with *Later*; its time has not come."""
    ASKED = "asked"
    """The card stands with the person, who has not answered it."""
    OKAY = "okay"
    TALK = "talk"
    """They wanted to talk: a new request was opened."""
    PASSED = "passed"
    """Its time went by together with a later one's, which was asked instead."""
    SILENT = "silent"
    """Never asked: two before it in a row were not answered."""
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class FollowUp:
    span: Span
    due_at: datetime
    state: FollowUpState = FollowUpState.WAITING
    asked_at: datetime | None = None
    """Of the newest card; kept when it is put off."""
    put_off: int = 0


@dataclass(frozen=True, slots=True)
class After:
    """``log`` is None once it has been moved among others of its month, where nobody finds it."""

    closed_at: datetime
    log: CaseLog | None = None
    closed_by: str | None = None
    """Member id of the supporter who closed it: asked first, should the person want to talk."""
    follow_ups: tuple[FollowUp, ...] = ()
    unmet: bool = False
    """Closed as not reached: there was no talk to ask about."""
    stopped: bool = False
    evaluated: bool = False

    @property
    def next_due(self) -> datetime | None:
        waiting = (f.due_at for f in self.follow_ups if f.state is FollowUpState.WAITING)
        return min(waiting, default=None)

    @property
    def newest(self) -> int | None:
        """Which check-in was asked last, whatever has become of it since."""
        asked = [(f.asked_at, n) for n, f in enumerate(self.follow_ups) if f.asked_at is not None]
        return max(asked)[1] if asked else None

    def follow_up(self, number: int) -> FollowUp | None:
        return self.follow_ups[number] if 0 <= number < len(self.follow_ups) else None

    def with_follow_up(self, number: int, changed: FollowUp) -> "After":
        kept = tuple(changed if n == number else f for n, f in enumerate(self.follow_ups))
        return replace(self, follow_ups=kept)

    @property
    def offers_evaluation(self) -> bool:
        """Once: with the closing message, or, where check-ins were agreed, with the first that
        was answered. Never to somebody who wants to hear no more."""
        if self.evaluated or self.stopped or self.unmet:
            return False
        answered = (FollowUpState.OKAY, FollowUpState.TALK)
        return not self.follow_ups or any(f.state in answered for f in self.follow_ups)
