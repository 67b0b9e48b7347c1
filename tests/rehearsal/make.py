"""Values for tests of the role-play, with overrides, and content folders to spoil."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from practice.moves import Move
from practice.rehearsal import state
from practice.rehearsal.content import Case
from practice.rehearsal.reading import PACKAGED, library
from practice.rehearsal.state import Rehearsal

START = 1_764_000_000.0


def make_case(name: str = "missed_dose", **changes: Any) -> Case:
    return replace(library().cases[name], **changes)


def make_rehearsal(**changes: Any) -> Rehearsal:
    """Asked at START; nobody has a card yet."""
    given: dict[str, Any] = {
        "case": make_case(),
        "lang": "en",
        "trainee": "U0SAM",
        "requester": "U0MIA",
        "asked_at": START,
    }
    return Rehearsal(**{**given, **changes})


def make_waiting(**changes: Any) -> Rehearsal:
    """The trainee has had a card for a moment."""
    return state.card_shown(make_rehearsal(**changes), START + 1)


def make_walking(steps: int = 1, **changes: Any) -> Rehearsal:
    """Accepted 20 seconds after the card; a minute for each step from there on."""
    walked = state.accepted(make_waiting(**changes), START + 21)
    for number in range(1, steps):
        walked = state.moved_on(walked, START + 60 * number)
    return walked


def make_move(label: str, **changes: Any) -> Move:
    given: dict[str, Any] = {
        "number": 1,
        "at": START + 21,
        "user": "U0SAM",
        "gesture": "click",
        "label": label,
    }
    return Move(**{**given, **changes})


def content_copy(folder: Path) -> Path:
    """The packaged content in a folder of its own."""
    copy = folder / "rehearsal"
    shutil.copytree(PACKAGED, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy
