"""The roster as a table: which columns there are, a line for each supporter, and back again."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.content import Content, folded
from bot.domain.people import Member, Profile, Role, Roster
from bot.domain.refusals import (
    ColumnMissing,
    MoreCells,
    NotAMemberId,
    Refusal,
    TwiceInSheet,
    UnknownColumn,
)
from bot.domain.roster_fields import FIELDS, Fields, read_fields, written_quiet
from bot.domain.sheets import Sheet, SheetLine, defused, join_cell, read_sheet

NAME: Final = "name"
"""For whoever reads the table; names come from Slack, and are not read back."""
SLACK: Final = "slack"
COLUMNS: Final = (SLACK, NAME, *FIELDS)

_KEPT_WHERE_EMPTY: Final = frozenset({"languages", "cap"})
"""These are never empty: nothing in the cell leaves them as they are."""
_ID: Final = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,20})(?:\|[^<>]*)?>?")


@dataclass(frozen=True, slots=True)
class Problem:
    """``line`` is None for what is wrong with the whole."""

    line: int | None
    why: Refusal


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    user: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class RosterFile:
    """Rows that could be read, and everything that is wrong with the others."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_roster(text: str, content: Content) -> RosterFile:
    """Columns by their names, in any order. A text that is no table at all is refused."""
    sheet = read_sheet(text, COLUMNS)
    names = tuple(folded(cell) for cell in sheet.heading)
    problems = _heading_problems(names)
    if problems:
        return RosterFile((), problems)
    return _read_lines(sheet, names, content)


def written_roster(roster: Roster) -> list[list[str]]:
    """The heading and everybody on the roster, each cell safe in a spreadsheet."""
    listed = (m for m in roster.members if m.standing(Role.SUPPORTER) is not None)
    return [list(COLUMNS), *([defused(cell) for cell in _cells(m)] for m in listed)]


def _heading_problems(names: tuple[str, ...]) -> tuple[Problem, ...]:
    found: list[Refusal] = []
    for at, name in enumerate(names):
        if name and name not in COLUMNS:
            near = difflib.get_close_matches(name[:40], COLUMNS, n=1)
            found.append(UnknownColumn(name[:40], ", ".join(near or COLUMNS)))
        elif name and name in names[:at]:
            found.append(TwiceInSheet(name))
    if SLACK not in names:
        found.append(ColumnMissing(SLACK))
    return tuple(Problem(1, why) for why in found)


def _read_lines(sheet: Sheet, names: tuple[str, ...], content: Content) -> RosterFile:
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for line in sheet.lines:
        try:
            row = _row(line, names, content)
            if row.user in seen:
                raise TwiceInSheet(row.user)
            seen.add(row.user)
            rows.append(row)
        except Refusal as why:
            problems.append(Problem(line.number, why))
    return RosterFile(tuple(rows), tuple(problems))


def _row(line: SheetLine, names: tuple[str, ...], content: Content) -> Row:
    cells = (*line.cells, *("" for _ in names[len(line.cells) :]))
    if any(cells[len(names) :]) or any(c for c, n in zip(cells, names, strict=False) if not n):
        raise MoreCells
    told = dict(zip(names, cells, strict=False))
    found = _ID.fullmatch(told[SLACK])
    if found is None:
        raise NotAMemberId(told[SLACK][:40])
    pairs = [(name, told[name]) for name in FIELDS if name in told]
    kept = [(n, cell) for n, cell in pairs if cell or n not in _KEPT_WHERE_EMPTY]
    return Row(line.number, found[1], read_fields(kept, content))


def _cells(member: Member) -> Iterable[str]:
    profile = member.profile or Profile()
    yield member.person.user
    yield member.name
    for name in FIELDS:
        yield _WRITTEN[name](profile)


_WRITTEN: Final[Mapping[str, Callable[[Profile], str]]] = {
    "profession": lambda profile: profile.profession or "",
    "unit": lambda profile: profile.unit or "",
    "site": lambda profile: profile.site or "",
    "languages": lambda profile: join_cell(profile.languages),
    "leads": lambda profile: join_cell(profile.leads),
    "trained": lambda profile: profile.trained_on.isoformat() if profile.trained_on else "",
    "cap": lambda profile: str(profile.cap),
    "themes": lambda profile: join_cell(profile.themes),
    "quiet": lambda profile: written_quiet(profile.quiet) if profile.quiet else "",
}
