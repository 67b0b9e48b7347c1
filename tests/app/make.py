"""Values of the shell for tests: each ``make_*`` gives a sound one, with overrides."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.config import Settings, settings_from
from bot.environment import Environment


def make_environment(**overrides: str) -> Environment:
    """As if only ``overrides`` were set; the environment of the test run is not looked at."""
    return Environment.model_construct(None, **overrides)


def make_settings(**overrides: str) -> Settings:
    return settings_from(make_environment(**overrides))


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until a test moves it; it can be moved apart from steady time."""

    start: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)
    steady: float = 1000.0
    moved: float = 0.0
    jumped: float = 0.0

    def now(self) -> datetime:
        return self.wall() + timedelta(seconds=self.moved)

    def wall(self) -> datetime:
        return self.start + timedelta(seconds=self.steady - 1000.0 + self.jumped)

    def offset(self) -> float:
        return self.moved

    def monotonic(self) -> float:
        return self.steady
