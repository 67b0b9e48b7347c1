"""Calls and deliveries in one list, newest first; each row is drawn once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import htpy as h

from practice.gestures.stage import Stage
from practice.page.drawer.figures import milliseconds, pretty, time_of_day
from practice.page.slots import Item
from practice.record import Record
from practice.world import World

Json = dict[str, Any]

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record. ``key`` is its place there, so it stays until the record begins
    anew."""

    key: str
    is_call: bool
    facts: Json

    @property
    def at(self) -> float:
        return float(self.facts["at"])


@dataclass(frozen=True, slots=True)
class Outcome:
    words: str
    is_bad: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    facts: Json
    mark: tuple[object, ...]
    item: Item


class Rows:
    """The rows on show as they were last drawn; a row changes only while its delivery is under
    way, or when somebody's name does."""

    def __init__(self) -> None:
        self._drawn: dict[str, _Drawn] = {}

    def of(self, stage: Stage) -> list[Item]:
        entries = newest(stage.world.record)
        self._drawn = {entry.key: self._draw(stage, entry) for entry in entries}
        return [drawn.item for drawn in self._drawn.values()]

    def _draw(self, stage: Stage, entry: Entry) -> _Drawn:
        known, mark = self._drawn.get(entry.key), _mark(stage.world, entry)
        if known is not None and known.facts is entry.facts and known.mark == mark:
            return known
        return _Drawn(entry.facts, mark, Item(entry.key, str(draw_row(stage, entry))))


_ROWS: WeakKeyDictionary[Record, Rows] = WeakKeyDictionary()
"""Several browsers may show the same drawer."""


def traffic(stage: Stage) -> list[Item]:
    return _ROWS.setdefault(stage.world.record, Rows()).of(stage)


def newest(record: Record) -> list[Entry]:
    """The latest of both directions, by the time at which they began."""
    entries = [*_tail(record.calls, is_call=True), *_tail(record.deliveries, is_call=False)]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    return entries[:SHOWN]


def _tail(entries: list[Json], is_call: bool) -> Iterator[Entry]:
    prefix, first = "c" if is_call else "d", max(0, len(entries) - SHOWN)
    for number, facts in enumerate(entries[first:], start=first):
        yield Entry(f"{prefix}{number}", is_call, facts)


def _mark(world: World, entry: Entry) -> tuple[object, ...]:
    return (entry.facts.get("status"), entry.facts.get("latency_ms"), world.people.version)


def draw_row(stage: Stage, entry: Entry) -> h.Element:
    facts = entry.facts
    outcome = call_outcome(facts) if entry.is_call else delivery_outcome(facts)
    return h.tr(".bad" if outcome.is_bad else "", data_key=entry.key)[
        h.td(".figure")[time_of_day(entry.at)],
        h.td["to Slack" if entry.is_call else "to app"],
        h.td(".what")[_call(stage.world, facts) if entry.is_call else _delivery(stage, facts)],
        h.td[outcome.words],
        h.td(".figure.right")[milliseconds(facts.get("latency_ms"))],
    ]


def _call(world: World, call: Json) -> h.Element:
    arguments = call.get("arguments") or {}
    parts = {"Arguments": arguments}
    if "answer" in call:
        parts["Answer"] = call["answer"]
    return _opening(str(call["method"]), who_is_called(world, arguments), parts)


def _delivery(stage: Stage, facts: Json) -> h.Element:
    delivery = stage.postman.past(str(facts["id"]))
    parts: Json = {"Payload": delivery.payload} if delivery is not None else {}
    if facts.get("answer") is not None:
        parts["Answer"] = facts["answer"]
    who = who_is_told_of(stage.world, facts, parts.get("Payload") or {})
    return _opening(str(facts["type"]), who, parts)


def who_is_told_of(world: World, facts: Json, payload: Json) -> str:
    """Who did it; of an event that nobody did, the place where it was."""
    if facts.get("user"):
        return world.people.name_of(str(facts["user"]))
    place = (payload.get("event") or {}).get("channel")
    return name_of_place(world, str(place)) if place else ""


def _opening(name: str, who: str, parts: Json) -> h.Element:
    return h.details[
        h.summary[h.code[name], f" {who}" if who else ""],
        ((h.p(".part")[title], h.pre[pretty(value)]) for title, value in parts.items()),
    ]


def who_is_called(world: World, arguments: Json) -> str:
    """The person or channel that a call is about, as far as its arguments tell."""
    for name in ("channel", "user", "user_id", "users"):
        if arguments.get(name):
            return name_of_place(world, str(arguments[name]))
    view = world.desks.find_view(str(arguments.get("view_id") or ""))
    if view is not None:
        return world.people.name_of(view.user)
    trigger = world.permits.triggers.get(str(arguments.get("trigger_id") or ""))
    return world.people.name_of(trigger.user) if trigger is not None else ""


def name_of_place(world: World, some_id: str) -> str:
    """A DM goes by the name of its people."""
    channel = world.channels.get(some_id)
    if channel is None:
        return world.people.name_of(some_id)
    if channel.kind == "channel":
        return f"#{channel.name}"
    return " and ".join(world.people.name_of(one) for one in channel.members)


_UNANSWERED = {
    "hung_up": "no answer, the connection was closed",
    "http_500": "failed with HTTP 500",
    "ratelimited": "refused: ratelimited, told to wait",
}


def call_outcome(call: Json) -> Outcome:
    error = str(call.get("error") or "")
    asked_for = " (on demand)" if call.get("fault") else ""
    if call["ok"]:
        lost = ", but the answer was lost" if error else ""
        return Outcome(f"ok{lost}{asked_for}", is_bad=bool(lost))
    words = _UNANSWERED.get(error) or (f"refused: {error}" if error else "failed")
    told = "".join(f"; {message}" for message in call.get("messages") or [])
    return Outcome(f"{words}{told}{asked_for}", is_bad=True)


def delivery_outcome(facts: Json) -> Outcome:
    status, retry = facts["status"], facts.get("retry") or 0
    words = {
        "sent": "waits for the app",
        "acked": "ok",
        "timeout": "timed out, no answer within 3 s",
        "error": f"refused with HTTP {facts.get('http_status')}",
        "no_connection": "the app is not connected",
    }.get(status, str(status))
    again = f", retry {retry}" if retry else ""
    return Outcome(f"{words}{again}", is_bad=status not in ("sent", "acked"))
