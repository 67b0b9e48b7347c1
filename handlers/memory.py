"""The only home of what handlers remember of the database, for when it cannot be asked."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.content import Content
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.resources import Resource
from bot.domain.verifying import Dates, dates
from bot.ports import Program, Store


@dataclass(frozen=True, slots=True)
class Copy:
    """The program, who holds a role or stands on the roster, the names of the units, when which
    crisis line was verified, and the program's own resources."""

    program: Program
    roster: Roster = field(default_factory=Roster)
    units: tuple[str, ...] = ()
    verified: Dates = field(default_factory=dict)
    resources: tuple[Resource, ...] = ()


def read_copy(store: Store, now: datetime, content: Content) -> Copy:
    """Everything at once, in one reading transaction."""
    with store.look() as tx:
        verified = dates(content, tx.line_checks())
        units = tuple(sorted(tx.units()))
        return Copy(tx.program, tx.roster(now), units, verified, tx.resources())


class Memory:
    """The latest copy. Read again after every change of what stands in it."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy

    @property
    def copy(self) -> Copy:
        return self._copy

    def keep(self, copy: Copy) -> None:
        self._copy = copy

    def member(self, person: Person) -> Member | None:
        return self._copy.roster.of(person)

    def responsible(self) -> tuple[Member, ...]:
        """Leads, then directors, each once: who is told when there is no database to page from."""
        roster = self._copy.roster
        both = (*roster.holding(Role.LEAD), *roster.holding(Role.DIRECTOR))
        return tuple(dict.fromkeys(both))
