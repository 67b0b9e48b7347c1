"""From Accept to contact, hand-over and release."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain import holding, searching
from bot.domain.asking import Wishes
from bot.domain.cases import Case, CaseState, Step
from bot.domain.nets import net_wanted
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Roster
from bot.domain.policy import DEFAULTS, Urgency
from bot.domain.refusals import AlreadyTaken, AnswerFirst, MovedOn
from tests.make import (
    NIGHT,
    NOON,
    kinds,
    make_asked,
    make_asking,
    make_member,
    make_roster,
    make_team,
    minutes,
    names_of,
    party_for,
)

SUPPORTER = PartyRole.SUPPORTER


def accepted(
    roster: Roster, urgency: Urgency = Urgency.NOW, name: str | None = None, **overrides: Any
) -> Step:
    case = make_asked(urgency, roster, **overrides).case
    party = party_for(case, name) if name else case.of(SUPPORTER, PartyState.PAGED)[0]
    member = roster.get(party.member_id)
    assert member is not None
    return holding.accept(case, party, member, NOON + minutes(1))


def holder_name(case: Case, roster: Roster) -> set[str]:
    return names_of(case, roster, SUPPORTER, PartyState.HOLDER)


def test_the_first_accept_holds_and_the_other_cards_become_neutral() -> None:
    roster = make_roster(*make_team(2))
    step = accepted(roster, name="sam")
    assert step.case.state is CaseState.HELD
    assert holder_name(step.case, roster) == {"Sam"}
    assert names_of(step.case, roster, SUPPORTER, PartyState.WITHDRAWN) == {"Lee"}
    redrawn = [n.member_id for n in step.owed if n.kind is Kind.PAGE_REDRAW]
    assert set(redrawn) == {"m-sam", "m-lee"}
    assert Kind.FOUND in kinds(step.owed)


def test_the_second_accept_is_refused_and_a_repeated_one_changes_nothing() -> None:
    roster = make_roster(*make_team(2))
    case = accepted(roster, name="sam").case
    sam, lee = roster.members
    with pytest.raises(AlreadyTaken):
        holding.accept(case, party_for(case, "lee"), lee, NOON)
    assert holding.accept(case, party_for(case, "sam"), sam, NOON).case == case


def test_a_free_case_is_never_refused_even_to_somebody_who_had_said_not_now() -> None:
    roster = make_roster(*make_team(3))
    case = make_asked(Urgency.NOW, roster).case
    party = case.of(SUPPORTER, PartyState.PAGED)[0]
    member = roster.get(party.member_id)
    assert member is not None
    case = holding.decline(case, party, roster, NOON).case
    again = case.party(party.party_id)
    assert again is not None
    assert holding.accept(case, again, member, NOON).case.state is CaseState.HELD


def test_both_are_asked_at_the_contact_time_and_silence_releases_after_half_of_it() -> None:
    roster = make_roster(*make_team(3))
    case = accepted(roster, name=None).case
    at = NOON + minutes(31)
    asked = holding.check_due(case, at)
    assert {Kind.CHECK_HOLDER, Kind.CHECK_REQUESTER} <= set(kinds(asked.owed))
    assert asked.case.watch is not None
    assert asked.case.watch.release_at == at + minutes(15)
    released = holding.silence(asked.case, roster, at + minutes(15))
    assert released.case.state is CaseState.OPEN
    assert Kind.LOOKING_AGAIN in kinds(released.owed)
    assert len(released.case.of(SUPPORTER, PartyState.PAGED)) == 2


def test_silence_never_takes_a_case_from_a_supporter_who_acts_in_it() -> None:
    roster = make_roster(*make_team(3))
    case = accepted(roster).case
    holder = case.holder
    assert holder is not None
    asked = holding.check_due(case, NOON + minutes(31)).case
    acted = holding.show_contact(asked, holder, NOON + minutes(40)).case
    later = holding.silence(acted, roster, NOON + minutes(46))
    assert later.case.state is CaseState.HELD
    assert later.case.watch is not None
    assert later.case.watch.release_at == NOON + minutes(55)


@pytest.mark.parametrize("by_requester", [True, False])
def test_either_yes_stops_the_timer_and_the_safety_net(by_requester: bool) -> None:
    roster = make_roster(*make_team(2))
    case = accepted(roster).case
    assert net_wanted(case) == NOON + minutes(31)
    met = holding.contact_made(case, by_requester, NOON + minutes(5))
    assert net_wanted(met.case) is None
    assert Kind.NET in kinds(met.owed)
    assert holding.check_due(met.case, NOON + minutes(31)) == Step(met.case)


def test_a_released_supporter_is_never_asked_again() -> None:
    roster = make_roster(*make_team(2))
    case = accepted(roster, name="sam").case
    case = holding.release(case, roster, NOON + minutes(2)).case
    for count in range(6):
        case = searching.due(case, roster, NOON + minutes(20 * (count + 1))).case
    assert names_of(case, roster, SUPPORTER, PartyState.PAGED) == {"Lee"}


def test_the_requester_is_told_who_has_seen_their_name() -> None:
    roster = make_roster(*make_team(2))
    case = accepted(roster, name="sam").case
    seen = holding.show_contact(case, party_for(case, "sam"), NOON).case
    step = holding.release(seen, roster, NOON, left=PartyState.CONFLICTED)
    assert Kind.NAME_SEEN in kinds(step.owed)
    unseen = holding.release(case, roster, NOON, left=PartyState.CONFLICTED)
    assert Kind.NAME_SEEN not in kinds(unseen.owed)


def test_where_a_unit_was_named_the_question_comes_before_the_name() -> None:
    roster = make_roster(*make_team(2))
    asking = make_asking(wishes=Wishes(unit="ED"))
    step = accepted(roster, name="sam", asking=asking)
    party = party_for(step.case, "sam")
    assert Kind.FOUND not in kinds(step.owed)
    with pytest.raises(AnswerFirst):
        holding.show_contact(step.case, party, NOON)
    cleared = holding.clear(step.case, party, NOON)
    assert Kind.FOUND in kinds(cleared.owed)
    assert holding.show_contact(cleared.case, party, NOON).case.name_seen_by == ("m-sam",)


def test_the_first_stays_holder_until_the_next_accepts_in_one_step() -> None:
    roster = make_roster(*make_team(3))
    case = accepted(roster, name=None).case
    first = case.holder
    assert first is not None
    searching_again = holding.hand_over(case, first, roster, NOON)
    assert searching_again.case.holder == first
    assert Kind.SECOND_JOINING in kinds(searching_again.owed)
    second = searching_again.case.of(SUPPORTER, PartyState.PAGED)[0]
    member = roster.get(second.member_id)
    assert member is not None
    after = holding.accept(searching_again.case, second, member, NOON)
    assert len(after.case.of(SUPPORTER, PartyState.HOLDER)) == 1
    assert after.case.party(first.party_id).state is PartyState.MOVED_ON  # type: ignore[union-attr]
    with pytest.raises(MovedOn):
        holding.show_contact(after.case, after.case.party(first.party_id), NOON)  # type: ignore[arg-type]


def test_a_booked_talk_is_checked_at_the_time_agreed() -> None:
    roster = make_roster(*make_team(2))
    when = NOON + timedelta(days=2)
    asking = make_asking(Urgency.PLAN, when=when)
    case = accepted(roster, Urgency.PLAN, asking=asking).case
    assert case.watch is not None
    assert case.watch.check_at == when


def test_an_unreachable_supporter_leaves_the_round_and_the_next_is_paged() -> None:
    roster = make_roster(*make_team(3))
    case = make_asked(Urgency.NOW, roster).case
    first = case.of(SUPPORTER, PartyState.PAGED)[0]
    step = holding.drop(case, first, roster, NOON)
    assert kinds(step.owed).count(Kind.PAGE) == 1
    assert first.member_id not in {p.member_id for p in step.case.of(SUPPORTER, PartyState.PAGED)}


def test_an_unreachable_coordinator_hands_the_round_to_the_directors() -> None:
    from bot.domain.people import Role

    roster = make_roster(make_member("ari", Role.COORDINATOR), make_member("rae", Role.DIRECTOR))
    case = make_asked(Urgency.NOW, roster).case
    ari = party_for(case, "ari", PartyRole.COORDINATOR)
    step = holding.drop(case, ari, roster, NOON)
    assert names_of(step.case, roster, PartyRole.COORDINATOR, PartyState.PAGED) == {"Rae"}


def test_i_cannot_go_on_makes_a_slow_hand_over_fast_and_never_the_other_way_round() -> None:
    roster = make_roster(*make_team(5))
    case = accepted(roster, Urgency.SOON).case
    first = case.holder
    assert first is not None
    fast = DEFAULTS[Urgency.NOW]
    waiting = holding.hand_over(case, first, roster, NOON).case
    hurried = holding.hand_over(waiting, first, roster, NOON, fast)
    assert Kind.PAGE in kinds(hurried.owed)
    assert hurried.case.search is not None
    assert hurried.case.search.next_at == NOON + minutes(5)
    for pressed in (None, fast):
        again = holding.hand_over(hurried.case, first, roster, NOON, pressed)
        assert again.case.search == hurried.case.search
        assert not again.owed


def test_i_cannot_go_on_wakes_people_also_where_the_request_could_wait() -> None:
    roster = make_roster(*make_team(3))
    case = accepted(roster, Urgency.SOON).case
    first = case.holder
    assert first is not None
    fast = DEFAULTS[Urgency.NOW]
    step = holding.hand_over(case, first, roster, NIGHT, fast)
    assert kinds(step.owed).count(Kind.PAGE) == 2
    patient = holding.hand_over(case, first, roster, NIGHT)
    assert Kind.PAGE not in kinds(patient.owed)
