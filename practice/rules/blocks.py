"""Rules of the blocks, of what each surface takes, and of ids that must differ."""

from collections.abc import Iterator
from typing import Any

from practice.rules.composition import RICH_TEXT_PARTS, SLACK_FILE, mrkdwn, plain, text
from practice.rules.elements import (
    ELEMENTS,
    IMAGE,
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    image_source,
)
from practice.rules.shapes import (
    Check,
    Fields,
    Problems,
    anything,
    both,
    by_type,
    complain,
    flag,
    listing,
    shape,
    words,
)


def _only(names: set[str], extra: Fields | None = None) -> Check:
    return by_type({**{name: ELEMENTS[name] for name in names}, **(extra or {})}, "element")


def _block(must: Fields, may: Fields | None = None) -> Check:
    return shape({"type": anything, **must}, {"block_id": words(255), **(may or {})})


def says_something(value: Any, at: str, problems: Problems) -> None:
    if isinstance(value, dict) and not ("text" in value or "fields" in value):
        complain(problems, at, "needs text or fields")


PICTURE: Fields = {"image": IMAGE}

BLOCKS: dict[str, Check] = {
    "section": both(
        _block(
            {},
            {
                "text": text(3000),
                "fields": listing(text(2000), 1, 10),
                "accessory": _only(IN_SECTION, PICTURE),
                "expand": flag,
            },
        ),
        says_something,
    ),
    "header": _block({"text": plain(150)}),
    "divider": _block({}),
    "context": _block(
        {
            "elements": listing(
                by_type(
                    {"plain_text": plain(3000), "mrkdwn": mrkdwn(3000), **PICTURE},
                    "element",
                ),
                1,
                10,
            )
        }
    ),
    "actions": _block({"elements": listing(_only(IN_ACTIONS), 1, 25)}),
    "input": _block(
        {"label": plain(2000), "element": _only(IN_INPUT)},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "image": both(
        _block(
            {"alt_text": words(2000)},
            {"image_url": words(3000), "slack_file": SLACK_FILE, "title": plain(2000)},
        ),
        image_source,
    ),
    "rich_text": _block({"elements": RICH_TEXT_PARTS}),
    "markdown": _block({"text": words(12000)}),
    "table": _block(
        {"rows": listing(listing(anything, 1, 20), 1, 100)},
        {"column_settings": listing(anything, 0, 20)},
    ),
}

IN_VIEWS = {"section", "header", "divider", "context", "actions", "input", "image", "rich_text"}
IN_MESSAGES = set(BLOCKS)

_VIEW_BLOCKS = by_type({name: BLOCKS[name] for name in IN_VIEWS}, "type")
_MESSAGE_BLOCKS = by_type({name: BLOCKS[name] for name in IN_MESSAGES}, "type")
VIEW_BLOCKS = listing(_VIEW_BLOCKS, 1, 100)
MESSAGE_BLOCKS = listing(_MESSAGE_BLOCKS, 0, 50)


def elements_of(block: Any) -> Iterator[dict[str, Any]]:
    """The interactive elements of one block, whatever its type."""
    if not isinstance(block, dict):
        return
    listed = block.get("elements") if block.get("type") == "actions" else None
    inside = listed if isinstance(listed, list) else []
    for one in [*inside, block.get("accessory"), block.get("element")]:
        if isinstance(one, dict):
            yield one


def ids_differ(blocks: list[Any], at: str, problems: Problems) -> None:
    """block_id once per message or view, action_id once per block, focus at most once."""
    taken: set[str] = set()
    focused = 0
    for index, block in enumerate(blocks):
        block_id = block.get("block_id") if isinstance(block, dict) else None
        if isinstance(block_id, str):
            if block_id in taken:
                complain(problems, f"{at}/{index}/block_id", "block_id already exists")
            taken.add(block_id)
        focused += _actions_differ(block, f"{at}/{index}", problems)
    if focused > 1:
        complain(problems, at, "focus_on_load is allowed on one element only")


def _actions_differ(block: Any, at: str, problems: Problems) -> int:
    """How many elements ask for the focus."""
    taken: set[str] = set()
    focused = 0
    for element in elements_of(block):
        focused += element.get("focus_on_load") is True
        action_id = element.get("action_id")
        if isinstance(action_id, str):
            if action_id in taken:
                complain(problems, at, f"action_id already exists: {action_id}")
            taken.add(action_id)
    return focused
