"""The only home of values and broken folders for the tests of content."""

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from bot.content.load import PACKAGED, ContentProblems, load_content
from bot.domain.content import Confidence, CrisisLine, LineKind, TextWay, Words

TODAY = date(2026, 11, 23)

CONTENT = load_content(TODAY)


class LineOverrides(TypedDict, total=False):
    id: str
    country: str
    kind: LineKind
    name: Words
    call: tuple[str, ...]
    text: TextWay | None
    chat: str
    url: str
    hours: Words
    note: Words | None
    source: tuple[str, ...]
    confidence: Confidence
    verified_on: date | None


def make_line(**overrides: Unpack[LineOverrides]) -> CrisisLine:
    values: LineOverrides = {
        "id": "xx-line",
        "country": "US",
        "kind": "crisis",
        "name": Words("A line", "Una línea"),
        "call": ("988",),
        "text": None,
        "chat": "",
        "url": "",
        "hours": Words("Always", "Siempre"),
        "note": None,
        "source": ("https://example.org",),
        "confidence": "H",
        "verified_on": TODAY,
    }
    return CrisisLine(**(values | overrides))


def packaged(file: str) -> str:
    return (PACKAGED / file).read_text(encoding="utf-8")


def changed(file: str, old: str, new: str) -> str:
    """A packaged file with one thing changed; fails where the thing to change is not there."""
    text = packaged(file)
    assert old in text
    return text.replace(old, new, 1)


def make_folder(at: Path, **files: str) -> Path:
    """A program's own folder; `reasons="..."` is its reasons.toml."""
    for name, text in files.items():
        (at / f"{name}.toml").write_text(text, encoding="utf-8")
    return at


def problems_of(folder: Path) -> tuple[str, ...]:
    try:
        load_content(TODAY, folder)
    except ContentProblems as found:
        return found.problems
    return ()
