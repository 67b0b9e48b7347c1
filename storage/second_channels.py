"""Second channels of members: one sealed row each, which goes with the member."""

import logging
from collections.abc import Mapping

import sqlalchemy as sa

from bot.domain.second import SecondChannel
from storage.documents import SECOND_CHANNEL
from storage.refused import CannotOpen
from storage.sealing import Sealer
from storage.tables import second_channel
from storage.work import Work

_log = logging.getLogger(__name__)


class SecondChannels:
    """Within one transaction of one program. What cannot be opened counts as none: no page in
    Slack may fail because of it."""

    def __init__(self, work: Work, program_id: str, sealer: Sealer) -> None:
        self._work = work
        self._program_id = program_id
        self._sealer = sealer

    def get(self, member_id: str) -> SecondChannel:
        return self._read(*self._at(member_id)).get(member_id, SecondChannel())

    def all(self) -> Mapping[str, SecondChannel]:
        return self._read(second_channel.c.program_id == self._program_id)

    def put(self, member_id: str, channel: SecondChannel) -> None:
        plain = SECOND_CHANNEL.to_bytes(channel)
        blob = self._sealer.seal_of_member(second_channel.name, member_id, plain)
        insert = self._work.insert(second_channel)
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "member_id"], set_={"blob": insert.excluded["blob"]}
            ),
            {"program_id": self._program_id, "member_id": member_id, "blob": blob},
        )

    def remove(self, member_id: str) -> None:
        self._work.run(sa.delete(second_channel).where(*self._at(member_id)))

    def _at(self, member_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            second_channel.c.program_id == self._program_id,
            second_channel.c.member_id == member_id,
        )

    def _read(self, *which: sa.ColumnElement[bool]) -> dict[str, SecondChannel]:
        found: dict[str, SecondChannel] = {}
        for row in self._work.all(sa.select(second_channel).where(*which)):
            try:
                found[row.member_id] = self._opened(row.member_id, row.blob)
            except CannotOpen:
                _log.warning("second_channel_not_opened", extra={"member_id": row.member_id})
        return found

    def _opened(self, member_id: str, blob: bytes) -> SecondChannel:
        plain = self._sealer.open_of_member(second_channel.name, member_id, bytes(blob))
        return SECOND_CHANNEL.read(plain)
