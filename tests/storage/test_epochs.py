"""Epoch secrets: one a week, in two places, never two for the same week."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from storage.epochs import Epochs, epoch_at
from storage.files import write_new
from storage.refused import BadEpochs, LoosePermissions
from tests.make import NOON


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "a", tmp_path / "b"


def test_a_week_has_one_secret_and_the_next_another(two: tuple[Path, Path]) -> None:
    epochs = Epochs(two)
    monday, secret = epochs.current(NOON)
    assert monday == "2026-W48"
    assert epochs.current(NOON + timedelta(days=6)) == (monday, secret)
    later, other = epochs.current(NOON + timedelta(days=7))
    assert later == "2026-W49"
    assert other != secret
    assert epochs.list() == ("2026-W48", "2026-W49")


def test_weeks_turn_in_utc_and_years_by_the_calendar() -> None:
    assert epoch_at(datetime(2027, 1, 1, tzinfo=UTC)) == "2026-W53"
    east = timezone(timedelta(hours=12))
    assert epoch_at(datetime(2026, 11, 30, 2, tzinfo=east)) == "2026-W48"


def test_secrets_are_long_private_and_the_same_in_both_places(two: tuple[Path, Path]) -> None:
    epoch, secret = Epochs(two).current(NOON)
    assert len(secret) == 32
    for directory in two:
        assert (directory / epoch).read_bytes() == secret
        assert (directory / epoch).stat().st_mode & 0o777 == 0o600
        assert directory.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("lost", [0, 1])
def test_a_secret_that_one_place_lacks_comes_back_from_the_other(
    two: tuple[Path, Path], lost: int
) -> None:
    epoch, secret = Epochs(two).current(NOON)
    (two[lost] / epoch).unlink()
    Epochs(two).repair()
    assert (two[lost] / epoch).read_bytes() == secret


def test_a_place_that_is_gone_is_made_again(two: tuple[Path, Path]) -> None:
    epoch, secret = Epochs(two).current(NOON)
    (two[0] / epoch).unlink()
    two[0].rmdir()
    assert Epochs(two).read(epoch) == secret
    assert (two[0] / epoch).read_bytes() == secret


def _differ(path: Path) -> None:
    path.unlink()
    write_new(path, bytes(32))


def _cut(path: Path) -> None:
    path.write_bytes(b"short")


@pytest.mark.parametrize(("damage", "words"), [(_differ, "different"), (_cut, "damaged")])
def test_damage_is_refused_before_anything_is_sealed_with_it(
    two: tuple[Path, Path], damage: Callable[[Path], None], words: str
) -> None:
    epoch, _ = Epochs(two).current(NOON)
    damage(two[1] / epoch)
    with pytest.raises(BadEpochs, match=words):
        Epochs(two).repair()


def test_a_secret_that_others_may_read_is_refused(two: tuple[Path, Path]) -> None:
    epoch, _ = Epochs(two).current(NOON)
    (two[0] / epoch).chmod(0o644)
    with pytest.raises(LoosePermissions):
        Epochs(two).repair()


def test_a_destroyed_secret_is_none_and_not_made_again_by_reading(
    two: tuple[Path, Path],
) -> None:
    assert Epochs(two).read("2026-W01") is None
    assert Epochs(two).list() == ()


def test_processes_that_begin_a_week_together_agree(two: tuple[Path, Path]) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: Epochs(two).current(NOON), range(16)))
    assert len(found) == 1


def test_other_files_in_the_directory_are_left_alone(tmp_path: Path) -> None:
    write_new(tmp_path / "README", b"mirror me")
    assert Epochs([tmp_path]).list() == ()


@pytest.mark.parametrize("count", [0, 3])
def test_one_or_two_directories_no_more(tmp_path: Path, count: int) -> None:
    with pytest.raises(BadEpochs):
        Epochs([tmp_path / str(n) for n in range(count)])
