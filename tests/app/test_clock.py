"""The present time, and how practice and tests move it."""

import os
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.wall import HOLD_SECONDS, WallWatch
from tests.app.make import SetClock


def write(file: Path, text: str) -> None:
    """As practice does it: a new file put in the place of the old one."""
    fresh = file.with_suffix(".new")
    fresh.write_text(text)
    os.replace(fresh, file)


def test_now_is_aware_and_moved_by_the_file(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = SystemClock(file)
    assert clock.offset() == 0
    write(file, "3600\n")
    assert clock.now().tzinfo is UTC
    assert clock.now() - clock.wall() > timedelta(minutes=59)


def test_the_offset_only_grows(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    write(file, "3600")
    clock = SystemClock(file)
    assert clock.offset() == 3600
    write(file, "60")
    assert clock.offset() == 3600
    file.unlink()
    assert clock.offset() == 3600
    write(file, "7200.5")
    assert clock.offset() == 7200.5


@pytest.mark.parametrize("text", ["", "soon", "nan", "inf"])
def test_a_half_written_file_changes_nothing(tmp_path: Path, text: str) -> None:
    file = tmp_path / "clock"
    write(file, "60")
    clock = SystemClock(file)
    assert clock.offset() == 60
    write(file, text)
    assert clock.offset() == 60


def test_a_jump_of_the_machines_clock_holds_for_a_minute() -> None:
    clock = SetClock()
    watch = WallWatch(clock)
    clock.steady += 30
    assert not watch.held()
    clock.jumped = 61
    assert watch.held()
    clock.steady += HOLD_SECONDS - 1
    assert watch.held()
    clock.steady += 2
    assert not watch.held()


def test_a_backward_jump_holds_as_well_and_a_small_one_does_not() -> None:
    clock = SetClock()
    watch = WallWatch(clock)
    clock.jumped = -59
    assert not watch.held()
    clock.jumped = -200
    assert watch.held()


def test_a_move_through_the_clock_file_is_not_a_jump() -> None:
    clock = SetClock()
    watch = WallWatch(clock)
    clock.moved = 7 * 24 * 3600
    assert not watch.held()
