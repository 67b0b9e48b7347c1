"""What every change of a member shares: account facts, who is told, how a standing ends."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import grants
from bot.domain.content import lang_of
from bot.domain.notices import Kind, Notice
from bot.domain.people import Account, Member, Profile, Role, Roster
from bot.domain.refusals import GuestsMayAsk, NobodyToConfirm, NoConversation
from bot.ports import AuditRow, Transaction
from bot.usecases.leaving import member_left


@dataclass(frozen=True, slots=True)
class Ended:
    """``waits``: nothing has changed yet, another director or a lead must confirm it."""

    member: Member
    role: Role
    waits: bool = False


def known_or_new(tx: Transaction, account: Account, new_id: str) -> Member:
    """The member of this account, with what Slack says of it now; new ones get ``new_id``.

    Refuses accounts that cannot hold a role, and people to whom Slack opens no conversation.
    """
    if not account.may_serve:
        raise GuestsMayAsk
    if account.dm is None:
        raise NoConversation
    member = tx.member_of(account.person)
    if member is None:
        member = Member(new_id, account.person, account.name, account.zone, "en")
    return with_facts(member, account)


def with_facts(member: Member, account: Account) -> Member:
    """``member`` as Slack knows them now; a conversation once opened is not forgotten, nor a zone
    that Slack leaves out."""
    return replace(
        member,
        name=account.name,
        zone=account.zone or member.zone,
        lang=lang_of(account.locale),
        dm=account.dm or member.dm,
        account_active=not account.deleted,
    )


def about(kind: Kind, to: Member, subject: Member, role: Role) -> Notice:
    """``kind``, owed to ``to``, about one role of ``subject``."""
    return Notice(kind, member_id=to.member_id, subject_id=subject.member_id, role=role.value)


def home(member: Member) -> Notice:
    return Notice(Kind.HOME, member_id=member.member_id)


def told(roster: Roster, subject: Member, role: Role, by: Member | None) -> list[Notice]:
    """All directors are told of every role (of the roster, administrators too), but for the one
    who did it and the one it is about."""
    roles = {Role.DIRECTOR} | ({Role.ADMINISTRATOR} if role is Role.SUPPORTER else set())
    spared = {subject.member_id, by.member_id if by else None}
    return [
        about(Kind.GRANT_TOLD, m, subject, role)
        for m in roster.members
        if m.roles & roles and m.member_id not in spared
    ]


def asked_to_confirm(roster: Roster, subject: Member, role: Role) -> list[Notice]:
    """A card to everybody who may press *Confirm* on this role as it stands now."""
    standing = subject.standing(role)
    if standing is None:
        return []
    deciders = grants.deciders(standing, subject, roster)
    return [about(Kind.CONFIRM, m, subject, role) for m in deciders]


def confirm_settled(before: Roster, subject: Member, role: Role) -> list[Notice]:
    """The cards that asked about this role are done."""
    return [
        about(Kind.CONFIRM_REDRAW, card.recipient, subject, role)
        for card in grants.pending(before)
        if card.subject.member_id == subject.member_id and card.role is role
    ]


def joined(member: Member, role: Role) -> list[Notice]:
    """The role counts from now on."""
    return [about(Kind.WELCOME, member, member, role), home(member)]


def record(
    tx: Transaction, now: datetime, action: str, by: Member | None, subject: Member, role: Role
) -> None:
    """One audit row about a role: who did it, whose it is, and where it stands now."""
    standing = subject.standing(role)
    codes = (
        ("subject", subject.member_id),
        ("role", role.value),
        ("state", standing.state.value if standing else "none"),
    )
    tx.audit(AuditRow(action, by.member_id if by else None, codes=codes), now)


def end_standing(tx: Transaction, now: datetime, by: Member, member: Member, role: Role) -> Ended:
    """Ends one role, or, where that would leave ``by`` alone, asks a second person to confirm."""
    roster = tx.roster(now)
    after = without_profile(grants.remove(member, role, roster))
    if grants.leaves_alone(by, roster, roster.with_member(after), now):
        return _ask_second(tx, now, by, member, role)
    carry_out(tx, now, by, member, role)
    return Ended(after, role)


def carry_out(tx: Transaction, now: datetime, by: Member, member: Member, role: Role) -> Member:
    """Ends the role now: stored, told, and every live case of theirs moves on."""
    before = tx.roster(now)
    standing = member.standing(role)
    after = without_profile(grants.remove(member, role, before))
    member_left(tx, after, now)
    roster = before.with_member(after)
    owed = confirm_settled(before, after, role)
    if standing is not None and standing.state.counts:
        owed.append(home(after))
        if by.member_id != after.member_id:
            owed.append(about(Kind.ROLE_ENDED, after, after, role))
    else:
        owed.append(about(Kind.JOIN_REDRAW, after, after, role))
    tx.owe([*owed, *told(roster, after, role, by)], now)
    record(tx, now, "role_ended", by, after, role)
    return after


def _ask_second(tx: Transaction, now: datetime, by: Member, member: Member, role: Role) -> Ended:
    roster = tx.roster(now)
    if not grants.second_persons(by.member_id, roster):
        raise NobodyToConfirm
    waiting = grants.ask_removal(by, member, role)
    tx.put_member(waiting)
    tx.owe(asked_to_confirm(roster.with_member(waiting), waiting, role), now)
    record(tx, now, "removal_asked", by, waiting, role)
    return Ended(waiting, role, waits=True)


def without_profile(member: Member) -> Member:
    """Who is no supporter keeps of the profile only the units they lead, for conflicts; who has
    no role keeps nothing."""
    if member.profile is None or member.standing(Role.SUPPORTER) is not None:
        return member
    leads = member.profile.leads if member.standings else ()
    return replace(member, profile=Profile(leads=leads) if leads else None)
