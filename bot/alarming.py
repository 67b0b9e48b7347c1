"""Tells the directors when the bot has no database: straight to Slack, since no row can be owed."""

import asyncio
import logging

from bot.domain.people import Person, Role
from bot.views.operator import no_database
from handlers.calls import CallFailed, post
from handlers.deps import Deps

_AGAIN_SECONDS = 10.0
_CALL_SECONDS = 5.0

_log = logging.getLogger(__name__)


async def alarm_directors(deps: Deps) -> None:
    """Until each director was told once; Slack may be out of reach as well."""
    waiting = _directors(deps)
    while waiting:
        waiting = [person for person in waiting if not await _told(deps, person)]
        if waiting:
            await asyncio.sleep(_AGAIN_SECONDS)


def _directors(deps: Deps) -> list[Person]:
    """As remembered; after a restart without a database, those of the environment."""
    known = [m.person for m in deps.memory.copy.roster.holding(Role.DIRECTOR)]
    return known or [deps.workspace.person(user) for user in deps.directors]


async def _told(deps: Deps, person: Person) -> bool:
    message = no_database(deps.around(), deps.directory.lang(person))
    try:
        channel = await deps.directory.dm_or_user(person, _CALL_SECONDS)
        await post(deps.client, channel, message, _CALL_SECONDS)
    except CallFailed as error:
        _log.warning("alarm_not_sent", extra={"code": error.code})
        return False
    return True
