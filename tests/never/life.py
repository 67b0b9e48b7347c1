"""One request with everything that people and the clock do to it, and the eye on each step.

What may not ring is written out here once more, apart from the program.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import alarms, ending, holding, searching
from bot.domain.cases import Case, CaseState, Step
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Member, Profile, Roster, TrainingRecord
from bot.domain.policy import DEFAULTS, Policy, Urgency
from bot.domain.refusals import Refusal

SUPPORTER = PartyRole.SUPPORTER
RINGING = frozenset({Kind.PAGE, Kind.COORDINATOR, Kind.LEAD_PAGE})
NAMES = ("sam", "lee", "ines", "noor")


def is_theirs(case: Case, member: Member) -> bool:
    """Who is too near to this request."""
    wishes = case.asking.wishes
    leads = (member.profile or Profile()).leads
    excluded = member.person.user in wishes.avoid
    leader = bool(leads) and (wishes.unit is None or wishes.unit in leads)
    return member.person == case.asking.requester or excluded or leader


def local(member: Member, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(member.zone))


def sleeps(member: Member, at: datetime) -> bool:
    profile = member.profile or Profile()
    until = profile.available_until
    if profile.available and (until is None or at < until):
        return False
    return not time(7) <= local(member, at).time() < time(22)


def has_lapsed(profile: Profile, today: date) -> bool:
    until = profile.record.until
    return profile.record.stopped or (until is not None and until < today)


@dataclass
class Life:
    """One request with everything that people and the clock do to it; each step is looked at."""

    roster: Roster
    case: Case
    at: datetime
    said_no: set[str] = field(default_factory=set)

    def takes(self, step: Step) -> None:
        self.case = step.case
        for notice in step.owed:
            member = self.roster.get(notice.member_id)
            if notice.kind in RINGING and member is not None:
                self.may_ring(notice.kind, member)

    def may_ring(self, kind: Kind, member: Member) -> None:
        holder = self.case.holder
        if holder is not None and holder.member_id == member.member_id and kind is Kind.PAGE:
            return
        who = f"{kind} for {member.name}"
        assert not is_theirs(self.case, member), f"{who}, who is too near"
        assert member.roles, f"{who}, who has no role"
        search = self.case.search
        loud = self.case.urgency.wakes or (search is not None and search.wakes)
        if kind is not Kind.LEAD_PAGE:
            assert loud or not sleeps(member, self.at), f"{who}, who sleeps"
        if kind is Kind.PAGE:
            self.may_support(who, member)

    def may_support(self, who: str, member: Member) -> None:
        profile = member.profile
        assert profile is not None, f"{who}, who is no supporter"
        assert member.member_id not in self.said_no, f"{who}, who said no"
        assert not profile.paused, f"{who}, who has paused"
        assert not member.asking, f"{who}, who asks for help themselves"
        trained = profile.trained_on
        assert trained is not None, f"{who}, who is not trained"
        assert trained <= local(member, self.at).date(), f"{who}, whose training is to come"
        assert not has_lapsed(profile, local(member, self.at).date()), f"{who}, who has lapsed"

    def member_of(self, pick: int, *states: PartyState) -> Member | None:
        parties = self.case.of(SUPPORTER, *states)
        return self.roster.get(parties[pick % len(parties)].member_id) if parties else None

    def changes(self, member: Member, **profile: Any) -> None:
        mine = replace(member.profile or Profile(), **profile)
        self.roster = self.roster.with_member(replace(member, profile=mine))

    # what happens

    def time_passes(self, pick: int) -> None:
        self.at += timedelta(minutes=(0, 2, 5, 31, 121, 600)[pick % 6])
        for one in deadlines(self.case):
            if one.due_at <= self.at:
                self.takes(self._due(one.kind))

    def _due(self, kind: DeadlineKind) -> Step:
        if kind is DeadlineKind.SEARCH:
            return searching.due(self.case, self.roster, self.at)
        if kind is DeadlineKind.ALARM:
            return alarms.due(self.case, self.roster, self.at)
        if kind is DeadlineKind.CONTACT_CHECK:
            return holding.check_due(self.case, self.at)
        if kind is DeadlineKind.CONTACT_RELEASE:
            return holding.silence(self.case, self.roster, self.at)
        return Step(self.case)

    def declines(self, pick: int) -> None:
        member = self.member_of(pick, PartyState.PAGED)
        if member is not None:
            self.said_no.add(member.member_id)
            party = self.case.party_of(SUPPORTER, member.member_id)
            assert party is not None
            self.takes(holding.decline(self.case, party, self.roster, self.at))

    def accepts(self, pick: int) -> None:
        member = self.member_of(pick)
        if member is None:
            return
        party = self.case.party_of(SUPPORTER, member.member_id)
        assert party is not None
        try:
            step = holding.accept(self.case, party, member, self.at)
        except Refusal:
            return
        if party.state is not PartyState.HOLDER:
            assert not is_theirs(step.case, member)
            profile = member.profile or Profile()
            assert profile.trained_on is not None, f"{member.name} holds a case untrained"
            today = local(member, self.at).date()
            assert not has_lapsed(profile, today), f"{member.name} holds a case lapsed"
            # Whoever changes their mind and says yes has said yes.
            self.said_no.discard(member.member_id)
        self.takes(step)

    def is_released(self, pick: int) -> None:
        left = (PartyState.MOVED_ON, PartyState.CONFLICTED)[pick % 2]
        holder = self.case.holder
        if holder is not None and self.case.state is CaseState.HELD:
            self.said_no.add(holder.member_id or "")
            self.takes(holding.release(self.case, self.roster, self.at, left))

    def hands_over(self, pick: int) -> None:
        holder = self.case.holder
        if holder is not None and self.case.state is CaseState.HELD:
            faster = DEFAULTS[Urgency.NOW] if pick % 2 else None
            step = holding.hand_over(self.case, holder, self.roster, self.at, faster)
            self.takes(step)

    def is_raised(self, pick: int) -> None:
        urgency = (Urgency.NOW, Urgency.DANGER)[pick % 2]
        if self.case.state.is_asking and urgency.rank < self.case.urgency.rank:
            self.takes(ending.raise_urgency(self.case, urgency, Policy(), self.roster, self.at))

    def is_asked_again(self, pick: int) -> None:
        self.takes(searching.ask_again(self.case, self.roster, self.at))

    def pauses(self, pick: int) -> None:
        self.changes(self._one(pick), paused=True)

    def asks_too(self, pick: int) -> None:
        self.roster = self.roster.with_member(replace(self._one(pick), asking=True))

    def loses_training(self, pick: int) -> None:
        self.changes(self._one(pick), trained_on=None)

    def misses_sessions(self, pick: int) -> None:
        self.changes(self._one(pick), record=TrainingRecord(missed=3, stopped=True))

    def refresh_is_overdue(self, pick: int) -> None:
        until = self.at.date() - timedelta(days=2)
        self.changes(self._one(pick), record=TrainingRecord(until=until))

    def _one(self, pick: int) -> Member:
        serving = [m for m in self.roster.members if m.profile is not None]
        return serving[pick % len(serving)]

    def wishes_change(self, pick: int) -> None:
        if self.case.state.is_asking:
            avoid = frozenset({f"U0{NAMES[pick % len(NAMES)].upper()}"})
            wishes = replace(self.case.asking.wishes, avoid=avoid)
            self.takes(ending.change_wishes(self.case, wishes, self.roster, self.at))


HAPPENINGS: tuple[Callable[[Life, int], None], ...] = (
    Life.time_passes,
    Life.time_passes,
    Life.declines,
    Life.accepts,
    Life.is_released,
    Life.hands_over,
    Life.is_raised,
    Life.is_asked_again,
    Life.pauses,
    Life.asks_too,
    Life.loses_training,
    Life.misses_sessions,
    Life.refresh_is_overdue,
    Life.wishes_change,
)
Happening = tuple[Callable[[Life, int], None], int]
