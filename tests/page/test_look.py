"""What a browser shows stands in its address, and nothing in an address breaks it."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.page.look import MOST_PEOPLE, REHEARSAL, Look, read_look

KNOWN = {"U0DANA", "U0SAM", "U0LEE", "U0KIM"}

LOOKS = st.builds(
    Look,
    people=st.lists(st.sampled_from(sorted(KNOWN)), max_size=MOST_PEOPLE, unique=True).map(tuple),
    drawer=st.booleans(),
    tour=st.none() | st.integers(0, 10_000),
    rehearsal=st.sampled_from(REHEARSAL),
)


def reread(address: str) -> Look:
    return read_look(dict(parse_qsl(address.lstrip("?"))), KNOWN)


@settings(deadline=None)
@given(LOOKS)
def test_an_address_says_the_whole_look(look: Look) -> None:
    assert reread(look.address()) == look


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_any_address_is_a_look(people: str, tour: str, rehearsal: str) -> None:
    look = read_look({"as": people, "tour": tour, "rehearsal": rehearsal}, KNOWN)
    assert set(look.people) <= KNOWN
    assert look.rehearsal in REHEARSAL


@pytest.mark.parametrize("asked", ["U0NOBODY", "", ",,", "<script>"])
def test_people_nobody_knows_are_left_out(asked: str) -> None:
    assert read_look({"as": asked}, KNOWN) == Look()


def test_the_oldest_window_makes_room_for_a_fourth_person() -> None:
    look = Look(people=("U0DANA", "U0SAM", "U0LEE"))
    assert look.with_person("U0KIM").people == ("U0SAM", "U0LEE", "U0KIM")


def test_a_person_who_is_shown_is_not_shown_twice() -> None:
    look = Look(people=("U0DANA", "U0SAM"))
    assert look.with_person("U0DANA") == look
    assert reread("?as=U0SAM,U0SAM").people == ("U0SAM",)


def test_the_first_screen_is_there_until_something_was_chosen() -> None:
    assert Look().is_first_screen
    assert Look(drawer=True).is_first_screen
    for chosen in (Look(people=("U0SAM",)), Look(tour=0), Look(rehearsal="choose")):
        assert not chosen.is_first_screen
