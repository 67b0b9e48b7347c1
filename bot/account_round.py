"""Slack's word on every account of the roster, asked for each day: an event may have been missed,
and a message to a deactivated account is taken without a complaint."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Protocol

from bot.domain.people import Account, Member, Person, Roster
from bot.ports import StoreError
from bot.usecases import accounts
from bot.wall import WallClock
from handlers.calls import CallFailed

SPACING: float = 2.0
"""Seconds between two members: ``users.info`` takes a hundred calls a minute and more (Tier 4),
and whoever asks for help goes first."""
EVERY: float = 600.0
"""Whoever could not be reached is looked at again after so many seconds, the others each day."""
_CALL_SECONDS = 10.0
_log = logging.getLogger("peersupport.accounts")


class Accounts(Protocol):
    """What Slack says of people; both raise CallFailed."""

    async def fresh(self, person: Person, seconds: float, *, needs_dm: bool) -> Account: ...

    async def reopened(self, person: Person, seconds: float) -> str: ...


Do = Callable[..., Awaitable[Any]]
"""A use-case, run where the database is."""


class AccountRound:
    """``pause`` waits so many seconds; ``changed`` is called when something may be due."""

    def __init__(
        self,
        directory: Accounts,
        do: Do,
        roster: Callable[[], Roster],
        clock: WallClock,
        pause: Callable[[float], Awaitable[None]],
        changed: Callable[[], None],
    ) -> None:
        self._directory = directory
        self._do = do
        self._roster = roster
        self._clock = clock
        self._pause = pause
        self._changed = changed
        self._done_on: date | None = None

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._pause(EVERY)
            await self.look()

    async def look(self) -> None:
        """Everybody once a day; at other hours those who could not be reached."""
        today = self._clock.now().date()
        everybody, self._done_on = self._done_on != today, today
        failed = 0
        for member in self._roster().members:
            if not member.account_active or not (everybody or not member.reachable):
                continue
            await self._pause(SPACING)
            try:
                await self._look_at(member)
            except (CallFailed, StoreError):
                failed += 1
        if failed:
            _log.warning("accounts_not_seen", extra={"count": failed})

    async def _look_at(self, member: Member) -> None:
        now = self._clock.now()
        account = await self._directory.fresh(member.person, _CALL_SECONDS, needs_dm=False)
        await self._do(accounts.account_changed, now, account)
        if account.may_serve and not member.reachable:
            dm = await self._directory.reopened(member.person, _CALL_SECONDS)
            await self._do(accounts.reachable_again, now, member.person, dm)
        self._changed()
