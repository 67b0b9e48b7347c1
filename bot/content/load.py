"""The only home of reading the content files from disk and of the rules that span several rows."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from bot.content.build import (
    read_aliases,
    read_choices,
    read_countries,
    read_danger_words,
    read_lines,
    read_reasons,
)
from bot.content.flow import read_flow
from bot.content.library import read_library
from bot.content.log import read_log
from bot.content.rows import Row, Table
from bot.domain.content import INTERNATIONAL, NOT_SAID, Content, Country, folded, names_of

PACKAGED: Final = Path(__file__).parent

_REASONS: Final = "reasons.toml"
_PROFESSIONS: Final = "professions.toml"
_LANGUAGES: Final = "languages.toml"
_THEMES: Final = "themes.toml"
_COUNTRIES: Final = "countries.toml"
_LINES: Final = "crisis_lines.toml"
_DANGER: Final = "danger_words.toml"
_ENCOUNTER: Final = "encounter.toml"
_LOG: Final = "log.toml"
_ALIASES: Final = "aliases.toml"
_RESOURCES: Final = "resources.toml"
_FILES: Final = (
    _REASONS,
    _PROFESSIONS,
    _LANGUAGES,
    _THEMES,
    _COUNTRIES,
    _LINES,
    _DANGER,
    _ENCOUNTER,
    _LOG,
    _ALIASES,
    _RESOURCES,
)

_Files = dict[str, dict[str, object]]


class ContentProblems(Exception):
    """Every mistake in the content files, one plain sentence each, with file and key."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_content(today: date, folder: Path | None = None) -> Content:
    """The content of the program, checked whole; raises ContentProblems or returns all of it.

    A file that the folder does not hold is the packaged one, so that a program edits only what is
    its own. `today` is needed to refuse a line that was verified in the future.
    """
    problems: list[str] = []
    files = _read(folder or PACKAGED, problems)
    content = _build(files, today, problems)
    problems.extend(_across(content))
    if problems:
        raise ContentProblems(tuple(problems))
    return content


def _read(folder: Path, problems: list[str]) -> _Files:
    if not folder.is_dir():
        problems.append(f"{folder}: there is no such folder.")
    extra = sorted({path.name for path in folder.glob("*.toml")} - set(_FILES))
    known = ", ".join(_FILES)
    problems.extend(f"{name}: is not a content file. Known are {known}." for name in extra)
    return {name: _file(folder, name, problems) for name in _FILES}


def _file(folder: Path, name: str, problems: list[str]) -> dict[str, object]:
    """After a file that cannot be read the packaged one stands in, so that no rule misfires."""
    for path in dict.fromkeys((folder / name, PACKAGED / name)):
        data = _parse(path, problems) if path.exists() else None
        if data is not None:
            return data
    return {}


def _parse(path: Path, problems: list[str]) -> dict[str, object] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: cannot be read ({error}).")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: is not valid TOML ({error}).")
    return None


def _build(files: _Files, today: date, problems: list[str]) -> Content:
    def table(name: str) -> Table:
        return Table(name, files[name], problems)

    return Content(
        reasons=read_reasons(table(_REASONS)),
        professions=read_choices(table(_PROFESSIONS), "profession"),
        languages=read_choices(table(_LANGUAGES), "language"),
        themes=read_choices(table(_THEMES), "theme"),
        countries=read_countries(table(_COUNTRIES)),
        lines=read_lines(table(_LINES), today),
        danger_words=read_danger_words(Row(_DANGER, files[_DANGER], problems)),
        flow=read_flow(_ENCOUNTER, files[_ENCOUNTER], problems),
        log=read_log(_LOG, files[_LOG], problems),
        aliases=read_aliases(Row(_ALIASES, files[_ALIASES], problems)),
        library=read_library(_RESOURCES, files[_RESOURCES], problems),
    )


def _across(content: Content) -> Iterator[str]:
    if next(iter(content.reasons), NOT_SAID) != NOT_SAID:
        yield f'{_REASONS}: the first reason must be "{NOT_SAID}" (prefer not to say).'
    yield from _places_of_lines(content)
    yield from _names_twice(content)
    if INTERNATIONAL in content.countries:
        yield from _routes(content)
    else:
        yield f'{_COUNTRIES}: the country "{INTERNATIONAL}" (everywhere else) is missing.'


def _places_of_lines(content: Content) -> Iterator[str]:
    for line in content.lines.values():
        if line.country and line.country not in content.countries:
            yield f'{_LINES}, line "{line.id}", country: "{line.country}" is not in {_COUNTRIES}.'


def _names_twice(content: Content) -> Iterator[str]:
    owners: dict[str, Country] = {}
    for country in content.countries.values():
        for name in names_of(country):
            owner = owners.setdefault(folded(name), country)
            if owner.code != country.code:
                yield (
                    f'{_COUNTRIES}, country "{country.code}": '
                    f'"{name}" already means "{owner.code}".'
                )


def _routes(content: Content) -> Iterator[str]:
    """A line can be busy or closed: with a line of its own a country needs another crisis line."""
    for code in content.countries:
        found = content.lines_for(code)
        has_own = any(line.country == code for line in found.lines)
        needed = 2 if has_own and code != INTERNATIONAL else 1
        if len(found.lines) < needed:
            yield (
                f'{_LINES}: the country "{code}" has no second route. '
                f'Add a crisis line, or one with country = "{INTERNATIONAL}".'
            )
