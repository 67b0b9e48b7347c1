"""What /peersupport-admin answers, from values of the domain."""

from collections.abc import Iterable, Mapping

from bot.domain.coverage_hours import COVER_HOURS
from bot.domain.durations import format_duration
from bot.domain.people import Lang, Member, Role, Roster, StandingState
from bot.domain.policy import Policy, Urgency
from bot.domain.training import TRAINING_SETTINGS, Training, rules_of
from bot.ports import Program
from bot.views import moments
from bot.views.coverage import hours_of
from bot.views.parts import listing
from bot.views.people_lines import roster_line
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import Words, labels, t
from bot.views.texts import admin as words

_SETTINGS = ("night-number", "country", "language", *TRAINING_SETTINGS, COVER_HOURS)
_GRANTED: Mapping[StandingState, Words] = {
    StandingState.INVITED: words.ROLE_ASKED,
    StandingState.AWAITING_CONFIRM: words.ROLE_WAITS,
    StandingState.ACTIVE: words.ROLE_HELD,
    StandingState.REMOVAL_PENDING: words.REMOVAL_WAITS,
}
_LISTED: Mapping[StandingState, Words] = {
    StandingState.INVITED: words.WAITING_YES,
    StandingState.AWAITING_CONFIRM: words.WAITING_CONFIRM,
    StandingState.REMOVAL_PENDING: words.WAITING_END,
}


def roster_list(around: Surroundings, lang: Lang, roster: Roster) -> Rendered:
    """Everybody on the roster; other people's reasons read only *not available*."""
    listed = [m for m in roster.members if m.standing(Role.SUPPORTER) is not None]
    lines = [roster_line(around, lang, m) for m in listed] or [t(lang, words.NOBODY_LISTED)]
    return listing(around, lang, [t(lang, words.ROSTER, count=len(listed)), *lines])


def roster_added(
    around: Surroundings,
    lang: Lang,
    member: Member,
    new_units: Iterable[str],
    training: Training,
    *,
    again: bool = False,
) -> Rendered:
    said = t(lang, words.ADDED_AGAIN if again else words.ADDED, name=member.name)
    return listing(around, lang, [said, *_about(lang, member, new_units, training)])


def roster_changed(
    around: Surroundings,
    lang: Lang,
    member: Member,
    new_units: Iterable[str],
    training: Training,
) -> Rendered:
    said = t(lang, words.CHANGED, name=member.name)
    return listing(around, lang, [said, *_about(lang, member, new_units, training)])


def role_granted(
    around: Surroundings, lang: Lang, member: Member, role: Role, state: StandingState
) -> Rendered:
    return _role_said(around, lang, _GRANTED[state], member, role)


def role_ended(
    around: Surroundings, lang: Lang, member: Member, role: Role, *, waits: bool
) -> Rendered:
    """Also for ``roster remove``. ``waits``: nothing has changed until a second person agrees."""
    said = words.REMOVAL_WAITS if waits else words.ROLE_ENDED
    return _role_said(around, lang, said, member, role)


def roles_list(
    around: Surroundings, lang: Lang, roster: Roster, lacking: Iterable[Member] = ()
) -> Rendered:
    """``lacking``: leads and coordinators without a second channel, for those who may see it."""
    lines = [_role_line(lang, role, roster) for role in Role]
    return listing(around, lang, [*lines, *(_lacks(lang, member) for member in lacking)])


def policy_text(
    around: Surroundings,
    lang: Lang,
    policy: Policy,
    *,
    saved: bool = False,
    added_last: bool = False,
) -> Rendered:
    """All plans as they can be typed back, and what real programs promise, as advice."""
    lines = [t(lang, words.POLICY_SAVED)] if saved else []
    if added_last:
        lines.append(t(lang, words.ADDED_LAST))
    lines.append(t(lang, words.POLICY))
    lines += [_plan_line(lang, policy, urgency) for urgency in Urgency]
    lines.append(t(lang, words.ADVICE_TITLE))
    lines += [f"{t(lang, labels.URGENCIES[u])}: {t(lang, words.ADVICE[u])}" for u in Urgency]
    return listing(around, lang, lines)


def settings_text(around: Surroundings, lang: Lang, program: Program) -> Rendered:
    lines = [_setting(around, lang, program, name) for name in _SETTINGS]
    return listing(around, lang, [t(lang, words.SETTINGS), *lines])


def setting_saved(around: Surroundings, lang: Lang, program: Program, name: str) -> Rendered:
    value = _value(around, lang, program, name)
    return listing(around, lang, [t(lang, words.SETTING_SAVED, name=name, value=value)])


def units_text(around: Surroundings, lang: Lang, units: Mapping[str, tuple[str, ...]]) -> Rendered:
    if not units:
        return listing(around, lang, [t(lang, words.NO_UNITS)])
    lines = [_unit(lang, name, aliases) for name, aliases in units.items()]
    return listing(around, lang, [t(lang, words.UNITS), *lines])


def unit_changed(
    around: Surroundings,
    lang: Lang,
    name: str,
    aliases: tuple[str, ...] = (),
    *,
    already: bool = False,
) -> Rendered:
    said = words.UNIT_SAME if already else words.UNIT_SAVED
    return listing(around, lang, [t(lang, said, unit=_unit(lang, name, aliases))])


def unit_removed(around: Surroundings, lang: Lang, name: str) -> Rendered:
    return listing(around, lang, [t(lang, words.UNIT_REMOVED, unit=name)])


def usage(around: Surroundings, lang: Lang, examples: Iterable[str]) -> Rendered:
    """``/peersupport-admin help``: the examples of the grammar, one a line."""
    lines = (f"/peersupport-admin {example}" for example in examples)
    return listing(around, lang, [t(lang, words.USAGE), *lines])


def _about(lang: Lang, member: Member, new_units: Iterable[str], training: Training) -> list[str]:
    said: list[str] = []
    units = ", ".join(new_units)
    if units:
        said.append(t(lang, words.NEW_UNITS, units=units))
    trained = member.profile.trained_on if member.profile is not None else None
    if training is Training.LATER and trained is not None:
        date = moments.on_day(trained, lang)
        said.append(t(lang, words.NOT_PAGED_LATER, date=date))
    elif training is Training.LAPSED:
        said.append(t(lang, words.NOT_PAGED_LAPSED))
    elif training is not Training.CURRENT:
        said.append(t(lang, words.NOT_PAGED_MISSING))
    return said


def _role_said(
    around: Surroundings, lang: Lang, said: Words, member: Member, role: Role
) -> Rendered:
    label = t(lang, labels.ROLES[role])
    return listing(around, lang, [t(lang, said, name=member.name, role=label)])


def _role_line(lang: Lang, role: Role, roster: Roster) -> str:
    found = ((m, m.standing(role)) for m in roster.members if m.account_active)
    names = [_listed(lang, m, s.state) for m, s in found if s is not None]
    shown = ", ".join(names) or t(lang, words.NOBODY_LISTED)
    return t(lang, words.ROLE_LINE, role=t(lang, labels.ROLES[role]), names=shown)


def _lacks(lang: Lang, member: Member) -> str:
    held = (role for role in (Role.LEAD, Role.COORDINATOR) if member.holds(role))
    roles = ", ".join(t(lang, labels.ROLES[role]) for role in held)
    return t(lang, words.NO_SECOND_CHANNEL, name=member.name, roles=roles)


def _listed(lang: Lang, member: Member, state: StandingState) -> str:
    words_for = _LISTED.get(state)
    return member.name if words_for is None else t(lang, words_for, name=member.name)


def _plan_line(lang: Lang, policy: Policy, urgency: Urgency) -> str:
    plan, label = policy.plan(urgency), t(lang, labels.URGENCIES[urgency])
    if urgency is Urgency.DANGER:
        contact = format_duration(plan.contact)
        code = urgency.value
        return t(lang, words.POLICY_DANGER, urgency=label, code=code, contact=contact)
    return t(lang, words.POLICY_LINE, urgency=label, code=urgency.value, plan=plan)


def _setting(around: Surroundings, lang: Lang, program: Program, name: str) -> str:
    value = _value(around, lang, program, name)
    return t(lang, words.SETTING_LINE, name=name, value=value)


def _value(around: Surroundings, lang: Lang, program: Program, name: str) -> str:
    if name == "country":
        return f"{program.country} ({around.content.country_name(program.country, lang)})"
    if name == "language":
        return program.language
    if name in TRAINING_SETTINGS:
        rules = rules_of(program.settings)
        kept = (rules.warn, rules.stop, rules.refresh)[TRAINING_SETTINGS.index(name)]
        return t(lang, words.SETTING_OFF) if kept is None else str(kept)
    if name == COVER_HOURS:
        return hours_of(lang, program.settings.get(name, ""))
    return program.settings.get(name, "") or t(lang, words.NOT_SET)


def _unit(lang: Lang, name: str, aliases: tuple[str, ...]) -> str:
    if not aliases:
        return name
    return t(lang, words.UNIT_WITH_ALIASES, name=name, aliases=", ".join(aliases))
