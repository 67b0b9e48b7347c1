"""Who takes part: a person at Slack, a member of the program, and what a supporter brings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal

Lang = Literal["en", "es"]


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """Somebody at Slack. Equal only within one workspace: ids repeat across workspaces."""

    enterprise: str
    team: str
    user: str


@dataclass(frozen=True, slots=True)
class Account:
    """What Slack says of one account, looked up before anything is decided about the person.

    ``dm`` is None where no conversation with the person could be opened, or was not asked for.
    """

    person: Person
    name: str
    zone: str
    locale: str
    names: tuple[str, ...] = ()
    """Everything they are called at Slack, to notice where they name themselves."""
    dm: str | None = None
    is_bot: bool = False
    is_guest: bool = False
    is_stranger: bool = False
    deleted: bool = False

    @property
    def may_serve(self) -> bool:
        """Whether this account can hold a role at all."""
        return not (self.is_bot or self.is_guest or self.is_stranger or self.deleted)


class Role(StrEnum):
    SUPPORTER = "supporter"
    COORDINATOR = "coordinator"
    LEAD = "lead"
    TRAINER = "trainer"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


class StandingState(StrEnum):
    INVITED = "invited"
    """Asked; counts for nothing until the person presses *I am in*."""
    AWAITING_CONFIRM = "awaiting_confirm"
    """Consented; waits for another director (or a lead) to press *Confirm*."""
    ACTIVE = "active"
    REMOVAL_PENDING = "removal_pending"
    """Still counts: its removal would leave one person alone, and waits for a second one's
    *Confirm*. ``granted_by`` is then whoever asked for the removal."""

    @property
    def counts(self) -> bool:
        return self in (StandingState.ACTIVE, StandingState.REMOVAL_PENDING)


@dataclass(frozen=True, slots=True)
class Standing:
    """One role of one member. ``granted_by`` is a member id, or None for the environment."""

    role: Role
    state: StandingState
    granted_by: str | None = None
    fixed: bool = False
    """True for the directors of the environment: they cannot be removed by command."""


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """What is known of a supporter's training beside the day of the first course.

    From ``missed`` on it is worked out by ``bot.domain.training.settled`` from the sessions and
    the rules of the program, so that whom to ask can be decided without looking those up.
    """

    trainer: str | None = None
    """Member id."""
    minutes: int = 0
    refreshed_on: date | None = None
    joined_on: date | None = None
    missed: int = 0
    """Sessions missed in a row."""
    stopped: bool = False
    """So many that no new request comes until they have been to one."""
    until: date | None = None
    """The last day before a refresh is overdue; None where the program asks for none."""
    told: str = ""
    """What they have been told of it last; see ``bot.domain.training.Word``."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the clock in which somebody would rather sleep, in their own zone: ``start`` is in
    them, ``end`` is not. Where ``end`` comes first, they go over midnight."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("quiet hours that never end")

    def holds(self, wall: time) -> bool:
        if self.start < self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


USUAL_QUIET = Quiet(time(22), time(7))
"""Of everybody who has said nothing else."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a supporter brings, as kept on the roster. Codes, not labels."""

    profession: str | None = None
    unit: str | None = None
    site: str | None = None
    languages: tuple[str, ...] = ("en",)
    leads: tuple[str, ...] = ()
    trained_on: date | None = None
    cap: int = 3
    paused: bool = False
    available: bool = False
    available_until: datetime | None = None
    resting: bool = False
    """No new pages until a trainer has talked with them or releases them."""
    bio: str = ""
    """Two lines of their own, shown to a requester whose case they hold and to nobody else."""
    record: TrainingRecord = field(default_factory=TrainingRecord)
    themes: tuple[str, ...] = ()
    """What they offer to talk about from experience. Said by them or for them, never inferred."""
    quiet: Quiet | None = None
    own_cap: int | None = None
    """The supporter's own wish for fewer cases than ``cap``, which is the program's."""

    @property
    def most(self) -> int:
        """Cases at a time: never more than the program allows, whatever they once wished."""
        return self.cap if self.own_cap is None else min(self.cap, self.own_cap)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who holds a role or stands on the roster, with what routing must know of them now.

    ``open_cases``, ``last_paged_at`` and ``asking`` (has an open request of their own) are read
    from the database in the same transaction; nothing here says whose case they hold.
    """

    member_id: str
    person: Person
    name: str
    zone: str
    lang: Lang
    dm: str | None = None
    account_active: bool = True
    reachable: bool = True
    standings: tuple[Standing, ...] = ()
    profile: Profile | None = None
    open_cases: int = 0
    last_paged_at: datetime | None = None
    asking: bool = False
    on_call: bool = False
    """Their shift, or one in which they stand in; known for the members of a roster."""
    next_shift: datetime | None = None
    """When the next one begins, where that is within a day; known as ``on_call`` is."""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that count now: consented, confirmed, account alive."""
        if not self.account_active:
            return frozenset()
        return frozenset(s.role for s in self.standings if s.state.counts)

    def holds(self, role: Role) -> bool:
        return role in self.roles

    def standing(self, role: Role) -> Standing | None:
        return next((s for s in self.standings if s.role is role), None)

    @property
    def has_conversation(self) -> bool:
        return self.account_active and self.dm is not None

    @property
    def can_be_paged(self) -> bool:
        """Not where Slack has refused them for good, until it takes that back."""
        return self.has_conversation and self.reachable


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody with a role or on the roster, at one moment."""

    members: tuple[Member, ...] = ()

    def get(self, member_id: str | None) -> Member | None:
        return next((m for m in self.members if m.member_id == member_id), None)

    def of(self, person: Person) -> Member | None:
        return next((m for m in self.members if m.person == person), None)

    def with_member(self, member: Member) -> "Roster":
        """The roster with ``member`` put in (replacing the one of the same id, else added)."""
        if self.get(member.member_id) is None:
            return Roster((*self.members, member))
        return Roster(tuple(member if m.member_id == member.member_id else m for m in self.members))

    def with_profiles(self, profiles: Mapping[str, Profile]) -> "Roster":
        """The same people in the same order, some of them with another profile."""
        return Roster(
            tuple(
                replace(m, profile=profiles[m.member_id]) if m.member_id in profiles else m
                for m in self.members
            )
        )

    def holding(self, role: Role) -> tuple[Member, ...]:
        """Members whose ``role`` counts now, in a stable order."""
        return tuple(m for m in self.members if m.holds(role))
