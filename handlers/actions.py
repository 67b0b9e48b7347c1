"""What a requester presses: the fixed buttons that everybody has, and those of their own card."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.cases import Case
from bot.domain.policy import Urgency
from bot.domain.refusals import StrangerHere
from bot.ports import Unavailable
from bot.usecases import asking, requesting, safety
from bot.usecases.asking import Caller
from bot.views import ids
from bot.views.forms import WishesForm
from bot.views.modals.where import where_modal
from bot.views.modals.wishes import wishes_modal
from bot.views.texts import Words
from bot.views.texts import answers as words
from handlers import degraded, entry, modals, saying
from handlers.answers import Answer, Done, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Click

CALLER_SECONDS: Final = 0.5
"""For who they are and where their DM is: the rest of the time belongs to the database."""

Pressed = Callable[[Deps, Click], Awaitable[Answer]]


async def get_support(deps: Deps, click: Click) -> Answer:
    return await entry.enter(deps, click.actor)


async def help_now(deps: Deps, click: Click) -> Answer:
    """Lines first, from memory alone: no database, and no look-up, stands in the way."""
    lang = deps.directory.lang(click.person)
    return saying.panel(deps, lang, modals.country_in(deps, click))


async def get_person(deps: Deps, click: Click) -> Answer:
    """People are paged now; afterwards one question that can be skipped."""
    country = click.value if click.value in deps.content.countries else None
    if not deps.database.up:
        return await _without_database(deps, click, country)
    who = await caller(deps, click)
    try:
        async with deps.once(click.delivery) as first:
            case = await _paged(deps, click, who, country, first)
    except Unavailable:
        return await _without_database(deps, click, country)
    return where(deps, case)


async def _without_database(deps: Deps, click: Click, country: str | None) -> Answer:
    if click.actor.outside:
        raise StrangerHere
    lang = deps.directory.lang(click.person)
    return await degraded.get_person(deps, click.person, lang, country)


async def _paged(deps: Deps, click: Click, who: Caller, country: str | None, first: bool) -> Case:
    """The same press, delivered again by Slack, pages nobody again."""
    if not first:
        there = await deps.look(requesting.open_case, who.person)
        if there is not None:
            return there
    now, delivery = deps.clock.now(), click.delivery
    asked = await deps.do(asking.get_person, now, who, deps.new_id, country, delivery)
    return asked.case


async def caller(deps: Deps, click: Click) -> Caller:
    """Who asks; people of another organisation are refused here at the latest."""
    who = await deps.directory.caller(click.person, CALLER_SECONDS)
    entry.refuse_strangers(deps, click.actor)
    return who


def where(deps: Deps, case: Case) -> Shows:
    """*Where are you? What number?* The card in the DM has a button for it as well."""
    lang = deps.directory.lang(case.asking.requester)
    contact, country = case.asking.contact, case.asking.country
    view = where_modal(deps.around(), lang, case.requester.party_id, contact, country)
    return Shows(view, otherwise=saying.sentence(deps, lang, words.ASKED))


async def where_again(deps: Deps, click: Click) -> Answer:
    return where(deps, await deps.look(requesting.wishes_of, click.person, click.value))


async def check_status(deps: Deps, click: Click) -> Answer:
    await deps.do(requesting.show_again, deps.clock.now(), click.person, click.value or None)
    return _in_dm(deps, click, words.STATUS_SHOWN)


async def make_now(deps: Deps, click: Click) -> Answer:
    return await _raise(deps, click, Urgency.NOW)


async def make_danger(deps: Deps, click: Click) -> Answer:
    return await _raise(deps, click, Urgency.DANGER)


async def _raise(deps: Deps, click: Click, urgency: Urgency) -> Answer:
    now = deps.clock.now()
    await deps.do(requesting.raise_urgency, now, click.person, click.value, urgency)
    return _in_dm(deps, click, words.ASKED)


def _in_dm(deps: Deps, click: Click, said: Words) -> Answer:
    """A card in the DM tells it. Whoever pressed somewhere else reads where to look."""
    if click.on_card:
        return Done()
    return saying.sentence(deps, deps.directory.lang(click.person), said)


async def change_wishes(deps: Deps, click: Click) -> Answer:
    case = await deps.look(requesting.wishes_of, click.person, click.value)
    lang = deps.directory.lang(click.person)
    form = WishesForm(
        around=deps.around(),
        lang=lang,
        party_id=case.requester.party_id,
        units=deps.memory.copy.units,
        wishes=case.asking.wishes,
    )
    return Shows(wishes_modal(form), otherwise=entry.too_slow(deps, lang))


async def cancel(deps: Deps, click: Click) -> Answer:
    await deps.do(requesting.cancel, deps.clock.now(), click.person, click.value)
    return Done()


async def not_me(deps: Deps, click: Click) -> Answer:
    await deps.do(requesting.not_me, deps.clock.now(), click.person, click.value)
    return Done()


async def hide(deps: Deps, click: Click) -> Answer:
    """No words: they would stand on the very screen that is to be cleared."""
    await deps.do(requesting.hide, deps.clock.now(), click.person, click.value)
    return Done()


async def someone_else(deps: Deps, click: Click) -> Answer:
    await deps.do(requesting.someone_else, deps.clock.now(), click.person, click.value)
    return Done()


async def reached_yes(deps: Deps, click: Click) -> Answer:
    await deps.do(requesting.reached, deps.clock.now(), click.person, click.value, True)
    return Done()


async def reached_no(deps: Deps, click: Click) -> Answer:
    await deps.do(requesting.reached, deps.clock.now(), click.person, click.value, False)
    return Done()


async def safe(deps: Deps, click: Click) -> Answer:
    """*Yes* and *Skip*: the question is put away, and neither is kept."""
    await deps.do(safety.answered, deps.clock.now(), click.person, click.value)
    return Done()


async def safe_talk(deps: Deps, click: Click) -> Answer:
    """*Talk to someone*: a talk-now request; the question is put away once that is in."""
    who = await caller(deps, click)
    await deps.look(requesting.wishes_of, click.person, click.value)
    await deps.do(asking.ask_now, deps.clock.now(), who, deps.new_id, click.delivery)
    return await safe(deps, click)


TABLE: Final[Mapping[str, Pressed]] = {
    ids.GET_SUPPORT: get_support,
    ids.HELP_NOW: help_now,
    ids.GET_PERSON: get_person,
    ids.WHERE: where_again,
    ids.CHECK_STATUS: check_status,
    ids.MAKE_NOW: make_now,
    ids.MAKE_DANGER: make_danger,
    ids.CHANGE_WISHES: change_wishes,
    ids.CANCEL: cancel,
    ids.NOT_ME: not_me,
    ids.HIDE: hide,
    ids.SOMEONE_ELSE: someone_else,
    ids.REACHED_YES: reached_yes,
    ids.REACHED_NO: reached_no,
    ids.SAFE_YES: safe,
    ids.SAFE_SKIP: safe,
    ids.SAFE_TALK: safe_talk,
}
