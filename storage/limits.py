"""How long one job may take: the moment its time is up, and whether anything was saved by then."""

import contextvars
import threading
from collections.abc import Callable
from enum import Enum

from bot.ports import NotSaved

BUDGET_SECONDS = 2.3
"""Slack waits three seconds for an answer; the rest is for drawing and sending it."""


class _Stage(Enum):
    WAITING = 1
    RUNNING = 2
    COMMITTING = 3
    SAVED = 4
    GIVEN_UP = 5


class TimeLimit:
    """Counts from the moment a job was handed over. One thread works, another one may give up.

    Once ``give_up`` has said True no transaction under this limit can commit any more: the
    person can be told *not saved* while the job is still stuck somewhere.
    """

    def __init__(self, monotonic: Callable[[], float], seconds: float = BUDGET_SECONDS) -> None:
        self._monotonic = monotonic
        self._ends = monotonic() + seconds
        self._stage = _Stage.WAITING
        self._lock = threading.Lock()

    def left(self) -> float:
        """Seconds, never below 0."""
        return max(0.0, self._ends - self._monotonic())

    def check(self) -> None:
        """Refuses to go on once the time is up, or once somebody gave up."""
        if self._stage is _Stage.GIVEN_UP or self.left() <= 0:
            raise NotSaved

    def start(self) -> None:
        with self._lock:
            self.check()
            if self._stage is _Stage.WAITING:
                self._stage = _Stage.RUNNING

    def commit_begins(self) -> None:
        with self._lock:
            self.check()
            self._stage = _Stage.COMMITTING

    def commit_done(self) -> None:
        with self._lock:
            self._stage = _Stage.SAVED

    def commit_failed(self) -> None:
        """The database has said that nothing was saved."""
        with self._lock:
            self._stage = _Stage.RUNNING

    def give_up(self) -> bool:
        """Whether it is certain that nothing was saved, and that nothing will be."""
        with self._lock:
            if self._stage in (_Stage.COMMITTING, _Stage.SAVED):
                return False
            self._stage = _Stage.GIVEN_UP
            return True


current_limit: contextvars.ContextVar[TimeLimit] = contextvars.ContextVar("current_limit")
"""The limit of the job that this database thread is working on."""
