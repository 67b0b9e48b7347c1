"""From settings to open storage, or a log line that says in a sentence why not."""

import logging

from bot.config import Settings
from bot.ports import Clock, StoreError
from bot.refused import Refused
from storage.opening import Storage, Where, has_practised, open_storage
from storage.refused import StorageRefused

_log = logging.getLogger(__name__)


class OfPractice(Refused):
    """The database is practice's."""


def where(settings: Settings) -> Where:
    return Where(
        url=settings.database_url,
        ring_file=settings.keys_file,
        epoch_directories=settings.epochs,
        ring=settings.keys or None,
    )


def refuse_practice(settings: Settings) -> None:
    """What was made up must never count as real, whatever the keys say."""
    try:
        practised = has_practised(where(settings))
    except (StorageRefused, StoreError, OSError):
        # A database that cannot be read is waited for, and bound before anything is done with it.
        return
    if practised:
        raise OfPractice(
            "The database of DATABASE_URL was made by practice, and nothing in it may ever count "
            "as real. Unset DATABASE_URL, or name another one."
        )


def attempt(settings: Settings, clock: Clock) -> Storage | None:
    """Keys, database, migrations; None when one of them fails. Blocks: not for the event loop."""
    try:
        return open_storage(where(settings), clock)
    except (StorageRefused, StoreError, OSError) as error:
        _log.exception("storage_refused", extra={"reason": type(error).__name__})
    return None
