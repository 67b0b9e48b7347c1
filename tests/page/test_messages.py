"""A message shows who wrote it and when, its words once, and what its reader may do with it."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Lang
from bot.views.messages import render
from bot.views.scene import Rendered
from practice.blocks.mrkdwn import escape
from practice.channels import Message
from practice.options import BOT_USER
from practice.page.messages import as_typed, draw_message, said_at
from practice.people import Person, escape_mentions
from practice.posting import words_of
from tests.page.make import (
    DANA,
    WORLD,
    Node,
    broken_references,
    ids_of,
    make_person,
    make_posted,
    parse,
    squashed,
    unnamed,
)
from tests.practice.blocks import make_actions, make_section, make_text
from tests.views.helpers import LANGS, make_around, make_longest_content, scenes
from tests.views.test_answers import every_answer


def draw(message: Message, person: Person = DANA) -> Node:
    root = parse(draw_message(WORLD, person, message))
    [article] = root.inside
    assert isinstance(article, Node)
    return article


def ts_at(moment: datetime) -> str:
    return f"{int(moment.timestamp())}.000100"


def test_a_message_is_one_article_named_by_its_author() -> None:
    message = make_posted(text="*Hi*")
    drawn = draw(message)
    assert (drawn.tag, drawn.get("data-key"), drawn.get("class")) == (
        "article",
        message.ts,
        "message",
    )
    author = drawn.one("h3")
    assert drawn.get("aria-labelledby") == author.get("id")
    assert author.text() == "Peer Support"
    assert drawn.one(class_="tag").text() == "APP"
    assert drawn.one("strong").text() == "Hi"


@pytest.mark.parametrize(
    ("by", "name", "tagged"),
    [
        (BOT_USER, "Peer Support", True),
        ("USLACKBOT", "Slackbot", False),
        ("U0DANA", "Dana Rivera", False),
        ("U0SAM", "Sam Okafor", False),
    ],
)
def test_the_author_is_named(by: str, name: str, tagged: bool) -> None:
    drawn = draw(make_posted(by=by))
    assert drawn.one("h3").text() == name
    assert bool(drawn.all(class_="tag")) == tagged


@pytest.mark.parametrize(
    ("person", "at", "moved", "shown"),
    [
        (make_person(), datetime(2026, 11, 25, 13, 5, tzinfo=UTC), 0.0, "8:05 AM"),
        (make_person(), datetime(2026, 11, 25, 13, 5, tzinfo=UTC), 28800.0, "4:05 PM"),
        (make_person(), datetime(2026, 11, 1, 6, 30, tzinfo=UTC), 0.0, "1:30 AM"),
        (make_person(), datetime(2026, 11, 1, 5, 30, tzinfo=UTC), 7200.0, "2:30 AM"),
        (
            make_person(tz="Europe/Madrid", locale="es-ES"),
            datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
            0.0,
            "3:00",
        ),
    ],
)
def test_the_time_is_the_workspaces_in_the_persons_zone(
    person: Person, at: datetime, moved: float, shown: str
) -> None:
    message = make_posted(ts=ts_at(at), moved=moved)
    time = draw(message, person).one("time")
    assert time.text() == shown
    said = datetime.fromisoformat(time.get("datetime"))
    assert said == at + timedelta(seconds=moved)
    assert said_at(person, message).utcoffset() == said.utcoffset()


def test_blocks_are_drawn_instead_of_the_text() -> None:
    drawn = draw(make_posted(make_section(text=make_text("Inside")), text="Preview"))
    assert "Inside" in drawn.text()
    assert "Preview" not in drawn.text()


def test_a_button_points_at_its_message() -> None:
    message = make_posted(make_actions(block_id="row"))
    at = json.loads(draw(message).one("button", data_do="click").get("data-at"))
    assert at == {"ts": message.ts, "block_id": "row", "action_id": "act"}


def test_what_only_one_person_sees_says_so_and_can_be_dismissed() -> None:
    message = make_posted(seen_only_by="U0DANA")
    drawn = draw(message)
    assert drawn.one(class_="only-you").text() == "Only visible to you"
    dismiss = drawn.one("button")
    assert (dismiss.text(), dismiss.get("data-do")) == ("Dismiss", "dismiss")
    assert json.loads(dismiss.get("data-body")) == {"ts": message.ts}


def test_own_words_can_be_corrected_and_taken_back() -> None:
    typed = "Hi @sam & @here <3 *all*"
    stored = escape_mentions(escape(typed), WORLD.people)
    message = make_posted(by="U0DANA", text=stored)
    _, edit, delete = draw(message).all("button")
    assert (edit.text(), edit.get("data-do")) == ("Edit", "edit-start")
    assert json.loads(edit.get("data-body")) == {"ts": message.ts, "text": typed}
    assert (delete.text(), delete.get("data-do")) == ("Delete", "delete")
    assert json.loads(delete.get("data-body")) == {"ts": message.ts}
    assert as_typed(stored) == typed


@pytest.mark.parametrize("by", [BOT_USER, "U0SAM", "USLACKBOT"])
def test_other_peoples_words_can_only_be_replied_to(by: str) -> None:
    message = make_posted(by=by)
    reply = draw(message).one("button")
    assert (reply.text(), reply.get("data-do")) == ("Reply in thread", "reply-start")
    assert json.loads(reply.get("data-body")) == {"ts": message.ts}


def test_a_thread_hangs_on_a_message_and_never_on_a_reply() -> None:
    assert draw(make_posted(thread_ts="1.0")).all("button") == []


def test_an_edit_a_reply_and_trouble_are_seen() -> None:
    drawn = draw(make_posted(edited="1.2", thread_ts="1.0", trouble="Try again?"))
    assert drawn.one(class_="edited").text() == "(edited)"
    assert "reply" in drawn.get("class").split()
    alert = drawn.one("p", role="alert")
    assert alert.text() == "Try again?"


def test_slacks_own_words_are_in_the_persons_language() -> None:
    message = make_posted(seen_only_by="U0DANA", edited="1.2")
    drawn = draw(message, make_person(locale="es-ES"))
    said = (drawn.one(class_="only-you"), drawn.one(class_="edited"), drawn.one("button"))
    assert [one.text() for one in said] == ["Solo visible para ti", "(editado)", "Descartar"]


def test_words_of_people_never_become_code() -> None:
    drawn = draw(make_posted(by="U0DANA", text=escape('</div><script>"&</script>')))
    assert drawn.all("script") == []
    assert '</div><script>"&</script>' in drawn.text()


def of_the_bot(lang: Lang) -> Iterator[tuple[str, Rendered]]:
    around = make_around(practice=True, content=make_longest_content())
    for name, scene in scenes(lang, around):
        rendered = render(scene)
        if rendered is not None:
            yield name, rendered
    for number, rendered in enumerate(every_answer(lang)):
        yield f"answer {number}", rendered


def different(rendered: Iterator[tuple[str, Rendered]]) -> Iterable[tuple[str, Rendered]]:
    """Each only once; many states are told in the same words."""
    return {repr(one): (name, one) for name, one in rendered}.values()


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_of_the_bot_is_drawn_whole(lang: Lang) -> None:
    person = make_person(locale="es-ES" if lang == "es" else "en-US")
    for name, rendered in different(of_the_bot(lang)):
        message = make_posted(*rendered.blocks, text=rendered.text)
        drawn = draw(message, person)
        shown = squashed(drawn.visible())
        lines = words_of(WORLD, message, person.id).split("\n")
        assert drawn.all(class_="undrawn") == [], name
        assert [line for line in lines if squashed(line) not in shown] == [], name
        assert unnamed(drawn) == [], name
        assert broken_references(drawn) == [], name
        assert len(set(ids_of(drawn))) == len(ids_of(drawn)), name
