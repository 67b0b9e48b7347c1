"""Who may do what, as data: the same table that use-cases enforce and ``privacy`` shows."""

from enum import StrEnum

from bot.domain.people import Member, Role
from bot.domain.refusals import NotAllowed


class Act(StrEnum):
    SEE_ROSTER = "see_roster"
    EDIT_ROSTER = "edit_roster"
    EDIT_UNITS = "edit_units"
    GRANT_ROLES = "grant_roles"
    SEE_ROLES = "see_roles"
    SEE_POLICY = "see_policy"
    SET_POLICY = "set_policy"
    SEE_SETTINGS = "see_settings"
    SET_SETTINGS = "set_settings"
    SEE_LINES = "see_lines"
    VERIFY_LINES = "verify_lines"
    SEE_RESOURCES = "see_resources"
    EDIT_RESOURCES = "edit_resources"
    SEE_SHIFTS = "see_shifts"
    EDIT_SHIFTS = "edit_shifts"
    ASK_COVER_FOR_OTHERS = "ask_cover_for_others"
    SEE_COVERAGE = "see_coverage"
    SEE_CASE_AS_HOLDER = "see_case_as_holder"
    SEE_CASE_AS_LEAD = "see_case_as_lead"
    SEE_WAITING = "see_waiting"
    DEBRIEF = "debrief"
    SEE_SESSIONS = "see_sessions"
    """Sessions, and whose training is not current; a supporter's own is theirs without it."""
    EDIT_SESSIONS = "edit_sessions"
    EDIT_TRAINING = "edit_training"
    HAVE_SECOND_CHANNEL = "have_second_channel"
    SEE_WHO_LACKS_ONE = "see_who_lacks_one"
    """Which leads and coordinators have no second channel; never an address."""


_KEEPERS = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})
_DIRECTORS = frozenset({Role.DIRECTOR})
_EVERY_ROLE = frozenset(Role)

PERMITTED: dict[Act, frozenset[Role]] = {
    Act.SEE_ROSTER: _EVERY_ROLE - {Role.SUPPORTER},
    Act.EDIT_ROSTER: _KEEPERS,
    Act.EDIT_UNITS: _KEEPERS,
    Act.GRANT_ROLES: _DIRECTORS,
    Act.SEE_ROLES: _EVERY_ROLE,
    Act.SEE_POLICY: _EVERY_ROLE,
    Act.SET_POLICY: _DIRECTORS,
    Act.SEE_SETTINGS: _KEEPERS,
    Act.SET_SETTINGS: _DIRECTORS,
    Act.SEE_LINES: _EVERY_ROLE,
    Act.VERIFY_LINES: _KEEPERS | {Role.LEAD},
    Act.SEE_RESOURCES: _EVERY_ROLE,
    Act.EDIT_RESOURCES: _KEEPERS,
    Act.SEE_SHIFTS: _EVERY_ROLE,
    Act.EDIT_SHIFTS: _KEEPERS,
    Act.ASK_COVER_FOR_OTHERS: _KEEPERS | {Role.COORDINATOR},
    Act.SEE_COVERAGE: _EVERY_ROLE - {Role.SUPPORTER},
    Act.SEE_CASE_AS_HOLDER: frozenset({Role.SUPPORTER}),
    Act.SEE_CASE_AS_LEAD: frozenset({Role.LEAD, Role.DIRECTOR}),
    Act.SEE_WAITING: frozenset({Role.COORDINATOR, Role.DIRECTOR}),
    Act.DEBRIEF: frozenset({Role.TRAINER, Role.LEAD, Role.DIRECTOR}),
    Act.SEE_SESSIONS: _KEEPERS | {Role.TRAINER},
    Act.EDIT_SESSIONS: _DIRECTORS | {Role.TRAINER},
    Act.EDIT_TRAINING: _KEEPERS | {Role.TRAINER},
    Act.HAVE_SECOND_CHANNEL: frozenset(
        {Role.SUPPORTER, Role.COORDINATOR, Role.LEAD, Role.DIRECTOR}
    ),
    Act.SEE_WHO_LACKS_ONE: _KEEPERS,
}


def may(member: Member, act: Act) -> bool:
    """Whether a role that counts now permits ``act``."""
    return bool(member.roles & PERMITTED[act])


def require(member: Member | None, act: Act) -> Member:
    """The member, or a refusal when none of the roles that count now permits ``act``."""
    if member is None or not may(member, act):
        raise NotAllowed(act)
    return member
