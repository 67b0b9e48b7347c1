"""The picture is a PNG that grows with its rows, in every number of people."""

import struct
from datetime import date, timedelta

from bot import pictures
from bot.domain.heat import Cell, Heat
from bot.ports import PictureWords

LEGEND = ("nobody", "one person", "two", "three or more", "not promised")


def drawn(rows: int, cells: tuple[Cell, ...], *, by_hour: bool = True) -> bytes:
    days = tuple(date(2026, 11, 23) + timedelta(days=number) for number in range(rows))
    columns = tuple(map(str, range(len(cells))))
    words = PictureWords("Coverage", "Hour", tuple(map(str, days)), columns, LEGEND)
    draw = pictures.drawing()
    assert draw is not None
    return draw(Heat(by_hour, days, (cells,) * rows), words)


def size(data: bytes) -> tuple[int, int]:
    """From the header of the PNG."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_each_row_adds_height_and_the_hours_keep_their_width() -> None:
    cells: tuple[Cell, ...] = (None, 0, 1, 2, 3, 9, 10, 200, *[1] * 16)
    two_weeks, five_weeks = size(drawn(14, cells)), size(drawn(35, cells))
    assert two_weeks[0] == five_weeks[0] > 1000
    assert five_weeks[1] > two_weeks[1] + 20 * 30


def test_a_year_of_weeks_is_small_enough_to_send() -> None:
    data = drawn(58, (0, 1, 2, 3, None, 4, 5), by_hour=False)
    width, height = size(data)
    assert width < height < 4000
    assert len(data) < 300_000


def test_what_differs_by_a_number_alone_is_drawn_otherwise() -> None:
    assert drawn(1, (3,) * 24) != drawn(1, (4,) * 24)
