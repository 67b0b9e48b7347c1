"""Where a supporter's part in a case may end: whoever was there in a crisis is cared for."""

from datetime import datetime

from bot.domain.cases import Case, Step
from bot.domain.evaluation import month_of
from bot.ports import Transaction
from bot.usecases import debriefs
from bot.usecases.working import keep


def keep_and_care(tx: Transaction, before: Case, step: Step, now: datetime) -> Case:
    """Saves and owes. After level C or D the one who held the case rests until a trainer has
    talked with them; of the level only a number is left."""
    saved = keep(tx, step, now)
    crisis, holder = before.crisis, before.holder
    if crisis is None or crisis.highest is None:
        return saved
    if before.state.is_asking and not saved.state.is_asking:
        tx.tally(month_of(now), "level", crisis.highest)
    if holder is not None and crisis.is_grave and not _still_holds(saved, holder.party_id):
        member = tx.member(holder.member_id or "")
        if member is not None:
            debriefs.rest_after_crisis(tx, member, now)
    return saved


def _still_holds(case: Case, party_id: str) -> bool:
    holder = case.holder
    return case.state.is_asking and holder is not None and holder.party_id == party_id
