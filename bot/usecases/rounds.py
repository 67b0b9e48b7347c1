"""What is done once a day. Each verb sees for itself whether there is anything to do."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.domain.content import Content
from bot.ports import Store
from bot.usecases import lines

Verb = Callable[[Store, datetime, Content], None]


def daily(store: Store, now: datetime, content: Content) -> None:
    """Comes at every start as well, and so may come several times on one day."""
    for verb in _DAILY:
        verb(store, now, content)


def _forget_deliveries(store: Store, now: datetime, content: Content) -> None:
    """Marks of deliveries older than 24 h go, also where no new delivery comes."""
    with store.begin() as tx:
        tx.first_time("daily round", now)


_DAILY: Final[tuple[Verb, ...]] = (_forget_deliveries, lines.report_stale)
