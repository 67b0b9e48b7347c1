"""Values for tests: sensible defaults, everything can be overridden."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot import rota
from bot.domain import alarms, searching
from bot.domain.asking import Asking, Contact, Wishes
from bot.domain.cases import Case, CaseState, Step
from bot.domain.identity import party_id
from bot.domain.log import TALKED, CaseLog
from bot.domain.oncall import Rota, look
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import (
    Member,
    Person,
    Profile,
    Role,
    Roster,
    Standing,
    StandingState,
)
from bot.domain.policy import DEFAULTS, Plan, Urgency
from bot.domain.rotations import with_rules
from bot.domain.shifts import Shift
from bot.domain.training_sessions import TrainingSession

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
"""A Monday, 12:00 in New York: everybody there is awake."""
NIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
"""03:00 in New York: everybody there is asleep."""


def make_log(disposition: str = TALKED, **overrides: Any) -> CaseLog:
    return CaseLog(disposition, **overrides)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def make_person(user: str = "U0DANA", team: str = "T0TEAM", enterprise: str = "") -> Person:
    return Person(enterprise, team, user)


def make_member(name: str = "sam", *roles: Role, **overrides: Any) -> Member:
    """A consented member with a DM; no profile unless given."""
    standings = tuple(Standing(role, StandingState.ACTIVE) for role in roles)
    member = Member(
        member_id=f"m-{name}",
        person=make_person(f"U0{name.upper()}"),
        name=name.capitalize(),
        zone="America/New_York",
        lang="en",
        dm=f"D0{name.upper()}",
        standings=standings,
    )
    return replace(member, **overrides)


def make_supporter(name: str = "sam", profile: Profile | None = None, **overrides: Any) -> Member:
    """A trained supporter in the backup pool; keywords of Profile go to the profile."""
    fields = Profile.__dataclass_fields__
    mine = {key: overrides.pop(key) for key in list(overrides) if key in fields}
    base = profile or Profile(profession="nurse", unit="ICU", trained_on=date(2026, 10, 1))
    roles = overrides.pop("roles_held", (Role.SUPPORTER,))
    return make_member(name, *roles, profile=replace(base, **mine), **overrides)


def make_roster(*members: Member) -> Roster:
    return Roster(members)


def make_team(count: int = 5, **overrides: Any) -> tuple[Member, ...]:
    names = ("sam", "lee", "ines", "noor", "tom", "uma", "vic", "wes", "xia", "yan")
    return tuple(make_supporter(name, **overrides) for name in names[:count])


def make_asking(urgency: Urgency = Urgency.NOW, **overrides: Any) -> Asking:
    wishes = overrides.pop("wishes", Wishes())
    contact = overrides.pop("contact", Contact())
    asking = Asking(
        requester=make_person("U0DANA"),
        dm="D0DANA",
        lang="en",
        zone="America/New_York",
        urgency=urgency,
        wishes=wishes,
        contact=contact,
    )
    return replace(asking, **overrides)


def make_case(urgency: Urgency = Urgency.NOW, at: datetime = NOON, **overrides: Any) -> Case:
    """A case just written down: nobody looked for yet."""
    asking = overrides.pop("asking", None) or make_asking(urgency)
    plan: Plan = overrides.pop("plan", None) or DEFAULTS[asking.urgency]
    seed = overrides.pop("seed", "seed-0123456789abcdef")
    requester = Party(party_id(seed, PartyRole.REQUESTER), PartyRole.REQUESTER, PartyState.ASKING)
    case = Case(
        case_id=overrides.pop("case_id", "case-1"),
        program_id="p-1",
        state=CaseState.OPEN,
        asking=asking,
        asked_at=at,
        plan=plan,
        policy_version=1,
        parties=(requester,),
        seed=seed,
    )
    return replace(case, **overrides)


def make_asked(urgency: Urgency, roster: Roster, at: datetime = NOON, **overrides: Any) -> Step:
    """A request that has just been sent: the first tier is paged (and, on danger, the lead)."""
    case = make_case(urgency, at, **overrides)
    step = searching.begin(case, roster, at, case.plan)
    if case.is_danger:
        step = step.then(alarms.raise_alarm(step.case, roster, at))
    return step


def names_of(case: Case, roster: Roster, role: PartyRole, *states: PartyState) -> set[str]:
    """The names of the members in ``role`` and ``states``."""
    return {m.name for p in case.of(role, *states) if (m := roster.get(p.member_id)) is not None}


def party_for(case: Case, name: str, role: PartyRole = PartyRole.SUPPORTER) -> Party:
    party = case.party_of(role, f"m-{name}")
    assert party is not None, f"{name} has no part in the case"
    return party


def kinds(owed: Iterable[Any]) -> list[str]:
    return [str(n.kind) for n in owed]


def make_session(starts: datetime = NOON, **overrides: Any) -> TrainingSession:
    """One hour in New York, led by Jo, that does not repeat."""
    wall = starts.astimezone(ZoneInfo("America/New_York")).replace(tzinfo=None)
    base = TrainingSession(
        "1a2b3c", "Monthly session", wall, "America/New_York", 60, "Room 4", trainer="m-jo"
    )
    return replace(base, **overrides)


def make_rota(roster: Roster, *shifts: Shift, at: datetime = NOON) -> Rota:
    """As an administrator sees it, worked out from the rules."""
    spans = rota.spans(shifts, [], at, at + timedelta(days=14))
    return look(shifts, spans, at, roster, make_member("max", Role.ADMINISTRATOR), live=at == NOON)


def make_shift(*who: str, **overrides: Any) -> Shift:
    """Weekdays from 08:00 to 20:00 in New York, everybody each time, with its rules."""
    values: dict[str, Any] = {
        "shift_id": "s-1",
        "name": "Weekdays",
        "days": (0, 1, 2, 3, 4),
        "starts": time(8),
        "ends": time(20),
        "zone": "America/New_York",
        "who": tuple(f"m-{name}" for name in who or ("sam",)),
        "first": date(2026, 11, 23),
    }
    return with_rules(Shift(**{**values, **overrides}))
