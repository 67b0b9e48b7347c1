"""What is sealed opens in its own place with its own key, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.epochs import Epochs
from storage.keys import KeyRing, new_key
from storage.refused import CannotOpen
from storage.sealing import CaseKey, Place, Sealer, padded_size
from tests.make import NOON

KIB = 1024
PLACE = Place("sealed", "case-1", "doc", 3, "2026-W48")


@pytest.fixture
def sealer(tmp_path: Path) -> Sealer:
    return Sealer("p-1", KeyRing((new_key(),)), Epochs([tmp_path]))


@pytest.fixture
def key(sealer: Sealer) -> CaseKey:
    return sealer.new_case_key("case-1", NOON)


def test_what_was_sealed_opens(sealer: Sealer, key: CaseKey) -> None:
    for plain in (b"", b"words", b"\0" * 5000, bytes(range(256)) * 40):
        assert sealer.open(key, PLACE, sealer.seal(key, PLACE, plain)) == plain


def test_the_key_opens_again_from_what_is_kept(sealer: Sealer, key: CaseKey) -> None:
    assert sealer.open_case_key("case-1", key.epoch, key.wrapped) == key
    assert key.key not in key.wrapped
    assert repr(key.key) not in repr(key)


@pytest.mark.parametrize(
    "place",
    [
        replace(PLACE, table="deadline"),
        replace(PLACE, case_id="case-2"),
        replace(PLACE, part="net"),
        replace(PLACE, record_version=2),
        replace(PLACE, epoch="2026-W49"),
        # The same letters, divided differently.
        replace(PLACE, case_id="case-1d", part="oc"),
    ],
)
def test_a_part_moved_to_another_row_does_not_open(
    sealer: Sealer, key: CaseKey, place: Place
) -> None:
    with pytest.raises(CannotOpen):
        sealer.open(key, place, sealer.seal(key, PLACE, b"words"))


def test_a_part_of_another_program_does_not_open(
    sealer: Sealer, key: CaseKey, tmp_path: Path
) -> None:
    other = Sealer("p-2", KeyRing((new_key(),)), Epochs([tmp_path]))
    with pytest.raises(CannotOpen):
        other.open(key, PLACE, sealer.seal(key, PLACE, b"words"))


def test_a_key_moved_to_another_case_or_epoch_does_not_open(
    sealer: Sealer, key: CaseKey, tmp_path: Path
) -> None:
    Epochs([tmp_path]).current(NOON.replace(day=30))
    for case_id, epoch in (("case-2", key.epoch), ("case-1", "2026-W49"), ("case-1", "2020-W01")):
        with pytest.raises(CannotOpen):
            sealer.open_case_key(case_id, epoch, key.wrapped)


def test_without_its_ring_key_or_epoch_a_case_is_lost(key: CaseKey, tmp_path: Path) -> None:
    other_ring = Sealer("p-1", KeyRing((new_key(),)), Epochs([tmp_path]))
    with pytest.raises(CannotOpen, match="ring key"):
        other_ring.open_case_key("case-1", key.epoch, key.wrapped)


def test_the_secret_of_the_epoch_decides(tmp_path: Path) -> None:
    ring = KeyRing((new_key(),))
    key = Sealer("p-1", ring, Epochs([tmp_path / "a"])).new_case_key("case-1", NOON)
    elsewhere = Epochs([tmp_path / "b"])
    elsewhere.current(NOON)
    with pytest.raises(CannotOpen):
        Sealer("p-1", ring, elsewhere).open_case_key("case-1", key.epoch, key.wrapped)


@pytest.mark.parametrize("damage", [b"", b"\x01", bytes(60), b"\x02" + bytes(60)])
def test_damage_is_one_error_without_content(sealer: Sealer, key: CaseKey, damage: bytes) -> None:
    with pytest.raises(CannotOpen) as error:
        sealer.open(key, PLACE, damage)
    assert error.value.__cause__ is None
    with pytest.raises(CannotOpen):
        sealer.open_case_key("case-1", key.epoch, damage)


def test_every_changed_byte_is_noticed(sealer: Sealer, key: CaseKey) -> None:
    blob = sealer.seal(key, PLACE, b"words")
    for index in range(0, len(blob), 37):
        changed = blob[:index] + bytes([blob[index] ^ 1]) + blob[index + 1 :]
        with pytest.raises(CannotOpen):
            sealer.open(key, PLACE, changed)


def test_the_same_words_never_look_the_same(sealer: Sealer, key: CaseKey) -> None:
    assert len({sealer.seal(key, PLACE, b"words") for _ in range(50)}) == 50
    assert sealer.new_case_key("case-1", NOON).key != key.key


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 2 * KIB),
        (2 * KIB - 4, 2 * KIB),
        (2 * KIB - 3, 4 * KIB),
        (4 * KIB - 3, 8 * KIB),
        (8 * KIB - 4, 8 * KIB),
        (8 * KIB, 16 * KIB),
        (16 * KIB, 24 * KIB),
    ],
)
def test_sizes_come_in_few_steps(sealer: Sealer, key: CaseKey, length: int, size: int) -> None:
    assert padded_size(length) == size
    assert len(sealer.seal(key, PLACE, bytes(length))) == size + 1 + 12 + 16


@given(st.integers(0, 200_000))
def test_a_size_always_holds_what_is_padded(length: int) -> None:
    size = padded_size(length)
    assert size >= length + 4
    assert size in (2 * KIB, 4 * KIB) or size % (8 * KIB) == 0
