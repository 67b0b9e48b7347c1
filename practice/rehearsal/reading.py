"""The only home of reading the role-play's content files, and of the rules that they keep."""

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from practice.rehearsal.content import CRISIS_STEP, Ask, Case, Crisis, Library, Step, Tick
from practice.rehearsal.sheets import Row, Sheet
from practice.rehearsal.wording import (
    CHOICES,
    Buttons,
    Fields,
    Labels,
    Refusals,
    Text,
    Words,
    names_of,
)

PACKAGED: Final = Path(__file__).parent
_FLOW: Final = "flow.toml"
_LABELS: Final = "labels.toml"
_WORDS: Final = "words.toml"
_CASES: Final = "cases"

SHORT, LINE, LONG = 75, 120, 300
"""Characters: titles and labels; what is said and ticked; sentences of the panel."""
MOST_LINES = 3
TICKS = range(2, 5)
POINTS = range(2, 5)


class CaseProblems(Exception):
    """Every mistake in the content files, one sentence each, with file and field."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@cache
def library() -> Library:
    """The packaged content, read once."""
    return read_library(PACKAGED)


def read_library(folder: Path) -> Library:
    """The whole content, checked; raises CaseProblems with all mistakes, or returns all of it."""
    problems: list[str] = []
    labels = _labels(_sheet(folder / _LABELS, problems))
    flow = _sheet(folder / _FLOW, problems)
    steps = tuple(_shared_step(row) for row in flow.rows("step"))
    crisis = _crisis(flow.inside("crisis"))
    order = _order(flow, folder / _CASES)
    flow.done()
    words = _sheet(folder / _WORDS, problems)
    made = Library(
        cases={name: _case(folder, name, steps, labels, problems) for name in order},
        labels=labels,
        crisis=crisis,
        words=Words(**_named(words.inside("words"), names_of(Words), LONG)),
        refusals=Refusals(**_named(words.inside("refusals"), names_of(Refusals), LONG)),
    )
    words.done()
    if problems:
        raise CaseProblems(tuple(problems))
    return made


def _sheet(path: Path, problems: list[str]) -> Sheet:
    row: Row = {}
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: cannot be read ({error}).")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: is not valid TOML ({error}).")
    return Sheet(path.name, row, problems)


def _named(sheet: Sheet, names: tuple[str, ...], longest: int) -> dict[str, Text]:
    found = {name: sheet.text(name, longest) for name in names}
    sheet.done()
    return found


def _labels(sheet: Sheet) -> Labels:
    choices = {group: _choices(sheet.inside(group)) for group in CHOICES}
    made = Labels(
        buttons=Buttons(**_named(sheet.inside("buttons"), names_of(Buttons), SHORT)),
        fields=Fields(**_named(sheet.inside("fields"), names_of(Fields), SHORT)),
        **choices,
    )
    sheet.done()
    return made


def _choices(sheet: Sheet) -> dict[str, Text]:
    return {key: sheet.text(key, SHORT) for key in sheet.names()}


def _crisis(sheet: Sheet) -> Crisis:
    made = Crisis(
        todo=sheet.text("todo", LONG),
        also=sheet.texts("also", LONG),
    )
    sheet.done()
    return made


def _shared_step(sheet: Sheet) -> Step:
    step_id = sheet.word("id")
    if sheet.flag("crisis") is not (step_id == CRISIS_STEP):
        sheet.wrong(f'must be true for the step "{CRISIS_STEP}" and for no other.', "crisis")
    step = Step(
        id=step_id,
        title=sheet.text("title", SHORT),
        hint=sheet.text("hint", LINE),
        ticks=_ticks(sheet),
        press=sheet.words("press", names_of(Buttons)),
    )
    sheet.done()
    return step


def _ticks(sheet: Sheet) -> tuple[Tick, ...]:
    ticks = []
    for row in sheet.rows("tick"):
        ticks.append(Tick(row.word("id"), row.both(LINE)))
        row.done()
    return tuple(ticks)


def _order(flow: Sheet, folder: Path) -> tuple[str, ...]:
    """The names of the cases; the list and the files of the folder must be the same."""
    listed, there = flow.words("cases"), {path.stem for path in folder.glob("*.toml")}
    for name in sorted(there ^ set(listed)):
        flow.wrong(f'"{name}" must stand in the list and be a file of the folder.', "cases")
    return tuple(name for name in listed if name in there)


def _case(
    folder: Path, name: str, steps: tuple[Step, ...], labels: Labels, problems: list[str]
) -> Case:
    sheet = _sheet(folder / _CASES / f"{name}.toml", problems)
    walked = steps if sheet.flag("crisis") else tuple(s for s in steps if not s.is_crisis)
    made = Case(
        id=name,
        persona=sheet.word("persona"),
        title=sheet.text("title", SHORT),
        summary=sheet.text("summary", LINE),
        ask=_ask(sheet.inside("ask"), labels),
        steps=_own_steps(sheet, walked),
        points=sheet.texts("point", LINE),
    )
    if len(made.points) not in POINTS:
        sheet.wrong(f"must be {POINTS.start} to {POINTS.stop - 1}.", "point")
    sheet.done()
    return made


def _ask(sheet: Sheet, labels: Labels) -> Ask:
    made = Ask(
        urgency=sheet.word("urgency", labels.urgency),
        mode=sheet.word("mode", labels.mode),
        reasons=sheet.words("reasons", labels.reasons),
        number=sheet.word("number", needed=False),
        leave_message=sheet.word("leave_message", labels.leave_message, needed=False),
        note=sheet.text("note", LONG) if sheet.has("note") else None,
    )
    sheet.done()
    return made


def _own_steps(sheet: Sheet, walked: tuple[Step, ...]) -> tuple[Step, ...]:
    """The shared steps with what this case adds to each."""
    merged = {step.id: step for step in walked}
    for row in sheet.rows("step"):
        step_id = row.word("id", tuple(merged))
        says = row.texts("says", LINE)
        if len(says) > MOST_LINES:
            row.wrong(f"are at most {MOST_LINES} lines.", "says")
        ticks = _ticks(row)
        row.done()
        if step_id in merged:
            there = merged[step_id]
            merged[step_id] = replace(there, says=says, ticks=(*there.ticks, *ticks))
    for step in merged.values():
        _check_ticks(sheet, step)
    return tuple(merged.values())


def _check_ticks(sheet: Sheet, step: Step) -> None:
    ids = [tick.id for tick in step.ticks]
    if len(ids) not in TICKS:
        few, many = TICKS.start, TICKS.stop - 1
        sheet.wrong(f"{step.id} has {len(ids)} ticks. It must have {few} to {many}.", "step")
    if len(set(ids)) < len(ids):
        sheet.wrong(f"{step.id} has two ticks with one id.", "step")
