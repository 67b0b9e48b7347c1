"""A member's own second channel: tested before it counts, seen by nobody else, removed at will."""

from collections.abc import Collection
from datetime import datetime

from bot.domain import second
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person
from bot.domain.permissions import Act, require
from bot.domain.refusals import NotOffered
from bot.domain.second import Address, Proof, Provider, SecondChannel
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import retrying


def mine(store: Store, by: Person) -> SecondChannel:
    """What ``by`` has; an empty one where they have none."""
    with store.look() as tx:
        return tx.second_channel(_holder(tx, by).member_id)


def try_out(
    store: Store,
    now: datetime,
    by: Person,
    address: Address,
    offered: Collection[Provider],
    random: str,
) -> SecondChannel:
    """Keeps ``address`` as not proven, and owes it a message with a code made of ``random``."""

    def work(tx: Transaction) -> SecondChannel:
        member = _holder(tx, by)
        if address.provider not in offered:
            raise NotOffered(address.provider.value)
        there = tx.second_channel(member.member_id)
        if second.is_under_test(there, address, now):
            return there
        tried = second.try_out(there, address, second.code_from(random), now)
        tx.put_second_channel(member.member_id, tried)
        tx.owe([Notice(Kind.SECOND_TEST, member_id=member.member_id)], now)
        _note(tx, now, "second_channel_tested", member, address.provider)
        return tried

    return retrying(store, work)


def prove(store: Store, now: datetime, by: Person, typed: str) -> tuple[SecondChannel, Proof]:
    """The code that was sent there, typed into Slack. Every try counts, also a wrong one."""

    def work(tx: Transaction) -> tuple[SecondChannel, Proof]:
        member = _holder(tx, by)
        there = tx.second_channel(member.member_id)
        after, proof = second.typed_code(there, typed, now)
        if after == there:
            return there, proof
        tx.put_second_channel(member.member_id, after)
        if proof is Proof.PROVEN and after.proven is not None:
            _note(tx, now, "second_channel_proven", member, after.proven.provider)
        return after, proof

    return retrying(store, work)


def remove(store: Store, now: datetime, by: Person) -> None:
    """Gone at once, proven or not. Removing it twice is once."""

    def work(tx: Transaction) -> None:
        member = _holder(tx, by)
        there = tx.second_channel(member.member_id)
        if there == SecondChannel():
            return
        tx.remove_second_channel(member.member_id)
        _note(tx, now, "second_channel_removed", member, None)

    retrying(store, work)


def _holder(tx: Transaction, by: Person) -> Member:
    return require(tx.member_of(by), Act.HAVE_SECOND_CHANNEL)


def _note(
    tx: Transaction, now: datetime, action: str, member: Member, provider: Provider | None
) -> None:
    codes = () if provider is None else (("provider", provider.value),)
    tx.audit(AuditRow(action, member.member_id, codes=codes), now)
