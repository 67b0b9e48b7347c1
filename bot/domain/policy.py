"""How long each urgency waits, and for whom: tiers, contact times, and the defaults."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.domain.durations import format_duration, parse_duration
from bot.domain.refusals import BadTiers


class Urgency(StrEnum):
    DANGER = "danger"
    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    PLAN = "plan"

    @property
    def rank(self) -> int:
        """0 is the most urgent."""
        return list(Urgency).index(self)

    @property
    def wakes(self) -> bool:
        """Whether a sleeping backup is paged: for ``danger`` and ``now`` only."""
        return self in (Urgency.DANGER, Urgency.NOW)


@dataclass(frozen=True, slots=True)
class Tier:
    """Page ``count`` more people (None: everyone once, then the coordinators) and wait."""

    count: int | None
    wait: timedelta

    def __str__(self) -> str:
        who = "all" if self.count is None else str(self.count)
        return f"{who}@{format_duration(self.wait)}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What one urgency promises. The last tier is always ``all``; ``danger`` has that tier only."""

    tiers: tuple[Tier, ...]
    contact: timedelta

    @property
    def patience(self) -> timedelta:
        """How long until the last tier before ``all`` ends: the first promise, the safety net."""
        return sum((t.wait for t in self.tiers[:-1]), timedelta())

    @property
    def last(self) -> Tier:
        return self.tiers[-1]

    def __str__(self) -> str:
        tiers = " ".join(str(t) for t in self.tiers)
        return f"{tiers} contact={format_duration(self.contact)}"


_TIER = re.compile(r"(all|[1-9][0-9]{0,2})@([0-9]+[smhdw])")
FALLBACK_LAST = Tier(None, timedelta(minutes=15))
DANGER_STEP = timedelta(minutes=2)
DANGER_NET = timedelta(minutes=3)


def parse_tiers(words: list[str]) -> tuple[tuple[Tier, ...], bool]:
    """Reads ``2@5m 3@5m all@15m``; also says whether the final ``all@15m`` had to be added."""
    tiers = tuple(_parse_tier(word) for word in words)
    if not tiers or len(tiers) > 12 or any(t.count is None for t in tiers[:-1]):
        raise BadTiers(" ".join(words)[:60])
    if tiers[-1].count is None:
        return tiers, False
    return (*tiers, FALLBACK_LAST), True


def _parse_tier(word: str) -> Tier:
    match = _TIER.fullmatch(word.strip().lower())
    if match is None:
        raise BadTiers(word[:20])
    count = None if match[1] == "all" else int(match[1])
    return Tier(count, parse_duration(match[2]))


def _plan(tiers: str, contact: str) -> Plan:
    return Plan(parse_tiers(tiers.split())[0], parse_duration(contact))


DEFAULTS: Mapping[Urgency, Plan] = {
    Urgency.DANGER: _plan("all@2m", "10m"),
    Urgency.NOW: _plan("2@5m 3@5m all@15m", "30m"),
    Urgency.TODAY: _plan("2@30m 3@1h all@2h", "4h"),
    Urgency.SOON: _plan("2@4h 3@8h all@12h", "24h"),
    Urgency.PLAN: _plan("2@4h 3@8h all@12h", "24h"),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """All plans at one version. A request keeps the plan it was promised under."""

    version: int = 0
    plans: Mapping[Urgency, Plan] = field(default_factory=lambda: DEFAULTS)

    def plan(self, urgency: Urgency) -> Plan:
        return self.plans.get(urgency, DEFAULTS[urgency])
