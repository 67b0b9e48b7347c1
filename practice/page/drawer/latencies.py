"""How quick both directions were of late, and how much was refused."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from practice.page.drawer.figures import milliseconds
from practice.page.drawer.tables import Cell, figure, table
from practice.page.slots import Item
from practice.world import World

Json = dict[str, Any]

WINDOW = 300.0
"""Seconds."""

MOST = 5_000
"""Of each direction, the newest that are looked at: the page must stay quick after a flood."""

NOTHING = "none"

NO_CALL = "ack."
"""Begins the method of an answer that Slack would not take: it is listed, and was no call."""


@dataclass(frozen=True, slots=True)
class Latencies:
    """In milliseconds; None where there was nothing."""

    count: int
    median: float | None
    tail: float | None
    """95 % took no longer."""
    refused: int


def latencies(samples: Sequence[float], refused: int) -> Latencies:
    ordered = sorted(samples)
    return Latencies(len(ordered), _share(ordered, 0.5), _share(ordered, 0.95), refused)


def _share(ordered: Sequence[float], share: float) -> float | None:
    """By nearest rank."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def of_calls(world: World) -> Latencies:
    late = list(_late(world, world.record.calls))
    samples = [call["latency_ms"] for call in late if not str(call["method"]).startswith(NO_CALL)]
    return latencies(samples, sum(not call["ok"] for call in late))


def of_deliveries(world: World) -> Latencies:
    """Those the app has had its time for."""
    done = [one for one in _late(world, world.record.deliveries) if "latency_ms" in one]
    samples = [one["latency_ms"] for one in done]
    return latencies(samples, sum(one["status"] != "acked" for one in done))


def _late(world: World, entries: list[Json]) -> Iterable[Json]:
    since = world.clock.real() - WINDOW
    return (one for one in islice(reversed(entries), MOST) if one["at"] >= since)


def numbers(world: World) -> list[Item]:
    heads = ("Direction", "Count", "Median", "95 % within", "Refused or failed")
    rows = [_row("to app", of_deliveries(world)), _row("to Slack", of_calls(world))]
    drawn = table("numbers", "The last 5 minutes, times in ms", heads, rows)
    return [Item("numbers", str(drawn))]


def _row(name: str, found: Latencies) -> list[Cell]:
    return [
        name,
        figure(str(found.count)),
        figure(milliseconds(found.median) or NOTHING),
        figure(milliseconds(found.tail) or NOTHING),
        figure(str(found.refused)),
    ]
