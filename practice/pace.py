"""Slack's rate limits as token buckets (docs.slack.dev/apis/web-api/rate-limits)."""

from dataclasses import dataclass, field

from practice.clock import Clock

# Calls a minute by tier. Slack lets bursts through, so a bucket holds a whole minute's worth
# and fills twice as fast as the table says.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
GENEROSITY = 2.0
POST_BURST = 4.0
POSTS_A_SECOND = 1.0
WORKSPACE_BURST = 60.0
WORKSPACE_POSTS_A_SECOND = 5.0


@dataclass(slots=True)
class Bucket:
    burst: float
    per_second: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed; 0 where it is allowed now."""
        self.left = min(self.burst, self.left + (now - self.at) * self.per_second)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) / self.per_second


@dataclass(slots=True)
class Pace:
    clock: Clock
    on: bool = True
    _buckets: dict[str, Bucket] = field(default_factory=dict)

    def of_method(self, method: str, tier: int) -> float:
        """Seconds to wait before this method may be called again, 0 if it may now."""
        minute = float(TIERS[tier])
        return self._take([(f"method {method}", minute, GENEROSITY * minute / 60)])

    def of_post(self, channel: str) -> float:
        """The same for a message into a channel: by channel and by workspace."""
        return self._take(
            [
                (f"channel {channel}", POST_BURST, POSTS_A_SECOND),
                ("workspace", WORKSPACE_BURST, WORKSPACE_POSTS_A_SECOND),
            ]
        )

    def _take(self, wanted: list[tuple[str, float, float]]) -> float:
        if not self.on:
            return 0.0
        now = self.clock.steady()
        buckets = [
            self._buckets.setdefault(name, Bucket(burst, rate, burst, now))
            for name, burst, rate in wanted
        ]
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait == 0:
            for bucket in buckets:
                bucket.left -= 1
        return wait
