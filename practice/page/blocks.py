"""Every block of Block Kit as HTML."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import htpy as h
from markupsafe import Markup

from practice.blocks.mrkdwn import unescape
from practice.blocks.spots import Spot
from practice.page.elements import draw_element
from practice.page.paper import Field, Json, Paper
from practice.page.words import Piece, draw_rich_text, draw_text, joined

# Made once: most of what is drawn is these.
_SECTION = h.div(".block.section")
_SAYS = h.div(".says")
_WORDS = h.div(".words")
_ACTIONS = h.div(".block.actions")
_CONTEXT = h.div(".block.context")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper, and which action ids have been drawn on it so far."""

    paper: Paper
    used: Counter[str] = field(default_factory=Counter)

    def field(self, block: Json, element: Json) -> Field:
        """The element's HTML id leaves out the block_id, which may be another after an update."""
        spot = Spot(block, element)
        self.used[spot.action_id] += 1
        count = self.used[spot.action_id]
        again = (f"again-{count}",) if count > 1 else ()
        return Field(spot, self.paper, self.paper.id(spot.action_id, *again))


def draw_blocks(blocks: Sequence[Json], paper: Paper) -> Markup:
    """Stored blocks, so that every one has its ids; see ``practice.blocks.normal``."""
    sheet = Sheet(paper)
    return joined(_DRAWN.get(str(block.get("type")), _undrawn)(block, sheet) for block in blocks)


def _section(block: Json, sheet: Sheet) -> Piece:
    text, fields, accessory = block.get("text"), block.get("fields"), block.get("accessory")
    own, beside = _accessory(block, accessory, sheet) if accessory else (None, None)
    says = (
        text and _said(text, sheet, own),
        fields and h.div(".fields")[joined(_said(one, sheet) for one in fields)],
    )
    return _SECTION[joined((_SAYS[joined(says)], beside and h.div(".accessory")[beside]))]


def _accessory(block: Json, element: Json, sheet: Sheet) -> tuple[str | None, Piece]:
    """The HTML id of the text that names it, and the accessory."""
    if element["type"] == "image":
        return None, _picture(element)
    beside = sheet.field(block, element)
    if "text" not in block:
        return None, draw_element(beside)
    named = replace(beside, named_by=f"{beside.id}/text")
    return named.named_by, draw_element(named)


def _said(text: Json, sheet: Sheet, own: str | None = None) -> Piece:
    words = h.div(".words", id=own) if own else _WORDS
    return words[draw_text(text, sheet.paper.reader)]


def _picture(part: Json) -> Piece:
    """There is no network: what is said of the picture stands in its frame."""
    return h.span(".picture")[part["alt_text"]]


def _header(block: Json, sheet: Sheet) -> Piece:
    return h.h4(".block.header.words")[unescape(block["text"]["text"])]


def _divider(block: Json, sheet: Sheet) -> Piece:
    return h.hr(".block")


def _context(block: Json, sheet: Sheet) -> Piece:
    return _CONTEXT[joined(_context_part(one, sheet) for one in block["elements"])]


def _context_part(part: Json, sheet: Sheet) -> Piece:
    if "alt_text" in part:
        return _picture(part)
    return _said(part, sheet)


def _actions(block: Json, sheet: Sheet) -> Piece:
    drawn = joined(draw_element(sheet.field(block, one)) for one in block["elements"])
    return _ACTIONS[drawn]


def _input(block: Json, sheet: Sheet) -> Piece:
    """Label and control, then the hint, then what was wrong with the last answer."""
    drawn = sheet.field(block, block["element"])
    hint, error = block.get("hint"), drawn.error
    return h.div(class_=["block", "input", error and "wrong"])[
        joined(
            (
                draw_element(drawn),
                error and h.p(".error", id=drawn.error_id)[error],
                hint and h.p(".hint.words", id=drawn.hint_id)[unescape(hint["text"])],
            )
        )
    ]


def _image(block: Json, sheet: Sheet) -> Piece:
    title = block.get("title")
    return h.div(".block.image")[title and h.p(".words")[unescape(title["text"])], _picture(block)]


def _rich_text(block: Json, sheet: Sheet) -> Piece:
    return h.div(".block.rich.words")[draw_rich_text(block, sheet.paper.reader)]


def _markdown(block: Json, sheet: Sheet) -> Piece:
    """As it was written: this page reads no standard Markdown."""
    return h.div(".block.words")[str(block["text"])]


def _table(block: Json, sheet: Sheet) -> Piece:
    """docs.slack.dev/reference/block-kit/blocks/table-block"""
    aligns = [_align(one) for one in block.get("column_settings", [])]
    rows = joined(h.tr[joined(_cells(row, aligns, sheet))] for row in block["rows"])
    return h.div(".block.table", tabindex="0", role="group", aria_label="Table")[
        h.table[h.tbody[rows]]
    ]


def _align(setting: Any) -> str | None:
    align = setting.get("align") if isinstance(setting, dict) else None
    return f"at-{align}" if align in ("center", "right") else None


def _cells(row: list[Json], aligns: list[str | None], sheet: Sheet) -> Iterator[Piece]:
    for number, cell in enumerate(row):
        align = aligns[number] if number < len(aligns) else None
        yield h.td(class_=["words", align])[_cell(cell, sheet)]


def _cell(cell: Json, sheet: Sheet) -> Piece:
    if cell.get("type") == "rich_text":
        return draw_rich_text(cell, sheet.paper.reader)
    return str(cell.get("text", ""))


def _undrawn(block: Json, sheet: Sheet) -> Piece:
    sentence = sheet.paper.frame.not_here.format(kind=block.get("type"))
    return h.p(".block.undrawn")[sentence]


_DRAWN: dict[str, Callable[[Json, Sheet], Piece]] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "rich_text": _rich_text,
    "markdown": _markdown,
    "table": _table,
}
