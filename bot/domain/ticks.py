"""Ticks on the checklist: memory aids of the supporter, never answers about the requester."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """One item that was ticked. ``tick_id`` is the same whoever ticks it, and says nothing."""

    tick_id: str
    step: str
    item: str
    by: str
    """Party id of the supporter who ticked it."""
    at: datetime


def items_of(ticks: Iterable[Tick], step: str) -> frozenset[str]:
    return frozenset(tick.item for tick in ticks if tick.step == step)


def taken_back(ticks: Iterable[Tick], step: str, chosen: Collection[str]) -> tuple[Tick, ...]:
    """Ticks of this step that are no longer chosen, whoever made them."""
    return tuple(tick for tick in ticks if tick.step == step and tick.item not in chosen)


def resumed_at(ticks: Iterable[Tick], first: str) -> str:
    """The step to open again: where the last tick was made, else the first one."""
    last = max(ticks, key=lambda tick: tick.at, default=None)
    return first if last is None else last.step
