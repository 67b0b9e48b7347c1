"""Debriefs: one takes it, nobody learns why, and who must rest is left alone until then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.domain.debriefs import Debrief, DebriefState
from bot.domain.matching import is_in_pool
from bot.domain.notices import Kind
from bot.domain.people import Profile, Role, Standing, StandingState
from bot.domain.refusals import (
    DebriefRequired,
    DebriefTaken,
    NotAllowed,
    NotASupporterNow,
    UnknownCard,
)
from bot.usecases import availability, debriefs, roster
from tests.make import NIGHT, make_member, make_supporter
from tests.usecases.house import RAE, House, make_account, make_fields, person

SAM, JO, MO = person("sam"), person("jo"), person("mo")
DAY = timedelta(hours=24)


@pytest.fixture
def school(house: House) -> House:
    """A supporter and two trainers."""
    house.put(
        make_supporter("sam"), make_member("jo", Role.TRAINER), make_member("mo", Role.TRAINER)
    )
    return house


def asks(house: House) -> Debrief:
    return debriefs.ask(house.store, house.now, SAM).debrief


def rests(house: House) -> Debrief:
    with house.store.begin() as tx:
        debriefs.rest_after_crisis(tx, house.member("sam"), house.now)
    found = debriefs.standing(house.store, SAM)
    assert found is not None
    return found


def resting(house: House) -> bool:
    profile = house.member("sam").profile
    assert profile is not None
    return profile.resting


def test_trainers_are_asked_and_nobody_else(school: House) -> None:
    school.put(make_member("kim", Role.LEAD))
    asks(school)
    assert school.told() == [(Kind.DEBRIEF, "m-jo"), (Kind.DEBRIEF, "m-mo")]


def test_without_a_trainer_the_leads_and_then_the_directors(house: House) -> None:
    house.put(make_supporter("sam"), make_member("kim", Role.LEAD))
    asks(house)
    assert house.told() == [(Kind.DEBRIEF, "m-kim")]
    house.put(make_supporter("lee"), make_member("kim"))
    debriefs.ask(house.store, house.now, person("lee"))
    assert house.told() == [(Kind.DEBRIEF, "m-rae")]


def test_nobody_takes_their_own(house: House) -> None:
    house.put(make_supporter("sam", roles_held=(Role.SUPPORTER, Role.TRAINER)))
    debrief = asks(house)
    assert house.told() == [(Kind.DEBRIEF, "m-rae")]
    for act in (debriefs.take, debriefs.finish, debriefs.release):
        with pytest.raises(UnknownCard):
            act(house.store, house.now, SAM, debrief.debrief_id)


def test_asking_twice_is_asking_once(school: House) -> None:
    first = asks(school)
    school.owed()
    assert asks(school) == first
    assert school.owed() == []


def test_only_supporters_ask(school: House) -> None:
    with pytest.raises(NotASupporterNow):
        debriefs.ask(school.store, school.now, JO)


def test_trainers_are_not_woken_for_it(school: House) -> None:
    school.now = NIGHT
    asks(school)
    assert school.owed() == []
    school.now = NIGHT + timedelta(hours=4)
    assert len(school.owed()) == 2


def test_the_first_who_takes_it_has_it(school: House) -> None:
    debrief = asks(school)
    school.owed()
    debriefs.take(school.store, school.now, JO, debrief.debrief_id)
    assert school.told() == [
        (Kind.DEBRIEF_NEWS, "m-sam"),
        (Kind.DEBRIEF_REDRAW, "m-jo"),
        (Kind.DEBRIEF_REDRAW, "m-mo"),
    ]
    debriefs.take(school.store, school.now, JO, debrief.debrief_id)
    assert school.told() == []
    for act in (debriefs.take, debriefs.finish):
        with pytest.raises(DebriefTaken):
            act(school.store, school.now, MO, debrief.debrief_id)
    done = debriefs.finish(school.store, school.now, JO, debrief.debrief_id)
    assert done.state is DebriefState.DONE
    assert debriefs.standing(school.store, SAM) is None


def test_others_and_forged_ids_lead_nowhere(school: House) -> None:
    school.put(make_member("kim", Role.LEAD), make_supporter("lee"))
    debrief = asks(school)
    with pytest.raises(UnknownCard):
        debriefs.take(school.store, school.now, person("kim"), debrief.debrief_id)
    with pytest.raises(NotAllowed):
        debriefs.take(school.store, school.now, person("lee"), debrief.debrief_id)
    for by, forged in ((person("dana"), debrief.debrief_id), (JO, "forged")):
        with pytest.raises(UnknownCard):
            debriefs.take(school.store, school.now, by, forged)


def test_not_taken_in_a_day_everybody_who_could_is_asked_and_again_daily(school: House) -> None:
    asks(school)
    school.owed()
    school.now += DAY - timedelta(minutes=1)
    debriefs.ask_again(school.store, school.now)
    assert school.owed() == []
    leads_too = {"m-jo", "m-mo", "m-rae"}
    for _ in range(3):
        school.now += DAY
        debriefs.ask_again(school.store, school.now)
        debriefs.ask_again(school.store, school.now)
        told = school.told()
        assert {who for kind, who in told if kind == Kind.DEBRIEF} == leads_too
        assert len(told) == len(leads_too)


def test_with_nobody_on_the_team_who_could_take_it_a_rest_ends_after_a_day(house: House) -> None:
    alone = house.member("rae")
    supporter = Standing(Role.SUPPORTER, StandingState.ACTIVE)
    profile = Profile(trained_on=date(2026, 1, 1))
    house.put(replace(alone, standings=(*alone.standings, supporter), profile=profile))
    with house.store.begin() as tx:
        debriefs.rest_after_crisis(tx, house.member("rae"), house.now)
    assert not is_in_pool(house.member("rae"), house.now)
    debriefs.ask_again(house.store, house.now)
    assert not is_in_pool(house.member("rae"), house.now)
    house.now += DAY
    debriefs.ask_again(house.store, house.now)
    assert is_in_pool(house.member("rae"), house.now)


def test_taken_by_somebody_who_left_it_is_asked_again_at_once(school: House) -> None:
    debrief = asks(school)
    debriefs.take(school.store, school.now, JO, debrief.debrief_id)
    school.owed()
    school.put(make_member("jo"))
    debriefs.ask_again(school.store, school.now)
    assert school.told() == [(Kind.DEBRIEF, "m-mo")]
    debriefs.take(school.store, school.now, MO, debrief.debrief_id)


def test_taken_back_it_is_over_and_can_be_asked_for_anew(school: House) -> None:
    debrief = asks(school)
    debriefs.withdraw(school.store, school.now, SAM)
    debriefs.withdraw(school.store, school.now, SAM)
    assert debriefs.standing(school.store, SAM) is None
    with pytest.raises(DebriefTaken):
        debriefs.take(school.store, school.now, JO, debrief.debrief_id)
    assert asks(school).debrief_id != debrief.debrief_id


def test_who_has_left_is_asked_for_no_more(school: House) -> None:
    asks(school)
    school.owed()
    school.put(replace(school.member("sam"), account_active=False))
    school.now += DAY
    debriefs.ask_again(school.store, school.now)
    assert Kind.DEBRIEF not in [n.kind for n in school.owed()]


def test_after_a_crisis_nobody_is_paged_until_a_trainer_has_talked_with_them(
    school: House,
) -> None:
    assert is_in_pool(school.member("sam"), school.now)
    debrief = rests(school)
    assert debrief.required
    assert not is_in_pool(school.member("sam"), school.now)
    for switch in (availability.on, availability.off, availability.pause, availability.toggle):
        switch(school.store, school.now, SAM)
        assert resting(school)
        assert not is_in_pool(school.member("sam"), school.now)
    availability.off(school.store, school.now, SAM)
    with pytest.raises(DebriefRequired):
        debriefs.withdraw(school.store, school.now, SAM)
    debriefs.take(school.store, school.now, JO, debrief.debrief_id)
    assert resting(school)
    debriefs.finish(school.store, school.now, JO, debrief.debrief_id)
    assert not resting(school)
    assert is_in_pool(school.member("sam"), school.now)


def test_a_trainer_releases_without_a_talk(school: House) -> None:
    debrief = rests(school)
    debriefs.release(school.store, school.now, MO, debrief.debrief_id)
    debriefs.release(school.store, school.now, MO, debrief.debrief_id)
    assert not resting(school)


def test_what_was_asked_for_freely_needs_no_release(school: House) -> None:
    with pytest.raises(DebriefTaken):
        debriefs.release(school.store, school.now, JO, asks(school).debrief_id)


def test_one_that_was_asked_for_becomes_required(school: House) -> None:
    free = asks(school)
    required = rests(school)
    assert required == replace(free, required=True)


def test_leaving_the_roster_and_coming_back_ends_no_rest(school: House) -> None:
    rests(school)
    store, now = school.store, school.now
    school.put(make_supporter("lee"))
    roster.remove(store, now, RAE, SAM)
    fields = make_fields(trained="2026-10-01")
    roster.add(store, now, RAE, make_account("sam"), fields, school.new_id())
    assert resting(school)


def test_no_case_and_no_reason_stands_in_the_audit_of_a_debrief(school: House) -> None:
    rests(school)
    with school.store._database.read() as work:
        rows = work.all(sa.text("SELECT action, case_id FROM audit"))
    assert [(r.action, r.case_id) for r in rows if "debrief" in r.action] == [
        ("debrief_required", None)
    ]
