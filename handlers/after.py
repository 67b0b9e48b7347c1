"""What people press after a case: answers to check-ins, the five questions, debriefs."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.debriefs import DebriefState
from bot.domain.people import Lang, Person
from bot.domain.refusals import UnknownCard
from bot.usecases import checkins, debriefs, evaluating
from bot.usecases.debriefs import Standing
from bot.views import ids
from bot.views.modals.evaluation import evaluation_form
from bot.views.texts import Words
from bot.views.texts import after as words
from handlers import entry, saying
from handlers.actions import caller
from handlers.answers import Answer, Done, Says, Shows
from handlers.deps import Deps
from handlers.payloads.after import read_points
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.state import State

Pressed = Callable[[Deps, Click], Awaitable[Answer]]
Submitted = Callable[[Deps, Submission], Awaitable[Answer]]
_MOST_DIGITS: Final = 2


# check-ins


async def okay(deps: Deps, click: Click) -> Answer:
    party_id, number = _check_in(click)
    await deps.do(checkins.okay, deps.clock.now(), click.person, party_id, number)
    return Done()


async def later(deps: Deps, click: Click) -> Answer:
    party_id, number = _check_in(click)
    await deps.do(checkins.later, deps.clock.now(), click.person, party_id, number)
    return Done()


async def stop(deps: Deps, click: Click) -> Answer:
    """Said in words as well: the closing message, where it can be pressed too, stays as it is."""
    await deps.do(checkins.stop, deps.clock.now(), click.person, click.value)
    return saying.sentence(deps, deps.directory.lang(click.person), words.STOPPED)


async def talk(deps: Deps, click: Click) -> Answer:
    card = _check_in(click)
    who = await caller(deps, click)
    now, new_id = deps.clock.now(), deps.new_id
    asked = await deps.do(checkins.talk, now, who, card, new_id, click.delivery)
    return await entry.show_again(deps, click.person) if asked.already else Done()


def _check_in(click: Click) -> tuple[str, int]:
    """``party_id:number``, as the card has it."""
    party_id, _, number = click.value.partition(":")
    if not party_id or not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
        raise UnknownCard
    return party_id, int(number)


# the five questions


async def evaluate(deps: Deps, click: Click) -> Answer:
    case = await deps.look(evaluating.form, click.person, click.value)
    lang = deps.directory.lang(click.person)
    view = evaluation_form(deps.around(), lang, case.requester.party_id)
    return Shows(view, otherwise=saying.press_again(deps, lang))


async def evaluated(deps: Deps, sent: Submission) -> Answer:
    if not sent.metadata:
        raise UnknownCard
    points = read_points(State(sent.values))
    await deps.do(evaluating.told, deps.clock.now(), sent.person, sent.metadata, points)
    return saying.sentence(deps, deps.directory.lang(sent.person), words.EVALUATED)


# debriefs


async def ask_debrief(deps: Deps, person: Person, lang: Lang) -> Says:
    """Also for the command. What is open already is told as it stands."""
    standing = await deps.do(debriefs.ask, deps.clock.now(), person)
    return saying.sentence(deps, lang, _standing(standing))


def _standing(standing: Standing) -> Words:
    if standing.debrief.state is DebriefState.TAKEN:
        return words.YOU_ARE_TAKEN
    return words.NOBODY_TAKES if standing.nobody else words.YOU_ASKED


async def ask(deps: Deps, click: Click) -> Answer:
    return await ask_debrief(deps, click.person, deps.directory.lang(click.person))


async def withdraw(deps: Deps, click: Click) -> Answer:
    await deps.do(debriefs.withdraw, deps.clock.now(), click.person)
    return saying.sentence(deps, deps.directory.lang(click.person), words.WITHDRAWN)


async def take(deps: Deps, click: Click) -> Answer:
    await deps.do(debriefs.take, deps.clock.now(), click.person, click.value)
    return Done()


async def talked(deps: Deps, click: Click) -> Answer:
    await deps.do(debriefs.finish, deps.clock.now(), click.person, click.value)
    await deps.remember()
    return Done()


async def release(deps: Deps, click: Click) -> Answer:
    await deps.do(debriefs.release, deps.clock.now(), click.person, click.value)
    await deps.remember()
    return Done()


TABLE: Final[Mapping[str, Pressed]] = {
    ids.FOLLOW_OKAY: okay,
    ids.FOLLOW_LATER: later,
    ids.FOLLOW_STOP: stop,
    ids.FOLLOW_TALK: talk,
    ids.EVALUATE: evaluate,
    ids.DEBRIEF_ASK: ask,
    ids.DEBRIEF_WITHDRAW: withdraw,
    ids.DEBRIEF_TAKE: take,
    ids.DEBRIEF_TALKED: talked,
    ids.DEBRIEF_RELEASE: release,
}
SUBMITTED: Final[Mapping[str, Submitted]] = {ids.EVALUATION_VIEW: evaluated}
