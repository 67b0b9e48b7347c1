"""How fast we may call Slack: token buckets and waiting times, given a steady clock's seconds.

The figures are those of docs.slack.dev/apis/web-api/rate-limits, kept a little under.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.notices import Lane


class Method(StrEnum):
    POST = "chat.postMessage"
    UPDATE = "chat.update"
    DELETE = "chat.delete"
    SCHEDULE = "chat.scheduleMessage"
    UNSCHEDULE = "chat.deleteScheduledMessage"
    SCHEDULED = "chat.scheduledMessages.list"
    HISTORY = "conversations.history"
    REPLIES = "conversations.replies"
    OPEN = "conversations.open"
    HOME = "views.publish"
    TEST = "auth.test"


@dataclass(frozen=True, slots=True)
class Rate:
    per_second: float
    burst: float


_POST_RATE = Rate(5.0, 30.0)
_CHANNEL_RATE = Rate(1.0, 1.0)
_TIER_3 = Rate(50 / 60, 20.0)
_TIER_4 = Rate(100 / 60, 30.0)
_RATES: dict[Method, Rate] = {
    Method.POST: _POST_RATE,
    Method.HOME: _TIER_4,
    Method.TEST: _TIER_4,
}
_KEPT_FREE_BY: dict[Lane, float] = {Lane.DIGEST: 10.0, Lane.UPDATE: 5.0}
"""These lanes leave so many tokens to the ones before them."""
_FORGET_ABOVE = 1000


@dataclass(slots=True)
class Bucket:
    """Holds at most ``burst`` tokens. Crisis may take more than there are: others then wait."""

    rate: Rate
    left: float
    at: float
    promised: dict[Lane, float] = field(default_factory=dict)
    """Until when each lane's tokens are spoken for: those who wait do not all come back at once,
    and a page never stands behind an update."""

    def wait(self, now: float, keep_free: float = 0.0) -> float:
        """Seconds until one more token may be taken."""
        self.left = min(self.rate.burst, self.left + (now - self.at) * self.rate.per_second)
        self.at = now
        wanted = min(keep_free + 1.0, self.rate.burst)
        return max(0.0, (wanted - self.left) / self.rate.per_second)

    def promise(self, wait: float, lane: Lane, now: float) -> float:
        """``wait``, or longer where others of this lane or before it were told to come first."""
        before = [until for other, until in self.promised.items() if other.rank <= lane.rank]
        free_at = max(now + wait, *before) if before else now + wait
        self.promised[lane] = free_at + 1.0 / self.rate.per_second
        return free_at - now

    @property
    def is_full(self) -> bool:
        return self.left >= self.rate.burst


@dataclass(slots=True)
class Pace:
    """One workspace's pace, over all methods and channels."""

    _buckets: dict[str, Bucket] = field(default_factory=dict)
    _held: dict[Method | None, float] = field(default_factory=dict)

    def take(self, method: Method, channel: str, lane: Lane, now: float) -> float:
        """0 where the call may go out now (it is counted), else the seconds to wait.

        The crisis lane ignores our own throttles, never Slack's *Retry-After*.
        """
        held = max(self._held.get(method, 0.0), self._held.get(None, 0.0)) - now
        buckets = self._of(method, channel, now)
        keep_free = _KEPT_FREE_BY.get(lane, 0.0)
        waits = [bucket.wait(now, keep_free) for bucket in buckets]
        if lane is not Lane.CRISIS and any(waits):
            told = (b.promise(w, lane, now) for b, w in zip(buckets, waits, strict=True) if w)
            return max(held, *told)
        if held > 0:
            return held
        for bucket in buckets:
            bucket.left -= 1.0
        return 0.0

    def __len__(self) -> int:
        """How many buckets are remembered."""
        return len(self._buckets)

    def hold(self, method: Method | None, until: float) -> None:
        """No call of ``method`` (None: of any) before this second."""
        self._held[method] = max(until, self._held.get(method, 0.0))

    def _of(self, method: Method, channel: str, now: float) -> list[Bucket]:
        found = [self._bucket(method, _RATES.get(method, _TIER_3), now)]
        if method is Method.POST:
            found.append(self._bucket(f"{method} {channel}", _CHANNEL_RATE, now))
        return found

    def _bucket(self, name: str, rate: Rate, now: float) -> Bucket:
        if name not in self._buckets:
            self._forget(now)
            self._buckets[name] = Bucket(rate, rate.burst, now)
        return self._buckets[name]

    def _forget(self, now: float) -> None:
        """A full bucket says nothing: it is made again when it is needed."""
        if len(self._buckets) < _FORGET_ABOVE:
            return
        for bucket in self._buckets.values():
            bucket.wait(now)
        self._buckets = {n: b for n, b in self._buckets.items() if not b.is_full}
