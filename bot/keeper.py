"""Keeps alive the part of the bot that needs the database: begins it, and begins it again."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from bot.ports import StoreError
from storage.opening import Storage
from storage.refused import OtherWorkspace, StorageRefused

RETRY_SECONDS = 10.0

_log = logging.getLogger(__name__)


class Session(Protocol):
    """The delivery, the heartbeat and their database, from ``begin`` to ``end``."""

    async def begin(self) -> None:
        """Raises StorageRefused or StoreError when it cannot."""
        ...

    async def until_lost(self) -> None:
        """Returns when the database is gone, or a part of the session has ended by a fault."""
        ...

    async def end(self) -> None: ...


class Keeper:
    """Without a database the bot still answers; here it gets its memory back by itself.

    ``open_storage`` blocks and is called on a thread; ``alarm`` tells the directors, once for
    each time that the database goes.
    """

    def __init__(
        self,
        open_storage: Callable[[], Storage | None],
        session_on: Callable[[Storage], Session],
        alarm: Callable[[], Coroutine[Any, Any, None]],
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self._open = open_storage
        self._session_on = session_on
        self._alarm = alarm
        self._retry_seconds = retry_seconds
        self._session: Session | None = None
        self.refused: OtherWorkspace | None = None
        """Set when the database turns out to be another workspace's: nothing mends that."""

    async def begin(self, storage: Storage | None) -> None:
        """The first session, if the storage that was opened before the loop allows one."""
        if storage is not None:
            await self._try(storage)

    def raise_refused(self) -> None:
        if self.refused is not None:
            raise self.refused

    async def run(self) -> None:
        """Until cancelled, or until ``refused``."""
        while self.refused is None:
            if self._session is not None:
                await self._session.until_lost()
                _log.error("session_lost")
            await self._begin_again()

    async def end(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.end()

    async def _begin_again(self) -> None:
        # Ending a session may take its time: the directors hear of it before.
        alarm = asyncio.create_task(self._alarm())
        try:
            await self.end()
            while not await self._tried_again():
                await asyncio.sleep(self._retry_seconds)
        finally:
            alarm.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await alarm

    async def _tried_again(self) -> bool:
        """Whether there is nothing left to try: a session stands, or none ever will."""
        storage = await asyncio.to_thread(self._open)
        if storage is not None:
            await self._try(storage)
        return self._session is not None or self.refused is not None

    async def _try(self, storage: Storage) -> None:
        session = self._session_on(storage)
        try:
            await session.begin()
        except OtherWorkspace as error:
            self.refused = error
            await session.end()
        except (StorageRefused, StoreError) as error:
            _log.exception("session_refused", extra={"reason": type(error).__name__})
            await session.end()
        else:
            self._session = session
            _log.info("session_begun")
