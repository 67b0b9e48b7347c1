"""What the Events API tells, as small frozen values; what does not concern us is Ignored."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.people import Account
from handlers.payloads.accounts import read_account
from handlers.payloads.actors import Actor, event_actor, read_event_owner
from handlers.payloads.reading import Json, needed, obj, slack_id, text
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
class AccountChanged:
    account: Account


@dataclass(frozen=True, slots=True)
class TokenLost:
    """The app was removed, or its bot token revoked. ``code`` is the event's name."""

    code: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing that asks for an answer: edits, deletions, other bots, other tabs."""


Event = HomeOpened | TypedToUs | AccountChanged | TokenLost | Ignored
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
    if text(event, "subtype") not in ("", "file_share"):
        return _OUT_OF_SIGHT
    user = slack_id(event, "user")
    if user == workspace.bot_user:
        return _OUT_OF_SIGHT
    actor = event_actor(user, text(event, "user_team") or text(event, "team"), workspace)
    key = f"event:{needed(body, 'event_id')}"
    return TypedToUs(actor, slack_id(event, "channel"), is_danger(text(event, "text")), key)


def _revoked(event: Json) -> Event:
    bots = obj(event, "tokens").get("bot")
    return TokenLost("tokens_revoked") if bots else _OUT_OF_SIGHT
