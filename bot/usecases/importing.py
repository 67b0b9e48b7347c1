"""``roster import`` and ``roster export``: the roster as a table, all of it or nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import grants
from bot.domain.notices import Kind, Notice
from bot.domain.people import Account, Member, Person, Profile, Role
from bot.domain.permissions import Act, require
from bot.domain.refusals import ChangedMeanwhile
from bot.domain.roster_file import RosterFile, written_roster
from bot.domain.roster_plan import Effect, Plan, Planned, Present, newcomers, plan
from bot.domain.sheets import write_sheet
from bot.ports import AuditRow, Store, Transaction
from bot.usecases import currency
from bot.usecases.members import about, home, known_or_new, record
from bot.usecases.roster import must_rest
from bot.usecases.working import retrying

Accounts = Mapping[str, Account]


def export(store: Store, now: datetime, by: Person) -> bytes:
    """Everybody on the roster, as a file that a spreadsheet opens. Nothing of bios or cases."""
    with store.begin() as tx:
        author = require(tx.member_of(by), Act.EDIT_ROSTER)
        tx.audit(AuditRow("roster_export", author.member_id), now)
        return write_sheet(written_roster(tx.roster(now)))


def may_import(store: Store, by: Person) -> Member:
    with store.look() as tx:
        return require(tx.member_of(by), Act.EDIT_ROSTER)


def unknown(store: Store, now: datetime, by: Person, file: RosterFile) -> tuple[str, ...]:
    """Slack ids of those in the file who are new to the roster."""
    with store.look() as tx:
        author = require(tx.member_of(by), Act.EDIT_ROSTER)
        return newcomers(file, author.person, tx.roster(now))


def preview(store: Store, now: datetime, by: Person, file: RosterFile, accounts: Accounts) -> Plan:
    """What importing would do now. Changes nothing."""
    with store.look() as tx:
        return _plan(tx, now, by, file, accounts)[1]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the person saw before they pressed *Import*: the file, whom Slack knows, and the
    fingerprint of the preview."""

    file: RosterFile
    accounts: Accounts
    fingerprint: str


def apply(store: Store, now: datetime, by: Person, shown: Shown, new_id: Callable[[], str]) -> Plan:
    """Does the whole of what was shown, in one transaction, or nothing.

    Refused with ChangedMeanwhile where it would do anything else than the preview said.
    """

    def work(tx: Transaction) -> Plan:
        author, planned = _plan(tx, now, by, shown.file, shown.accounts)
        if planned.is_empty:
            return planned
        if planned.problems or planned.fingerprint != shown.fingerprint:
            raise ChangedMeanwhile
        for name in planned.new_units:
            tx.put_unit(name, ())
        added = [
            _add(tx, now, author, line, shown.accounts[line.user], new_id())
            for line in planned.of(Effect.ADDED)
        ]
        tx.owe([*added, *_change(tx, now, author, planned.of(Effect.CHANGED))], now)
        _record(tx, now, author, planned)
        currency.recount(tx, now)
        return planned

    return retrying(store, work)


def _plan(
    tx: Transaction, now: datetime, by: Person, file: RosterFile, accounts: Accounts
) -> tuple[Member, Plan]:
    author = require(tx.member_of(by), Act.EDIT_ROSTER)
    present = Present(tx.roster(now), tx.units(), tx.program.language, accounts)
    return author, plan(file, author, present, now)


def _add(
    tx: Transaction, now: datetime, author: Member, line: Planned, account: Account, new_id: str
) -> Notice:
    known = known_or_new(tx, account, new_id)
    asked = grants.invite(author, Role.SUPPORTER, known)
    profile = replace(line.after, resting=must_rest(tx, known))
    member = replace(asked, profile=profile)
    tx.put_member(member)
    record(tx, now, "roster_add", author, member, Role.SUPPORTER)
    return about(Kind.JOIN, member, member, Role.SUPPORTER)


def _change(
    tx: Transaction, now: datetime, author: Member, lines: Iterable[Planned]
) -> list[Notice]:
    """All at once, since they may be thousands. Home shows only whether somebody is trained."""
    owed: list[Notice] = []
    changed: dict[str, Profile] = {}
    for line in lines:
        if line.member is None:
            raise ChangedMeanwhile
        member = replace(line.member, profile=line.after)
        changed[member.member_id] = line.after
        record(tx, now, "roster_set", author, member, Role.SUPPORTER)
        if "trained_on" in line.changed:
            owed.append(home(member))
    tx.put_profiles(changed)
    return owed


def _record(tx: Transaction, now: datetime, author: Member, done: Plan) -> None:
    counts = tuple((effect.value, str(len(done.of(effect)))) for effect in Effect)
    tx.audit(AuditRow("roster_import", author.member_id, codes=counts), now)
