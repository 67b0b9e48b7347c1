"""What the Events API tells, as small frozen values; what does not concern us is Ignored."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.people import Account, Person
from bot.usecases.relaying import Said
from handlers.payloads.accounts import read_account
from handlers.payloads.actors import Actor, event_actor, read_event_owner
from handlers.payloads.reading import Json, items, needed, obj, slack_id, text
from handlers.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HomeOpened:
    actor: Actor


@dataclass(frozen=True, slots=True)
class TypedToUs:
    """Somebody wrote to the bot. What they wrote is left behind in the payload: only whether
    it holds danger words goes on from here.
    """

    actor: Actor
    channel: str
    danger: bool
    delivery: str


@dataclass(frozen=True, slots=True)
class Replied:
    """Somebody wrote in a thread. The words go on in memory, to be looked at once: a use-case
    says what they may be, and the delivery asks Slack for them again.
    """

    actor: Actor
    said: Said
    danger: bool
    delivery: str

    @property
    def person(self) -> Person:
        return self.actor.person

    def as_typed(self) -> TypedToUs:
        return TypedToUs(self.actor, self.said.channel, self.danger, self.delivery)


@dataclass(frozen=True, slots=True)
class _InThread:
    """What happened to a message that somebody had written in a thread."""

    actor: Actor
    channel: str
    ts: str
    thread: str

    @property
    def person(self) -> Person:
        return self.actor.person


@dataclass(frozen=True, slots=True)
class Corrected(_InThread):
    """Its words are others now."""


@dataclass(frozen=True, slots=True)
class TakenBack(_InThread):
    """Its writer deleted it."""


@dataclass(frozen=True, slots=True)
class AccountChanged:
    account: Account


@dataclass(frozen=True, slots=True)
class TokenLost:
    """The app was removed, or its bot token revoked. ``code`` is the event's name."""

    code: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing that asks for an answer: other edits and deletions, other bots, other tabs."""


Event = (
    HomeOpened | TypedToUs | Replied | Corrected | TakenBack | AccountChanged | TokenLost | Ignored
)
_OUT_OF_SIGHT = Ignored()


def read_event(body: Json, workspace: Workspace, is_danger: Callable[[str], bool]) -> Event:
    """``is_danger`` looks at the words here, so that they need not travel any further."""
    read_event_owner(body, workspace)
    event = obj(body, "event")
    match needed(event, "type"):
        case "app_home_opened":
            return _home(event, workspace)
        case "message":
            return _message(body, event, workspace, is_danger)
        case "user_change":
            return AccountChanged(read_account(obj(event, "user"), workspace))
        case "app_uninstalled":
            return TokenLost("app_uninstalled")
        case "tokens_revoked":
            return _revoked(event)
        case _:
            return _OUT_OF_SIGHT


def _home(event: Json, workspace: Workspace) -> Event:
    if text(event, "tab") not in ("", "home"):
        return _OUT_OF_SIGHT
    return HomeOpened(event_actor(slack_id(event, "user"), "", workspace))


def _message(
    body: Json, event: Json, workspace: Workspace, is_danger: Callable[[str], bool]
) -> Event:
    if text(event, "channel_type") != "im" or text(event, "bot_id"):
        return _OUT_OF_SIGHT
    subtype = text(event, "subtype")
    if subtype in _AFTERWARDS:
        return _afterwards(event, subtype, workspace)
    if subtype not in ("", "file_share", "thread_broadcast"):
        return _OUT_OF_SIGHT
    user = slack_id(event, "user")
    if user == workspace.bot_user:
        return _OUT_OF_SIGHT
    actor = event_actor(user, text(event, "user_team") or text(event, "team"), workspace)
    key, channel = f"event:{needed(body, 'event_id')}", slack_id(event, "channel")
    danger, thread = is_danger(text(event, "text")), _thread(event)
    if not thread:
        return TypedToUs(actor, channel, danger, key)
    has_files = subtype == "file_share" or bool(items(event, "files"))
    said = Said(channel, needed(event, "ts"), thread, text(event, "text"), has_files)
    return Replied(actor, said, danger, key)


_AFTERWARDS = ("message_changed", "message_deleted")


def _afterwards(event: Json, subtype: str, workspace: Workspace) -> Event:
    """Of replies only, and of what people wrote; Slack also tells where nothing of the words
    changed, such as for the picture of a link."""
    before = obj(event, "previous_message")
    now = obj(event, "message") if subtype == "message_changed" else before
    user, thread = text(before, "user"), _thread(before)
    if not thread or not user or text(before, "bot_id") or user == workspace.bot_user:
        return _OUT_OF_SIGHT
    actor = event_actor(slack_id(before, "user"), text(before, "team"), workspace)
    place = (actor, slack_id(event, "channel"), needed(before, "ts"), thread)
    if subtype == "message_deleted" or text(now, "subtype") == "tombstone":
        return TakenBack(*place)
    same = text(now, "text") == text(before, "text")
    return _OUT_OF_SIGHT if same else Corrected(*place)


def _thread(message: Json) -> str:
    """The message in whose thread this one stands; empty for one that stands for itself."""
    thread = text(message, "thread_ts")
    return "" if thread == text(message, "ts") else thread


def _revoked(event: Json) -> Event:
    bots = obj(event, "tokens").get("bot")
    return TokenLost("tokens_revoked") if bots else _OUT_OF_SIGHT
