"""Each day: what comes of the shifts is written down one day further, and the past is dropped."""

from datetime import datetime

from bot.domain.shifts import FURTHEST, HORIZON, LONGEST_SPAN, Shift, without_clashes
from bot.ports import Expand, Store, Transaction
from bot.usecases import handoffs
from bot.usecases.rota import from_now_on, worked_out
from bot.usecases.working import retrying


def extend(store: Store, now: datetime, expand: Expand) -> None:
    """One short transaction for each shift, so that no page waits for the whole rota.

    Somebody whom two shifts want at the same time serves the one that was written down first:
    here nobody is there whom one could refuse. What stands already is not written again.
    """
    with store.look() as tx:
        shift_ids = [one.shift_id for one in tx.shifts()]
    for shift_id in shift_ids:

        def work(tx: Transaction, shift_id: str = shift_id) -> None:
            shift = tx.shift(shift_id)
            if shift is not None and shift.removed_at is None:
                _write(tx, now, shift, expand)

        retrying(store, work)
    with store.begin() as tx:
        tx.forget_rota(now - FURTHEST)
        handoffs.owe(tx, now)


def _write(tx: Transaction, now: datetime, shift: Shift, expand: Expand) -> None:
    planned = worked_out(tx, expand, now, now + HORIZON, [shift])
    served, fresh = from_now_on(tx, now, planned, {shift.shift_id})
    people = {span.member_id for span in fresh}
    there = tx.spans(now, now + HORIZON + LONGEST_SPAN, people)
    others = [span for span in there if span.shift_id != shift.shift_id]
    able = without_clashes(fresh, others)
    if able != tx.spans_of(shift.shift_id, now):
        tx.replace_spans({shift.shift_id}, now, [*served, *able])
