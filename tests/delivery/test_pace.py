"""Token buckets keep what Slack allows, whatever is asked of them and when."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import Method, Pace
from bot.domain.notices import Lane

moments = st.lists(st.floats(0, 3, allow_nan=False), min_size=1, max_size=120)
ORDINARY = [Lane.PAGE, Lane.ANSWER, Lane.UPDATE, Lane.DIGEST]


@given(moments, st.sampled_from(ORDINARY), st.integers(1, 6))
def test_no_channel_gets_more_than_one_message_a_second(
    gaps: list[float], lane: Lane, channels: int
) -> None:
    pace, now, last = Pace(), 100.0, dict[str, float]()
    for index, gap in enumerate(gaps):
        now += gap
        channel = f"D{index % channels}"
        if pace.take(Method.POST, channel, lane, now) == 0:
            assert now - last.get(channel, 0.0) >= 1 - 1e-9
            last[channel] = now


@given(moments, st.sampled_from(ORDINARY))
def test_the_workspace_gets_at_most_thirty_at_once_and_five_a_second(
    gaps: list[float], lane: Lane
) -> None:
    pace, now, taken = Pace(), 100.0, 0
    for index, gap in enumerate(gaps):
        now += gap / 10
        taken += pace.take(Method.POST, f"D{index}", lane, now) == 0
        assert taken <= 30 + 5 * (now - 100.0) + 1e-6


@given(moments, st.sampled_from(list(Method)), st.sampled_from(ORDINARY))
def test_the_call_may_go_out_after_the_wait_it_was_told(
    gaps: list[float], method: Method, lane: Lane
) -> None:
    pace, now = Pace(), 100.0
    for gap in gaps:
        now += gap / 10
        wait = pace.take(method, "D1", lane, now)
        assert wait >= 0
        if wait > 0:
            now += wait + 1e-6
            assert pace.take(method, "D1", lane, now) == 0


@given(st.floats(0.01, 600), st.sampled_from(list(Lane)))
def test_retry_after_holds_that_method_for_every_lane_and_no_other(
    seconds: float, lane: Lane
) -> None:
    pace = Pace()
    pace.hold(Method.POST, 100.0 + seconds)
    assert pace.take(Method.POST, "D1", lane, 100.0) >= seconds - 1e-6
    assert pace.take(Method.UPDATE, "D1", lane, 100.0) == 0
    assert pace.take(Method.POST, "D1", lane, 100.0 + seconds + 1e-6) == 0


def test_the_crisis_lane_ignores_our_own_throttles() -> None:
    pace = Pace()
    waits = [pace.take(Method.POST, "D1", Lane.CRISIS, 100.0) for _ in range(60)]
    assert waits == [0.0] * 60


def test_a_digest_leaves_room_for_those_before_it() -> None:
    pace = Pace()
    taken = sum(pace.take(Method.POST, f"D{i}", Lane.DIGEST, 100.0) == 0 for i in range(40))
    pages = sum(pace.take(Method.POST, f"E{i}", Lane.PAGE, 100.0) == 0 for i in range(40))
    assert (taken, pages) == (20, 10)


def test_those_who_wait_come_back_one_after_the_other() -> None:
    pace = Pace()
    waits = [pace.take(Method.POST, f"D{i}", Lane.PAGE, 100.0) for i in range(60)]
    assert waits[:30] == [0.0] * 30
    gaps = [after - before for before, after in pairwise(waits[30:])]
    assert all(abs(gap - 0.2) < 1e-6 for gap in gaps)


def test_a_page_never_stands_behind_updates_that_were_told_to_wait() -> None:
    pace = Pace()
    for index in range(100):
        pace.take(Method.POST, f"D{index}", Lane.UPDATE, 100.0)
    pages = [pace.take(Method.POST, f"E{index}", Lane.PAGE, 100.0) for index in range(6)]
    assert pages[:5] == [0.0] * 5
    assert pages[5] <= 0.2 + 1e-6


def test_a_dead_token_holds_every_method() -> None:
    pace = Pace()
    pace.hold(None, 115.0)
    assert all(pace.take(method, "D1", Lane.CRISIS, 100.0) == 15.0 for method in Method)


def test_buckets_of_quiet_channels_are_forgotten() -> None:
    pace = Pace()
    for index in range(3000):
        pace.take(Method.POST, f"D{index}", Lane.PAGE, 100.0 + index)
    assert len(pace) <= 1001
