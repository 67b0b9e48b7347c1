"""Somebody outside is told that all is well, and only while it is."""

import asyncio

import aiohttp
from aiohttp import web

from bot.health import Health
from bot.pulse import pulse


async def called(health: Health) -> bool:
    """Whether the heartbeat address was called at once."""
    heard = asyncio.Event()

    async def hear(_: web.Request) -> web.Response:
        heard.set()
        return web.Response()

    app = web.Application()
    app.add_routes([web.get("/", hear)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    async with aiohttp.ClientSession() as session:
        beating = asyncio.create_task(pulse(url, session, health))
        try:
            async with asyncio.timeout(0.3):
                await heard.wait()
        except TimeoutError:
            return False
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)
            await runner.cleanup()
    return True


async def test_a_healthy_bot_calls() -> None:
    assert await called(Health(database=True, slack=True))


async def test_a_bot_without_its_database_is_silent() -> None:
    assert not await called(Health(slack=True))
