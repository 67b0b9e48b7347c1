"""A request and everything that hangs on it, as one frozen value; its steps live beside."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.after import After
from bot.domain.asking import Asking
from bot.domain.crisis import Crisis
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.policy import Plan, Urgency


class CaseState(StrEnum):
    OPEN = "open"
    """Looking for somebody."""
    HELD = "held"
    """One supporter holds it (and, during a hand-over, another is looked for)."""
    ENDING = "ending"
    """Over for the requester; a lead must still acknowledge a danger request."""
    CANCELLED = "cancelled"
    CLOSED = "closed"

    @property
    def is_asking(self) -> bool:
        """Whether its requester has an open request in it (one a person)."""
        return self in (CaseState.OPEN, CaseState.HELD)

    @property
    def is_over(self) -> bool:
        return self in (CaseState.CANCELLED, CaseState.CLOSED)


@dataclass(frozen=True, slots=True)
class Search:
    """The looking: which tier has been paged, and when the next step is due.

    ``tier`` is -1 until somebody is awake to be asked; ``net_at`` is when Slack should tell the
    person whom to call if nobody has reached them by then.
    """

    plan: Plan
    started_at: datetime
    tier: int
    next_at: datetime
    promise_at: datetime
    net_at: datetime
    wakes: bool = False
    """Whether a sleeping backup is paged: for danger, for *talk now*, and at that pace."""
    broken: int = 0
    first_asked: bool = False
    """The one whom the person wants to talk to again was asked alone, before the first tier."""
    nobody: bool = False
    """Nobody could be asked when this search began: the confirmation says so plainly."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """The lead's half: of a danger request, or where a supporter pages the clinical lead."""

    started_at: datetime
    next_at: datetime
    added: int = 0
    acknowledged: bool = False
    acknowledged_at: datetime | None = None
    acknowledged_by: str | None = None
    """The member who acknowledged last: the supporter is told who, and when."""


@dataclass(frozen=True, slots=True)
class Watch:
    """From *Accept* to contact: accepted is not reached."""

    party_id: str
    accepted_at: datetime
    check_at: datetime
    release_at: datetime
    cleared: bool = True
    """False until the holder has answered the one question about the requester's unit."""
    asked: bool = False
    reached_at: datetime | None = None
    acted_at: datetime | None = None
    remind_at: datetime | None = None
    """When the holder of a case in which contact was made is reminded to close it; once."""
    reminded: bool = False
    cannot_go_on: bool = False
    """The holder has said so: they stay until somebody else is there."""


@dataclass(frozen=True, slots=True)
class Case:
    """One request. Every change gives a new value; ``version`` is compared when it is saved."""

    case_id: str
    program_id: str
    state: CaseState
    asking: Asking
    asked_at: datetime
    plan: Plan
    policy_version: int
    parties: tuple[Party, ...]
    seed: str
    """Random, sealed; party ids are made from it, so that no id tells which member it is."""
    search: Search | None = None
    alarm: Alarm | None = None
    watch: Watch | None = None
    name_seen_by: tuple[str, ...] = ()
    """Member ids of supporters who opened *Show contact*, so that the requester can be told."""
    hidden: bool = False
    """The requester hid the conversation; *status* brings it back."""
    sent: tuple[str, ...] = ()
    """Categories of the resources that were sent, one for each: all that the log may count."""
    sent_ids: tuple[str, ...] = ()
    """The same resources by their ids, so that none is sent twice."""
    ended_as: CaseState | None = None
    """What ENDING becomes once a lead has acknowledged."""
    crisis: Crisis | None = None
    """There once a supporter was worried about safety, or a name was shown to save a life."""
    unmasked_at: datetime | None = None
    """When the requester of a masked request revealed their name."""
    after: After | None = None
    """From *Close this case* on."""
    version: int = 0

    @property
    def urgency(self) -> Urgency:
        return self.asking.urgency

    @property
    def is_danger(self) -> bool:
        return self.urgency is Urgency.DANGER

    @property
    def is_grave(self) -> bool:
        """Danger was said, or a supporter has chosen an action level or paged a lead: no quiet
        ending."""
        return self.is_danger or (self.crisis is not None and self.crisis.is_shared)

    @property
    def wakes(self) -> bool:
        """Whether people are woken for it: it is urgent, or a life is feared for."""
        return self.urgency.wakes or self.name_may_be_shown

    @property
    def name_shown(self) -> bool:
        """*Show the name to save a life* was pressed."""
        return self.crisis is not None and self.crisis.name is not None

    @property
    def is_masked(self) -> bool:
        """Whether the one who accepts meets an alias."""
        return self.asking.masked and self.unmasked_at is None and not self.name_shown

    @property
    def seems_masked(self) -> bool:
        """What the requester goes by: masked until they showed their name themselves, or have
        heard that it was shown to save a life."""
        name = self.crisis.name if self.crisis is not None else None
        heard = name is not None and name.tell_at is None
        return self.asking.masked and self.unmasked_at is None and not heard

    @property
    def shows_lead_the_name(self) -> bool:
        """Whether the lead who acknowledged may see who it is."""
        return self.name_shown or (self.is_danger and not self.is_masked)

    def lead_sees_name(self, lead: Party) -> bool:
        """The lead who acknowledged. Where the name was shown to save a life, also whoever is asked
        to check in on the person, because then any of them may have to."""
        if not self.shows_lead_the_name:
            return False
        asked = self.crisis is not None and any(check.asked for check in self.crisis.checks)
        makes_check = self.name_shown and asked and lead.state is not PartyState.DROPPED
        return makes_check or lead.state is PartyState.ACKNOWLEDGED

    def lead_sees_contact(self, lead: Party) -> bool:
        """Number and place too, without a name, where a masked person gave them in danger."""
        how = self.asking.contact
        given = self.is_danger and bool(how.number or how.place)
        acknowledged = given and lead.state is PartyState.ACKNOWLEDGED
        return acknowledged or self.lead_sees_name(lead)

    @property
    def name_waits_to_be_told(self) -> bool:
        """The name was shown, and its owner has not heard of it yet."""
        name = self.crisis.name if self.crisis is not None else None
        return name is not None and name.tell_at is not None

    @property
    def name_may_be_shown(self) -> bool:
        """Whether a life is feared for, so that the name may be shown to save it."""
        return self.is_danger or (self.crisis is not None and self.crisis.is_grave)

    @property
    def requester(self) -> Party:
        return next(p for p in self.parties if p.role is PartyRole.REQUESTER)

    @property
    def holder(self) -> Party | None:
        """The one supporter who holds the case, if any."""
        return next((p for p in self.parties if p.state is PartyState.HOLDER), None)

    @property
    def paged(self) -> tuple[Party, ...]:
        """Supporters who were asked and have not answered yet."""
        return self.of(PartyRole.SUPPORTER, PartyState.PAGED)

    def party(self, party_id: str) -> Party | None:
        return next((p for p in self.parties if p.party_id == party_id), None)

    def of(self, role: PartyRole, *states: PartyState) -> tuple[Party, ...]:
        """Parties of ``role`` in one of ``states`` (all states when none is given)."""
        mine = (p for p in self.parties if p.role is role)
        return tuple(p for p in mine if not states or p.state in states)

    def party_of(self, role: PartyRole, member_id: str) -> Party | None:
        return next((p for p in self.parties if p.role is role and p.member_id == member_id), None)

    def with_party(self, party: Party) -> "Case":
        """The case with ``party`` put in (replacing the one of the same id, else added)."""
        if self.party(party.party_id) is None:
            return replace(self, parties=(*self.parties, party))
        parties = tuple(party if p.party_id == party.party_id else p for p in self.parties)
        return replace(self, parties=parties)

    def notice(self, kind: Kind, party: Party) -> Notice:
        """``kind``, owed to ``party`` of this case."""
        pages = kind in (Kind.PAGE, Kind.LEAD_PAGE, Kind.CONFIRMATION)
        return Notice(
            kind, self.case_id, party.party_id, party.member_id, crisis=pages and self.is_danger
        )

    def tell_requester(self, kind: Kind) -> Notice:
        return self.notice(kind, self.requester)


@dataclass(frozen=True, slots=True)
class Step:
    """The outcome of one event: the new value of the case and what is now owed, in order."""

    case: Case
    owed: tuple[Notice, ...] = ()

    def also(self, *notices: Notice) -> "Step":
        return Step(self.case, (*self.owed, *notices))

    def then(self, following: "Step") -> "Step":
        """``following`` was taken from this step's case; both sets of notices are owed."""
        return Step(following.case, (*self.owed, *following.owed))
