"""The messenger as a child process: started when it is needed, timed out by us, started again."""

import asyncio
import contextlib
import itertools
import json
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Any

from bot.domain.second import Address, Outcome, Provider, Told
from bot.providers import Providers

LIMIT = 20.0
"""For one message, its look-up and its connection; then the child is ended and begins anew."""
START_SECONDS = 20.0
_END_SECONDS = 2.0
_ITS_OWN = frozenset({"LC_CTYPE"})
"""Python sets it by itself where no language is given."""
_HOUSE = Path(__file__).resolve().parents[1]
_log = logging.getLogger(__name__)


class NotStarted(Exception):
    """The child does not come up, or has an environment that it must not have."""


class Messenger:
    """Lives on one event loop. Its messages go out side by side."""

    def __init__(self, providers: Providers, limit: float = LIMIT) -> None:
        self._providers = providers
        self._limit = limit
        self._child: Process | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._asked: dict[int, asyncio.Future[Told]] = {}
        self._ids = itertools.count(1)
        self._starting = asyncio.Lock()
        self._closed = False

    @property
    def offered(self) -> frozenset[Provider]:
        return self._providers.offered

    async def send(self, address: Address, text: str) -> Told:
        """What became of it; never raises, and never takes much longer than the limit."""
        try:
            child = await self.start()
        except NotStarted as error:
            _log.error("messenger_not_started", extra={"code": str(error)})
            return Told(Outcome.UNKNOWN, "not_started")
        return await self._ask(child, address, text)

    async def start(self) -> Process:
        """The running child. Raises NotStarted."""
        async with self._starting:
            if self._closed:
                raise NotStarted("closed")
            if self._child is None or self._hearing is None or self._hearing.done():
                await self._end()
                self._child = await self._begin()
                self._hearing = asyncio.create_task(self._hear(self._child))
            return self._child

    async def close(self) -> None:
        """What is on its way is not waited for."""
        self._closed = True
        async with self._starting:
            await self._end()

    async def _begin(self) -> Process:
        try:
            child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-E", "-s", "-m", "bot.messenger"),
                cwd=_HOUSE,
                env={},
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                # Ctrl-C is for us.
                start_new_session=True,
            )
        except OSError as error:
            raise NotStarted(type(error).__name__) from None
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._tell(child)
        except (TimeoutError, OSError, ValueError, NotStarted) as error:
            await _ended(child)
            code = str(error) if isinstance(error, NotStarted) else type(error).__name__
            raise NotStarted(code) from None
        except asyncio.CancelledError:
            child.kill()
            await child.wait()
            raise
        return child

    async def _tell(self, child: Process) -> None:
        told = {
            "settings": self._providers.settings,
            "loopback_only": self._providers.loopback_only,
        }
        await _write(child, told)
        ready = json.loads(await _line(child))
        if not _ITS_OWN.issuperset(ready["environment"]):
            raise NotStarted("environment")

    async def _ask(self, child: Process, address: Address, text: str) -> Told:
        number = next(self._ids)
        answer: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        self._asked[number] = answer
        asked = {
            "id": number,
            "provider": address.provider.value,
            "address": address.value,
            "text": text,
        }
        try:
            async with asyncio.timeout(self._limit):
                await _write(child, asked)
                return await answer
        except TimeoutError:
            await self._give_up(child)
            return Told(Outcome.UNKNOWN, "no_answer")
        except OSError:
            return Told(Outcome.UNKNOWN, "messenger_died")
        finally:
            self._asked.pop(number, None)

    async def _give_up(self, child: Process) -> None:
        """One that hangs is ended; whoever sends next begins anew."""
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        async with self._starting:
            if self._child is child:
                await self._end()

    async def _hear(self, child: Process) -> None:
        """Until the child ends; whoever waits then learns that nobody knows."""
        while line := await _line(child):
            said = json.loads(line)
            waiting = self._asked.get(said["id"])
            if waiting is not None and not waiting.done():
                waiting.set_result(Told(Outcome(said["outcome"]), str(said["code"])[:80]))
        for waiting in self._asked.values():
            if not waiting.done():
                waiting.set_result(Told(Outcome.UNKNOWN, "messenger_died"))

    async def _end(self) -> None:
        child, hearing = self._child, self._hearing
        self._child = self._hearing = None
        if child is not None:
            await _ended(child)
        if hearing is not None:
            await asyncio.gather(hearing, return_exceptions=True)


async def _ended(child: Process) -> None:
    """It ends when nobody tells it anything any more; one that hangs is ended by force."""
    if child.stdin is not None:
        child.stdin.close()
    try:
        async with asyncio.timeout(_END_SECONDS):
            await child.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()


async def _write(child: Process, said: dict[str, Any]) -> None:
    assert child.stdin is not None  # noqa: S101 - it was started with a pipe
    child.stdin.write(json.dumps(said).encode() + b"\n")
    await child.stdin.drain()


async def _line(child: Process) -> bytes:
    assert child.stdout is not None  # noqa: S101 - it was started with a pipe
    return await child.stdout.readline()
