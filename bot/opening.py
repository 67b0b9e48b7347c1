"""From settings to open storage, or a log line that says in a sentence why not."""

import logging

from bot.config import Settings
from bot.ports import Clock, StoreError
from storage.opening import Storage, Where, open_storage
from storage.refused import StorageRefused

_log = logging.getLogger(__name__)


def where(settings: Settings) -> Where:
    return Where(
        url=settings.database_url,
        ring_file=settings.keys_file,
        epoch_directories=settings.epochs,
        ring=settings.keys or None,
    )


def attempt(settings: Settings, clock: Clock) -> Storage | None:
    """Keys, database, migrations; None when one of them fails. Blocks: not for the event loop."""
    try:
        return open_storage(where(settings), clock)
    except (StorageRefused, StoreError, OSError) as error:
        _log.exception("storage_refused", extra={"reason": type(error).__name__})
    return None
