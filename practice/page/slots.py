"""What a page shows as named lists of keyed pieces of HTML, and what changed between two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece: a single root element that carries ``data-key``."""

    key: str
    html: str


Slots = dict[str, list[Item]]
"""Name of a slot -> its pieces in order. A slot inside a piece comes after that piece's own."""


def difference(before: Mapping[str, list[Item]], after: Mapping[str, list[Item]]) -> list[Json]:
    """What a browser that shows ``before`` must be told to show ``after``, in order.

    Pieces that did not change are named only; a slot that is gone is told empty.
    """
    told = [_change(name, before.get(name, []), items) for name, items in after.items()]
    gone: list[Json | None] = [
        {"slot": name, "keys": [], "html": {}}
        for name, items in before.items()
        if items and name not in after
    ]
    return [change for change in told + gone if change is not None]


def _change(name: str, before: list[Item], after: list[Item]) -> Json | None:
    if before == after:
        return None
    known = {item.key: item.html for item in before}
    fresh = {item.key: item.html for item in after if known.get(item.key) != item.html}
    return {"slot": name, "keys": [item.key for item in after], "html": fresh}
