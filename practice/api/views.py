"""views.* (docs.slack.dev/surfaces/modals and reference/methods/views.open)."""

from typing import Any

from practice.api.arguments import Json, needed, text_of
from practice.api.refusals import Refused
from practice.desks import OpenView
from practice.permits import Trigger
from practice.rules import check_view
from practice.rules.views import TOO_LARGE
from practice.showing import StackFull, change_view, open_modal, publish_home, push_modal
from practice.world import World


def checked_view(view: Any, kind: str) -> Json:
    """The view, once every rule of views is kept and it is of this kind."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", ["[ERROR] must provide an object [json-pointer:/view]"])
    problems = check_view(view)
    if view.get("type") != kind:
        problems.append(f"[ERROR] must be of type {kind} [json-pointer:/view/type]")
    if TOO_LARGE in problems:
        raise Refused("view_too_large")
    if problems:
        raise Refused("invalid_arguments", problems)
    return view


def _unused_external_id(world: World, view: Json, but: OpenView | None = None) -> None:
    wanted = text_of(view, "external_id")
    taken = world.desks.find_view(external_id=wanted) if wanted else None
    if taken is not None and taken is not but:
        raise Refused("duplicate_external_id")


def exchange(world: World, trigger_id: str) -> Trigger:
    """Uses a trigger up: it works once, within 3 seconds."""
    trigger = world.permits.triggers.get(trigger_id)
    if trigger is None:
        raise Refused("invalid_trigger_id")
    if trigger.used:
        raise Refused("exchanged_trigger_id")
    if world.clock.steady() > trigger.expires:
        raise Refused("expired_trigger_id")
    trigger.used = True
    return trigger


def open_view(world: World, arguments: Json) -> Json:
    """A trigger from inside an open modal puts the new one on top of it."""
    needed(arguments, "trigger_id", "view")
    body = checked_view(arguments["view"], "modal")
    _unused_external_id(world, body)
    trigger = exchange(world, text_of(arguments, "trigger_id"))
    desk = world.desks[trigger.user]
    if any(view.id == trigger.view_id for view in desk.stack):
        return {"view": _pushed(world, trigger, body).payload()}
    return {"view": open_modal(world, trigger.user, body).payload()}


def _pushed(world: World, trigger: Trigger, body: Json) -> OpenView:
    try:
        return push_modal(world, world.desks[trigger.user], trigger.user, body)
    except StackFull as full:
        raise Refused("push_limit_reached") from full


def push_view(world: World, arguments: Json) -> Json:
    needed(arguments, "trigger_id", "view")
    body = checked_view(arguments["view"], "modal")
    _unused_external_id(world, body)
    trigger = exchange(world, text_of(arguments, "trigger_id"))
    if not any(view.id == trigger.view_id for view in world.desks[trigger.user].stack):
        raise Refused("not_found")
    return {"view": _pushed(world, trigger, body).payload()}


def update_view(world: World, arguments: Json) -> Json:
    needed(arguments, "view")
    view_id, external_id = text_of(arguments, "view_id"), text_of(arguments, "external_id")
    if not view_id and not external_id:
        raise Refused("invalid_arguments", ["[ERROR] view_id or external_id is needed"])
    found = world.desks.find_view(view_id, external_id)
    if found is None:
        raise Refused("not_found")
    body = checked_view(arguments["view"], str(found.body["type"]))
    _unused_external_id(world, body, but=found)
    _same_hash(found, text_of(arguments, "hash"))
    change_view(world, found, body)
    return {"view": found.payload()}


def _same_hash(view: OpenView, given: str) -> None:
    if given and given != view.hash:
        raise Refused("hash_conflict")


def publish_view(world: World, arguments: Json) -> Json:
    needed(arguments, "user_id", "view")
    if not world.facts.home_tab:
        raise Refused("not_enabled")
    person = world.people.get(text_of(arguments, "user_id"))
    if person is None:
        raise Refused("invalid_arguments", ["[ERROR] invalid user_id [json-pointer:/user_id]"])
    body = checked_view(arguments["view"], "home")
    home = world.desks[person.id].home
    _unused_external_id(world, body, but=home)
    if home is not None:
        _same_hash(home, text_of(arguments, "hash"))
    return {"view": publish_home(world, person.id, body).payload()}
