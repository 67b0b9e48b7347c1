"""The only home of what a handler is given; made once, by the composition root."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.content import Content
from bot.domain.second import Provider
from bot.domain.verifying import with_dates
from bot.ports import Calendars, Clock, Draw, Expand, Store, StoreError
from bot.views.scene import Surroundings
from handlers.database import Database
from handlers.directory import Directory
from handlers.later import Later
from handlers.memory import Memory, read_copy
from handlers.once import Once
from handlers.workspace import Workspace

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deps:
    """``wake`` tells the delivery, ``beat`` the heartbeat, that something new is due.

    ``directors`` are the Slack ids of the environment: the last people who can be told when
    there is no database and nothing is remembered. ``content`` is what the files say; surfaces
    get it from ``around``, with the days on which people have verified the crisis lines and with
    the program's own resources. ``expand`` works out who is on call from the rules of shifts;
    ``holiday_code`` reads where public holidays are kept, or refuses; ``calendars`` reads and
    writes calendar files.
    """

    client: AsyncWebClient
    clock: Clock
    workspace: Workspace
    content: Content
    database: Database
    memory: Memory
    directory: Directory
    later: Later
    once: Once
    new_id: Callable[[], str]
    wake: Callable[[], None]
    beat: Callable[[], None]
    expand: Expand
    holiday_code: Callable[[str], str]
    calendars: Calendars
    draw: Draw | None = None
    """None where no library for pictures is installed."""
    directors: tuple[str, ...] = ()
    practice: bool = False
    offered: frozenset[Provider] = frozenset()
    """The kinds of second channels that the operator has set up."""

    async def do(
        self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs a use-case that writes; what it owed is on its way when this returns."""
        result = await self.database.do(verb, *args, **kwargs)
        self.wake()
        self.beat()
        return result

    async def look(
        self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Runs a use-case that only reads."""
        return await self.database.look(verb, *args, **kwargs)

    async def remember(self) -> None:
        """Reads the copy for bad times again, after a change of what stands in it."""
        try:
            copy = await self.database.look(read_copy, self.clock.now(), self.content)
            self.memory.keep(copy)
        except StoreError as error:
            # The change itself is stored; the copy is read again every minute anyhow.
            _log.warning("copy_not_read", extra={"error": type(error).__name__})

    def around(self) -> Surroundings:
        """What every surface shows, from memory: no database is asked."""
        copy = self.memory.copy
        content = with_dates(self.content, copy.verified).with_resources(copy.resources)
        return Surroundings(copy.program, content, self.clock.now(), self.practice)
