"""What Slack says of accounts: changes, departures, and the directors of the environment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import grants
from bot.domain.content import lang_of
from bot.domain.notices import Kind, Notice
from bot.domain.people import Account, Member, Person, Role, Roster, Standing, StandingState
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.asking import NewId
from bot.usecases.leaving import member_left
from bot.usecases.members import about, home, record, with_facts, without_profile
from bot.usecases.working import retrying

_LEAVES_A_GAP = (Role.LEAD, Role.COORDINATOR, Role.SUPPORTER)


@dataclass(frozen=True, slots=True)
class Seeded:
    """The directors of the environment that count, and the accounts that cannot hold a role."""

    directors: tuple[Member, ...]
    refused: tuple[Account, ...] = ()


def account_changed(store: Store, now: datetime, account: Account) -> Member | None:
    """Keeps a member's name, zone and language as Slack has them; None for who is no member.

    An account that can no longer serve (deactivated, made a guest) loses every role at once, its
    cases move on, and directors and coordinators hear of the gap. A director of the environment
    counts again as soon as the account does.
    """

    def work(tx: Transaction) -> Member | None:
        before = tx.member_of(account.person)
        if before is None:
            return None
        member = with_facts(before, account)
        if not account.may_serve:
            return _left(tx, now, before, _only_fixed(member))
        if member != before:
            tx.put_member(member)
            tx.owe([home(member)], now)
        return member

    return retrying(store, work)


def out_of_reach(store: Store, now: datetime, person: Person, code: str) -> None:
    """Slack does not show the account: it is asked for nothing until Slack does, and loses nothing,
    since that answer may have been wrong."""

    def work(tx: Transaction) -> None:
        member = tx.member_of(person)
        if member is None or not member.reachable:
            return
        tx.put_member(replace(member, reachable=False))
        tx.audit(AuditRow("unreachable", member.member_id, codes=(("error", code),)), now)

    retrying(store, work)


def reachable_again(store: Store, now: datetime, person: Person, dm: str) -> None:
    """Slack has opened a conversation with whoever it refused before: they are asked again."""

    def work(tx: Transaction) -> None:
        member = tx.member_of(person)
        if member is None or member.reachable:
            return
        after = replace(member, reachable=True, dm=dm)
        tx.put_member(after)
        tx.audit(AuditRow("reachable_again", None, codes=(("subject", member.member_id),)), now)

    retrying(store, work)


def _only_fixed(member: Member) -> Member:
    kept = tuple(s for s in member.standings if s.fixed)
    return without_profile(replace(member, standings=kept))


def _left(tx: Transaction, now: datetime, before: Member, member: Member) -> Member:
    if member == before:
        return member
    member_left(tx, member, now)
    roster = tx.roster(now)
    for role in sorted(before.roles - member.roles):
        record(tx, now, "account_gone", None, member, role)
        tx.owe(_gap(roster, member, role), now)
    return member


def _gap(roster: Roster, member: Member, role: Role) -> list[Notice]:
    if role not in _LEAVES_A_GAP:
        return []
    keepers = (m for m in roster.members if m.roles & {Role.DIRECTOR, Role.COORDINATOR})
    return [about(Kind.COVERAGE_GONE, m, member, role) for m in keepers]


def seed_directors(
    store: Store, now: datetime, named: Sequence[Person], accounts: Sequence[Account], new_id: NewId
) -> Seeded:
    """At every start: who is named in the environment is a director, and nobody else is by it.

    Somebody named whose account could not be looked up just now keeps what they have.
    """

    def work(tx: Transaction) -> Seeded:
        for member in tx.roster(now).members:
            if member.person not in named:
                _unfix(tx, now, member)
        serving = tuple(account for account in accounts if account.may_serve)
        directors = tuple(_fix(tx, now, account, new_id) for account in serving)
        return Seeded(directors, tuple(a for a in accounts if not a.may_serve))

    return retrying(store, work)


def _fix(tx: Transaction, now: datetime, account: Account, new_id: NewId) -> Member:
    before = tx.member_of(account.person)
    lang = lang_of(account.locale)
    known = before or Member(new_id(), account.person, account.name, account.zone, lang)
    director = Standing(Role.DIRECTOR, StandingState.ACTIVE, granted_by=None, fixed=True)
    member = with_facts(known, account)
    if member.standing(Role.DIRECTOR) != director:
        member = grants.with_standing(member, director)
    if member != before:
        tx.put_member(member)
        record(tx, now, "director_named", None, member, Role.DIRECTOR)
    return member


def _unfix(tx: Transaction, now: datetime, member: Member) -> None:
    kept = tuple(s for s in member.standings if not s.fixed)
    if kept == member.standings:
        return
    after = without_profile(replace(member, standings=kept))
    member_left(tx, after, now)
    record(tx, now, "director_unnamed", None, after, Role.DIRECTOR)
