"""The word at the change of a shift: owed for the day, and drawn from what is true by then."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta

from bot.domain.daytime import by_day
from bot.domain.handoffs import Change, Handoff, handoffs
from bot.domain.notices import Kind, Notice
from bot.domain.people import Roster
from bot.ports import Transaction

_LATE = timedelta(minutes=30)
"""A change that long ago is no news any more."""
_TOUCHING = timedelta(hours=1)


def owe(tx: Transaction, now: datetime, shift_ids: Collection[str] | None = None) -> None:
    """Owes every hand-off until the next midnight (UTC), each once: the daily round calls it, and
    so does every change of the rota, for what it changed."""
    after, until = now - _LATE, _midnight(now)
    spans = tx.spans(after - _TOUCHING, until + _TOUCHING)
    mine = (one for one in spans if shift_ids is None or one.shift_id in shift_ids)
    found = [one for one in handoffs(mine, after, until) if _is_new(tx, one, now)]
    if found:
        roster = tx.roster(now)
        tx.owe([_notice(roster, one) for one in found], now)


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def _is_new(tx: Transaction, one: Handoff, now: datetime) -> bool:
    """The mark is kept until the change is no news any more, which the next day's round sees."""
    parts = (one.shift_id, one.member_id, one.change.value, one.at.isoformat())
    longer = max(one.at - now, timedelta()) + _LATE
    return tx.first_time(":".join(("handoff", *parts)), now, longer)


def _notice(roster: Roster, one: Handoff) -> Notice:
    """Whoever goes off in the night reads it in the morning; whoever goes on is awake for it."""
    member = roster.get(one.member_id)
    due = one.at
    if member is not None and one.change is Change.ENDS:
        due = by_day(one.at, member.zone)
    return Notice(
        Kind.HANDOFF,
        member_id=one.member_id,
        subject_id=one.shift_id,
        role=one.change.value,
        due_at=due,
    )
