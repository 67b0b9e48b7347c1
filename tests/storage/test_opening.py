"""Opening storage: in the right order, on a first run only where it is one."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.ports import Unavailable
from storage.backup import back_up
from storage.files import write_new
from storage.keys import new_key, new_ring
from storage.opening import (
    Storage,
    Where,
    back_up_sqlite,
    has_practised,
    has_served_real,
    open_storage,
)
from storage.refused import (
    BadEpochs,
    BadKeyRing,
    DatabaseGone,
    InUse,
    LoosePermissions,
    OtherWorkspace,
)
from storage.store import SqlStore
from tests.make import make_case
from tests.storage.helpers import MovableClock, make_where


def reopen(where: Where, clock: MovableClock) -> Storage:
    return open_storage(where, clock)


def first_run(where: Where, clock: MovableClock) -> None:
    storage = open_storage(where, clock)
    bound = storage.bind("", "T0TEAM", real=False)
    with bound.store.begin() as tx:
        tx.add_case(make_case())
    storage.close_now()


def test_a_first_run_makes_database_and_ring_for_their_owner_alone(
    tmp_path: Path, clock: MovableClock
) -> None:
    where = make_where(tmp_path)
    first_run(where, clock)
    assert where.sqlite is not None
    epoch = next(where.epoch_directories[0].iterdir())
    for path in (where.sqlite, where.ring_file, epoch):
        assert path.stat().st_mode & 0o777 == 0o600, path
    assert where.ring_file.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_stored_is_there_after_a_restart(where: Where, clock: MovableClock) -> None:
    first_run(where, clock)
    storage = reopen(where, clock)
    bound = storage.bound()
    assert bound is not None
    with bound.store.look() as tx:
        assert tx.case("case-1") == make_case()
    storage.close_now()


def test_a_new_database_is_bound_to_nobody(storage: Storage) -> None:
    assert storage.bound() is None


@pytest.mark.parametrize("lost", ["removed", "emptied"])
def test_a_lost_database_is_never_taken_for_a_first_run(
    tmp_path: Path, clock: MovableClock, lost: str
) -> None:
    where = make_where(tmp_path)
    first_run(where, clock)
    assert where.sqlite is not None
    for path in where.sqlite.parent.iterdir():
        path.unlink()
    if lost == "emptied":
        where.sqlite.touch(mode=0o600)
    with pytest.raises(DatabaseGone, match="missing or empty"):
        reopen(where, clock)
    assert lost == "emptied" or not where.sqlite.exists()


def test_epoch_secrets_alone_show_that_there_was_a_database(
    tmp_path: Path, clock: MovableClock
) -> None:
    where = make_where(tmp_path)
    write_new(where.epoch_directories[0] / "2026-W01", bytes(32))
    with pytest.raises(DatabaseGone):
        reopen(where, clock)


def test_a_ring_made_by_hand_before_the_first_run_is_used(
    tmp_path: Path, clock: MovableClock
) -> None:
    where = make_where(tmp_path)
    ring = new_ring(where.ring_file)
    first_run(where, clock)
    assert ring.sealing.line in where.ring_file.read_text()


def test_a_ring_that_was_used_and_is_lost_is_not_made_anew(
    tmp_path: Path, clock: MovableClock
) -> None:
    where = make_where(tmp_path)
    first_run(where, clock)
    where.ring_file.unlink()
    with pytest.raises(BadKeyRing, match="from the safe"):
        reopen(where, clock)
    assert not where.ring_file.exists()


def test_postgres_never_gets_a_ring_by_itself(postgres_where: Where, clock: MovableClock) -> None:
    postgres_where.ring_file.unlink()
    with pytest.raises(BadKeyRing, match="keys new"):
        reopen(postgres_where, clock)


def test_another_ring_is_refused(where: Where, clock: MovableClock) -> None:
    first_run(where, clock)
    other = make_where(where.ring_file.parent.parent, where.url, ring=new_key().line)
    with pytest.raises(BadKeyRing, match="not the one"):
        reopen(other, clock)


def test_after_a_rotation_old_cases_still_open_and_their_owner_is_still_found(
    where: Where, clock: MovableClock
) -> None:
    first_run(where, clock)
    text = where.ring_file.read_text()
    rotated = make_where(where.ring_file.parent.parent, where.url, ring=f"{new_key().line}\n{text}")
    storage = reopen(rotated, clock)
    with storage.bind("", "T0TEAM", real=False).store.begin() as tx:
        assert tx.open_case_of(make_case().asking.requester) == make_case()
    storage.close_now()


def test_a_lost_epoch_secret_is_noticed_at_the_start(where: Where, clock: MovableClock) -> None:
    first_run(where, clock)
    next(where.epoch_directories[0].iterdir()).unlink()
    with pytest.raises(BadEpochs, match="missing"):
        reopen(where, clock)


def test_another_epoch_secret_is_noticed_at_the_start(where: Where, clock: MovableClock) -> None:
    first_run(where, clock)
    secret = next(where.epoch_directories[0].iterdir())
    secret.unlink()
    write_new(secret, bytes(32))
    with pytest.raises(BadEpochs, match="not the one"):
        reopen(where, clock)


def test_a_loose_ring_is_refused(where: Where, clock: MovableClock) -> None:
    first_run(where, clock)
    where.ring_file.chmod(0o640)
    with pytest.raises(LoosePermissions, match="chmod 600"):
        reopen(where, clock)


def test_a_second_process_is_refused(tmp_path: Path, clock: MovableClock) -> None:
    where = make_where(tmp_path)
    storage = open_storage(where, clock)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from storage.refused import InUse\n"
        "from storage.sqlite_file import SqliteFile\n"
        "try:\n"
        "    SqliteFile(Path(sys.argv[1])).take()\n"
        "except InUse as refusal:\n"
        "    sys.exit(str(refusal))\n"
    )
    command = [sys.executable, "-c", program, str(where.sqlite)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 1
    assert "in use by another process" in done.stderr
    with pytest.raises(InUse):
        open_storage(where, clock)
    storage.close_now()
    open_storage(where, clock).close_now()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path, clock: MovableClock) -> None:
    where = make_where(tmp_path)
    first_run(where, clock)
    assert where.sqlite is not None
    where.sqlite.write_bytes(b"not a database at all" * 500)
    with pytest.raises(Unavailable):
        reopen(where, clock)


@pytest.mark.parametrize("damage", ["removed", "replaced", "cut short"])
def test_nothing_is_promised_once_the_file_is_gone(
    tmp_path: Path, clock: MovableClock, damage: str
) -> None:
    where = make_where(tmp_path)
    storage = open_storage(where, clock)
    store = storage.bind("", "T0TEAM", real=False).store
    assert where.sqlite is not None
    if damage == "cut short":
        where.sqlite.write_bytes(b"")
    else:
        where.sqlite.unlink()
    if damage == "replaced":
        where.sqlite.write_bytes(b"x" * 100_000)
    with pytest.raises(Unavailable), store.begin() as tx:
        tx.put_setting("country", "GB")
    storage.close_now()


def test_a_database_belongs_to_one_workspace(storage: Storage) -> None:
    storage.bind("E0ORG", "T0TEAM", real=True)
    with pytest.raises(OtherWorkspace, match="another Slack workspace"):
        storage.bind("E0ORG", "T0OTHER", real=True)
    with pytest.raises(OtherWorkspace):
        storage.bind("", "T0TEAM", real=True)


def test_practice_never_touches_a_database_that_served_a_real_workspace(
    storage: Storage, where: Where
) -> None:
    storage.bind("", "T0TEAM", real=True)
    assert has_served_real(where)
    assert not has_practised(where)
    with pytest.raises(OtherWorkspace, match="practice never touches it"):
        storage.bind("", "T0TEAM", real=False)


def test_what_practice_wrote_never_serves_a_real_workspace(storage: Storage, where: Where) -> None:
    storage.bind("", "T0TEAM", real=False)
    assert has_practised(where)
    assert not has_served_real(where)
    with pytest.raises(OtherWorkspace, match="made by practice"):
        storage.bind("", "T0TEAM", real=True)
    assert not has_served_real(where)


def test_asking_whether_it_served_makes_nothing(tmp_path: Path, clock: MovableClock) -> None:
    where = make_where(tmp_path)
    assert not has_served_real(where)
    assert not has_practised(where)
    assert list(tmp_path.iterdir()) == []
    open_storage(where, clock).close_now()
    assert not has_served_real(where)
    assert not has_practised(where)


def test_the_program_is_the_same_each_time(storage: Storage) -> None:
    first = storage.bind("", "T0TEAM", real=False).store.program_id
    assert storage.bind("", "T0TEAM", real=False).store.program_id == first


def test_a_backup_made_while_in_use_opens_with_the_same_keys(
    tmp_path: Path, clock: MovableClock
) -> None:
    where = make_where(tmp_path)
    storage = open_storage(where, clock)
    with storage.bind("", "T0TEAM", real=False).store.begin() as tx:
        tx.add_case(make_case())
    copy = tmp_path / "copies" / "monday.db"
    back_up_sqlite(where, copy)
    back_up_sqlite(where, copy)
    storage.close_now()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in copy.parent.iterdir()] == ["monday.db"]
    restored = open_storage(make_where(tmp_path, f"sqlite:///{copy}"), clock)
    bound = restored.bound()
    assert bound is not None
    with bound.store.look() as tx:
        assert tx.case("case-1") == make_case()
    restored.close_now()


def test_a_backup_of_a_closed_database_leaves_nothing_beside_it(
    tmp_path: Path, clock: MovableClock
) -> None:
    where = make_where(tmp_path)
    first_run(where, clock)
    assert where.sqlite is not None
    back_up(where.sqlite, tmp_path / "copy.db")
    with pytest.raises(DatabaseGone):
        back_up(tmp_path / "nowhere.db", tmp_path / "copy.db")


def test_settings_of_the_program_are_read_with_it(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.put_setting("country", "GB")
        tx.put_setting("country", "ES")
        assert tx.program.country == "ES"
        tx.put_setting("language", "es")
        assert tx.program.language == "es"
        assert (tx.program.enterprise, tx.program.team) == ("", "T0TEAM")
