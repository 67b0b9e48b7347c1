"""What Slack tells by itself: Home opened, text typed to us, accounts changed, the token lost."""

import logging
from dataclasses import replace
from typing import assert_never

from bot.domain.people import Account
from bot.usecases import accounts
from handlers import home, relaying, typed
from handlers.answers import Answer, Done
from handlers.deps import Deps
from handlers.payloads.events import (
    AccountChanged,
    Corrected,
    Event,
    HomeOpened,
    Ignored,
    Replied,
    TakenBack,
    TokenLost,
    TypedToUs,
)

_log = logging.getLogger(__name__)


async def told(deps: Deps, event: Event) -> Answer:
    match event:
        case HomeOpened():
            return await home.opened(deps, event)
        case TypedToUs():
            return await typed.answer(deps, event)
        case Replied() | Corrected() | TakenBack():
            return await _in_thread(deps, event)
        case AccountChanged(account=account):
            return await _changed(deps, account)
        case TokenLost(code=code):
            _log.critical("token_lost", extra={"code": code})
            return Done()
        case Ignored():
            return Done()
        case _ as unknown:
            assert_never(unknown)


async def _in_thread(deps: Deps, event: Replied | Corrected | TakenBack) -> Answer:
    match event:
        case Replied():
            return await relaying.replied(deps, event)
        case Corrected():
            return await relaying.corrected(deps, event)
        case TakenBack():
            return await relaying.taken_back(deps, event)


async def _changed(deps: Deps, account: Account) -> Answer:
    """Who is deactivated leaves at once. Events often leave the locale out: it stays as it was."""
    deps.directory.note_account(account)
    member = deps.memory.member(account.person)
    kept = account if account.locale or member is None else replace(account, locale=member.lang)
    changed = await deps.do(accounts.account_changed, deps.clock.now(), kept)
    if changed is not None:
        await deps.remember()
    return Done()
