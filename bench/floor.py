"""What nothing can be faster than on this machine, in this run: a durable write, a bare answer."""

import os
import tempfile
import time
from pathlib import Path

from aiohttp import ClientSession, web

from bench.table import Row

_WRITES = 200
_CALLS = 200
_BLOCK = b"\0" * 4096


async def floor() -> list[Row]:
    return [_durable_write(), await _bare_answer()]


def _durable_write() -> Row:
    """4 kB appended and flushed to the disk: no request can be kept for less."""
    samples = []
    with tempfile.TemporaryDirectory() as folder:
        descriptor = os.open(Path(folder) / "floor", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        for _ in range(_WRITES):
            began = time.perf_counter()
            os.write(descriptor, _BLOCK)
            os.fdatasync(descriptor)
            samples.append((time.perf_counter() - began) * 1000)
        os.close(descriptor)
    return Row("floor: 4 kB appended and flushed", tuple(samples))


async def _bare_answer() -> Row:
    """One HTTP request on loopback to a server that only answers: no gesture can take less."""

    async def answer(_request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_post("/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    samples = []
    async with ClientSession() as session:
        for _ in range(_CALLS):
            began = time.perf_counter()
            async with session.post(f"http://127.0.0.1:{port}/", data=b"x") as response:
                await response.read()
            samples.append((time.perf_counter() - began) * 1000)
    await runner.cleanup()
    return Row("floor: a bare answer on loopback", tuple(samples))
