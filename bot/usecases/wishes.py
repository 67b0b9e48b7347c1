"""Wishes that leave nobody to ask, and wishes that are changed while people are being asked."""

from dataclasses import replace
from datetime import datetime

from bot.domain import ending
from bot.domain.asking import Wishes
from bot.domain.cases import Case, CaseState
from bot.domain.matching import candidates, relaxed
from bot.domain.parties import PartyState
from bot.domain.people import Person, Roster
from bot.domain.refusals import WishesLeaveNobody
from bot.ports import Store, Transaction
from bot.usecases.aftercare import keep_and_care
from bot.usecases.working import as_requester, retrying


def change(
    store: Store,
    now: datetime,
    by: Person,
    party_id: str,
    wishes: Wishes,
    choice: str | None = None,
) -> Case:
    """New wishes for a request that lives.

    Refuses with WishesLeaveNobody until ``choice`` says *widen* or *send_anyway*.
    """
    wanted = wishes.widened() if choice == "widen" else wishes

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        roster = tx.roster(now)
        # Whom they met before is no field of the form, so that it cannot say otherwise.
        kept = replace(wanted, first=case.asking.wishes.first)
        if choice is None and _leave_nobody_now(case, kept, roster, now):
            raise WishesLeaveNobody
        return keep_and_care(tx, case, ending.change_wishes(case, kept, roster, now), now)

    return retrying(store, work)


def _leave_nobody_now(case: Case, wishes: Wishes, roster: Roster, now: datetime) -> bool:
    """Those who have a card already count as people who can be asked."""
    if case.state is not CaseState.OPEN:
        return False
    kept = tuple(p for p in case.parties if p.state is not PartyState.PAGED)
    anew = replace(case, parties=kept, asking=replace(case.asking, wishes=wishes))
    return leave_nobody(anew, roster, now)


def leave_nobody(case: Case, roster: Roster, now: datetime) -> bool:
    """Whether it is the wishes that leave nobody, and not an empty team. Danger waits for none."""
    if case.is_danger:
        return False
    free = candidates(case, roster, now)
    if any(relaxed(case.asking.wishes, m) == 0 for m in free):
        return False
    bare = Wishes(unit=case.asking.wishes.unit)
    without = replace(case, asking=replace(case.asking, wishes=bare))
    return bool(candidates(without, roster, now))
