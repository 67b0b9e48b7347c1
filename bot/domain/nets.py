"""The safety net: the one message that Slack itself holds for a requester while they wait."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.cases import Case, CaseState


def net_wanted(case: Case) -> datetime | None:
    """When Slack should tell the requester whom to call, or None when it should not.

    While a search runs: its ``net_at``. From *Accept* until contact: the contact time. A moment
    that has passed is one at which Slack has delivered it already.
    """
    if case.state is CaseState.OPEN and case.search is not None:
        return case.search.net_at
    watch = case.watch
    if case.state is CaseState.HELD and watch is not None and watch.reached_at is None:
        return watch.check_at
    return None


class NetState(StrEnum):
    PENDING = "pending"
    ARMED = "armed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Net:
    """What is known to stand at Slack for one case. Lives sealed; written by the delivery only.

    ``also_standing`` are scheduled messages that still have to be deleted: the new one is always
    made before the old one goes.
    """

    state: NetState = NetState.PENDING
    post_at: datetime | None = None
    scheduled_id: str | None = None
    also_standing: tuple[str, ...] = ()
    reason: str = ""
    """Slack's error code where it refused."""
