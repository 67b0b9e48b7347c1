"""The questions that the program asks of its content."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.content import Words, is_stale, lang_of
from tests.content.helpers import CONTENT, TODAY, make_line


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        *(("es", "es"), ("es-MX", "es"), ("es_419", "es"), ("ES-es", "es"), (" es-ES ", "es")),
        *(("en-US", "en"), ("est", "en"), ("eso-XX", "en"), ("fr-FR", "en"), ("", "en")),
        (None, "en"),
    ],
)
def test_spanish_locales_give_spanish_and_everything_else_english(
    locale: str | None, lang: str
) -> None:
    assert lang_of(locale) == lang


@pytest.mark.parametrize(
    ("verified_on", "stale"),
    [
        (None, True),
        (TODAY, False),
        (TODAY - timedelta(days=180), False),
        (TODAY - timedelta(days=181), True),
    ],
)
def test_a_line_is_stale_without_a_date_and_after_180_days(
    verified_on: date | None, stale: bool
) -> None:
    assert is_stale(make_line(verified_on=verified_on), TODAY) is stale


def test_own_lines_come_before_the_international_finder() -> None:
    ids = [line.id for line in CONTENT.lines_for("GB").lines]

    assert ids == ["gb-samaritans", "gb-shout", "gb-nhs-111", "int-find-a-helpline"]


@pytest.mark.parametrize("code", ["", "XX", "us", "\u202e"])
def test_an_unknown_country_still_gets_an_answer(code: str) -> None:
    assert CONTENT.lines_for(code) == CONTENT.lines_for("INT")


def test_a_verified_date_from_elsewhere_can_be_laid_over_the_files() -> None:
    fresh = replace(CONTENT.lines["us-988"], verified_on=TODAY)
    content = replace(CONTENT, lines={**CONTENT.lines, "us-988": fresh})

    assert not is_stale(content.lines_for("US").lines[0], TODAY)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("gb", "GB"), (" UK ", "GB"), ("england", "GB"), ("México", "MX"), ("mexico", "MX")),
        *(("ESPANA", "ES"), ("ee uu", "US"), ("EE. UU.", "US"), ("elsewhere", "INT")),
        *(("", None), ("atlantis", None), ("u", None)),
    ],
)
def test_a_country_is_found_however_it_is_typed(typed: str, code: str | None) -> None:
    assert CONTENT.find_country(typed) == code


@pytest.mark.parametrize(
    ("codes", "page"),
    [
        ([], "not_said"),
        (["pnts", "death"], "not_said"),
        (["other"], "not_said"),
        (["grief"], "personal"),
        (["grief", "load"], "work"),
        (["substance", "load", "death"], "clinical"),
        (["other", "mood"], "personal"),
        (["gone"], "not_said"),
    ],
)
def test_a_page_card_learns_the_least_personal_of_the_reasons(codes: list[str], page: str) -> None:
    assert CONTENT.page_reason(codes) == page


def test_labels_come_in_the_language_asked_for() -> None:
    assert CONTENT.reason_label("lonely", "es") == "Aislamiento o soledad"
    assert CONTENT.profession_label("nurse", "en") == "Nurse"
    assert CONTENT.language_label("de", "es") == "Alemán"
    assert CONTENT.country_name("DE", "es") == "Alemania"
    assert Words("yes", "sí").of("en") == "yes"


def test_a_code_that_has_left_the_files_shows_as_itself() -> None:
    assert CONTENT.reason_label("gone", "en") == "gone"
    assert CONTENT.profession_label("gone", "es") == "gone"
    assert CONTENT.language_label("gone", "en") == "gone"
    assert CONTENT.country_name("XX", "es") == "XX"
