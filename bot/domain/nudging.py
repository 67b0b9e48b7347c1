"""When somebody is nudged on their second channel, beside a page in Slack: pure rules."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from bot.domain.awake import is_awake
from bot.domain.cases import Case, CaseState
from bot.domain.notices import Kind, Lane, Notice
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member

DELAY = timedelta(seconds=60)
"""Whoever has Slack at hand sees the page within a minute and is spared the second bell; whoever
sleeps loses one of the five minutes that the shortest tier waits. Crisis does not wait at all."""
_PAGES = frozenset({Kind.PAGE, Kind.LEAD_PAGE, Kind.COORDINATOR})


def may_need(owed: Iterable[Notice]) -> bool:
    """Whether anything among ``owed`` is a page, so that second channels need looking up."""
    return any(notice.kind in _PAGES for notice in owed)


def nudges(owed: Iterable[Notice], reached: Collection[str], at: datetime) -> tuple[Notice, ...]:
    """One beside each page to a member of ``reached`` (those with a proven second channel)."""
    return tuple(
        _beside(notice, at)
        for notice in owed
        if notice.kind in _PAGES and notice.member_id in reached
    )


def _beside(page: Notice, at: datetime) -> Notice:
    crisis = page.lane is Lane.CRISIS
    return Notice(
        Kind.NUDGE,
        page.case_id,
        page.party_id,
        page.member_id,
        due_at=at if crisis else at + DELAY,
        crisis=crisis,
    )


def still_true(case: Case, party: Party, member: Member, nudge: Notice, at: datetime) -> bool:
    """Whether this very page is unanswered, and may ring outside Slack at this hour.

    A page that was sent again has a nudge of its own: the earlier one is not true any more.
    """
    if not member.account_active or nudge.due_at is None:
        return False
    paged_at = nudge.due_at if nudge.crisis else nudge.due_at - DELAY
    if party.state is PartyState.HOLDER:
        return _holder_is_called(case, paged_at)
    if party.state is not PartyState.PAGED or (party.paged_at or paged_at) > paged_at:
        return False
    if party.role is PartyRole.LEAD:
        return case.alarm is not None and not case.alarm.acknowledged and not case.state.is_over
    return _is_asked(case) and _may_ring(case, member, at)


def _is_asked(case: Case) -> bool:
    return case.state.is_asking and case.search is not None


def _may_ring(case: Case, member: Member, at: datetime) -> bool:
    """A search that lets people sleep lets them sleep outside Slack as well."""
    return is_awake(member, at) or (case.search is not None and case.search.wakes)


def _holder_is_called(case: Case, paged_at: datetime) -> bool:
    """Whoever held it already was paged, since it became more urgent, and has done nothing since.

    The page that they accepted is answered.
    """
    watch = case.watch
    if case.state is not CaseState.HELD or watch is None or watch.reached_at is not None:
        return False
    last = watch.acted_at or watch.accepted_at
    return last < paged_at
