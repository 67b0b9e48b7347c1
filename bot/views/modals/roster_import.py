"""Importing the roster: where the table goes, what would change, and that we are still busy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.people import Lang, Profile
from bot.domain.roster_fields import written_quiet
from bot.domain.roster_file import COLUMNS, Problem
from bot.domain.roster_plan import Effect, Plan, Planned
from bot.views import ids, moments
from bot.views.modals import fields
from bot.views.parts import DIVIDER, bold, clip, context, modal, section, sections
from bot.views.refusals import sentence
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import Words, t
from bot.views.texts import roster as words

PASTED: Final = 3000
"""What Slack lets through in one field."""
_MOST_PROBLEMS: Final = 40
_MOST_CHANGES: Final = 60
_LONGEST_LINE: Final = 600


@dataclass(frozen=True, slots=True)
class Given:
    """A table that was pasted, or the address at Slack of a file that was chosen."""

    text: str = ""
    url: str = ""


def import_form(around: Surroundings, lang: Lang) -> View:
    frame = {"callback_id": ids.IMPORT_VIEW, "submit": t(lang, words.LOOK)}
    columns = ", ".join(COLUMNS)
    blocks = [
        section(t(lang, words.TOP)),
        context(t(lang, words.COLUMNS, columns=columns)),
        context(t(lang, words.FROM_EXPORT)),
        _paste(lang, ""),
        _choose(lang),
    ]
    return modal(around, lang, frame, words.TITLE, blocks)


def preview(
    around: Surroundings, lang: Lang, planned: Plan, given: Given, said: Words | None = None
) -> View:
    """Everything that is wrong, or everything that would change. A pasted table stands below, so
    that it can be put right there. ``said``: a sentence above it all."""
    wrong = bool(planned.problems)
    frame = {
        "callback_id": ids.IMPORT_VIEW,
        "private_metadata": metadata(planned, given.url),
        "submit": t(lang, words.LOOK if wrong else words.IMPORT),
    }
    blocks = [] if said is None else [bold(t(lang, said))]
    blocks += _problems(lang, planned, given) if wrong else _changes(around, lang, planned)
    if not given.url:
        blocks += [DIVIDER, _paste(lang, given.text)]
    elif wrong:
        blocks += [DIVIDER, _choose(lang)]
    return modal(around, lang, frame, words.PREVIEW_TITLE, blocks)


def busy(around: Surroundings, lang: Lang, said: Words, **values: object) -> View:
    """While Slack is asked: nothing to press but *Close*, which changes nothing."""
    frame = {"callback_id": ids.SHOWN_VIEW}
    blocks = [section(t(lang, said, **values))]
    return modal(around, lang, frame, words.TITLE, blocks)


def metadata(planned: Plan, url: str) -> str:
    """What was shown, and of which file. With problems nothing was shown that could be done."""
    return f"{'' if planned.problems else planned.fingerprint} {url}"


def read_metadata(kept: str) -> tuple[str, str]:
    """Fingerprint and address, each empty where there is none."""
    fingerprint, _, url = kept.partition(" ")
    return fingerprint, url


def _paste(lang: Lang, text: str) -> Block:
    typed = fields.typed(ids.IMPORT_TEXT, text, PASTED, multiline=True)
    return fields.field(lang, words.PASTE, typed, hint=words.PASTE_HINT)


def _choose(lang: Lang) -> Block:
    chosen = {"type": "file_input", "action_id": ids.IMPORT_FILE, "filetypes": ["csv"]}
    return fields.field(lang, words.FILE, {**chosen, "max_files": 1}, hint=words.FILE_HINT)


def _problems(lang: Lang, planned: Plan, given: Given) -> list[Block]:
    count = len(planned.problems)
    said = [_problem(lang, one) for one in planned.problems[:_MOST_PROBLEMS]]
    fix = words.FIX_FILE if given.url else words.FIX_HERE
    return [
        bold(t(lang, words.PROBLEMS, count=count)),
        *sections(_cut(lang, said, count)),
        section(t(lang, fix)),
    ]


def _problem(lang: Lang, problem: Problem) -> str:
    why = sentence(problem.why, lang)
    return why if problem.line is None else t(lang, words.ON_LINE, line=problem.line, why=why)


def _changes(around: Surroundings, lang: Lang, planned: Plan) -> list[Block]:
    counts = {effect.value: len(planned.of(effect)) for effect in Effect}
    blocks = [section(t(lang, words.COUNTS, untouched=planned.untouched, **counts))]
    if planned.is_empty:
        return [*blocks, section(t(lang, words.NOTHING_TO_DO))]
    lines = [*planned.of(Effect.ADDED), *planned.of(Effect.CHANGED)]
    said = [_line(around, lang, line) for line in lines[:_MOST_CHANGES]]
    blocks += sections(_cut(lang, said, len(lines)))
    if planned.new_units:
        units = ", ".join(planned.new_units)
        blocks.append(section(t(lang, words.NEW_UNITS, units=units)))
    if counts[Effect.ADDED]:
        blocks.append(section(t(lang, words.ASKED)))
    return blocks


def _cut(lang: Lang, said: list[str], count: int) -> Iterable[str]:
    left = count - len(said)
    return [*said, t(lang, words.AND_MORE, count=left)] if left else said


def _line(around: Surroundings, lang: Lang, line: Planned) -> str:
    parts: list[str] = []
    for name in line.changed:
        before, after = (_value(around, lang, one, name) for one in (line.before, line.after))
        field = t(lang, words.FIELDS[name])
        if line.effect is Effect.ADDED:
            parts.append(t(lang, words.IS, field=field, after=after))
        else:
            parts.append(t(lang, words.BECOMES, field=field, before=before, after=after))
    said = words.ADDED if line.effect is Effect.ADDED else words.CHANGED
    return clip(t(lang, said, name=line.name, what="; ".join(parts)), _LONGEST_LINE)


def _value(around: Surroundings, lang: Lang, profile: Profile, name: str) -> str:
    content = around.content
    match name:
        case "profession":
            code = profile.profession
            told = content.profession_label(code, lang) if code else ""
        case "languages":
            told = ", ".join(content.language_label(code, lang) for code in profile.languages)
        case "themes":
            told = ", ".join(content.theme_label(code, lang) for code in profile.themes)
        case "leads":
            told = ", ".join(profile.leads)
        case "trained_on":
            told = moments.on_day(profile.trained_on, lang) if profile.trained_on else ""
        case "quiet":
            told = written_quiet(profile.quiet) if profile.quiet else ""
        case _:
            told = str(getattr(profile, name) or "")
    return told or t(lang, words.NONE)
