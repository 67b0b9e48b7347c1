"""One person's part in one case: who was asked, who holds it, who is done with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PartyRole(StrEnum):
    REQUESTER = "requester"
    SUPPORTER = "supporter"
    COORDINATOR = "coordinator"
    LEAD = "lead"


class PartyState(StrEnum):
    ASKING = "asking"
    """The requester, while the case lives."""
    PAGED = "paged"
    """Asked, and not answered yet."""
    DECLINED = "declined"
    DROPPED = "dropped"
    """Slack says that this person cannot be reached; out of this case."""
    WITHDRAWN = "withdrawn"
    """The page was taken back: somebody else accepted, or the request ended."""
    HOLDER = "holder"
    MOVED_ON = "moved_on"
    """Held the case once; never asked for it again."""
    CONFLICTED = "conflicted"
    """Said that they are too close; never asked for it again."""
    ACKNOWLEDGED = "acknowledged"
    """The lead who saw the danger request."""


NEVER_AGAIN = frozenset(
    {PartyState.DECLINED, PartyState.DROPPED, PartyState.MOVED_ON, PartyState.CONFLICTED}
)


@dataclass(frozen=True, slots=True)
class Party:
    """``party_id`` is random and is all that a button carries. The requester has no member id."""

    party_id: str
    role: PartyRole
    state: PartyState
    member_id: str | None = None
    paged_at: datetime | None = None
    pages: int = 0
    """How many times this party was paged; each page replaces the one before."""
