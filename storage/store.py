"""The store of the core: it opens transactions, to read or to write."""

from collections.abc import Iterator
from contextlib import contextmanager

from storage import audit
from storage.engine import Database
from storage.sessions import Secrets, Session
from storage.transaction import SqlTransaction


class SqlStore:
    """See ``bot.ports.store.Store``. One program in one database."""

    def __init__(self, database: Database, secrets: Secrets) -> None:
        self._database = database
        self._secrets = secrets

    @property
    def program_id(self) -> str:
        return self._secrets.program_id

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        with self._database.write() as work:
            transaction = SqlTransaction(Session(work, self._secrets))
            yield transaction
            transaction.finish()

    @contextmanager
    def look(self) -> Iterator[SqlTransaction]:
        with self._database.read() as work:
            yield SqlTransaction(Session(work, self._secrets))

    def verify_audit(self) -> int:
        """How many audit rows there are; raises AuditBroken where their chain does not hold."""
        with self._database.read() as work:
            return audit.verify(work, self._secrets.program_id)
