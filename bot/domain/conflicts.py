"""Who must never learn of a case, whatever is relaxed; the same for every role."""

from bot.domain.cases import Case
from bot.domain.parties import NEVER_AGAIN
from bot.domain.people import Member


def has_conflict(case: Case, member: Member) -> bool:
    """The requester themselves, somebody they excluded, or a leader who may be theirs.

    A leader of any unit is asked only when the requester named another unit.
    """
    asking = case.asking
    if member.person == asking.requester or member.person.user in asking.wishes.avoid:
        return True
    leads = member.profile.leads if member.profile is not None else ()
    return bool(leads) and (asking.wishes.unit is None or asking.wishes.unit in leads)


def is_spent(case: Case, member: Member) -> bool:
    """Whether the member was in this case before and must not hear of it again."""
    return any(p.member_id == member.member_id and p.state in NEVER_AGAIN for p in case.parties)
