"""Two lines about oneself: kept as typed but for stray space; nothing that can be pressed."""

import pytest

from bot.domain.bios import BIO_LIMIT, read_bio
from bot.domain.people import Profile
from bot.domain.refusals import BioHasLink, BioTooLong


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  \n ", ""),
        ("ICU nurse for 12 years.", "ICU nurse for 12 years."),
        ("ICU nurse.\nI walk a lot.", "ICU nurse.\nI walk a lot."),
        (" ICU  nurse. \r\n\r\n I walk. ", "ICU nurse.\nI walk."),
        ("*bold* _and_ :smile: & more", "*bold* _and_ :smile: & more"),
        ("\u202eno tricks\u200b", "no tricks"),
        ("Me gusta caminar. Enfermería, 12 años", "Me gusta caminar. Enfermería, 12 años"),
        ("12.5 years, e.g. nights", "12.5 years, e.g. nights"),
        ("x" * BIO_LIMIT, "x" * BIO_LIMIT),
    ],
)
def test_what_was_typed_is_kept(typed: str, kept: str) -> None:
    assert read_bio(typed) == kept


@pytest.mark.parametrize("typed", ["x" * (BIO_LIMIT + 1), "one\ntwo\nthree"])
def test_more_than_two_lines_or_140_characters_are_refused(typed: str) -> None:
    with pytest.raises(BioTooLong):
        read_bio(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "see https://a.org",
        "slack://user?id=U1",
        "www.example",
        "my page: sam.example.com",
        "sam@hospital",
        "<@U0SAM>",
        "<!here>",
        "#general",
        "a > b",
    ],
)
def test_links_and_mentions_are_refused(typed: str) -> None:
    with pytest.raises(BioHasLink):
        read_bio(typed)


def test_a_profile_from_before_has_none() -> None:
    assert Profile().bio == ""
