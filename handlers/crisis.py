"""What is pressed where a supporter is worried about safety: branch, lead, name, checks."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.crisis import Agreed, Checked, one_up
from bot.domain.flow import CRISIS_STEPS, LEVELS, LevelCode
from bot.domain.refusals import UnknownCard
from bot.usecases import crisis
from bot.usecases.encounter import Encounter
from bot.views import ids
from bot.views.lead_state import STEP_OF
from bot.views.modals import crisis as views
from bot.views.scene import View
from bot.views.texts import answers as said
from bot.views.texts import crisis as words
from handlers import saying
from handlers.answers import Answer, Done, Redraws, Shows
from handlers.cards import scene_of
from handlers.deps import Deps
from handlers.opened import opened
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.state import State

Pressed = Callable[[Deps, Click], Awaitable[Answer]]

_CHECKS: Final[Mapping[str, Checked]] = {
    ids.CHECK_DONE: Checked.DONE,
    ids.CHECK_MISSED: Checked.MISSED,
    ids.CHECK_STOPPED: Checked.STOPPED,
}


async def worried(deps: Deps, click: Click) -> Answer:
    """From the card, or over the checklist: the branch, where it was left."""
    found = await opened(deps, click.person, _party(click))
    step = views.resumed_at(found.ticks, deps.content.flow)
    view = branch(deps, found, step)
    return Shows(view, otherwise=saying.press_again(deps, found.member.lang), on_top=True)


async def choose_level(deps: Deps, click: Click) -> Answer:
    return await _level(deps, click, _level_in(click))


async def one_level_up(deps: Deps, click: Click) -> Answer:
    """*I am not sure*: what the next level says."""
    return await _level(deps, click, one_up(_level_in(click)))


async def _level(deps: Deps, click: Click, level: LevelCode) -> Answer:
    now, person, party_id = deps.clock.now(), click.person, _party(click)
    found = await deps.do(crisis.choose_level, now, person, party_id, level)
    return Redraws(branch(deps, found, STEP_OF[level]))


async def page_lead(deps: Deps, click: Click) -> Answer:
    found = await deps.do(crisis.page_lead, deps.clock.now(), click.person, _party(click))
    return Redraws(branch(deps, found, _step(click)))


async def agreed(deps: Deps, click: Click) -> Answer:
    if click.value not in list(Agreed):
        raise UnknownCard
    now, person, party_id = deps.clock.now(), click.person, _party(click)
    found = await deps.do(crisis.note_agreed, now, person, party_id, Agreed(click.value))
    return Redraws(branch(deps, found, _step(click)))


async def ask_for_name(deps: Deps, click: Click) -> Answer:
    """What it means, and when its owner hears of it, before anything is shown."""
    found = await deps.look(crisis.asks_for_name, click.person, click.value)
    view = views.name_modal(scene_of(deps, found))
    return Shows(view, otherwise=saying.press_again(deps, found.member.lang), on_top=True)


async def show_name(deps: Deps, submission: Submission) -> Answer:
    if not submission.metadata:
        raise UnknownCard
    tell_now = State(submission.values).chosen(ids.TELL) != ids.TELL_LATER
    now, person = deps.clock.now(), submission.person
    found = await deps.do(crisis.show_name, now, person, submission.metadata, tell_now)
    return saying.sentence(deps, found.member.lang, words.NAME_DONE)


async def tell_name(deps: Deps, click: Click) -> Answer:
    found = await deps.do(crisis.tell_name, deps.clock.now(), click.person, click.value)
    return Done() if click.on_card else saying.sentence(deps, found.member.lang, words.NAME_TOLD)


async def check(deps: Deps, click: Click) -> Answer:
    what = _CHECKS[click.action_id]
    now, (party_id, _, after) = deps.clock.now(), click.value.partition(":")
    found = await deps.do(crisis.check_answered, now, click.person, party_id, after, what)
    return Done() if click.on_card else saying.sentence(deps, found.member.lang, said.DONE)


def branch(deps: Deps, found: Encounter, step: str) -> View:
    return views.branch(scene_of(deps, found), found.ticks, step)


def _party(click: Click) -> str:
    """From the view, where the press was in one; else from the card's button."""
    party_id = click.metadata.partition(":")[0] or click.value
    if not party_id:
        raise UnknownCard
    return party_id


def _step(click: Click) -> str:
    step = click.metadata.partition(":")[2]
    if step not in CRISIS_STEPS:
        raise UnknownCard
    return step


def _level_in(click: Click) -> LevelCode:
    found = next((level for level in LEVELS if level == click.value), None)
    if found is None:
        raise UnknownCard
    return found


SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.NAME_VIEW: show_name,
}
TABLE: Final[Mapping[str, Pressed]] = {
    ids.WORRIED: worried,
    ids.LEVEL: choose_level,
    ids.UNSURE: one_level_up,
    ids.PAGE_LEAD: page_lead,
    ids.AGREED: agreed,
    ids.SHOW_NAME: ask_for_name,
    ids.SAFE_TO_TELL: tell_name,
    ids.CHECK_DONE: check,
    ids.CHECK_MISSED: check,
    ids.CHECK_STOPPED: check,
}
