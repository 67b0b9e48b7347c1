"""What comes after an answer, in the conversation of whoever asked: a file, or why not."""

import logging

from bot.domain.people import Person
from bot.views.scene import Rendered
from handlers import calls, files
from handlers.calls import CallFailed
from handlers.deps import Deps
from handlers.files import File

_log = logging.getLogger(__name__)


async def deliver(deps: Deps, to: Person, file: File, lost: Rendered) -> None:
    """``lost`` is said where Slack does not take the file."""
    try:
        channel = await deps.directory.dm(to)
        await files.send(deps.client, channel, file, deps.workspace.api_url)
    except CallFailed as failed:
        _log.warning("file_not_sent", extra={"code": failed.code})
        await say(deps, to, lost)


async def say(deps: Deps, to: Person, said: Rendered) -> None:
    try:
        channel = await deps.directory.dm_or_user(to)
        await calls.post(deps.client, channel, said, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.warning("answer_lost", extra={"gesture": "export", "code": failed.code})
