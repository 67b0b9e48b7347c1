"""Pressing a button, choosing in a select, filling in an input."""

from typing import Any

from practice.blocks.reading import shown_value
from practice.blocks.spots import Spot
from practice.blocks.values import is_empty, is_stateful, value_key
from practice.delivery.payloads import (
    message_action_payload,
    suggestion_payload,
    view_action_payload,
)
from practice.gestures.filling import own_options, pick_option, value_for
from practice.gestures.finding import Target, find
from practice.gestures.stage import TROUBLE, CannotDo, Json, Stage, happened, nothing_sent
from practice.people import Person
from practice.showing import touch

_SENT_OF_BUTTONS = ("text", "value", "style", "url")


async def click(stage: Stage, person: Person, body: Json) -> Json:
    target, meant = find(stage.world, person, body)
    chosen = body.get("choose", meant)
    spot = target.spot
    if is_stateful(spot):
        if chosen is None and "value" not in body:
            raise CannotDo(f"{spot.label()} needs a choice.")
        return await _put(stage, person, target, body.get("value") if chosen is None else chosen)
    if spot.type == "button":
        if body.get("confirm") is False and "confirm" in spot.element:
            return nothing_sent()
        return await _press(stage, person, target, _pressed(spot))
    if chosen is None:
        raise CannotDo(f"{spot.label()} needs a choice.")
    option = pick_option(spot, str(chosen), own_options(spot))
    return await _press(stage, person, target, _action(spot, {"selected_option": option}))


async def fill(stage: Stage, person: Person, body: Json) -> Json:
    """The top modal's input of this label; without a modal, one of the Home tab."""
    desk = stage.world.desks[person.id]
    where = "modal" if desk.top is not None else "home"
    wanted = {k: v for k, v in body.items() if k != "value"}
    target, _ = find(stage.world, person, {"where": where, **wanted}, is_stateful)
    return await _put(stage, person, target, body.get("value"))


async def _put(stage: Stage, person: Person, target: Target, given: Any) -> Json:
    """Changes the value; the app hears of it outside inputs and where they ask for it."""
    spot = target.spot
    options = await _options(stage, person, target, given)
    value = value_for(stage.world, person, spot, given, options)
    target.values.setdefault(spot.block_id, {})[spot.action_id] = value
    if target.view is not None:
        target.view.errors.pop(spot.block_id, None)
        touch(stage.world, target.view)
    if target.message is not None:
        target.message.version += 1
    chosen = shown_value(value, stage.world.reader(person.id)) if not is_empty(value) else ""
    if spot.is_input and not spot.block.get("dispatch_action"):
        return nothing_sent(label=spot.label(), chosen=chosen)
    key = value_key(spot.type)
    done = await _press(stage, person, target, _action(spot, {key: value[key]}))
    return {**done, "chosen": chosen}


async def _options(stage: Stage, person: Person, target: Target, given: Any) -> list[Json]:
    spot = target.spot
    if "external_select" not in spot.type or not given:
        return own_options(spot)
    if target.view is None:
        raise CannotDo("Options from the app are asked for in modals only.")
    typed = str(given[0] if isinstance(given, list) else given)
    ids = {"action_id": spot.action_id, "block_id": spot.block_id}
    payload = suggestion_payload(person, target.view, ids, typed)
    _, answer = await stage.postman.send("options", "block_suggestion", payload, person.id)
    if not answer.acked or not isinstance(answer.body, dict):
        return []
    groups = answer.body.get("option_groups", [])
    return list(answer.body.get("options", [o for g in groups for o in g["options"]]))


def _action(spot: Spot, more: Json) -> Json:
    return {
        "type": spot.type,
        "action_id": spot.action_id,
        "block_id": spot.block_id,
        **more,
    }


def _pressed(spot: Spot) -> Json:
    return _action(spot, {k: v for k, v in spot.element.items() if k in _SENT_OF_BUTTONS})


async def _press(stage: Stage, person: Person, target: Target, action: Json) -> Json:
    world = stage.world
    if not world.facts.interactivity:
        raise CannotDo("This app is not configured to handle interactive responses.")
    if target.view is not None:
        payload = view_action_payload(world, person, target.view, action)
    else:
        payload = _message_payload(stage, person, target, action)
    sent = await stage.postman.send("interactive", "block_actions", payload, person.id)
    _show_trouble(stage, target, failed=not sent[1].acked)
    ts = target.message.ts if target.message else None
    return happened(*sent, label=target.spot.label(), where=target.where, ts=ts)


def _message_payload(stage: Stage, person: Person, target: Target, action: Json) -> Json:
    message = target.message
    channel = stage.world.channels.get(message.channel) if message is not None else None
    if message is None or channel is None:
        raise CannotDo("The message is gone.")
    return message_action_payload(stage.world, person, channel, message, action)


def _show_trouble(stage: Stage, target: Target, failed: bool) -> None:
    """A warning sign beside what was pressed, until it works."""
    shown = target.view or target.message
    if shown is not None and (failed or shown.trouble):
        shown.trouble = TROUBLE if failed else ""
        stage.world.changes.bump()
