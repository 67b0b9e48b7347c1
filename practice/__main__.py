"""``python -m practice``: serves one practice workspace until SIGTERM or Ctrl-C."""

import asyncio
import signal

from practice.options import Options, read_options
from practice.parent import say_ready
from practice.server import serve


async def run(options: Options) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    async with serve(options) as stage:
        say_ready(stage.world.base_url)
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(run(read_options()))
