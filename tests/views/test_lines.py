"""Crisis lines always come with the emergency number, a second route, and how old they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.views.lines import bare_numbers, line_blocks, numbers, short_blocks
from bot.views.messages import net_message
from bot.views.modals.panel import crisis_answer
from bot.views.scene import Surroundings
from tests.make import NOON
from tests.views.helpers import (
    CONTENT,
    LANGS,
    NIGHT_NUMBER,
    STATES,
    make_around,
    make_longest_content,
    make_scene,
    problems_of_message,
    strings,
)


def numbers_in(country: str) -> list[str]:
    found = CONTENT.lines_for(country)
    texts = [line.text.to for line in found.lines if line.text is not None]
    calls = [number for line in found.lines for number in line.call]
    return [*(e.number for e in found.emergency), *texts, *calls]


def verified(on: date | None) -> Surroundings:
    lines = {code: replace(line, verified_on=on) for code, line in CONTENT.lines.items()}
    return make_around(content=replace(CONTENT, lines=lines))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("country", list(CONTENT.countries))
def test_every_number_of_a_country_stands_in_text_and_blocks(country: str, lang: Lang) -> None:
    around = make_around()
    text = numbers(around, lang, country)
    full = "\n".join(strings(line_blocks(around, lang, country)))
    short = "\n".join(strings(short_blocks(around, lang, country)))
    for number in (*numbers_in(country), NIGHT_NUMBER):
        assert number in text
        assert number in full
        assert number in short
        assert number in bare_numbers(around, lang, country)


def test_a_line_that_nobody_verified_says_check_the_number() -> None:
    for on in (None, NOON.date() - timedelta(days=181)):
        text = numbers(verified(on), "en", "US")
        assert "Check the number." in text
        assert "Verified on" not in text


def test_a_verified_line_says_since_when() -> None:
    text = numbers(verified(NOON.date() - timedelta(days=180)), "en", "US")
    assert "Verified on 27 May 2026." in text
    assert "Check the number." not in text


def test_without_a_country_the_programs_own_is_used() -> None:
    around = make_around(settings={"country": "GB"})
    assert "999" in numbers(around, "en", None)
    assert "911" in numbers(around, "en", "US")


def test_a_country_nobody_knows_still_gets_numbers() -> None:
    assert "112" in numbers(make_around(settings={"country": "XX"}), "en", None)


@pytest.mark.parametrize("lang", LANGS)
def test_the_safety_net_is_one_text_that_holds_every_number(lang: Lang) -> None:
    scene = make_scene(Kind.NET, STATES["waiting now"], lang=lang)
    net = net_message(scene)
    assert net.blocks == ()
    assert all(number in net.text for number in (*numbers_in("US"), NIGHT_NUMBER))


def test_the_safety_net_opens_with_words_that_are_true_in_every_race() -> None:
    net = net_message(make_scene(Kind.NET, STATES["waiting now"]))
    assert net.text.startswith("If nobody has reached you yet, here is who to call.")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("country", list(CONTENT.countries))
def test_the_answer_to_crisis_can_be_read_without_a_button(country: str, lang: Lang) -> None:
    answer = crisis_answer(make_around(), lang, country)
    assert all(number in answer.text for number in numbers_in(country))
    assert len(answer.text.encode()) < 4000
    assert problems_of_message(answer) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_lines_still_fit_into_a_message(lang: Lang) -> None:
    around = make_around(content=make_longest_content())
    for country in CONTENT.countries:
        assert problems_of_message(crisis_answer(around, lang, country)) == []
