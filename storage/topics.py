"""Suggested topics: the words and the quarter, in an order that tells nothing."""

import secrets
from collections.abc import Iterable

import sqlalchemy as sa

from storage.tables import topic
from storage.work import Work


class Topics:
    """Within one transaction of one program. Whatever is added writes its whole quarter anew, so
    that neither a place in the file nor the number of a transaction says which came last."""

    def __init__(self, work: Work, program_id: str) -> None:
        self._work = work
        self._program_id = program_id

    def suggest(self, quarter: str, words: str) -> None:
        kept = [*self.topics([quarter]), words]
        rows = [
            {
                "program_id": self._program_id,
                "quarter": quarter,
                "topic_id": secrets.token_hex(16),
                "words": one,
            }
            for one in kept
        ]
        self._work.run(sa.delete(topic).where(self._mine(), topic.c.quarter == quarter))
        self._work.run(sa.insert(topic), sorted(rows, key=lambda row: row["topic_id"]))

    def topics(self, quarters: Iterable[str]) -> tuple[str, ...]:
        select = sa.select(topic.c.words).where(self._mine(), topic.c.quarter.in_(list(quarters)))
        rows = self._work.all(self._work.locked(select.order_by(topic.c.topic_id)))
        return tuple(row.words for row in rows)

    def forget_topics(self, kept: Iterable[str]) -> None:
        old = topic.c.quarter.not_in(list(kept))
        self._work.run(sa.delete(topic).where(self._mine(), old))

    def _mine(self) -> sa.ColumnElement[bool]:
        return topic.c.program_id == self._program_id
