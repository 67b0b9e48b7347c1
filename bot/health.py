"""Whether the bot can do its work now, and the few numbers that an operator may watch."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge
from prometheus_client.exposition import generate_latest

OldestOwed = Callable[[], Awaitable[datetime | None]]


@dataclass(slots=True)
class Health:
    """Filled in by whoever starts or loses a part. Nothing in it is about any request."""

    database: bool = False
    slack: bool = False
    stopping: bool = False
    sockets: Callable[[], int | None] = field(default=lambda: None)
    """Open connections to Slack; None where Slack comes to us."""

    def missing(self) -> tuple[str, ...]:
        """What keeps the bot from being ready, by name; empty when it is."""
        parts = {
            "stopping": self.stopping,
            "database": not self.database,
            "slack": not self.slack or self.sockets() == 0,
        }
        return tuple(name for name, wrong in parts.items() if wrong)

    @property
    def ready(self) -> bool:
        return not self.missing()


class Metrics:
    """Health only: the age of the oldest owed row, errors, sockets. Nothing per request."""

    def __init__(self, health: Health, now: Callable[[], datetime]) -> None:
        self._health = health
        self._now = now
        self.oldest_owed: OldestOwed | None = None
        self._registry = CollectorRegistry()
        self._ready = self._gauge("peersupport_ready", "1 while everything works")
        self._sockets = self._gauge("peersupport_sockets", "Open Socket Mode connections")
        self._oldest = self._gauge(
            "peersupport_oldest_owed_seconds", "Age of the oldest message that is still owed"
        )
        self.errors = Counter(
            "peersupport_errors", "Log lines at ERROR or worse", registry=self._registry
        )

    def _gauge(self, name: str, words: str) -> Gauge:
        return Gauge(name, words, registry=self._registry)

    async def text(self) -> bytes:
        """In Prometheus' format. Without a database the age is not a number."""
        self._ready.set(self._health.ready)
        self._sockets.set(self._health.sockets() or 0)
        self._oldest.set(await self._age())
        return generate_latest(self._registry)

    async def _age(self) -> float:
        if self.oldest_owed is None:
            return float("nan")
        since = await self.oldest_owed()
        return 0.0 if since is None else max(0.0, (self._now() - since).total_seconds())


class CountingHandler(logging.Handler):
    """Counts what is logged as an error, whoever logs it."""

    def __init__(self, errors: Counter) -> None:
        super().__init__(logging.ERROR)
        self._errors = errors

    def emit(self, record: logging.LogRecord) -> None:
        self._errors.inc()
