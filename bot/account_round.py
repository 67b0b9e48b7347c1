"""Slack's word on every account of the roster, asked for each day: an event may have been missed,
and a message to a deactivated account is taken without a complaint."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Protocol

from bot.domain.people import Account, Member, Person, Roster
from bot.ports import StoreError
from bot.usecases import accounts
from bot.usecases.timekeeping import NOBODY_THERE
from bot.wall import WallClock
from handlers.calls import CallFailed

SPACING: float = 2.0
"""Seconds between two members: ``users.info`` takes a hundred calls a minute and more (Tier 4),
and whoever asks for help goes first."""
EVERY: float = 600.0
"""Whoever could not be reached is looked at again after so many seconds, the others each day."""
_CALL_SECONDS = 10.0
_ENOUGH = 5
"""So many in one look without an answer: Slack is away, and the next look goes on."""
_log = logging.getLogger("peersupport.accounts")


class Accounts(Protocol):
    """What Slack says of people; both raise CallFailed."""

    async def shown(self, person: Person, seconds: float) -> Account: ...

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
        self._day: date | None = None
        self._waiting = set[Person]()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._pause(EVERY)
            await self.look()

    async def look(self) -> None:
        """Everybody once a day, until Slack has answered; and whoever could not be reached."""
        members, today = self._roster().members, self._clock.now().date()
        if today != self._day:
            self._day, self._waiting = today, {one.person for one in members}
        failed = 0
        for member in members:
            if not _counts(member) or (member.reachable and member.person not in self._waiting):
                continue
            await self._pause(SPACING)
            try:
                await self._look_at(member)
            except (CallFailed, StoreError):
                failed += 1
            else:
                self._waiting.discard(member.person)
            if failed >= _ENOUGH:
                break
        if failed:
            _log.warning("accounts_not_seen", extra={"count": failed})

    async def _look_at(self, member: Member) -> None:
        now = self._clock.now()
        try:
            account = await self._directory.shown(member.person, _CALL_SECONDS)
        except CallFailed as failed:
            if failed.code not in NOBODY_THERE:
                raise
            await self._do(accounts.out_of_reach, now, member.person, failed.code)
        else:
            await self._do(accounts.account_changed, now, account)
            if account.may_serve and not member.reachable:
                dm = await self._directory.reopened(member.person, _CALL_SECONDS)
                await self._do(accounts.reachable_again, now, member.person, dm)
        self._changed()


def _counts(member: Member) -> bool:
    """Also a director of the environment whose account was gone: it may be there again."""
    return member.account_active or any(one.fixed for one in member.standings)
