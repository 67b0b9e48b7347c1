"""The only home of the handlers' own calls to Slack: each with its own limit, never retried."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.views.scene import Rendered, View

CALL_SECONDS: Final = 1.2
"""What one call may take before the person is answered."""

_EXPIRED = frozenset(
    {
        "expired_trigger_id",
        "trigger_expired",
        "exchanged_trigger_id",
        "trigger_exchanged",
        "invalid_trigger_id",
        "invalid_trigger",
    }
)
_USED = frozenset({"exchanged_trigger_id", "trigger_exchanged"})
_GONE = frozenset({"not_found", "view_not_found"})
_UNANSWERED = frozenset(
    {
        *("timeout", "network", "bad_answer", "ratelimited", "rate_limited"),
        *("internal_error", "fatal_error", "service_unavailable", "request_timeout"),
    }
)
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class CallFailed(Exception):
    """Slack refused, or did not answer in time. ``code`` is Slack's, or *timeout*, *network*."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def trigger_expired(self) -> bool:
        return self.code in _EXPIRED

    @property
    def trigger_used(self) -> bool:
        """A modal was opened with it: this is the same gesture, delivered again."""
        return self.code in _USED

    @property
    def unanswered(self) -> bool:
        """Slack said nothing about what was asked: another time it may."""
        return self.code in _UNANSWERED or self.code.startswith("http_")

    @property
    def view_gone(self) -> bool:
        """The person has closed the modal."""
        return self.code in _GONE


async def called(work: Awaitable[Any], seconds: float = CALL_SECONDS) -> Any:
    """The answer of one call. Every way of failing becomes CallFailed."""
    try:
        async with asyncio.timeout(max(seconds, 0.01)):
            return await work
    except SlackApiError as error:
        raise CallFailed(_code(error)) from None
    except TimeoutError:
        raise CallFailed("timeout") from None
    except (aiohttp.ClientError, SlackClientError, OSError, ValueError):
        # ValueError: what answered does not speak JSON, so it was not Slack.
        raise CallFailed("network") from None


def _code(error: SlackApiError) -> str:
    """Slack's word for it; what answered with no JSON at all has only a status."""
    answer: Any = error.response
    data = getattr(answer, "data", None)
    if isinstance(data, dict) and data.get("error"):
        return str(data["error"])
    return f"http_{getattr(answer, 'status_code', 0)}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A modal as it was when it opened."""

    view_id: str
    view_hash: str


async def open_view(client: AsyncWebClient, trigger_id: str, view: View, seconds: float) -> Opened:
    answer = await called(client.views_open(trigger_id=trigger_id, view=view), seconds)
    shown: dict[str, Any] = answer.get("view") or {}
    return Opened(str(shown.get("id", "")), str(shown.get("hash", "")))


async def push_view(client: AsyncWebClient, trigger_id: str, view: View, seconds: float) -> None:
    await called(client.views_push(trigger_id=trigger_id, view=view), seconds)


async def update_view(
    client: AsyncWebClient, view_id: str, view: View, seconds: float, view_hash: str = ""
) -> None:
    """With ``view_hash``: only if the view is still the one that was answered."""
    more = {"hash": view_hash} if view_hash else {}
    await called(client.views_update(view_id=view_id, view=view, **more), seconds)


async def publish_home(client: AsyncWebClient, user: str, view: View) -> None:
    await called(client.views_publish(user_id=user, view=view))


async def post(
    client: AsyncWebClient, channel: str, rendered: Rendered, seconds: float, thread: str = ""
) -> None:
    """``thread``: the message in whose thread it is to stand."""
    await called(
        client.chat_postMessage(
            channel=channel,
            text=rendered.text,
            blocks=list(rendered.blocks) or None,
            thread_ts=thread or None,
            unfurl_links=False,
            unfurl_media=False,
        ),
        seconds,
    )


async def respond(
    client: AsyncWebClient, url: str, rendered: Rendered, api_url: str, seconds: float
) -> None:
    """An answer that only the person who clicked sees. Only to Slack's host, or our API's."""
    if not is_slack(url, api_url):
        raise CallFailed("foreign_response_url")
    hook = AsyncWebhookClient(url, session=client.session, retry_handlers=[], logger=client.logger)
    # It takes a proxy from the environment even where the client has none on purpose.
    hook.proxy = client.proxy
    body = {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": rendered.text,
        "blocks": list(rendered.blocks),
    }
    if not rendered.blocks:
        del body["blocks"]
    answer = await called(hook.send_dict(body), seconds)
    if answer.status_code >= 300:
        raise CallFailed(f"http_{answer.status_code}")


def is_slack(url: str, api_url: str, host: str = "hooks.slack.com") -> bool:
    """Whether ``url`` leads to that host of Slack, or to where our own API calls go."""
    try:
        wanted = urlsplit(url)
        if "@" in wanted.netloc or wanted.hostname is None:
            return False
        return _door(wanted) in (("https", host, 443), _door(urlsplit(api_url)))
    except ValueError:
        return False


def _door(url: SplitResult) -> tuple[str, str, int]:
    """Scheme, host and port; this machine is the same by each of its names."""
    host = url.hostname or ""
    port = url.port or (443 if url.scheme == "https" else 80)
    return url.scheme, "localhost" if host in _THIS_MACHINE else host, port


async def user_info(client: AsyncWebClient, user: str, seconds: float) -> Any:
    """The user object, whose fields are read by ``read_account``."""
    answer = await called(client.users_info(user=user, include_locale=True), seconds)
    return answer.get("user") or {}


async def open_dm(client: AsyncWebClient, user: str, seconds: float) -> str:
    answer = await called(client.conversations_open(users=user), seconds)
    channel = answer.get("channel")
    found = channel.get("id") if isinstance(channel, dict) else None
    if not isinstance(found, str) or not found:
        raise CallFailed("bad_answer")
    return found
