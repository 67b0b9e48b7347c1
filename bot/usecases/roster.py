"""``roster``, ``roster add|set|remove``: who supports, and what they bring."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import grants
from bot.domain.awake import today_of
from bot.domain.notices import Kind
from bot.domain.people import Account, Member, Person, Profile, Role, Roster
from bot.domain.permissions import Act, require
from bot.domain.refusals import (
    AlreadyOnRoster,
    BadValue,
    ChangedMeanwhile,
    NotOnRoster,
    NotYourself,
    OnlyYouLeft,
)
from bot.domain.roster_fields import Fields, mark_of
from bot.domain.training import Training, training_of
from bot.domain.units import MOST_UNITS
from bot.ports import Store, Transaction
from bot.usecases.currency import recount
from bot.usecases.members import Ended, about, end_standing, home, known_or_new, record
from bot.usecases.working import retrying


@dataclass(frozen=True, slots=True)
class Listed:
    """What ``roster`` put on the list. ``again``: they had been asked before and are asked anew."""

    member: Member
    new_units: tuple[str, ...]
    training: Training
    again: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    member: Member
    new_units: tuple[str, ...]
    training: Training


def add(
    store: Store, now: datetime, by: Person, account: Account, fields: Fields, new_id: str
) -> Listed:
    """Asks somebody to be a supporter; they count from *I am in* on, and are paged once trained.

    Units that the program does not know yet are made, and named in the result. ``new_id`` is
    random and used only for somebody new.
    """

    def work(tx: Transaction) -> Listed:
        author = require(tx.member_of(by), Act.EDIT_ROSTER)
        known = known_or_new(tx, account, new_id)
        asked = grants.invite(author, Role.SUPPORTER, known)
        standing = known.standing(Role.SUPPORTER)
        if standing is not None and standing.state.counts:
            raise AlreadyOnRoster
        base = known.profile or Profile(languages=(tx.program.language,))
        base = replace(base, resting=must_rest(tx, known))
        member, new_units = _with_fields(tx, asked, base, fields)
        tx.put_member(member)
        tx.owe([about(Kind.JOIN, member, member, Role.SUPPORTER)], now)
        record(tx, now, "roster_add", author, member, Role.SUPPORTER)
        return Listed(member, new_units, _training(member, now), again=standing is not None)

    return retrying(store, work)


def form(store: Store, by: Person, user: Person) -> Member:
    """Somebody whose line may be changed, as it stands now."""
    with store.look() as tx:
        return _editable(tx, by, user)[1]


def change(
    store: Store, now: datetime, by: Person, user: Person, fields: Fields, seen: str | None = None
) -> Changed:
    """Changes what stands on the roster about somebody (for other roles: the units they lead).

    Nobody changes their own row: training and conflicts are for somebody else to judge. A change
    that would leave its author as the only one who can be asked is refused. ``seen``: the mark of
    what a form showed; refused with ChangedMeanwhile where that is no longer so.
    """

    def work(tx: Transaction) -> Changed:
        author, before = _editable(tx, by, user)
        base = before.profile or Profile()
        if fields.settled(tx.units())[0].over(base) == base:
            return Changed(before, (), _training(before, now))
        if seen is not None and seen != mark_of(base):
            raise ChangedMeanwhile
        member, new_units = _with_fields(tx, before, base, fields)
        roster = tx.roster(now)
        if grants.leaves_alone(author, roster, roster.with_member(member), now):
            raise OnlyYouLeft
        tx.put_member(member)
        recount(tx, now, only=member)
        tx.owe([home(member)], now)
        record(tx, now, "roster_set", author, member, Role.SUPPORTER)
        return Changed(member, new_units, _training(member, now))

    return retrying(store, work)


def remove(store: Store, now: datetime, by: Person, user: Person) -> Ended:
    """Takes a supporter off at once: their cards, pages and cases move on in the same step."""

    def work(tx: Transaction) -> Ended:
        author = require(tx.member_of(by), Act.EDIT_ROSTER)
        member = tx.member_of(user)
        if member is None:
            raise NotOnRoster
        return end_standing(tx, now, author, member, Role.SUPPORTER)

    return retrying(store, work)


def listing(store: Store, now: datetime, by: Person) -> Roster:
    """Everybody, for ``roster``. What keeps somebody from being paged is not for others to read:
    the view says *not available*."""
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_ROSTER)
        return tx.roster(now)


def _editable(tx: Transaction, by: Person, user: Person) -> tuple[Member, Member]:
    """Who changes, and whose line."""
    author = require(tx.member_of(by), Act.EDIT_ROSTER)
    if user == by:
        raise NotYourself
    member = tx.member_of(user)
    if member is None or not member.standings:
        raise NotOnRoster
    return author, member


def must_rest(tx: Transaction, member: Member) -> bool:
    """Leaving the roster and coming back ends no debrief that they must have."""
    debrief = tx.debrief_of(member.member_id)
    return debrief is not None and debrief.holds_back


def _with_fields(
    tx: Transaction, member: Member, base: Profile, fields: Fields
) -> tuple[Member, tuple[str, ...]]:
    units = tx.units()
    settled, new_units = fields.settled(units)
    if len(units) + len(new_units) > MOST_UNITS:
        raise BadValue("unit", new_units[0])
    for name in new_units:
        tx.put_unit(name, ())
    return replace(member, profile=settled.over(base)), new_units


def _training(member: Member, now: datetime) -> Training:
    return training_of(member.profile or Profile(), today_of(member, now))
