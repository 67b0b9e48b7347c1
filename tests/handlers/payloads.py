"""Payloads as Slack sends them (docs.slack.dev/reference/interaction-payloads), with overrides."""

from typing import Any

from bot.ports import Program
from bot.views.forms import RequestForm
from bot.views.scene import Surroundings
from tests.content.helpers import CONTENT
from tests.make import NOON

Json = dict[str, Any]


def make_command(**overrides: Any) -> Json:
    values: Json = {
        "team_id": "T0TEAM",
        "user_id": "U0DANA",
        "command": "/peersupport",
        "text": "",
        "api_app_id": "A0APP",
        "response_url": "https://hooks.slack.com/commands/1",
        "trigger_id": "1.2.3",
        "channel_id": "C0GENERAL",
    }
    return {**values, **overrides}


def make_click(**overrides: Any) -> Json:
    values: Json = {
        "type": "block_actions",
        "team": {"id": "T0TEAM", "domain": "team"},
        "user": {"id": "U0DANA", "team_id": "T0TEAM"},
        "api_app_id": "A0APP",
        "container": {"type": "message", "message_ts": "1.1", "channel_id": "D0DANA"},
        "trigger_id": "1.2.3",
        "response_url": "https://hooks.slack.com/actions/1",
        "actions": [{"action_id": "accept", "value": "p-1", "action_ts": "1.5"}],
    }
    return {**values, **overrides}


def make_message_event(**event: Any) -> Json:
    values: Json = {
        "type": "message",
        "channel_type": "im",
        "channel": "D0DANA",
        "user": "U0DANA",
        "team": "T0TEAM",
        "text": "hello",
        "ts": "1.1",
    }
    return {
        "type": "event_callback",
        "team_id": "T0TEAM",
        "api_app_id": "A0APP",
        "event_id": "Ev1",
        "authorizations": [{"team_id": "T0TEAM", "enterprise_id": None, "is_bot": True}],
        "event": {**values, **event},
    }


def make_form(**overrides: Any) -> RequestForm:
    around = Surroundings(Program("p-1", "", "T0TEAM", {}), CONTENT, NOON)
    return RequestForm(around, "en", "America/New_York", **overrides)
