"""The delivery's only way to Slack: one client, paced, timed out by us, every answer classified."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.delivery.outcomes import TOKEN_IS_DEAD, Outcome, Verdict, of_error
from bot.delivery.pace import Method, Pace
from bot.domain.notices import Lane
from bot.views.scene import Rendered

EVENT_TYPE = "peersupport"
PATIENCE = 5.0
NET_PATIENCE = 3.0
"""The confirmation waits for the net, ten seconds at most: less patience, then a look."""
HOLD_WHEN_STOPPED = 15.0
_log = logging.getLogger("peersupport.delivery")

Call = Callable[..., Awaitable[AsyncSlackResponse]]


class Calls:
    """Exceptions of the client end here; nothing of a request or an answer is ever logged."""

    def __init__(self, client: AsyncWebClient, pace: Pace, monotonic: Callable[[], float]) -> None:
        self._pace = pace
        self._monotonic = monotonic
        self._methods: dict[Method, Call] = {
            Method.POST: client.chat_postMessage,
            Method.UPDATE: client.chat_update,
            Method.DELETE: client.chat_delete,
            Method.SCHEDULE: client.chat_scheduleMessage,
            Method.UNSCHEDULE: client.chat_deleteScheduledMessage,
            Method.SCHEDULED: client.chat_scheduledMessages_list,
            Method.HISTORY: client.conversations_history,
            Method.REPLIES: client.conversations_replies,
            Method.OPEN: client.conversations_open,
            Method.HOME: client.views_publish,
            Method.TEST: client.auth_test,
        }

    def turn(self, method: Method, channel: str, lane: Lane) -> float:
        """0 and the turn is taken, or the seconds until it is worth asking again."""
        return self._pace.take(method, channel, lane, self._monotonic())

    async def make(self, method: Method, lane: Lane, **arguments: Any) -> Outcome:
        """The call, once its turn has come; else LATER without any call."""
        wait = self.turn(method, str(arguments.get("channel", "")), lane)
        if wait > 0:
            return Outcome(Verdict.LATER, "paced", wait)
        return await self.send(method, **arguments)

    async def send(self, method: Method, **arguments: Any) -> Outcome:
        """The call itself, for whoever has had their turn."""
        patience = NET_PATIENCE if method is Method.SCHEDULE else PATIENCE
        try:
            async with asyncio.timeout(patience):
                response = await self._methods[method](**arguments)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            outcome = of_error(error)
        else:
            outcome = Outcome(Verdict.DONE, data=_data(response))
        self._heed(method, outcome)
        return outcome

    async def token_lives(self) -> bool:
        """Whether Slack still knows the app: tells a lost recipient from a lost installation.

        No answer counts as alive: then the recipient was refused, not we.
        """
        outcome = await self.send(Method.TEST)
        if outcome.code in TOKEN_IS_DEAD:
            self.stop_all(outcome.code)
            return False
        return True

    def stop_all(self, code: str) -> None:
        """Nothing can be sent for now; nothing is dropped for it."""
        self._pace.hold(None, self._monotonic() + HOLD_WHEN_STOPPED)
        _log.error("app_refused", extra={"code": code})

    def _heed(self, method: Method, outcome: Outcome) -> None:
        now = self._monotonic()
        if outcome.verdict is Verdict.LATER and outcome.after is not None:
            self._pace.hold(method, now + outcome.after)
        if outcome.verdict is Verdict.STOPPED:
            if outcome.code in TOKEN_IS_DEAD:
                self.stop_all(outcome.code)
                return
            self._pace.hold(method, now + HOLD_WHEN_STOPPED)
            _log.error("method_refused", extra={"method": method.value, "code": outcome.code})


def _data(response: AsyncSlackResponse) -> Mapping[str, Any]:
    return response.data if isinstance(response.data, dict) else {}


def words(rendered: Rendered) -> dict[str, Any]:
    """The arguments that hold what is read. Without blocks the old ones would stay on update."""
    return {"text": rendered.text, "blocks": list(rendered.blocks)}


def marked(send_key: str) -> dict[str, Any]:
    """Metadata is readable by every app of the workspace: a random key, never a case id."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": send_key}}


def key_of(message: Mapping[str, Any]) -> str | None:
    """The key of one of our messages as history gives it."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return key if isinstance(key, str) else None
