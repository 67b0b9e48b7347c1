"""*Close this case*: two screens; nothing is stored before the second is sent."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.log import HEAVY
from bot.domain.refusals import UnknownCard
from bot.usecases import closing
from bot.views import ids
from bot.views.modals import closing as views
from handlers import saying
from handlers.answers import Answer, Done, Redraws, Shows
from handlers.cards import scene_of
from handlers.deps import Deps
from handlers.payloads.after import read_first, read_second
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.state import State

Pressed = Callable[[Deps, Click], Awaitable[Answer]]
Submitted = Callable[[Deps, Submission], Awaitable[Answer]]


async def close_case(deps: Deps, click: Click) -> Answer:
    found = await deps.do(closing.at_work, deps.clock.now(), click.person, click.value)
    scene = scene_of(deps, found)
    view = views.close_form(scene, views.first_log(scene))
    return Shows(view, otherwise=saying.press_again(deps, found.member.lang))


async def first_screen(deps: Deps, sent: Submission) -> Answer:
    """Whose case it is, is looked at again: it may have moved on meanwhile."""
    if not sent.metadata:
        raise UnknownCard
    screen = read_first(deps.content, sent.metadata, State(sent.values))
    found = await deps.do(closing.at_work, deps.clock.now(), sent.person, screen.party_id)
    return Redraws(views.close_more(scene_of(deps, found), screen))


async def second_screen(deps: Deps, sent: Submission) -> Answer:
    party_id, chosen = read_second(deps.content, sent.metadata, State(sent.values))
    found = await deps.do(closing.close, deps.clock.now(), sent.person, party_id, chosen)
    if chosen.load is None or chosen.load < HEAVY:
        return Done(close_all=True)
    return Redraws(views.heavy(scene_of(deps, found), asked=chosen.debrief))


TABLE: Final[Mapping[str, Pressed]] = {ids.CLOSE_CASE: close_case}
SUBMITTED: Final[Mapping[str, Submitted]] = {
    ids.CLOSE_VIEW: first_screen,
    ids.CLOSE_MORE_VIEW: second_screen,
}
