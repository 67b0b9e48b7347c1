"""A supporter's two lines are their own: written, changed, emptied, and gone with the profile."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.domain.people import Profile, Quiet, Role
from bot.domain.refusals import BioHasLink, BioTooLong, NotASupporterNow
from bot.usecases import profile, roster
from bot.usecases.profile import Own
from tests.make import make_member, make_supporter
from tests.storage.helpers import make_where, rows
from tests.usecases.house import RAE, House, make_fields, person

SAM = person("sam")
BIO = "ICU nurse, 12 years.\nI walk a lot."


def make_own(**overrides: Any) -> Own:
    values = {"bio": "", "languages": ("en",), "themes": (), "quiet": None, "cap": 3}
    return Own(**{**values, **overrides})


def bio(house: House, name: str = "sam") -> str:
    found = house.member(name).profile
    return found.bio if found is not None else ""


def writes(house: House, typed: str, who: str = "sam") -> None:
    profile.save(house.store, house.now, person(who), make_own(bio=typed))


def test_it_is_kept_changed_and_emptied(house: House) -> None:
    house.put(make_supporter("sam", unit="ICU"))
    writes(house, BIO)
    assert bio(house) == BIO
    assert profile.mine(house.store, SAM).profile == house.member("sam").profile
    writes(house, "Only this.")
    assert bio(house) == "Only this."
    writes(house, "")
    assert bio(house) == ""
    kept = house.member("sam").profile
    assert kept is not None
    assert kept.unit == "ICU"


def test_a_supporter_without_a_profile_may_write_too(house: House) -> None:
    house.put(make_member("sam", Role.SUPPORTER))
    writes(house, BIO)
    assert bio(house) == BIO


@pytest.mark.parametrize(
    ("typed", "refusal"), [("x" * 141, BioTooLong), ("https://a.org", BioHasLink)]
)
def test_what_cannot_stand_there_changes_nothing(
    house: House, typed: str, refusal: type[Exception]
) -> None:
    house.put(make_supporter("sam", bio=BIO))
    with pytest.raises(refusal):
        writes(house, typed)
    assert bio(house) == BIO


@pytest.mark.parametrize("who", ["kim", "dana"])
def test_it_is_for_supporters(house: House, who: str) -> None:
    house.put(make_member("kim", Role.LEAD))
    with pytest.raises(NotASupporterNow):
        writes(house, BIO, who)
    with pytest.raises(NotASupporterNow):
        profile.mine(house.store, person(who))


def test_it_goes_with_the_profile(house: House) -> None:
    house.put(make_supporter("sam", bio=BIO, leads=("ICU",)), make_supporter("lee"))
    roster.remove(house.store, house.now, RAE, SAM)
    left = house.member("sam").profile
    assert left in (None, Profile(leads=("ICU",)))
    assert bio(house) == ""


def test_the_roster_keeps_it_when_other_fields_change(house: House) -> None:
    house.put(make_supporter("sam", bio=BIO))
    roster.change(house.store, house.now, RAE, SAM, make_fields(cap="2"))
    assert bio(house) == BIO


def test_the_record_holds_none_of_it(house: House, tmp_path: Path) -> None:
    house.put(make_supporter("sam"))
    writes(house, BIO)
    writes(house, BIO)
    writes(house, "")
    found = rows(make_where(tmp_path), "SELECT action, member_id, codes FROM audit ORDER BY seq")
    assert [row.action for row in found] == ["bio_set", "bio_removed"]
    assert all("nurse" not in str(tuple(row)) for row in found)


def test_the_rest_of_it_is_theirs_too_within_what_the_program_allows(house: House) -> None:
    house.put(make_supporter("sam", cap=2, leads=("ICU",)))
    hours = Quiet(time(20), time(5))
    for cap, own_cap, most in ((1, 1, 1), (2, None, 2), (9, None, 2)):
        own = make_own(languages=("es",), themes=("loss",), quiet=hours, cap=cap)
        profile.save(house.store, house.now, SAM, own)
        found = house.member("sam").profile
        assert found is not None
        assert (found.languages, found.themes, found.quiet) == (("es",), ("loss",), hours)
        assert (found.cap, found.own_cap, found.most) == (2, own_cap, most)
        assert found.leads == ("ICU",)


def test_a_wish_for_more_than_a_later_limit_is_no_more_than_that(house: House) -> None:
    house.put(make_supporter("sam", cap=5, own_cap=4))
    roster.change(house.store, house.now, RAE, SAM, make_fields(cap="2"))
    found = house.member("sam").profile
    assert found is not None
    assert found.most == 2


def test_the_record_tells_that_it_changed_and_not_what(house: House, tmp_path: Path) -> None:
    house.put(make_supporter("sam"))
    for _ in range(2):
        profile.save(house.store, house.now, SAM, make_own(themes=("illness",)))
    found = rows(make_where(tmp_path), "SELECT action, codes FROM audit ORDER BY seq")
    assert [row.action for row in found] == ["profile_set"]
    assert "illness" not in str(found)
