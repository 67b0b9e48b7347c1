"""How a role is given, comes to count, and ends; and that nobody does it alone."""

import pytest

from bot.domain.notices import Kind
from bot.domain.people import Member, Role, StandingState
from bot.domain.refusals import (
    FixedDirector,
    GuestsMayAsk,
    LastDirector,
    NobodyToConfirm,
    NotAllowed,
    NotForYou,
    NotOnRoster,
    NotYourself,
    UnknownCard,
)
from bot.usecases import joining, roles
from tests.make import make_member, make_supporter
from tests.usecases.house import RAE, House, make_account, person

GRANTED = [role for role in Role if role is not Role.SUPPORTER]


def grant(house: House, role: Role, name: str = "kim", by: str = "rae") -> roles.Granted:
    return roles.grant(house.store, house.now, person(by), make_account(name), role, f"m-{name}")


def consent(house: House, role: Role, name: str = "kim") -> joining.Joined:
    return joining.consent(house.store, house.now, person(name), f"m-{name}", role)


def confirm(house: House, role: Role, by: str, name: str = "kim") -> joining.Confirmed:
    return joining.confirm(house.store, house.now, person(by), f"m-{name}", role)


def make_second_director(name: str = "bo") -> Member:
    return make_member(name, Role.DIRECTOR)


@pytest.mark.parametrize("role", GRANTED)
def test_a_role_counts_from_i_am_in_and_not_before(house: House, role: Role) -> None:
    assert grant(house, role).state is StandingState.INVITED
    assert not house.member("kim").holds(role)
    assert house.told() == [("join", "m-kim")]

    assert consent(house, role).state is StandingState.ACTIVE
    assert house.member("kim").holds(role)
    assert house.told() == [("grant_told", "m-rae"), ("join_redraw", "m-kim"), ("welcome", "m-kim")]


@pytest.mark.parametrize("role", [Role.LEAD, Role.DIRECTOR])
def test_with_two_directors_another_one_confirms_a_lead_or_director(
    house: House, role: Role
) -> None:
    house.put(make_second_director())
    grant(house, role)
    house.owed()

    assert consent(house, role).state is StandingState.AWAITING_CONFIRM
    assert not house.member("kim").holds(role)
    assert house.told() == [("confirm", "m-bo"), ("join_redraw", "m-kim")]

    confirm(house, role, by="bo")
    assert house.member("kim").holds(role)
    assert house.told() == [
        ("confirm_redraw", "m-bo"),
        ("grant_told", "m-rae"),
        ("join_redraw", "m-kim"),
        ("welcome", "m-kim"),
    ]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.TRAINER, Role.ADMINISTRATOR])
def test_for_other_roles_consent_is_enough_and_all_directors_are_told(
    house: House, role: Role
) -> None:
    house.put(make_second_director())
    grant(house, role)
    assert ("grant_told", "m-bo") in house.told()
    consent(house, role)
    assert house.member("kim").holds(role)
    told = house.told()
    assert ("grant_told", "m-bo") in told
    assert ("grant_told", "m-rae") in told


def test_who_granted_a_lead_cannot_confirm_it_too(house: House) -> None:
    house.put(make_second_director())
    grant(house, Role.LEAD)
    consent(house, Role.LEAD)
    with pytest.raises(NotForYou):
        confirm(house, Role.LEAD, by="rae")
    assert not house.member("kim").holds(Role.LEAD)


@pytest.mark.parametrize("by", ["kim", "ari", "nobody"])
def test_nobody_but_a_director_confirms(house: House, by: str) -> None:
    house.put(make_second_director(), make_member("ari", Role.COORDINATOR))
    grant(house, Role.LEAD)
    consent(house, Role.LEAD)
    with pytest.raises(NotForYou):
        confirm(house, Role.LEAD, by=by)


def test_confirming_twice_is_once(house: House) -> None:
    house.put(make_second_director())
    grant(house, Role.LEAD)
    consent(house, Role.LEAD)
    confirm(house, Role.LEAD, by="bo")
    house.owed()
    assert not confirm(house, Role.LEAD, by="bo").ended
    assert house.told() == []


def test_nobody_confirms_what_was_not_consented_to(house: House) -> None:
    house.put(make_second_director())
    grant(house, Role.LEAD)
    with pytest.raises(UnknownCard):
        confirm(house, Role.LEAD, by="bo")


def test_a_second_director_who_grants_the_same_has_confirmed_it(house: House) -> None:
    house.put(make_second_director())
    grant(house, Role.LEAD)
    consent(house, Role.LEAD)
    assert grant(house, Role.LEAD, by="bo").state is StandingState.ACTIVE


def test_granting_again_sends_the_open_card_again(house: House) -> None:
    grant(house, Role.COORDINATOR)
    house.owed()
    assert grant(house, Role.COORDINATOR).already
    assert house.told() == [("join", "m-kim")]


def test_granting_what_somebody_has_changes_nothing(house: House) -> None:
    house.put(make_member("kim", Role.LEAD))
    granted = grant(house, Role.LEAD)
    assert (granted.already, granted.state) == (True, StandingState.ACTIVE)
    assert house.told() == []


def test_nobody_grants_a_role_to_themselves(house: House) -> None:
    with pytest.raises(NotYourself):
        grant(house, Role.LEAD, name="rae")


@pytest.mark.parametrize(
    "role", [Role.SUPPORTER, Role.COORDINATOR, Role.LEAD, Role.TRAINER, Role.ADMINISTRATOR]
)
def test_only_directors_grant_and_end_roles(house: House, role: Role) -> None:
    house.put(make_member("max", role), make_member("kim", Role.LEAD))
    with pytest.raises(NotAllowed):
        grant(house, Role.COORDINATOR, name="ari", by="max")
    with pytest.raises(NotAllowed):
        roles.revoke(house.store, house.now, person("max"), person("kim"), Role.LEAD)
    assert house.told() == []


def test_a_guest_holds_no_role(house: House) -> None:
    guest = make_account("gil", is_guest=True)
    with pytest.raises(GuestsMayAsk):
        roles.grant(house.store, house.now, RAE, guest, Role.TRAINER, "m-gil")


def test_only_the_one_who_was_asked_answers(house: House) -> None:
    grant(house, Role.COORDINATOR)
    house.put(make_supporter("sam"))
    for name in ("sam", "stranger"):
        with pytest.raises(NotForYou):
            joining.consent(house.store, house.now, person(name), "m-kim", Role.COORDINATOR)
    assert not house.member("kim").holds(Role.COORDINATOR)


def test_a_card_of_a_role_that_is_gone_leads_nowhere(house: House) -> None:
    grant(house, Role.COORDINATOR)
    roles.revoke(house.store, house.now, RAE, person("kim"), Role.COORDINATOR)
    with pytest.raises(UnknownCard):
        consent(house, Role.COORDINATOR)


def test_no_thank_you_after_i_am_in_leads_nowhere(house: House) -> None:
    grant(house, Role.COORDINATOR)
    consent(house, Role.COORDINATOR)
    with pytest.raises(UnknownCard):
        joining.decline(house.store, house.now, person("kim"), "m-kim", Role.COORDINATOR)
    assert house.member("kim").holds(Role.COORDINATOR)


def test_of_two_invitations_only_the_answered_card_changes(house: House) -> None:
    grant(house, Role.COORDINATOR)
    grant(house, Role.TRAINER)
    house.owed()
    consent(house, Role.TRAINER)
    cards = [(n.kind, n.role) for n in house.owed() if n.kind in (Kind.JOIN, Kind.JOIN_REDRAW)]
    assert cards == [(Kind.JOIN_REDRAW, "trainer")]


def test_of_two_confirms_only_the_pressed_card_changes(house: House) -> None:
    house.put(make_second_director())
    for name in ("kim", "lou"):
        grant(house, Role.LEAD, name)
        consent(house, Role.LEAD, name)
    house.owed()
    confirm(house, Role.LEAD, by="bo", name="lou")
    kinds = (Kind.CONFIRM, Kind.CONFIRM_REDRAW)
    cards = [(n.kind, n.member_id, n.subject_id) for n in house.owed() if n.kind in kinds]
    assert cards == [(Kind.CONFIRM_REDRAW, "m-bo", "m-lou")]


def test_a_role_ends_at_once_and_all_directors_are_told(house: House) -> None:
    house.put(make_second_director(), make_member("kim", Role.LEAD))
    ended = roles.revoke(house.store, house.now, RAE, person("kim"), Role.LEAD)
    assert not ended.waits
    assert house.state("kim", Role.LEAD) is None
    assert house.told() == [("grant_told", "m-bo"), ("role_ended", "m-kim")]


def test_ending_what_nobody_has_is_refused(house: House) -> None:
    house.put(make_member("kim", Role.LEAD))
    for name, role in (("kim", Role.TRAINER), ("nobody", Role.LEAD)):
        with pytest.raises(NotOnRoster):
            roles.revoke(house.store, house.now, RAE, person(name), role)


def test_directors_of_the_environment_cannot_be_removed(house: House) -> None:
    house.put(make_second_director())
    with pytest.raises(FixedDirector):
        roles.revoke(house.store, house.now, person("bo"), RAE, Role.DIRECTOR)


def test_a_director_cannot_become_the_only_director_alone(house: House) -> None:
    house.put(make_second_director(), make_member("kim", Role.LEAD))
    assert roles.revoke(house.store, house.now, RAE, person("bo"), Role.DIRECTOR).waits
    assert house.member("bo").holds(Role.DIRECTOR)
    assert house.told() == [("confirm", "m-bo"), ("confirm", "m-kim")]

    with pytest.raises(NotForYou):
        confirm(house, Role.DIRECTOR, by="rae", name="bo")
    assert confirm(house, Role.DIRECTOR, by="kim", name="bo").ended
    assert not house.member("bo").holds(Role.DIRECTOR)
    assert ("confirm_redraw", "m-bo") in house.told()


def test_with_one_director_the_only_lead_agrees_to_leave(house: House) -> None:
    house.put(make_member("kim", Role.LEAD))
    assert roles.revoke(house.store, house.now, RAE, person("kim"), Role.LEAD).waits
    assert house.told() == [("confirm", "m-kim")]
    assert confirm(house, Role.LEAD, by="kim").ended


def test_granting_again_takes_back_a_removal_that_waits(house: House) -> None:
    house.put(make_member("kim", Role.LEAD))
    roles.revoke(house.store, house.now, RAE, person("kim"), Role.LEAD)
    house.owed()
    assert grant(house, Role.LEAD).state is StandingState.ACTIVE
    assert house.told() == [("confirm_redraw", "m-kim")]
    assert not confirm(house, Role.LEAD, by="kim").ended


def test_where_nobody_could_confirm_the_change_is_refused(house: House) -> None:
    house.put(make_member("rae", Role.DIRECTOR, Role.TRAINER), make_member("jo", Role.TRAINER))
    with pytest.raises(NobodyToConfirm):
        roles.revoke(house.store, house.now, RAE, person("jo"), Role.TRAINER)
    assert house.member("jo").holds(Role.TRAINER)


def test_the_last_director_stays(house: House) -> None:
    house.put(make_member("rae", Role.DIRECTOR))
    with pytest.raises(LastDirector):
        roles.revoke(house.store, house.now, RAE, RAE, Role.DIRECTOR)


def test_everybody_with_a_role_may_read_who_holds_which(house: House) -> None:
    house.put(make_supporter("sam"))
    assert roles.listing(house.store, house.now, person("sam")).roster.holding(Role.DIRECTOR)
    with pytest.raises(NotAllowed):
        roles.listing(house.store, house.now, person("dana"))
