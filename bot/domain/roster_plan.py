"""What importing a table would do to the roster: decided whole, before anything is changed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain import grants
from bot.domain.people import Account, Member, Person, Profile, Role, Roster
from bot.domain.refusals import (
    BadValue,
    GuestsMayAsk,
    NoConversation,
    NotYourself,
    OnlyYouLeft,
    Refusal,
    SlackSilent,
    TooManyNew,
)
from bot.domain.roster_fields import SHOWN, mark_of
from bot.domain.roster_file import Problem, RosterFile, Row
from bot.domain.units import MOST_UNITS, Units

MOST_NEW: Final = 200
"""People whom Slack can be asked about at a time, and who get their card at a time."""


class Effect(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Planned:
    """One line: from what to what. ``member`` is None for somebody new to the program."""

    user: str
    name: str
    effect: Effect
    before: Profile
    after: Profile
    member: Member | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(n for n in SHOWN if getattr(self.before, n) != getattr(self.after, n))


@dataclass(frozen=True, slots=True)
class Plan:
    lines: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    new_units: tuple[str, ...] = ()
    untouched: int = 0
    """How many on the roster have no line in the table: they stay as they are."""

    def of(self, effect: Effect) -> tuple[Planned, ...]:
        return tuple(line for line in self.lines if line.effect is effect)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing wrong and nothing left to do."""
        return not self.problems and all(line.effect is Effect.SAME for line in self.lines)

    @property
    def fingerprint(self) -> str:
        """The same for the same changes from the same state, and for nothing else."""
        told = [
            (line.user, line.effect.value, mark_of(line.before), mark_of(line.after))
            for line in self.lines
            if line.effect is not Effect.SAME
        ]
        return hashlib.sha256(repr((told, self.new_units)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Present:
    """What stands now, and what Slack said of the people who are new to the roster."""

    roster: Roster
    units: Units
    language: str
    accounts: Mapping[str, Account]


def newcomers(file: RosterFile, author: Person, roster: Roster) -> tuple[str, ...]:
    """Whom Slack must be asked about; refused where they are too many for once."""
    members = _by_person(roster)
    found = tuple(
        row.user for row in file.rows if not _stands(members.get(replace(author, user=row.user)))
    )
    if len(found) > MOST_NEW:
        raise TooManyNew(MOST_NEW)
    return found


def plan(file: RosterFile, author: Member, now: Present, at: datetime) -> Plan:
    """Every line against what stands now, with every problem there is."""
    lines: list[Planned] = []
    problems = list(file.problems)
    book, members = dict(now.units), _by_person(now.roster)
    for row in file.rows:
        member = members.get(replace(author.person, user=row.user))
        try:
            line, new_units = _line(row, member, author, now, book)
        except Refusal as why:
            problems.append(Problem(row.line, why))
            continue
        book.update(dict.fromkeys(new_units, ()))
        lines.append(line)
    if not problems and _leaves_alone(author, now.roster, lines, at):
        problems.append(Problem(None, OnlyYouLeft()))
    return Plan(
        lines=tuple(lines),
        problems=tuple(sorted(problems, key=lambda problem: problem.line or 0)),
        new_units=tuple(name for name in book if name not in now.units),
        untouched=_untouched(now.roster, author.person, file.rows),
    )


def _line(
    row: Row, member: Member | None, author: Member, now: Present, book: Units
) -> tuple[Planned, tuple[str, ...]]:
    settled, new_units = row.fields.settled(book)
    if len(book) + len(new_units) > MOST_UNITS:
        raise BadValue("unit", new_units[0])
    before = member.profile if member is not None and member.profile is not None else None
    if member is None or not _stands(member):
        _may_be_added(row.user, author, now)
        base = before or Profile(languages=(now.language,))
        name = now.accounts[row.user].name
        return Planned(row.user, name, Effect.ADDED, base, settled.over(base), member), new_units
    base = before or Profile()
    after = settled.over(base)
    effect = Effect.SAME if after == base else Effect.CHANGED
    if effect is Effect.CHANGED and row.user == author.person.user:
        raise NotYourself
    return Planned(row.user, member.name, effect, base, after, member), new_units


def _may_be_added(user: str, author: Member, now: Present) -> None:
    if user == author.person.user:
        raise NotYourself
    account = now.accounts.get(user)
    if account is None:
        raise SlackSilent(user)
    if not account.may_serve:
        raise GuestsMayAsk
    if account.dm is None:
        raise NoConversation


def _by_person(roster: Roster) -> Mapping[Person, Member]:
    return {member.person: member for member in roster.members}


def _stands(member: Member | None) -> bool:
    return member is not None and member.standing(Role.SUPPORTER) is not None


def _untouched(roster: Roster, author: Person, rows: Iterable[Row]) -> int:
    named = {replace(author, user=row.user) for row in rows}
    standing = (m for m in roster.members if m.standing(Role.SUPPORTER) is not None)
    return sum(m.person not in named for m in standing)


def _leaves_alone(author: Member, roster: Roster, lines: Iterable[Planned], at: datetime) -> bool:
    changed = {
        p.member.member_id: p.after for p in lines if p.member and p.effect is not Effect.SAME
    }
    return grants.leaves_alone(author, roster, roster.with_profiles(changed), at)
