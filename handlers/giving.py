"""Resources: looked through and sent over the checklist, and read by whoever they were sent to."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.giving import meant
from bot.domain.notices import Kind
from bot.domain.refusals import UnknownCard
from bot.usecases import encounter, requesting
from bot.views import ids
from bot.views.modals import resources as views
from bot.views.texts import resources as words
from handlers import saying
from handlers.answers import Answer, Redraws, Shows
from handlers.cards import requester_scene, scene_of
from handlers.deps import Deps
from handlers.opened import opened, place
from handlers.payloads.gestures import Click


async def look(deps: Deps, click: Click) -> Answer:
    """Over the step, which stays as it was below."""
    found = await opened(deps, click.person, place(click)[0])
    view = views.to_send(scene_of(deps, found), "")
    return Shows(view, otherwise=saying.press_again(deps, found.member.lang), on_top=True)


async def choose(deps: Deps, click: Click) -> Answer:
    found = await opened(deps, click.person, place(click)[0])
    return Redraws(views.to_send(scene_of(deps, found), click.value))


async def send(deps: Deps, click: Click) -> Answer:
    """One tap; what was sent before is not sent again, and both are said."""
    party_id, category = place(click)
    now, person, library = deps.clock.now(), click.person, deps.content.library
    given = await deps.do(encounter.give, now, person, party_id, click.value, library)
    news = words.SENT_BEFORE if given.again else words.SENT_NOW
    return Redraws(views.to_send(scene_of(deps, given.encounter), category, news, click.value))


async def read(deps: Deps, click: Click) -> Answer:
    """*Details* below a resource, for the requester to whom it was sent."""
    party_id, _, key = click.value.partition(":")
    case = await deps.look(requesting.wishes_of, click.person, party_id)
    theirs = requester_scene(deps, case, Kind.RESOURCE)
    one = theirs.around.content.library.entries.get(meant(case, key) or "")
    if one is None:
        raise UnknownCard
    view = views.sent_details(theirs, case, one)
    return Shows(view, otherwise=saying.press_again(deps, theirs.lang))


TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.RESOURCES: look,
    ids.RESOURCE_CATEGORY: choose,
    ids.SEND_RESOURCE: send,
    ids.RESOURCE_DETAILS: read,
}
