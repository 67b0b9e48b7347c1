"""Whom to ask next: candidates, wishes and the order in which they are relaxed, a fair ranking."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.asking import Wanted, Wishes
from bot.domain.awake import is_awake, next_awake, on_now, today_of
from bot.domain.cases import Case
from bot.domain.conflicts import has_conflict, is_spent
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Member, Profile, Role, Roster
from bot.domain.training import is_trained

_NEVER = datetime.min.replace(tzinfo=UTC)


def is_supporter(member: Member, at: datetime) -> bool:
    """Whether the member may take a case at all: in by their own word, and trained."""
    profile = member.profile
    if profile is None or not member.holds(Role.SUPPORTER):
        return False
    return is_trained(profile, today_of(member, at))


def may_be_asked(member: Member, at: datetime) -> bool:
    """Whether the member supports now, can be reached, and has neither paused nor to rest."""
    profile = member.profile
    if profile is None or not is_supporter(member, at) or not member.can_be_paged:
        return False
    return not (profile.paused or profile.resting)


def is_in_pool(member: Member, at: datetime) -> bool:
    """Whether the member can take any page at all now (sleeping or not)."""
    profile = member.profile
    if profile is None or not may_be_asked(member, at):
        return False
    return not (member.asking or member.open_cases >= profile.most)


def candidates(case: Case, roster: Roster, at: datetime) -> tuple[Member, ...]:
    """Everybody who may be asked and has not been in this search, best first.

    *Not from my unit* is kept while anybody else is left to ask; danger waits for no wish.
    """
    asked = {p.member_id for p in case.of(PartyRole.SUPPORTER, PartyState.PAGED, PartyState.HOLDER)}
    free = [
        m
        for m in roster.members
        if m.member_id not in asked
        and is_in_pool(m, at)
        and not has_conflict(case, m)
        and not is_spent(case, m)
    ]
    elsewhere = [m for m in free if not _unit_unwished(case.asking.wishes, m)]
    able = elsewhere if elsewhere and not case.is_danger else free
    return tuple(sorted(able, key=lambda m: _rank(case, m, at)))


def awake(members: Iterable[Member], at: datetime) -> tuple[Member, ...]:
    return tuple(m for m in members if is_awake(m, at))


def first_morning(members: Iterable[Member], at: datetime) -> datetime | None:
    """When the first of the sleeping among ``members`` wakes, to their shift or by themselves;
    None when nobody sleeps."""
    return min((next_awake(m, at) for m in members if not is_awake(m, at)), default=None)


def relaxed(wishes: Wishes, member: Member) -> int:
    """How far the wishes must be relaxed to fit: 0 not at all, else the sum of 1 for the unit, 2
    for the profession and 4 for the language, which weighs more than the other two together."""
    profile = member.profile or Profile()
    foreign = wishes.language is not None and wishes.language not in profile.languages
    other = not _profession_fits(wishes, profile.profession)
    return 4 * foreign + 2 * other + _unit_unwished(wishes, member)


def _unit_unwished(wishes: Wishes, member: Member) -> bool:
    unit = member.profile.unit if member.profile is not None else None
    return wishes.not_my_unit and wishes.unit is not None and wishes.unit == unit


def _profession_fits(wishes: Wishes, profession: str | None) -> bool:
    if wishes.wanted is Wanted.ANY or wishes.profession is None:
        return True
    return (profession == wishes.profession) is (wishes.wanted is Wanted.SAME)


_Rank = tuple[int, int, int, int, int, int, datetime, bytes]


def _rank(case: Case, member: Member, at: datetime) -> _Rank:
    return (
        0 if member.member_id == case.asking.wishes.first else 1,
        relaxed(case.asking.wishes, member),
        0 if member.on_call else 1,
        0 if on_now(member, at) else 1,
        0 if is_awake(member, at) else 1,
        member.open_cases,
        member.last_paged_at or _NEVER,
        _lot(case.case_id, member.member_id),
    )


def _lot(case_id: str, member_id: str) -> bytes:
    """A tie-break that favours nobody over many cases and stays the same within one."""
    return hashlib.sha256(f"{case_id}:{member_id}".encode()).digest()
