"""What the core needs of the outside, in its own words: the time, and what is remembered."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.calendars import CalendarFile
from bot.domain.cases import Case
from bot.domain.deadlines import Deadline, DeadlineKind
from bot.domain.debriefs import Debrief
from bot.domain.evaluation import Evaluation
from bot.domain.log import CaseLog
from bot.domain.nets import Net
from bot.domain.notices import Kind, Lane, Notice, Slot
from bot.domain.people import Member, Person, Profile, Roster
from bot.domain.policy import Policy
from bot.domain.relays import Relay
from bot.domain.resources import Resource
from bot.domain.second import SecondChannel
from bot.domain.shifts import Override, Shift, Span
from bot.domain.ticks import Tick
from bot.domain.training import Attended, Mark
from bot.domain.training_sessions import Invited, TrainingSession
from bot.domain.verifying import LineCheck


class Clock(Protocol):
    def now(self) -> datetime:
        """The present, aware, in UTC; moved by the clock file in practice and tests."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump, for pacing and watching the wall clock."""
        ...


class Expand(Protocol):
    """Who is on call between two moments, worked out from rules; see ``bot.rota``."""

    def __call__(
        self,
        shifts: Iterable[Shift],
        overrides: Iterable[Override],
        begins: datetime,
        ends: datetime,
    ) -> tuple[Span, ...]: ...


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event of a calendar that is written; ``uid`` is how a calendar knows it again."""

    uid: str
    title: str
    begins: datetime
    ends: datetime


class Calendars(Protocol):
    """Calendar files, read and written where they can do no harm; see ``bot.calendars``."""

    async def read(self, data: bytes, begins: datetime, ends: datetime, zone: str) -> CalendarFile:
        """What is in it between two moments. Raises a Refusal that says why not."""
        ...

    async def write(self, entries: Iterable[CalendarEntry], now: datetime) -> bytes:
        """Raises CalendarTooSlow."""
        ...


class StoreError(Exception):
    """The database did not do what was asked. Carries no content of any row."""


class Conflict(StoreError):
    """Somebody changed the case since it was read: read and decide again."""


class NotSaved(StoreError):
    """Rolled back (busy, too late): nothing changed, pressing again is safe."""


class OutcomeUnknown(StoreError):
    """The commit may or may not have happened."""


class Unavailable(StoreError):
    """There is no database to talk to."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program in one workspace, with its settings (country, language, night_number …)."""

    program_id: str
    enterprise: str
    team: str
    settings: Mapping[str, str]

    @property
    def night_number(self) -> str:
        return self.settings.get("night-number", "")

    @property
    def country(self) -> str:
        return self.settings.get("country", "US")

    @property
    def language(self) -> str:
        return self.settings.get("language", "en")


@dataclass(frozen=True, slots=True)
class DueDeadline:
    case_id: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What happened, by ids and codes only; never a word that a person typed."""

    action: str
    member_id: str | None = None
    case_id: str | None = None
    codes: tuple[tuple[str, str], ...] = ()


class TrainingBook(Protocol):
    """Sessions and who was there, as one transaction sees and changes them."""

    def sessions(self) -> tuple[TrainingSession, ...]:
        """Soonest first; also those that are over, and those that do not take place."""
        ...

    def session(self, session_id: str) -> TrainingSession | None: ...

    def add(self, session: TrainingSession) -> None:
        """One whose id is there already stays as it is."""
        ...

    def put(self, session: TrainingSession) -> None: ...

    def invited(self, session_id: str) -> Mapping[str, Invited]:
        """By member id: everybody who was asked to come."""
        ...

    def put_invited(self, session_id: str, invited: Mapping[str, Invited]) -> None:
        """Those named; others stay."""
        ...

    def marks(self, session_id: str) -> Mapping[str, Mark]: ...

    def put_marks(self, session_id: str, marks: Mapping[str, Mark]) -> None:
        """Those named; others stay."""
        ...

    def histories(
        self, recent: int, member_id: str | None = None
    ) -> Mapping[str, tuple[Attended, ...]]:
        """By member id, newest first: of the newest ``recent`` sessions that are recorded. Of one
        member alone where one is named."""
        ...

    def history(self, member_id: str) -> tuple[Attended, ...]:
        """Of one member, as far back as is kept."""
        ...

    def forget(self, before: datetime) -> None:
        """Sessions before then, with all that is known of them."""
        ...

    def suggest(self, quarter: str, words: str) -> None:
        """Nothing that is kept tells whose it is, or which one of the quarter came last."""
        ...

    def topics(self, quarters: Iterable[str]) -> tuple[str, ...]: ...

    def forget_topics(self, kept: Iterable[str]) -> None:
        """All but those of the quarters ``kept``."""
        ...


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

    def messages(self, case_id: str, party_id: str) -> "tuple[MessageRef, ...]":
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

    def remove_shift(self, shift_id: str) -> None:
        """With its spans."""
        ...

    def overrides(self, begins: datetime, ends: datetime) -> tuple[Override, ...]:
        """Those that touch the time between two moments, in the order in which they were made."""
        ...

    def put_override(self, override: Override, by: str, at: datetime) -> None: ...

    def remove_override(self, override_id: str) -> None: ...

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

    # inbound, audit
    def first_time(self, key: str, at: datetime) -> bool:
        """Whether this delivery was not seen in the last 24 h; kept as a keyed hash."""
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


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One claimed row: what to send, and the random key that marks the message at Slack."""

    outbox_id: str
    notice: Notice
    lane: Lane
    send_key: str
    attempts: int
    due_at: datetime
    unknown_since: datetime | None = None
    """Set when an earlier attempt ended without an answer: look before sending again."""


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where one message stands at Slack. Sealed under the case key when it belongs to a case."""

    channel: str
    ts: str
    send_key: str
    slot: Slot
    kind: Kind
    sent_at: datetime
    live: bool = True
    """False once it was stripped to a neutral line; it is still to be deleted with the case."""
    about: str = ""
    """``Notice.about``: two invitations of one member stand side by side. In a thread: which
    relay it is of."""
    thread: str = ""
    """The message whose thread it stands in; empty for one that stands for itself."""


class Outbox(Protocol):
    """The delivery's side of the store. Called on database threads only."""

    def claim(
        self, at: datetime, lease_until: datetime, limit: int, owner: str
    ) -> tuple[OutboxRow, ...]:
        """Due rows by lane, then due time, leased; none of those that go outside Slack."""
        ...

    def claim_outside(
        self, at: datetime, lease_until: datetime, limit: int, owner: str
    ) -> tuple[OutboxRow, ...]:
        """As ``claim``, for what goes to second channels: they never wait for one another."""
        ...

    def owes_outside(self, at: datetime) -> bool:
        """Whether ``claim_outside`` would find something. Only reads."""
        ...

    def take_over(self, owner: str) -> int:
        """The only process that may run: claims of a predecessor become *unknown, look at once*."""
        ...

    def mark_sending(self, outbox_id: str, at: datetime) -> None:
        """Durable, before the call goes out: a crash from here on is an unknown outcome."""
        ...

    def mark_sent(self, row: OutboxRow, ref: MessageRef | None, at: datetime) -> None:
        """Keeps where the message stands, and ends the row."""
        ...

    def mark_unknown(self, outbox_id: str, at: datetime, look_at: datetime) -> None: ...

    def put_back(self, outbox_id: str, due_at: datetime, counted: bool) -> None:
        """To be tried again at ``due_at``; ``counted`` raises its attempts."""
        ...

    def drop(self, outbox_id: str, code: str) -> None:
        """No longer true, or the recipient is gone for good."""
        ...

    def set_aside(self, outbox_id: str, code: str) -> None:
        """Cannot be sent as it is; never blocks the rest; an alarm is due."""
        ...

    def refs(self, case_id: str, party_id: str) -> tuple[MessageRef, ...]: ...

    def member_refs(self, member_id: str) -> tuple[MessageRef, ...]: ...

    def put_ref(
        self, case_id: str | None, party_id: str | None, member_id: str | None, ref: MessageRef
    ) -> None:
        """Adds the reference, or replaces the one with the same send_key."""
        ...

    def remove_ref(self, case_id: str | None, send_key: str) -> None: ...

    def net(self, case_id: str) -> Net: ...

    def put_net(self, case_id: str, net: Net) -> None: ...

    def to_sweep(self, at: datetime) -> tuple[tuple[OutboxRow, MessageRef], ...]:
        """Messages sent after an unknown outcome about 60 s ago, whose copies must be deleted."""
        ...

    def mark_swept(self, outbox_id: str) -> None: ...

    def oldest_owed(self) -> datetime | None: ...


__all__ = [
    "AuditRow",
    "Clock",
    "Conflict",
    "DeadlineKind",
    "DueDeadline",
    "MessageRef",
    "NotSaved",
    "Outbox",
    "OutboxRow",
    "OutcomeUnknown",
    "Profile",
    "Program",
    "Store",
    "StoreError",
    "TrainingBook",
    "Transaction",
    "Unavailable",
]
