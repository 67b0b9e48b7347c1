"""Commands, shortcuts, clicks and submitted modals, as small frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.people import Person
from handlers.payloads.actors import Actor, read_actor, read_commander
from handlers.payloads.reading import BadPayload, Json, flag, items, needed, obj, text
from handlers.workspace import Workspace

Values = Mapping[str, Any]
"""State values of a view: block id -> action id -> state of the element."""

MOST_TICKED = 10
"""Checkboxes in one group; docs.slack.dev/reference/block-kit/block-elements."""


@dataclass(frozen=True, slots=True)
class Command:
    actor: Actor
    name: str
    delivery: str
    """An id of this delivery: the same again when Slack repeats it."""
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Shortcut:
    actor: Actor
    callback_id: str
    delivery: str


@dataclass(frozen=True, slots=True)
class Click:
    """``value`` is what we put on the button (a party id, ``member_id:role`` or nothing).

    For a click inside a view: ``metadata`` and ``values`` are the view's. ``on_card``: on a
    message of ours that stays, not on one that only this person sees for a while.
    """

    actor: Actor
    action_id: str
    value: str
    delivery: str
    on_card: bool = False
    ticked: tuple[str, ...] = ()
    """What is chosen now in the group of checkboxes that was clicked."""
    metadata: str = ""
    values: Values = field(default_factory=dict, repr=False)

    @property
    def person(self) -> Person:
        return self.actor.person


@dataclass(frozen=True, slots=True)
class Submission:
    actor: Actor
    callback_id: str
    metadata: str
    delivery: str
    values: Values = field(default_factory=dict, repr=False)
    view_id: str = ""

    @property
    def person(self) -> Person:
        return self.actor.person


def read_command(body: Json, workspace: Workspace) -> Command:
    actor = read_commander(body, workspace)
    key = f"command:{needed(body, 'trigger_id')}"
    return Command(actor, needed(body, "command"), key, text(body, "text"))


def read_shortcut(body: Json, workspace: Workspace) -> Shortcut:
    actor = read_actor(body, workspace)
    key = f"shortcut:{needed(body, 'trigger_id')}"
    return Shortcut(actor, needed(body, "callback_id"), key)


def read_click(body: Json, workspace: Workspace) -> Click:
    actor = read_actor(body, workspace)
    actions = items(body, "actions")
    if len(actions) != 1:
        raise BadPayload("actions")
    action = actions[0]
    view = obj(body, "view")
    return Click(
        actor=actor,
        action_id=needed(action, "action_id"),
        value=_value(action),
        delivery=_click_key(body, actor, action),
        on_card=_on_card(body),
        ticked=_ticked(action),
        metadata=text(view, "private_metadata"),
        values=obj(obj(view, "state"), "values"),
    )


def _value(action: Json) -> str:
    """Of a button, or of the one option that was chosen in a select."""
    chosen = obj(action, "selected_option")
    return text(chosen, "value") if chosen else text(action, "value")


def _ticked(action: Json) -> tuple[str, ...]:
    options = items(action, "selected_options")[:MOST_TICKED]
    return tuple(dict.fromkeys(text(option, "value") for option in options))


def _on_card(body: Json) -> bool:
    """Slack leaves ``message`` out for what only one person sees."""
    container = obj(body, "container")
    if not container:
        return bool(obj(body, "message"))
    return text(container, "type") == "message" and not flag(container, "is_ephemeral")


def _click_key(body: Json, actor: Actor, action: Json) -> str:
    """Empty where nothing tells this press from the next one: then it is never a repetition."""
    told_apart = text(action, "action_ts"), text(body, "trigger_id")
    return ":".join(("click", actor.person.user, *told_apart)) if any(told_apart) else ""


def read_submission(body: Json, workspace: Workspace) -> Submission:
    actor = read_actor(body, workspace)
    view = obj(body, "view")
    return Submission(
        actor=actor,
        callback_id=needed(view, "callback_id"),
        metadata=text(view, "private_metadata"),
        values=obj(obj(view, "state"), "values"),
        delivery=f"view:{needed(view, 'id')}:{text(view, 'hash')}",
        view_id=needed(view, "id"),
    )
