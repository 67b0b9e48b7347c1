"""Cover of a shift: the two forms, and what is pressed on the cards."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.cover import Piece
from bot.domain.cover_refusals import NotOpen
from bot.domain.people import Person
from bot.domain.refusals import MissingAnswer, Refusal, UnknownCard
from bot.domain.rota_refusals import ReversedDates
from bot.usecases import cover, cover_asking
from bot.usecases.cover import Taking, Wanted
from bot.views import ids, refusals
from bot.views.modals.cover import cover_modal, part_modal, read_value
from bot.views.texts import cover as words
from handlers import saying
from handlers.answers import Answer, Corrects, Done, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State


async def open_form(deps: Deps, person: Person, *, others_first: bool = False) -> Answer:
    """For supporters, and for those who may ask on behalf of others."""
    offerable = await deps.look(cover.offerable, deps.clock.now(), person)
    view = cover_modal(deps.around(), offerable, others_first=others_first)
    return Shows(view, otherwise=saying.press_again(deps, offerable.reader.lang))


async def find_cover(deps: Deps, click: Click) -> Answer:
    """From a coordinator's card: about the shifts alone. Nothing of the case goes with it."""
    return await open_form(deps, click.person, others_first=True)


async def submitted(deps: Deps, sent: Submission) -> Answer:
    lang = deps.directory.lang(sent.person)
    try:
        wanted = _read(State(sent.values))
        now, new_id = deps.clock.now(), deps.new_id()
        asked = await deps.do(cover.offer, now, sent.person, wanted, new_id)
    except Refusal as refusal:
        return Corrects({_field(refusal): refusals.sentence(refusal, lang)})
    if asked.able > len(asked.cover.asked):
        deps.later.start(deps.do(cover_asking.ask_rest, now, asked.cover.cover_id))
    if not asked.able:
        return saying.sentence(deps, lang, words.ASKED_NOBODY)
    return saying.sentence(deps, lang, words.ASKED, count=asked.able)


def _read(state: State) -> Wanted:
    chosen = state.chosen(ids.COVER_SHIFT)
    if chosen is None:
        raise MissingAnswer(ids.COVER_SHIFT)
    found = read_value(chosen)
    if found is None:
        raise BadPayload(ids.COVER_SHIFT)
    shift_id, begins, member_id = found
    part = state.moment(ids.COVER_FROM), state.moment(ids.COVER_UNTIL)
    return Wanted(shift_id, member_id, begins, *part)


def _field(refusal: Refusal) -> str:
    """The field under which the sentence stands."""
    if isinstance(refusal, NotOpen | ReversedDates):
        return ids.COVER_UNTIL
    return ids.COVER_SHIFT


async def take(deps: Deps, click: Click) -> Answer:
    """All of what is open. The card shows it."""
    await _take(deps, click.person, click.value, None)
    return Done()


async def _take(deps: Deps, person: Person, cover_id: str, part: Piece | None) -> None:
    taking, now = Taking(cover_id, part), deps.clock.now()
    await deps.do(cover.take, now, person, taking, deps.expand, deps.new_id)


async def part(deps: Deps, click: Click) -> Answer:
    args = (deps.clock.now(), click.person, click.value)
    member, piece = await deps.look(cover.open_of, *args)
    view = part_modal(deps.around(), member.lang, member, click.value, piece)
    return Shows(view, otherwise=saying.press_again(deps, member.lang))


async def part_submitted(deps: Deps, sent: Submission) -> Answer:
    if not sent.metadata:
        raise UnknownCard
    state, lang = State(sent.values), deps.directory.lang(sent.person)
    begins, ends = state.moment(ids.COVER_FROM), state.moment(ids.COVER_UNTIL)
    try:
        if begins is None or ends is None:
            raise MissingAnswer(ids.COVER_UNTIL)
        await _take(deps, sent.person, sent.metadata, Piece(begins, ends))
    except Refusal as refusal:
        return Corrects({ids.COVER_UNTIL: refusals.sentence(refusal, lang)})
    return saying.sentence(deps, lang, words.TAKEN)


async def not_this_time(deps: Deps, click: Click) -> Answer:
    await deps.do(cover.decline, deps.clock.now(), click.person, click.value)
    return Done()


async def withdraw(deps: Deps, click: Click) -> Answer:
    await deps.do(cover.withdraw, deps.clock.now(), click.person, click.value)
    return Done()


TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.COVER_TAKE: take,
    ids.COVER_PART: part,
    ids.COVER_NOT: not_this_time,
    ids.COVER_WITHDRAW: withdraw,
    ids.FIND_COVER: find_cover,
}
SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.COVER_VIEW: submitted,
    ids.COVER_PART_VIEW: part_submitted,
}
