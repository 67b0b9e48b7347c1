"""What comes next by itself: the app's outbox, its deadlines, and messages that Slack holds."""

from collections.abc import Sequence

import htpy as h

from practice.page.drawer.figures import moment, span, until
from practice.page.drawer.owed import NOBODY_SAID, Deadline, Owed, OwedMessage
from practice.page.drawer.tables import Cell, figure, table
from practice.page.drawer.traffic import name_of_place
from practice.page.slots import Item
from practice.scheduled import ScheduledMessage
from practice.world import World

SHOWN = 25
"""Rows of each table: their countdowns make every redraw a fresh one."""

SHORT = 8
"""Characters of an id of the app: enough to tell two apart on one page."""


def owing(world: World, owed: Owed | str | None) -> list[Item]:
    return [*_of_app(world.clock.moved(), owed), _held(world)]


def _of_app(now: float, owed: Owed | str | None) -> list[Item]:
    if not isinstance(owed, Owed):
        said = h.p(".aside", data_key="outbox")[owed or NOBODY_SAID]
        return [Item("outbox", str(said))]
    return [_outbox(now, owed.outbox), _deadlines(now, owed.deadlines)]


def _outbox(now: float, messages: Sequence[OwedMessage]) -> Item:
    """Those that cannot be sent come first: somebody has to look at them."""
    messages = sorted(messages, key=lambda one: not one.set_aside)
    heads = ("Id", "Kind", "Case", "Lane", "State", "Owed for", "Next try", "Tries", "Code")
    return _table(
        "outbox",
        "The app's outbox",
        heads,
        len(messages),
        [_message(now, one) for one in messages[:SHOWN]],
    )


def _message(now: float, one: OwedMessage) -> list[Cell]:
    return [
        figure(one.id[:SHORT]),
        one.kind,
        figure(one.case[:SHORT]),
        one.lane,
        "set aside" if one.set_aside else one.state,
        figure(span(now - one.since) if one.since is not None else ""),
        figure(until(one.next_try, now) if one.next_try is not None else ""),
        figure(str(one.tries)),
        one.code,
    ]


def _deadlines(now: float, deadlines: Sequence[Deadline]) -> Item:
    heads = ("Deadline", "Case", "Due, UTC", "In")
    rows: list[list[Cell]] = [
        [
            one.kind,
            figure(one.case[:SHORT]),
            figure(moment(one.due_at)),
            figure(until(one.due_at, now)),
        ]
        for one in deadlines[:SHOWN]
    ]
    return _table("deadlines", "The app's deadlines", heads, len(deadlines), rows)


def _held(world: World) -> Item:
    """In moved time, as ``post_at`` is."""
    now = world.clock.moved()
    waiting = sorted(world.scheduled.waiting.values(), key=lambda one: one.post_at)
    heads = ("Id", "To", "Due, UTC", "In", "Remark")
    rows = [_scheduled(world, now, one) for one in waiting[:SHOWN]]
    return _table("scheduled", "Messages that Slack holds for later", heads, len(waiting), rows)


def _scheduled(world: World, now: float, one: ScheduledMessage) -> list[Cell]:
    return [
        figure(one.id),
        name_of_place(world, one.channel),
        figure(moment(one.post_at)),
        figure(until(one.post_at, now)),
        "has metadata: Slack never posts it" if "metadata" in one.payload else "",
    ]


def _table(
    key: str, caption: str, heads: Sequence[str], count: int, rows: Sequence[Sequence[Cell]]
) -> Item:
    if not rows:
        return Item(key, str(h.p(".aside", data_key=key)[f"{caption}: none."]))
    told = f", the next {len(rows)} shown" if len(rows) < count else ""
    return Item(key, str(table(key, f"{caption}: {count}{told}", heads, rows)))
