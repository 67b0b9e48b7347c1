"""The practice workspace as a child process: started, heard, ended."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from bot.refused import Refused

_READY = "practice ready "
_START_OVER = b"practice start over\n"
_END_SECONDS = 5.0
"""It ends in a moment; one that hangs is ended by force."""


class DidNotStart(Refused):
    """The child does not come up."""


class Workspace:
    """One run of the practice workspace, as it is heard on its standard output."""

    def __init__(self, out: IO[bytes], port: int) -> None:
        self._out = out
        self._port = port

    def address(self) -> str:
        """Waits until it is ready. Blocks: not for the event loop."""
        said = self._out.readline().decode()
        if not said.startswith(_READY):
            raise DidNotStart(
                f"The practice workspace did not start on port {self._port}. If something else "
                "uses the port, choose another one: "
                f"python -m bot practice --port {self._port + 1}"
            )
        return said.removeprefix(_READY).strip()

    async def asks_to_start_over(self) -> bool:
        """Waits until somebody there does; False when it ends instead, by itself."""
        heard = b""
        while _START_OVER not in heard:
            more = await self._more()
            if not more:
                return False
            heard += more
        return True

    async def _more(self) -> bytes:
        loop, said, pipe = asyncio.get_running_loop(), asyncio.Event(), self._out.fileno()
        loop.add_reader(pipe, said.set)
        try:
            await said.wait()
        finally:
            loop.remove_reader(pipe)
        return os.read(pipe, 4096)


@contextmanager
def workspace(port: int, clock_file: Path) -> Iterator[Workspace]:
    """A practice workspace that is starting; it ends with the block, or with us."""
    clock_file.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bot.leash", "practice", "--restarts"]
    command += ["--port", str(port), "--clock-file", str(clock_file)]
    with subprocess.Popen(  # noqa: S603 - our own module, no shell
        command,
        # Without a buffer: what is said after the first line must be there for the event loop.
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Ctrl-C is for us: the workspace must stand until the bot has said its last words.
        start_new_session=True,
    ) as child:
        try:
            yield Workspace(cast(IO[bytes], child.stdout), port)
        finally:
            _end(child)


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
