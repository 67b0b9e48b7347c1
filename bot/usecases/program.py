"""``policy``, ``settings`` and ``unit``: what the program promises, where it is, how it is cut."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain import units as unit_names
from bot.domain.content import LANGS, Content, folded
from bot.domain.coverage_hours import COVER_HOURS, read_cover_hours, with_zone
from bot.domain.people import Member, Person, Roster
from bot.domain.permissions import Act, require
from bot.domain.policy import Plan, Policy, Tier, Urgency
from bot.domain.refusals import BadValue, BadWord, DangerIsFixed, UnitInUse
from bot.domain.training import TRAINING_SETTINGS, read_rule
from bot.ports import AuditRow, Program, Store, Transaction
from bot.usecases.currency import recount
from bot.usecases.working import retrying

SETTINGS = ("night-number", "country", "language", *TRAINING_SETTINGS, COVER_HOURS)
_NUMBER = re.compile(r"\+?[0-9 ().\-]{3,30}")
_OFF = ("off", "none")
"""``settings night-number off`` takes the number away."""


@dataclass(frozen=True, slots=True)
class PolicyChanged:
    """``added_last``: the tiers came without a final ``all@``, and all@15m was added."""

    policy: Policy
    urgency: Urgency
    plan: Plan
    added_last: bool = False


@dataclass(frozen=True, slots=True)
class UnitChanged:
    """``already``: it was like this before, and nothing has changed."""

    name: str
    aliases: tuple[str, ...] = ()
    already: bool = False


def policy(store: Store, now: datetime, by: Person) -> Policy:
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_POLICY)
        return tx.policy()


def set_policy(
    store: Store,
    now: datetime,
    by: Person,
    urgency: Urgency,
    tiers: tuple[tuple[Tier, ...], bool] | None,
    contact: timedelta | None,
) -> PolicyChanged:
    """A new version; requests that are open keep the one they were promised under.

    ``tiers`` is what ``parse_tiers`` gave. What is None stays as it is. The tiers of danger are
    behaviour, not numbers, and are refused.
    """
    if urgency is Urgency.DANGER and tiers is not None:
        raise DangerIsFixed

    def work(tx: Transaction) -> PolicyChanged:
        author = require(tx.member_of(by), Act.SET_POLICY)
        before = tx.policy()
        old = before.plan(urgency)
        plan = Plan(tiers[0] if tiers else old.tiers, contact or old.contact)
        plans = {each: before.plan(each) for each in Urgency} | {urgency: plan}
        after = Policy(before.version + 1, plans)
        tx.put_policy(after, author.member_id, now)
        _record(tx, now, "policy_set", author, ("urgency", urgency), ("to", str(plan)))
        return PolicyChanged(after, urgency, plan, added_last=bool(tiers and tiers[1]))

    return retrying(store, work)


def settings(store: Store, now: datetime, by: Person) -> Program:
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_SETTINGS)
        return tx.program


def read_setting(name: str, typed: str, content: Content) -> str:
    """The value to keep, or BadWord for a name there is not, BadValue for what it cannot be."""
    value = " ".join(typed.split())
    match name:
        case "night-number":
            return _night_number(value)
        case "country":
            code = content.find_country(value)
            if code is not None:
                return code
        case "language":
            return _language(value, content)
        case "cover-hours":
            return read_cover_hours(value)
        case name if name in TRAINING_SETTINGS:
            return read_rule(name, value)
        case _:
            raise BadWord(name[:40], f"settings {'|'.join(SETTINGS)}")
    raise BadValue(name, value[:40])


def _night_number(value: str) -> str:
    if value.casefold() in _OFF:
        return ""
    digits = sum(char.isdigit() for char in value)
    if not _NUMBER.fullmatch(value) or not 3 <= digits <= 15:
        raise BadValue("night-number", value[:40])
    return value


def _language(value: str, content: Content) -> str:
    for lang in LANGS:
        words = content.languages[lang].label
        if folded(value) in (lang, folded(words.en), folded(words.es)):
            return lang
    raise BadValue("language", value[:40], *LANGS)


def set_setting(store: Store, now: datetime, by: Person, name: str, value: str) -> Program:
    """Keeps a value that ``read_setting`` gave. The value itself stays out of the audit."""

    def work(tx: Transaction) -> Program:
        author = require(tx.member_of(by), Act.SET_SETTINGS)
        before = tx.roster(now)
        kept = with_zone(value, author.zone) if name == COVER_HOURS else value
        tx.put_setting(name, kept)
        if name in TRAINING_SETTINGS:
            recount(tx, now, author, before)
        _record(tx, now, "setting_set", author, ("name", name))
        return replace(tx.program, settings={**tx.program.settings, name: kept})

    return retrying(store, work)


def units(store: Store, now: datetime, by: Person) -> Mapping[str, tuple[str, ...]]:
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_ROSTER)
        return tx.units()


def add_unit(store: Store, now: datetime, by: Person, typed: str) -> UnitChanged:
    """A unit that has this name or alias already is left as it is."""
    name = unit_names.name_of("unit", typed)

    def work(tx: Transaction) -> UnitChanged:
        author = require(tx.member_of(by), Act.EDIT_UNITS)
        known = tx.units()
        found = unit_names.find(known, name)
        if found is not None:
            return UnitChanged(found, known[found], already=True)
        if len(known) >= unit_names.MOST_UNITS:
            raise BadValue("unit", name)
        tx.put_unit(name, ())
        _record(tx, now, "unit_added", author)
        return UnitChanged(name)

    return retrying(store, work)


def alias_unit(store: Store, now: datetime, by: Person, typed: str, alias: str) -> UnitChanged:
    """Another name for a unit; one that means another unit already is refused."""
    other = unit_names.name_of("alias", alias)

    def work(tx: Transaction) -> UnitChanged:
        author = require(tx.member_of(by), Act.EDIT_UNITS)
        known = tx.units()
        name = unit_names.known(known, typed)
        aliases = unit_names.with_alias(known, name, other)
        if aliases == known[name]:
            return UnitChanged(name, aliases, already=True)
        tx.put_unit(name, aliases)
        _record(tx, now, "unit_aliased", author)
        return UnitChanged(name, aliases)

    return retrying(store, work)


def remove_unit(store: Store, now: datetime, by: Person, typed: str) -> UnitChanged:
    """Refused while somebody works in the unit or leads it: their conflicts hang on its name."""

    def work(tx: Transaction) -> UnitChanged:
        author = require(tx.member_of(by), Act.EDIT_UNITS)
        name = unit_names.known(tx.units(), typed)
        if _in_use(tx.roster(now), name):
            raise UnitInUse(name)
        tx.remove_unit(name)
        _record(tx, now, "unit_removed", author)
        return UnitChanged(name)

    return retrying(store, work)


def _in_use(roster: Roster, name: str) -> bool:
    profiles = (m.profile for m in roster.members if m.profile is not None)
    return any(name == profile.unit or name in profile.leads for profile in profiles)


def _record(
    tx: Transaction, now: datetime, action: str, by: Member, *codes: tuple[str, str]
) -> None:
    tx.audit(AuditRow(action, by.member_id, codes=codes), now)
