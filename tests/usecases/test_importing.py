"""Importing does exactly what was shown, all of it or nothing; exporting tells keepers alone."""

from pathlib import Path

import pytest

from bot.domain.notices import Kind
from bot.domain.people import Account, Role, StandingState
from bot.domain.refusals import ChangedMeanwhile, NotAllowed
from bot.domain.roster_file import read_roster
from bot.domain.roster_plan import Effect, Plan
from bot.usecases import importing, roster
from bot.usecases.importing import Shown
from tests.content.helpers import CONTENT
from tests.make import make_member, make_supporter
from tests.storage.helpers import make_where, rows
from tests.usecases.house import RAE, House, make_account, make_fields, person

TABLE = "slack,unit,cap\nU0SAM,ICU,2\nU0NOOR,Day surgery,3\nU0INES,ICU,3"
ACCOUNTS: dict[str, Account] = {"U0NOOR": make_account("noor")}


@pytest.fixture
def team(house: House) -> House:
    house.put(*(make_supporter(name) for name in ("sam", "lee", "ines")))
    return house


def shown(house: House, text: str = TABLE) -> Shown:
    file = read_roster(text, CONTENT)
    looked = importing.preview(house.store, house.now, RAE, file, ACCOUNTS)
    return Shown(file, ACCOUNTS, looked.fingerprint)


def apply(house: House, seen: Shown, who: str = "rae") -> Plan:
    return importing.apply(house.store, house.now, person(who), seen, house.new_id)


def cap(house: House, name: str) -> int:
    found = house.member(name).profile
    assert found is not None
    return found.cap


def test_looking_changes_nothing_and_doing_does_what_was_shown(team: House) -> None:
    seen = shown(team)
    assert cap(team, "sam") == 3
    done = apply(team, seen)
    assert [len(done.of(effect)) for effect in Effect] == [1, 1, 1]
    assert cap(team, "sam") == 2
    assert team.state("noor", Role.SUPPORTER) is StandingState.INVITED
    assert team.told() == [(Kind.JOIN, "id-1")]


def test_new_people_count_from_their_own_word_on(team: House) -> None:
    apply(team, shown(team))
    assert not team.member("noor").holds(Role.SUPPORTER)


def test_what_changed_meanwhile_is_not_done(team: House) -> None:
    seen = shown(team)
    roster.change(team.store, team.now, RAE, person("sam"), make_fields(cap="5"))
    team.owed()
    with pytest.raises(ChangedMeanwhile):
        apply(team, seen)
    assert cap(team, "sam") == 5
    assert team.told() == []
    with team.store.look() as tx:
        assert tx.member_of(person("noor")) is None
        assert "Day surgery" not in tx.units()


def test_a_change_of_what_the_table_does_not_touch_is_no_matter(team: House) -> None:
    seen = shown(team)
    roster.change(team.store, team.now, RAE, person("lee"), make_fields(cap="5"))
    assert len(apply(team, seen).of(Effect.ADDED)) == 1


def test_doing_it_twice_is_no_mistake_and_does_nothing(team: House) -> None:
    seen = shown(team)
    apply(team, seen)
    team.owed()
    assert apply(team, seen).is_empty
    assert team.told() == []


def test_with_one_problem_nothing_is_done(team: House) -> None:
    seen = shown(team, f"{TABLE}\nU0KIM,ICU,3")
    with pytest.raises(ChangedMeanwhile):
        apply(team, seen)
    assert cap(team, "sam") == 3


def test_what_a_supporter_keeps_themselves_stays(team: House) -> None:
    team.put(make_supporter("sam", bio="I walk.", own_cap=1, paused=True))
    apply(team, shown(team))
    found = team.member("sam").profile
    assert found is not None
    assert (found.bio, found.own_cap, found.paused, found.most) == ("I walk.", 1, True, 1)


@pytest.mark.parametrize("who", ["sam", "kim", "dana"])
def test_it_is_for_keepers_of_the_roster(team: House, who: str) -> None:
    team.put(make_member("kim", Role.LEAD))
    seen = shown(team)
    for tries in (
        lambda: apply(team, seen, who),
        lambda: importing.export(team.store, team.now, person(who)),
        lambda: importing.may_import(team.store, person(who)),
        lambda: importing.unknown(team.store, team.now, person(who), seen.file),
        lambda: importing.preview(team.store, team.now, person(who), seen.file, {}),
    ):
        with pytest.raises(NotAllowed):
            tries()


def test_only_those_who_are_new_are_asked_about(team: House) -> None:
    file = read_roster(TABLE, CONTENT)
    assert importing.unknown(team.store, team.now, RAE, file) == ("U0NOOR",)


def test_the_record_holds_codes_and_nothing_of_the_table(team: House, tmp_path: Path) -> None:
    apply(team, shown(team))
    importing.export(team.store, team.now, RAE)
    found = rows(make_where(tmp_path), "SELECT action, codes FROM audit ORDER BY seq")
    assert [row.action for row in found] == [
        *("roster_add", "roster_set", "roster_import", "roster_export")
    ]
    assert all("surgery" not in str(tuple(row)) for row in found)


def test_what_is_exported_holds_no_bio(team: House) -> None:
    team.put(make_supporter("sam", bio="I walk a lot.", own_cap=1))
    data = importing.export(team.store, team.now, RAE).decode("utf-8-sig")
    assert '"U0SAM"' in data
    assert "walk" not in data


def test_as_many_lines_as_a_table_may_have_fit_into_one_transaction(house: House) -> None:
    """Also in the worst case, where Home of everybody is drawn again."""
    for start in range(0, 2000, 200):
        house.put(*(make_supporter(f"s{n}") for n in range(start, start + 200)))
    lines = "\n".join(f"U0S{n},2026-11-01" for n in range(2000))
    seen = shown(house, f"slack,trained\n{lines}")
    assert len(apply(house, seen).of(Effect.CHANGED)) == 2000
