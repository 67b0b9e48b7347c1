"""The catalogue is whole in both languages, plain, and its labels are those promised outside."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from bot.domain.content import Words
from bot.views import texts
from bot.views.texts import labels, t
from tests.views.helpers import LANGS

MODULES = [m.name for m in pkgutil.iter_modules(texts.__path__)]
LONGEST_SENTENCE = 24


def inside(value: object, name: str) -> Iterator[tuple[str, Words]]:
    if isinstance(value, Words):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from inside(each, f"{name}[{key}]")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from inside(each, f"{name}[{index}]")


def catalogue() -> list[tuple[str, Words]]:
    found: list[tuple[str, Words]] = []
    for name in MODULES:
        module = importlib.import_module(f"bot.views.texts.{name}")
        for key, value in vars(module).items():
            if key.isupper():
                found += inside(value, f"{name}.{key}")
    return found


CATALOGUE = catalogue()


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.:;?]\s", text) if part]


@pytest.mark.parametrize(("name", "words"), CATALOGUE, ids=[n for n, _ in CATALOGUE])
class TestEverySentence:
    def test_exists_in_both_languages_with_the_same_values(self, name: str, words: Words) -> None:
        assert words.en.strip()
        assert words.es.strip()
        assert names_in(words.en) | {"article"} == names_in(words.es) | {"article"}

    def test_is_calm_and_short(self, name: str, words: Words) -> None:
        for lang in LANGS:
            text = words.of(lang)
            assert "!" not in text
            assert "¡" not in text
            assert not re.search(r":[a-z_]+:", text)
            assert max(len(s.split()) for s in sentences(text)) <= LONGEST_SENTENCE, text


def test_nothing_promises_what_the_program_may_never_promise() -> None:
    for _, words in CATALOGUE:
        said = f"{words.en} {words.es}".casefold()
        for never in ("anonym", "anónim", "hipaa", "secret", "privilege", "second victim"):
            assert never not in said


def test_values_are_never_read_as_patterns() -> None:
    assert t("en", Words("{name} is in", "{name} está"), name="{other}") == "{other} is in"


PROMISED = """
I need help right now|Get me a person|Check status|Make it talk now|Make it danger now
Change my wishes|Cancel my request|Someone else, please|Somebody has reached me
Nobody has reached me|This was not me|Hide this conversation|I am in|No, thank you|Confirm
Accept|Not now|Details|Ask again|No|Yes, pass it on|Show contact|We made contact|Hand over
I am too close to this|I cannot go on|Close this case|Acknowledge|Get peer support|My cases
I am available|Who is on call|Ask for peer support|How soon?|When?|What is it about?
How would you like to connect?|Number to call you|Is it safe to leave a message?|Where to meet
My profession|Who would you like?|Language|My unit|Not from my unit
People I would rather not meet|Country|Anything that helps us find the right person|Ask
Danger now|Talk now|Today|Next day or two|Book a time|Yes|Talk to someone|Skip
"""


@pytest.mark.parametrize("label", [word for row in PROMISED.split("\n") for word in row.split("|")])
def test_labels_are_those_that_people_were_promised(label: str) -> None:
    english = {w.en for name, w in CATALOGUE if name.startswith("labels.")}
    assert not label or label in english


def test_titles_of_modals_fit_in_both_languages() -> None:
    for title in (labels.REQUEST_TITLE, labels.WISHES_TITLE, labels.WHERE_TITLE):
        assert max(len(title.of(lang)) for lang in LANGS) <= 24
    for name, words in CATALOGUE:
        if name.endswith("_TITLE") and name.startswith("labels."):
            assert max(len(words.en), len(words.es)) <= 24
