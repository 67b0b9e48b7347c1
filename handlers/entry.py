"""The one way into asking: the same for the command, the shortcut, Home and every button."""

import asyncio
import logging
from typing import Final

from bot.domain.cases import Case
from bot.domain.masking import SMALL_TEAM
from bot.domain.people import Account, Lang, Person, Role
from bot.domain.refusals import NothingOpen, StrangerHere
from bot.ports import NotSaved, Unavailable
from bot.usecases import requesting
from bot.views import refusals
from bot.views.forms import RequestForm
from bot.views.modals.request import request_modal
from bot.views.scene import View
from bot.views.texts import answers as words
from handlers import degraded, errors, saying
from handlers.answers import Answer, Says, Shows
from handlers.deps import Deps
from handlers.payloads.actors import Actor

LOOK_SECONDS: Final = 0.8
"""For the one read before a modal opens. A database that is slower is asked when it is sent."""

_log = logging.getLogger(__name__)


async def enter(deps: Deps, actor: Actor) -> Answer:
    """The open request, shown again; else the form, as the first call to Slack."""
    person = actor.person
    refuse_strangers(deps, actor)
    if not deps.database.up:
        return degraded.panel(deps, deps.directory.lang(person))
    try:
        case = await _open_case(deps, person)
        if case is not None:
            return await show_again(deps, person)
    except Unavailable:
        return degraded.panel(deps, deps.directory.lang(person))
    except NothingOpen:
        # It ended between the look and the press: they may ask anew.
        _log.info("ended_meanwhile")
    # Slack may have said who they are while the database was asked.
    refuse_strangers(deps, actor)
    return form(deps, person)


async def _open_case(deps: Deps, person: Person) -> Case | None:
    """None also where the database is too slow to say: asking twice never makes two requests."""
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            return await deps.look(requesting.open_case, person)
    except (TimeoutError, NotSaved):
        return None


async def show_again(deps: Deps, person: Person) -> Says:
    await deps.do(requesting.show_again, deps.clock.now(), person, None)
    lang = deps.directory.lang(person)
    return saying.sentence(deps, lang, words.ALREADY)


def form(deps: Deps, person: Person) -> Shows:
    """Opens in the program's language where the person's is not known yet, and is then redrawn
    with the same ids, so that Slack keeps what was typed meanwhile."""
    lang = deps.directory.lang(person)

    async def known() -> View | None:
        account = await deps.directory.learn(person)
        if account is None or (deps.directory.lang(person) == lang and not _is_outside(account)):
            return None
        return _redrawn(deps, account)

    account = deps.directory.account_of(person)
    knows = account is not None and bool(account.locale)
    return Shows(
        view=request_modal(blank(deps, person)),
        otherwise=too_slow(deps, lang),
        then=None if knows else known,
    )


def blank(deps: Deps, person: Person) -> RequestForm:
    account = deps.directory.account_of(person)
    member = deps.memory.member(person)
    zone = (account.zone if account else "") or (member.zone if member else "") or "UTC"
    return RequestForm(
        around=deps.around(),
        lang=deps.directory.lang(person),
        zone=zone,
        units=deps.memory.copy.units,
        small_team=len(deps.memory.copy.roster.holding(Role.SUPPORTER)) < SMALL_TEAM,
    )


def _redrawn(deps: Deps, account: Account) -> View:
    if _is_outside(account):
        return errors.refused(deps, StrangerHere(), deps.directory.lang(account.person)).view
    return request_modal(blank(deps, account.person))


def too_slow(deps: Deps, lang: Lang) -> Says:
    """The modal could not be opened any more: a sentence, and a fresh button."""
    return saying.drawn(deps, lang, refusals.too_late(deps.around(), lang))


def refuse_strangers(deps: Deps, actor: Actor) -> None:
    """Guests may ask; people of another organisation get lines and a sentence."""
    account = deps.directory.account_of(actor.person)
    if actor.outside or (account is not None and _is_outside(account)):
        raise StrangerHere


def _is_outside(account: Account) -> bool:
    return account.is_stranger or account.is_bot
