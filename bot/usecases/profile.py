"""*My profile* on Home: what a supporter says about themselves, and how much they take."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.bios import read_bio
from bot.domain.people import Member, Person, Profile, Quiet
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import as_supporter, retrying


def mine(store: Store, by: Person) -> Member:
    """The supporter themselves, with what they have written before."""
    with store.look() as tx:
        return as_supporter(tx, by)


@dataclass(frozen=True, slots=True)
class Own:
    """All that a supporter may change themselves, as they said it. Everything else of a profile
    is the program's."""

    bio: str
    languages: tuple[str, ...]
    themes: tuple[str, ...]
    quiet: Quiet | None
    cap: int

    def over(self, before: Profile) -> Profile:
        """Never more cases than the program allows."""
        return replace(
            before,
            bio=self.bio,
            languages=self.languages,
            themes=self.themes,
            quiet=self.quiet,
            own_cap=self.cap if self.cap < before.cap else None,
        )


def save(store: Store, now: datetime, by: Person, own: Own) -> Member:
    """Keeps it; two empty lines take them away. The audit rows hold none of it."""
    own = replace(own, bio=read_bio(own.bio))

    def work(tx: Transaction) -> Member:
        member = as_supporter(tx, by)
        before = member.profile or Profile()
        after = replace(member, profile=own.over(before))
        if after == member:
            return member
        tx.put_member(after)
        for action in _changed(before, own.over(before)):
            tx.audit(AuditRow(action, member.member_id), now)
        return after

    return retrying(store, work)


def _changed(before: Profile, after: Profile) -> Iterator[str]:
    if before.bio != after.bio:
        yield "bio_set" if after.bio else "bio_removed"
    if replace(before, bio="") != replace(after, bio=""):
        yield "profile_set"
