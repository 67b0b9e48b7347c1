"""Markup and blocks become the words that a sighted person reads."""

import pytest

from practice.blocks.mrkdwn import Reader, alarms, escape, read_mrkdwn, unescape
from practice.blocks.reading import alarms_in, read_blocks
from practice.blocks.values import first_values
from practice.people import People, escape_mentions, seeded
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_mrkdwn,
    make_option,
    make_section,
    make_text,
)

PEOPLE = People(seeded(), "Peer Support")
READER = Reader(PEOPLE.name_of, "America/New_York")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("*Bold* and _soft_ and ~gone~", "Bold and soft and gone"),
        ("*_both_*", "both"),
        ("a_snake_case_word and 2 * 3 * 4", "a_snake_case_word and 2 * 3 * 4"),
        ("<@U0SAM> and <@U0LEE|lee>", "@Sam Okafor and @Lee Chen"),
        ("<https://example.org|the page> <https://example.org>", "the page https://example.org"),
        ("<tel:+15550100|call>", "call"),
        ("<!channel> <#C0GENERAL|general>", "@channel #general"),
        ("a &amp; b &lt;c&gt; &amp;lt;", "a & b <c> &lt;"),
        ("<!date^1795611600^{date_short} at {time}|soon>", "Nov 25, 2026 at 8:00 AM"),
        ("<!date^never^{time}|soon>", "soon"),
        ("مرحبا *שלום*", "مرحبا שלום"),
    ],
)
def test_markup_is_read_as_words(markup: str, words: str) -> None:
    assert read_mrkdwn(markup, READER) == words


def test_escaping_and_back_changes_nothing() -> None:
    for text in ("<!channel>", "a &amp; b", "&lt;", "plain"):
        assert unescape(escape(text)) == text
        assert alarms(escape(text)) == []


def test_plain_text_is_never_read_as_markup_and_alarms_nobody() -> None:
    block = make_section(text=make_text("*<!channel>* <@U0SAM>"))
    assert read_blocks([block], {}, READER) == "*<!channel>* <@U0SAM>"
    assert alarms_in("x", [block]) == []


def test_a_form_is_read_with_what_is_filled_in() -> None:
    red = make_option("Red", description=make_text("Warm"))
    blocks = [
        {"type": "header", "text": make_text("Head"), "block_id": "a"},
        make_section(fields=[make_mrkdwn("*One*")], block_id="b"),
        make_input(
            make_element("plain_text_input", initial_value="Filled"),
            "Note",
            hint=make_text("No names"),
            block_id="c",
        ),
        make_input(make_element("radio_buttons", options=[red]), "Colour", block_id="d"),
        make_input(
            make_element("static_select", placeholder=make_text("Pick one")), "Size", block_id="e"
        ),
        make_actions(block_id="f"),
        {"type": "context", "elements": [make_mrkdwn("Small")], "block_id": "g"},
        {"type": "divider", "block_id": "h"},
    ]
    read = read_blocks(blocks, first_values(blocks), READER)
    assert read.split("\n") == [
        *("Head", "Words", "One", "Note", "No names", "Filled"),
        *("Colour", "Red", "Warm", "Size", "Pick one", "Press", "Small"),
    ]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("for @sam.", "for <@U0SAM|sam>."),
        ("who=@sam,@lee", "who=<@U0SAM|sam>,<@U0LEE|lee>"),
        ("@SAM", "<@U0SAM|sam>"),
        ("a@sam.org @nobody <@U0SAM>", "a@sam.org @nobody <@U0SAM>"),
        ("@here", "<!here>"),
    ],
)
def test_mentions_are_escaped_as_slack_does(typed: str, sent: str) -> None:
    assert escape_mentions(typed, PEOPLE) == sent
