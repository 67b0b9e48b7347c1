"""The rule of a whole modal or Home view (docs.slack.dev/reference/views)."""

import json
from typing import Any

from practice.rules.blocks import VIEW_BLOCKS, elements_of, ids_differ
from practice.rules.composition import plain
from practice.rules.shapes import (
    Fields,
    Problems,
    anything,
    by_type,
    complain,
    flag,
    shape,
    words,
)

SIZE_LIMIT = 250 * 1024
TOO_LARGE = f"[ERROR] view must be at most {SIZE_LIMIT} bytes [json-pointer:/view]"

_EVERY: Fields = {
    "private_metadata": words(3000, 0),
    "callback_id": words(255, 0),
    "external_id": words(255, 0),
}
_MODAL = shape(
    {"type": anything, "title": plain(24), "blocks": VIEW_BLOCKS},
    {
        **_EVERY,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": flag,
        "notify_on_close": flag,
    },
)
_HOME = shape({"type": anything, "blocks": VIEW_BLOCKS}, _EVERY)
_VIEW = by_type({"modal": _MODAL, "home": _HOME}, "view type")


def check_view(view: dict[str, Any]) -> list[str]:
    """What Slack would refuse, as its own sentences; empty when it would show the view."""
    problems: Problems = []
    _VIEW(view, "/view", problems)
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        ids_differ(blocks, "/view/blocks", problems)
        _check_inputs(view, blocks, problems)
        if len(json.dumps(view, ensure_ascii=False).encode("utf-8", "replace")) > SIZE_LIMIT:
            problems.append(TOO_LARGE)
    return problems


def _check_inputs(view: dict[str, Any], blocks: list[Any], problems: Problems) -> None:
    inputs = [b for b in blocks if isinstance(b, dict) and b.get("type") == "input"]
    modal = view.get("type") == "modal"
    if inputs and modal and "submit" not in view:
        complain(problems, "/view", "submit is needed when there is an input block")
    for index, block in enumerate(blocks):
        wants_url = any(e.get("response_url_enabled") for e in elements_of(block))
        if wants_url and not (modal and block in inputs):
            at = f"/view/blocks/{index}"
            complain(problems, at, "response_url_enabled works in input blocks of modals only")
