"""What is private to one person: ephemerals, modal stack, Home tab, notifications."""

import copy
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from practice.blocks.values import Values
from practice.channels import Message
from practice.options import APP, BOT, TEAM

Json = dict[str, Any]
STACK_LIMIT = 3


@dataclass(slots=True)
class OpenView:
    """A modal or a Home tab as it stands now."""

    id: str
    user: str
    body: Json
    values: Values
    hash: str
    root_id: str
    previous_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    """block_id -> sentence, from the last submission."""
    trouble: str = ""

    @property
    def is_home(self) -> bool:
        return bool(self.body["type"] == "home")

    @property
    def external_id(self) -> str:
        return str(self.body.get("external_id") or "")

    def payload(self) -> Json:
        """The ``view`` object of docs.slack.dev/reference/interaction-payloads."""
        body = self.body
        return {
            "id": self.id,
            "team_id": TEAM,
            "type": body["type"],
            "blocks": body["blocks"],
            "private_metadata": body.get("private_metadata", ""),
            "callback_id": body.get("callback_id", ""),
            "state": {"values": copy.deepcopy(self.values)},
            "hash": self.hash,
            "title": body.get("title"),
            "clear_on_close": body.get("clear_on_close", False),
            "notify_on_close": body.get("notify_on_close", False),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id,
            "app_id": APP,
            "external_id": self.external_id,
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
        }


@dataclass(slots=True)
class Desk:
    ephemerals: list[Message] = field(default_factory=list)
    stack: list[OpenView] = field(default_factory=list)
    home: OpenView | None = None
    notifications: list[Json] = field(default_factory=list)

    @property
    def top(self) -> OpenView | None:
        return self.stack[-1] if self.stack else None

    def reload(self) -> None:
        """As a person reloads Slack: what only lived in the window is gone."""
        self.ephemerals.clear()
        self.stack.clear()


class Desks:
    def __init__(self) -> None:
        self._by_user: defaultdict[str, Desk] = defaultdict(Desk)

    def __getitem__(self, user_id: str) -> Desk:
        return self._by_user[user_id]

    def open_views(self) -> list[OpenView]:
        desks = list(self._by_user.values())
        homes = [desk.home for desk in desks if desk.home]
        return homes + [view for desk in desks for view in desk.stack]

    def find_view(self, view_id: str = "", external_id: str = "") -> OpenView | None:
        """An open view by either id; a closed one is nowhere."""
        for view in self.open_views():
            if view_id and view.id == view_id:
                return view
            if external_id and view.external_id == external_id:
                return view
        return None
