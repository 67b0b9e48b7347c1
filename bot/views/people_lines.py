"""How members are listed: by name, with what routing may tell of them and never why."""

from bot.domain.awake import is_awake, on_now
from bot.domain.matching import is_in_pool
from bot.domain.people import Lang, Member, Profile, Role, Roster
from bot.domain.roster_fields import written_quiet
from bot.views import moments
from bot.views.scene import Surroundings
from bot.views.texts import admin as words
from bot.views.texts import t


def state_lines(around: Surroundings, lang: Lang, roster: Roster) -> tuple[str, ...]:
    """One line for every supporter: whether they can be asked now."""
    lines = [f"{m.name}: {_state(around, lang, m)}" for m in roster.holding(Role.SUPPORTER)]
    return tuple(lines) or (t(lang, words.NOBODY_LISTED),)


def roster_line(around: Surroundings, lang: Lang, member: Member) -> str:
    """Everything that is on the roster of one supporter; other states read *not available*."""
    profile, content = member.profile, around.content
    said: list[str] = []
    if profile is not None:
        if profile.profession:
            said.append(content.profession_label(profile.profession, lang))
        said += [part for part in (profile.unit, profile.site) if part]
        said.append(", ".join(content.language_label(code, lang) for code in profile.languages))
        if profile.leads:
            said.append(t(lang, words.LEADS, units=", ".join(profile.leads)))
        said.append(_training(lang, member))
        said.append(t(lang, words.CAP, cap=profile.cap))
        said += _offered(around, lang, profile)
    said.append(_state(around, lang, member))
    return f"{member.name}: {'; '.join(part for part in said if part)}"


def _offered(around: Surroundings, lang: Lang, profile: Profile) -> list[str]:
    """Themes and quiet hours, where something was said of them."""
    said: list[str] = []
    if profile.themes:
        labels_of = (around.content.theme_label(code, lang) for code in profile.themes)
        said.append(t(lang, words.THEMES, themes=", ".join(labels_of)))
    if profile.quiet is not None:
        said.append(t(lang, words.QUIET, hours=written_quiet(profile.quiet)))
    return said


def _training(lang: Lang, member: Member) -> str:
    trained = member.profile.trained_on if member.profile is not None else None
    if trained is None:
        return t(lang, words.NO_TRAINING)
    return t(lang, words.TRAINED, date=moments.on_day(trained, lang))


def _state(around: Surroundings, lang: Lang, member: Member) -> str:
    """Paused, busy, asking for themselves, untrained or gone: all read the same."""
    if not member.holds(Role.SUPPORTER):
        return t(lang, words.NOT_JOINED_YET)
    if not is_in_pool(member, around.now):
        return t(lang, words.NOT_AVAILABLE)
    if member.on_call:
        return t(lang, words.ON_CALL)
    if on_now(member, around.now):
        return t(lang, words.AVAILABLE)
    return t(lang, words.BACKUP if is_awake(member, around.now) else words.BACKUP_ASLEEP)
