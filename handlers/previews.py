"""A form that is looked at before it counts: answered at once, or busy and drawn again later."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.domain.people import Lang, Person
from bot.domain.refusals import Refusal
from bot.ports import StoreError
from bot.views.scene import View
from bot.views.texts import Words
from handlers import calls, errors, saying
from handlers.answers import Answer, Redraws, Says
from handlers.calls import CallFailed
from handlers.deps import Deps

_AT_ONCE: Final = 1.2
"""Seconds that the person waits in front of the form; what takes longer is shown as it goes."""
_SETTLED: Final = 0.3
"""Seconds until the answer to the gesture is on the screen, and may be drawn over."""

Found = View | Says | Refusal | StoreError
"""A view to look at, a sentence about what was done, or why nothing can be."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Form:
    """One press on the button of a form: by whom, and where what comes of it is drawn.

    ``lost``: the sentence where the file of the form cannot be got from Slack.
    """

    deps: Deps
    person: Person
    lang: Lang
    view_id: str
    lost: Words


async def in_time(
    form: Form,
    look: Callable[[], Awaitable[View | Says]],
    busy: View,
    corrected: Callable[[Refusal | StoreError], Answer],
) -> Answer:
    """What is known at once is answered at once, and what cannot be is told where ``corrected``
    says. Else the form says that we are busy, and is drawn again when we are not."""
    task = form.deps.later.start(_found(form, look))
    done, _ = await asyncio.wait({task}, timeout=_AT_ONCE)
    if task in done:
        match task.result():
            case Refusal() | StoreError() as no:
                return corrected(no)
            case Says(view=view):
                return Redraws(view)
            case view:
                return Redraws(view)
    form.deps.later.start(_draw_later(form, task))
    return Redraws(busy)


async def _found(form: Form, look: Callable[[], Awaitable[View | Says]]) -> Found:
    try:
        return await look()
    except (Refusal, StoreError) as no:
        return no
    except CallFailed as failed:
        _log.warning("file_not_read", extra={"code": failed.code})
        return saying.sentence(form.deps, form.lang, form.lost)


async def _draw_later(form: Form, task: asyncio.Task[Found]) -> None:
    """What was done is told in the conversation where the form was closed meanwhile."""
    await asyncio.sleep(_SETTLED)
    found = await task
    if isinstance(found, Refusal | StoreError):
        found = errors.refused(form.deps, found, form.lang)
    if isinstance(found, Says):
        if not await draw(form, found.view):
            await _post(form, found)
        return
    await draw(form, found)


async def draw(form: Form, view: View) -> bool:
    """Whether it could be drawn: whoever has closed the form sees nothing there any more."""
    try:
        await calls.update_view(form.deps.client, form.view_id, view, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.info("import_not_shown", extra={"code": failed.code})
        return False
    return True


async def _post(form: Form, said: Says) -> None:
    try:
        channel = await form.deps.directory.dm_or_user(form.person)
        await calls.post(form.deps.client, channel, said.rendered, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.warning("answer_lost", extra={"gesture": "import", "code": failed.code})
