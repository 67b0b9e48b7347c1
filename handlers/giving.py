"""Resources: looked through and sent over the checklist, and read by whoever they were sent to."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.giving import meant
from bot.domain.notices import Kind
from bot.domain.refusals import UnknownCard
from bot.usecases import encounter, requesting
from bot.usecases.encounter import Encounter
from bot.views import ids
from bot.views.modals import resources as views
from bot.views.scene import Scene
from bot.views.texts import resources as words
from handlers import saying
from handlers.answers import Answer, Redraws, Shows
from handlers.cards import requester_scene, scene_for
from handlers.deps import Deps
from handlers.payloads.gestures import Click


async def look(deps: Deps, click: Click) -> Answer:
    """Over the step, which stays as it was below."""
    found = await _found(deps, click)
    view = views.to_send(_scene(deps, found), "")
    return Shows(view, otherwise=saying.press_again(deps, found.member.lang), on_top=True)


async def choose(deps: Deps, click: Click) -> Answer:
    return Redraws(views.to_send(_scene(deps, await _found(deps, click)), click.value))


async def send(deps: Deps, click: Click) -> Answer:
    """One tap; what was sent before is not sent again, and both are said."""
    party_id, category = _place(click)
    now, person, library = deps.clock.now(), click.person, deps.content.library
    given = await deps.do(encounter.give, now, person, party_id, click.value, library)
    news = words.SENT_BEFORE if given.again else words.SENT_NOW
    return Redraws(views.to_send(_scene(deps, given.encounter), category, news, click.value))


async def _found(deps: Deps, click: Click) -> Encounter:
    now, party_id = deps.clock.now(), _place(click)[0]
    return await deps.do(encounter.open_checklist, now, click.person, party_id)


def _place(click: Click) -> tuple[str, str]:
    """The party that stands in the view, and the step below or the category."""
    party_id, _, place = click.metadata.partition(":")
    if not party_id or not place:
        raise UnknownCard
    return party_id, place


def _scene(deps: Deps, found: Encounter) -> Scene:
    return scene_for(deps, found.member, found.case, found.party)


async def read(deps: Deps, click: Click) -> Answer:
    """*Details* below a resource, for the requester to whom it was sent."""
    party_id, _, key = click.value.partition(":")
    case = await deps.look(requesting.wishes_of, click.person, party_id)
    scene = requester_scene(deps, case, Kind.RESOURCE)
    one = scene.around.content.library.entries.get(meant(case, key) or "")
    if one is None:
        raise UnknownCard
    view = views.sent_details(scene, case, one)
    return Shows(view, otherwise=saying.press_again(deps, scene.lang))


TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.RESOURCES: look,
    ids.RESOURCE_CATEGORY: choose,
    ids.SEND_RESOURCE: send,
    ids.RESOURCE_DETAILS: read,
}
