"""The only home of what Slack says of people who are not on the roster: in memory, for a day."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.content import lang_of
from bot.domain.people import Account, Lang, Person
from bot.usecases.asking import Caller
from handlers.calls import CALL_SECONDS, CallFailed, open_dm, user_info
from handlers.memory import Memory
from handlers.payloads.accounts import read_account
from handlers.payloads.reading import BadPayload
from handlers.workspace import Workspace

KEPT_SECONDS: Final = 24 * 3600.0
_MOST: Final = 10_000
_GONE: Final = frozenset({"user_not_found", "users_not_found", "user_disabled"})
_UNKNOWN_ZONE: Final = "UTC"


@dataclass(frozen=True, slots=True)
class _Known:
    """``dm`` is the conversation with the bot; each part is None until it was looked up."""

    until: float
    account: Account | None = None
    dm: str | None = None


class Directory:
    """Asks Slack once a day for each person at most, and never writes anything down."""

    def __init__(
        self,
        client: AsyncWebClient,
        workspace: Workspace,
        memory: Memory,
        monotonic: Callable[[], float],
    ) -> None:
        self._client = client
        self._workspace = workspace
        self._memory = memory
        self._monotonic = monotonic
        self._known: OrderedDict[Person, _Known] = OrderedDict()

    def account_of(self, person: Person) -> Account | None:
        """What is remembered of the person; asks nobody."""
        known = self._get(person)
        return known.account if known is not None else None

    def lang_of(self, person: Person | None) -> Lang | None:
        """The person's language where it is known."""
        if person is None:
            return None
        member = self._memory.member(person)
        if member is not None:
            return member.lang
        account = self.account_of(person)
        return lang_of(account.locale) if account is not None and account.locale else None

    def lang(self, person: Person | None) -> Lang:
        """The person's language, or the program's where theirs is not known (yet)."""
        return self.lang_of(person) or lang_of(self._memory.copy.program.language)

    def known(self, person: Person) -> Account | None:
        """The account with its conversation, where both were looked up within the day, or where
        the account cannot serve at all."""
        found = self._get(person)
        if found is None or found.account is None:
            return None
        account = replace(found.account, dm=found.dm)
        return account if account.dm is not None or not account.may_serve else None

    async def learn(self, person: Person, seconds: float = CALL_SECONDS) -> Account | None:
        """Asks Slack unless it is remembered; None when Slack does not answer in time."""
        known = self.account_of(person)
        if known is not None and known.locale:
            return known
        try:
            return await self._ask(person, seconds)
        except CallFailed:
            return known

    async def fresh(
        self, person: Person, seconds: float = CALL_SECONDS, *, needs_dm: bool = True
    ) -> Account:
        """As Slack says now, with a conversation where one can be opened. For roster and roles.

        An account that Slack does not show us counts as gone or as a stranger's. Raises
        CallFailed when Slack does not answer within ``seconds``; without ``needs_dm``, only when
        it does not show the account.
        """
        ends = self._monotonic() + seconds
        try:
            account = await self._ask(person, seconds)
        except CallFailed as failed:
            return self._without(person, failed)
        if not account.may_serve:
            return account
        try:
            return replace(account, dm=await self.dm(person, ends - self._monotonic()))
        except CallFailed as failed:
            if failed.unanswered and needs_dm:
                raise
            return account

    def _without(self, person: Person, failed: CallFailed) -> Account:
        if failed.code not in _GONE and failed.code != "user_not_visible":
            raise failed
        gone = failed.code in _GONE
        return Account(person, person.user, _UNKNOWN_ZONE, "", deleted=gone, is_stranger=not gone)

    async def dm(self, person: Person, seconds: float = CALL_SECONDS) -> str:
        """The conversation between the person and the bot. Raises CallFailed."""
        member = self._memory.member(person)
        if member is not None and member.dm is not None:
            return member.dm
        known = self._get(person)
        if known is not None and known.dm is not None:
            return known.dm
        channel = await open_dm(self._client, person.user, seconds)
        self.note_dm(person, channel)
        return channel

    async def shown(self, person: Person, seconds: float = CALL_SECONDS) -> Account:
        """The account as Slack shows it now, and nothing in its place. Raises CallFailed."""
        return await self._ask(person, seconds)

    async def reopened(self, person: Person, seconds: float = CALL_SECONDS) -> str:
        """The conversation as Slack opens it now, whatever is remembered. Raises CallFailed."""
        channel = await open_dm(self._client, person.user, seconds)
        self.note_dm(person, channel)
        return channel

    def note_dm(self, person: Person, channel: str) -> None:
        """The person has written to the bot there."""
        self._put(person, replace(self._blank(person), dm=channel))

    def note_account(self, account: Account) -> None:
        """Slack told of a change; a locale or zone that it left out stays as it was."""
        before = self.account_of(account.person)
        changed = account
        if before is not None:
            locale, zone = account.locale or before.locale, account.zone or before.zone
            changed = replace(account, locale=locale, zone=zone)
        self._put(account.person, replace(self._blank(account.person), account=changed))

    async def caller(self, person: Person, seconds: float = CALL_SECONDS) -> Caller:
        """Who asks, and where to answer. What Slack does not say in time gets a stand-in:
        nobody waits for help because a name or zone could not be looked up.
        """
        account, dm = await asyncio.gather(
            self.learn(person, seconds), self.dm_or_user(person, seconds)
        )
        member = self._memory.member(person)
        zone = member.zone if member is not None else self._usual_zone()
        if account is not None and account.zone:
            zone = account.zone
        return Caller(person, dm, self.lang(person), zone)

    async def dm_or_user(self, person: Person, seconds: float = CALL_SECONDS) -> str:
        """chat.postMessage takes a user id as well, and opens the conversation by itself."""
        try:
            return await self.dm(person, seconds)
        except CallFailed:
            return person.user

    def _usual_zone(self) -> str:
        """Where most of the program's people are: a better guess than UTC."""
        zones = [m.zone for m in self._memory.copy.roster.members if m.zone]
        return max(sorted(set(zones)), key=zones.count, default=_UNKNOWN_ZONE)

    async def _ask(self, person: Person, seconds: float) -> Account:
        user = await user_info(self._client, person.user, seconds)
        try:
            account = read_account(user, self._workspace)
        except BadPayload:
            raise CallFailed("bad_user") from None
        self._put(person, replace(self._blank(person), account=account))
        return account

    def _blank(self, person: Person) -> _Known:
        until = self._monotonic() + KEPT_SECONDS
        known = self._get(person)
        return replace(known, until=until) if known is not None else _Known(until)

    def _put(self, person: Person, known: _Known) -> None:
        self._known[person] = known
        while len(self._known) > _MOST:
            self._known.popitem(last=False)

    def _get(self, person: Person) -> _Known | None:
        known = self._known.get(person)
        if known is None or known.until > self._monotonic():
            return known
        del self._known[person]
        return None
