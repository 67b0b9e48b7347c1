"""The cards about requests for cover: whose they are, and when they are drawn again."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.cover import Cover
from bot.domain.notices import Kind, Notice
from bot.ports import Transaction


def about(cover: Cover, kind: Kind, member_id: str, due_at: datetime | None = None) -> Notice:
    return Notice(kind, member_id=member_id, subject_id=cover.cover_id, due_at=due_at)


def owners(cover: Cover, kind: Kind) -> list[Notice]:
    """To whose shift it is, and to whoever asked on their behalf."""
    return [about(cover, kind, one) for one in dict.fromkeys((cover.out, cover.asked_by))]


def redraw(tx: Transaction, cover: Cover, now: datetime) -> None:
    """Every card about it."""
    asked = [about(cover, Kind.COVER_REDRAW, member_id) for member_id in cover.asked]
    tx.owe([*asked, *owners(cover, Kind.COVER_OWN_REDRAW)], now)


def redraw_of(tx: Transaction, now: datetime, shift_ids: Collection[str]) -> None:
    """After a change of these shifts, whatever it was: the cards tell what is left to take."""
    for cover in tx.covers.since(now):
        if cover.shift_id in shift_ids and cover.is_live(now):
            redraw(tx, cover, now)
