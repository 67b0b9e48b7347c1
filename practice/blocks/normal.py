"""What Slack adds to the blocks it stores: missing ids, and the defaults of text objects."""

import copy
from typing import Any

from practice.ids import Ids
from practice.rules.blocks import elements_of

Json = dict[str, Any]


def normal_blocks(blocks: list[Json], ids: Ids) -> list[Json]:
    """A copy in which every block and every element has an id, random where none was given."""
    stored = copy.deepcopy(blocks)
    for block in stored:
        block.setdefault("block_id", ids.short())
        for element in elements_of(block):
            if element.get("type") != "image":
                element.setdefault("action_id", ids.short())
        _fill_texts(block)
    return stored


def _fill_texts(part: Any) -> None:
    if isinstance(part, list):
        for one in part:
            _fill_texts(one)
    elif isinstance(part, dict):
        if part.get("type") == "plain_text" and "text" in part:
            part.setdefault("emoji", True)
        elif part.get("type") == "mrkdwn" and "text" in part:
            part.setdefault("verbatim", False)
        for value in part.values():
            if isinstance(value, dict | list):
                _fill_texts(value)
