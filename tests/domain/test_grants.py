"""No one person can arrange that every request comes to them; and who may say otherwise."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import grants
from bot.domain.people import Member, Role, Roster, Standing, StandingState
from tests.make import NOON, make_member, make_roster, make_supporter

SUPPORTERS = ("ann", "bob", "cem")


def without(roster: Roster, name: str, role: Role) -> Roster:
    member = roster.get(f"m-{name}")
    assert member is not None
    kept = tuple(s for s in member.standings if s.role is not role)
    return roster.with_member(make_like(member, kept))


def make_like(member: Member, standings: tuple[Standing, ...]) -> Member:
    return make_member(
        member.name.lower(), standings=standings, profile=member.profile, dm=member.dm
    )


def alone(by: str, before: Roster, after: Roster) -> bool:
    member = before.get(f"m-{by}")
    assert member is not None
    return grants.leaves_alone(member, before, after, NOON)


@pytest.mark.parametrize("role", [Role.LEAD, Role.DIRECTOR, Role.COORDINATOR, Role.TRAINER])
def test_the_last_but_one_of_a_role_is_not_removed_by_the_last(role: Role) -> None:
    before = make_roster(make_member("ann", role), make_member("bob", role))
    after = without(before, "bob", role)
    assert alone("ann", before, after)
    assert not alone("bob", before, after)


def test_a_third_of_the_same_role_makes_it_plain() -> None:
    before = make_roster(*(make_member(name, Role.LEAD) for name in SUPPORTERS))
    assert not alone("ann", before, without(before, "bob", Role.LEAD))


def test_the_only_lead_is_not_removed_by_the_only_director() -> None:
    before = make_roster(make_member("ann", Role.DIRECTOR), make_member("kim", Role.LEAD))
    assert alone("ann", before, without(before, "kim", Role.LEAD))


@pytest.mark.parametrize(
    "other",
    [
        {"paused": True},
        {"trained_on": None},
        {"dm": None},
        {"reachable": False},
        {"account_active": False},
    ],
)
def test_supporters_who_take_no_pages_do_not_count_as_others(other: dict[str, Any]) -> None:
    before = make_roster(
        make_supporter("ann"), make_supporter("bob"), make_supporter("cem", **other)
    )
    assert alone("ann", before, without(before, "bob", Role.SUPPORTER))


def test_supporters_who_lead_a_unit_do_not_count_for_requests_without_one() -> None:
    ann, bob = make_supporter("ann"), make_supporter("bob")
    before = make_roster(ann, bob, make_supporter("cem", leads=("ED",)))
    after = before.with_member(make_supporter("bob", leads=("ICU",)))
    assert alone("ann", before, after)


def test_who_was_alone_before_may_go_on() -> None:
    before = make_roster(make_supporter("ann"), make_supporter("bob", paused=True))
    assert not alone("ann", before, without(before, "bob", Role.SUPPORTER))


@given(st.permutations(SUPPORTERS), st.sampled_from(SUPPORTERS))
def test_no_order_of_removals_leaves_their_author_alone(order: list[str], by: str) -> None:
    roster = make_roster(*(make_supporter(name) for name in SUPPORTERS))
    for name in (n for n in order if n != by):
        after = without(roster, name, Role.SUPPORTER)
        roster = roster if alone(by, roster, after) else after
    assert len(roster.holding(Role.SUPPORTER)) == 2


def test_a_removal_that_waits_still_counts() -> None:
    ann = make_member("ann", Role.DIRECTOR)
    kim = grants.ask_removal(ann, make_member("kim", Role.LEAD), Role.LEAD)
    assert kim.holds(Role.LEAD)
    assert kim.standing(Role.LEAD) == Standing(
        Role.LEAD, StandingState.REMOVAL_PENDING, ann.member_id
    )


def test_another_director_or_a_lead_is_a_second_person() -> None:
    names = {"ann": Role.DIRECTOR, "bob": Role.DIRECTOR, "kim": Role.LEAD, "ari": Role.COORDINATOR}
    roster = make_roster(*(make_member(name, role) for name, role in names.items()))
    seconds = grants.second_persons("m-ann", roster)
    assert [m.name for m in seconds] == ["Bob", "Kim"]


def test_every_confirm_that_waits_is_listed_for_whom_it_waits() -> None:
    waiting = Standing(Role.LEAD, StandingState.AWAITING_CONFIRM, "m-ann")
    kim = make_member("kim", standings=(waiting,))
    leaving = Standing(Role.TRAINER, StandingState.REMOVAL_PENDING, "m-bob")
    roster = make_roster(
        make_member("ann", Role.DIRECTOR),
        make_member("bob", Role.DIRECTOR),
        kim,
        make_member("jo", standings=(leaving,)),
    )
    cards = {(p.recipient.name, p.subject.name, p.role) for p in grants.pending(roster)}
    assert cards == {("Bob", "Kim", Role.LEAD), ("Ann", "Jo", Role.TRAINER)}


def test_where_the_second_director_is_gone_granting_again_is_enough() -> None:
    waiting = Standing(Role.LEAD, StandingState.AWAITING_CONFIRM, "m-ann")
    kim = make_member("kim", standings=(waiting,))
    ann = make_member("ann", Role.DIRECTOR)
    alone_here = make_roster(ann, kim)
    both = make_roster(ann, kim, make_member("bob", Role.DIRECTOR))
    assert grants.renew(ann, Role.LEAD, kim, alone_here).holds(Role.LEAD)
    assert not grants.renew(ann, Role.LEAD, kim, both).holds(Role.LEAD)


@pytest.mark.parametrize("state", list(StandingState))
@pytest.mark.parametrize("role", [Role.LEAD, Role.TRAINER])
def test_a_grant_renewed_never_counts_without_consent(state: StandingState, role: Role) -> None:
    ann = make_member("ann", Role.DIRECTOR)
    kim = make_member("kim", standings=(Standing(role, state, "m-ann"),))
    after = grants.renew(ann, role, kim, make_roster(ann, kim))
    assert after.holds(role) is (state is not StandingState.INVITED)
