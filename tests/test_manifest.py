"""The manifest asks Slack for what the code answers and calls, and for nothing else."""

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import yaml

from bot import slack
from bot.views import ids
from handlers.payloads.events import read_event

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "manifest.yml").read_text(encoding="utf-8")
MANIFEST: dict[str, Any] = yaml.safe_load(TEXT)

NEEDS: dict[str, str | None] = {
    "apps_connections_open": None,
    "auth_test": None,
    "chat_delete": "chat:write",
    "chat_deleteScheduledMessage": "chat:write",
    "chat_postMessage": "chat:write",
    "chat_scheduleMessage": "chat:write",
    "chat_scheduledMessages_list": None,
    "chat_update": "chat:write",
    "conversations_history": "im:history",
    "conversations_open": "im:write",
    "conversations_replies": "im:history",
    "files_completeUploadExternal": "files:write",
    "files_getUploadURLExternal": "files:write",
    "users_info": "users:read",
    "views_open": None,
    "views_publish": None,
    "views_push": None,
    "views_update": None,
}
"""Web API method -> the bot scope that docs.slack.dev/reference/methods asks for, if any."""

EVENTS: dict[str, str | None] = {"message.im": "im:history", "user_change": "users:read"}


FETCHED: dict[str, str] = {"url_private_download": "files:read"}
"""What payloads lead to outside the Web API, and the scope that it asks for."""


def methods_called() -> set[str]:
    """Every Web API method that the bot calls, by name of the SDK's function."""
    called = re.compile(
        r"[Cc]lient\.((?:apps|auth|chat|conversations|files|users|views)_[A-Za-z]+(?:_[a-z]+)?)\b"
    )
    sources = [p for package in ("bot", "handlers") for p in (ROOT / package).rglob("*.py")]
    return {name for path in sources for name in called.findall(path.read_text(encoding="utf-8"))}


def bot_scopes() -> list[str]:
    scopes: list[str] = MANIFEST["oauth_config"]["scopes"]["bot"]
    return scopes


def test_both_commands_and_no_other_are_registered_with_mentions_as_ids() -> None:
    commands = MANIFEST["features"]["slash_commands"]
    assert {c["command"] for c in commands} == {ids.COMMAND, ids.ADMIN_COMMAND}
    assert all(c["should_escape"] for c in commands)


def test_the_one_shortcut_is_the_one_that_is_answered() -> None:
    (shortcut,) = MANIFEST["features"]["shortcuts"]
    assert (shortcut["type"], shortcut["callback_id"]) == ("global", ids.SHORTCUT)
    assert shortcut["name"] == "Get peer support"


def test_every_event_that_is_read_is_subscribed_to_and_the_reverse() -> None:
    tree = ast.parse(inspect.getsource(read_event))
    patterns = (node.value for node in ast.walk(tree) if isinstance(node, ast.MatchValue))
    read = {node.value for node in patterns if isinstance(node, ast.Constant)}
    subscribed = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
    assert {name.partition(".")[0] for name in subscribed} == read


def test_every_call_and_event_is_granted_and_nothing_more_is_asked_for() -> None:
    called = methods_called()
    assert called <= NEEDS.keys()
    wanted = {NEEDS[name] for name in called} | set(EVENTS.values()) | {"commands"}
    handed = "".join(p.read_text("utf-8") for p in (ROOT / "handlers").rglob("*.py"))
    wanted |= {scope for name, scope in FETCHED.items() if name in handed}
    assert set(bot_scopes()) == wanted - {None}
    assert set(bot_scopes()) == slack.SCOPES
    assert "user" not in MANIFEST["oauth_config"]["scopes"]


def test_every_scope_has_its_reason_beside_it() -> None:
    lines = [line.strip() for line in TEXT.splitlines()]
    for scope in bot_scopes():
        assert lines[lines.index(f"- {scope}") - 1].startswith("# "), scope


def test_socket_mode_needs_no_public_address() -> None:
    settings = MANIFEST["settings"]
    assert settings["socket_mode_enabled"] is True
    assert settings["interactivity"] == {"is_enabled": True}
