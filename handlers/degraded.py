"""What the bot still does without a database: lines, the panel, and *Get me a person*."""

import asyncio
import logging

from bot.domain.people import Lang, Person, Role
from bot.views.degraded import (
    Told,
    down_answer,
    down_view,
    lead_message,
    told_answer,
    told_view,
)
from handlers.answers import Says, Shows
from handlers.calls import CallFailed, post
from handlers.deps import Deps

_SECONDS = 1.0

_log = logging.getLogger(__name__)


def panel(deps: Deps, lang: Lang, country: str | None = None) -> Shows:
    """To everything that would have needed the database."""
    around = deps.around()
    view = down_view(around, lang, country)
    return Shows(view, otherwise=Says(down_answer(around, lang, country), view), on_top=True)


async def get_person(deps: Deps, who: Person, lang: Lang, country: str | None = None) -> Shows:
    """Messages everybody responsible, and says who that was. Nothing can be promised."""
    told = await _tell(deps, who)
    around = deps.around()
    view = told_view(around, lang, told, country)
    return Shows(view, otherwise=Says(told_answer(around, lang, told, country), view))


async def _tell(deps: Deps, who: Person) -> Told:
    """Leads and directors as they are remembered; nobody remembered, or nobody of them to be
    reached: the directors of the environment."""
    known = [m for m in deps.memory.responsible() if m.person != who]
    reached = await _tell_all(deps, who, [m.person for m in known])
    if any(m.person in reached and m.holds(Role.LEAD) for m in known):
        return Told.LEADS_AND_DIRECTORS
    if reached:
        return Told.DIRECTORS
    fixed = [deps.workspace.person(user) for user in deps.directors]
    reached = await _tell_all(deps, who, [person for person in fixed if person != who])
    return Told.DIRECTORS if reached else Told.NOBODY


async def _tell_all(deps: Deps, who: Person, people: list[Person]) -> frozenset[Person]:
    """Everybody at the same time; those whom Slack has taken the message for."""
    sent = await asyncio.gather(*(_tell_one(deps, who, person) for person in people))
    return frozenset(person for person, took in zip(people, sent, strict=True) if took)


async def _tell_one(deps: Deps, who: Person, person: Person) -> bool:
    message = lead_message(deps.around(), deps.directory.lang(person), who)
    try:
        channel = await deps.directory.dm_or_user(person, _SECONDS)
        await post(deps.client, channel, message, _SECONDS)
    except CallFailed as failed:
        _log.error("responsible_not_told", extra={"code": failed.code})
        return False
    return True
