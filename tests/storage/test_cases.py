"""Cases: kept whole, compared by version, one open request a person, one holder a case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.asking import Contact, Mode, Wanted, Wishes
from bot.domain.cases import Case, CaseState
from bot.domain.deadlines import deadlines
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.policy import Urgency
from bot.domain.refusals import AlreadyAsking
from bot.ports import Conflict
from storage.faults import Duplicate, StorageFault
from storage.opening import Where
from storage.refused import CannotOpen
from storage.store import SqlStore
from tests.make import (
    NOON,
    make_asked,
    make_asking,
    make_case,
    make_member,
    make_person,
    make_roster,
    make_supporter,
    make_team,
    minutes,
)
from tests.storage.helpers import change, count, rows


def keep(store: SqlStore, *cases: Case) -> None:
    with store.begin() as tx:
        for case in cases:
            tx.add_case(case)


def make_full_case() -> Case:
    """A case that uses every kind of field there is."""
    asking = make_asking(
        Urgency.DANGER,
        when=NOON + timedelta(days=3),
        reasons=("clinical_event", "pnts"),
        contact=Contact(Mode.PHONE, "+1 555 0100", leave_message=True, place="West wing"),
        wishes=Wishes("nurse", Wanted.SAME, "es", "ICU", True, frozenset({"U0A", "U0B"})),
        country="US",
        note="mañana 🌱 \u202eabc",
    )
    roster = make_roster(*make_team(), make_member("kim"))
    return make_asked(Urgency.DANGER, roster, asking=asking, name_seen_by=("m-sam",)).case


def test_a_case_comes_back_as_it_was(store: SqlStore) -> None:
    case = make_full_case()
    keep(store, case)
    with store.look() as tx:
        assert tx.case("case-1") == case
        assert tx.case("case-2") is None
        assert tx.live_cases() == (case,)


def test_every_party_leads_to_its_case(store: SqlStore) -> None:
    case = make_full_case()
    keep(store, case)
    with store.look() as tx:
        assert {tx.case_of_party(p.party_id) for p in case.parties} == {case}
        assert tx.case_of_party("nobody") is None


def test_saving_gives_the_next_version(store: SqlStore) -> None:
    case = make_case()
    keep(store, case)
    with store.begin() as tx:
        saved = tx.save(replace(case, hidden=True))
    assert (saved.version, saved.hidden) == (1, True)
    with store.look() as tx:
        assert tx.case("case-1") == saved


def test_a_stale_version_is_a_conflict_and_changes_nothing(store: SqlStore) -> None:
    case = make_case()
    keep(store, case)
    with store.begin() as tx:
        saved = tx.save(case)

    def save_late() -> None:
        with store.begin() as tx:
            tx.put_setting("country", "ES")
            tx.save(replace(case, hidden=True))

    with pytest.raises(Conflict):
        save_late()
    with store.look() as tx:
        assert tx.case("case-1") == saved
        assert tx.program.country == "US"


def test_saving_a_case_that_is_not_there_is_a_conflict(store: SqlStore) -> None:
    with pytest.raises(Conflict), store.begin() as tx:
        tx.save(make_case())


def test_an_exception_undoes_everything(store: SqlStore, where: Where) -> None:
    def fail() -> None:
        with store.begin() as tx:
            tx.add_case(make_full_case())
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert {count(where, t) for t in ("cases", "party", "sealed", "open_request")} == {0}


def test_a_person_has_one_open_request(store: SqlStore, where: Where) -> None:
    keep(store, make_case())
    second = make_case(case_id="case-2", seed="other")
    with store.begin() as tx:
        with pytest.raises(AlreadyAsking):
            tx.add_case(second)
        # The transaction is still good, and nothing of the second case stays behind.
        tx.put_setting("country", "GB")
    assert count(where, "cases") == 1
    with store.look() as tx:
        assert tx.open_case_of(make_person()) == make_case()
        assert tx.open_case_of(make_person("U0OTHER")) is None
        assert tx.open_case_of(make_person(team="T0OTHER")) is None
        assert tx.program.country == "GB"


@pytest.mark.parametrize("state", [CaseState.ENDING, CaseState.CANCELLED, CaseState.CLOSED])
def test_the_open_request_goes_when_the_case_ends(
    store: SqlStore, where: Where, state: CaseState
) -> None:
    keep(store, make_case())
    with store.begin() as tx:
        tx.save(make_case(state=state))
        assert tx.open_case_of(make_person()) is None
        tx.add_case(make_case(case_id="case-2", seed="other"))
    assert count(where, "open_request") == 1
    with store.look() as tx:
        assert {c.case_id for c in tx.live_cases()} == {"case-1", "case-2"}
        assert tx.open_case_ids() == (
            ("case-1", "case-2") if state is CaseState.ENDING else ("case-2",)
        )


def test_a_held_case_is_still_an_open_request(store: SqlStore) -> None:
    keep(store, make_case())
    with store.begin() as tx:
        held = tx.save(make_case(state=CaseState.HELD))
        assert tx.open_case_of(make_person()) == held


def test_live_cases_come_newest_first(store: SqlStore) -> None:
    for index in range(3):
        asking = make_asking(requester=make_person(f"U{index}"))
        at = NOON + minutes(index)
        keep(store, make_case(case_id=f"c{index}", seed=f"s{index}", asking=asking, at=at))
    with store.look() as tx:
        assert [c.case_id for c in tx.live_cases()] == ["c2", "c1", "c0"]


def test_a_case_whose_key_is_gone_is_gone(store: SqlStore, where: Where) -> None:
    keep(store, make_case())
    change(where, "UPDATE cases SET wrapped_key = NULL")
    with store.begin() as tx:
        assert tx.case("case-1") is None
        assert tx.live_cases() == ()
        with pytest.raises(Conflict):
            tx.save(make_case())


def two_holders() -> Case:
    parties = tuple(
        Party(f"p{n}", PartyRole.SUPPORTER, PartyState.HOLDER, f"m{n}") for n in range(2)
    )
    case = make_case()
    return replace(case, parties=(*case.parties, *parties))


def test_the_database_itself_refuses_two_holders(store: SqlStore) -> None:
    with pytest.raises(Duplicate, match="party"), store.begin() as tx:
        tx.add_case(two_holders())


def test_the_database_itself_refuses_a_named_requester(store: SqlStore) -> None:
    case = make_case()
    named = replace(case, parties=(replace(case.requester, member_id="m-dana"),))
    with pytest.raises(StorageFault), store.begin() as tx:
        tx.add_case(named)


def test_a_hand_over_changes_the_holder_in_one_step(store: SqlStore) -> None:
    case = make_case()
    first = Party("b", PartyRole.SUPPORTER, PartyState.HOLDER, "m-sam")
    second = Party("a", PartyRole.SUPPORTER, PartyState.PAGED, "m-lee")
    held = replace(case, state=CaseState.HELD, parties=(*case.parties, first, second))
    keep(store, held)
    moved = held.with_party(replace(second, state=PartyState.HOLDER)).with_party(
        replace(first, state=PartyState.MOVED_ON)
    )
    with store.begin() as tx:
        assert tx.save(moved).holder == replace(second, state=PartyState.HOLDER)


def test_the_row_says_when_the_case_is_due_next(store: SqlStore, where: Where) -> None:
    case = make_asked(Urgency.NOW, make_roster(make_supporter())).case
    keep(store, case)
    assert count(where, "deadline") == len(deadlines(case)) == 1
    with store.look() as tx:
        assert tx.next_due() == deadlines(case)[0].due_at
    with store.begin() as tx:
        tx.save(replace(case, state=CaseState.CANCELLED))
    assert count(where, "deadline") == 0
    assert rows(where, "SELECT due_at FROM cases") == [(None,)]


@pytest.mark.parametrize("column", ["version = version + 1", "epoch = '2026-W01'"])
def test_a_row_changed_by_hand_does_not_open(store: SqlStore, where: Where, column: str) -> None:
    keep(store, make_case())
    change(where, f"UPDATE cases SET {column}")  # noqa: S608 - the words stand above
    with pytest.raises(CannotOpen), store.begin() as tx:
        tx.case("case-1")


def test_sealed_rows_that_changed_places_do_not_open(
    store: SqlStore, where: Where, caplog: pytest.LogCaptureFixture
) -> None:
    other = make_asking(requester=make_person("U0OTHER"))
    keep(store, make_case(), make_case(case_id="case-2", seed="other", asking=other))
    before = dict(rows(where, "SELECT case_id, blob FROM sealed"))
    for case_id, blob in (("case-1", before["case-2"]), ("case-2", before["case-1"])):
        change(
            where,
            "UPDATE sealed SET blob = :blob WHERE case_id = :case_id",
            blob=blob,
            case_id=case_id,
        )
    for case_id in before:
        with pytest.raises(CannotOpen), store.look() as tx:
            tx.case(case_id)
    with store.look() as tx:
        assert tx.live_cases() == ()
    assert {r.message for r in caplog.records} == {"case_does_not_open"}


def test_an_older_document_put_back_does_not_open(store: SqlStore, where: Where) -> None:
    keep(store, make_case())
    version, blob = rows(where, "SELECT record_version, blob FROM sealed")[0]
    with store.begin() as tx:
        tx.save(make_case(state=CaseState.CANCELLED))
    change(
        where,
        "UPDATE sealed SET record_version = :version, blob = :blob",
        version=version,
        blob=blob,
    )
    with pytest.raises(CannotOpen), store.look() as tx:
        tx.case("case-1")


def test_rows_of_a_case_go_with_it(store: SqlStore, where: Where) -> None:
    case = make_asked(Urgency.DANGER, make_roster(make_supporter()))
    with store.begin() as tx:
        tx.add_case(case.case)
        tx.owe(case.owed, NOON)
    change(where, "DELETE FROM cases")
    for table in ("party", "sealed", "open_request", "deadline", "outbox"):
        assert count(where, table) == 0, table
