"""What the holder of a case presses on the checklist: steps, ticks, what to avoid, lines."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain import ticks
from bot.domain.flow import CRISIS_STEPS, STEPS
from bot.domain.people import Lang
from bot.domain.refusals import UnknownCard
from bot.usecases import encounter
from bot.usecases.encounter import Encounter
from bot.views import ids
from bot.views.modals import checklist as views
from bot.views.scene import View
from handlers import crisis, saying
from handlers.answers import Answer, Redraws, Shows
from handlers.cards import scene_of
from handlers.deps import Deps
from handlers.opened import opened, place
from handlers.payloads.gestures import Click

Pressed = Callable[[Deps, Click], Awaitable[Answer]]


async def open_checklist(deps: Deps, click: Click) -> Answer:
    """Where it was left: at the step of the last tick."""
    found = await opened(deps, click.person, click.value)
    talk = [tick for tick in found.ticks if tick.step in STEPS]
    step = ticks.resumed_at(talk, deps.content.flow.steps[0].id)
    view = views.checklist(scene_of(deps, found), found.ticks, step)
    return Shows(view, otherwise=saying.press_again(deps, found.member.lang))


async def tick(deps: Deps, click: Click) -> Answer:
    """Saved as it is made: a closed window or a lost connection loses nothing."""
    party_id, step_id = place(click)
    step = deps.content.flow.step(step_id)
    if step is None:
        raise UnknownCard
    offered = {item.id for item in step.items}
    chosen = [item for item in click.ticked if item in offered]
    now, person = deps.clock.now(), click.person
    found = await deps.do(encounter.tick, now, person, party_id, step.id, chosen)
    return Redraws(_view(deps, found, step.id))


async def go(deps: Deps, click: Click) -> Answer:
    party_id, _ = place(click)
    found = await opened(deps, click.person, party_id)
    return Redraws(_view(deps, found, click.value))


def _view(deps: Deps, found: Encounter, step: str) -> View:
    """Of the talk or of the crisis branch, as the step says."""
    if step in CRISIS_STEPS:
        return crisis.branch(deps, found, step)
    return views.checklist(scene_of(deps, found), found.ticks, step)


async def avoid_list(deps: Deps, click: Click) -> Answer:
    lang = deps.directory.lang(click.person)
    return _on_top(deps, views.avoid_list(deps.around(), lang), lang)


async def listening_blocks(deps: Deps, click: Click) -> Answer:
    lang = deps.directory.lang(click.person)
    return _on_top(deps, views.listening_blocks(deps.around(), lang), lang)


async def my_role(deps: Deps, click: Click) -> Answer:
    lang = deps.directory.lang(click.person)
    return _on_top(deps, views.role_card(deps.around(), lang), lang)


async def lines_to_give(deps: Deps, click: Click) -> Answer:
    found = await opened(deps, click.person, place(click)[0])
    return _on_top(deps, views.lines_to_give(scene_of(deps, found)), found.member.lang)


def _on_top(deps: Deps, view: View, lang: Lang) -> Answer:
    """Over the step, which stays as it was below."""
    return Shows(view, otherwise=saying.press_again(deps, lang), on_top=True)


TABLE: Final[Mapping[str, Pressed]] = {
    ids.OPEN_CHECKLIST: open_checklist,
    ids.TICK: tick,
    ids.STEP: go,
    ids.STEP_BACK: go,
    ids.STEP_ON: go,
    ids.AVOID_LIST: avoid_list,
    ids.LISTENING: listening_blocks,
    ids.OFFER_LINES: lines_to_give,
    ids.MY_ROLE: my_role,
}
