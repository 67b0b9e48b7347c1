"""The practice workspace beside the bot: a child process of its own, fresh at every start."""

import asyncio
import logging
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp

from bot import opening
from bot.config import Settings
from bot.ports import StoreError
from bot.refused import Refused
from bot.seeding import DIRECTOR, SeedingFailed, seed
from storage.opening import has_served_real
from storage.refused import InUse, StorageRefused
from storage.sqlite_file import SqliteFile

PORT = 3000

_READY = "practice ready "
_DATABASE = Path("data/practice.db")
_CLOCK = Path("data/practice.clock")
_KEYS = Path("keys/practice")
# Made up; they open the child process and nothing else.
_BOT_TOKEN = "xoxb-practice-bot"  # noqa: S105
_APP_TOKEN = "xapp-practice-app"  # noqa: S105
_SIGNING_SECRET = "practice-signing-secret"  # noqa: S105

_log = logging.getLogger(__name__)

Say = Callable[[str], None]


class CannotPractise(Refused):
    """Practice does not start."""


def practise(settings: Settings, port: int, say: Say) -> None:
    """Runs the bot against a practice workspace of its own until it is told to stop.

    ``say`` gets the address once the made-up unit is there. Whatever was practised before is
    gone: the workspace remembers nothing, so the bot must not either.
    """
    _refuse_real(settings)
    _clear()
    clock_file = settings.clock_file or _CLOCK
    with _workspace(port, clock_file) as child:
        # While the workspace starts: this takes as long again.
        from bot import app

        address = _address(child, port)
        tasks: set[asyncio.Task[None]] = set()

        def announce() -> None:
            task = asyncio.get_running_loop().create_task(_seed(address, say))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        app.run(_practice_settings(settings, address, clock_file), practice=True, announce=announce)


async def _seed(address: str, say: Say) -> None:
    try:
        await seed(address)
    except (SeedingFailed, aiohttp.ClientError, TimeoutError) as error:
        _log.exception("seeding_failed", extra={"error": type(error).__name__})
        say("The practice unit could not be made; the workspace is empty.")
    say(f"Practice. Nobody real is reached. Open {address}")


def _refuse_real(settings: Settings) -> None:
    try:
        real = has_served_real(opening.where(settings))
    except (StorageRefused, StoreError):
        raise CannotPractise(
            "The database of DATABASE_URL cannot be read, so nobody can tell whether it has "
            "served real people. Set SLACK_BOT_TOKEN to run it, or unset DATABASE_URL."
        ) from None
    if real:
        raise CannotPractise(
            "The database of DATABASE_URL has served a real workspace, so practice does not start "
            "here. Set SLACK_BOT_TOKEN to run the bot, or practise in another folder."
        )


def _clear() -> None:
    """Refused while another practice runs in this folder."""
    if _DATABASE.exists():
        file = SqliteFile(_DATABASE)
        try:
            file.take()
        except InUse:
            raise CannotPractise(
                "Practice runs in this folder already. Stop it first, or use that one."
            ) from None
        file.release()
    for path in _DATABASE.parent.glob(f"{_DATABASE.name}*"):
        path.unlink()
    _CLOCK.unlink(missing_ok=True)
    shutil.rmtree(_KEYS, ignore_errors=True)


def _practice_settings(settings: Settings, address: str, clock_file: Path) -> Settings:
    return replace(
        settings,
        bot_token=_BOT_TOKEN,
        app_token=_APP_TOKEN,
        signing_secret=_SIGNING_SECRET,
        api_url=f"{address}/api/",
        database_url=f"sqlite:///{_DATABASE}",
        keys="",
        keys_file=_KEYS / "ring",
        epochs=(_KEYS / "epochs",),
        directors=(DIRECTOR,),
        heartbeat_url="",
        clock_file=clock_file,
    )


@contextmanager
def _workspace(port: int, clock_file: Path) -> Iterator["subprocess.Popen[str]"]:
    """A practice workspace that is starting; it ends with the block, or with us."""
    clock_file.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bot.leash", "practice"]
    command += ["--port", str(port), "--clock-file", str(clock_file)]
    child = subprocess.Popen(  # noqa: S603 - our own module, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # Ctrl-C is for us: the workspace must stand until the bot has said its last words.
        start_new_session=True,
    )
    try:
        yield child
    finally:
        child.terminate()
        child.communicate()


def _address(child: "subprocess.Popen[str]", port: int) -> str:
    """Once it is ready."""
    said = child.stdout.readline() if child.stdout is not None else ""
    if not said.startswith(_READY):
        raise CannotPractise(
            f"The practice workspace did not start on port {port}. If something else uses the "
            f"port, choose another one: python -m bot practice --port {port + 1}"
        )
    return said.removeprefix(_READY).strip()
