"""Conversations and the messages in them."""

from dataclasses import dataclass, field
from typing import Any

from practice.blocks.values import Values
from practice.ids import conversation_id
from practice.options import APP, BOT, BOT_USER, TEAM
from practice.people import People

Json = dict[str, Any]
GENERAL = "C0GENERAL"
SHARED = "C0SHARED"


@dataclass(slots=True)
class Message:
    ts: str
    channel: str
    by: str
    """User id of the author: the app's bot user, or a person."""
    text: str
    blocks: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    edited: str | None = None
    thread_ts: str | None = None
    """Of a reply: the message that its thread hangs on."""
    files: list[Json] = field(default_factory=list)
    is_tombstone: bool = False
    """What Slack leaves of a deleted message that has replies."""
    values: Values = field(default_factory=dict)
    alarms: list[str] = field(default_factory=list)
    """Whom its markup notified beyond the conversation itself."""
    trouble: str = ""
    """What Slack shows beside the message when a click on it failed."""
    moved: float = 0.0
    """Seconds by which time had been moved on when it was posted."""
    seen_only_by: str | None = None
    """An ephemeral: the one person who sees it."""
    version: int = 0
    """Grows with everything that changes its words."""
    read: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    """User id -> versions of message and people, and what this person then read."""

    @property
    def from_app(self) -> bool:
        return self.by == BOT_USER

    @property
    def is_reply(self) -> bool:
        return self.thread_ts not in (None, self.ts)

    def payload(self, with_metadata: bool = False) -> Json:
        """As history, events and answers of the Web API give it."""
        body: Json = {"type": "message", "user": self.by, "ts": self.ts, "text": self.text}
        body["team"] = TEAM
        if self.from_app:
            body |= {"bot_id": BOT, "app_id": APP, "bot_profile": {"id": BOT, "app_id": APP}}
        if self.blocks:
            body["blocks"] = self.blocks
        if self.edited:
            body["edited"] = {"user": self.by, "ts": self.edited}
        if self.thread_ts:
            body["thread_ts"] = self.thread_ts
        if self.files:
            body |= {"subtype": "file_share", "files": self.files, "upload": False}
        if self.is_tombstone:
            body |= {"subtype": "tombstone", "hidden": True}
        if with_metadata and self.metadata:
            body["metadata"] = self.metadata
        return body


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    kind: str
    """``im`` (with the app), ``people`` (a DM the app is not in), ``channel``."""
    members: list[str]
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def app_is_in(self) -> bool:
        return self.kind == "im" or BOT_USER in self.members

    @property
    def person(self) -> str:
        """Of a DM with the app: the person."""
        return self.members[0]

    def replies_to(self, ts: str) -> list[Message]:
        """Oldest first."""
        return [one for one in self.messages.values() if one.is_reply and one.thread_ts == ts]

    def root_of(self, ts: str) -> str | None:
        """The message that a thread hangs on, given any message of it; None where none is."""
        message = self.messages.get(ts)
        return None if message is None else message.thread_ts or message.ts

    def sent_name(self) -> str:
        """``channel_name`` in payloads."""
        return self.name if self.kind == "channel" else "directmessage"


class Channels:
    """All conversations by id; the DM of a person exists as soon as the person does."""

    def __init__(self, people: People) -> None:
        self._people = people
        full = [p.id for p in people.humans() if not p.is_stranger]
        guests = [p.id for p in people.humans() if p.is_stranger and p.shared]
        self._by_id = {
            GENERAL: Channel(GENERAL, "general", "channel", full),
            SHARED: Channel(SHARED, "shared", "channel", full + guests),
        }
        for person in people:
            self.dm_of(person.id)

    def get(self, channel_id: str) -> Channel | None:
        return self._by_id.get(channel_id)

    def dm_of(self, user_id: str) -> Channel:
        found = conversation_id(user_id, BOT_USER)
        return self._by_id.setdefault(found, Channel(found, "", "im", [user_id]))

    def between(self, one: str, other: str) -> Channel:
        """The DM of two people; the app is not in it."""
        found = conversation_id(one, other)
        return self._by_id.setdefault(found, Channel(found, "", "people", [one, other]))

    def by_name(self, name: str) -> Channel | None:
        for channel in self._by_id.values():
            if channel.name and channel.name == name.removeprefix("#"):
                return channel
        return None

    def of_person(self, user_id: str) -> list[Channel]:
        """Channels and DMs between people that this person is in, the app's DM left out."""
        return [c for c in self._by_id.values() if c.kind != "im" and user_id in c.members]

    def join(self, user_id: str, stranger: bool) -> None:
        for channel_id in (SHARED,) if stranger else (GENERAL, SHARED):
            self._by_id[channel_id].members.append(user_id)
