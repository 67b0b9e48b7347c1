"""Every block is drawn, says what the person reads, and keeps its ids apart."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.blocks.reading import read_blocks
from practice.blocks.values import first_values
from practice.page.blocks import draw_blocks
from practice.rules.blocks import BLOCKS
from tests.page.make import (
    DANA,
    WORLD,
    Node,
    broken_references,
    drawn,
    ids_of,
    make_paper,
    make_person,
    parse,
    squashed,
    stored,
)
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_mrkdwn,
    make_option,
    make_section,
    make_text,
)

Json = dict[str, Any]
PICTURE = {"type": "image", "alt_text": "A quiet garden", "image_url": "https://example.org/a.png"}
ROWS = [
    [{"type": "raw_text", "text": "Kind"}, {"type": "raw_text", "text": "Count"}],
    [
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "Talks"}]}
            ],
        },
        {"type": "raw_text", "text": "3"},
    ],
]
EVERY: dict[str, Json] = {
    "section": make_section(fields=[make_mrkdwn("*One*"), make_text("Two")], accessory=PICTURE),
    "header": {"type": "header", "text": make_text("A *heading*")},
    "divider": {"type": "divider"},
    "context": {"type": "context", "elements": [PICTURE, make_mrkdwn("_small_"), make_text("x")]},
    "actions": make_actions(),
    "input": make_input(hint=make_text("No names")),
    "image": {**PICTURE, "title": make_text("The garden")},
    "rich_text": {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "Rich words"}]}
        ],
    },
    "markdown": {"type": "markdown", "text": "# Title\n* point"},
    "table": {"type": "table", "rows": ROWS, "column_settings": [{}, {"align": "right"}]},
}


def missing(blocks: list[Json], tree: Node) -> list[str]:
    """Lines that the person reads, as the workspace records it, and that are not drawn."""
    read = read_blocks(blocks, first_values(blocks), WORLD.reader(DANA.id))
    shown = squashed(tree.visible())
    return [line for line in read.split("\n") if squashed(line) not in shown]


def test_every_block_of_the_rules_is_looked_at_here() -> None:
    assert set(EVERY) == set(BLOCKS)


@pytest.mark.parametrize("kind", sorted(EVERY))
def test_every_block_is_drawn_with_all_its_words(kind: str) -> None:
    blocks = stored(EVERY[kind])
    tree = parse(str(draw_blocks(blocks, make_paper(first_values(blocks)))))
    assert tree.all(class_="undrawn") == []
    assert missing(blocks, tree) == []


def test_a_block_that_nobody_knows_is_said() -> None:
    tree = drawn({"type": "video", "title": make_text("Film")})
    assert tree.one(class_="undrawn").text().endswith("video.")


def test_a_picture_is_its_words_in_a_frame_and_nothing_is_loaded() -> None:
    tree = drawn(EVERY["image"], EVERY["context"], EVERY["section"])
    assert tree.all("img") == []
    assert [one.text() for one in tree.all(class_="picture")] == ["A quiet garden"] * 3
    assert "example.org" not in str(draw_blocks(stored(EVERY["image"]), make_paper()))


def test_a_heading_stands_below_the_name_of_its_surface() -> None:
    assert drawn(EVERY["header"]).one("h4").text() == "A *heading*"


def test_a_table_keeps_its_rows_and_its_sides() -> None:
    tree = drawn(EVERY["table"])
    rows = [[cell.text() for cell in row.all("td")] for row in tree.all("tr")]
    assert rows == [["Kind", "Count"], ["Talks", "3"]]
    assert [one.text() for one in tree.all("td", class_="at-right")] == ["Count", "3"]


def test_the_same_action_in_two_blocks_is_two_controls() -> None:
    boxes = make_element("checkboxes", options=[make_option(f"O{n}", f"{n}") for n in range(4)])
    tree = drawn(make_actions(boxes), make_actions(boxes), make_input(boxes), make_input(boxes))
    assert len(ids_of(tree)) == len(set(ids_of(tree))) > 16
    assert broken_references(tree) == []
    assert len({one.get("name") for one in tree.all("input")}) == 4


def test_ids_stay_when_only_the_block_ids_are_new() -> None:
    block = make_actions(make_element(action_id="a b/c"), make_element(action_id="d"))
    first, second = drawn(block), drawn(block)
    assert first.all("button")[0].get("data-at") != second.all("button")[0].get("data-at")
    assert ids_of(first) == ids_of(second) == ["U0DANA/V1/a%20b%2Fc", "U0DANA/V1/d"]


WORDS = st.text(st.sampled_from("*_~`<>&|@ab \n"), min_size=1, max_size=20)
TEXTS = WORDS.map(make_mrkdwn) | WORDS.map(make_text)
PLAIN = WORDS.map(make_text)
OPTIONS = st.lists(
    st.builds(lambda text, about: {"text": text, "value": "v", "description": about}, TEXTS, TEXTS),
    min_size=1,
    max_size=3,
)
BOXES = st.builds(
    lambda kind, options: make_element(kind, options=options),
    st.sampled_from(["radio_buttons", "checkboxes"]),
    OPTIONS,
)
FILLED = WORDS.map(
    lambda text: make_element("plain_text_input", multiline=True, initial_value=text)
)
BUTTONS = PLAIN.map(lambda text: make_element(text=text))
SOME_BLOCK = st.one_of(
    st.builds(lambda text, fields: make_section(text=text, fields=fields), TEXTS, st.lists(TEXTS)),
    st.builds(lambda text, beside: make_section(text=text, accessory=beside), TEXTS, BOXES),
    st.lists(BUTTONS, min_size=1, max_size=3).map(lambda all_of: make_actions(*all_of)),
    st.builds(
        lambda label, element, hint: {**make_input(element, hint=hint), "label": label},
        PLAIN,
        BOXES | FILLED,
        PLAIN,
    ),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda e: {"type": "context", "elements": e}),
    PLAIN.map(lambda text: {"type": "header", "text": text}),
)


@given(st.lists(SOME_BLOCK, min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_all_words_that_a_person_reads_are_drawn(given_blocks: list[Json]) -> None:
    blocks = stored(*given_blocks)
    tree = parse(str(draw_blocks(blocks, make_paper(first_values(blocks)))))
    assert missing(blocks, tree) == []
    assert len(set(ids_of(tree))) == len(ids_of(tree))
    assert broken_references(tree) == []


def test_a_person_of_another_language_gets_the_same_content() -> None:
    block = make_section(text=make_mrkdwn("*Hola*"))
    assert drawn(block, person=make_person(locale="es-ES")).text() == "Hola"
