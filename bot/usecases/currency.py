"""Whose training is current: worked out anew after every change, and told once to whom it is."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain import grants
from bot.domain.awake import is_day, next_morning, today_of
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Profile, Role, Roster, TrainingRecord
from bot.domain.permissions import Act, may, require
from bot.domain.refusals import NotAllowed, NotASupporterNow, NotOnRoster, NotYourself, OnlyYouLeft
from bot.domain.session_fields import RecordFields
from bot.domain.training import RECENT, Attended, Mark, Rules, Word, rules_of, settled, word_for
from bot.domain.training import months_later as later
from bot.domain.training_sessions import TrainingSession
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import retrying

_YEAR = 12
CURRENT = "current"
"""The ``role`` of a notice to somebody whose training is current again."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Of one supporter, on the day ``on`` in their zone. ``trainer`` is a name."""

    member: Member
    trainer: str
    attended: int
    on: date
    upcoming: tuple[TrainingSession, ...] = ()


def when_awake(member: Member, now: datetime) -> datetime | None:
    """At once by day, else in the morning."""
    return None if is_day(member.zone, now) else next_morning(member, now)


def keep_joined(tx: Transaction, before: Member, after: Member, now: datetime) -> Member:
    """Keeps ``after``, who may just have become a supporter: sessions before today are none of
    theirs."""
    starts = not before.holds(Role.SUPPORTER) and after.holds(Role.SUPPORTER)
    if starts and after.profile is not None:
        record = replace(after.profile.record, joined_on=today_of(after, now))
        after = replace(after, profile=replace(after.profile, record=record))
    tx.put_member(after)
    if not starts:
        return after
    recount(tx, now, only=after)
    return tx.member(after.member_id) or after


def recount(
    tx: Transaction,
    now: datetime,
    by: Member | None = None,
    before: Roster | None = None,
    only: Member | None = None,
) -> None:
    """Works out everybody's training anew, or that of ``only`` one; whoever has to know something
    new of theirs is told.

    With ``by`` and the roster ``before``: refused where that leaves them as the only candidate.
    """
    roster = tx.roster(now)
    changed = _changes(tx, roster, now, only)
    after = roster.with_profiles(changed)
    if by is not None and grants.leaves_alone(by, before or roster, after, now):
        raise OnlyYouLeft
    tx.put_profiles(changed)
    pairs = zip(roster.members, after.members, strict=True)
    tx.owe([notice for was, member in pairs for notice in _news(was, member, now)], now)


def _changes(
    tx: Transaction, roster: Roster, now: datetime, only: Member | None = None
) -> dict[str, Profile]:
    rules, changed = rules_of(tx.program.settings), dict[str, Profile]()
    histories = tx.training.histories(RECENT, only.member_id if only is not None else None)
    for member in roster.members:
        if only is not None and member.member_id != only.member_id:
            continue
        if member.profile is None or not member.holds(Role.SUPPORTER):
            continue
        history = histories.get(member.member_id, ())
        after = _worked_out(member.profile, history, rules, today_of(member, now))
        if after != member.profile:
            changed[member.member_id] = after
    return changed


def _worked_out(
    profile: Profile, history: tuple[Attended, ...], rules: Rules, today: date
) -> Profile:
    after = settled(profile, history, rules)
    told = word_for(after, rules, today).value
    return replace(after, record=replace(after.record, told=told))


def _news(before: Member, after: Member, now: datetime) -> list[Notice]:
    """What has just become so. Nothing is told where a warning or a request has gone away."""
    if before.profile is None or after.profile is None:
        return []
    was, word = Word(before.profile.record.told), Word(after.profile.record.told)
    if was is word or (word is Word.NOTHING and not was.is_lapse):
        return []
    about, due = word.value or CURRENT, when_awake(after, now)
    home = Notice(Kind.HOME, member_id=after.member_id)
    return [Notice(Kind.TRAINING_NEWS, member_id=after.member_id, role=about, due_at=due), home]


def notice_refreshes(store: Store, now: datetime) -> None:
    """Each day: a refresh becomes due or overdue by itself."""
    with store.look() as tx:
        if not _changes(tx, tx.roster(now), now):
            return
    with store.begin() as tx:
        recount(tx, now)


def set_record(
    store: Store,
    now: datetime,
    by: Person,
    user: Person,
    fields: RecordFields,
    trainer: Person | None = None,
) -> Member:
    """What a trainer writes down of somebody's first course and refresh; never of their own."""

    def work(tx: Transaction) -> Member:
        author = require(tx.member_of(by), Act.EDIT_TRAINING)
        if user == by:
            raise NotYourself
        before = tx.roster(now)
        member = _on_roster(before, user)
        taught = _on_team(before, trainer)
        after = replace(member, profile=_recorded(member.profile or Profile(), fields, taught))
        tx.put_member(after)
        recount(tx, now, author, before, after)
        codes = (("subject", member.member_id),)
        tx.audit(AuditRow("training_set", author.member_id, codes=codes), now)
        return tx.member(member.member_id) or after

    return retrying(store, work)


def _recorded(profile: Profile, fields: RecordFields, trainer: Member | None) -> Profile:
    record: TrainingRecord = profile.record
    if trainer is not None:
        record = replace(record, trainer=trainer.member_id)
    if "hours" in fields.given:
        record = replace(record, minutes=round(fields.hours * 60))
    if "refreshed" in fields.given:
        record = replace(record, refreshed_on=fields.refreshed)
    trained = fields.trained if "date" in fields.given else profile.trained_on
    return replace(profile, trained_on=trained, record=record)


def _on_roster(roster: Roster, user: Person) -> Member:
    member = roster.of(user)
    if member is None or member.standing(Role.SUPPORTER) is None:
        raise NotOnRoster
    return member


def _on_team(roster: Roster, user: Person | None) -> Member | None:
    if user is None:
        return None
    member = roster.of(user)
    if member is None or not member.standings:
        raise NotOnRoster
    return member


def record_of(store: Store, now: datetime, by: Person, user: Person) -> Certificate:
    """One's own, or, for those who may see training, anybody's."""
    with store.look() as tx:
        asking = tx.member_of(by)
        if user != by and (asking is None or not may(asking, Act.SEE_SESSIONS)):
            raise NotAllowed(Act.SEE_SESSIONS)
        roster = tx.roster(now)
        if user == by and (asking is None or not asking.holds(Role.SUPPORTER)):
            raise NotASupporterNow
        member = _on_roster(roster, user)
        today = today_of(member, now)
        since = later(today, -_YEAR)
        history = tx.training.history(member.member_id)
        attended = sum(a.mark is Mark.PRESENT and since < a.day <= today for a in history)
        upcoming = tuple(s for s in tx.training.sessions() if s.is_ahead(now))
        return Certificate(member, _trainer(roster, member), attended, today, upcoming)


def certificate(store: Store, now: datetime, by: Person, user: Person) -> Certificate:
    """For somebody else only where one may write their training down."""
    if user != by:
        with store.look() as tx:
            require(tx.member_of(by), Act.EDIT_SESSIONS)
    return record_of(store, now, by, user)


def _trainer(roster: Roster, member: Member) -> str:
    trainer = roster.get((member.profile or Profile()).record.trainer)
    return trainer.name if trainer is not None else ""
