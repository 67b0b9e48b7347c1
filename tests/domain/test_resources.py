"""The library: found however it is typed, the program's own first, and what may be typed in."""

from dataclasses import replace

import pytest

from bot.domain.refusals import BadValue, BadWord
from bot.domain.resource_fields import USAGE, Entry, read_entry
from bot.domain.resources import Resource
from bot.domain.words import Words
from tests.content.helpers import CONTENT

LIBRARY = CONTENT.library
TYPED = {
    "category": "eap",
    "title": "Our EAP",
    "how": "Call the number.",
    "who": "Nobody at work is told.",
}


def own(resource_id: str = "own-1", category: str = "eap") -> Resource:
    said = Words("ours", "ours")
    return Resource(resource_id, category, said, said, said)


def read(**words: str) -> Entry:
    return read_entry({**TYPED, **words}.items(), LIBRARY)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("hr", "hr"),
        ("HR.", "hr"),
        ("Recursos Humanos", "hr"),
        ("human resources", "hr"),
        ("Duelo", "grief"),
        ("capellanía y acompañamiento espiritual", "chaplain"),
    ],
)
def test_a_category_is_found_by_code_or_label(typed: str, code: str) -> None:
    found = LIBRARY.find(typed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("typed", ["", "???", "nothing", "employee"])
def test_what_is_no_category_is_none(typed: str) -> None:
    assert LIBRARY.find(typed) is None


def test_the_programs_own_entries_come_first() -> None:
    assert [one.id for one in LIBRARY.with_own([own()]).of("eap")] == ["own-1", "eap"]
    assert LIBRARY.with_own([]) is LIBRARY


def test_an_entry_whose_category_has_gone_is_not_shown_and_breaks_nothing() -> None:
    lost = own(category="gone")
    assert LIBRARY.with_own([lost]) is LIBRARY
    assert LIBRARY.label("gone", "en") == "gone"


def test_a_category_without_entries_is_not_offered() -> None:
    entries = {id_: one for id_, one in LIBRARY.entries.items() if one.category != "hr"}
    assert "hr" not in {one.code for one in replace(LIBRARY, entries=entries).shown}


def test_content_is_the_same_where_nothing_was_added() -> None:
    assert CONTENT.with_resources(()) is CONTENT
    assert "own-1" in CONTENT.with_resources([own()]).library.entries


def test_all_fields_are_read() -> None:
    entry = read(number="+1 555 010 0100", url="https://eap.example.org/start?x=1")
    made = entry.named("own-1")
    assert (made.id, made.category, made.title) == ("own-1", "eap", Words("Our EAP", "Our EAP"))
    assert made.sees.es == TYPED["who"]
    assert (made.number, made.url) == ("+1 555 010 0100", "https://eap.example.org/start?x=1")


def test_number_and_page_may_be_left_out_and_spaces_do_not_count() -> None:
    entry = read(title="  Our \t EAP ", category="Employee Assistance Program")
    assert (entry.title, entry.category, entry.number, entry.url) == ("Our EAP", "eap", "", "")


def test_an_address_as_slack_sends_it_is_the_address() -> None:
    assert read(url="<https://eap.example.org>").url == "https://eap.example.org"
    assert read(url="<https://eap.example.org|eap.example.org>").url == "https://eap.example.org"
    said = read(
        how="Write to <mailto:eap@example.org|eap@example.org> or see <https://a.org|a.org>."
    )
    assert said.how == "Write to eap@example.org or see https://a.org."


@pytest.mark.parametrize("missing", ["category", "title", "how", "who"])
def test_what_is_needed_is_asked_for_with_an_example(missing: str) -> None:
    words = {key: value for key, value in TYPED.items() if key != missing}
    with pytest.raises(BadWord) as refused:
        read_entry(words.items(), LIBRARY)
    assert refused.value.args == (f"{missing}=", USAGE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("category", "nothing at all"),
        ("title", ""),
        ("title", "x" * 76),
        ("how", "x" * 301),
        ("who", "x" * 151),
        ("title", "<@U0SAM|sam>"),
        ("how", "Ask <!channel>"),
        ("who", "Ask <#C1|general>"),
        ("how", "a <b> c"),
        ("url", "http://a.org"),
        ("url", "https://localhost"),
        ("url", "https://a.org/x y"),
        ("url", "ftp://a.org"),
        ("url", f"https://a.org/{'x' * 300}"),
        ("url", "slack://user?team=T"),
        ("number", "call me"),
        ("number", "12"),
        ("number", "1" * 16),
    ],
)
def test_what_a_field_cannot_be_is_refused(field: str, value: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(**{field: value})
    assert refused.value.args[0] == field
    assert all(len(str(arg)) <= 40 for arg in refused.value.args)


def test_the_nearest_category_is_offered() -> None:
    with pytest.raises(BadValue) as refused:
        read(category="eapp")
    assert refused.value.args == ("category", "eapp", "eap")


def test_an_unknown_key_is_refused_with_an_example() -> None:
    with pytest.raises(BadWord) as refused:
        read(phone="1")
    assert refused.value.args == ("phone", USAGE)
