"""Looking for a supporter: tiers, mornings, declines, broken promises. Pure steps on a case."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.awake import is_awake, on_duty
from bot.domain.cases import Case, CaseState, Search, Step
from bot.domain.conflicts import has_conflict
from bot.domain.identity import party_id
from bot.domain.matching import awake, candidates, first_morning, is_in_pool
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Role, Roster
from bot.domain.policy import DANGER_NET, DANGER_STEP, Plan

NET_AHEAD = timedelta(minutes=2)
"""A safety net is never asked for nearer than this: Slack refuses what is due within a minute."""


def begin(case: Case, roster: Roster, at: datetime, plan: Plan, wakes: bool = False) -> Step:
    """Starts looking under ``plan`` and pages the first tier that is not empty.

    ``wakes``: sleeping people are paged although the case alone would let them sleep.
    """
    wakes = wakes or case.wakes
    free = candidates(case, roster, at)
    wait = None if wakes else _asleep_until(case, free, at)
    start = wait or at
    promise = start + _first_promise(case, plan)
    net = start + DANGER_NET if case.is_danger else promise
    search = Search(plan, at, -1, start, promise, _ahead(net, at), wakes)
    begun = replace(case, search=search)
    if wait is not None:
        return Step(begun)
    step = danger_step(begun, roster, at) if case.is_danger else _climb(begun, roster, at)
    if step.case.paged:
        return step
    found = _of(step.case)
    alone = replace(found, nobody=True, promise_at=max(found.next_at, promise))
    return Step(replace(step.case, search=alone), step.owed)


def _first_promise(case: Case, plan: Plan) -> timedelta:
    """Until the person hears, whatever happened: a step of the search falls on that moment."""
    if case.is_danger:
        return 2 * DANGER_STEP
    return plan.patience or plan.last.wait


def _ahead(moment: datetime, at: datetime) -> datetime:
    return max(moment, at + NET_AHEAD)


def _asleep_until(case: Case, free: tuple[Member, ...], at: datetime) -> datetime | None:
    """When a search that wakes nobody can begin, if all who could be asked are asleep."""
    if awake(free, at) or case.paged:
        return None
    return first_morning(free, at)


def _ready(search: Search, free: tuple[Member, ...], at: datetime) -> tuple[Member, ...]:
    return free if search.wakes else awake(free, at)


def due(case: Case, roster: Roster, at: datetime) -> Step:
    """The next step of the search is due: the next tier, or another round of the last one."""
    search = case.search
    if search is None or not case.state.is_asking:
        return Step(case)
    if case.is_danger:
        return _told(danger_step(case, roster, at), at)
    return _told(_climb(case, roster, at), at)


def _climb(case: Case, roster: Roster, at: datetime) -> Step:
    """Pages the next tier that has somebody; an empty one costs no time; the last one repeats."""
    search = _of(case)
    tiers = search.plan.tiers
    free = candidates(case, roster, at)
    ready = _ready(search, free, at)
    starts = search.tier < 0 and not search.wakes
    wait = _asleep_until(case, free, at) if starts else None
    if wait is not None:
        return Step(replace(case, search=replace(search, next_at=wait)))
    if _asks_one_first(case, ready):
        return _one_first(case, ready[0], at)
    for index in range(search.tier + 1, len(tiers) - 1):
        chosen = ready[: tiers[index].count]
        if chosen:
            head_start = _head_start(search) if index == 0 and search.first_asked else timedelta()
            next_at = at + tiers[index].wait - head_start
            moved = replace(case, search=replace(search, tier=index, next_at=next_at))
            return page(moved, chosen, at)
    return _everyone(case, roster, ready, at)


def _asks_one_first(case: Case, ready: tuple[Member, ...]) -> bool:
    """*I would like to talk*: whoever was there before is asked alone, once, where they can be."""
    search, first = _of(case), case.asking.wishes.first
    fresh = search.tier < 0 and not search.first_asked and len(search.plan.tiers) > 1
    return fresh and first is not None and bool(ready) and ready[0].member_id == first


def _one_first(case: Case, member: Member, at: datetime) -> Step:
    """For half of the first tier's wait, so that every later step falls where it was promised."""
    search = _of(case)
    waiting = replace(search, first_asked=True, next_at=at + _head_start(search))
    return page(replace(case, search=waiting), (member,), at)


def _head_start(search: Search) -> timedelta:
    return search.plan.tiers[0].wait / 2


def _everyone(case: Case, roster: Roster, ready: tuple[Member, ...], at: datetime) -> Step:
    search = _of(case)
    next_at = at + search.plan.last.wait
    if not search.wakes:
        sleepers = (*candidates(case, roster, at), *_watching(case, roster))
        next_at = min(next_at, first_morning(sleepers, at) or next_at)
    last = len(search.plan.tiers) - 1
    moved = replace(case, search=replace(search, tier=last, next_at=next_at))
    paged = page(moved, ready, at)
    return paged.then(tell_coordinators(paged.case, roster, at))


def page(case: Case, members: Iterable[Member], at: datetime) -> Step:
    """Pages ``members``: each gets a card, once, in this order."""
    step = Step(case)
    for member in members:
        party = _paged(step.case, PartyRole.SUPPORTER, member.member_id, at)
        changed = step.case.with_party(party)
        step = Step(changed, step.owed).also(changed.notice(Kind.PAGE, party))
    return step


def page_again(case: Case, roster: Roster, at: datetime) -> Step:
    """Pages once more everybody who has a card, has not answered and can still come."""
    step = Step(case)
    for party in _still_asked(case, roster, at):
        again = replace(party, paged_at=at, pages=party.pages + 1)
        changed = step.case.with_party(again)
        step = Step(changed, step.owed).also(changed.notice(Kind.PAGE, again))
    return step


def _still_asked(case: Case, roster: Roster, at: datetime) -> tuple[Party, ...]:
    """Not those who have paused, ask for themselves or may take no case any more since the card
    was sent; nor, for what can wait, those who sleep now."""
    wakes = case.wakes or (case.search is not None and case.search.wakes)
    found = ((party, roster.get(party.member_id)) for party in case.paged)
    return tuple(
        party
        for party, m in found
        if m is not None and is_in_pool(m, at) and (wakes or is_awake(m, at))
    )


def _paged(case: Case, role: PartyRole, member_id: str, at: datetime) -> Party:
    known = case.party_of(role, member_id)
    if known is None:
        return Party(party_id(case.seed, role, member_id), role, PartyState.PAGED, member_id, at, 1)
    return replace(known, state=PartyState.PAGED, paged_at=at, pages=known.pages + 1)


def danger_step(case: Case, roster: Roster, at: datetime) -> Step:
    """Everybody on call or available now (nobody there: the whole backup pool), and again every
    2 minutes."""
    search = _of(case)
    moved = replace(case, search=replace(search, tier=search.tier + 1, next_at=at + DANGER_STEP))
    again = page_again(moved, roster, at)
    return again.then(page(again.case, _for_danger(again.case, roster, at), at))


def _for_danger(case: Case, roster: Roster, at: datetime) -> tuple[Member, ...]:
    free = candidates(case, roster, at)
    ready = tuple(m for m in free if on_duty(m, at))
    if ready or _still_asked(case, roster, at):
        return ready
    return free


def after_answer(case: Case, roster: Roster, at: datetime) -> Step:
    """Somebody said no or cannot be reached: the next person is paged at once.

    With nobody left to ask and nobody still to answer, the tiers that remain are empty and cost
    no time: the search goes to everyone, to the coordinators, and the requester hears the truth.
    """
    search = case.search
    started = search is not None and (search.tier >= 0 or search.first_asked)
    if search is None or not started or not case.state.is_asking:
        return Step(case)
    free = candidates(case, roster, at)
    ready = _ready(search, free, at)
    if case.is_danger:
        return page(case, _for_danger(case, roster, at), at)
    if ready:
        return page(case, ready[:1], at)
    if case.paged or _at_last(search):
        return Step(case)
    return _told(_climb(case, roster, at), at)


def ask_again(case: Case, roster: Roster, at: datetime) -> Step:
    """Pages once more, at once, everyone who has not declined. Stops and delays nothing."""
    if case.search is None or not case.state.is_asking:
        return Step(case)
    again = page_again(case, roster, at)
    ready = _ready(case.search, candidates(again.case, roster, at), at)
    return again.then(page(again.case, ready, at))


def start_over(case: Case, roster: Roster, at: datetime, wakes: bool = False) -> Step:
    """The pace has changed: who was paged is paged again, and the search begins anew with it."""
    again = Step(case) if case.is_danger else page_again(case, roster, at)
    return again.then(begin(again.case, roster, at, case.plan, wakes))


def withdraw(case: Case) -> Step:
    """Takes back every page and every coordinator's card; the search is over."""
    step = Step(replace(case, search=None))
    for party in case.paged:
        gone = replace(party, state=PartyState.WITHDRAWN)
        step = Step(step.case.with_party(gone), step.owed).also(case.notice(Kind.PAGE_REDRAW, gone))
    for party in case.of(PartyRole.COORDINATOR, PartyState.PAGED):
        gone = replace(party, state=PartyState.WITHDRAWN)
        redraw = case.notice(Kind.COORDINATOR_REDRAW, gone)
        step = Step(step.case.with_party(gone), step.owed).also(redraw)
    return step


def tell_coordinators(case: Case, roster: Roster, at: datetime) -> Step:
    """A card to each coordinator without a conflict, else to the directors: once a round.

    Nobody is woken for what can wait for the morning.
    """
    step = Step(case)
    for member in _watching(case, roster):
        if not _of(case).wakes and not is_awake(member, at):
            continue
        party = _paged(step.case, PartyRole.COORDINATOR, member.member_id, at)
        changed = step.case.with_party(party)
        step = Step(changed, step.owed).also(changed.notice(Kind.COORDINATOR, party))
    return step


def _watching(case: Case, roster: Roster) -> tuple[Member, ...]:
    for role in (Role.COORDINATOR, Role.DIRECTOR):
        able = tuple(
            m
            for m in roster.holding(role)
            if m.can_be_paged and not has_conflict(case, m) and not _is_dropped(case, m)
        )
        if able:
            return able
    return ()


def _is_dropped(case: Case, member: Member) -> bool:
    party = case.party_of(PartyRole.COORDINATOR, member.member_id)
    return party is not None and party.state is PartyState.DROPPED


def _at_last(search: Search) -> bool:
    return search.tier >= len(search.plan.tiers) - 1


def _told(step: Step, at: datetime) -> Step:
    """Adds the truth for the requester when this step broke what they were promised."""
    case, search = step.case, step.case.search
    if search is None or case.state is not CaseState.OPEN:
        return step
    exhausted = not case.is_danger and _at_last(search) and not search.broken
    if at < search.promise_at and not (exhausted and not search.nobody):
        return step
    promise = at + 2 * DANGER_STEP if case.is_danger else search.next_at
    net = search.net_at if search.net_at > at + NET_AHEAD else _ahead(promise, at)
    broken = search.broken + 1
    told = replace(search, broken=broken, promise_at=promise, net_at=net)
    changed = replace(case, search=told)
    asks = broken >= 2 and not case.is_danger
    kind = Kind.STILL_WANTED if asks else Kind.PROMISE_BROKEN
    return Step(changed, step.owed).also(
        changed.tell_requester(kind), changed.tell_requester(Kind.NET)
    )


def _of(case: Case) -> Search:
    if case.search is None:
        raise ValueError("the case is not being searched for")
    return case.search
