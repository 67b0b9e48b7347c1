"""``lines``, ``lines verify`` and the daily word to directors: who has found which line right."""

import difflib
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain import verifying
from bot.domain.awake import is_awake, next_morning
from bot.domain.content import Content, CountryLines, CrisisLine, is_stale
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.permissions import PERMITTED, Act, require
from bot.domain.refusals import BadValue, UnknownLine
from bot.domain.verifying import Outcome
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import retrying


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines with the dates that count; ``waiting`` are the ids that need a second person."""

    found: CountryLines
    waiting: frozenset[str]
    may_verify: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """``others`` may verify too: one of them is the second person, where one is needed."""

    line: CrisisLine
    outcome: Outcome
    at: datetime
    others: tuple[Member, ...]


def listing(store: Store, now: datetime, by: Person, content: Content, typed: str) -> Listed:
    """Of the country typed; of the program's own where none was. BadValue for no country."""
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_LINES)
        country = content.find_country(typed) if typed else tx.program.country
        if country is None:
            raise BadValue("country", typed)
        checks = tx.line_checks()
        dated = verifying.with_dates(content, verifying.dates(content, checks))
        found = dated.lines_for(country)
        lines = (*found.lines, *found.also)
        waiting = frozenset(one.id for one in lines if verifying.awaits_second(one, checks))
        return Listed(found, waiting, _may_verify(tx.roster(now)))


def verify(store: Store, now: datetime, by: Person, content: Content, line_id: str) -> Verified:
    """Keeps that this person has found the line right as it stands in the files now."""

    def work(tx: Transaction) -> Verified:
        author = require(tx.member_of(by), Act.VERIFY_LINES)
        line = _known(content, line_id)
        verdict = verifying.verify(line, tx.line_checks(), author.member_id, now)
        if verdict.check is not None:
            tx.put_line_check(verdict.check)
            row = AuditRow("line_verified", author.member_id, codes=(("line", line.id),))
            tx.audit(row, now)
        others = tuple(m for m in _may_verify(tx.roster(now)) if m.member_id != author.member_id)
        return Verified(line, verdict.outcome, now, others)

    return retrying(store, work)


def report_stale(store: Store, now: datetime, content: Content) -> None:
    """While any line is to be checked, each director is told so: once a day, and not at night."""
    today = now.astimezone(UTC).date()
    with store.begin() as tx:
        dated = verifying.with_dates(content, verifying.dates(content, tx.line_checks()))
        if not any(is_stale(line, today) for line in dated.lines.values()):
            return
        for member in tx.roster(now).holding(Role.DIRECTOR):
            if tx.first_time(f"stale lines {today} {member.member_id}", now):
                due = None if is_awake(member, now) else next_morning(member, now)
                told = Notice(Kind.STALE_LINES, member_id=member.member_id, due_at=due)
                tx.owe([told], now)


def _known(content: Content, line_id: str) -> CrisisLine:
    line = content.lines.get(line_id)
    if line is None:
        raise UnknownLine(line_id, *difflib.get_close_matches(line_id, content.lines, n=1))
    return line


def _may_verify(roster: Roster) -> tuple[Member, ...]:
    return tuple(m for m in roster.members if m.roles & PERMITTED[Act.VERIFY_LINES])
