"""What a supporter chooses from when a case is closed: within Slack's limits, mistakes named."""

import re
from pathlib import Path

import pytest

from bot.domain.asking import Mode
from bot.domain.content import LANGS, Choice, Lang
from bot.domain.log import FORMAL, NOT_NOTED, NOT_REACHED, TALKED, WITHDRAWN
from tests.content.helpers import CONTENT, changed, make_folder, packaged, problems_of

FILE = "log.toml"
LOG = CONTENT.log
LISTS = (LOG.dispositions, LOG.kinds, LOG.modes, LOG.minutes, LOG.support)
CHOICES = [choice for choices in LISTS for choice in choices.values()]


def test_what_the_program_chooses_by_itself_is_there() -> None:
    assert {TALKED, NOT_REACHED, WITHDRAWN} <= set(LOG.dispositions)
    assert FORMAL in LOG.kinds
    assert {mode.value for mode in Mode} <= set(LOG.modes)
    assert not any(NOT_NOTED in choices for choices in LISTS)


def test_a_crisis_is_no_ending_of_the_open_log() -> None:
    assert not any("crisis" in code for code in LOG.dispositions)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.code)
def test_a_choice_is_plain_and_fits(choice: Choice, lang: Lang) -> None:
    said = choice.label.of(lang)
    assert 0 < len(said) <= 75
    assert not re.search(r"[!¡]|patient name|diagnos", said)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('en = "Listened"', f'en = "{"L" * 76}"', "only 75 fit"),
        ('code = "not_reached"', 'code = "unreached"', "disposition not_reached is missing"),
        ('code = "formal"', 'code = "asked"', "kind formal is missing"),
        ('code = "in_person"', 'code = "near"', "mode in_person is missing"),
        ('code = "walk"', 'code = "phone"', "is used twice"),
        ("[[minutes]]", "[[minute]]", '"minute" is not a part of this file'),
        ('es = "Hablamos; no hace falta más"', "", "Spanish text is missing"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    problems = problems_of(make_folder(tmp_path, log=changed(FILE, old, new)))
    assert any(named in problem for problem in problems), problems


def test_more_kinds_of_support_than_checkboxes_is_a_mistake(tmp_path: Path) -> None:
    more = '\n[[support]]\ncode = "more"\nen = "More"\nes = "Más"\n'
    problems = problems_of(make_folder(tmp_path, log=packaged(FILE) + more))
    assert any("at most 10" in problem for problem in problems), problems
