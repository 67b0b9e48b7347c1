"""Where a person can press or fill in something: each interactive element with its labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from practice.blocks.mrkdwn import unescape
from practice.rules.blocks import elements_of
from practice.rules.composition import offered

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """One element on a screen, in its block."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def type(self) -> str:
        return str(self.element["type"])

    @property
    def is_input(self) -> bool:
        return bool(self.block["type"] == "input")

    @property
    def is_optional(self) -> bool:
        return bool(self.block.get("optional"))

    def labels(self) -> list[str]:
        """What a person could call it: its text, its label, its placeholder."""
        texts = [
            self.element.get("text"),
            self.block.get("label"),
            self.element.get("placeholder"),
            self.block.get("text") if "accessory" in self.block else None,
        ]
        names = [unescape(text["text"]) for text in texts if isinstance(text, dict)]
        spoken = self.element.get("accessibility_label")
        return [*names, spoken] if isinstance(spoken, str) else names

    def label(self) -> str:
        """The first of its labels, its action_id where it has none."""
        return next(iter(self.labels()), self.action_id)

    def option_texts(self) -> list[str]:
        return [unescape(option["text"]["text"]) for option in offered(self.element)]

    def is_called(self, label: str) -> bool:
        return label in self.labels()

    def is_at(self, action_id: str | None, block_id: str | None, value: str | None) -> bool:
        asked = (
            (action_id, self.element["action_id"]),
            (block_id, self.block["block_id"]),
            (value, self.element.get("value")),
        )
        return all(wanted is None or wanted == found for wanted, found in asked)


def spots_of(blocks: list[Json]) -> Iterator[Spot]:
    """Interactive elements in reading order; pictures are none."""
    for block in blocks:
        for element in elements_of(block):
            if element.get("type") != "image":
                yield Spot(block, element)
