"""The file of resources: honest about who sees what, and its mistakes are named at the start."""

import re
from pathlib import Path

import pytest

from bot.domain.resources import HOW_LIMIT, LINES, SEES_LIMIT, TITLE_LIMIT, Resource
from bot.domain.words import LANGS, Lang, Words
from tests.content.helpers import CONTENT, changed, make_folder, packaged, problems_of

LIBRARY = CONTENT.library
ENTRIES = tuple(LIBRARY.entries.values())
FILE = "resources.toml"
UNSAFE = re.compile(r"anonym|anónim|hipaa|secret|privileg|second victim|commit|!|¡", re.IGNORECASE)


def words_of(one: Resource) -> tuple[Words, ...]:
    return (one.title, one.how, one.sees)


def test_the_categories_are_those_of_the_program_each_with_an_entry() -> None:
    assert list(LIBRARY.categories) == [
        *("crisis", "eap", "therapy", "php", "substance", "wellness", "chaplain", "ethics"),
        *("legal", "risk", "disclosure", "timeoff", "occhealth", "security", "hr", "ombuds"),
        *("union", "benefits", "money", "childcare", "immigration", "learner", "grief"),
        *("self", "external"),
    ]
    assert LIBRARY.shown == tuple(LIBRARY.categories.values())
    assert LINES in LIBRARY.categories


def test_human_resources_are_not_confidential_and_say_so() -> None:
    assert not LIBRARY.categories["hr"].confidential
    (hr,) = LIBRARY.of("hr")
    assert "works for the employer" in hr.sees.en
    assert LIBRARY.categories["chaplain"].confidential


@pytest.mark.parametrize("lang", LANGS)
def test_every_entry_fits_and_keeps_calm(lang: Lang) -> None:
    for one in ENTRIES:
        assert len(one.title.of(lang)) <= TITLE_LIMIT
        assert len(one.how.of(lang)) <= HOW_LIMIT
        assert len(one.sees.of(lang)) <= SEES_LIMIT
        for words in words_of(one):
            assert words.of(lang).strip()
            assert not UNSAFE.search(words.of(lang)), one.id


def test_a_packaged_entry_names_no_number_that_nobody_has_checked() -> None:
    for one in ENTRIES:
        said = " ".join(words.of(lang) for words in words_of(one) for lang in LANGS)
        assert not re.search(r"[0-9]{3}", said), one.id
        assert not one.number
        assert not one.url


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_categories_read_the_same(lang: Lang) -> None:
    labels = {one.label.of(lang) for one in LIBRARY.categories.values()}
    assert len(labels) == len(LIBRARY.categories)


def test_a_whole_packaged_file_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(make_folder(tmp_path, resources=packaged(FILE))) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "hr"', 'code = "hrx"', 'resource "hr", category: "hr" is no [[category]] here.'),
        ('code = "hr"', 'code = "hrx"', 'category "hrx" has 0 resources; it needs 1 to 10.'),
        ('id = "hr"', 'id = "eap"', 'resource "eap", id: is used twice.'),
        ('category = "hr"', 'category = "eap"', 'category "hr" has 0 resources'),
        ("confidential = true", 'confidential = "yes"', "confidential: must be true or false."),
        ("confidential = true", "secure = true", "confidential: must be true or false."),
        ("confidential = true", "secure = true", "secure: is not a key of this row."),
        ('en = "Human resources"', f'en = "{"x" * 76}"', "has 76 characters; only 75 fit"),
        ('es = "Nadie. Es solo tuyo."', f'es = "{"x" * 151}"', "has 151 characters; only 150"),
        ('en = "Nobody. This is yours."', 'en = "<@U1>"', "Use plain text."),
        ('es = "Nadie. Es solo tuyo."', 'es = ""', "the Spanish text is missing."),
        ('id = "self"', 'id = "self"\nurl = "http://a.org"', "must start with https://."),
        ('id = "self"', 'id = "self"\nnumber = "call"', "is not a phone number."),
        ("# The entries", "[[entries]]", "entries: is not a key of this row."),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = make_folder(tmp_path, resources=changed(FILE, old, new))
    assert any(said in problem and FILE in problem for problem in problems_of(folder))


def test_more_than_ten_in_a_category_are_refused(tmp_path: Path) -> None:
    row = (
        '\n[[resource]]\nid = "more-{n}"\ncategory = "hr"\ntitle = {{ en = "a", es = "a" }}\n'
        'how = {{ en = "a", es = "a" }}\nsees = {{ en = "a", es = "a" }}\n'
    )
    text = packaged(FILE) + "".join(row.format(n=n) for n in range(10))
    problems = problems_of(make_folder(tmp_path, resources=text))
    assert problems == (f'{FILE}: category "hr" has 11 resources; it needs 1 to 10.',)
