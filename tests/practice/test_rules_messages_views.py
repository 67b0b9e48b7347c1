"""Every limit of blocks, messages and views is refused when it is broken, and not before."""

from typing import Any

import pytest

from practice.rules import check_message, check_view
from practice.rules.blocks import BLOCKS, IN_VIEWS
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_home,
    make_input,
    make_message,
    make_modal,
    make_mrkdwn,
    make_section,
    make_text,
)

Json = dict[str, Any]
IMAGE: Json = {"type": "image", "alt_text": "A lake", "image_url": "https://example.org/a.png"}


def make_context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements) or [make_mrkdwn()]}


def make_header(text: str = "Head") -> Json:
    return {"type": "header", "text": make_text(text)}


BROKEN_BLOCKS: dict[str, Json] = {
    "section text 3001": make_section(text=make_mrkdwn("x" * 3001)),
    "section empty text": make_section(text=make_mrkdwn("")),
    "section with nothing": {"type": "section"},
    "section fields 11": make_section(fields=[make_mrkdwn()] * 11),
    "section field 2001": make_section(fields=[make_mrkdwn("x" * 2001)]),
    "section unknown key": make_section(colour="red"),
    "mrkdwn with emoji": make_section(text=make_mrkdwn(emoji=True)),
    "plain text verbatim": make_section(text=make_text(verbatim=True)),
    "header 151": make_header("x" * 151),
    "header mrkdwn": {"type": "header", "text": make_mrkdwn()},
    "context 11": make_context(*[make_mrkdwn()] * 11),
    "context none": {"type": "context", "elements": []},
    "context button": make_context(make_element()),
    "actions 26": make_actions(*[make_element(action_id=f"a{n}") for n in range(26)]),
    "actions none": {"type": "actions", "elements": []},
    "action id twice": make_actions(make_element(), make_element()),
    "input label 2001": make_input(label="x" * 2001),
    "input hint 2001": make_input(hint=make_text("x" * 2001)),
    "input label mrkdwn": {**make_input(), "label": make_mrkdwn()},
    "image alt text 2001": {**IMAGE, "alt_text": "x" * 2001},
    "image alt text missing": {"type": "image", "image_url": "https://example.org/a.png"},
    "image url 3001": {**IMAGE, "image_url": "x" * 3001},
    "image without source": {"type": "image", "alt_text": "A lake"},
    "block id 256": make_section(block_id="x" * 256),
    "unknown block": {"type": "carousel"},
    "no block": {"text": "?"},
}


@pytest.mark.parametrize("block", BROKEN_BLOCKS.values(), ids=BROKEN_BLOCKS.keys())
def test_a_broken_block_is_refused_in_messages_and_views(block: Json) -> None:
    assert check_message(make_message(block))
    assert check_view(make_modal(block))


BROKEN_MESSAGES: dict[str, Json] = {
    "no text": {"blocks": [make_section()]},
    "blank text": make_message(text="  "),
    "text 40001": make_message(text="x" * 40_001),
    "blocks 51": make_message(*[make_section()] * 51),
    "blocks no list": {"text": "x", "blocks": "[]"},
    "block id twice": make_message(make_section(block_id="a"), make_section(block_id="a")),
    "markdown 12001 in all": make_message(
        {"type": "markdown", "text": "x" * 6001}, {"type": "markdown", "text": "x" * 6000}
    ),
    "table 101 rows": make_message({"type": "table", "rows": [[{}]] * 101}),
    "table 21 cells": make_message({"type": "table", "rows": [[{}] * 21]}),
    "two tables": make_message(*[{"type": "table", "rows": [[{}]]}] * 2),
    "attachments 101": make_message(attachments=[{}] * 101),
}


@pytest.mark.parametrize("message", BROKEN_MESSAGES.values(), ids=BROKEN_MESSAGES.keys())
def test_a_broken_message_is_refused(message: Json) -> None:
    assert check_message(message)


BROKEN_VIEWS: dict[str, Json] = {
    "title 25": make_modal(title="x" * 25),
    "title empty": make_modal(title=""),
    "title missing": {"type": "modal", "blocks": [make_section()]},
    "title mrkdwn": make_modal() | {"title": make_mrkdwn()},
    "submit 25": make_modal(submit=make_text("x" * 25)),
    "close 25": make_modal(close=make_text("x" * 25)),
    "metadata 3001": make_modal(private_metadata="x" * 3001),
    "callback id 256": make_modal(callback_id="x" * 256),
    "external id 256": make_modal(external_id="x" * 256),
    "blocks 101": make_modal(*[make_section()] * 101),
    "blocks none": {**make_modal(), "blocks": []},
    "block id twice": make_modal(make_section(block_id="a"), make_section(block_id="a")),
    "input without submit": {"type": "modal", "title": make_text(), "blocks": [make_input()]},
    "unknown key": make_modal(colour="red"),
    "unknown type": make_modal() | {"type": "drawer"},
    "markdown": make_modal({"type": "markdown", "text": "x"}),
    "table": make_modal({"type": "table", "rows": [[{}]]}),
    "two focused": make_modal(
        make_input(make_element("plain_text_input", focus_on_load=True)),
        make_input(make_element("datepicker", focus_on_load=True)),
    ),
    "response url outside inputs": make_modal(
        make_actions(make_element("conversations_select", response_url_enabled=True))
    ),
    "larger than 250 KB": make_modal(
        *[make_section(fields=[make_mrkdwn("x" * 2000)] * 10) for _ in range(13)]
    ),
    "home with submit": make_home(submit=make_text()),
    "home with title": make_home(title=make_text()),
}


@pytest.mark.parametrize("view", BROKEN_VIEWS.values(), ids=BROKEN_VIEWS.keys())
def test_a_broken_view_is_refused(view: Json) -> None:
    assert check_view(view)


def test_what_is_just_within_the_limits_is_taken() -> None:
    sections = [make_section(block_id=str(n)) for n in range(100)]
    assert check_message(make_message(*sections[:50], text="x" * 40_000)) == []
    full = {"title": "x" * 24, "private_metadata": "x" * 3000, "callback_id": "x" * 255}
    assert check_view(make_modal(*sections, **full)) == []


def test_a_home_view_may_ask_without_a_submit_button() -> None:
    assert check_view(make_home(make_input())) == []


@pytest.mark.parametrize("kind", sorted(IN_VIEWS))
def test_each_block_for_views_is_known(kind: str) -> None:
    assert kind in BLOCKS


def test_the_problem_names_its_place() -> None:
    problems = check_message(make_message(make_section(), make_header("x" * 151)))
    assert problems == [
        "[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]"
    ]
