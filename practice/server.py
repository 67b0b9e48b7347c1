"""Puts the parts together: one loopback address for the API, the sockets, the people, the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from practice.api.http import WebApi
from practice.app_facts import read_facts
from practice.clock import Clock
from practice.control import PeopleSide, sentences
from practice.delivery.postman import Postman
from practice.filing import FileSide
from practice.gestures.stage import Stage
from practice.options import Options
from practice.page.stream import PageSide
from practice.posting import make_message, post
from practice.responding import ResponseUrls
from practice.workings import Workings
from practice.world import World

LARGEST_BODY = 4 * 1024 * 1024
LOOK_EVERY = 0.05
"""Seconds between looks at the clock for scheduled messages; the clock may jump at any time."""


def build(stage: Stage) -> web.Application:
    app = web.Application(middlewares=[sentences], client_max_size=LARGEST_BODY)
    urls, api = ResponseUrls(stage.world), WebApi(stage.world)
    app.add_routes(
        [
            web.route("*", "/api/{method}", api.handle),
            web.get("/link/", stage.postman.sockets.connect),
            web.post("/actions/{team}/{secret}", urls.handle),
            web.post("/commands/{team}/{secret}", urls.handle),
            *FileSide(stage.world).routes(),
            *PageSide(stage).routes(),
            *PeopleSide(stage).routes(),
            *Workings(stage).routes(),
        ]
    )
    return app


def post_due(world: World) -> int:
    """Posts what is due in moved time; how many. With metadata Slack never posts it."""
    due = world.scheduled.take_due(world.clock.moved())
    for one in due:
        channel = world.channels.get(one.channel)
        if channel is not None and "metadata" not in one.payload:
            post(world, channel, make_message(world, channel.id, one.payload))
    return len(due)


async def _post_for_ever(world: World) -> None:
    while True:
        post_due(world)
        await asyncio.sleep(LOOK_EVERY)


@asynccontextmanager
async def serve(options: Options, clock: Clock | None = None) -> AsyncIterator[Stage]:
    """A running practice workspace; its address is ``stage.world.base_url``."""
    clock = clock or Clock(options.clock_file)
    world = World(options, read_facts(options.manifest), clock)
    stage = Stage(world, Postman(world))
    world.emit = stage.postman.emit
    runner = web.AppRunner(build(stage), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, options.host, options.port)
    await site.start()
    port = runner.addresses[0][1]
    world.base_url = f"http://{options.host}:{port}"
    poster = asyncio.create_task(_post_for_ever(world))
    try:
        yield stage
    finally:
        poster.cancel()
        await stage.postman.close()
        await runner.cleanup()
        world.record.close()
