"""The picture of coverage: a square for each hour or day, with its number, so that colour is never
alone. It brings its own background and reads the same in a light Slack and a dark one."""

from io import BytesIO
from typing import Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from bot.domain.heat import Cell, Heat
from bot.ports import PictureWords

_INK: Final = "#1d1c1d"
_PAPER: Final = "#ffffff"
_FILLS: Final = ("#8c1d18", "#f2b84b", "#a8d5ba", "#3f8f63")
_INKS: Final = ("#ffffff", _INK, _INK, "#ffffff")
_NOT_PROMISED: Final = "#ececec"
_MOST: Final = 9
_SIZE: Final = 0.34
"""Inches of one square of an hour; one of a day is twice as wide."""
_DPI: Final = 120


def draw(heat: Heat, words: PictureWords) -> bytes:
    """As PNG."""
    wide = _SIZE if heat.by_hour else 2 * _SIZE
    columns, rows = len(words.columns), len(heat.rows)
    size = (columns * wide + 2.2, rows * _SIZE + 2.0)
    figure = Figure(figsize=size, facecolor=_PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for row, cells in enumerate(heat.cells):
        for column, cell in enumerate(cells):
            _square(axes, column, row, cell)
    _frame(axes, words, columns, rows)
    handles = [_patch(number, label) for number, label in enumerate(words.legend)]
    figure.legend(handles=handles, loc="outside lower center", ncols=3, frameon=False)
    sink = BytesIO()
    figure.savefig(sink, format="png", dpi=_DPI, facecolor=_PAPER)
    return sink.getvalue()


def _square(axes: Axes, column: int, row: int, cell: Cell) -> None:
    fill = _NOT_PROMISED if cell is None else _FILLS[min(cell, len(_FILLS) - 1)]
    square = Rectangle((column, row), 1, 1, facecolor=fill, edgecolor=_PAPER, linewidth=1.2)
    axes.add_patch(square)
    if cell is None:
        return
    said = f"{_MOST}+" if cell > _MOST else str(cell)
    ink = _INKS[min(cell, len(_INKS) - 1)]
    weight = "bold" if cell == 0 else "normal"
    at = (column + 0.5, row + 0.52)
    axes.text(*at, said, ha="center", va="center", fontsize=8.5, color=ink, weight=weight)


def _frame(axes: Axes, words: PictureWords, columns: int, rows: int) -> None:
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    axes.set_xticks([n + 0.5 for n in range(columns)], words.columns, fontsize=8.5, color=_INK)
    axes.set_yticks([n + 0.5 for n in range(rows)], words.rows, fontsize=8.5, color=_INK)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel(words.axis, fontsize=9, color=_INK)
    axes.set_title(words.title, fontsize=11, color=_INK, pad=10)
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _patch(number: int, label: str) -> Patch:
    fill = _FILLS[number] if number < len(_FILLS) else _NOT_PROMISED
    digit = ("0: ", "1: ", "2: ", "3+: ", "")[min(number, len(_FILLS))]
    return Patch(facecolor=fill, edgecolor=_INK, linewidth=0.4, label=f"{digit}{label}")
