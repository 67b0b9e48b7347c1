"""Views as they appear and change: the modal stack of a person, and the Home tab."""

from typing import Any

from practice.blocks.mrkdwn import unescape
from practice.blocks.normal import normal_blocks
from practice.blocks.reading import read_blocks
from practice.blocks.values import carried_values, first_values
from practice.desks import STACK_LIMIT, Desk, OpenView
from practice.world import World

Json = dict[str, Any]


class StackFull(Exception):
    """A fourth modal on the stack of one person."""


def words_of_view(world: World, view: OpenView) -> str:
    """What the person reads: title, blocks, errors beside the fields, buttons below."""
    body = view.body
    shown = read_blocks(body["blocks"], view.values, world.reader(view.user))
    frame = [unescape(body[k]["text"]) for k in ("title", "submit", "close") if body.get(k)]
    lines = [*frame[:1], shown, *view.errors.values(), view.trouble, *frame[1:]]
    return "\n".join(line for line in lines if line)


def _make(world: World, user_id: str, body: Json) -> OpenView:
    stored = {**body, "blocks": normal_blocks(body["blocks"], world.ids)}
    view_id = world.ids.named("V")
    return OpenView(
        id=view_id,
        user=user_id,
        body=stored,
        values=first_values(stored["blocks"]),
        hash=_fresh_hash(world),
        root_id=view_id,
    )


def _fresh_hash(world: World) -> str:
    return f"{int(world.clock.real())}.{world.ids.secret()[:8]}"


def _saw(world: World, view: OpenView) -> None:
    where = "home" if view.is_home else "modal"
    world.saw(view.user, where, words_of_view(world, view), view_id=view.id)


def open_modal(world: World, user_id: str, body: Json) -> OpenView:
    """A new stack; whatever modal was open is gone."""
    desk = world.desks[user_id]
    desk.stack.clear()
    return push_modal(world, desk, user_id, body)


def push_modal(world: World, desk: Desk, user_id: str, body: Json) -> OpenView:
    if len(desk.stack) >= STACK_LIMIT:
        raise StackFull
    view = _make(world, user_id, body)
    if desk.top is not None:
        view.root_id, view.previous_id = desk.stack[0].id, desk.top.id
    desk.stack.append(view)
    _saw(world, view)
    return view


def change_view(world: World, view: OpenView, body: Json) -> None:
    """Same view, new body: what was typed stays where block_id and action_id stay."""
    view.body = {**body, "blocks": normal_blocks(body["blocks"], world.ids)}
    view.values = carried_values(view.values, view.body["blocks"])
    view.errors, view.trouble = {}, ""
    view.hash = _fresh_hash(world)
    _saw(world, view)


def publish_home(world: World, user_id: str, body: Json) -> OpenView:
    desk = world.desks[user_id]
    if desk.home is None:
        desk.home = _make(world, user_id, body)
        _saw(world, desk.home)
    else:
        change_view(world, desk.home, body)
    return desk.home


def touch(world: World, view: OpenView) -> None:
    """The person changed a value: the view's hash moves on."""
    view.hash = _fresh_hash(world)
    world.changes.bump()
