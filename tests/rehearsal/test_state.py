"""One role-play from the question to the end, as pure steps in time."""

import pytest

from practice.rehearsal import state
from practice.rehearsal.state import Phase, Wrong, WrongMoment
from tests.rehearsal.make import START, make_case, make_rehearsal, make_waiting, make_walking


def test_it_starts_waits_walks_and_is_over() -> None:
    starting, waiting, walking = make_rehearsal(), make_waiting(), make_walking()
    over = state.ended(walking, START + 900)
    phases = [one.phase for one in (starting, waiting, walking, over)]
    assert phases == [Phase.STARTING, Phase.WAITING, Phase.WALKING, Phase.OVER]


def test_nothing_is_reached_before_accept_and_getting_ready_with_it() -> None:
    assert make_waiting().step is None
    walking = make_walking()
    assert walking.accepted_at == START + 21
    assert [step.id for step in walking.reached] == ["S0"]


def test_accept_counts_once_and_only_while_a_card_waits() -> None:
    walking = make_walking()
    assert state.accepted(walking, START + 99) is walking
    starting = make_rehearsal()
    assert state.accepted(starting, START) is starting


@pytest.mark.parametrize("name", ["missed_dose", "colleague_in_danger"])
def test_every_step_is_walked_in_order_and_then_there_is_no_next(name: str) -> None:
    case = make_case(name)
    walking = make_walking(len(case.steps), case=case)
    assert walking.reached == case.steps
    with pytest.raises(WrongMoment) as wrong:
        state.moved_on(walking, START + 900)
    assert wrong.value.why is Wrong.LAST_STEP


def test_a_tick_is_set_and_taken_back_each_with_its_time() -> None:
    walking = make_walking(4)
    on = state.ticked(walking, "S3", "silence", True, START + 300)
    assert on.is_ticked("S3", "silence")
    off = state.ticked(on, "S3", "silence", False, START + 310)
    assert not off.is_ticked("S3", "silence")
    assert [mark.at for mark in off.marks if mark.tick] == [START + 300, START + 310]


def test_a_tick_that_is_so_already_is_not_noted_twice() -> None:
    on = state.ticked(make_walking(), "S0", "calm", True, START + 30)
    assert state.ticked(on, "S0", "calm", True, START + 31) is on


def test_an_earlier_step_can_still_be_ticked_a_later_one_not_yet() -> None:
    walking = make_walking(4)
    assert state.ticked(walking, "S1", "who", True, START + 300).is_ticked("S1", "who")
    with pytest.raises(WrongMoment) as wrong:
        state.ticked(walking, "S4", "named", True, START + 300)
    assert wrong.value.why is Wrong.NO_TICK


@pytest.mark.parametrize(
    ("step", "tick"), [("S0", "named"), ("S0", ""), ("", "calm"), ("S99", "x")]
)
def test_there_is_nothing_to_tick_that_the_step_does_not_hold(step: str, tick: str) -> None:
    with pytest.raises(WrongMoment) as wrong:
        state.ticked(make_walking(), step, tick, True, START + 30)
    assert wrong.value.why is Wrong.NO_TICK


def test_nothing_moves_before_accept_or_after_the_end() -> None:
    over = state.ended(make_walking(), START + 100)
    for rehearsal, why in ((make_waiting(), Wrong.NOT_ACCEPTED), (over, Wrong.OVER)):
        with pytest.raises(WrongMoment) as wrong:
            state.moved_on(rehearsal, START + 200)
        assert wrong.value.why is why
        with pytest.raises(WrongMoment):
            state.ticked(rehearsal, "S0", "calm", True, START + 200)


def test_it_ends_once() -> None:
    over = state.ended(make_walking(), START + 100)
    assert state.ended(over, START + 200) is over
