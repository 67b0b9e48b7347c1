"""Text is drawn as Slack shows it, says what the person reads, and can do no harm."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.blocks.mrkdwn import Reader, read_mrkdwn
from practice.page.blocks import draw_blocks
from practice.page.words import draw_mrkdwn, draw_text, joined, safe_address
from practice.people import People, seeded
from tests.page.make import make_paper, parse, squashed, stored

PEOPLE = People(seeded(), "Peer Support")
READER = Reader(PEOPLE.name_of, "America/New_York")


def html(markup: str, reader: Reader = READER) -> str:
    return str(joined([draw_mrkdwn(markup, reader)]))


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("*Bold* and _soft_", "<strong>Bold</strong> and <em>soft</em>"),
        ("~gone~ `code *as is*`", "<s>gone</s> <code>code *as is*</code>"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("*a `b* c` d*", "<strong>a <code>b* c</code> d</strong>"),
        ("a_snake_case 2 * 3 * 4", "a_snake_case 2 * 3 * 4"),
        ("• one\n• two", "• one\n• two"),
        ("a\n&gt; b\n&gt; *c*\nd", "a<blockquote>b\n<strong>c</strong></blockquote>d"),
        ("a\n&gt;&gt;&gt;b\n\nc", "a<blockquote>b\n\nc</blockquote>"),
        ("a ```x *y*\nz``` b", "a <pre><code>x *y*\nz</code></pre> b"),
        ("a &amp; b &lt;c&gt; &amp;lt;", "a &amp; b &lt;c&gt; &amp;lt;"),
    ],
)
def test_markup_becomes_what_slack_shows(markup: str, shown: str) -> None:
    assert html(markup) == shown


def test_people_channels_and_broadcasts_are_shown_by_name() -> None:
    drawn = parse(html("<@U0SAM> <@U0LEE|lee> <#C0GENERAL|general> <!channel> <!here|here>"))
    names = [one.text() for one in drawn.all("span", class_="mention")]
    assert names == ["@Sam Okafor", "@Lee Chen", "#general", "@channel", "@here"]


@pytest.mark.parametrize(
    ("markup", "address", "words"),
    [
        (
            "<https://example.org/a_b_c?x=1&amp;y=2|the *page*>",
            "https://example.org/a_b_c?x=1&y=2",
            "",
        ),
        ("<http://example.org>", "http://example.org", "http://example.org"),
        ("<mailto:a@example.org|Write>", "mailto:a@example.org", "Write"),
        ("<tel:+15550100>", "tel:+15550100", "+15550100"),
        ("<!date^1795611600^{time}^https://example.org|x>", "https://example.org", "8:00 AM"),
    ],
)
def test_links_lead_where_they_say(markup: str, address: str, words: str) -> None:
    link = parse(html(markup)).one("a")
    assert link.get("href") == address
    assert link.text() == (words or "the *page*")
    assert link.get("target") == ("_blank" if address.startswith("http") else "")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "slack://user?team=T1&id=U1",
        "//example.org",
        "http:",
        "http://[",
        "",
    ],
)
def test_an_address_that_is_no_plain_link_stays_text(address: str) -> None:
    assert safe_address(address) == ""
    drawn = parse(html(f"<{address}|words>"))
    assert drawn.all("a") == []
    assert drawn.text() == "words"


def test_a_bare_address_becomes_a_link_but_not_in_code() -> None:
    tree = parse(html("see https://example.org/a?b=1&amp;c=2. `https://x.org` ```http://y.org```"))
    assert [one.get("href") for one in tree.all("a")] == ["https://example.org/a?b=1&c=2"]
    assert tree.text() == "see https://example.org/a?b=1&c=2. https://x.org http://y.org"


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '<https://x.org/" onmouseover="alert(1)|x>',
    "</textarea><b>",
    "{{7*7}} ${7*7} &lt;b&gt;",
    '<@U0SAM" onclick="x|y>',
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_words_never_become_code(attack: str) -> None:
    for drawn in (
        html(attack),
        str(joined([draw_text({"type": "plain_text", "text": attack}, READER)])),
    ):
        tree = parse(drawn)
        assert {one.tag for one in tree.walk()} <= {"a", "span"}
        assert not any(name.startswith("on") for one in tree.walk() for name in one.attributes)


def test_plain_text_is_never_read_as_markup() -> None:
    text = {"type": "plain_text", "text": "*a* <!channel> &amp; :wave:"}
    assert str(joined([draw_text(text, READER)])) == "*a* &lt;!channel&gt; &amp; :wave:"


@pytest.mark.parametrize(
    ("zone", "at", "shown"),
    [
        ("America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC), "Nov 1, 2026 at 1:30 AM"),
        ("America/New_York", datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "Nov 1, 2026 at 1:30 AM"),
        ("America/New_York", datetime(2026, 3, 8, 7, 0, tzinfo=UTC), "Mar 8, 2026 at 3:00 AM"),
        ("Europe/Madrid", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Mar 29, 2026 at 3:00 AM"),
    ],
)
def test_a_date_is_shown_in_the_readers_zone_through_clock_changes(
    zone: str, at: datetime, shown: str
) -> None:
    markup = f"<!date^{int(at.timestamp())}^{{date_short}} at {{time}}|x>"
    assert html(markup, Reader(PEOPLE.name_of, zone)) == shown


@pytest.mark.parametrize("seconds", ["never", "99999999999999999", "", "²"])
def test_a_date_that_is_none_shows_its_fallback(seconds: str) -> None:
    assert html(f"<!date^{seconds}^{{time}}|soon>") == "soon"


TEXTS = st.lists(
    st.sampled_from(
        [
            *"*_~`<>&|@#!ab .\n",
            "&gt;",
            "&lt;",
            "```",
            "<@U0SAM>",
            "<https://x.org|l>",
            "http://x.org",
            "*b*",
            "\n&gt; ",
        ]
    ),
    max_size=40,
).map("".join)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_is_drawn_is_what_the_person_reads(markup: str) -> None:
    tree = parse(html(markup))
    assert squashed(tree.text()) == squashed(read_mrkdwn(markup, READER))
    assert {one.tag for one in tree.walk()} <= {
        *("strong", "em", "s", "code", "pre", "blockquote", "span", "a")
    }


@pytest.mark.parametrize(
    "markup", ["*_" * 1500 + "a" + "_*" * 1500, "*a " * 900, "<" * 3000, "```" * 999]
)
def test_the_strangest_text_is_still_drawn(markup: str) -> None:
    assert squashed(parse(html(markup)).text()) == squashed(read_mrkdwn(markup, READER))


def make_rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(parts)}


def make_piece(text: str = "words", **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def test_rich_text_is_drawn_with_its_lists_quotes_and_styles() -> None:
    pieces = [
        make_piece("*as is* ", bold=True, italic=True),
        {"type": "link", "url": "https://example.org", "text": "page"},
        {"type": "link", "url": "javascript:x", "text": "trap"},
        {"type": "user", "user_id": "U0SAM"},
        {"type": "channel", "channel_id": "C0GENERAL"},
        {"type": "broadcast", "range": "here"},
        {"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fd"},
        {"type": "emoji", "name": "odd", "unicode": "d800"},
        {"type": "date", "timestamp": 1795611600, "format": "{time}", "fallback": "soon"},
        {"type": "color", "value": "#ff0000"},
    ]
    items = [{"type": "rich_text_section", "elements": [make_piece("first")]}]
    block = make_rich(
        {"type": "rich_text_section", "elements": pieces},
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2, "elements": items},
        {"type": "rich_text_list", "style": "bullet", "elements": items},
        {"type": "rich_text_quote", "elements": [make_piece("quoted")]},
        {"type": "rich_text_preformatted", "elements": [make_piece("code")]},
    )
    tree = parse(str(draw_blocks(stored(block), make_paper())))
    assert tree.one("strong").one("em").text() == "*as is* "
    assert [one.get("href") for one in tree.all("a")] == ["https://example.org"]
    assert "trap" in tree.text()
    mentions = [one.text() for one in tree.all("span", class_="mention")]
    assert mentions == ["@Sam Okafor", "#general", "@here"]
    assert "👋🏽:odd:8:00 AM#ff0000" in tree.text()
    assert (tree.one("ol").get("start"), tree.one("ol").get("class")) == ("3", "indent-1")
    assert [one.text() for one in tree.all("li")] == ["first", "first"]
    assert tree.one("blockquote").text() == "quoted"
    assert tree.one("pre").text() == "code"
