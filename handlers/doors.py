"""Every gesture's way through: read, do, answer; whatever happens, within Slack's three seconds."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from slack_bolt.response import BoltResponse

from bot.domain.refusals import UnknownCard
from bot.views import ids
from handlers import (
    actions,
    after,
    cards,
    checklist,
    closing,
    cover,
    crisis,
    entry,
    errors,
    events,
    giving,
    home,
    importing,
    keeping,
    modals,
    relaying,
    second,
    sessions,
    shifts,
    slash,
)
from handlers.answers import Answer, Done, give
from handlers.deps import Deps
from handlers.payloads.events import read_event
from handlers.payloads.gestures import (
    Click,
    Submission,
    read_click,
    read_command,
    read_shortcut,
    read_submission,
)
from handlers.payloads.reading import Json
from handlers.payloads.ways import Gesture, read_way

WORK_SECONDS: Final = 2.5
"""A little more than a transaction may take, so that it is the database that says *not saved*."""

BUTTONS: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    **actions.TABLE,
    **cards.TABLE,
    **checklist.TABLE,
    **crisis.TABLE,
    **closing.TABLE,
    **cover.TABLE,
    **after.TABLE,
    **giving.TABLE,
    **home.TABLE,
    **modals.TABLE,
    **relaying.TABLE,
    **second.TABLE,
    **sessions.TABLE,
}
"""Every button and field that sends something, by its id."""

SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    **modals.SUBMITTED,
    **crisis.SUBMITTED,
    **closing.SUBMITTED,
    **cover.SUBMITTED,
    **after.SUBMITTED,
    **home.SUBMITTED,
    **importing.SUBMITTED,
    **keeping.SUBMITTED,
    **second.SUBMITTED,
    **sessions.SUBMITTED,
    **shifts.SUBMITTED,
}
"""Every modal that can be submitted, by its callback id."""

Work = Callable[[Deps, Json], Awaitable[Answer]]


async def through(deps: Deps, gesture: Gesture, body: Json, work: Work) -> BoltResponse:
    way = read_way(gesture, body, deps.clock.monotonic())
    try:
        async with asyncio.timeout(WORK_SECONDS):
            answer = await work(deps, body)
    except errors.EXPECTED as error:
        answer = errors.explain(deps, way, error)
    return await give(deps, way, answer)


async def command(deps: Deps, body: Json) -> Answer:
    return await slash.typed(deps, read_command(body, deps.workspace))


async def shortcut(deps: Deps, body: Json) -> Answer:
    pressed = read_shortcut(body, deps.workspace)
    if pressed.callback_id != ids.SHORTCUT:
        raise UnknownCard
    return await entry.enter(deps, pressed.actor)


async def action(deps: Deps, body: Json) -> Answer:
    click = read_click(body, deps.workspace)
    pressed = BUTTONS.get(click.action_id)
    if pressed is None:
        raise UnknownCard
    return await pressed(deps, click)


async def submission(deps: Deps, body: Json) -> Answer:
    sent = read_submission(body, deps.workspace)
    submitted = SUBMITTED.get(sent.callback_id)
    if submitted is None:
        raise UnknownCard
    return await submitted(deps, sent)


async def event(deps: Deps, body: Json) -> Answer:
    is_danger = deps.content.has_danger_words
    return await events.told(deps, read_event(body, deps.workspace, is_danger))


async def nothing(deps: Deps, body: Json) -> Answer:
    """A closed modal asks for nothing, and no field of ours asks for options."""
    return Done()
