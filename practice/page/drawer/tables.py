"""The one form of the drawer's tables."""

from collections.abc import Iterable, Sequence

import htpy as h

Cell = str | tuple[str, str]
"""Words, or a figure: its text and the class that sets it."""


def figure(text: str) -> Cell:
    return (text, ".figure")


def table(
    key: str, caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> h.Element:
    """The first cell of a row names it."""
    return scrolling(
        h.table(".drawer-table")[
            h.caption[caption],
            head(heads),
            h.tbody[(_row(row) for row in rows)],
        ],
        caption,
        key,
    )


def head(names: Sequence[str]) -> h.Element:
    return h.thead[h.tr[(h.th(scope="col")[name] for name in names)]]


def scrolling(inside: h.Element, name: str, key: str | None = None) -> h.Element:
    """On a narrow screen a table moves sideways, by keyboard too."""
    return h.div(".drawer-scroll", data_key=key, tabindex="0", role="group", aria_label=name)[
        inside
    ]


def _row(cells: Sequence[Cell]) -> h.Element:
    first, *rest = cells
    return h.tr[h.th(_class(first), scope="row")[_text(first)], (_cell(cell) for cell in rest)]


def _cell(cell: Cell) -> h.Element:
    return h.td(_class(cell))[_text(cell)]


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell[0]


def _class(cell: Cell) -> str:
    return "" if isinstance(cell, str) else cell[1]
