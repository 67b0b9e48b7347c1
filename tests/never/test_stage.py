"""The tests of this package look at everything there is: nothing new can stand outside of them."""

from bot.domain.notices import Kind
from tests.never.surfaces import UNDRAWN, everything_we_say, staged


def test_every_kind_of_message_is_among_what_is_looked_at() -> None:
    forgotten = set(Kind) - staged() - UNDRAWN
    assert not forgotten, f"add to the scenes in tests/views/helpers.py: {sorted(forgotten)}"


def test_catalogue_content_and_manifest_are_among_what_is_looked_at() -> None:
    where = {name.partition(".")[0] for name, _, _ in everything_we_say()}
    assert {"labels", "requester", "supporter", "crisis", "content", "manifest"} <= where
