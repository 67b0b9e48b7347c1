"""One message between a masked requester and the holder: where it stands, never what it says."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.cases import Case, CaseState, Step
from bot.domain.masking import Barred
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole, PartyState


class RelayState(StrEnum):
    BARRED = "barred"
    """Not passed on, for the reason in ``barred``."""
    ASKED = "asked"
    """*This may show who you are. Send it?*"""
    KEPT = "kept"
    """*Do not send.*"""
    OWED = "owed"
    PASSED = "passed"
    CHANGED = "changed"
    """It was edited before it could be fetched, so it was not passed on."""
    LOST = "lost"
    """It could not be passed on: the case moved on, or Slack refuses it for good."""
    TAKEN_BACK = "taken_back"
    """Its writer deleted it."""


@dataclass(frozen=True, slots=True)
class Relay:
    """``channel``, ``ts`` and ``thread`` say where the words stand: in the writer's own thread.

    ``by`` and ``to`` are party ids. Lives sealed, as a part of its case, and goes with it.
    """

    relay_id: str
    by: str
    to: str
    channel: str
    ts: str
    thread: str
    mark: str
    """A keyed hash of the words as they were when they were looked at."""
    state: RelayState
    at: datetime
    barred: Barred | None = None
    edited: bool = False
    """Its writer changed it afterwards, and was told that changes are not passed on."""

    never_sent: bool = False
    """Taken back before anything of it could have passed."""

    def is_before(self, other: "Relay") -> bool:
        """Written earlier by the same person: it goes first."""
        return self.by == other.by and Decimal(self.ts) < Decimal(other.ts)


NOT_SENT = frozenset(
    {RelayState.BARRED, RelayState.ASKED, RelayState.KEPT, RelayState.CHANGED, RelayState.LOST}
)
"""Of these the other side has read nothing. What is owed may be on its way."""


class Closed(StrEnum):
    """Why nothing is passed on from this thread."""

    ENDED = "ended"
    MOVED_ON = "moved_on"
    REVEALED = "revealed"
    NOBODY_YET = "nobody_yet"
    ANSWER_FIRST = "answer_first"
    """The holder has not answered the question about the unit."""


WRITERS = frozenset(
    {PartyState.ASKING, PartyState.HOLDER, PartyState.MOVED_ON, PartyState.CONFLICTED}
)
"""Whose threads are (or were) a conversation; whoever was only asked has none."""


def closed(case: Case, writer: Party) -> Closed | None:
    """None: what ``writer`` types in the thread of their card is passed on."""
    if not case.state.is_asking:
        return Closed.ENDED
    if writer.role is PartyRole.SUPPORTER and writer.state is not PartyState.HOLDER:
        return Closed.MOVED_ON
    if not case.seems_masked:
        return Closed.REVEALED
    if case.state is not CaseState.HELD or case.watch is None:
        return Closed.NOBODY_YET
    if not case.watch.cleared:
        of_holder = writer.role is PartyRole.SUPPORTER
        return Closed.ANSWER_FIRST if of_holder else Closed.NOBODY_YET
    return None


def other(case: Case, writer: Party) -> Party | None:
    """Who reads what ``writer`` writes."""
    return case.requester if writer.role is PartyRole.SUPPORTER else case.holder


def stands(case: Case, relay: Relay) -> bool:
    """Whether the two are still the ones who talk. A name revealed since changes nothing."""
    holder = case.holder
    talk = case.state is CaseState.HELD and holder is not None
    return talk and holder is not None and holder.party_id in (relay.by, relay.to)


def notice(case: Case, kind: Kind, relay: Relay) -> Notice | None:
    """``kind`` about ``relay``: owed to its reader, or (``RELAY_TOLD``) to its writer."""
    party = case.party(relay.by if kind is Kind.RELAY_TOLD else relay.to)
    if party is None:
        return None
    return replace(case.notice(kind, party), subject_id=relay.relay_id)


def reveal(case: Case, at: datetime) -> Step:
    """The requester shows their name: all cards that speak of it are drawn again, and nothing is
    relayed any more."""
    shown = replace(case, unmasked_at=at)
    step = Step(shown).also(shown.tell_requester(Kind.REQUEST_REDRAW))
    if shown.holder is not None:
        step = step.also(shown.notice(Kind.PAGE_REDRAW, shown.holder))
    leads = shown.of(PartyRole.LEAD, PartyState.PAGED, PartyState.ACKNOWLEDGED)
    return step.also(*(shown.notice(Kind.LEAD_REDRAW, lead) for lead in leads))
