"""The one place where a Slack client comes from, and where a token is checked before it is used."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Settings
from bot.refused import Refused

SCOPES = frozenset(
    {
        *("chat:write", "commands", "im:history", "im:write", "users:read"),
        *("files:read", "files:write"),
    }
)
"""What the token must be granted. ``manifest.yml`` gives the reason for each."""

CALL_SECONDS = 10
_REFUSED = frozenset(
    (
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    )
)
_LONGEST_PAUSE = 30.0

_log = logging.getLogger(__name__)


class TokenRefused(Refused):
    """Slack does not take the token, or it may too little. ``str()`` says what to do."""


class NotReached(Exception):
    """Slack did not answer. ``pause`` is what it asked for, in seconds."""

    def __init__(self, code: str, pause: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the token belongs to. ``missing`` are scopes that were not granted."""

    enterprise: str
    team: str
    bot_user: str
    bot_id: str
    app_id: str = ""
    """Empty where auth.test does not say it."""
    missing: tuple[str, ...] = field(default=())


def make_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """One client for every call of the process, on one session, that never repeats a call itself.

    The SDK's own retry would post twice after a lost answer.
    """
    client = AsyncWebClient(
        token=settings.bot_token,
        base_url=settings.api_url,
        session=session,
        timeout=CALL_SECONDS,
        retry_handlers=[],
        logger=logging.getLogger("slack_sdk.web"),
    )
    if settings.api_on_loopback:
        # A proxy of the environment does not lead back to this machine.
        client.proxy = None
    # Set on the logger itself: the SDK looks there before it puts whole bodies into words.
    client.logger.setLevel(logging.WARNING)
    return client


async def identify(client: AsyncWebClient) -> Identity:
    """Who we are, as auth.test says. Raises TokenRefused or NotReached."""
    try:
        async with asyncio.timeout(CALL_SECONDS):
            answer = await client.auth_test()
    except SlackApiError as error:
        raise _refusal(error) from None
    except (TimeoutError, OSError, aiohttp.ClientError, SlackClientError, ValueError):
        raise NotReached("network") from None
    return Identity(
        enterprise=str(answer.get("enterprise_id") or ""),
        team=str(answer["team_id"]),
        bot_user=str(answer.get("user_id") or ""),
        bot_id=str(answer.get("bot_id") or ""),
        app_id=str(answer.get("app_id") or ""),
        missing=_missing(answer.headers),
    )


def _missing(headers: Any) -> tuple[str, ...]:
    """Empty where the server does not say what was granted; Slack always does."""
    granted = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes")
    if granted is None:
        return ()
    return tuple(sorted(SCOPES - {scope.strip() for scope in granted.split(",")}))


def _refusal(error: SlackApiError) -> Exception:
    answer: Any = error.response
    data = answer.data if isinstance(answer.data, dict) else {}
    code = str(data.get("error", f"http_{answer.status_code}"))
    if code in _REFUSED:
        return TokenRefused(
            f"Slack refuses SLACK_BOT_TOKEN ({code}). Install the app again and copy the new token."
        )
    return NotReached(code, float(answer.headers.get("Retry-After", 0)))


async def sign_on(client: AsyncWebClient) -> Identity:
    """``identify``, again and again until Slack answers; refuses a token that may too little."""
    pause = 1.0
    while True:
        try:
            identity = await identify(client)
            break
        except NotReached as error:
            _log.warning("slack_not_reached", extra={"code": error.code})
            await asyncio.sleep(max(error.pause, pause))
            pause = min(pause * 2, _LONGEST_PAUSE)
    refuse_missing(identity)
    return identity


def refuse_missing(identity: Identity) -> None:
    if identity.missing:
        raise TokenRefused(
            f"The Slack app lacks these scopes: {', '.join(identity.missing)}. "
            "Update it from manifest.yml and install it again."
        )
