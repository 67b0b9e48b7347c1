"""Lines are verified by two people with a role, once each, and what they found is on record."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain import verifying
from bot.domain.content import Content
from bot.domain.people import Role, Standing, StandingState
from bot.domain.refusals import BadValue, NotAllowed, UnknownLine
from bot.domain.verifying import Outcome
from bot.usecases import lines, program
from storage.store import SqlStore
from tests.content.helpers import CONTENT
from tests.make import make_member
from tests.storage.helpers import make_where, rows
from tests.usecases.house import RAE, House, person

LINE = "us-988"
MAX, KIM = person("max"), person("kim")


@pytest.fixture
def staffed(house: House) -> House:
    """Rae directs, Max administers, Kim leads; Sam supports, Ari coordinates, Jo trains."""
    house.put(
        make_member("max", Role.ADMINISTRATOR),
        make_member("kim", Role.LEAD),
        make_member("sam", Role.SUPPORTER),
        make_member("ari", Role.COORDINATOR),
        make_member("jo", Role.TRAINER),
    )
    return house


def verifies(house: House, who: str, line: str = LINE, content: Content = CONTENT) -> Outcome:
    return lines.verify(house.store, house.now, person(who), content, line).outcome


def listed(house: House, typed: str = "") -> lines.Listed:
    return lines.listing(house.store, house.now, RAE, CONTENT, typed)


def shown_on(house: House, line: str = LINE) -> str:
    found = next(x for x in listed(house).found.lines if x.id == line)
    return str(found.verified_on)


def audited(store: SqlStore) -> int:
    return store.verify_audit()


def test_two_people_make_a_line_verified(staffed: House) -> None:
    assert verifies(staffed, "max") is Outcome.WAITS
    assert (shown_on(staffed), listed(staffed).waiting) == ("None", frozenset({LINE}))
    assert verifies(staffed, "kim") is Outcome.VERIFIED
    assert (shown_on(staffed), listed(staffed).waiting) == ("2026-11-23", frozenset())


def test_the_same_person_again_changes_nothing(staffed: House) -> None:
    verifies(staffed, "max")
    with staffed.store.look() as tx:
        kept = tx.line_checks()
    before = audited(staffed.store)
    staffed.now += timedelta(days=1)
    assert verifies(staffed, "max") is Outcome.STILL_WAITS
    with staffed.store.look() as tx:
        assert tx.line_checks() == kept
    assert audited(staffed.store) == before


def test_one_person_renews_it_later_and_only_once_a_day(staffed: House) -> None:
    verifies(staffed, "max")
    verifies(staffed, "kim")
    staffed.now += timedelta(days=100)
    assert verifies(staffed, "max") is Outcome.VERIFIED
    assert shown_on(staffed) == "2027-03-03"
    before = audited(staffed.store)
    assert verifies(staffed, "max") is Outcome.ALREADY
    assert audited(staffed.store) == before


def test_a_changed_number_needs_two_people_again(staffed: House) -> None:
    verifies(staffed, "max")
    verifies(staffed, "kim")
    line = replace(CONTENT.lines[LINE], call=("989",))
    changed = replace(CONTENT, lines={**CONTENT.lines, LINE: line})
    with staffed.store.look() as tx:
        assert verifying.dates(changed, tx.line_checks()) == {LINE: None}
    assert verifies(staffed, "kim", content=changed) is Outcome.WAITS
    assert verifies(staffed, "max", content=changed) is Outcome.VERIFIED


def test_each_step_leaves_one_audit_row_of_codes(staffed: House, tmp_path: Path) -> None:
    verifies(staffed, "max")
    verifies(staffed, "kim")
    found = rows(make_where(tmp_path), "SELECT action, member_id, codes FROM audit ORDER BY seq")
    assert [row[:2] for row in found] == [("line_verified", "m-max"), ("line_verified", "m-kim")]
    assert all(LINE in row[2] and "988 Suicide" not in row[2] for row in found)


@pytest.mark.parametrize("who", ["sam", "ari", "jo", "dana"])
def test_who_neither_directs_leads_nor_administers_verifies_nothing(
    staffed: House, who: str
) -> None:
    for line in (LINE, "no-such-line"):
        with pytest.raises(NotAllowed):
            verifies(staffed, who, line)
    assert listed(staffed).waiting == frozenset()


def test_a_role_counts_only_after_its_own_yes(staffed: House) -> None:
    invited = Standing(Role.LEAD, StandingState.INVITED, "m-rae")
    staffed.put(make_member("bo", standings=(invited,)))
    with pytest.raises(NotAllowed):
        verifies(staffed, "bo")


def test_every_role_may_see_the_list_and_strangers_may_not(staffed: House) -> None:
    for who in ("rae", "max", "kim", "sam", "ari", "jo"):
        assert lines.listing(staffed.store, staffed.now, person(who), CONTENT, "").found.lines
    with pytest.raises(NotAllowed):
        lines.listing(staffed.store, staffed.now, person("dana"), CONTENT, "")


def test_the_list_names_who_may_verify(staffed: House) -> None:
    assert {m.name for m in listed(staffed).may_verify} == {"Rae", "Max", "Kim"}
    done = lines.verify(staffed.store, staffed.now, MAX, CONTENT, LINE)
    assert {m.name for m in done.others} == {"Rae", "Kim"}


def test_the_list_is_of_the_country_typed_else_of_the_programs_own(staffed: House) -> None:
    assert listed(staffed).found.country.code == "US"
    assert listed(staffed, "Reino Unido").found.country.code == "GB"
    program.set_setting(staffed.store, staffed.now, RAE, "country", "IE")
    assert listed(staffed).found.country.code == "IE"
    with pytest.raises(BadValue) as refused:
        listed(staffed, "Atlantis")
    assert refused.value.args == ("country", "Atlantis")


def test_the_international_line_is_on_every_list_and_can_be_verified(staffed: House) -> None:
    assert verifies(staffed, "max", "int-find-a-helpline") is Outcome.WAITS
    for country in ("", "GB", "INT"):
        assert "int-find-a-helpline" in listed(staffed, country).waiting


def test_an_unknown_line_is_answered_with_the_nearest(staffed: House) -> None:
    with pytest.raises(UnknownLine) as near:
        verifies(staffed, "max", "us-98")
    assert near.value.args == ("us-98", "us-988")
    with pytest.raises(UnknownLine) as far:
        verifies(staffed, "max", "???")
    assert far.value.args == ("???",)
