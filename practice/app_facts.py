"""What the app's manifest grants: commands, shortcuts, scopes, events, tabs."""

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class AppFacts:
    """The parts of a manifest that Slack enforces while the app runs."""

    name: str
    commands: Mapping[str, bool]
    """Slash command -> does Slack escape mentions in its text."""
    usage: Mapping[str, str]
    descriptions: Mapping[str, str]
    """Of the commands and, by callback_id, of the global shortcuts."""
    shortcuts: Mapping[str, str]
    """callback_id -> name, global shortcuts only."""
    scopes: frozenset[str]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool
    interactivity: bool


def facts_of(manifest: Mapping[str, Any]) -> AppFacts:
    features = manifest.get("features", {})
    commands = features.get("slash_commands", [])
    shortcuts = [s for s in features.get("shortcuts", []) if s["type"] == "global"]
    home = features.get("app_home", {})
    settings = manifest.get("settings", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    return AppFacts(
        name=features.get("bot_user", {}).get("display_name", "App"),
        commands={c["command"]: bool(c.get("should_escape")) for c in commands},
        usage={c["command"]: c.get("usage_hint", "") for c in commands},
        descriptions={
            **{c["command"]: c.get("description", "") for c in commands},
            **{s["callback_id"]: s.get("description", "") for s in shortcuts},
        },
        shortcuts={s["callback_id"]: s["name"] for s in shortcuts},
        scopes=frozenset(scopes),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home_tab=bool(home.get("home_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled")),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled")),
        interactivity=bool(settings.get("interactivity", {}).get("is_enabled")),
    )


DEFAULT_MANIFEST: Mapping[str, Any] = {
    "features": {
        "bot_user": {"display_name": "Peer Support"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "shortcuts": [
            {
                "type": "global",
                "name": "Get peer support",
                "callback_id": "get_peer_support",
                "description": "Ask for a trained colleague",
            }
        ],
        "slash_commands": [
            {
                "command": "/peersupport",
                "description": "Ask for a trained colleague, or see crisis lines",
                "should_escape": True,
                "usage_hint": (
                    "now | crisis [US] | status | cancel | resources | privacy | help | on [2h]"
                    " | off | pause"
                ),
            },
            {
                "command": "/peersupport-admin",
                "description": "Keep the roster, the roles and the policy of the program",
                "should_escape": True,
                "usage_hint": (
                    "roster | unit | coordinator | lead | trainer | director | roles | policy"
                    " | settings | lines | resources | session | training"
                ),
            },
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                *("commands", "chat:write", "im:write", "im:history", "users:read"),
                *("files:read", "files:write"),
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "message.im",
                "user_change",
                "app_uninstalled",
                "tokens_revoked",
            ]
        },
        "interactivity": {"is_enabled": True},
    },
}


def read_facts(file: Path | None) -> AppFacts:
    """The facts of a manifest file, JSON or (with PyYAML installed) YAML; else the default.

    The default stands here so that the server needs no YAML reader; a test holds it equal to
    ``manifest.yml``.
    """
    if file is None:
        return facts_of(DEFAULT_MANIFEST)
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json":
        return facts_of(json.loads(text))
    try:
        yaml = importlib.import_module("yaml")
    except ImportError as missing:
        raise SystemExit("Reading a YAML manifest needs PyYAML. Give it as JSON.") from missing
    return facts_of(yaml.safe_load(text))
