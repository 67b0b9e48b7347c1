"""What remains of encounters leads back to nobody: no order, no time, no id, and whole batches."""

import pytest

from bot.domain.evaluation import Evaluation
from bot.domain.log import Span
from storage.opening import Where
from storage.store import SqlStore
from tests.make import make_log
from tests.storage.helpers import rows

QUARTER = "2026-Q4"


def tells(store: SqlStore, *points: int, quarter: str = QUARTER) -> None:
    for point in points:
        with store.begin() as tx:
            tx.add_evaluation(quarter, Evaluation({"listened": point}))


def read(store: SqlStore, quarter: str = QUARTER) -> list[int]:
    with store.look() as tx:
        return sorted(found.points["listened"] for found in tx.evaluations(quarter))


def test_evaluations_are_read_five_at_a_time(store: SqlStore) -> None:
    tells(store, 1, 2, 3, 4)
    assert read(store) == []
    tells(store, 5)
    assert read(store) == [1, 2, 3, 4, 5]
    tells(store, 5, 5, 5, 5)
    assert read(store) == [1, 2, 3, 4, 5]
    tells(store, 1)
    assert read(store) == [1, 1, 2, 3, 4, 5, 5, 5, 5, 5]


def test_quarters_are_not_added_up(store: SqlStore) -> None:
    tells(store, 1, 2, 3)
    tells(store, 4, 5, quarter="2027-Q1")
    assert read(store) == read(store, "2027-Q1") == []


def test_an_evaluation_has_a_quarter_and_answers_and_nothing_else(
    store: SqlStore, where: Where
) -> None:
    tells(store, 3)
    ((found),) = rows(where, "SELECT * FROM evaluation")
    assert set(found._fields) == {
        *("program_id", "quarter", "evaluation_id", "answers", "released")
    }
    assert found.answers == '{"listened":3}'


def test_no_evaluation_keeps_its_id_so_that_none_is_the_newest(
    store: SqlStore, where: Where
) -> None:
    ids = "SELECT evaluation_id FROM evaluation"
    tells(store, 1, 2, 3)
    before = set(rows(where, ids))
    tells(store, 4)
    assert not before & set(rows(where, ids))


@pytest.mark.parametrize("table", ["evaluation", "encounter_log"])
def test_the_file_keeps_no_hidden_number_for_a_row(
    store: SqlStore, where: Where, table: str
) -> None:
    if where.sqlite is None:
        # There a row shows which transaction wrote it: one for all that can be told apart.
        tells(store, 1, 2, 3)
        assert len(set(rows(where, "SELECT xmin::text FROM evaluation"))) == 1
        return
    made = dict(rows(where, "SELECT name, sql FROM sqlite_master"))
    assert made[table].rstrip().endswith("WITHOUT ROWID")


def test_logs_stand_by_month_and_in_no_order(store: SqlStore, where: Where) -> None:
    batch = [make_log(code) for code in ("talked", "declined", "not_reached", "group", "resource")]
    with store.begin() as tx:
        tx.add_logs("2026-11", batch)
    kept = rows(where, "SELECT * FROM encounter_log")
    assert set(kept[0]._fields) == {"program_id", "month", "log_id", "codes"}
    assert {row.month for row in kept} == {"2026-11"}
    assert len({row.log_id for row in kept}) == 5


def test_a_log_says_whether_there_is_a_follow_up_and_not_when(
    store: SqlStore, where: Where
) -> None:
    with store.begin() as tx:
        tx.add_logs("2026-11", [make_log(follow_ups=(Span.WEEK,), support=("listened",))])
    ((codes,),) = rows(where, "SELECT codes FROM encounter_log")
    assert '"follow_up":true' in codes
    assert "7d" not in codes
    assert '"support":["listened"]' in codes


def test_a_counter_only_grows(store: SqlStore, where: Where) -> None:
    for code in ("8-10", "0-3", "8-10"):
        with store.begin() as tx:
            tx.tally("2026-11", "load", code)
    found = rows(where, "SELECT code, count FROM tally ORDER BY code")
    assert [tuple(row) for row in found] == [("0-3", 1), ("8-10", 2)]
