"""Who gets on the roster, what is kept about them, and how they leave it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.domain.notices import Kind
from bot.domain.people import Role, StandingState
from bot.domain.refusals import (
    AlreadyOnRoster,
    BadValue,
    ChangedMeanwhile,
    GuestsMayAsk,
    NoConversation,
    NotAllowed,
    NotOnRoster,
    NotYourself,
    OnlyYouLeft,
)
from bot.domain.roster_fields import mark_of
from bot.domain.training import Training
from bot.usecases import joining, roster
from tests.make import make_member, make_supporter
from tests.usecases.house import RAE, House, make_account, make_fields, person

EVERYTHING = {
    "profession": "nurse",
    "unit": "ICU",
    "site": "Main",
    "languages": "en,es",
    "leads": "Theatre",
    "trained": "2026-10-01",
    "cap": "3",
}


def add(house: House, name: str = "sam", **fields: str) -> roster.Listed:
    return roster.add(
        house.store, house.now, RAE, make_account(name), make_fields(**fields), f"m-{name}"
    )


def test_the_line_of_the_manual_works_in_a_fresh_program(house: House) -> None:
    listed = add(house, **EVERYTHING)

    profile = house.member("sam").profile
    assert profile is not None
    assert (profile.profession, profile.unit, profile.site) == ("nurse", "ICU", "Main")
    assert (profile.languages, profile.leads, profile.cap) == (("en", "es"), ("Theatre",), 3)
    assert profile.trained_on == date(2026, 10, 1)
    assert listed.new_units == ("ICU", "Theatre")
    assert listed.training is Training.CURRENT


def test_somebody_added_is_asked_and_does_not_count_yet(house: House) -> None:
    add(house, **EVERYTHING)

    assert house.state("sam", Role.SUPPORTER) is StandingState.INVITED
    assert not house.member("sam").holds(Role.SUPPORTER)
    notices = house.owed()
    assert [(n.kind, n.member_id, n.subject_id, n.role) for n in notices] == [
        (Kind.JOIN, "m-sam", "m-sam", "supporter")
    ]


@pytest.mark.parametrize(
    ("typed", "training"),
    [({}, Training.MISSING), ({"trained": "2027-01-01"}, Training.LATER)],
)
def test_without_training_they_join_and_the_answer_says_that_they_are_not_paged(
    house: House, typed: dict[str, str], training: Training
) -> None:
    assert add(house, **typed).training is training


def test_the_day_of_training_is_a_day_where_the_supporter_lives(house: House) -> None:
    house.now = datetime.fromisoformat("2026-11-24T03:00:00+00:00")
    listed = add(house, trained="2026-11-24")
    assert listed.training is Training.LATER


def test_languages_start_as_the_language_of_the_program(house: House) -> None:
    with house.store.begin() as tx:
        tx.put_setting("language", "es")
    profile = add(house).member.profile
    assert profile is not None
    assert profile.languages == ("es",)


def test_a_unit_is_found_by_its_alias_whatever_its_case(house: House) -> None:
    with house.store.begin() as tx:
        tx.put_unit("ICU", ("Intensive care",))
    listed = add(house, unit="intensive  CARE")
    assert listed.member.profile is not None
    assert listed.member.profile.unit == "ICU"
    assert listed.new_units == ()


@pytest.mark.parametrize(
    "kind", [{"is_bot": True}, {"is_guest": True}, {"is_stranger": True}, {"deleted": True}]
)
def test_no_bot_guest_stranger_or_deactivated_account_gets_on(
    house: House, kind: dict[str, bool]
) -> None:
    account = make_account("sam", **kind)
    with pytest.raises(GuestsMayAsk):
        roster.add(house.store, house.now, RAE, account, make_fields(), "m-sam")


def test_nobody_gets_on_whom_no_message_can_reach(house: House) -> None:
    account = make_account("sam", dm=None)
    with pytest.raises(NoConversation):
        roster.add(house.store, house.now, RAE, account, make_fields(), "m-sam")


def test_nobody_adds_themselves(house: House) -> None:
    with pytest.raises(NotYourself):
        roster.add(house.store, house.now, RAE, make_account("rae"), make_fields(), "m-x")


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.COORDINATOR, Role.LEAD, Role.TRAINER])
def test_only_directors_and_administrators_keep_the_roster(house: House, role: Role) -> None:
    house.put(make_member("ari", role))
    with pytest.raises(NotAllowed):
        roster.add(house.store, house.now, person("ari"), make_account(), make_fields(), "m-1")
    assert not [m for m in roster.listing(house.store, house.now, RAE).members if m.name == "Sam"]


def test_an_administrator_may(house: House) -> None:
    house.put(make_member("max", Role.ADMINISTRATOR))
    roster.add(house.store, house.now, person("max"), make_account(), make_fields(), "m-sam")
    assert house.state("sam", Role.SUPPORTER) is StandingState.INVITED


def test_a_supporter_alone_does_not_read_the_roster(house: House) -> None:
    house.put(make_supporter("lee"))
    with pytest.raises(NotAllowed):
        roster.listing(house.store, house.now, person("lee"))


def test_adding_again_points_to_roster_set(house: House) -> None:
    house.put(make_supporter("sam"))
    with pytest.raises(AlreadyOnRoster):
        add(house)


def test_who_has_not_answered_is_asked_again(house: House) -> None:
    add(house)
    house.owed()
    listed = add(house, unit="ED")
    assert listed.again
    assert house.told() == [("join", "m-sam")]
    assert house.member("sam").profile is not None


def test_i_am_in_makes_a_supporter_and_proves_that_messages_arrive(house: House) -> None:
    house.put(make_member("max", Role.ADMINISTRATOR))
    add(house, **EVERYTHING)
    house.put(replace(house.member("sam"), reachable=False))
    house.owed()

    joined = joining.consent(house.store, house.now, person("sam"), "m-sam", Role.SUPPORTER)

    assert joined.state is StandingState.ACTIVE
    assert joined.training is Training.CURRENT
    assert house.member("sam").reachable
    assert house.told() == [
        ("grant_told", "m-max"),
        ("grant_told", "m-rae"),
        ("join_redraw", "m-sam"),
        ("welcome", "m-sam"),
    ]


def test_saying_i_am_in_twice_is_once(house: House) -> None:
    add(house)
    for _ in range(2):
        house.owed()
        joining.consent(house.store, house.now, person("sam"), "m-sam", Role.SUPPORTER)
    assert house.told() == []


def test_no_thank_you_leaves_nothing_behind(house: House) -> None:
    add(house, **EVERYTHING)
    joining.decline(house.store, house.now, person("sam"), "m-sam", Role.SUPPORTER)
    member = house.member("sam")
    assert (member.standings, member.profile) == ((), None)


def test_set_changes_what_was_named_and_nothing_else(house: House) -> None:
    house.put(make_supporter("sam", unit="ICU", cap=2))
    fields = make_fields(unit="ED", profession="none")
    roster.change(house.store, house.now, RAE, person("sam"), fields)
    profile = house.member("sam").profile
    assert profile is not None
    assert (profile.unit, profile.profession, profile.cap) == ("ED", None, 2)
    assert profile.trained_on == date(2026, 10, 1)


def test_the_units_that_a_coordinator_leads_can_be_kept_too(house: House) -> None:
    house.put(make_member("ari", Role.COORDINATOR))
    roster.change(house.store, house.now, RAE, person("ari"), make_fields(leads="ICU,ED"))
    profile = house.member("ari").profile
    assert profile is not None
    assert profile.leads == ("ICU", "ED")


def test_nobody_changes_their_own_row(house: House) -> None:
    house.put(make_supporter("max", roles_held=(Role.SUPPORTER, Role.ADMINISTRATOR)))
    with pytest.raises(NotYourself):
        roster.change(
            house.store, house.now, person("max"), person("max"), make_fields(leads="none")
        )


def test_set_and_remove_know_only_who_is_there(house: House) -> None:
    with pytest.raises(NotOnRoster):
        roster.change(house.store, house.now, RAE, person("sam"), make_fields(unit="ED"))
    with pytest.raises(NotOnRoster):
        roster.remove(house.store, house.now, RAE, person("sam"))


def test_somebody_removed_is_off_at_once_and_hears_it(house: House) -> None:
    house.put(make_supporter("sam"), make_supporter("lee"))
    ended = roster.remove(house.store, house.now, RAE, person("sam"))
    assert not ended.waits
    assert house.member("sam").standings == ()
    assert house.member("sam").profile is None
    assert house.told() == [("role_ended", "m-sam")]


def test_who_takes_themselves_off_needs_no_telling(house: House) -> None:
    house.put(make_supporter("max", roles_held=(Role.SUPPORTER, Role.ADMINISTRATOR)))
    roster.remove(house.store, house.now, person("max"), person("max"))
    assert not house.member("max").holds(Role.SUPPORTER)
    assert house.told() == [("grant_told", "m-rae")]


def test_who_keeps_another_role_keeps_the_units_they_lead(house: House) -> None:
    both = (Role.SUPPORTER, Role.COORDINATOR)
    house.put(make_supporter("sam", roles_held=both, leads=("ICU",)), make_supporter("lee"))
    roster.remove(house.store, house.now, RAE, person("sam"))
    profile = house.member("sam").profile
    assert profile is not None
    assert (profile.leads, profile.profession, profile.trained_on) == (("ICU",), None, None)


def test_an_invitation_can_be_taken_back(house: House) -> None:
    add(house)
    house.owed()
    roster.remove(house.store, house.now, RAE, person("sam"))
    assert house.told() == [("join_redraw", "m-sam")]
    assert house.member("sam").standings == ()


def test_an_administrator_cannot_become_the_only_supporter_alone(house: House) -> None:
    house.put(
        make_supporter("max", roles_held=(Role.SUPPORTER, Role.ADMINISTRATOR)),
        make_supporter("sam"),
        make_member("kim", Role.LEAD),
    )
    ended = roster.remove(house.store, house.now, person("max"), person("sam"))
    assert ended.waits
    assert house.member("sam").holds(Role.SUPPORTER)
    assert house.told() == [("confirm", "m-kim"), ("confirm", "m-rae")]

    confirmed = joining.confirm(house.store, house.now, person("kim"), "m-sam", Role.SUPPORTER)
    assert confirmed.ended
    assert not house.member("sam").holds(Role.SUPPORTER)


@pytest.mark.parametrize("fields", [{"trained": "2027-01-01"}, {"leads": "ICU"}])
def test_nor_by_changing_the_rows_of_the_others(house: House, fields: dict[str, str]) -> None:
    house.put(
        make_supporter("max", roles_held=(Role.SUPPORTER, Role.ADMINISTRATOR)),
        make_supporter("sam"),
    )
    with pytest.raises(OnlyYouLeft):
        roster.change(house.store, house.now, person("max"), person("sam"), make_fields(**fields))


def test_there_are_never_more_units_than_one_list_in_slack_holds(house: House) -> None:
    with house.store.begin() as tx:
        for number in range(100):
            tx.put_unit(f"Ward {number}", ())
    with pytest.raises(BadValue):
        add(house, unit="Ward 100")


def test_a_form_that_shows_an_older_state_changes_nothing(house: House) -> None:
    house.put(make_supporter("sam"))
    sam = person("sam")
    shown = roster.form(house.store, RAE, sam).profile
    assert shown is not None
    seen = mark_of(shown)
    roster.change(house.store, house.now, RAE, sam, make_fields(cap="2"), seen)
    roster.change(house.store, house.now, RAE, sam, make_fields(cap="2"), seen)
    with pytest.raises(ChangedMeanwhile):
        roster.change(house.store, house.now, RAE, sam, make_fields(cap="4"), seen)
    kept = house.member("sam").profile
    assert kept is not None
    assert kept.cap == 2


@pytest.mark.parametrize(("who", "refusal"), [("rae", NotYourself), ("dana", NotOnRoster)])
def test_there_is_no_form_of_oneself_and_of_strangers(
    house: House, who: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        roster.form(house.store, RAE, person(who))
