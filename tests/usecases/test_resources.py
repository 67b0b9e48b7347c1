"""Who keeps the list of resources, and what is on record of it."""

from pathlib import Path

import pytest

from bot.domain.people import Role, Standing, StandingState
from bot.domain.refusals import LibraryFull, NotAllowed, UnknownResource
from bot.domain.resource_fields import Entry
from bot.domain.resources import MOST_IN_CATEGORY, MOST_OWN, Resource
from bot.usecases import resources
from tests.content.helpers import CONTENT
from tests.make import make_member
from tests.storage.helpers import make_where, rows
from tests.usecases.house import House, person

CATEGORIES = tuple(CONTENT.library.categories)


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


def entry(title: str = "Our EAP", category: str = "eap") -> Entry:
    return Entry(category, title, "Call.", "Nobody.")


def adds(house: House, who: str = "rae", what: Entry | None = None) -> Resource:
    new_id = f"{house.new_id().removeprefix('id-'):0>6}"
    return resources.add(house.store, house.now, person(who), what or entry(), new_id)


def listed(house: House, who: str = "rae") -> list[str]:
    return [one.id for one in resources.own(house.store, person(who))]


def test_directors_and_administrators_add_and_remove(staffed: House) -> None:
    ours = adds(staffed)
    theirs = adds(staffed, "max", entry("Another"))
    assert listed(staffed) == [ours.id, theirs.id]
    gone = resources.remove(staffed.store, staffed.now, person("max"), ours.id)
    assert (gone, listed(staffed)) == (ours, [theirs.id])


@pytest.mark.parametrize("who", ["kim", "sam", "ari", "jo", "dana"])
def test_nobody_else_changes_the_list(staffed: House, who: str) -> None:
    there = adds(staffed)
    with pytest.raises(NotAllowed):
        adds(staffed, who)
    with pytest.raises(NotAllowed):
        resources.remove(staffed.store, staffed.now, person(who), there.id)
    assert listed(staffed) == [there.id]


def test_every_role_sees_the_list_and_strangers_do_not(staffed: House) -> None:
    for who in ("rae", "max", "kim", "sam", "ari", "jo"):
        assert listed(staffed, who) == []
    with pytest.raises(NotAllowed):
        listed(staffed, "dana")


def test_a_role_counts_only_after_its_own_yes(staffed: House) -> None:
    invited = Standing(Role.ADMINISTRATOR, StandingState.INVITED, "m-rae")
    staffed.put(make_member("bo", standings=(invited,)))
    with pytest.raises(NotAllowed):
        adds(staffed, "bo")


def test_the_same_entry_again_is_the_one_that_is_there(staffed: House) -> None:
    first = adds(staffed)
    before = staffed.store.verify_audit()
    assert adds(staffed, "max") == first
    assert staffed.store.verify_audit() == before


def test_a_category_holds_so_many_and_no_more(staffed: House) -> None:
    for number in range(MOST_IN_CATEGORY):
        adds(staffed, what=entry(f"number {number}"))
    with pytest.raises(LibraryFull) as refused:
        adds(staffed, what=entry("one more"))
    assert refused.value.args == (MOST_IN_CATEGORY, MOST_OWN)
    adds(staffed, what=entry("one more", "grief"))


def test_the_list_holds_so_many_in_all(staffed: House) -> None:
    for number in range(MOST_OWN):
        adds(staffed, what=entry(f"number {number}", CATEGORIES[number % len(CATEGORIES)]))
    with pytest.raises(LibraryFull):
        adds(staffed, what=entry("one more"))


@pytest.mark.parametrize("typed", ["eap", "own-zzz", "???"])
def test_what_is_not_of_ones_own_is_not_removed(staffed: House, typed: str) -> None:
    with pytest.raises(UnknownResource) as refused:
        resources.remove(staffed.store, staffed.now, person("rae"), typed)
    assert refused.value.args == (typed,)


def test_the_nearest_id_is_offered(staffed: House) -> None:
    there = adds(staffed)
    with pytest.raises(UnknownResource) as refused:
        resources.remove(staffed.store, staffed.now, person("rae"), f"{there.id}x")
    assert refused.value.args == (f"{there.id}x", there.id)


def test_the_record_holds_codes_and_no_words(staffed: House, tmp_path: Path) -> None:
    there = adds(staffed)
    resources.remove(staffed.store, staffed.now, person("max"), there.id)
    found = rows(make_where(tmp_path), "SELECT action, member_id, codes FROM audit ORDER BY seq")
    assert [tuple(row[:2]) for row in found] == [
        ("resource_added", "m-rae"),
        ("resource_removed", "m-max"),
    ]
    assert all("Our EAP" not in row[2] and there.id in row[2] for row in found)
