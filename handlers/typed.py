"""Text typed to the bot: answered at once, never kept, never logged."""

import asyncio
import logging
from typing import Final

from bot.domain.refusals import StrangerHere
from bot.ports import StoreError
from bot.usecases import receiving
from bot.views import answers, refusals
from bot.views.scene import Rendered
from bot.views.typed import lines_first
from handlers.answers import Answer, Done
from handlers.calls import CALL_SECONDS, CallFailed, post
from handlers.deps import Deps
from handlers.payloads.events import TypedToUs

_PATIENCE: Final = (0.0, 1.5, 3.0, 6.0, 12.0)
_TRY_AGAIN: Final = frozenset({"ratelimited", "rate_limited"})

_log = logging.getLogger(__name__)


async def answer(deps: Deps, event: TypedToUs) -> Answer:
    """Once for each message, however often Slack delivers it."""
    async with deps.once(event.delivery) as first:
        if first and await _is_new(deps, event.delivery):
            await _answer(deps, event)
    return Done()


async def _is_new(deps: Deps, delivery: str) -> bool:
    """The database remembers across processes; without it this process remembers alone."""
    if not deps.database.up:
        return True
    try:
        return await deps.database.do(receiving.first_time, deps.clock.now(), delivery)
    except StoreError:
        return True


async def _answer(deps: Deps, event: TypedToUs) -> None:
    person = event.actor.person
    account = await deps.directory.learn(person)
    if account is not None and account.is_bot:
        return
    deps.directory.note_dm(person, event.channel)
    outside = event.actor.outside or (account is not None and account.is_stranger)
    rendered = _words(deps, event, outside=outside)
    await deps.later.within(CALL_SECONDS, post_patiently(deps, event.channel, rendered))


def _words(deps: Deps, event: TypedToUs, *, outside: bool) -> Rendered:
    """Danger words change one thing: the lines come first."""
    lang, around = deps.directory.lang(event.actor.person), deps.around()
    if outside:
        return refusals.answer(around, lang, StrangerHere())
    if event.danger:
        return lines_first(around, lang)
    return answers.program_answer(around, lang)


async def post_patiently(deps: Deps, channel: str, rendered: Rendered, thread: str = "") -> bool:
    """Slack takes one message a second in a conversation: who types fast is answered as fast as
    that. Whether anything else was taken cannot be known, and is not tried twice."""
    for seconds in _PATIENCE:
        await asyncio.sleep(seconds)
        try:
            await post(deps.client, channel, rendered, CALL_SECONDS, thread)
        except CallFailed as failed:
            _log.warning("typed_not_answered", extra={"code": failed.code})
            if failed.code not in _TRY_AGAIN:
                return False
        else:
            return True
    return False
