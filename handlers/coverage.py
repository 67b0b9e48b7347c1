"""``coverage``: at once as text, and after it a picture in the reader's own conversation."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from bot.domain.heat import heat
from bot.domain.refusals import Refusal
from bot.ports import Draw, StoreError
from bot.usecases import coverage
from bot.usecases.coverage import Looked
from bot.views import answers
from bot.views import coverage as views
from bot.views.scene import Rendered
from bot.views.texts import coverage as words
from bot.views.texts import t
from handlers import calls, files
from handlers import commands as c
from handlers import shift_commands as s
from handlers.calls import CallFailed
from handlers.files import File
from handlers.running import Run

AT_ONCE: Final = timedelta(days=35)
"""What is longer may take more than the three seconds in which Slack wants an answer."""
_NAME: Final = "coverage.png"

_log = logging.getLogger(__name__)


async def _coverage(this: Run, command: s.CoverageShow) -> Rendered:
    """Who may not read it hears so at once, however long the period is."""
    if command.period > AT_ONCE:
        await this.deps.look(coverage.require_reader, this.by)
        this.deps.later.start(_work_out(this, command.period))
        return answers.say(this.around, this.lang, words.ALL_COMES)
    looked = await _look(this, command.period)
    _bring_picture(this, looked)
    return _text(this, looked)


async def _look(this: Run, period: timedelta) -> Looked:
    """Counted on a thread of its own: a job of the database is given up after two seconds."""
    read = await this.deps.look(coverage.gather, this.now, this.by, period)
    return await asyncio.to_thread(coverage.count, read, this.deps.expand)


def _text(this: Run, looked: Looked) -> Rendered:
    last = words.PICTURE_COMES if this.deps.draw is not None else words.NO_PICTURE
    reader = views.Reader(this.around, this.lang, looked.roster, looked.zone)
    said = t(this.lang, last)
    return views.coverage_text(reader, looked.found, looked.hours, said, may_edit=looked.may_edit)


async def _work_out(this: Run, period: timedelta) -> None:
    """As text first, like the short one. Whoever has lost their role meanwhile gets nothing."""
    try:
        looked = await _look(this, period)
    except (StoreError, Refusal) as failed:
        _log.warning("coverage_not_found", extra={"error": type(failed).__name__})
        await _say(this, answers.say(this.around, this.lang, words.FAILED))
        return
    await _say(this, _text(this, looked))
    _bring_picture(this, looked)


async def _say(this: Run, said: Rendered) -> None:
    try:
        channel = await this.deps.directory.dm_or_user(this.by)
        await calls.post(this.deps.client, channel, said, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.warning("answer_lost", extra={"gesture": "coverage", "code": failed.code})


def _bring_picture(this: Run, looked: Looked) -> None:
    """Nothing to draw where nothing is promised."""
    if this.deps.draw is not None and looked.found.levels:
        this.deps.later.start(_send(this, looked, this.deps.draw))


async def _send(this: Run, looked: Looked, draw: Draw) -> None:
    """Drawn on a thread of its own: neither the loop nor the database waits for it."""
    reader = views.Reader(this.around, this.lang, looked.roster, looked.zone)
    shown = heat(looked.found, looked.zone)
    data = await asyncio.to_thread(draw, shown, views.picture_words(reader, looked.found, shown))
    said = views.picture_line(reader, looked.found, shown)
    try:
        channel = await this.deps.directory.dm(this.by)
        file = File(_NAME, data, said, said)
        await files.send(this.deps.client, channel, file, this.deps.workspace.api_url)
    except CallFailed as failed:
        _log.warning("file_not_sent", extra={"code": failed.code})
        await _say(this, answers.say(this.around, this.lang, words.LOST))


RUNS: Final[Mapping[type[c.AdminCommand], Callable[[Run, Any], Awaitable[Rendered]]]] = {
    s.CoverageShow: _coverage,
}
