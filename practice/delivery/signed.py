"""HTTP mode: signed requests to the app (docs.slack.dev/authentication/verifying-requests)."""

import asyncio
import hashlib
import hmac
from urllib.parse import urlencode

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout

from practice.delivery.envelopes import ANSWER_WITHIN, Answer, Delivery, Json, body_as_json
from practice.world import World

STALE_BY = 600


class SignedRequests:
    def __init__(self, world: World) -> None:
        self._world = world
        self._session: ClientSession | None = None

    async def deliver(self, delivery: Delivery, signature: str = "good") -> Answer:
        """``signature``: good, bad, stale or none."""
        body, content_type = _body(delivery)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (practice)"}
        headers |= self._sign(body, signature)
        if delivery.retry_attempt:
            headers["x-slack-retry-num"] = str(delivery.retry_attempt)
            headers["x-slack-retry-reason"] = delivery.retry_reason
        return await self._send(body, headers)

    async def _send(self, body: bytes, headers: dict[str, str]) -> Answer:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=ANSWER_WITHIN))
        try:
            url = self._world.options.request_url
            async with self._session.post(url, data=body, headers=headers) as answer:
                text = await answer.text()
        except TimeoutError:
            return Answer("timeout")
        except (ClientError, OSError):
            return Answer("no_connection")
        if not 200 <= answer.status < 300:
            no_retry = answer.headers.get("x-slack-no-retry") == "1"
            return Answer("error", text, answer.status, no_retry)
        return Answer("acked", body_as_json(text, answer.content_type), answer.status)

    def _sign(self, body: bytes, signature: str) -> dict[str, str]:
        if signature == "none":
            return {}
        now = int(self._world.clock.real()) - (STALE_BY if signature == "stale" else 0)
        secret = "forged" if signature == "bad" else self._world.options.signing_secret
        signed = hmac.new(secret.encode(), b"v0:%d:%b" % (now, body), hashlib.sha256)
        return {
            "X-Slack-Request-Timestamp": str(now),
            "X-Slack-Signature": f"v0={signed.hexdigest()}",
        }

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None
            await asyncio.sleep(0)


def _body(delivery: Delivery) -> tuple[bytes, str]:
    """Events as JSON, commands as a form, everything else as a form with ``payload``."""
    if delivery.kind == "event":
        return orjson.dumps(delivery.payload), "application/json"
    form: Json = delivery.payload
    if delivery.kind != "command":
        form = {"payload": orjson.dumps(delivery.payload).decode()}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"
