"""The guided tour goes where the person is, and speaks of what is really there."""

import pytest

from bot.seeding import AVAILABLE
from bot.views.texts import labels, t
from practice.control import GESTURES
from practice.moves import Move
from practice.page.tour import Step, reached, read_steps
from practice.people import seeded

STEPS = read_steps()


def moves(*done: tuple[str, str, str]) -> list[tuple[str, Move]]:
    return [
        (who, Move(number, 0.0, f"U0{who.upper()}", gesture, label))
        for number, (who, gesture, label) in enumerate(done, start=1)
    ]


def done_by(step: Step) -> tuple[str, str, str]:
    sign = step.done[0]
    return sign.who, sign.gesture, sign.label


def test_each_step_ends_with_its_own_move() -> None:
    for number in range(len(STEPS)):
        way = [done_by(step) for step in STEPS[:number]]
        assert reached(STEPS, moves(*way)) == number


def test_other_moves_change_nothing() -> None:
    stray = [
        ("dana", "home", ""),
        ("sam", "command", "/peersupport on"),
        ("lee", "click", "Details"),
    ]
    assert reached(STEPS, moves(*stray)) == 0
    assert reached(STEPS, moves(done_by(STEPS[0]), *stray)) == 1


def test_who_skips_a_step_is_met_where_they_are() -> None:
    accepted = ("sam", "click", "Accept")
    assert reached(STEPS, moves(done_by(STEPS[0]), accepted)) == 4


def test_the_last_step_stays() -> None:
    way = [done_by(step) for step in STEPS if step.done]
    assert reached(STEPS, moves(*way, *way)) == len(STEPS) - 1
    assert [step.done for step in STEPS if not step.done] == [()]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.title)
def test_a_step_names_people_and_gestures_that_exist(step: Step) -> None:
    names = {person.name for person in seeded()}
    assert {step.who, *(sign.who for sign in step.done)} <= names
    assert {sign.gesture for sign in step.done} <= set(GESTURES)


def test_the_tour_presses_what_the_bot_calls_its_buttons() -> None:
    supporters = (labels.ACCEPT, labels.NOT_NOW, labels.SHOW_CONTACT, labels.OPEN_CHECKLIST)
    own = {t("en", words) for words in (labels.ASK, *supporters, labels.CLOSE_CASE)}
    pressed = {s.label for step in STEPS for s in step.done if s.gesture in ("click", "submit")}
    assert pressed == own


def test_the_two_supporters_of_the_tour_are_the_ones_who_are_available() -> None:
    assert set(AVAILABLE) == {"lee", "sam"}
