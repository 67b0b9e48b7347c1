"""The database as the use-cases see it: transactions, and what can be done in one."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.cases import Case
from bot.domain.debriefs import Debrief
from bot.domain.evaluation import Evaluation
from bot.domain.log import CaseLog
from bot.domain.notices import Notice
from bot.domain.people import Member, Person, Profile, Roster
from bot.domain.policy import Policy
from bot.domain.relays import Relay
from bot.domain.resources import Resource
from bot.domain.second import SecondChannel
from bot.domain.shifts import Override, Shift, Span
from bot.domain.ticks import Tick
from bot.domain.verifying import LineCheck
from bot.ports.books import CoverageBook, CoverBook, TrainingBook
from bot.ports.kept import AuditRow, DueDeadline, Program
from bot.ports.outbox import MessageRef


class Transaction(Protocol):
    """One transaction. Everything written inside is kept together or not at all."""

    @property
    def program(self) -> Program: ...

    # cases
    def add_case(self, case: Case) -> None:
        """Stores a new case under a new key. Refuses with AlreadyAsking (bot.domain.refusals)
        when its requester has an open request."""
        ...

    def save(self, case: Case) -> Case:
        """Stores the new value, its parties and its deadlines; raises Conflict when stale.

        The requester's open request is removed as soon as the case is no longer asking.
        """
        ...

    def case(self, case_id: str) -> Case | None: ...

    def case_of_party(self, party_id: str) -> Case | None: ...

    def open_case_of(self, person: Person) -> Case | None:
        """By keyed hash; no other table leads from a person to a case."""
        ...

    def live_cases(self) -> tuple[Case, ...]:
        """Every case whose key still exists, newest first, unsealed one by one (tens)."""
        ...

    def open_case_ids(self) -> tuple[str, ...]:
        """Ids of cases that are not over."""
        ...

    # the checklist of a case
    def ticks(self, case_id: str) -> tuple[Tick, ...]:
        """Oldest first; none for a case that is gone."""
        ...

    def put_tick(self, case_id: str, tick: Tick) -> None:
        """Kept for itself, whatever else changes in the case; one that is there stays."""
        ...

    def remove_tick(self, case_id: str, tick_id: str) -> None: ...

    # what a masked requester and the holder write to each other
    def relays(self, case_id: str) -> tuple[Relay, ...]:
        """In the order in which they were written; none for a case that is gone."""
        ...

    def relay(self, case_id: str, relay_id: str) -> Relay | None: ...

    def put_relay(self, case_id: str, relay: Relay) -> None:
        """Adds it, or puts it in place of what was known of it. Never holds a word."""
        ...

    def messages(self, case_id: str, party_id: str) -> tuple[MessageRef, ...]:
        """Where our messages to this party stand at Slack, oldest first."""
        ...

    # what is owed
    def owe(self, notices: Iterable[Notice], at: datetime) -> None:
        """Puts rows in the outbox. Redraws, nets and homes that wait already are not doubled."""
        ...

    def claim_deadlines(
        self, at: datetime, lease_until: datetime, limit: int
    ) -> tuple[DueDeadline, ...]:
        """Due deadlines that nobody else works on, leased until ``lease_until``."""
        ...

    def next_due(self) -> datetime | None:
        """The earliest deadline or outbox row still to come, for the alarm clock."""
        ...

    # people
    def roster(self, at: datetime) -> Roster:
        """Everybody on the roster or in a role, with load and whether they ask for themselves."""
        ...

    def member_of(self, person: Person) -> Member | None: ...

    def member(self, member_id: str) -> Member | None: ...

    def put_member(self, member: Member) -> None:
        """Stores account facts, standings and profile; new members are added."""
        ...

    def note_paged(self, member_ids: Iterable[str], at: datetime) -> None:
        """Sets last_paged_at, for fairness."""
        ...

    # second channels
    def second_channel(self, member_id: str) -> SecondChannel:
        """An empty one for whoever has none, or whose can no longer be opened."""
        ...

    def second_channels(self) -> Mapping[str, SecondChannel]:
        """By member id: everybody who has one."""
        ...

    def put_second_channel(self, member_id: str, channel: SecondChannel) -> None: ...

    def remove_second_channel(self, member_id: str) -> None: ...

    # program
    def policy(self) -> Policy: ...

    def put_policy(self, policy: Policy, by: str, at: datetime) -> None:
        """Keeps every version ever promised."""
        ...

    def put_setting(self, name: str, value: str) -> None: ...

    def units(self) -> Mapping[str, tuple[str, ...]]:
        """Unit name -> its aliases."""
        ...

    def put_unit(self, name: str, aliases: tuple[str, ...]) -> None: ...

    def remove_unit(self, name: str) -> None: ...

    def line_checks(self) -> tuple[LineCheck, ...]:
        """Who has verified which crisis line and when, oldest first; also of former numbers."""
        ...

    def put_line_check(self, check: LineCheck) -> None:
        """Takes the place of what the same member found before about the same number."""
        ...

    # after a case
    def new_debrief(self, member_id: str, at: datetime, *, required: bool) -> Debrief:
        """Asked for now, under a random id, in place of the member's earlier one."""
        ...

    def put_debrief(self, debrief: Debrief) -> None: ...

    def debrief(self, debrief_id: str) -> Debrief | None: ...

    def debrief_of(self, member_id: str) -> Debrief | None:
        """The newest of this member, open or not."""
        ...

    def open_debriefs(self) -> tuple[Debrief, ...]: ...

    def add_logs(self, month: str, logs: Iterable[CaseLog]) -> None:
        """Under random ids and in no order; give a whole batch at once."""
        ...

    def add_evaluation(self, quarter: str, evaluation: Evaluation) -> None:
        """Nothing that is kept tells which one of the quarter came last."""
        ...

    def evaluations(self, quarter: str) -> tuple[Evaluation, ...]:
        """Only whole batches of five: those that are left over come with the next ones."""
        ...

    def tally(self, period: str, what: str, code: str) -> None:
        """Counts one more; there is nothing else in a counter."""
        ...

    def resources(self) -> tuple[Resource, ...]:
        """The program's own entries, oldest first."""
        ...

    def put_resource(self, resource: Resource, by: str, at: datetime) -> None:
        """Adds an entry under an id that none has yet."""
        ...

    def remove_resource(self, resource_id: str) -> None: ...

    # sessions and training
    @property
    def training(self) -> TrainingBook: ...

    @property
    def covers(self) -> CoverBook: ...

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        """By member id; everything else of the members stays."""
        ...

    # the rota
    def shifts(self) -> tuple[Shift, ...]:
        """Oldest first. Read them before a change: until the end nobody else changes the rota."""
        ...

    def shift(self, shift_id: str) -> Shift | None:
        """As ``shifts``, one only."""
        ...

    def put_shift(self, shift: Shift, by: str, at: datetime) -> None: ...

    def overrides(self, begins: datetime, ends: datetime) -> tuple[Override, ...]:
        """Those that touch the time between two moments, in the order in which they were made."""
        ...

    def put_override(self, override: Override, by: str, at: datetime) -> None: ...

    def spans(
        self, begins: datetime, ends: datetime, member_ids: Collection[str] | None = None
    ) -> tuple[Span, ...]:
        """As written out, whole, by time; ``member_ids``: of these people only."""
        ...

    def spans_of(self, shift_id: str, after: datetime) -> tuple[Span, ...]:
        """Those of one shift that have not ended by ``after``, by time."""
        ...

    def on_call(self, at: datetime) -> frozenset[str]:
        """Member ids; the same that ``roster`` marks."""
        ...

    def replace_spans(
        self, shift_ids: Collection[str], after: datetime, spans: Iterable[Span]
    ) -> None:
        """In place of every span of these shifts that ends after ``after``. Raises Conflict where
        the database finds one person twice at the same time."""
        ...

    def forget_rota(self, before: datetime) -> None:
        """Spans and stand-ins that ended before ``before``."""
        ...

    @property
    def coverage(self) -> CoverageBook: ...

    # inbound, audit
    def first_time(self, key: str, at: datetime, longer: timedelta = timedelta()) -> bool:
        """Whether this delivery was not seen in the last 24 h; kept as a keyed hash. ``longer``:
        for so much more than the 24 h, where that is not enough."""
        ...

    def audit(self, row: AuditRow, at: datetime) -> None: ...


class Store(Protocol):
    """Opens transactions. Called on database threads only; never on the event loop."""

    def begin(self) -> AbstractContextManager[Transaction]:
        """A writing transaction: commits on leaving, rolls back on any exception."""
        ...

    def look(self) -> AbstractContextManager[Transaction]:
        """A reading transaction; writing in it is an error."""
        ...
