"""Nothing of a requester stands in the clear: not in any file of the database, nor in an error."""

import logging
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.asking import Contact, Mode, Wishes
from bot.domain.cases import CaseState
from bot.domain.nets import Net, NetState
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.ports import AuditRow
from storage.faults import Duplicate
from storage.opening import Bound, Storage, Where, back_up_sqlite, open_storage
from storage.tables import metadata, setting
from tests.make import (
    NOON,
    make_asked,
    make_asking,
    make_member,
    make_person,
    make_roster,
    make_supporter,
)
from tests.storage.helpers import MovableClock, count, make_ref, rows

WORDS = {
    "user": "U0PLANTED9",
    "dm": "D0PLANTED9",
    "number": "+15550109999",
    "place": "Plantation room",
    "note": "planted words of fear",
    "avoid": "U0AVOIDED9",
    "unit": "Planted Unit",
    "reason": "planted_reason",
    "zone": "Planted/Zone",
    "ts": "1763999999.009999",
    "scheduled": "Q0PLANTED9",
    "delivery": "planted-delivery",
}


def use_everything(bound: Bound) -> None:
    """A whole life of a request of somebody whose every word can be searched for."""
    asking = make_asking(
        Urgency.DANGER,
        requester=make_person(WORDS["user"]),
        dm=WORDS["dm"],
        zone=WORDS["zone"],
        reasons=(WORDS["reason"],),
        contact=Contact(Mode.PHONE, WORDS["number"], True, WORDS["place"]),
        wishes=Wishes(unit=WORDS["unit"], avoid=frozenset({WORDS["avoid"]})),
        note=WORDS["note"],
    )
    sam, kim = make_supporter("sam"), make_member("kim", Role.LEAD)
    step = make_asked(Urgency.DANGER, make_roster(sam, kim), asking=asking)
    with bound.store.begin() as tx:
        tx.put_member(sam)
        tx.put_member(kim)
        assert tx.first_time(WORDS["delivery"], NOON)
        tx.add_case(step.case)
        tx.owe((*step.owed, step.case.tell_requester(step.owed[0].kind)), NOON)
        tx.audit(AuditRow("asked", case_id="case-1"), NOON)
    requester = step.case.requester.party_id
    for row in bound.outbox.claim(NOON, NOON, 99, "process-1"):
        ref = make_ref(row.send_key, channel=WORDS["dm"], ts=WORDS["ts"])
        bound.outbox.mark_sent(row, ref, NOON)
    bound.outbox.put_ref("case-1", requester, None, make_ref("k", ts=WORDS["ts"]))
    bound.outbox.put_net("case-1", Net(NetState.ARMED, NOON, WORDS["scheduled"]))
    with bound.store.begin() as tx:
        case = tx.case("case-1")
        assert case is not None
        tx.save(case)


def found_in(folder: Path) -> set[str]:
    """Which planted words stand in any file below ``folder``."""
    content = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert content
    return {w for w in WORDS.values() for data in content if w.encode() in data}


def test_no_file_of_the_database_holds_a_word_of_a_requester(
    sqlite_where: Where, clock: MovableClock, tmp_path: Path
) -> None:
    storage = open_storage(sqlite_where, clock)
    use_everything(storage.bind("", "T0TEAM", real=False))
    assert (tmp_path / "data" / "peersupport.db-wal").stat().st_size > 0
    back_up_sqlite(sqlite_where, tmp_path / "copies" / "copy.db")
    assert found_in(tmp_path) == set()
    storage.close_now()
    assert found_in(tmp_path) == set()


def test_no_table_holds_a_word_of_a_requester(where: Where, bound: Bound) -> None:
    use_everything(bound)
    tables = [table.name for table in metadata.sorted_tables]
    content = repr([rows(where, f"SELECT * FROM {name}") for name in tables])  # noqa: S608 - ours
    assert {word for word in WORDS.values() if word in content} == set()
    assert "m-sam" in content


def test_the_person_hash_goes_with_the_open_request(where: Where, bound: Bound) -> None:
    use_everything(bound)
    ((person_hash,),) = rows(where, "SELECT person_hash FROM open_request")
    with bound.store.begin() as tx:
        case = tx.case("case-1")
        assert case is not None
        tx.save(replace(case, state=CaseState.CANCELLED))
    assert count(where, "open_request") == 0
    tables = [table.name for table in metadata.sorted_tables]
    content = repr([rows(where, f"SELECT * FROM {name}") for name in tables])  # noqa: S608 - ours
    assert repr(bytes(person_hash))[2:-1] not in content


def test_all_sealed_parts_of_ordinary_size_look_alike(where: Where, bound: Bound) -> None:
    use_everything(bound)
    sizes = {size for (size,) in rows(where, "SELECT length(blob) FROM sealed")}
    assert sizes <= {2048 + 29, 4096 + 29}


def test_errors_carry_no_value_of_a_row(storage: Storage, where: Where) -> None:
    row = {"program_id": "p", "name": WORDS["note"], "value": WORDS["number"]}

    def put_twice() -> None:
        with storage.database.write() as work:
            work.run(sa.insert(setting), row)
            work.run(sa.insert(setting), row)

    with pytest.raises(Duplicate, match="setting") as error:
        put_twice()
    said = "".join(traceback.format_exception(error.value))
    assert {word for word in WORDS.values() if word in said} == set()


def test_a_whole_life_of_a_request_logs_nothing(
    bound: Bound, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="storage")
    use_everything(bound)
    assert [r.message for r in caplog.records if r.name.startswith("storage")] == []
