"""What is looked after by the clock and belongs to no single case: each day, each hour."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.ports import Store
from bot.usecases import debriefs, logs

Verb = Callable[[Store, datetime], None]


def forget_deliveries(store: Store, now: datetime) -> None:
    """Marks of deliveries older than 24 h go, also where no new delivery comes."""
    with store.begin() as tx:
        tx.first_time("daily round", now)


DAILY: Final[tuple[Verb, ...]] = (forget_deliveries, logs.move)
HOURLY: Final[tuple[Verb, ...]] = (debriefs.ask_again,)
"""A verb that fails is logged and holds up no other."""
