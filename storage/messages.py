"""Where our messages stand at Slack, and the safety net: sealed when they belong to a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain.nets import Net
from bot.domain.notices import Kind, Slot
from bot.ports import MessageRef
from storage.documents import NET, Document
from storage.parts import MESSAGE_PREFIX, NET_PART, Parts
from storage.tables import member_message
from storage.work import Work


@dataclass(frozen=True, slots=True)
class _OfCase:
    """A message of a case as it is sealed: whose it is stands inside, too."""

    party_id: str | None
    ref: MessageRef


_OF_CASE = Document(_OfCase)


class Messages:
    """Within one transaction of one program."""

    def __init__(self, work: Work, program_id: str, parts: Parts) -> None:
        self._work = work
        self._program_id = program_id
        self._parts = parts

    # of a case

    def of_party(self, case_id: str, party_id: str) -> tuple[MessageRef, ...]:
        """Oldest first."""
        kept = self._of_case(case_id)
        return _in_order(one.ref for one in kept if one.party_id == party_id)

    def _of_case(self, case_id: str) -> tuple[_OfCase, ...]:
        key = self._parts.key(case_id)
        if key is None:
            return ()
        return tuple(
            _OF_CASE.read(part.plain) for part in self._parts.beginning(key, MESSAGE_PREFIX)
        )

    def find(self, case_id: str | None, send_key: str) -> MessageRef | None:
        if case_id is None:
            row = self._work.first(sa.select(member_message).where(*self._at(send_key)))
            return None if row is None else _ref(row)
        key = self._parts.key(case_id)
        part = None if key is None else self._parts.one(key, MESSAGE_PREFIX + send_key)
        return None if part is None else _OF_CASE.read(part.plain).ref

    def put(
        self, case_id: str | None, party_id: str | None, member_id: str | None, ref: MessageRef
    ) -> None:
        """Adds ``ref``, or puts it in place of the one with its key. A case that is gone keeps
        nothing: neither does this."""
        if case_id is not None:
            plain = _OF_CASE.to_bytes(_OfCase(party_id, ref))
            self._parts.replace(case_id, MESSAGE_PREFIX + ref.send_key, plain)
        elif member_id is not None:
            self._put_of_member(member_id, ref)
        else:
            raise ValueError("a message belongs to a case or to a member")

    def _put_of_member(self, member_id: str, ref: MessageRef) -> None:
        values = {
            "program_id": self._program_id,
            "send_key": ref.send_key,
            "member_id": member_id,
            "channel": ref.channel,
            "ts": ref.ts,
            "slot": ref.slot.value,
            "kind": ref.kind.value,
            "sent_at": ref.sent_at,
            "live": ref.live,
            "about": ref.about,
        }
        insert = self._work.insert(member_message)
        self._work.run(
            insert.on_conflict_do_update(
                index_elements=["program_id", "send_key"],
                set_={name: insert.excluded[name] for name in values},
            ),
            values,
        )

    def of_member(self, member_id: str) -> tuple[MessageRef, ...]:
        """Oldest first; without those of cases."""
        rows = self._work.all(
            sa.select(member_message).where(
                member_message.c.program_id == self._program_id,
                member_message.c.member_id == member_id,
            )
        )
        return _in_order(_ref(row) for row in rows)

    def remove(self, case_id: str | None, send_key: str) -> None:
        if case_id is None:
            self._work.run(sa.delete(member_message).where(*self._at(send_key)))
        else:
            self._parts.remove(case_id, MESSAGE_PREFIX + send_key)

    # the safety net

    def net(self, case_id: str) -> Net:
        key = self._parts.key(case_id)
        part = None if key is None else self._parts.one(key, NET_PART)
        return Net() if part is None else NET.read(part.plain)

    def put_net(self, case_id: str, net: Net) -> None:
        self._parts.replace(case_id, NET_PART, NET.to_bytes(net))

    def _at(self, send_key: str) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            member_message.c.program_id == self._program_id,
            member_message.c.send_key == send_key,
        )


def _in_order(refs: Iterable[MessageRef]) -> tuple[MessageRef, ...]:
    return tuple(sorted(refs, key=lambda ref: (ref.sent_at, ref.ts)))


def _ref(row: sa.Row[Any]) -> MessageRef:
    return MessageRef(
        channel=row.channel,
        ts=row.ts,
        send_key=row.send_key,
        slot=Slot(row.slot),
        kind=Kind(row.kind),
        sent_at=row.sent_at,
        live=row.live,
        about=row.about,
    )
