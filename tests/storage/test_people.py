"""Members, settings, units, policy, deadlines, inbound marks, and the audit trail."""

from dataclasses import replace
from datetime import date, time, timedelta, timezone

import pytest

from bot.domain.cases import CaseState
from bot.domain.deadlines import Deadline, DeadlineKind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Person, Profile, Quiet, Role, Standing, StandingState
from bot.domain.policy import DEFAULTS, Policy, Urgency
from bot.ports import AuditRow, Conflict, DueDeadline
from storage.audit import AuditBroken
from storage.documents import PROFILE
from storage.opening import Where
from storage.store import SqlStore
from tests.make import (
    NOON,
    make_asked,
    make_asking,
    make_case,
    make_member,
    make_roster,
    make_supporter,
    minutes,
)
from tests.storage.helpers import change, count


def put(store: SqlStore, *members: Member) -> None:
    with store.begin() as tx:
        for member in members:
            tx.put_member(member)


def make_full_member() -> Member:
    profile = Profile(
        profession="nurse",
        unit="ICU",
        site="Main",
        languages=("en", "es"),
        leads=("Theatre", "ED"),
        trained_on=date(2026, 10, 1),
        cap=2,
        paused=True,
        available=True,
        available_until=NOON + minutes(30),
        themes=("loss", "error"),
        quiet=Quiet(time(21, 30), time(6)),
        own_cap=1,
    )
    standings = (
        Standing(Role.DIRECTOR, StandingState.ACTIVE, None, fixed=True),
        Standing(Role.SUPPORTER, StandingState.INVITED, "m-kim"),
    )
    return make_member("sam", standings=standings, profile=profile, lang="es", dm=None)


def test_a_profile_of_an_earlier_program_still_reads() -> None:
    kept = '{"profession":"nurse","languages":["en"],"leads":[],"trained_on":"2026-10-01","cap":2}'
    assert PROFILE.read(kept) == Profile(
        profession="nurse", trained_on=date(2026, 10, 1), cap=2, languages=("en",)
    )


def test_many_profiles_are_kept_at_once_and_nothing_else_of_their_members(
    store: SqlStore,
) -> None:
    sam, lee = make_supporter("sam"), make_supporter("lee")
    put(store, sam, lee)
    with store.begin() as tx:
        tx.put_profiles({m.member_id: Profile(cap=7) for m in (sam, lee)})
        tx.put_profiles({})
    with store.look() as tx:
        found = [tx.member(m.member_id) for m in (sam, lee)]
    assert [(m.name, m.profile) for m in found if m] == [
        ("Sam", Profile(cap=7)),
        ("Lee", Profile(cap=7)),
    ]


def test_a_member_comes_back_as_it_was(store: SqlStore) -> None:
    sam = make_full_member()
    put(store, sam)
    with store.look() as tx:
        assert tx.member("m-sam") == sam
        assert tx.member_of(sam.person) == sam
        assert tx.roster(NOON).members == (sam,)
        assert tx.member("m-lee") is None
        assert tx.member_of(Person("E0OTHER", "T0TEAM", "U0SAM")) is None


def test_a_member_is_replaced_whole(store: SqlStore, where: Where) -> None:
    put(store, make_full_member())
    plain = make_member("sam", Role.LEAD, account_active=False, reachable=False)
    put(store, plain)
    with store.look() as tx:
        assert tx.member("m-sam") == plain
    assert (count(where, "standing"), count(where, "supporter")) == (1, 0)


def test_one_person_is_one_member(store: SqlStore) -> None:
    sam = make_member("sam")
    put(store, sam)
    with pytest.raises(Conflict):
        put(store, replace(sam, member_id="m-twin"))


def test_the_last_page_stays_when_a_member_is_stored(store: SqlStore) -> None:
    sam, lee = make_supporter("sam"), make_supporter("lee")
    put(store, sam, lee)
    with store.begin() as tx:
        tx.note_paged(["m-sam", "m-sam", "m-nobody"], NOON)
        tx.put_member(sam)
        assert tx.member("m-sam") == replace(sam, last_paged_at=NOON)
        assert tx.member("m-lee") == lee
        tx.note_paged([], NOON)


def test_load_is_counted_from_the_cases_held_now(store: SqlStore) -> None:
    put(store, make_supporter("sam"), make_supporter("lee"))
    states = (CaseState.HELD, CaseState.HELD, CaseState.CLOSED)
    with store.begin() as tx:
        for n, state in enumerate(states):
            asking = make_asking(requester=Person("", "T0TEAM", f"U{n}"))
            case = make_case(case_id=f"c{n}", seed=f"s{n}", asking=asking, state=state)
            held = Party(f"h{n}", PartyRole.SUPPORTER, PartyState.HOLDER, "m-sam")
            paged = Party(f"p{n}", PartyRole.SUPPORTER, PartyState.PAGED, "m-lee")
            tx.add_case(replace(case, parties=(*case.parties, held, paged)))
        load = {m.member_id: m.open_cases for m in tx.roster(NOON).members}
        assert load == {"m-sam": 2, "m-lee": 0}
        sam = tx.member("m-sam")
    assert sam is not None
    assert sam.open_cases == 2


def test_a_supporter_who_asks_for_themselves_is_known_to_ask(store: SqlStore) -> None:
    sam = make_supporter("sam")
    put(store, sam, make_supporter("lee"))
    with store.begin() as tx:
        tx.add_case(make_case(asking=make_asking(requester=sam.person)))
        assert {m.member_id: m.asking for m in tx.roster(NOON).members} == {
            "m-sam": True,
            "m-lee": False,
        }
        case = tx.case("case-1")
        assert case is not None
        tx.save(replace(case, state=CaseState.CANCELLED))
        sam_after = tx.member("m-sam")
    assert sam_after is not None
    assert not sam_after.asking


def test_units_have_aliases(store: SqlStore) -> None:
    with store.begin() as tx:
        tx.put_unit("ICU", ("intensive care", "ITU", "ITU"))
        tx.put_unit("ED", ())
        assert tx.units() == {"ED": (), "ICU": ("ITU", "intensive care")}
        tx.put_unit("ICU", ("ITU",))
        tx.remove_unit("ED")
        tx.remove_unit("ED")
        assert tx.units() == {"ICU": ("ITU",)}


def test_the_newest_policy_counts_and_the_others_are_kept(store: SqlStore, where: Where) -> None:
    with store.begin() as tx:
        assert tx.policy() == Policy()
        for version in (1, 2):
            plans = {**DEFAULTS, Urgency.NOW: DEFAULTS[Urgency.TODAY]}
            tx.put_policy(Policy(version, plans), "m-kim", NOON)
        assert tx.policy() == Policy(2, plans)
    assert count(where, "policy") == 2 * len(DEFAULTS)
    with pytest.raises(Conflict), store.begin() as tx:
        tx.put_policy(Policy(2, plans), "m-kim", NOON)


# deadlines


def test_a_due_deadline_is_claimed_once_and_again_when_its_lease_ends(store: SqlStore) -> None:
    case = make_asked(Urgency.NOW, make_roster(make_supporter())).case
    due = DueDeadline("case-1", Deadline(NOON + minutes(5), DeadlineKind.SEARCH))
    at = NOON + minutes(5)
    with store.begin() as tx:
        tx.add_case(case)
        assert tx.claim_deadlines(at - minutes(1), at, 10) == ()
        assert tx.claim_deadlines(at, at + minutes(1), 10) == (due,)
        assert tx.claim_deadlines(at, at + minutes(1), 10) == ()
        assert tx.next_due() == at + minutes(1)
        # Somebody else saves the case for another reason: the claim stands.
        saved = tx.save(case)
        assert tx.claim_deadlines(at, at + minutes(1), 10) == ()
        assert tx.claim_deadlines(at + minutes(1), at + minutes(2), 10) == (due,)
        assert saved.search is not None
        later = replace(saved.search, next_at=at + minutes(1))
        tx.save(replace(saved, search=later))
        assert len(tx.claim_deadlines(at + minutes(1), at + minutes(2), 10)) == 1


def test_deadlines_come_earliest_first_and_in_batches(store: SqlStore) -> None:
    with store.begin() as tx:
        for n in (2, 0, 1):
            asking = make_asking(requester=Person("", "T0TEAM", f"U{n}"))
            roster, at = make_roster(make_supporter()), NOON + minutes(n)
            step = make_asked(Urgency.NOW, roster, at, case_id=f"c{n}", seed=f"s{n}", asking=asking)
            tx.add_case(step.case)
        later = NOON + minutes(60)
        first = tx.claim_deadlines(later, later + minutes(1), 2)
        second = tx.claim_deadlines(later, later + minutes(1), 2)
    assert [d.case_id for d in (*first, *second)] == ["c0", "c1", "c2"]


# inbound


def test_a_delivery_is_new_once_in_24_hours(store: SqlStore, where: Where) -> None:
    with store.begin() as tx:
        assert tx.first_time("payload-1", NOON)
        assert not tx.first_time("payload-1", NOON + timedelta(hours=23))
        assert tx.first_time("payload-2", NOON + timedelta(hours=23))
        assert tx.first_time("payload-1", NOON + timedelta(hours=24))
    assert count(where, "inbound") == 2


# audit

ROWS = (
    AuditRow("asked", case_id="case-1"),
    AuditRow("accepted", "m-sam", "case-1", (("urgency", "now"),)),
    AuditRow("policy", "m-kim"),
)


def note(store: SqlStore) -> None:
    east = timezone(timedelta(hours=5))
    for number, row in enumerate(ROWS):
        with store.begin() as tx:
            tx.audit(row, (NOON + minutes(number)).astimezone(east))
            tx.audit(row, NOON + minutes(number))


def test_the_audit_trail_holds_together(store: SqlStore) -> None:
    assert store.verify_audit() == 0
    note(store)
    assert store.verify_audit() == 6


@pytest.mark.parametrize(
    ("tampering", "seq"),
    [
        ("UPDATE audit SET member_id = 'm-lee' WHERE seq = 3", 3),
        ("UPDATE audit SET at = (SELECT at FROM audit WHERE seq = 6) WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 4", 4),
        ("UPDATE audit SET hash = previous_hash WHERE seq = 1", 1),
    ],
)
def test_a_changed_or_missing_row_is_noticed(
    store: SqlStore, where: Where, tampering: str, seq: int
) -> None:
    note(store)
    change(where, tampering)
    with pytest.raises(AuditBroken) as broken:
        store.verify_audit()
    assert broken.value.seq == seq


def test_nothing_is_audited_of_what_did_not_happen(store: SqlStore, where: Where) -> None:
    def fail() -> None:
        with store.begin() as tx:
            tx.audit(ROWS[0], NOON)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert count(where, "audit") == 0
