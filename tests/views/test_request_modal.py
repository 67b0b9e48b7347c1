"""The form shows what the chosen urgency and mode need, keeps what was chosen, and fits Slack."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.asking import Contact, Mode, Wanted, Wishes
from bot.domain.people import Lang
from bot.domain.policy import Urgency
from bot.views import ids
from bot.views.forms import RequestForm
from bot.views.modals.request import request_modal
from bot.views.scene import Block, View
from tests.make import NOON, make_asking
from tests.views.helpers import (
    CONTENT,
    LANGS,
    fields_of,
    labels_of,
    make_around,
    make_longest_content,
    problems_of_view,
    words_of,
)

UNITS = ("ICU", "Theatre")
WISHES = Wishes(
    "nurse", Wanted.SAME, "es", "ICU", not_my_unit=True, avoid=frozenset({"U0B", "U0A"})
)


def make_form(**overrides: Any) -> RequestForm:
    return replace(RequestForm(make_around(), "en", "America/New_York", units=UNITS), **overrides)


def draw(**overrides: Any) -> View:
    return request_modal(make_form(**overrides))


def block(view: View, block_id: str) -> Block:
    return next(b for b in view["blocks"] if b.get("block_id") == block_id)


def position(view: View, text: str) -> int:
    return next(i for i, b in enumerate(view["blocks"]) if text in words_of({"b": b}))


def test_fields_stand_in_the_promised_order() -> None:
    assert fields_of(draw(urgency=Urgency.PLAN, mode=Mode.PHONE)) == [
        "How soon?",
        "When?",
        "What is it about?",
        "How would you like to connect?",
        "Number to call you",
        "Is it safe to leave a message?",
        "My profession",
        "Who would you like?",
        "Language",
        "My unit",
        "Not from my unit",
        "People I would rather not meet",
        "Stay masked until I choose",
        "Country",
        "Anything that helps us find the right person",
    ]


def test_only_urgency_has_to_be_chosen() -> None:
    view = draw()
    needed = [b["block_id"] for b in view["blocks"] if b["type"] == "input" and not b["optional"]]
    assert needed == [ids.URGENCY]
    assert "initial_option" not in block(view, ids.URGENCY)["element"]
    assert block(view, ids.MODE)["element"]["initial_option"]["value"] == Mode.SLACK
    assert view["submit"]["text"] == "Ask"
    assert view["title"]["text"] == "Ask for peer support"


@pytest.mark.parametrize(
    ("mode", "shown", "hidden"),
    [
        (Mode.PHONE, {"Number to call you", "Is it safe to leave a message?"}, {"Where to meet"}),
        (Mode.IN_PERSON, {"Where to meet"}, {"Number to call you"}),
        (Mode.SLACK, set(), {"Number to call you", "Where to meet"}),
        (Mode.VIDEO, set(), {"Number to call you", "Where to meet"}),
    ],
)
@pytest.mark.parametrize("urgency", [Urgency.NOW, Urgency.DANGER])
def test_number_and_place_appear_only_where_they_are_needed(
    mode: Mode, shown: set[str], hidden: set[str], urgency: Urgency
) -> None:
    labels = set(fields_of(draw(mode=mode, urgency=urgency)))
    assert shown <= labels
    assert not hidden & labels


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("urgency", [u for u in Urgency if u is not Urgency.PLAN])
def test_however_they_connect_everything_but_urgency_can_be_skipped(
    mode: Mode, urgency: Urgency
) -> None:
    view = draw(mode=mode, urgency=urgency)
    needed = [b["block_id"] for b in view["blocks"] if b["type"] == "input" and not b["optional"]]
    assert needed == [ids.URGENCY]
    make_asking(urgency, contact=Contact(mode)).checked(NOON)


@pytest.mark.parametrize("urgency", [u for u in Urgency if u is not Urgency.PLAN])
def test_a_time_is_asked_for_a_booked_time_only(urgency: Urgency) -> None:
    assert "When?" not in fields_of(draw(urgency=urgency))
    assert not block(draw(urgency=Urgency.PLAN), ids.WHEN)["optional"]


def test_danger_shows_the_lines_at_once_and_asks_only_what_brings_someone() -> None:
    view = draw(urgency=Urgency.DANGER, mode=Mode.PHONE, note="typed", reasons=("event",))
    assert fields_of(view) == [
        "How soon?",
        "How would you like to connect?",
        "Number to call you",
        "Is it safe to leave a message?",
        "Country",
        "My unit",
        "People I would rather not meet",
    ]
    urgency = position(view, "How soon?")
    assert position(view, "911") > urgency
    assert position(view, "911") < position(view, "How would you like to connect?")


@pytest.mark.parametrize("urgency", [None, *Urgency])
def test_privacy_lines_and_help_stand_at_the_top(urgency: Urgency | None) -> None:
    view = draw(urgency=urgency)
    assert "Only the colleague who accepts learns who asked" in words_of(view["blocks"][0])
    assert labels_of(view) == ["I need help right now"]
    said = words_of(view)
    assert "988" in said
    assert "911" in said


def test_the_lines_are_those_of_the_chosen_country() -> None:
    view = draw(country="GB")
    assert "116 123" in words_of(view)
    assert block(view, ids.COUNTRY)["element"]["initial_option"]["value"] == "GB"
    assert draw(country="XX")["blocks"]


def test_urgency_mode_mask_and_country_redraw_the_form() -> None:
    view = draw()
    redraws = {b["block_id"] for b in view["blocks"] if b.get("dispatch_action")}
    assert redraws == {ids.URGENCY, ids.MODE, ids.MASKED, ids.COUNTRY}


def test_block_and_action_ids_are_the_same_word() -> None:
    for urgency in Urgency:
        for one in draw(urgency=urgency, nobody=True)["blocks"]:
            if one["type"] == "input":
                assert one["block_id"] == one["element"]["action_id"]


def test_what_was_chosen_is_kept() -> None:
    view = draw(
        urgency=Urgency.PLAN,
        mode=Mode.PHONE,
        when=NOON + timedelta(days=1),
        reasons=("event", "load"),
        number="555",
        leave_message=True,
        wishes=WISHES,
        note="no details",
    )

    def chosen(field: str) -> Any:
        element = block(view, field)["element"]
        return next((v for k, v in element.items() if k.startswith("initial")), None)

    assert chosen(ids.URGENCY)["value"] == "plan"
    assert chosen(ids.WHEN) == int((NOON + timedelta(days=1)).timestamp())
    assert [o["value"] for o in chosen(ids.REASONS)] == ["event", "load"]
    assert chosen(ids.NUMBER) == "555"
    assert chosen(ids.LEAVE_MESSAGE)["value"] == ids.YES
    assert chosen(ids.PROFESSION)["value"] == "nurse"
    assert chosen(ids.WANTED)["value"] == "same"
    assert chosen(ids.LANGUAGE)["value"] == "es"
    assert chosen(ids.UNIT)["value"] == "ICU"
    assert chosen(ids.NOT_MY_UNIT)[0]["value"] == ids.YES
    assert chosen(ids.AVOID) == ["U0A", "U0B"]
    assert chosen(ids.NOTE) == "no details"


def test_prefer_not_to_say_comes_first() -> None:
    view = draw()
    assert block(view, ids.REASONS)["element"]["options"][0]["text"]["text"] == "Prefer not to say"
    for field in (ids.PROFESSION, ids.LANGUAGE, ids.UNIT):
        assert block(view, field)["element"]["options"][0]["value"] == ids.NONE


def test_a_program_without_units_asks_for_none() -> None:
    labels = fields_of(draw(units=()))
    assert not {"My unit", "Not from my unit"} & set(labels)


def test_the_note_has_a_limit_and_a_hint() -> None:
    note = block(draw(), ids.NOTE)
    assert note["element"]["max_length"] == 300
    assert note["hint"]["text"] == "No patient details, please."


@pytest.mark.parametrize("urgency", [Urgency.NOW, Urgency.PLAN])
def test_wishes_that_leave_nobody_are_a_question_at_the_top(urgency: Urgency) -> None:
    view = draw(urgency=urgency, nobody=True)
    asked = view["blocks"][0]
    assert asked["block_id"] == ids.NOBODY
    assert not asked["optional"]
    values = [o["value"] for o in asked["element"]["options"]]
    assert values == [ids.WIDEN, ids.SEND_ANYWAY]
    assert "employee assistance program" in words_of(view)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("urgency", [None, *Urgency])
@pytest.mark.parametrize("mode", list(Mode))
def test_slack_takes_the_form_with_the_longest_content(
    lang: Lang, urgency: Urgency | None, mode: Mode
) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    units = tuple(f"{n} {'U' * 100}" for n in range(150))
    for country in (None, *CONTENT.countries):
        view = draw(
            around=around,
            lang=lang,
            urgency=urgency,
            mode=mode,
            units=units,
            country=country,
            nobody=True,
            note="n" * 400,
            number="5" * 60,
            place="p" * 400,
        )
        assert problems_of_view(view) == []


@pytest.mark.parametrize("lang", LANGS)
def test_practice_is_said_in_the_form(lang: Lang) -> None:
    assert "Pr" in words_of(draw(lang=lang, around=make_around(practice=True))["blocks"][0])


LIFE = "If we fear for a life, we will use your name to get help to you, and tell you."
SMALL = "Our team is small. Your supporter may guess who you are."


def test_what_a_mask_cannot_promise_stands_beside_it() -> None:
    assert LIFE in words_of(block(draw(), ids.MASKED))
    assert SMALL not in words_of(draw())
    assert SMALL in words_of(draw(small_team=True))
    assert "anonym" not in words_of(draw(small_team=True, masked=True)).lower()


@pytest.mark.parametrize("mode", list(Mode))
def test_of_a_masked_person_number_and_place_are_not_asked_and_the_form_says_so(mode: Mode) -> None:
    view = draw(masked=True, mode=mode)
    asked = {"Number to call you", "Is it safe to leave a message?", "Where to meet"}
    assert not asked & set(fields_of(view))
    assert "Number, place and video wait for Reveal my name." in words_of(view)
    assert block(view, ids.MASKED)["element"]["initial_options"]
    assert "Reveal my name" not in words_of(draw(mode=mode))


def test_danger_masks_nobody() -> None:
    view = draw(urgency=Urgency.DANGER, masked=True, mode=Mode.PHONE)
    assert "Stay masked until I choose" not in fields_of(view)
    assert "Number to call you" in fields_of(view)


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_the_masked_form(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    for urgency in Urgency:
        form = make_form(
            around=around, lang=lang, urgency=urgency, masked=True, small_team=True, nobody=True
        )
        assert problems_of_view(request_modal(form)) == []
