"""What is told at every start of a bot that serves a real workspace."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.notices import Kind, Notice
from bot.domain.people import Member
from bot.ports import Store


def warn_directors(store: Store, now: datetime, directors: Iterable[Member]) -> None:
    """Not for live use yet: each director reads so, once a start."""
    owed = [Notice(Kind.NOT_FOR_LIVE_USE, member_id=member.member_id) for member in directors]
    with store.begin() as tx:
        tx.owe(owed, now)
