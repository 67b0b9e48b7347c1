"""One open database transaction: the only place where a statement meets the database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc
from sqlalchemy.dialects import postgresql, sqlite

from storage.faults import translated
from storage.limits import TimeLimit

Values = Mapping[str, Any]
_COUNTED = {"preserve_rowcount": True}
"""Without it PostgreSQL does not say whether an insert met a row that was there."""


@contextmanager
def translating() -> Iterator[None]:
    """Driver errors become ours here, and their words, which may quote values, end here."""
    try:
        yield
    except sa_exc.SQLAlchemyError as error:
        raise translated(error) from None


class Work:
    """Runs statements until the time is up. ``writing`` is False in a reading transaction."""

    def __init__(self, connection: sa.Connection, limit: TimeLimit, *, writing: bool) -> None:
        self._connection = connection
        self._limit = limit
        self.writing = writing
        self.is_postgres = connection.dialect.name == "postgresql"

    def run(self, statement: sa.Executable, values: Values | Sequence[Values] | None = None) -> int:
        """How many rows were touched. An empty sequence of values runs nothing."""
        if not self.writing:
            raise TypeError("a reading transaction cannot write")
        if values is not None and not isinstance(values, Mapping) and not values:
            return 0
        self._limit.check()
        with translating():
            return self._connection.execute(statement, values, execution_options=_COUNTED).rowcount

    def all(self, statement: sa.Executable) -> Sequence[sa.Row[Any]]:
        self._limit.check()
        with translating():
            return self._connection.execute(statement).all()

    def first(self, statement: sa.Executable) -> sa.Row[Any] | None:
        self._limit.check()
        with translating():
            return self._connection.execute(statement).first()

    def scalar(self, statement: sa.Executable) -> Any:
        self._limit.check()
        with translating():
            return self._connection.execute(statement).scalar()

    def insert(self, table: sa.Table) -> "sqlite.Insert | postgresql.Insert":
        """An insert that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
        return postgresql.insert(table) if self.is_postgres else sqlite.insert(table)

    def locked(self, select: sa.Select[Any]) -> sa.Select[Any]:
        """``select``, holding its rows until the end where several processes may write."""
        return select.with_for_update() if self.writing and self.is_postgres else select

    def claimable(self, select: sa.Select[Any]) -> sa.Select[Any]:
        """``select``, passing over rows that another process is claiming at this moment."""
        return select.with_for_update(skip_locked=True) if self.is_postgres else select
