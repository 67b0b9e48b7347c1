"""What is looked after by the clock and belongs to no single case: each day, each hour."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.domain.content import Content
from bot.ports import Expand, Store, Transaction
from bot.usecases import (
    cover_asking,
    coverage,
    currency,
    debriefs,
    extending,
    lines,
    logs,
    session_rounds,
)

Verb = Callable[[Store, datetime], None]
"""Sees for itself whether there is anything to do: a round comes at every start as well."""


def daily(content: Content, expand: Expand) -> tuple[Verb, ...]:
    def report_stale_lines(store: Store, now: datetime) -> None:
        lines.report_stale(store, now, content)

    def extend_rota(store: Store, now: datetime) -> None:
        extending.extend(store, now, expand)

    return (
        *(forget_deliveries, logs.move, extend_rota, report_stale_lines),
        *(currency.notice_refreshes, session_rounds.forget_sessions),
        *(cover_asking.forget, coverage.check),
    )


def forget_deliveries(store: Store, now: datetime) -> None:
    """Marks of deliveries older than 24 h go, also where no new delivery comes."""
    with store.begin() as tx:
        tx.first_time("daily round", now)


HOURLY: Final[tuple[Verb, ...]] = (
    *(debriefs.ask_again, session_rounds.look_after_sessions, cover_asking.look_after),
)
"""A verb that fails is logged and holds up no other."""
WHEN_DUE: Final[tuple[Verb, ...]] = (coverage.look_after,)
"""What has a due time of its own beside those of cases; see ``next_due``."""


def next_due(tx: Transaction, now: datetime) -> datetime | None:
    return coverage.next_check(tx, now)
