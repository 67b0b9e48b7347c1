"""The key ring and the small secret files."""

from pathlib import Path

import pytest

from storage.files import write_new
from storage.hashes import Hashes, check_of
from storage.keys import KeyRing, RingKey, new_key, new_ring, parse_ring, read_ring
from storage.refused import BadKeyRing, LoosePermissions
from tests.make import make_person


def make_ring(*keys: RingKey) -> KeyRing:
    return KeyRing(keys or (new_key(),))


def test_a_new_ring_is_read_back_and_is_ours_alone(tmp_path: Path) -> None:
    ring = new_ring(tmp_path / "keys" / "ring", first_run=True)
    assert read_ring(tmp_path / "keys" / "ring") == ring
    assert (tmp_path / "keys" / "ring").stat().st_mode & 0o777 == 0o600
    assert ring.made_on_first_run


def test_a_ring_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    ring = new_ring(tmp_path / "ring")
    with pytest.raises(BadKeyRing, match="already"):
        new_ring(tmp_path / "ring")
    assert read_ring(tmp_path / "ring") == ring
    assert not ring.made_on_first_run


def test_the_first_key_seals_and_the_others_are_kept(tmp_path: Path) -> None:
    first, second = new_key(), new_key()
    for between in ("\n", " ", ",", ", "):
        ring = parse_ring(f"{first.line}{between}{second.line}", "PEERSUPPORT_KEYS")
        assert ring.sealing == first
        assert ring.get(second.key_id) == second
        assert ring.get("00000000") is None


@pytest.mark.parametrize(
    "text",
    ["", "# nothing\n", "secret", "00000000:" + "A" * 43 + "=", "d8899d6c:" + "A" * 41, "é:é"],
)
def test_what_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(BadKeyRing) as refusal:
        parse_ring(text, "PEERSUPPORT_KEYS")
    assert "keys new" in str(refusal.value)
    assert text.strip("# \n") == "" or text not in str(refusal.value)


def test_the_same_key_twice_is_refused() -> None:
    key = new_key()
    with pytest.raises(BadKeyRing, match="twice"):
        parse_ring(f"{key.line}\n{key.line}", "PEERSUPPORT_KEYS")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_ring_that_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    new_ring(tmp_path / "ring")
    (tmp_path / "ring").chmod(mode)
    with pytest.raises(LoosePermissions, match="chmod 600"):
        read_ring(tmp_path / "ring")


def test_a_missing_or_foreign_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadKeyRing, match="no key ring"):
        read_ring(tmp_path / "ring")
    write_new(tmp_path / "picture", b"\x89PNG\xff")
    with pytest.raises(BadKeyRing, match="not a key ring"):
        read_ring(tmp_path / "picture")
    (tmp_path / "folder").mkdir(mode=0o700)
    with pytest.raises(BadKeyRing, match="cannot be read"):
        read_ring(tmp_path / "folder")


def test_a_key_does_not_show_in_its_representation() -> None:
    key = new_key()
    assert repr(key.key) not in repr(make_ring(key))


def test_writing_never_replaces_and_leaves_no_draft(tmp_path: Path) -> None:
    assert write_new(tmp_path / "a", b"first")
    assert not write_new(tmp_path / "a", b"second")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"first"


def test_hashes_differ_by_person_purpose_program_and_key() -> None:
    ring = make_ring()
    here, elsewhere = Hashes("p-1", ring), Hashes("p-2", ring)
    dana = make_person("U0DANA")
    found = {
        here.of_person(dana)[0],
        here.of_person(make_person("U0DAN", "AT0TEAM"))[0],
        here.of_delivery("U0DANA")[0],
        elsewhere.of_person(dana)[0],
        Hashes("p-1", make_ring()).of_person(dana)[0],
    }
    assert len(found) == 5
    assert here.of_person(dana) == Hashes("p-1", ring).of_person(dana)


def test_a_rotated_ring_still_knows_the_old_hash() -> None:
    old, new = new_key(), new_key()
    before = Hashes("p-1", make_ring(old)).of_person(make_person())
    after = Hashes("p-1", make_ring(new, old)).of_person(make_person())
    assert after[0] != before[0]
    assert before[0] in after


def test_a_check_tells_secrets_apart_and_gives_none_away() -> None:
    key = new_key().key
    assert check_of(key) == check_of(key) != check_of(new_key().key)
    assert key not in check_of(key)
