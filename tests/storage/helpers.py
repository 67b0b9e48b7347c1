"""What storage tests share: a clock moved by hand, places, and rows read past the store."""

import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.domain.notices import Kind, Notice, Slot
from bot.ports import MessageRef
from storage.opening import Where
from tests.make import NOON


class MovableClock:
    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return time.monotonic()

    def move(self, by: timedelta) -> None:
        self.at += by


def make_where(folder: Path, url: str | None = None, **overrides: Any) -> Where:
    values: dict[str, Any] = {
        "url": url or f"sqlite:///{folder}/data/peersupport.db",
        "ring_file": folder / "keys" / "ring",
        "epoch_directories": (folder / "keys" / "epochs",),
    }
    return Where(**{**values, **overrides})


def make_ref(send_key: str = "k-1", **overrides: Any) -> MessageRef:
    values: dict[str, Any] = {
        "channel": "D0DANA",
        "ts": "1763900000.000100",
        "send_key": send_key,
        "slot": Slot.REQUEST,
        "kind": Kind.CONFIRMATION,
        "sent_at": NOON,
    }
    return MessageRef(**{**values, **overrides})


def make_notice(kind: Kind = Kind.PAGE, case_id: str | None = "case-1", **more: Any) -> Notice:
    return Notice(kind, case_id, **more)


def raw(where: Where) -> sa.Engine:
    """Past the store, as somebody with the database file or a psql would."""
    if where.sqlite is not None:
        return sa.create_engine("sqlite://", creator=lambda: _past(where), poolclass=sa.NullPool)
    url = sa.make_url(where.url).set(drivername="postgresql+psycopg")
    return sa.create_engine(url, poolclass=sa.NullPool)


def _past(where: Where) -> sqlite3.Connection:
    connection = sqlite3.connect(str(where.sqlite))
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def count(where: Where, table: str) -> int:
    with raw(where).connect() as connection:
        found = connection.execute(sa.select(sa.func.count()).select_from(sa.table(table)))
        return int(found.scalar_one())


def rows(where: Where, statement: str) -> list[Any]:
    with raw(where).connect() as connection:
        return list(connection.execute(sa.text(statement)).all())


def change(where: Where, statement: str, **values: Any) -> None:
    with raw(where).begin() as connection:
        connection.execute(sa.text(statement), values)
