"""Tables out of spreadsheets: encodings, separators, formulas, and everything that is broken."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import (
    Refusal,
    SheetBroken,
    SheetEmpty,
    SheetNotText,
    SheetTooBig,
    SheetTooLong,
)
from bot.domain.sheets import (
    MOST_BYTES,
    MOST_LINES,
    defused,
    fused,
    join_cell,
    read_sheet,
    split_cell,
    text_of,
    write_sheet,
)

COLUMNS = ("slack", "unit")
CELLS = st.text(max_size=30).map(lambda text: " ".join(text.split()))
NAMES = st.text(min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)


def cells(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in read_sheet(text, COLUMNS).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_write_is_read(encoding: str) -> None:
    assert text_of("slack,unit\nU1,Quirófano".encode(encoding)).endswith("Quirófano")


@pytest.mark.parametrize(
    "data",
    ["Quirófano".encode("latin-1"), b"\xff\xfeabc", "x".encode("utf-16-le"), b"PK\x03\x04\x00"],
)
def test_anything_else_is_no_text(data: bytes) -> None:
    with pytest.raises(SheetNotText):
        text_of(data)


def test_a_file_may_have_a_megabyte_and_no_byte_more() -> None:
    assert text_of(b"x" * MOST_BYTES)
    with pytest.raises(SheetTooBig):
        text_of(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found(separator: str, end: str) -> None:
    text = end.join(separator.join(row) for row in (("Slack", "UNIT"), ("U1", "ICU"), ("", "")))
    assert cells(text) == [("U1", "ICU")]


def test_lines_are_counted_as_the_file_has_them() -> None:
    text = 'slack,unit\n\nU1,"Day\nsurgery"\nU2,ICU\n'
    assert [line.number for line in read_sheet(text, COLUMNS).lines] == [3, 5]


def test_too_many_lines_are_refused() -> None:
    line = "U1,ICU\n"
    assert len(cells(f"slack,unit\n{line * MOST_LINES}")) == MOST_LINES
    for count in (MOST_LINES + 1, 10_000):
        with pytest.raises(SheetTooLong):
            read_sheet(f"slack,unit\n{line * count}", COLUMNS)


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " , ,\n"])
def test_nothing_is_told_as_nothing(text: str) -> None:
    with pytest.raises(SheetEmpty):
        read_sheet(text, COLUMNS)


@pytest.mark.parametrize(
    ("text", "line"),
    [('slack\n"U1\nU2', 2), ('slack\nU1\n"a"b"', 3), (f"slack\n{'x' * 2001}", 2)],
)
def test_where_it_breaks_off_is_told(text: str, line: int) -> None:
    with pytest.raises(SheetBroken) as refused:
        read_sheet(text, COLUMNS)
    assert refused.value.args == (line,)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\uff1d1", "'=1"])
def test_no_cell_runs_in_a_spreadsheet(cell: str) -> None:
    assert defused(cell) == f"'{cell}"
    assert fused(defused(cell)) == cell


@pytest.mark.parametrize("cell", ["", "ICU", "O'Hara", "'ICU", "'"])
def test_everything_else_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == fused(cell) == cell


@given(st.text())
def test_what_was_defused_comes_back(cell: str) -> None:
    assert fused(defused(cell)) == cell
    assert defused(cell)[:1] not in tuple("=+-@\t\r")


@given(st.lists(st.tuples(CELLS, CELLS).filter(any), max_size=20))
def test_what_is_written_is_read(rows: list[tuple[str, str]]) -> None:
    data = write_sheet([COLUMNS, *([defused(cell) for cell in row] for row in rows)])
    assert cells(text_of(data.replace(b"\x00", b""))) == [
        tuple(cell.replace("\x00", "") for cell in row)
        for row in rows
        if any(cell.replace("\x00", "") for cell in row)
    ]


@given(st.lists(NAMES, max_size=6))
def test_names_with_commas_share_a_cell(names: list[str]) -> None:
    assert split_cell(join_cell(names)) == names


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_whatever_comes_is_read_or_refused_by_name(data: bytes) -> None:
    try:
        read_sheet(text_of(data), COLUMNS)
    except (csv.Error, UnicodeError) as leaked:
        raise AssertionError from leaked
    except Refusal:
        pass
