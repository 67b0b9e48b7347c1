"""``resources``, ``resources add``, ``resources remove``: what the program adds to its library."""

import difflib
from collections import Counter
from datetime import datetime

from bot.domain.people import Member, Person
from bot.domain.permissions import Act, require
from bot.domain.refusals import LibraryFull, UnknownResource
from bot.domain.resource_fields import Entry
from bot.domain.resources import MOST_IN_CATEGORY, MOST_OWN, Resource
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import retrying

OWN = "own-"
"""Ids of the program's own entries begin so; what follows is random."""


def own(store: Store, by: Person) -> tuple[Resource, ...]:
    """The program's own entries, for anybody with a role."""
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_RESOURCES)
        return tx.resources()


def add(store: Store, now: datetime, by: Person, entry: Entry, new_id: str) -> Resource:
    """The very same entry typed again is the one that is there already."""
    made = entry.named(f"{OWN}{new_id[:6]}")

    def work(tx: Transaction) -> Resource:
        author = require(tx.member_of(by), Act.EDIT_RESOURCES)
        there = tx.resources()
        same = next((one for one in there if entry.named(one.id) == one), None)
        if same is not None:
            return same
        in_category = Counter(one.category for one in there)[made.category]
        if len(there) >= MOST_OWN or in_category >= MOST_IN_CATEGORY:
            raise LibraryFull(MOST_IN_CATEGORY, MOST_OWN)
        tx.put_resource(made, author.member_id, now)
        _record(tx, now, "resource_added", author, made)
        return made

    return retrying(store, work)


def remove(store: Store, now: datetime, by: Person, typed: str) -> Resource:
    """An entry of the program's own; those of the files are changed in the files."""

    def work(tx: Transaction) -> Resource:
        author = require(tx.member_of(by), Act.EDIT_RESOURCES)
        there = {one.id: one for one in tx.resources()}
        gone = there.get(typed)
        if gone is None:
            raise UnknownResource(typed, *difflib.get_close_matches(typed, there, n=1))
        tx.remove_resource(gone.id)
        _record(tx, now, "resource_removed", author, gone)
        return gone

    return retrying(store, work)


def _record(tx: Transaction, now: datetime, action: str, by: Member, about: Resource) -> None:
    codes = (("resource", about.id), ("category", about.category))
    tx.audit(AuditRow(action, by.member_id, codes=codes), now)
