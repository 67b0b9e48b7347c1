"""What happens because time passed, or because Slack says that somebody cannot be reached."""

from datetime import datetime, timedelta

from bot.domain import alarms, checks, followups, holding, searching, worrying
from bot.domain.cases import Case, Step
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.notices import Notice
from bot.domain.parties import PartyRole
from bot.domain.people import Roster
from bot.ports import AuditRow, DueDeadline, Store, Transaction
from bot.usecases.working import keep, retrying

LEASE = timedelta(seconds=30)
HOLD = timedelta(seconds=60)
_BATCH = 100


def due(store: Store, now: datetime, held: bool = False) -> tuple[DueDeadline, ...]:
    """What is due now, leased to the caller, who takes each step with ``take``.

    Each step is a transaction of its own: a case that cannot be read holds up no other.
    """
    with store.begin() as tx:
        return tx.claim_deadlines(now, now + (HOLD if held else LEASE), _BATCH)


def take(store: Store, now: datetime, one: DueDeadline, held: bool = False) -> bool:
    """One step for one case; False where nothing was due any more, or where it can wait.

    ``held`` (the wall clock jumped): reminders and later tiers wait for HOLD; danger, leads and
    first pages never do. After a gap each request gets one step, not all missed ones, because a
    step counts its waiting time from now.
    """
    return retrying(store, lambda tx: _take(tx, one, now, held))


def _take(tx: Transaction, due: DueDeadline, now: datetime, held: bool) -> bool:
    case = tx.case(due.case_id)
    if case is None or (held and _can_wait(case, due.deadline.kind)):
        return False
    still = {d.kind for d in deadlines(case) if d.due_at <= now}
    step = Step(case)
    if due.deadline.kind in still:
        step = _step(case, due.deadline.kind, tx.roster(now), now)
    keep(tx, step, now)
    return due.deadline.kind in still


def _can_wait(case: Case, kind: DeadlineKind) -> bool:
    if case.is_danger or kind is DeadlineKind.ALARM:
        return False
    first_page = case.search is not None and case.search.tier < 0
    return not (kind is DeadlineKind.SEARCH and first_page)


def _step(case: Case, kind: DeadlineKind, roster: Roster, now: datetime) -> Step:
    match kind:
        case DeadlineKind.SEARCH:
            return searching.due(case, roster, now)
        case DeadlineKind.ALARM:
            return alarms.due(case, roster, now)
        case DeadlineKind.CONTACT_CHECK:
            return holding.check_due(case, now)
        case DeadlineKind.CONTACT_RELEASE:
            return holding.silence(case, roster, now)
        case DeadlineKind.LEAD_CHECK:
            return checks.due(case, roster, now)
        case DeadlineKind.NAME_TOLD:
            return worrying.tell_name(case, now)
        case DeadlineKind.LOG_REMINDER:
            return holding.remind(case, roster, now)
        case DeadlineKind.FOLLOW_UP:
            return followups.due(case, now)


def recipient_gone(store: Store, now: datetime, notice: Notice, code: str) -> None:
    """Slack refuses this recipient for good: out of this round, and the next is paged at once."""

    def work(tx: Transaction) -> None:
        row = AuditRow("unreachable", notice.member_id, notice.case_id, (("error", code),))
        tx.audit(row, now)
        if notice.case_id is None or notice.party_id is None:
            return
        case = tx.case(notice.case_id)
        party = case.party(notice.party_id) if case is not None else None
        if case is None or party is None or party.role is PartyRole.REQUESTER:
            return
        keep(tx, holding.drop(case, party, tx.roster(now), now), now)

    retrying(store, work)
