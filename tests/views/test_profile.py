"""Two lines of a supporter: in their own field, and on the card of the one they come to."""

from dataclasses import replace

import pytest

from bot.domain.bios import BIO_LIMIT
from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.people import Lang, Profile, Roster
from bot.views import ids
from bot.views.modals.profile import profile_modal
from bot.views.texts import requester
from tests.views.helpers import (
    LANGS,
    STATES,
    fields_of,
    make_around,
    make_held,
    make_house,
    make_scene,
    problems_of_message,
    problems_of_view,
    scenes,
    shown,
    strings,
    words_of,
)

BIO = "ICU nurse & *12* years.\nI <walk> a lot :smile:"
LONGEST = f"{'W' * (BIO_LIMIT // 2 - 1)}\n{'W' * (BIO_LIMIT // 2)}"


def house(bio: str) -> Roster:
    members = make_house().members
    return Roster(
        tuple(
            m if m.profile is None else replace(m, profile=replace(m.profile, bio=bio))
            for m in members
        )
    )


def told(case: Case, bio: str = BIO, lang: Lang = "en") -> str:
    rendered = shown(make_scene(Kind.REQUEST_SHOWN, case, lang=lang, roster=house(bio)))
    assert problems_of_message(rendered) == []
    return words_of(rendered)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("bio", ["", BIO, LONGEST])
def test_slack_takes_the_modal(lang: Lang, bio: str) -> None:
    view = profile_modal(make_around(practice=True), lang, Profile(bio=bio))
    assert problems_of_view(view) == []
    assert view["callback_id"] == ids.PROFILE_VIEW


def test_the_field_says_what_it_is() -> None:
    assert fields_of(profile_modal(make_around(), "en", Profile())) == [
        *("Two lines about you", "Languages", "Experience they offer", "Quiet hours"),
        "Cases at a time, at most",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_it_stands_below_name_and_profession_as_it_was_written(lang: Lang) -> None:
    said = told(make_held(), BIO, lang)
    assert BIO in said
    assert said.index("Sam") < said.index(BIO) < said.index("U0SAM")
    told(make_held(), LONGEST, lang)


def test_without_one_nothing_stands_there() -> None:
    assert requester.THEIR_WORDS.en.partition("\n")[0] not in told(make_held(), "")


def test_it_is_plain_text() -> None:
    rendered = shown(make_scene(Kind.FOUND, make_held(), roster=house(BIO)))
    texts = [block["text"] for block in rendered.blocks if "text" in block]
    marked = "\n".join(text["text"] for text in texts if text["type"] == "mrkdwn")
    assert "ICU nurse" not in marked
    assert "ICU nurse" not in rendered.text


@pytest.mark.parametrize("name", ["waiting now", "question", "cancelled", "hidden"])
def test_nobody_is_read_about_before_they_come_or_afterwards(name: str) -> None:
    assert BIO not in told(STATES[name])


def test_nobody_else_reads_it() -> None:
    for name, scene in scenes("en"):
        if scene.member is None:
            continue
        rendered = shown(scene) if scene.notice.kind.value.endswith("redraw") else None
        said = "" if rendered is None else "\n".join(strings(rendered.blocks))
        assert BIO not in said, name
