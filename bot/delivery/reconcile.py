"""After an unknown outcome: is the message there? And later: is it there only once?"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.delivery.books import Books
from bot.delivery.calls import Calls, key_of
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import Method
from bot.domain.notices import Lane
from bot.ports import MessageRef

LOOKS = (timedelta(seconds=2), timedelta(seconds=5))
"""When to look after the unknown attempt; absent at the last one means: send again."""
NEWEST = 15
IN_THREAD = 100
"""A thread is read from a moment on, oldest first: what was posted since must fit."""
_COPIES_SINCE = 60
"""Seconds before a message in a thread from which its copies may stand there."""
SWEEP_LOOKAHEAD = timedelta(seconds=60)
_EVERY = 60.0
_DOUBT_ENDS = timedelta(minutes=10)
_NOTHING_TO_SEE = frozenset({Verdict.GONE, Verdict.BUG, Verdict.NOT_THERE})
_log = logging.getLogger("peersupport.delivery")


def next_look(since: datetime, now: datetime) -> float | None:
    """Seconds to the next look, None once the last one is behind us."""
    left = ((since + look - now).total_seconds() for look in LOOKS)
    return next((seconds for seconds in left if seconds > 0), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to post, and to look: a conversation, or one thread of it from ``since`` on (``ts``
    of a message there, by Slack's own clock)."""

    channel: str
    thread: str = ""
    since: str = "0"

    @classmethod
    def of(cls, ref: MessageRef) -> "Place":
        return cls(ref.channel, ref.thread, str(Decimal(ref.ts) - _COPIES_SINCE))


@dataclass(frozen=True, slots=True)
class Copies:
    """The messages with one key in one conversation, newest first; ``failed`` where Slack did
    not let us look."""

    ts: tuple[str, ...] = ()
    failed: Outcome | None = None


async def copies(calls: Calls, lane: Lane, place: Place, send_key: str) -> Copies:
    """Of that channel only, the newest fifteen messages, or of that thread what was posted since:
    history is never polled otherwise."""
    if place.thread:
        where = {"ts": place.thread, "oldest": place.since, "limit": IN_THREAD}
        method = Method.REPLIES
    else:
        where, method = {"limit": NEWEST}, Method.HISTORY
    outcome = await calls.make(
        method, lane, channel=place.channel, include_all_metadata=True, **where
    )
    if not outcome.is_done:
        return Copies(failed=outcome)
    messages = outcome.data.get("messages") or []
    return Copies(tuple(m["ts"] for m in messages if key_of(m) == send_key))


class Doubts:
    """Messages that may stand at Slack more than once, until a sweep has made sure."""

    def __init__(self, calls: Calls, books: Books) -> None:
        self._calls = calls
        self._books = books
        self._keys: dict[str, datetime] = {}
        self._look_at = 0.0

    def add(self, send_key: str) -> None:
        """From now on, until it is swept or so long ago that nothing can still appear."""
        now = self._books.now()
        self._keys = {key: at for key, at in self._keys.items() if now - at < _DOUBT_ENDS}
        self._keys[send_key] = now

    def __contains__(self, send_key: str) -> bool:
        return send_key in self._keys

    async def remember(self) -> None:
        """What a predecessor left to be swept."""
        for row, _ in await self._books.to_sweep(SWEEP_LOOKAHEAD):
            self.add(row.send_key)

    def is_due(self, monotonic: float) -> bool:
        """Whether it is worth asking the database; another process may have died meanwhile."""
        now = self._books.now()
        young = any(now - at < _DOUBT_ENDS for at in self._keys.values())
        return young or monotonic >= self._look_at

    async def sweep(self, monotonic: float) -> None:
        """Deletes every copy but the one we know of, about a minute after the doubt arose."""
        self._look_at = monotonic + _EVERY
        for row, ref in await self._books.to_sweep():
            if await self._leave_one(ref, row.lane):
                await self._books.swept(row)
                self._keys.pop(row.send_key, None)
            else:
                self._books.again(LOOKS[1].total_seconds())

    async def _leave_one(self, ref: MessageRef, lane: Lane) -> bool:
        """False where Slack did not answer: the sweep is owed still."""
        found = await copies(self._calls, lane, Place.of(ref), ref.send_key)
        if found.failed is not None:
            return found.failed.verdict in _NOTHING_TO_SEE
        surplus = [ts for ts in found.ts if ts != ref.ts]
        return await self.delete(ref.channel, surplus, lane)

    async def erase(self, ref: MessageRef, lane: Lane) -> bool:
        """Deletes every copy of a message, also the one we know of. False: try again."""
        found = await copies(self._calls, lane, Place.of(ref), ref.send_key)
        if found.failed is not None and found.failed.verdict not in _NOTHING_TO_SEE:
            return False
        return await self.delete(ref.channel, sorted({*found.ts, ref.ts}), lane)

    async def delete(self, channel: str, moments: list[str], lane: Lane) -> bool:
        for ts in moments:
            outcome = await self._calls.make(Method.DELETE, lane, channel=channel, ts=ts)
            if outcome.verdict in (Verdict.LATER, Verdict.UNKNOWN, Verdict.STOPPED):
                return False
            if not outcome.is_done and outcome.verdict is not Verdict.NOT_THERE:
                _log.warning("copy_stays", extra={"code": outcome.code})
        return True
