"""What the packaged files promise to people, whatever their wording becomes."""

import re
from collections.abc import Iterator

import pytest

from bot.content.load import PACKAGED
from bot.domain.content import INTERNATIONAL, LANGS, NOT_SAID, Lang, Words
from tests.content.helpers import CONTENT, packaged

COUNTRIES = list(CONTENT.countries)

EMERGENCY = {
    "US": ["911"],
    "CA": ["911"],
    "GB": ["999"],
    "IE": ["112"],
    "AU": ["000"],
    "NZ": ["111"],
    "IN": ["112"],
    "ZA": ["112", "10177"],
    "DE": ["112"],
    "FR": ["112"],
    "ES": ["112"],
    "NL": ["112"],
    "JP": ["119", "110"],
}


def _all_words() -> Iterator[Words]:
    for choices in (CONTENT.reasons, CONTENT.professions, CONTENT.languages):
        yield from (choice.label for choice in choices.values())
    for country in CONTENT.countries.values():
        yield country.name
        yield from (number.what for number in country.emergency if number.what)
    for line in CONTENT.lines.values():
        yield from (line.name, line.hours)
        if line.note:
            yield line.note


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_country_has_an_emergency_number_and_two_routes(code: str) -> None:
    found = CONTENT.lines_for(code)

    assert found.emergency
    assert len(found.lines) + len(found.emergency) >= 2
    assert any(line.country == INTERNATIONAL for line in found.lines)
    assert all(line.kind == "crisis" for line in found.lines)


@pytest.mark.parametrize("code", sorted(EMERGENCY))
def test_every_country_with_lines_of_its_own_has_a_second_one_besides_emergency(code: str) -> None:
    found = CONTENT.lines_for(code)

    assert len(found.lines) >= 2
    assert [number.number for number in found.emergency] == EMERGENCY[code]


@pytest.mark.parametrize("code", ["MX", "AR", "CO", "CL", "PT", "IT"])
def test_countries_without_sourced_lines_get_emergency_and_the_international_finder(
    code: str,
) -> None:
    found = CONTENT.lines_for(code)

    assert [line.id for line in found.lines] == ["int-find-a-helpline"]
    assert found.also == ()


def test_nobody_has_verified_any_line_yet() -> None:
    assert {line.verified_on for line in CONTENT.lines.values()} == {None}


def test_every_line_has_a_source() -> None:
    assert all(line.source for line in CONTENT.lines.values())


def test_services_that_ended_are_not_there() -> None:
    shown = [words.of(lang).casefold() for words in _all_words() for lang in LANGS]
    numbers = {re.sub(r"\D", "", to) for line in CONTENT.lines.values() for to in line.call}

    assert not [text for text in shown if re.search(r"press 3|marca 3|lgbt", text)]
    assert not numbers & {"18002738255", "18005990019", "18334564566"}


def test_116_123_is_given_only_where_it_was_confirmed() -> None:
    countries = {line.country for line in CONTENT.lines.values() if "116 123" in line.call}

    assert countries == {"GB", "IE", "DE"}


def test_the_physician_support_line_is_no_crisis_line_and_says_to_check_the_hours() -> None:
    (line,) = CONTENT.lines_for("US").also

    assert line.id == "us-physician-support"
    assert line.note
    assert "Not a crisis line" in line.note.en
    assert "Check" in line.hours.en


def test_the_first_reason_is_prefer_not_to_say_and_tells_nothing() -> None:
    first = next(iter(CONTENT.reasons.values()))

    assert first.code == NOT_SAID
    assert first.page == "not_said"


def test_the_reasons_are_those_of_the_program() -> None:
    assert list(CONTENT.reasons) == [
        *("pnts", "event", "death", "error", "complaint", "violence", "moral", "burnout"),
        *("load", "conflict", "bias", "colleague", "return", "learner", "role", "home"),
        *("grief", "health", "mood", "substance", "lonely", "money", "group", "other"),
    ]


def test_there_are_enough_languages_and_both_of_the_program_come_first() -> None:
    assert len(CONTENT.languages) >= 25
    assert list(CONTENT.languages)[:2] == ["en", "es"]


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_options_of_a_list_read_the_same(lang: Lang) -> None:
    lists = [
        [reason.label for reason in CONTENT.reasons.values()],
        [profession.label for profession in CONTENT.professions.values()],
        [language.label for language in CONTENT.languages.values()],
        [country.name for country in CONTENT.countries.values()],
    ]

    for labels in lists:
        assert len({label.of(lang) for label in labels}) == len(labels)


def test_words_for_people_follow_safe_messaging_and_keep_calm() -> None:
    unsafe = r"committed|commit suicide|cometi|successful|failed|fallid|consumad|epidemi|!|¡"

    for words in _all_words():
        assert not re.search(unsafe, words.en.casefold() + words.es.casefold()), words


def test_only_content_lives_in_the_folder() -> None:
    assert {path.name for path in PACKAGED.glob("*.toml")} == {
        "aliases.toml",
        "countries.toml",
        "crisis_lines.toml",
        "danger_words.toml",
        "encounter.toml",
        "languages.toml",
        "log.toml",
        "professions.toml",
        "reasons.toml",
        "resources.toml",
        "themes.toml",
    }
    assert "verified_on" in packaged("crisis_lines.toml")
