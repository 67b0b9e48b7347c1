"""The last look after a commit whose outcome is not known: the DM then tells the truth."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from bot.domain.people import Person
from bot.ports import NotSaved, StoreError
from bot.usecases import requesting
from bot.views import refusals
from handlers.calls import CALL_SECONDS, CallFailed, post
from handlers.deps import Deps

LOOK_AFTER: Final = (2.0, 5.0, 10.0, 20.0)
"""Seconds between looks: a commit that is stuck ends one way or the other, or the process does."""

_log = logging.getLogger(__name__)


def start(deps: Deps, person: Person, after: Sequence[float] = LOOK_AFTER) -> None:
    """For somebody who asked. A request that is there speaks for itself: its card is on its way."""
    deps.later.start(_check(deps, person, after))


async def _check(deps: Deps, person: Person, after: Sequence[float]) -> None:
    for seconds in after:
        await asyncio.sleep(seconds)
        try:
            case = await deps.look(requesting.open_case, person)
        except StoreError:
            continue
        if case is None:
            await _tell_not_saved(deps, person)
        deps.wake()
        deps.beat()
        return
    await _tell_not_saved(deps, person)


async def _tell_not_saved(deps: Deps, person: Person) -> None:
    lang = deps.directory.lang(person)
    said = refusals.answer(deps.around(), lang, NotSaved(), asking=True)
    try:
        channel = await deps.directory.dm_or_user(person)
        await post(deps.client, channel, said, CALL_SECONDS)
    except CallFailed as failed:
        _log.warning("truth_not_told", extra={"code": failed.code})
