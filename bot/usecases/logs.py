"""The coded logs of closed cases leave them five at a time, so that none can be told apart."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.cases import Case
from bot.domain.evaluation import BATCH, month_of
from bot.ports import Store, Transaction
from bot.usecases.working import retrying


def move(store: Store, now: datetime) -> None:
    """Once five cases of one month are over, their logs go to the table, without the cases."""
    with store.look() as tx:
        if not _batches(tx.live_cases()):
            return

    def work(tx: Transaction) -> None:
        for month, cases in _batches(tx.live_cases()).items():
            for case in cases:
                if case.after is not None:
                    tx.save(replace(case, after=replace(case.after, log=None)))
            tx.add_logs(month, [c.after.log for c in cases if c.after and c.after.log])

    retrying(store, work)


def _batches(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """By the month of their close, as many as make whole batches; the oldest first."""
    months: dict[str, list[Case]] = {}
    for case in cases:
        if case.state.is_over and case.after is not None and case.after.log is not None:
            months.setdefault(month_of(case.after.closed_at), []).append(case)
    whole = {m: len(found) // BATCH * BATCH for m, found in months.items()}
    return {m: _oldest(months[m])[:count] for m, count in whole.items() if count}


def _oldest(cases: list[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: case.after.closed_at if case.after else case.asked_at)
