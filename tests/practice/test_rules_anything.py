"""Whatever an app sends, the rules answer with problems and never fall over."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from practice.rules import check_message, check_view
from practice.rules.blocks import BLOCKS
from practice.rules.elements import ELEMENTS

KEYS = st.sampled_from(
    [
        *("type", "text", "elements", "element", "accessory", "options", "option_groups"),
        *("initial_option", "initial_options", "label", "block_id", "action_id", "value"),
        *("fields", "title", "submit", "focus_on_load", "min_length"),
    ]
)
KINDS = st.sampled_from([*BLOCKS, *ELEMENTS, "plain_text", "mrkdwn", "modal", "home"])
LEAVES = st.none() | st.booleans() | st.integers() | KINDS | st.text(max_size=5)
PARTS = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=12,
)
BLOCK = st.dictionaries(KEYS, PARTS, max_size=5) | PARTS


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(BLOCK, max_size=3) | PARTS, text=PARTS)
def test_any_message_is_judged(blocks: Any, text: Any) -> None:
    assert isinstance(check_message({"text": text, "blocks": blocks}), list)


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(BLOCK, max_size=3) | PARTS, kind=KINDS, more=PARTS)
def test_any_view_is_judged(blocks: Any, kind: str, more: Any) -> None:
    view = {"type": kind, "blocks": blocks, "title": more, "submit": more, "private_metadata": more}
    assert isinstance(check_view(view), list)
