"""``on [2h]``, ``off``, ``pause`` and *I am available* on Home: a supporter's own switch."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.awake import on_now, today_of
from bot.domain.people import Member, Person, Profile
from bot.domain.training import Training, training_of
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.members import home
from bot.usecases.working import as_supporter, retrying


@dataclass(frozen=True, slots=True)
class Availability:
    """What is true now: *available now* (until when; None: until ``off``), in the backup pool, or
    paused. ``training`` says whether any page can come at all."""

    member: Member
    available: bool
    until: datetime | None
    paused: bool
    training: Training


def on(store: Store, now: datetime, by: Person, duration: timedelta | None = None) -> Availability:
    """*Available now*, for ``duration`` or until ``off``. Ends a pause."""
    until = now + duration if duration is not None else None

    def switch(member: Member, profile: Profile) -> Profile:
        return replace(profile, available=True, available_until=until, paused=False)

    return _switched(store, now, by, switch)


def off(store: Store, now: datetime, by: Person) -> Availability:
    """Back in the backup pool, where everyone starts. Ends a pause."""
    return _switched(store, now, by, lambda member, profile: _resting(profile, paused=False))


def pause(store: Store, now: datetime, by: Person) -> Availability:
    """Out of every pool until ``on`` or ``off``. No reason is asked; pressing twice is once."""
    return _switched(store, now, by, lambda member, profile: _resting(profile, paused=True))


def toggle(store: Store, now: datetime, by: Person) -> Availability:
    """The button on Home: ``on`` without an end, or ``off`` for who is available now."""

    def switch(member: Member, profile: Profile) -> Profile:
        if on_now(member, now):
            return _resting(profile, paused=False)
        return replace(profile, available=True, available_until=None, paused=False)

    return _switched(store, now, by, switch)


def _resting(profile: Profile, paused: bool) -> Profile:
    return replace(profile, available=False, available_until=None, paused=paused)


def _switched(
    store: Store, now: datetime, by: Person, switch: Callable[[Member, Profile], Profile]
) -> Availability:
    def work(tx: Transaction) -> Availability:
        member = as_supporter(tx, by)
        profile = switch(member, member.profile or Profile())
        after = replace(member, profile=profile)
        tx.put_member(after)
        tx.owe([home(after)], now)
        codes = (("available", str(profile.available)), ("paused", str(profile.paused)))
        tx.audit(AuditRow("availability", member.member_id, codes=codes), now)
        return _now_true(after, profile, now)

    return retrying(store, work)


def _now_true(member: Member, profile: Profile, now: datetime) -> Availability:
    training = training_of(profile, today_of(member, now))
    return Availability(
        member, profile.available, profile.available_until, profile.paused, training
    )
