"""What a browser is told is what changed, and after it the browser shows exactly the new state."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from practice.page.slots import Item, Slots, difference

Shown = dict[str, list[tuple[str, str]]]

ITEMS = st.lists(
    st.builds(Item, st.sampled_from("abcdef"), st.sampled_from(["one", "two", "three"])),
    max_size=6,
    unique_by=lambda item: item.key,
)
SLOTS = st.dictionaries(st.sampled_from(["dm", "home", "modal"]), ITEMS, max_size=3)


def follow(shown: Slots, told: list[dict[str, Any]]) -> Slots:
    """As the page's script does."""
    now = {name: list(items) for name, items in shown.items()}
    for change in told:
        known = {item.key: item.html for item in now.get(change["slot"], [])} | change["html"]
        now[change["slot"]] = [Item(key, known[key]) for key in change["keys"]]
    return {name: items for name, items in now.items() if items}


@settings(deadline=None)
@given(SLOTS, SLOTS)
def test_a_browser_that_follows_what_it_is_told_shows_the_new_state(
    before: Slots, after: Slots
) -> None:
    shown = follow(before, difference(before, after))
    assert shown == {name: items for name, items in after.items() if items}


def test_nothing_is_told_where_nothing_changed() -> None:
    slots = {"dm": [Item("1", "<p>x</p>")]}
    assert difference(slots, dict(slots)) == []


def test_a_piece_that_did_not_change_is_named_and_not_sent_again() -> None:
    before = {"dm": [Item("1", "<p>long</p>")]}
    after = {"dm": [Item("1", "<p>long</p>"), Item("2", "<p>new</p>")]}
    assert difference(before, after) == [
        {"slot": "dm", "keys": ["1", "2"], "html": {"2": "<p>new</p>"}}
    ]


def test_a_slot_that_is_gone_is_told_empty() -> None:
    before = {"modal": [Item("V1", "<div></div>")]}
    assert difference(before, {}) == [{"slot": "modal", "keys": [], "html": {}}]
