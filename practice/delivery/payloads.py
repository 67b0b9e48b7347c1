"""The shapes of what Slack sends (docs.slack.dev/reference/interaction-payloads, events)."""

import copy
from typing import Any

from practice.channels import Channel, Message
from practice.desks import OpenView
from practice.options import APP, BOT_USER, TEAM, TEAM_DOMAIN
from practice.people import Person
from practice.world import World

Json = dict[str, Any]
VERIFICATION_WORD = "practice-verification"


def _interaction(person: Person, kind: str) -> Json:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": TEAM_DOMAIN},
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": person.team,
        },
        "api_app_id": APP,
        "token": VERIFICATION_WORD,
        "is_enterprise_install": False,
        "enterprise": None,
    }


def command_payload(
    world: World, person: Person, channel: Channel, command: str, text: str
) -> Json:
    """A form: every value is a string."""
    secret = world.permits.response_url(person.id, channel.id)
    return {
        "token": VERIFICATION_WORD,
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.sent_name(),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": f"{world.base_url}/commands/{TEAM}/{secret}",
        "trigger_id": world.permits.trigger(person.id),
    }


def shortcut_payload(world: World, person: Person, callback_id: str) -> Json:
    """A global shortcut: it has no channel and no response_url."""
    return {
        **_interaction(person, "shortcut"),
        "callback_id": callback_id,
        "action_ts": world.now_ts(),
        "trigger_id": world.permits.trigger(person.id),
    }


def message_action_payload(
    world: World, person: Person, channel: Channel, message: Message, action: Json
) -> Json:
    """A click on a message; of an ephemeral Slack does not send the message itself."""
    ephemeral = message.seen_only_by is not None
    secret = world.permits.response_url(person.id, channel.id, message.ts, ephemeral)
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    payload: Json = {
        **_interaction(person, "block_actions"),
        "container": container,
        "trigger_id": world.permits.trigger(person.id),
        "channel": {"id": channel.id, "name": channel.sent_name()},
        "state": {"values": copy.deepcopy(message.values)},
        "response_url": f"{world.base_url}/actions/{TEAM}/{secret}",
        "actions": [{**action, "action_ts": world.now_ts()}],
    }
    if not ephemeral:
        payload["message"] = message.payload()
    return payload


def view_action_payload(world: World, person: Person, view: OpenView, action: Json) -> Json:
    context = None if view.is_home else view.id
    return {
        **_interaction(person, "block_actions"),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": world.permits.trigger(person.id, context),
        "view": view.payload(),
        "actions": [{**action, "action_ts": world.now_ts()}],
    }


def submission_payload(world: World, person: Person, view: OpenView) -> Json:
    return {
        **_interaction(person, "view_submission"),
        "trigger_id": world.permits.trigger(person.id, view.id),
        "view": view.payload(),
        "response_urls": [],
    }


def closed_payload(person: Person, view: OpenView, is_cleared: bool) -> Json:
    return {
        **_interaction(person, "view_closed"),
        "view": view.payload(),
        "is_cleared": is_cleared,
    }


def suggestion_payload(person: Person, view: OpenView, spot_ids: Json, typed: str) -> Json:
    """``spot_ids``: block_id and action_id of the select that asks."""
    return {
        **_interaction(person, "block_suggestion"),
        "container": {"type": "view", "view_id": view.id},
        **spot_ids,
        "value": typed,
        "view": view.payload(),
    }


def event_payload(world: World, event: Json) -> Json:
    """The envelope of the Events API; ``event_id`` is unique for ever."""
    return {
        "token": VERIFICATION_WORD,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": world.ids.named("Ev"),
        "event_time": int(world.clock.real()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": world.ids.secret(),
    }
