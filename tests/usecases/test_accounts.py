"""What follows from what Slack says of accounts, and from the names in the environment."""

import pytest

from bot.domain.people import Role, Standing, StandingState
from bot.usecases import accounts
from tests.make import make_member, make_person, make_supporter
from tests.usecases.house import RAE, House, make_account, make_director, person


def test_a_deactivated_supporter_is_off_at_once_and_the_gap_is_told(house: House) -> None:
    house.put(make_supporter("sam"), make_member("ari", Role.COORDINATOR))
    accounts.account_changed(house.store, house.now, make_account("sam", deleted=True))
    sam = house.member("sam")
    assert (sam.standings, sam.profile, sam.account_active) == ((), None, False)
    assert house.told() == [("coverage_gone", "m-ari"), ("coverage_gone", "m-rae")]


def test_each_role_that_leaves_a_gap_is_told_and_others_are_not(house: House) -> None:
    house.put(make_member("kim", Role.LEAD, Role.SUPPORTER, Role.TRAINER))
    accounts.account_changed(house.store, house.now, make_account("kim", deleted=True))
    assert sorted(n.role or "" for n in house.owed()) == ["lead", "supporter"]


def test_an_invitation_ends_without_a_gap(house: House) -> None:
    invited = Standing(Role.SUPPORTER, StandingState.INVITED, "m-rae")
    house.put(make_member("sam", standings=(invited,)))
    accounts.account_changed(house.store, house.now, make_account("sam", deleted=True))
    assert house.member("sam").standings == ()
    assert house.told() == []


def test_who_becomes_a_guest_loses_their_roles_and_keeps_the_account(house: House) -> None:
    house.put(make_supporter("sam"))
    accounts.account_changed(house.store, house.now, make_account("sam", is_guest=True))
    sam = house.member("sam")
    assert (sam.standings, sam.account_active) == ((), True)


def test_a_director_of_the_environment_counts_again_with_their_account(house: House) -> None:
    accounts.account_changed(house.store, house.now, make_account("rae", deleted=True))
    assert not house.member("rae").holds(Role.DIRECTOR)
    accounts.account_changed(house.store, house.now, make_account("rae"))
    assert house.member("rae").holds(Role.DIRECTOR)


def test_being_told_twice_is_once(house: House) -> None:
    house.put(make_supporter("sam"))
    for _ in range(2):
        house.owed()
        accounts.account_changed(house.store, house.now, make_account("sam", deleted=True))
    assert house.told() == []


def test_name_zone_and_language_follow_slack_and_the_conversation_stays(house: House) -> None:
    house.put(make_supporter("sam"))
    changed = make_account("sam", name="Samira", zone="Europe/Madrid", locale="es-ES", dm=None)
    accounts.account_changed(house.store, house.now, changed)
    sam = house.member("sam")
    assert (sam.name, sam.zone, sam.lang, sam.dm) == ("Samira", "Europe/Madrid", "es", "D0SAM")
    assert sam.holds(Role.SUPPORTER)


def test_nothing_is_kept_of_people_outside_the_program(house: House) -> None:
    assert accounts.account_changed(house.store, house.now, make_account("dana")) is None
    with house.store.look() as tx:
        assert tx.member_of(person("dana")) is None


def test_who_is_named_in_the_environment_is_a_director_from_the_start(house: House) -> None:
    bo = make_account("bo")
    seeded = accounts.seed_directors(
        house.store, house.now, [RAE, bo.person], [make_account("rae"), bo], house.new_id
    )
    assert [m.name for m in seeded.directors] == ["Rae", "Bo"]
    assert house.member("bo").holds(Role.DIRECTOR)
    assert all(s.fixed for s in house.member("bo").standings)


def test_starting_again_changes_nothing(house: House) -> None:
    named = [make_account("rae")]
    for _ in range(2):
        accounts.seed_directors(house.store, house.now, [RAE], named, house.new_id)
    with house.store.look() as tx:
        assert [m.name for m in tx.roster(house.now).members] == ["Rae"]


def test_who_is_no_longer_named_is_no_director(house: House) -> None:
    house.put(make_director("bo"))
    accounts.seed_directors(house.store, house.now, [RAE], [make_account("rae")], house.new_id)
    assert not house.member("bo").holds(Role.DIRECTOR)


def test_a_director_who_was_granted_stays(house: House) -> None:
    house.put(make_member("bo", Role.DIRECTOR))
    accounts.seed_directors(house.store, house.now, [RAE], [make_account("rae")], house.new_id)
    assert house.member("bo").holds(Role.DIRECTOR)


def test_a_director_whose_account_could_not_be_looked_up_stays(house: House) -> None:
    seeded = accounts.seed_directors(house.store, house.now, [RAE], [], house.new_id)
    assert seeded.directors == ()
    assert house.member("rae").holds(Role.DIRECTOR)


@pytest.mark.parametrize("kind", [{"is_bot": True}, {"deleted": True}, {"is_guest": True}])
def test_an_account_that_cannot_serve_is_named_and_not_made_a_director(
    house: House, kind: dict[str, bool]
) -> None:
    botty = make_account("botty", **kind)
    seeded = accounts.seed_directors(
        house.store, house.now, [RAE, botty.person], [botty], house.new_id
    )
    assert seeded.refused == (botty,)
    with house.store.look() as tx:
        assert tx.member_of(make_person("U0BOTTY")) is None
