"""A town for stories: the practice Slack and the bot, each a process of its own, on free ports.

The bot is the real one, started as an operator would start it; nothing of it is imported here.
"""

import asyncio
import os
import re
import secrets
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import aiohttp

from practice.driver import Person, Workspace

Mode = Literal["socket", "http"]
READY_SECONDS = 20.0
_LOUD = re.compile(r"""level"?\s?[:=]\s?["'](error|critical)|Traceback""")
"""In both formats of the log."""
DIRECTOR = "U0RAE"


def free_port() -> int:
    """Below the ports that systems give to outgoing connections: those take a free one at any
    moment between this look and the bot's start."""
    while True:
        port = 15_000 + secrets.randbelow(15_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


@dataclass
class Town:
    """One workspace, one bot, one folder that holds everything they write."""

    folder: Path
    slack: Workspace
    mode: Mode
    practice: asyncio.subprocess.Process
    metrics_port: int = 0
    http_port: int = 0
    bot: asyncio.subprocess.Process | None = None
    allowed_errors: set[str] = field(default_factory=set)
    """Log events at level error, and refused API calls, that this story provokes on purpose."""
    starts: int = 0

    @property
    def database(self) -> Path:
        return self.folder / "data" / "peersupport.db"

    @property
    def clock_file(self) -> Path:
        return self.folder / "clock"

    def person(self, who: str) -> Person:
        return self.slack.person(who)

    def environment(self, **more: str) -> dict[str, str]:
        base = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "SLACK_BOT_TOKEN": "xoxb-practice-bot",
            "SLACK_SIGNING_SECRET": "practice-signing-secret",
            "SLACK_API_URL": f"{self.slack.base_url}/api/",
            "HTTP_PORT": str(self.http_port),
            "METRICS_PORT": str(self.metrics_port),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "PEERSUPPORT_KEYS_FILE": str(self.folder / "keys" / "ring"),
            "PEERSUPPORT_EPOCHS": str(self.folder / "keys" / "epochs"),
            "PEERSUPPORT_DIRECTORS": DIRECTOR,
            "PEERSUPPORT_CLOCK_FILE": str(self.clock_file),
            "LOG_LEVEL": "DEBUG",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        }
        if self.mode == "socket":
            base["SLACK_APP_TOKEN"] = "xapp-practice-app"
        return {**base, **more}

    async def start_bot(self, *, ready: bool = True, **more: str) -> None:
        """Starts the bot and waits until it says that it is ready (or, not ``ready``, alive)."""
        self.starts += 1
        with (self.folder / f"bot-{self.starts}.log").open("wb") as log:
            self.bot = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                cwd=self.folder,
                env=self.environment(**more),
                stdout=log,
                stderr=log,
            )
        port, path = (self.metrics_port, "/readyz") if ready else (self.http_port, "/healthz")
        await self._answers(f"http://127.0.0.1:{port}{path}")

    async def _answers(self, url: str) -> None:
        assert self.bot is not None
        async with asyncio.timeout(READY_SECONDS), aiohttp.ClientSession() as session:
            while True:
                assert self.bot.returncode is None, f"the bot ended early:\n{self.log()}"
                try:
                    async with session.get(url) as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.02)

    async def stop_bot(self) -> int:
        """As an operator does; returns the exit code."""
        assert self.bot is not None
        if self.bot.returncode is None:
            self.bot.send_signal(signal.SIGTERM)
        async with asyncio.timeout(15):
            return await self.bot.wait()

    async def kill_bot(self) -> None:
        """As a power cut does."""
        assert self.bot is not None
        self.bot.kill()
        await self.bot.wait()

    async def move(self, **span: float) -> None:
        """Moves time on: ``minutes=5``, ``hours=1``, ``seconds=30``."""
        factors = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
        await self.slack.move_time(sum(factors[unit] * count for unit, count in span.items()))

    def log(self) -> str:
        files = sorted(self.folder.glob("bot-*.log"))
        return "".join(file.read_text("utf-8", "replace") for file in files)

    def errors_in_log(self) -> list[str]:
        lines = self.log().splitlines()
        loud = [x for x in lines if _LOUD.search(x)]
        return [x for x in loud if not any(allowed in x for allowed in self.allowed_errors)]

    async def refused(self) -> list[str]:
        """API calls that Slack refused, and answers to deliveries that it could not use."""
        calls = [f"{c['method']}: {c['error']}" for c in await self.slack.refused_calls()]
        return [c for c in calls if not any(allowed in c for allowed in self.allowed_errors)]

    async def scheduled_for(self, user: str) -> list[dict[str, Any]]:
        """Messages that Slack still holds for the person's conversation with the bot."""
        dm = next(p["dm"] for p in await self.slack.people() if user in (p["id"], p["name"]))
        return [s for s in await self.slack.scheduled() if s["channel"] == dm]


@asynccontextmanager
async def town(folder: Path, mode: Mode = "socket") -> AsyncIterator[Town]:
    """Opens the workspace; the story starts the bot. At the end everything must be clean:
    no error in the log, no refused call, an orderly exit."""
    clock = folder / "clock"
    clock.write_text("0")
    http_port = free_port()
    command = [sys.executable, "-m", "practice", "--port", "0", "--clock-file", str(clock)]
    command += ["--mode", mode, "--request-url", f"http://127.0.0.1:{http_port}/slack/events"]
    practice = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).resolve().parents[2]
    )
    assert practice.stdout is not None
    line = (await practice.stdout.readline()).decode()
    assert line.startswith("practice ready "), line
    try:
        async with Workspace(line.split()[-1]) as slack:
            place = Town(folder, slack, mode, practice, free_port(), http_port)
            try:
                yield place
                await _is_clean(place)
            finally:
                if place.bot is not None and place.bot.returncode is None:
                    place.bot.kill()
                    await place.bot.wait()
    finally:
        practice.kill()
        await practice.wait()


async def _is_clean(place: Town) -> None:
    if place.bot is not None and place.bot.returncode is None:
        assert await place.stop_bot() == 0, place.log()[-4000:]
    assert not place.errors_in_log(), "\n".join(place.errors_in_log())
    refused = await place.refused()
    assert not refused, refused
