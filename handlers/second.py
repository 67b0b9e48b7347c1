"""*Second channel* on Home: chosen, tested with a code, removed; only ever one's own."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.people import Person
from bot.domain.refusals import BadAddress
from bot.domain.second import Proof, Provider, SecondChannel, read_address
from bot.usecases import second
from bot.views import ids, refusals
from bot.views.forms import SecondForm
from bot.views.modals.second import ADDRESS_LIMIT, CODE_LIMIT, address_id, code_modal, second_modal
from bot.views.scene import View
from bot.views.texts import Words, t
from bot.views.texts import refusals as refused
from bot.views.texts import second as words
from handlers import saying
from handlers.answers import Answer, Corrects, Redraws, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State


async def opened(deps: Deps, click: Click) -> Answer:
    channel = await deps.look(second.mine, click.person)
    lang = deps.directory.lang(click.person)
    return Shows(_form(deps, click.person, channel), otherwise=saying.press_again(deps, lang))


async def chosen(deps: Deps, click: Click) -> Answer:
    """Another provider: the form shows the field that it needs."""
    provider = State(click.values).one_of(ids.SECOND_PROVIDER, Provider)
    channel = await deps.look(second.mine, click.person)
    return Redraws(_form(deps, click.person, channel, provider))


async def remove(deps: Deps, click: Click) -> Answer:
    await deps.do(second.remove, deps.clock.now(), click.person)
    return Redraws(_form(deps, click.person, SecondChannel()))


async def type_code(deps: Deps, click: Click) -> Answer:
    return Redraws(_code(deps, click.person, await deps.look(second.mine, click.person)))


async def test(deps: Deps, submission: Submission) -> Answer:
    """Kept as not proven, and a code is on its way. The modal asks for it."""
    state, person = State(submission.values), submission.person
    lang = deps.directory.lang(person)
    provider = state.one_of(ids.SECOND_PROVIDER, Provider)
    if provider is None:
        raise BadPayload(ids.SECOND_PROVIDER)
    try:
        address = read_address(provider, state.typed(address_id(provider), ADDRESS_LIMIT))
    except BadAddress as refusal:
        if not state.has(address_id(provider)):
            return Redraws(await _redrawn(deps, person, provider))
        return Corrects({address_id(provider): refusals.sentence(refusal, lang)})
    now, offered, random = deps.clock.now(), deps.offered, deps.new_id()
    tried = await deps.do(second.try_out, now, person, address, offered, random)
    return Redraws(_code(deps, person, tried))


async def prove(deps: Deps, submission: Submission) -> Answer:
    typed = State(submission.values).typed(ids.SECOND_CODE, CODE_LIMIT)
    now, person = deps.clock.now(), submission.person
    channel, proof = await deps.do(second.prove, now, person, typed)
    if proof is Proof.WRONG:
        return Corrects({ids.SECOND_CODE: t(deps.directory.lang(person), refused.WRONG_CODE)})
    said = words.WORKS if proof is Proof.PROVEN else words.CODE_ENDED
    return Redraws(_form(deps, person, channel, said=said))


async def _redrawn(deps: Deps, person: Person, provider: Provider) -> View:
    """Sent before the field of this provider was there."""
    return _form(deps, person, await deps.look(second.mine, person), provider)


def _code(deps: Deps, person: Person, channel: SecondChannel) -> View:
    waiting = channel.waiting
    if waiting is None or not waiting.is_open(deps.clock.now()):
        return _form(deps, person, channel, said=words.CODE_ENDED)
    return code_modal(deps.around(), deps.directory.lang(person), waiting)


def _form(
    deps: Deps,
    person: Person,
    channel: SecondChannel,
    provider: Provider | None = None,
    said: Words | None = None,
) -> View:
    member = deps.memory.member(person)
    form = SecondForm(
        around=deps.around(),
        lang=deps.directory.lang(person),
        zone=member.zone if member is not None else "UTC",
        offered=deps.offered,
        channel=channel,
        provider=provider,
    )
    return second_modal(form, said)


SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.SECOND_VIEW: test,
    ids.SECOND_CODE_VIEW: prove,
}
TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.HOME_SECOND: opened,
    ids.SECOND_PROVIDER: chosen,
    ids.SECOND_REMOVE: remove,
    ids.SECOND_TYPE_CODE: type_code,
}
