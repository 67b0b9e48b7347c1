"""The practice workspace beside the bot: a child process of its own, fresh at every start."""

import asyncio
import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from bot import opening
from bot.child import Workspace, workspace
from bot.config import Settings
from bot.ports import StoreError
from bot.providers import Providers
from bot.refused import Refused
from bot.seeding import DIRECTOR, SeedingFailed, seed
from storage.opening import has_served_real
from storage.refused import InUse, StorageRefused
from storage.sqlite_file import SqliteFile

PORT = 3000

_DATABASE = Path("data/practice.db")
_URL = f"sqlite:///{_DATABASE}"
_CLOCK = Path("data/practice.clock")
_KEYS = Path("keys/practice")
# Made up; they open the child process and nothing else.
_BOT_TOKEN = "xoxb-practice-bot"  # noqa: S105
_APP_TOKEN = "xapp-practice-app"  # noqa: S105
_SIGNING_SECRET = "practice-signing-secret"  # noqa: S105

_log = logging.getLogger(__name__)

Say = Callable[[str], None]


class CannotPractise(Refused):
    """Practice does not start, or cannot go on."""


def practise(settings: Settings, port: int, say: Say) -> None:
    """Runs the bot against a practice workspace of its own until it is told to stop.

    ``say`` gets the address once the made-up unit is there. Whatever was practised before is
    gone: the workspace remembers nothing, so the bot must not either. That is so again each
    time that somebody in the workspace asks to start over.

    Starting over stays in this process: all that a run holds is made for it and ends with it (the
    loop, which gives the signals back, the ports, the threads, the metrics), and nothing needs
    to be imported again.
    """
    _refuse_real(settings, "The database of DATABASE_URL")
    _Practice(settings, port, say).run()


class _Practice:
    """One run after the other, each with a workspace of its own."""

    def __init__(self, settings: Settings, port: int, say: Say) -> None:
        self._settings = settings
        self._port = port
        self._say = say
        self._address = ""
        """As it was said last; who knows it need not hear it again."""

    def run(self) -> None:
        while not self._run_once():
            _log.info("starting_over")

    def _run_once(self) -> bool:
        """Whether it was told to stop; else somebody asked to start over."""
        clock_file = self._settings.clock_file or _CLOCK
        _clear(self._settings)
        with workspace(self._port, clock_file) as child:
            # While the workspace starts: this takes as long again.
            from bot import app

            address = child.address()
            self._port = urlsplit(address).port or self._port
            return app.run(
                _practice_settings(self._settings, address, clock_file),
                practice=True,
                beside=lambda operator: self._go_on(child, address, operator),
            )

    async def _go_on(self, child: Workspace, address: str, operator: str) -> None:
        """Until somebody asks to start over."""
        async with asyncio.TaskGroup() as group:
            seeding = group.create_task(self._seed(address, operator))
            asked = await child.asks_to_start_over()
            seeding.cancel()
        if not asked:
            raise CannotPractise("The practice workspace has ended by itself. Start it again.")

    async def _seed(self, address: str, operator: str) -> None:
        try:
            await seed(address, f"{operator}/owed")
        except (SeedingFailed, aiohttp.ClientError, TimeoutError) as error:
            _log.exception("seeding_failed", extra={"error": type(error).__name__})
            self._say("The practice unit could not be made. To try again, start over on the page.")
        if address != self._address:
            self._address = address
            self._say(f"Practice. Nobody real is reached. Open {address}")


def _refuse_real(settings: Settings, named: str) -> None:
    try:
        real = has_served_real(opening.where(settings))
    except (StorageRefused, StoreError):
        raise CannotPractise(
            f"{named} cannot be read, so nobody can tell whether it has served real people. "
            "Set SLACK_BOT_TOKEN to run it, or practise in another folder."
        ) from None
    if real:
        raise CannotPractise(
            f"{named} has served a real workspace, so practice does not start "
            "here. Set SLACK_BOT_TOKEN to run the bot, or practise in another folder."
        )


def _clear(settings: Settings) -> None:
    """Refused while another practice runs in this folder, and where the file is not practice's."""
    if _DATABASE.exists():
        file = SqliteFile(_DATABASE)
        try:
            file.take()
        except InUse:
            raise CannotPractise(
                "Practice runs in this folder already. Stop it first, or use that one."
            ) from None
        try:
            _refuse_real(replace(settings, database_url=_URL), str(_DATABASE))
        finally:
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
        database_url=_URL,
        keys="",
        keys_file=_KEYS / "ring",
        epochs=(_KEYS / "epochs",),
        directors=(DIRECTOR,),
        heartbeat_url="",
        clock_file=clock_file,
        # A made-up person has no telephone, and nobody real may be reached.
        providers=Providers(),
    )
