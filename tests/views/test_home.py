"""Home is the same for everybody but for roles, and tells nothing to who looks over a shoulder."""

import pytest

from bot.domain.people import Lang, Member, Role
from bot.views.home import home_view
from tests.make import NOON, make_member, make_supporter, minutes
from tests.views.helpers import (
    LANGS,
    labels_of,
    make_around,
    make_longest_content,
    problems_of_view,
    words_of,
)

EVERYBODY = ["Get peer support", "I need help right now", "Check status"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("member", [None, make_supporter(), make_member("x", *Role)])
def test_slack_takes_home_with_the_longest_content(member: Member | None, lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    assert problems_of_view(home_view(around, member, lang)) == []


def test_everybody_finds_the_entry_and_the_lines() -> None:
    view = home_view(make_around(), None, "en")
    assert labels_of(view) == EVERYBODY
    assert "988" in words_of(view)
    assert "911" in words_of(view)


def test_supporters_find_their_availability_in_words() -> None:
    resting = home_view(make_around(), make_supporter(), "en")
    assert labels_of(resting) == [
        *EVERYBODY,
        "I am available",
        "My cases",
        "My profile",
        "My training",
        "Ask for a debrief",
        "Second channel",
    ]
    assert "You are in the backup pool." in words_of(resting)
    until = make_supporter(available=True, available_until=NOON + minutes(120))
    assert "You are available until 14:00." in words_of(home_view(make_around(), until, "en"))
    paused = make_supporter(paused=True)
    assert "You get no pages" in words_of(home_view(make_around(), paused, "en"))


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DIRECTOR, Role.COORDINATOR])
def test_keepers_find_who_is_on_call(role: Role) -> None:
    shown = labels_of(home_view(make_around(), make_member("x", role), "en"))
    assert "Who is on call" in shown


@pytest.mark.parametrize("role", Role)
def test_those_who_are_woken_find_their_second_channel(role: Role) -> None:
    woken = role not in (Role.TRAINER, Role.ADMINISTRATOR)
    shown = labels_of(home_view(make_around(), make_member("x", role), "en"))
    assert ("Second channel" in shown) is woken


def test_home_never_tells_whether_a_request_is_open() -> None:
    asking = make_supporter(asking=True, open_cases=2)
    calm = make_supporter()
    assert home_view(make_around(), asking, "en") == home_view(make_around(), calm, "en")
