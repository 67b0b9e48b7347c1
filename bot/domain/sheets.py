"""Tables as spreadsheets keep them: bytes in, rows out, and back; safe to open in a spreadsheet."""

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.content import folded
from bot.domain.refusals import SheetBroken, SheetEmpty, SheetNotText, SheetTooBig, SheetTooLong

MOST_BYTES: Final = 1024 * 1024
MOST_LINES: Final = 2000
LONGEST_CELL: Final = 2000

_DELIMITERS: Final = (",", ";", "\t")
_RUNS: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the beginning of a formula, also as a wide letter."""
_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """``number`` is that of the line in the file where it begins; the heading stands on line 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    heading: tuple[str, ...]
    lines: tuple[SheetLine, ...]


def text_of(data: bytes) -> str:
    """UTF-8 with or without its mark, or UTF-16 with one. Anything else is no text of ours."""
    if len(data) > MOST_BYTES:
        raise SheetTooBig
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise SheetNotText from None
    if "\x00" in text:
        raise SheetNotText
    return text


def read_sheet(text: str, columns: Collection[str]) -> Sheet:
    """Rows of a text with commas, semicolons or tabs: whichever finds most of ``columns`` in the
    first line. Empty lines are left out, and formulas that were defused are as they were."""
    lines = text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = max(_DELIMITERS, key=lambda one: _known(lines[0], one, columns))
    rows = [row for row in _rows(lines, delimiter) if any(row.cells)]
    if not rows:
        raise SheetEmpty
    if len(rows) - 1 > MOST_LINES:
        raise SheetTooLong(MOST_LINES)
    return Sheet(rows[0].cells, tuple(rows[1:]))


def write_sheet(rows: Iterable[Iterable[str]]) -> bytes:
    """As Excel and others open it without questions: UTF-8 with its mark, every cell in quotes."""
    return f"{_MARK}{_written(rows, csv.QUOTE_ALL)}".encode()


def split_cell(cell: str) -> list[str]:
    """The names in one cell; one that holds a comma itself stands in quotes."""
    parts = next(csv.reader([cell], skipinitialspace=True), []) if cell else []
    return [part.strip() for part in parts if part.strip()]


def join_cell(names: Iterable[str]) -> str:
    """As ``split_cell`` takes it apart."""
    return _written([names], csv.QUOTE_MINIMAL).removesuffix("\r\n")


def defused(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would run (and before such an apostrophe)."""
    return f"'{cell}" if cell.lstrip("'")[:1] in _RUNS and cell else cell


def fused(cell: str) -> str:
    """Without the apostrophe that ``defused`` put there."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare[:1] in _RUNS and bare else cell


def _known(line: str, delimiter: str, columns: Collection[str]) -> int:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(folded(cell) in columns for cell in cells)


def _rows(lines: list[str], delimiter: str) -> Iterator[SheetLine]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    number = 0
    try:
        for row in reader:
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise SheetBroken(number + 1)
            yield SheetLine(number + 1, tuple(fused(cell.strip(" ")).strip() for cell in row))
            number = reader.line_num
    except csv.Error:
        raise SheetBroken(number + 1) from None


class _Kept:
    """What a writer of csv writes to."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, piece: str) -> None:
        self.pieces.append(piece)


def _written(rows: Iterable[Iterable[str]], quoting: Literal[0, 1]) -> str:
    kept = _Kept()
    csv.writer(kept, quoting=quoting).writerows(rows)
    return "".join(kept.pieces)
