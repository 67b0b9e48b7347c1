"""No sequence of events loses a request, pages a conflicted person, or gives two accepters."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain import alarms, checks, ending, followups, holding, searching, worrying
from bot.domain.asking import Wishes
from bot.domain.cases import Case, CaseState, Step
from bot.domain.conflicts import has_conflict
from bot.domain.crisis import CHECKS, Agreed, Checked
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.flow import LEVELS, LevelCode
from bot.domain.log import Span
from bot.domain.nets import net_wanted
from bot.domain.notices import Kind
from bot.domain.parties import NEVER_AGAIN, Party, PartyRole, PartyState
from bot.domain.people import Member, Role, Roster
from bot.domain.policy import DEFAULTS, Policy, Urgency
from bot.domain.refusals import Refusal
from tests.make import (
    NOON,
    make_asked,
    make_asking,
    make_log,
    make_member,
    make_supporter,
)

NAMES = ("sam", "lee", "ines", "noor", "tom", "uma")
_PAGES = (Kind.PAGE, Kind.LEAD_PAGE, Kind.COORDINATOR, Kind.LEAD_CHECK, Kind.NAME_SHOWN)
AFTERWARDS = {DeadlineKind.LEAD_CHECK, DeadlineKind.NAME_TOLD, DeadlineKind.FOLLOW_UP}
UNITS = (None, "ICU", "ED")
STEPS: Mapping[DeadlineKind, Callable[[Case, Roster, datetime], Step]] = {
    DeadlineKind.SEARCH: searching.due,
    DeadlineKind.ALARM: alarms.due,
    DeadlineKind.CONTACT_CHECK: lambda case, roster, at: holding.check_due(case, at),
    DeadlineKind.CONTACT_RELEASE: holding.silence,
    DeadlineKind.LEAD_CHECK: checks.due,
    DeadlineKind.NAME_TOLD: lambda case, roster, at: worrying.tell_name(case, at),
    DeadlineKind.LOG_REMINDER: holding.remind,
    DeadlineKind.FOLLOW_UP: lambda case, roster, at: followups.due(case, at),
}


def somebody(draw: st.DrawFn, name: str) -> Member:
    return make_supporter(
        name,
        unit=draw(st.sampled_from(("ICU", "ED", None))),
        leads=draw(st.sampled_from(((), (), ("ICU",)))),
        available=draw(st.booleans()),
        paused=draw(st.sampled_from((False, False, True))),
        trained_on=draw(st.sampled_from((date(2026, 1, 1), None))),
        zone=draw(st.sampled_from(("America/New_York", "Europe/Madrid", "Asia/Tokyo"))),
        roles_held=draw(
            st.sampled_from(
                ((Role.SUPPORTER,), (Role.SUPPORTER, Role.LEAD), (Role.SUPPORTER, Role.COORDINATOR))
            )
        ),
    )


@st.composite
def programs(draw: st.DrawFn) -> Roster:
    supporters = [somebody(draw, name) for name in NAMES[: draw(st.integers(0, 6))]]
    others = [make_member("dana", *draw(st.sampled_from(((), (Role.LEAD,), (Role.DIRECTOR,)))))]
    if draw(st.booleans()):
        others.append(make_member("kim", Role.LEAD))
    others.append(make_member("rae", Role.DIRECTOR))
    return Roster((*supporters, *others))


class Requests(RuleBasedStateMachine):
    """One request of Dana's, and everything that can happen to it, in any order."""

    case: Case
    roster: Roster
    at: datetime
    refused: set[str]

    @initialize(
        roster=programs(),
        urgency=st.sampled_from(list(Urgency)),
        unit=st.sampled_from(UNITS),
        avoid=st.sets(st.sampled_from([f"U0{n.upper()}" for n in (*NAMES, "kim", "rae")])),
        hour=st.integers(0, 23),
    )
    def ask(
        self, roster: Roster, urgency: Urgency, unit: str | None, avoid: set[str], hour: int
    ) -> None:
        self.at = NOON.replace(hour=hour)
        self.roster = roster
        wishes = Wishes(unit=unit, avoid=frozenset(avoid))
        when = self.at + timedelta(days=1) if urgency is Urgency.PLAN else None
        asking = make_asking(urgency, wishes=wishes, when=when)
        self.refused = set()
        step = make_asked(urgency, roster, self.at, asking=asking)
        self.case = step.case
        self._check_pages(step)

    def _take(self, step: Step) -> None:
        before = self.case
        self.case = step.case
        self._check_pages(step)
        ended_by_person = self.case.state in (
            CaseState.ENDING,
            CaseState.CANCELLED,
            CaseState.CLOSED,
        )
        assert not before.state.is_asking or self.case.state.is_asking or ended_by_person

    def _check_pages(self, step: Step) -> None:
        for notice in step.owed:
            if notice.kind not in _PAGES:
                continue
            member = self.roster.get(notice.member_id)
            assert member is not None
            holder = step.case.holder
            if holder is not None and holder.member_id == member.member_id:
                continue
            assert not has_conflict(step.case, member), "a conflicted person was paged"
            assert member.roles, "somebody without a role was paged"
            if notice.kind is Kind.PAGE:
                assert member.member_id not in self.refused, "paged again after a no"

    def _members(self, role: PartyRole, *states: PartyState) -> list[tuple[Party, Member]]:
        pairs = [(p, self.roster.get(p.member_id)) for p in self.case.of(role, *states)]
        return [(p, m) for p, m in pairs if m is not None]

    def _dared(self, change: Step | None) -> None:
        if change is not None:
            self._take(change)

    @rule(ahead=st.sampled_from([0, 1, 30, 119, 120, 301, 3600, 50_000]))
    def time_passes(self, ahead: int) -> None:
        self.at += timedelta(seconds=ahead)

    @rule()
    def what_is_due_happens(self) -> None:
        for deadline in deadlines(self.case):
            if deadline.due_at > self.at:
                continue
            self._take(STEPS[deadline.kind](self.case, self.roster, self.at))
            assert deadline not in deadlines(self.case), "the same deadline would fire for ever"

    @rule(pick=st.integers(0, 10))
    def somebody_accepts(self, pick: int) -> None:
        pairs = self._members(PartyRole.SUPPORTER)
        if not pairs:
            return
        party, member = pairs[pick % len(pairs)]
        free = self.case.search is not None and self.case.state.is_asking
        try:
            step = holding.accept(self.case, party, member, self.at)
        except Refusal:
            askable = party.state not in (PartyState.MOVED_ON, PartyState.CONFLICTED)
            assert not (free and askable and not has_conflict(self.case, member))
            return
        self._take(step)

    @rule(pick=st.integers(0, 10))
    def somebody_declines(self, pick: int) -> None:
        pairs = self._members(PartyRole.SUPPORTER, PartyState.PAGED)
        if pairs:
            party, member = pairs[pick % len(pairs)]
            self.refused.add(member.member_id)
            self._take(holding.decline(self.case, party, self.roster, self.at))

    @rule(pick=st.integers(0, 10))
    def somebody_cannot_be_reached(self, pick: int) -> None:
        paged = [p for p in self.case.parties if p.state is PartyState.PAGED]
        if paged:
            party = paged[pick % len(paged)]
            self._take(holding.drop(self.case, party, self.roster, self.at))

    @precondition(lambda self: self.case.holder is not None and self.case.state is CaseState.HELD)
    @rule(what=st.sampled_from(["clear", "show", "made", "over", "close", "left", "met", "other"]))
    def the_pair_acts(self, what: str) -> None:
        case, holder = self.case, self.case.holder
        assert holder is not None
        try:
            match what:
                case "clear":
                    step = holding.clear(case, holder, self.at)
                case "show":
                    step = holding.show_contact(case, holder, self.at)
                case "made" | "met":
                    step = holding.contact_made(case, what == "met", self.at)
                case "over":
                    plan = DEFAULTS[Urgency.NOW]
                    step = holding.hand_over(case, holder, self.roster, self.at, plan)
                case "close":
                    log = make_log(follow_ups=tuple(Span))
                    step = ending.close(case, holder, log, self.roster, self.at)
                case "left":
                    left = PartyState.CONFLICTED
                    step = holding.release(case, self.roster, self.at, left)
                case _:
                    step = holding.release(case, self.roster, self.at)
        except Refusal:
            return
        self._take(step)

    @precondition(lambda self: self.case.is_danger and self.case.state.is_asking)
    @rule()
    def somebody_in_danger_asks_once_more(self) -> None:
        self._take(ending.call_again(self.case, self.roster, self.at))

    @rule(urgency=st.sampled_from([Urgency.NOW, Urgency.DANGER]))
    def it_becomes_more_urgent(self, urgency: Urgency) -> None:
        try:
            step = ending.raise_urgency(self.case, urgency, Policy(), self.roster, self.at)
        except Refusal:
            return
        self._take(step)

    @rule(avoid=st.sets(st.sampled_from([f"U0{n.upper()}" for n in NAMES])))
    def wishes_change(self, avoid: set[str]) -> None:
        wishes = replace(self.case.asking.wishes, avoid=frozenset(avoid))
        try:
            step = ending.change_wishes(self.case, wishes, self.roster, self.at)
        except Refusal:
            return
        self._take(step)

    @rule(pick=st.integers(0, 10))
    def a_lead_acknowledges(self, pick: int) -> None:
        paged = self.case.of(PartyRole.LEAD, PartyState.PAGED)
        if paged and not self.case.state.is_over:
            self._take(alarms.acknowledge(self.case, paged[pick % len(paged)], self.at))

    @rule(level=st.sampled_from(LEVELS))
    def the_supporter_is_worried(self, level: LevelCode) -> None:
        if self.case.state is CaseState.HELD:
            self._take(worrying.choose_level(self.case, level, self.roster, self.at))

    @rule()
    def the_supporter_pages_the_lead(self) -> None:
        if self.case.state is CaseState.HELD:
            self._take(worrying.page_lead(self.case, self.roster, self.at))

    @rule(agreed=st.sampled_from(list(Agreed)))
    def the_person_agrees_or_not(self, agreed: Agreed) -> None:
        if self.case.state is CaseState.HELD:
            self._take(worrying.note_agreed(self.case, agreed, self.at))

    @rule(tell_now=st.booleans())
    def the_name_is_shown_to_save_a_life(self, tell_now: bool) -> None:
        seen = self.case.of(PartyRole.LEAD, PartyState.ACKNOWLEDGED)
        if seen and self.case.name_may_be_shown:
            self._take(worrying.show_name(self.case, seen[0], self.roster, tell_now, self.at))

    @rule(what=st.sampled_from(list(Checked)), after=st.sampled_from([one for one, _ in CHECKS]))
    def a_lead_checks_in(self, what: Checked, after: str) -> None:
        self._take(checks.answered(self.case, after, what, self.at))

    @rule()
    def a_coordinator_asks_again(self) -> None:
        self._take(searching.ask_again(self.case, self.roster, self.at))

    @rule(how=st.sampled_from(["cancel", "not_me"]))
    def the_requester_ends_it(self, how: str) -> None:
        if not self.case.state.is_asking:
            return
        end = ending.cancel if how == "cancel" else ending.not_me
        self._take(end(self.case, self.roster, self.at))

    @invariant()
    def there_is_never_more_than_one_holder(self) -> None:
        assert len(self.case.of(PartyRole.SUPPORTER, PartyState.HOLDER)) <= 1
        if self.case.state is CaseState.HELD:
            assert self.case.holder is not None
            assert self.case.watch is not None

    @invariant()
    def a_waiting_request_is_always_looked_for(self) -> None:
        if self.case.state is CaseState.OPEN:
            assert self.case.holder is None
            assert DeadlineKind.SEARCH in {d.kind for d in deadlines(self.case)}
            assert net_wanted(self.case) is not None

    @invariant()
    def a_held_request_that_was_not_reached_is_watched(self) -> None:
        watch = self.case.watch
        if self.case.state is CaseState.HELD and watch is not None and watch.reached_at is None:
            kinds = {d.kind for d in deadlines(self.case)}
            assert kinds & {DeadlineKind.CONTACT_CHECK, DeadlineKind.CONTACT_RELEASE}

    @invariant()
    def where_a_life_was_feared_for_nothing_ends_quietly(self) -> None:
        if self.case.state is CaseState.ENDING:
            paged = self.case.alarm is not None and not self.case.alarm.acknowledged
            assert self.case.is_grave or paged
            assert DeadlineKind.ALARM in {d.kind for d in deadlines(self.case)}
        cancelled = self.case.is_grave and self.case.state is CaseState.CANCELLED
        if (self.case.is_danger and self.case.state.is_over) or cancelled:
            alarm = self.case.alarm
            assert alarm is not None
            seen = alarm.acknowledged
            assert seen or not self.case.of(PartyRole.LEAD, PartyState.PAGED)

    @invariant()
    def an_ended_case_waits_for_what_was_promised_and_pages_nobody(self) -> None:
        if self.case.state.is_over:
            assert {d.kind for d in deadlines(self.case)} <= AFTERWARDS
            assert not self.case.of(PartyRole.SUPPORTER, PartyState.PAGED)
            assert net_wanted(self.case) is None

    @invariant()
    def who_is_out_stays_out(self) -> None:
        for party in self.case.of(PartyRole.SUPPORTER):
            if party.member_id in self.refused and party.state is PartyState.PAGED:
                raise AssertionError("a supporter who said no has a page again")
            assert party.state in NEVER_AGAIN or party.pages >= 1


Requests.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestRequests = Requests.TestCase
