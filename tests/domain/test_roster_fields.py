"""The fields of a roster line: what people may write, and what is refused with a hint."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Profile
from bot.domain.refusals import BadValue, BadWord
from bot.domain.roster_fields import FIELDS, Fields, read_fields
from bot.domain.training import Training, training_of
from tests.content.helpers import CONTENT


def read(**words: str) -> Fields:
    return read_fields(words.items(), CONTENT)


@pytest.mark.parametrize("typed", ["nurse", "NURSE", "Nurse", "enfermeria", "Enfermería"])
def test_a_profession_is_its_code_or_its_label_in_any_language(typed: str) -> None:
    assert read(profession=typed).values.profession == "nurse"


@pytest.mark.parametrize("typed", ["en,es", "EN, es", "English,Spanish", "inglés,Español,en"])
def test_so_are_languages(typed: str) -> None:
    assert read(languages=typed).values.languages == ("en", "es")


def test_every_code_and_label_of_the_content_is_understood() -> None:
    for choice in CONTENT.professions.values():
        for typed in (choice.code, choice.label.en, choice.label.es):
            expected = None if choice.code == "pnts" else choice.code
            assert read(profession=typed).values.profession == expected
    for choice in CONTENT.languages.values():
        for typed in (choice.code, choice.label.en, choice.label.es):
            assert read(languages=typed).values.languages == (choice.code,)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("profession", "astronaut"),
        ("languages", ""),
        ("languages", "en,klingon"),
        ("trained", "01/10/2026"),
        ("trained", "20261001"),
        ("trained", "2026-13-01"),
        ("trained", "2026-02-30"),
        ("cap", "0"),
        ("cap", "21"),
        ("cap", "-1"),
        ("cap", "three"),
        ("cap", "\u0663"),
        ("unit", "<!channel>"),
        ("unit", "x" * 76),
        ("leads", "ICU,<@U0SAM>"),
    ],
)
def test_a_value_that_a_field_cannot_take_is_refused(field: str, typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(**{field: typed})
    assert refused.value.args[0] == field


def test_the_refusal_names_what_is_nearest() -> None:
    with pytest.raises(BadValue) as value:
        read(profession="nruse")
    assert value.value.args == ("profession", "nruse", "nurse")
    with pytest.raises(BadWord) as word:
        read(langauges="en")
    assert word.value.args == ("langauges", "roster set @sam languages=")


def test_only_what_was_given_changes() -> None:
    before = Profile(profession="nurse", unit="ICU", cap=2, trained_on=date(2026, 1, 1))
    after = read(cap="4", unit="none").over(before)
    assert after == Profile(profession="nurse", cap=4, trained_on=date(2026, 1, 1))


def test_units_get_the_names_they_have_here_and_new_ones_are_told() -> None:
    units = {"ICU": ("Intensive care",)}
    settled, new = read(unit="intensive care", leads="Theatre,THEATRE,icu").settled(units)
    assert settled.values.unit == "ICU"
    assert settled.values.leads == ("Theatre", "ICU")
    assert new == ("Theatre",)


@pytest.mark.parametrize(
    ("trained_on", "training"),
    [
        (None, Training.MISSING),
        (date(2026, 11, 23), Training.CURRENT),
        (date(2026, 11, 24), Training.LATER),
    ],
)
def test_training_is_current_from_its_day_on(trained_on: date | None, training: Training) -> None:
    assert training_of(Profile(trained_on=trained_on), date(2026, 11, 23)) is training


@given(st.sampled_from(FIELDS), st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused_by_name(field: str, typed: str) -> None:
    args: tuple[object, ...] = ()
    try:
        read(**{field: typed})
    except BadValue as refused:
        args = refused.args
    assert all(len(str(arg)) <= 80 for arg in args)
