"""Calls the heartbeat address once a minute while all is well, so that silence is noticed."""

import asyncio
import logging

import aiohttp

from bot.health import Health

EVERY_SECONDS = 60.0
_CALL = aiohttp.ClientTimeout(total=10)

_log = logging.getLogger(__name__)


async def pulse(url: str, session: aiohttp.ClientSession, health: Health) -> None:
    """Until cancelled. Says nothing but that it called."""
    while True:
        if health.ready:
            await _call(url, session)
        await asyncio.sleep(EVERY_SECONDS)


async def _call(url: str, session: aiohttp.ClientSession) -> None:
    try:
        async with session.get(url, timeout=_CALL) as answer:
            if answer.status >= 400:
                _log.warning("pulse_refused", extra={"status": answer.status})
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        _log.warning("pulse_failed", extra={"error": type(error).__name__})
