"""What the commands of /peersupport answer: help, status, privacy, availability, sentences."""

from collections.abc import Sequence

from bot.domain.awake import on_now
from bot.domain.people import Lang, Member, Role, Roster
from bot.domain.permissions import PERMITTED
from bot.domain.training import Training
from bot.views import ids, moments
from bot.views.lines import bare_numbers, line_blocks
from bot.views.parts import actions, button, listing, message, section
from bot.views.requester_buttons import help_now
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import Words, labels, t
from bot.views.texts import answers as words
from bot.views.texts import panel as panel_words


def say(around: Surroundings, lang: Lang, said: Words, **values: object) -> Rendered:
    """One sentence of the catalogue."""
    return listing(around, lang, [t(lang, said, **values)])


def help_answer(around: Surroundings, lang: Lang, member: Member | None) -> Rendered:
    """What this person can type; roles add to what everybody has."""
    roles = member.roles if member is not None else frozenset()
    shown = [words.HELP_TITLE, *words.HELP_EVERYBODY]
    if Role.SUPPORTER in roles:
        shown += words.HELP_SUPPORTER
    if roles:
        shown.append(words.HELP_ADMIN)
    return listing(around, lang, [t(lang, w) for w in shown], actions([help_now(lang)]))


def status_none(around: Surroundings, lang: Lang) -> Rendered:
    """Nothing open: how to ask."""
    ask = button(lang, labels.GET_SUPPORT, ids.GET_SUPPORT, style="primary")
    more = actions([ask, help_now(lang)])
    return listing(around, lang, [t(lang, words.STATUS_NONE)], more)


def program_answer(around: Surroundings, lang: Lang, country: str | None = None) -> Rendered:
    """To text typed into the conversation. The preview holds bare numbers and nothing else."""
    said = t(lang, panel_words.PROGRAM)
    shown = [help_now(lang), button(lang, labels.GET_SUPPORT, ids.GET_SUPPORT)]
    blocks = (section(said), *line_blocks(around, lang, country), *actions(shown))
    return message(around, lang, f"{said}\n{bare_numbers(around, lang, country)}", blocks)


def availability(around: Surroundings, lang: Lang, member: Member, training: Training) -> Rendered:
    """What is true after ``on``, ``off``, ``pause`` or the button on Home."""
    said = [available_line(around, lang, member)]
    if training is Training.LAPSED:
        said.append(t(lang, words.LAPSED))
    elif training is not Training.CURRENT:
        said.append(t(lang, words.NOT_PAGED))
    return listing(around, lang, said)


def available_line(around: Surroundings, lang: Lang, member: Member) -> str:
    profile = member.profile
    if profile is not None and profile.resting:
        return t(lang, words.RESTING)
    if profile is not None and profile.paused:
        return t(lang, words.PAUSED)
    if profile is None or not on_now(member, around.now):
        return t(lang, words.OFF)
    if profile.available_until is None:
        return t(lang, words.ON)
    until = moments.by(profile.available_until, around.now, member.zone, lang)
    return t(lang, words.ON_UNTIL, time=until)


def privacy(around: Surroundings, lang: Lang, roster: Roster) -> Rendered:
    """Who can see what, by name of role holders, from the table that the program enforces."""
    before = (
        words.PRIVACY_TITLE,
        words.PRIVACY_YOU,
        words.PRIVACY_MASKED,
        words.PRIVACY_NOT_SHOWN,
        words.PRIVACY_SLACK,
    )
    after = (
        words.PRIVACY_LIMITS,
        words.PRIVACY_TIMES,
        words.PRIVACY_NOT_YET,
        words.PRIVACY_TYPED,
    )
    lines = [t(lang, w) for w in before]
    lines += [_role_line(lang, role, roster.holding(role)) for role in Role]
    lines += [t(lang, w) for w in after]
    return listing(around, lang, lines, actions([help_now(lang)]))


def _role_line(lang: Lang, role: Role, holders: Sequence[Member]) -> str:
    names = ", ".join(m.name for m in holders) or t(lang, words.PRIVACY_NOBODY)
    acts = [t(lang, words.ACTS[act]) for act, roles in PERMITTED.items() if role in roles]
    label = t(lang, labels.ROLES[role])
    return t(lang, words.PRIVACY_ROLE, role=label, names=names, acts=", ".join(acts))
