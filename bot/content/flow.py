"""The only home of turning the file of the encounter into the flow of the domain."""

import re
from collections.abc import Iterator
from typing import Final

from bot.content.rows import LABEL, Row, Shape, Table
from bot.domain.flow import CRISIS_STEPS, LEVELS, STEPS, Flow, FlowItem, FlowStep, Level
from bot.domain.words import Words

TITLE: Final = 60
"""A Slack header and an option hold more, but the id and the count of a step stand there too."""

GUIDANCE: Final = 300
LINE: Final = 150

MOST_TICKS: Final = 10
"""Options Slack allows in one group of checkboxes (docs.slack.dev, checkboxes element)."""

MOST_LINES: Final = 10
FEWEST_DOING: Final = 2
MOST_DOING: Final = 4

_TABLES: Final = ("step", "crisis", "level")
_ITEM: Final = Shape(
    re.compile(r"[a-z0-9_]{1,40}"), "must be small letters, digits or _, at most 40."
)


def read_flow(file: str, data: dict[str, object], problems: list[str]) -> Flow:
    """Every mistake goes into `problems`; the flow is whole only where none was found."""

    def table(kind: str) -> Table:
        return Table(file, {kind: data[kind]} if kind in data else {}, problems)

    rest = Row(file, {key: data[key] for key in data if key not in _TABLES}, problems)
    seen: set[str] = set()
    flow = Flow(
        steps=tuple(_steps(table("step"), "step", STEPS, seen)),
        avoid=_lines(rest, "avoid", 1, MOST_LINES),
        blocks=_lines(rest, "blocks", 1, MOST_LINES),
        crisis=tuple(_steps(table("crisis"), "crisis", CRISIS_STEPS, seen)),
        levels=tuple(_levels(table("level"))),
        when_unsure=rest.translated("when_unsure", LINE),
    )
    rest.close()
    return flow


def _steps(table: Table, kind: str, wanted: tuple[str, ...], seen: set[str]) -> Iterator[FlowStep]:
    found: list[str] = []
    for step_id, row in table.rows(kind, "id", _one_of(wanted)):
        found.append(step_id)
        yield FlowStep(
            id=step_id,
            title=row.translated("title", TITLE),
            guidance=row.translated("guidance", GUIDANCE),
            items=_items(row, seen),
        )
    _whole(table, kind, wanted, found)


def _items(row: Row, seen: set[str]) -> tuple[FlowItem, ...]:
    parts = _some(row, "items", 1, MOST_TICKS)
    return tuple(_item(row.where, at, part, seen) for at, part in enumerate(parts, start=1))


def _item(where: str, at: int, row: Row, seen: set[str]) -> FlowItem:
    row.where = f"{where}, item number {at}"
    item_id = row.code("id", _ITEM)
    if item_id:
        row.where = f'{where}, item "{item_id}"'
    if item_id in seen:
        row.note("id", "is used twice.")
    seen.update({item_id} - {""})
    item = FlowItem(id=item_id, text=row.words(LABEL))
    row.close()
    return item


def _levels(table: Table) -> Iterator[Level]:
    """A letter that is none is noted as a mistake and makes no level."""
    found: list[str] = []
    for code, row in table.rows("level", shape=_one_of(LEVELS)):
        found.append(code)
        label = row.translated("label", LABEL)
        doing = _lines(row, "doing", FEWEST_DOING, MOST_DOING)
        yield from (Level(known, label, doing) for known in LEVELS if known == code)
    _whole(table, "level", LEVELS, found)


def _one_of(codes: tuple[str, ...]) -> Shape:
    return Shape(re.compile("|".join(codes)), f"must be one of {', '.join(codes)}.")


def _whole(table: Table, kind: str, wanted: tuple[str, ...], found: list[str]) -> None:
    """Complete and in order. Of a file without rows it was said already that it has none."""
    missing = [code for code in wanted if code not in found]
    known = [code for code in dict.fromkeys(found) if code in wanted]
    if found and missing:
        table.note(f"the {kind} {', '.join(missing)} is missing.")
    elif found and known != list(wanted):
        table.note(f"every {kind} must stand in its order: {', '.join(wanted)}.")


def _lines(row: Row, key: str, fewest: int, most: int) -> tuple[Words, ...]:
    parts = _some(row, key, fewest, most)
    return tuple(_line(row.where, key, at, part) for at, part in enumerate(parts, start=1))


def _line(where: str, key: str, at: int, row: Row) -> Words:
    row.where = f"{where}, {key} number {at}"
    words = row.words(LINE)
    row.close()
    return words


def _some(row: Row, key: str, fewest: int, most: int) -> tuple[Row, ...]:
    parts = row.parts(key)
    if not fewest <= len(parts) <= most:
        row.note(key, f"has {len(parts)} entries; it needs {fewest} to {most}.")
    return parts
