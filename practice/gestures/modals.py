"""Submitting and closing a modal, and what the app's answer does to the stack."""

from typing import Any

from practice.api.refusals import Refused
from practice.api.views import checked_view
from practice.blocks.spots import spots_of
from practice.blocks.values import is_empty, is_stateful
from practice.delivery.payloads import closed_payload, submission_payload
from practice.desks import Desk, OpenView
from practice.gestures.stage import TROUBLE, CannotDo, Json, Stage, happened, nothing_sent
from practice.people import Person
from practice.showing import StackFull, change_view, push_modal
from practice.world import World


def _top(stage: Stage, person: Person) -> tuple[Desk, OpenView]:
    desk = stage.world.desks[person.id]
    if desk.top is None:
        raise CannotDo(f"{person.name} has no modal open.")
    return desk, desk.top


async def submit(stage: Stage, person: Person, body: Json) -> Json:
    desk, view = _top(stage, person)
    if not view.body.get("submit"):
        raise CannotDo("This modal has no submit button.")
    _check_filled(view)
    label = str(view.body["submit"]["text"])
    view.errors, view.trouble = {}, ""
    payload = submission_payload(stage.world, person, view)
    delivery_id, answer = await stage.postman.send(
        "interactive", "view_submission", payload, person.id
    )
    if view in desk.stack:
        if answer.acked:
            _apply(stage.world, desk, view, answer.body)
        else:
            view.trouble = TROUBLE
        stage.world.changes.bump()
    return happened(
        delivery_id,
        answer,
        label=label,
        closed=view not in desk.stack,
        errors=view.errors,
    )


def _check_filled(view: OpenView) -> None:
    """Slack itself asks for required fields and lengths before it sends anything."""
    for spot in spots_of(view.body["blocks"]):
        if not (spot.is_input and is_stateful(spot)):
            continue
        value = view.values[spot.block_id][spot.action_id]
        if is_empty(value):
            if not spot.is_optional:
                raise CannotDo(f"{spot.label()} is a required field.")
        elif len(str(value.get("value", ""))) < _least(spot.element):
            least = _least(spot.element)
            raise CannotDo(f"{spot.label()} needs at least {least} characters.")


def _least(element: Json) -> int:
    is_text = element["type"] == "plain_text_input"
    return int(element.get("min_length", 0)) if is_text else 0


def _apply(world: World, desk: Desk, view: OpenView, answer: Any) -> None:
    """What the acknowledgement asks for; one that Slack would not take shows as trouble."""
    try:
        _follow(world, desk, view, answer)
    except Refused as refused:
        world.complain("ack.view_submission", refused.error, refused.details)
        view.trouble = TROUBLE
    except StackFull:
        world.complain("ack.view_submission", "push_limit_reached", [])
        view.trouble = TROUBLE


def _follow(world: World, desk: Desk, view: OpenView, answer: Any) -> None:
    if not answer:
        desk.stack.remove(view)
        return
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action == "clear":
        desk.stack.clear()
    elif action == "update":
        change_view(world, view, checked_view(answer.get("view"), "modal"))
    elif action == "push":
        push_modal(world, desk, view.user, checked_view(answer.get("view"), "modal"))
    elif action == "errors":
        view.errors = _checked_errors(view, answer.get("errors"))
        words = "\n".join(view.errors.values())
        world.saw(view.user, "modal", words, view_id=view.id)
    else:
        raise Refused("invalid_response_action", [f"[ERROR] unknown answer: {action}"])


def _checked_errors(view: OpenView, errors: Any) -> dict[str, str]:
    """Errors work for input blocks only, by block_id."""
    inputs = {spot.block_id for spot in spots_of(view.body["blocks"]) if spot.is_input}
    if not isinstance(errors, dict) or not errors:
        raise Refused("invalid_errors", ["[ERROR] errors must name input blocks"])
    foreign = [key for key in errors if key not in inputs]
    if foreign:
        raise Refused("invalid_errors", [f"[ERROR] no input block: {key}" for key in foreign])
    return {str(key): str(words) for key, words in errors.items()}


async def close(stage: Stage, person: Person, body: Json) -> Json:
    """Cancel closes one view; ``clear`` (the ✕) all, and then names the root view."""
    desk, view = _top(stage, person)
    everything = bool(body.get("clear"))
    gone = list(desk.stack) if everything or view.body.get("clear_on_close") else [view]
    del desk.stack[-len(gone) :]
    stage.world.changes.bump()
    if not any(one.body.get("notify_on_close") for one in gone):
        return nothing_sent()
    told = gone[0] if everything else view
    payload = closed_payload(person, told, everything)
    sent = await stage.postman.send("interactive", "view_closed", payload, person.id)
    return happened(*sent)
