"""A supporter is worried about safety: an action level, the clinical lead, consent. Pure steps."""

from dataclasses import replace
from datetime import datetime

from bot.domain import alarms, searching
from bot.domain.cases import Case, Step
from bot.domain.conflicts import has_conflict
from bot.domain.crisis import (
    GRAVE,
    LEAD_PAGED,
    TELL_WITHIN,
    Agreed,
    Crisis,
    NameShown,
    planned_checks,
)
from bot.domain.flow import LevelCode
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Role, Roster
from bot.domain.policy import Plan

NAME_SHOWN = "name_shown"
NAME_TOLD = "name_told"


def choose_level(
    case: Case, level: LevelCode, roster: Roster, at: datetime, faster: Plan | None = None
) -> Step:
    """What to do from now on. The first choice gives the requester the lines and plans the lead's
    checks; one that rises to C or D tells a lead who had acknowledged.

    From C on somebody else is looked for under ``faster``, if the case's own plan is slower, and
    people are woken. A supporter who cannot go on does not stay alone with it: a lead is paged.
    """
    before = _record(case, at)
    if before.level == level:
        return Step(case)
    changed = before.at_level(level).noting(at, f"level_{level.lower()}", PartyRole.SUPPORTER)
    if before.highest is None and changed.agreed is not Agreed.NO:
        changed = replace(changed, checks=planned_checks(at))
    step = _lines_once(_with(case, changed))
    rises = level in GRAVE and not before.is_grave
    if rises:
        step = step.then(_hurried(step.case, faster, roster, at))
    alone = case.watch is not None and case.watch.cannot_go_on
    if alone and (rises or before.highest is None):
        step = step.then(alarms.raise_alarm(step.case, roster, at))
    elif rises and case.alarm is not None and case.alarm.acknowledged:
        step = step.then(alarms.reopen(step.case, roster, at))
    return step.also(*_redrawn(step.case))


def _hurried(case: Case, faster: Plan | None, roster: Roster, at: datetime) -> Step:
    if case.urgency.wakes or faster is None:
        return Step(case)
    hurried = replace(case, plan=faster)
    slow = case.search is not None and not case.search.wakes
    return searching.start_over(hurried, roster, at) if slow else Step(hurried)


def page_lead(case: Case, roster: Roster, at: datetime) -> Step:
    """The chain is paged until one acknowledges. While it runs, another press changes nothing."""
    if case.alarm is not None and not case.alarm.acknowledged:
        return Step(case)
    noted = _record(case, at).noting(at, LEAD_PAGED, PartyRole.SUPPORTER)
    step = _lines_once(_with(case, noted))
    step = step.then(alarms.raise_alarm(step.case, roster, at))
    return step.also(*_redrawn(step.case), step.case.tell_requester(Kind.REQUEST_REDRAW))


def note_agreed(case: Case, agreed: Agreed, at: datetime) -> Step:
    """Whether the person agrees. *No* ends the checks that are planned; another word, while a
    level stands, plans them anew from the first day of the record."""
    before = _record(case, at)
    if before.agreed is agreed:
        return Step(case)
    changed = replace(before, agreed=agreed).noting(at, f"agreed_{agreed}", PartyRole.SUPPORTER)
    if agreed is Agreed.NO:
        changed = replace(changed, checks=())
    elif before.agreed is Agreed.NO and changed.highest is not None:
        later = tuple(c for c in planned_checks(before.opened_at) if c.due_at > at)
        changed = replace(changed, checks=later)
    return Step(_with(case, changed))


def show_name(case: Case, by: Party, roster: Roster, tell_now: bool, at: datetime) -> Step:
    """The name is shown to the holder and the acknowledged lead. Twice is once.

    The other leads and the directors hear that it was done, and by whom. The requester hears in
    the same moment, or, where that is not safe, within TELL_WITHIN at the latest.
    """
    if case.name_shown:
        return Step(case)
    shown = NameShown(by.party_id, at, None if tell_now else at + TELL_WITHIN)
    record = replace(_record(case, at).noting(at, NAME_SHOWN, by.role), name=shown)
    changed = _with(case, record)
    step = Step(changed, (*_told(changed, by, roster), *_redrawn(changed)))
    return step.then(_tell(step.case, at)) if tell_now else step


def tell_name(case: Case, at: datetime) -> Step:
    """The person hears that their name was shown. Once."""
    name = case.crisis.name if case.crisis is not None else None
    if case.crisis is None or name is None or name.tell_at is None:
        return Step(case)
    told = _with(case, replace(case.crisis, name=replace(name, tell_at=None)))
    return _tell(told, at).also(*_redrawn(told))


def again(case: Case) -> tuple[Notice, ...]:
    """All that was told of it, for a requester who hid the conversation and wants it back."""
    crisis = case.crisis
    if crisis is None:
        return ()
    lines = (case.tell_requester(Kind.CRISIS_LINES),) if crisis.lines_given else ()
    heard = crisis.name is not None and crisis.name.tell_at is None
    return (*lines, *((case.tell_requester(Kind.NAME_USED),) if heard else ()))


def _tell(case: Case, at: datetime) -> Step:
    noted = _with(case, _record(case, at).noting(at, NAME_TOLD, "program"))
    return Step(noted, (noted.tell_requester(Kind.NAME_USED),))


def _told(case: Case, by: Party, roster: Roster) -> tuple[Notice, ...]:
    others = (
        m
        for m in roster.members
        if m.roles & {Role.LEAD, Role.DIRECTOR}
        and m.member_id != by.member_id
        and not has_conflict(case, m)
    )
    return tuple(
        Notice(Kind.NAME_SHOWN, member_id=m.member_id, subject_id=by.member_id) for m in others
    )


def _record(case: Case, at: datetime) -> Crisis:
    return case.crisis or Crisis(opened_at=at)


def _with(case: Case, crisis: Crisis) -> Case:
    return replace(case, crisis=crisis)


def _lines_once(case: Case) -> Step:
    """The requester has every number in their own conversation, from the first worry on."""
    if case.crisis is None or case.crisis.lines_given:
        return Step(case)
    given = _with(case, replace(case.crisis, lines_given=True))
    return Step(given, (given.tell_requester(Kind.CRISIS_LINES),))


def _redrawn(case: Case) -> tuple[Notice, ...]:
    """The cards of those who look after the case: the holder's, and each lead's."""
    holder = case.holder
    leads = case.of(PartyRole.LEAD, PartyState.PAGED, PartyState.ACKNOWLEDGED)
    mine = () if holder is None else (case.notice(Kind.PAGE_REDRAW, holder),)
    return (*mine, *(case.notice(Kind.LEAD_REDRAW, lead) for lead in leads))
