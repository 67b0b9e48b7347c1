"""The drawer's pieces as a test reads them, and what happens in front of it."""

from html.parser import HTMLParser
from typing import Any

from practice.gestures.stage import Stage
from practice.page.drawer import Owed, drawer_slots
from practice.scheduled import ScheduledMessage

Json = dict[str, Any]


class Page(HTMLParser):
    """Opening tags with their attributes, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.tags if found == tag]


def page(stage: Stage, slot: str, owed: Owed | str | None = None) -> Page:
    return Page("".join(item.html for item in drawer_slots(stage, owed)[slot]))


def make_call(stage: Stage, **changes: Any) -> Json:
    call = {
        "method": "chat.postMessage",
        "at": stage.world.clock.real(),
        "ok": True,
        "latency_ms": 2.0,
        "arguments": {"channel": "U0DANA", "text": "Hello"},
    }
    return {**call, **changes}


def called(stage: Stage, **changes: Any) -> None:
    stage.world.record.called(make_call(stage, **changes))


def make_owed(stage: Stage, **changes: Any) -> Owed:
    return Owed(**{"now": stage.world.clock.moved(), **changes})


def hold(stage: Stage, seconds: int, user: str = "U0DANA", **payload: Any) -> None:
    world = stage.world
    due, channel = int(world.clock.moved()) + seconds, world.channels.dm_of(user).id
    world.scheduled.add(ScheduledMessage("Q1", channel, due, 0, {"text": "Later", **payload}))
