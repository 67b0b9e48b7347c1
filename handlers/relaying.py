"""What is typed in the thread of a card: passed on by the delivery, or answered there at once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.people import Person
from bot.domain.refusals import UnknownCard
from bot.usecases import relaying, revealing
from bot.usecases.relaying import Said, Talk
from bot.views import ids, threads
from bot.views.modals.panel import crisis_answer
from bot.views.modals.where import where_modal
from bot.views.scene import Rendered
from bot.views.texts import masked as words
from handlers import saying, typed
from handlers.answers import Answer, Done, Shows
from handlers.calls import CALL_SECONDS
from handlers.deps import Deps
from handlers.payloads.events import Corrected, Replied, TakenBack
from handlers.payloads.gestures import Click

_LOOK_AFTER: Final = (0.2, 0.6)
_NAMES_SECONDS: Final = 0.6
"""For what the writer is called; without an answer we ask before anything is passed on."""


async def replied(deps: Deps, event: Replied) -> Answer:
    """Outside a masked conversation it is answered like everything that is typed to us."""
    talk = await _talk(deps, event.person, event.said.channel, event.said.thread)
    if talk is None:
        return await typed.answer(deps, event.as_typed())
    async with deps.once(event.delivery) as first:
        if first:
            await _pass_on(deps, event, talk)
    return Done()


async def _talk(deps: Deps, person: Person, channel: str, thread: str) -> Talk | None:
    """Whoever is quick replies to a card before it is written down where it stands: whoever
    takes part in a masked conversation is looked for once more."""
    if not deps.database.up:
        return None
    talk = await deps.look(relaying.talk_of, person, channel, thread)
    for seconds in _LOOK_AFTER:
        if talk is not None or not await deps.look(relaying.takes_part, person):
            break
        await asyncio.sleep(seconds)
        talk = await deps.look(relaying.talk_of, person, channel, thread)
    return talk


async def _pass_on(deps: Deps, event: Replied, talk: Talk) -> None:
    """First what can be lost; danger words add the lines, and change nothing else."""
    names = await _names(deps, event.person) if talk.by_requester else ()
    now = deps.clock.now()
    why = await deps.do(relaying.offer, now, talk, event.said, names, deps.new_id)
    around, lang = deps.around(), deps.directory.lang(event.person)
    country = talk.case.asking.country
    if why is not None:
        await _answer(deps, event.said, threads.closed(around, lang, why, country))
    if event.danger:
        await _answer(deps, event.said, crisis_answer(around, lang, country))


async def _names(deps: Deps, person: Person) -> tuple[str, ...] | None:
    account = await deps.directory.learn(person, _NAMES_SECONDS)
    return account.names if account is not None and account.names else None


async def _answer(deps: Deps, said: Said, rendered: Rendered) -> None:
    answer = typed.post_patiently(deps, said.channel, rendered, said.thread)
    await deps.later.within(CALL_SECONDS, answer)


async def corrected(deps: Deps, event: Corrected) -> Answer:
    """Never passed on; whoever changed it is told so."""
    talk = await _talk(deps, event.person, event.channel, event.thread)
    if talk is not None:
        await deps.do(relaying.changed, deps.clock.now(), talk, event.ts)
    return Done()


async def taken_back(deps: Deps, event: TakenBack) -> Answer:
    """What was passed on is deleted as well."""
    talk = await _talk(deps, event.person, event.channel, event.thread)
    if talk is not None:
        await deps.do(relaying.taken_back, deps.clock.now(), talk, event.ts)
    return Done()


async def send(deps: Deps, click: Click) -> Answer:
    return await _decided(deps, click, send=True)


async def keep(deps: Deps, click: Click) -> Answer:
    return await _decided(deps, click, send=False)


async def _decided(deps: Deps, click: Click, *, send: bool) -> Answer:
    party_id, _, relay_id = click.value.partition(":")
    if not party_id or not relay_id:
        raise UnknownCard
    now = deps.clock.now()
    await deps.do(relaying.decide, now, click.person, party_id, relay_id, send)
    return Done()


async def reveal(deps: Deps, click: Click) -> Answer:
    """The name is shown; then where they are and what number, which can be skipped."""
    case = await deps.do(revealing.reveal, deps.clock.now(), click.person, click.value)
    lang, asking = deps.directory.lang(click.person), case.asking
    party_id = case.requester.party_id
    country = asking.country
    news = words.REVEALED_AHEAD if case.holder is None else words.REVEALED
    view = where_modal(deps.around(), lang, party_id, asking.contact, country, news)
    return Shows(view, otherwise=saying.sentence(deps, lang, news))


TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.RELAY_SEND: send,
    ids.RELAY_KEEP: keep,
    ids.REVEAL: reveal,
}
