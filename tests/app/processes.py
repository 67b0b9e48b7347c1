"""The bot as a process of its own, started in an empty folder and read from the outside."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from practice.options import Options

ROOT = Path(__file__).parents[2]
START_SECONDS = 20.0
"""Far more than a start takes; a shared machine may be busy."""


def free_port() -> int:
    """One that nobody uses at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class BotProcess:
    """One run of ``python -m bot`` with its two ports."""

    def __init__(self, process: Process, http_port: int, metrics_port: int) -> None:
        self.process = process
        self.http = f"http://127.0.0.1:{http_port}"
        self.operator = f"http://127.0.0.1:{metrics_port}"

    async def get(self, url: str) -> tuple[int, str]:
        """Status and text; status 0 where nobody answers."""
        try:
            async with aiohttp.ClientSession() as session, session.get(url) as answer:
                return answer.status, await answer.text()
        except aiohttp.ClientError:
            return 0, ""

    async def comes_to(self, url: str, status: int, words: str = "") -> None:
        """Waits until ``url`` answers so; fails where the process ends before."""
        async with asyncio.timeout(START_SECONDS):
            while True:
                found, text = await self.get(url)
                if found == status and (not words or text == words):
                    return
                assert self.process.returncode is None, await self.said()
                await asyncio.sleep(0.02)

    async def is_ready(self) -> None:
        await self.comes_to(f"{self.operator}/readyz", 200)

    async def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        if self.process.returncode is None:
            self.process.send_signal(sign)
        async with asyncio.timeout(START_SECONDS):
            return await self.process.wait()

    async def said(self) -> str:
        assert self.process.stderr is not None
        return (await self.process.stderr.read()).decode()


def log_lines(said: str) -> list[dict[str, Any]]:
    """The log of a process that has ended; a line that is none fails the test."""
    return [json.loads(line) for line in said.splitlines()]


def environment_of(folder: Path, **more: str) -> dict[str, str]:
    """Ours and nothing of the machine's but where programs are."""
    ports = {"HTTP_PORT": str(free_port()), "METRICS_PORT": str(free_port())}
    base = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    return {**base, **ports, "PYTHONWARNINGS": "error", **more}


def slack_environment(address: str, folder: Path, **more: str) -> dict[str, str]:
    """Socket Mode at the practice server that listens at ``address``."""
    made_up = Options()
    return environment_of(
        folder,
        **{
            "SLACK_BOT_TOKEN": made_up.bot_token,
            "SLACK_APP_TOKEN": made_up.app_token,
            "SLACK_SIGNING_SECRET": made_up.signing_secret,
            "SLACK_API_URL": f"{address}/api/",
            "PEERSUPPORT_DIRECTORS": "U0RAE",
            **more,
        },
    )


@asynccontextmanager
async def bot(folder: Path, environment: dict[str, str], *words: str) -> AsyncIterator[BotProcess]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        cwd=folder,
        env=environment,
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
    )
    ports = (int(environment[name] or 0) for name in ("HTTP_PORT", "METRICS_PORT"))
    running = BotProcess(process, *ports)
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def command(folder: Path, environment: dict[str, str], *words: str) -> tuple[int, str, str]:
    """Exit code, what was said on standard output, and on standard error."""
    async with bot(folder, environment, *words) as running:
        async with asyncio.timeout(START_SECONDS):
            out, err = await running.process.communicate()
    return running.process.returncode or 0, out.decode(), err.decode()
