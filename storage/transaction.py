"""One transaction in the words of the core, each method handed to the file of its noun."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cached_property

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
from bot.ports import (
    AuditRow,
    CoverageBook,
    CoverBook,
    DueDeadline,
    MessageRef,
    Program,
    TrainingBook,
)
from storage import audit, deadlines, inbound, owed
from storage.sessions import Session


class SqlTransaction:
    """See ``bot.ports.store.Transaction``, which says what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._audit_rows: list[tuple[AuditRow, datetime]] = []

    @cached_property
    def program(self) -> Program:
        return self._session.programs.get()

    # cases

    def add_case(self, case: Case) -> None:
        self._session.cases.add(case)

    def save(self, case: Case) -> Case:
        return self._session.cases.save(case)

    def case(self, case_id: str) -> Case | None:
        return self._session.cases.get(case_id)

    def case_of_party(self, party_id: str) -> Case | None:
        return self._session.cases.of_party(party_id)

    def open_case_of(self, person: Person) -> Case | None:
        return self._session.cases.open_of(person)

    def live_cases(self) -> tuple[Case, ...]:
        return self._session.cases.live()

    def open_case_ids(self) -> tuple[str, ...]:
        return self._session.cases.open_ids()

    # the checklist of a case

    def ticks(self, case_id: str) -> tuple[Tick, ...]:
        return self._session.ticks.of(case_id)

    def put_tick(self, case_id: str, tick: Tick) -> None:
        self._session.ticks.put(case_id, tick)

    def remove_tick(self, case_id: str, tick_id: str) -> None:
        self._session.ticks.remove(case_id, tick_id)

    # what a masked requester and the holder write to each other

    def relays(self, case_id: str) -> tuple[Relay, ...]:
        return self._session.relays.of(case_id)

    def relay(self, case_id: str, relay_id: str) -> Relay | None:
        return self._session.relays.one(case_id, relay_id)

    def put_relay(self, case_id: str, relay: Relay) -> None:
        self._session.relays.put(case_id, relay)

    def messages(self, case_id: str, party_id: str) -> tuple[MessageRef, ...]:
        return self._session.messages.of_party(case_id, party_id)

    # what is owed

    def owe(self, notices: Iterable[Notice], at: datetime) -> None:
        owed.owe(self._session.work, self._session.program_id, notices, at)

    def claim_deadlines(
        self, at: datetime, lease_until: datetime, limit: int
    ) -> tuple[DueDeadline, ...]:
        return deadlines.claim(self._session.work, self._session.program_id, at, lease_until, limit)

    def next_due(self) -> datetime | None:
        work, program_id = self._session.work, self._session.program_id
        found = (deadlines.earliest(work, program_id), owed.earliest(work, program_id))
        return min((moment for moment in found if moment is not None), default=None)

    # people

    def roster(self, at: datetime) -> Roster:
        return self._session.people.roster(self._session.rota.duty(at))

    def member_of(self, person: Person) -> Member | None:
        return self._session.people.of(person)

    def member(self, member_id: str) -> Member | None:
        return self._session.people.get(member_id)

    def put_member(self, member: Member) -> None:
        self._session.people.put(member)
        self._session.coverage.count()

    def note_paged(self, member_ids: Iterable[str], at: datetime) -> None:
        self._session.people.note_paged(member_ids, at)

    # second channels

    def second_channel(self, member_id: str) -> SecondChannel:
        return self._session.second_channels.get(member_id)

    def second_channels(self) -> Mapping[str, SecondChannel]:
        return self._session.second_channels.all()

    def put_second_channel(self, member_id: str, channel: SecondChannel) -> None:
        self._session.second_channels.put(member_id, channel)

    def remove_second_channel(self, member_id: str) -> None:
        self._session.second_channels.remove(member_id)

    # program

    def policy(self) -> Policy:
        return self._session.programs.policy()

    def put_policy(self, policy: Policy, by: str, at: datetime) -> None:
        self._session.programs.put_policy(policy, by, at)

    def put_setting(self, name: str, value: str) -> None:
        self._session.programs.put_setting(name, value)
        self._session.coverage.count()
        vars(self).pop("program", None)

    def units(self) -> Mapping[str, tuple[str, ...]]:
        return self._session.programs.units()

    def put_unit(self, name: str, aliases: tuple[str, ...]) -> None:
        self._session.programs.put_unit(name, aliases)

    def remove_unit(self, name: str) -> None:
        self._session.programs.remove_unit(name)

    def line_checks(self) -> tuple[LineCheck, ...]:
        return self._session.line_checks.all()

    def put_line_check(self, check: LineCheck) -> None:
        self._session.line_checks.put(check)

    # after a case

    def new_debrief(self, member_id: str, at: datetime, *, required: bool) -> Debrief:
        return self._session.debriefs.new(member_id, at, required=required)

    def put_debrief(self, debrief: Debrief) -> None:
        self._session.debriefs.put(debrief)

    def debrief(self, debrief_id: str) -> Debrief | None:
        return self._session.debriefs.get(debrief_id)

    def debrief_of(self, member_id: str) -> Debrief | None:
        return self._session.debriefs.of(member_id)

    def open_debriefs(self) -> tuple[Debrief, ...]:
        return self._session.debriefs.open()

    def add_logs(self, month: str, logs: Iterable[CaseLog]) -> None:
        self._session.numbers.add_logs(month, logs)

    def add_evaluation(self, quarter: str, evaluation: Evaluation) -> None:
        self._session.numbers.add_evaluation(quarter, evaluation)

    def evaluations(self, quarter: str) -> tuple[Evaluation, ...]:
        return self._session.numbers.evaluations(quarter)

    def tally(self, period: str, what: str, code: str) -> None:
        self._session.numbers.tally(period, what, code)

    def resources(self) -> tuple[Resource, ...]:
        return self._session.resources.all()

    def put_resource(self, resource: Resource, by: str, at: datetime) -> None:
        self._session.resources.put(resource, by, at)

    def remove_resource(self, resource_id: str) -> None:
        self._session.resources.remove(resource_id)

    # sessions and training

    @property
    def covers(self) -> CoverBook:
        return self._session.covers

    @property
    def training(self) -> TrainingBook:
        return self._session.training

    def put_profiles(self, profiles: Mapping[str, Profile]) -> None:
        self._session.people.put_profiles(profiles)
        self._session.coverage.count(bool(profiles))

    # the rota

    def shifts(self) -> tuple[Shift, ...]:
        return self._session.rota.shifts()

    def shift(self, shift_id: str) -> Shift | None:
        return self._session.rota.shift(shift_id)

    def put_shift(self, shift: Shift, by: str, at: datetime) -> None:
        self._session.rota.put_shift(shift, by, at)

    def overrides(self, begins: datetime, ends: datetime) -> tuple[Override, ...]:
        return self._session.rota.overrides(begins, ends)

    def put_override(self, override: Override, by: str, at: datetime) -> None:
        self._session.rota.put_override(override, by, at)

    def spans(
        self, begins: datetime, ends: datetime, member_ids: Collection[str] | None = None
    ) -> tuple[Span, ...]:
        return self._session.rota.spans(begins, ends, member_ids)

    def spans_of(self, shift_id: str, after: datetime) -> tuple[Span, ...]:
        return self._session.rota.spans_of(shift_id, after)

    def on_call(self, at: datetime) -> frozenset[str]:
        return self._session.rota.on_call(at)

    def replace_spans(
        self, shift_ids: Collection[str], after: datetime, spans: Iterable[Span]
    ) -> None:
        self._session.rota.replace_spans(shift_ids, after, spans)
        self._session.coverage.count()

    def forget_rota(self, before: datetime) -> None:
        self._session.rota.forget(before)

    @property
    def coverage(self) -> CoverageBook:
        return self._session.coverage

    # inbound, audit

    def first_time(self, key: str, at: datetime, longer: timedelta = timedelta()) -> bool:
        one = self._session
        return inbound.first_time(one.work, one.program_id, one.hashes, key, at, longer)

    def audit(self, row: AuditRow, at: datetime) -> None:
        self._audit_rows.append((row, at))

    def finish(self) -> None:
        """Last, because whoever writes these rows keeps all others waiting."""
        self._session.coverage.finish()
        audit.append(self._session.work, self._session.program_id, self._audit_rows)
