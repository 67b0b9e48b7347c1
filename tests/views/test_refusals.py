"""Every way of saying no has words of its own that say what to do next."""

from collections.abc import Iterator

import pytest

from bot.domain import refusals as no
from bot.domain.people import Lang
from bot.ports import NotSaved, OutcomeUnknown, StoreError, Unavailable
from bot.views import refusals
from tests.views.helpers import (
    LANGS,
    labels_of,
    make_around,
    make_longest_content,
    problems_of_message,
    words_of,
)

AROUND = make_around()
HOMES = frozenset(
    (
        "bot.domain.refusals",
        "bot.domain.rota_refusals",
        "bot.domain.cover_refusals",
        "bot.domain.coverage_refusals",
        "bot.domain.calendar_refusals",
        "bot.ports.faults",
    )
)


def family(kind: type[Exception]) -> Iterator[type[Exception]]:
    """Those of the homes of refusals; what others derive from them reads as its parent."""
    if kind.__module__ in HOMES:
        yield kind
    for child in kind.__subclasses__():
        yield from family(child)


KINDS = [*family(no.Refusal), *family(StoreError)]


def test_every_refusal_has_words() -> None:
    assert refusals.complete_for(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_refusal_becomes_one_whole_sentence(kind: type[Exception], lang: Lang) -> None:
    for args in ((), ("one",), ("one", "two"), ("one", "two", "three", "four")):
        refusal = kind(*args)
        assert isinstance(refusal, no.Refusal | StoreError)
        said = refusals.sentence(refusal, lang)
        assert said.strip()
        assert "{" not in said


def test_a_foreign_card_reads_like_an_unknown_one() -> None:
    unknown, foreign = no.UnknownCard(), no.NotForYou()
    assert refusals.answer(AROUND, "en", unknown) == refusals.answer(AROUND, "en", foreign)


def test_words_of_the_person_come_back_as_plain_text() -> None:
    rendered = refusals.answer(AROUND, "en", no.BadWord("<!channel> {b}", "roster"))
    assert "&lt;!channel&gt; {b}" in rendered.text
    assert rendered.blocks[0]["text"]["type"] == "plain_text"


def test_a_bad_word_comes_with_the_nearest_usage() -> None:
    said = refusals.sentence(no.BadWord("rostr", "roster add @sam"), "en")
    assert said == "I do not know rostr here. Try: /peersupport-admin roster add @sam"


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (no.UnknownUnit("XX", "ICU", "ED"), "There is no unit called XX. Known: ICU, ED."),
        (no.BadValue("cap", "x"), "cap cannot be x."),
        (no.BadValue("profession", "nrse", "nurse"), "Perhaps: nurse."),
        (no.MissingAnswer("when"), "Please choose a day and time."),
    ],
)
def test_refusals_name_what_they_are_about(refusal: no.Refusal, said: str) -> None:
    assert said in refusals.sentence(refusal, "en")


def test_a_field_that_is_missing_is_marked_where_it_stands() -> None:
    error = refusals.field_error(no.MissingAnswer("when"), "en")
    assert error is not None
    assert error[0] == "when"
    late = refusals.field_error(no.BadTime(), "en")
    assert late is not None
    assert late[0] == "when"
    assert refusals.field_error(no.CaseOver(), "en") is None


@pytest.mark.parametrize("problem", [NotSaved(), OutcomeUnknown(), Unavailable()])
@pytest.mark.parametrize("lang", LANGS)
def test_who_was_asking_gets_the_lines_with_the_bad_news(problem: StoreError, lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    rendered = refusals.answer(around, lang, problem, asking=True, country="JP")
    assert problems_of_message(rendered) == []
    told = refusals.answer(AROUND, "en", problem, asking=True)
    assert all(number in told.text for number in ("911", "988", "741741"))
    assert labels_of(told) == ["I need help right now"]
    assert "911" not in refusals.answer(AROUND, "en", problem).text


def test_strangers_get_the_lines_and_no_button() -> None:
    rendered = refusals.answer(AROUND, "en", no.StrangerHere())
    assert "988" in rendered.text
    assert labels_of(rendered) == []


def test_a_form_that_came_too_late_has_a_fresh_button() -> None:
    rendered = refusals.too_late(AROUND, "en")
    assert labels_of(rendered) == ["Get peer support", "I need help right now"]


def test_a_mistake_of_ours_never_leaves_the_person_alone() -> None:
    rendered = refusals.broken(AROUND, "en", asking=True)
    assert "988" in rendered.text
    assert "Something broke on our side." in words_of(refusals.broken(AROUND, "en"))


def test_who_may_not_is_pointed_to_a_command_that_answers_everybody() -> None:
    for lang, word in (("en", "privacy"), ("es", "privacidad")):
        assert f"/peersupport {word} " in refusals.sentence(no.NotAllowed(), lang)  # type: ignore[arg-type]
