"""*My profile* on Home: what a supporter says about themselves to those they come to."""

from dataclasses import replace
from datetime import datetime

from bot.domain.bios import read_bio
from bot.domain.people import Member, Person, Profile, Role
from bot.domain.refusals import NotASupporterNow
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import retrying


def mine(store: Store, by: Person) -> Member:
    """The supporter themselves, with what they have written before."""
    with store.look() as tx:
        return _supporter(tx, by)


def set_bio(store: Store, now: datetime, by: Person, typed: str) -> Member:
    """Keeps the two lines; nothing typed takes them away. The audit row holds none of it."""
    bio = read_bio(typed)

    def work(tx: Transaction) -> Member:
        member = _supporter(tx, by)
        before = member.profile or Profile()
        after = replace(member, profile=replace(before, bio=bio))
        if before.bio != bio:
            tx.put_member(after)
            tx.audit(AuditRow("bio_set" if bio else "bio_removed", member.member_id), now)
        return after

    return retrying(store, work)


def _supporter(tx: Transaction, by: Person) -> Member:
    member = tx.member_of(by)
    if member is None or not member.holds(Role.SUPPORTER):
        raise NotASupporterNow
    return member
