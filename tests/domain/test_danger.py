"""Danger: two promises side by side, one supporter and one lead; and no quiet ending."""

import pytest

from bot.domain import alarms, ending, holding
from bot.domain.asking import Wishes
from bot.domain.cases import Case, CaseState
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.nets import net_wanted
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Role, Roster
from bot.domain.policy import DEFAULTS, Policy, Urgency
from bot.domain.refusals import NotLower
from tests.make import (
    NOON,
    kinds,
    make_asked,
    make_asking,
    make_log,
    make_member,
    make_roster,
    make_team,
    minutes,
    names_of,
    party_for,
)

LEAD = PartyRole.LEAD


def program() -> Roster:
    return make_roster(
        *make_team(2),
        make_member("kim", Role.LEAD),
        make_member("kai", Role.LEAD),
        make_member("rae", Role.DIRECTOR),
    )


def leads(case: Case, roster: Roster, state: PartyState = PartyState.PAGED) -> set[str]:
    return names_of(case, roster, LEAD, state)


def test_the_chain_walks_leads_then_directors_and_pages_the_silent_again() -> None:
    roster = program()
    first = make_asked(Urgency.DANGER, roster)
    assert leads(first.case, roster) == {"Kim"}
    second = alarms.due(first.case, roster, NOON + minutes(2))
    assert leads(second.case, roster) == {"Kim", "Kai"}
    assert kinds(second.owed).count(Kind.LEAD_PAGE) == 2
    third = alarms.due(second.case, roster, NOON + minutes(4))
    assert leads(third.case, roster) == {"Kim", "Kai", "Rae"}
    fourth = alarms.due(third.case, roster, NOON + minutes(6))
    assert kinds(fourth.owed).count(Kind.LEAD_PAGE) == 3


def test_accept_and_acknowledge_do_not_stop_each_other() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    sam = roster.of(make_team(1)[0].person)
    assert sam is not None
    held = holding.accept(case, party_for(case, "sam"), sam, NOON).case
    assert DeadlineKind.ALARM in {d.kind for d in deadlines(held)}
    seen = alarms.acknowledge(case, party_for(case, "kim", LEAD), NOON).case
    assert DeadlineKind.SEARCH in {d.kind for d in deadlines(seen)}
    assert DeadlineKind.ALARM not in {d.kind for d in deadlines(seen)}


def test_without_a_lead_the_directors_are_paged_at_once() -> None:
    roster = make_roster(*make_team(1), make_member("rae", Role.DIRECTOR))
    assert leads(make_asked(Urgency.DANGER, roster).case, roster) == {"Rae"}


def test_a_lead_whom_the_requester_excluded_is_never_paged() -> None:
    asking = make_asking(Urgency.DANGER, wishes=Wishes(avoid=frozenset({"U0KIM"})))
    roster = program()
    case = make_asked(Urgency.DANGER, roster, asking=asking).case
    for count in range(1, 5):
        case = alarms.due(case, roster, NOON + minutes(2 * count)).case
    assert "Kim" not in leads(case, roster)


def test_an_unreachable_lead_hands_on_at_once() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    step = holding.drop(case, party_for(case, "kim", LEAD), roster, NOON)
    assert leads(step.case, roster) == {"Kai"}


def test_a_cancelled_danger_request_waits_for_a_lead_and_asks_the_person() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    step = ending.cancel(case, roster, NOON)
    assert step.case.state is CaseState.ENDING
    assert not step.case.of(PartyRole.SUPPORTER, PartyState.PAGED)
    assert Kind.SAFE_CHECK in kinds(step.owed)
    assert leads(step.case, roster) == {"Kim"}
    done = alarms.acknowledge(step.case, party_for(step.case, "kim", LEAD), NOON)
    assert done.case.state is CaseState.CANCELLED


def test_an_ending_that_nobody_confirms_keeps_paging_the_chain() -> None:
    roster = program()
    case = ending.cancel(make_asked(Urgency.DANGER, roster).case, roster, NOON).case
    assert [d.kind for d in deadlines(case)] == [DeadlineKind.ALARM]
    step = alarms.due(case, roster, NOON + minutes(2))
    assert leads(step.case, roster) == {"Kim", "Kai"}


def test_a_lead_who_had_acknowledged_confirms_the_ending_once_more() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    case = alarms.acknowledge(case, party_for(case, "kim", LEAD), NOON).case
    step = ending.cancel(case, roster, NOON)
    assert leads(step.case, roster) == {"Kim"}
    assert step.case.state is CaseState.ENDING


def test_a_supporter_cannot_close_danger_quietly() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    sam = roster.members[0]
    case = holding.accept(case, party_for(case, "sam"), sam, NOON).case
    step = ending.close(case, party_for(case, "sam"), make_log(), roster, NOON)
    assert step.case.state is CaseState.ENDING
    done = alarms.acknowledge(step.case, party_for(step.case, "kim", LEAD), NOON)
    assert done.case.state is CaseState.CLOSED


def test_with_nobody_in_the_chain_a_danger_request_can_still_be_cancelled() -> None:
    roster = make_roster(*make_team(1))
    step = ending.cancel(make_asked(Urgency.DANGER, roster).case, roster, NOON)
    assert step.case.state is CaseState.CANCELLED


def test_urgency_is_only_raised_and_danger_brings_the_lead() -> None:
    roster = program()
    case = make_asked(Urgency.TODAY, roster).case
    step = ending.raise_urgency(case, Urgency.DANGER, Policy(), roster, NOON)
    assert leads(step.case, roster) == {"Kim"}
    assert step.case.is_danger
    with pytest.raises(NotLower):
        ending.raise_urgency(step.case, Urgency.NOW, Policy(), roster, NOON)


def test_i_cannot_go_on_in_danger_pages_the_lead_again() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    case = alarms.acknowledge(case, party_for(case, "kim", LEAD), NOON).case
    case = holding.accept(case, party_for(case, "sam"), roster.members[0], NOON).case
    step = holding.hand_over(case, party_for(case, "sam"), roster, NOON)
    assert Kind.LEAD_PAGE in kinds(step.owed)


def test_the_same_wishes_saved_again_page_nobody() -> None:
    roster = make_roster(*make_team(5))
    case = make_asked(Urgency.NOW, roster).case
    step = ending.change_wishes(case, case.asking.wishes, roster, NOON)
    assert Kind.PAGE not in kinds(step.owed)


def test_wishes_that_let_somebody_be_asked_at_last_page_them_at_once() -> None:
    roster = make_roster(*make_team(1))
    asking = make_asking(wishes=Wishes(avoid=frozenset({"U0SAM"})))
    case = make_asked(Urgency.NOW, roster, asking=asking).case
    step = ending.change_wishes(case, Wishes(), roster, NOON)
    assert names_of(step.case, roster, PartyRole.SUPPORTER, PartyState.PAGED) == {"Sam"}


def test_a_new_exclusion_takes_the_page_back() -> None:
    roster = make_roster(*make_team(2))
    case = make_asked(Urgency.NOW, roster).case
    wishes = Wishes(avoid=frozenset({"U0SAM"}))
    step = ending.change_wishes(case, wishes, roster, NOON)
    assert names_of(step.case, roster, PartyRole.SUPPORTER, PartyState.PAGED) == {"Lee"}


def test_get_me_a_person_in_danger_pages_who_holds_it_and_who_had_acknowledged() -> None:
    roster = program()
    case = make_asked(Urgency.DANGER, roster).case
    case = alarms.acknowledge(case, party_for(case, "kim", LEAD), NOON).case
    case = holding.accept(case, party_for(case, "sam"), roster.members[0], NOON).case
    step = ending.call_again(case, roster, NOON + minutes(5))
    paged = {(n.kind, n.member_id) for n in step.owed}
    assert {(Kind.PAGE, "m-sam"), (Kind.LEAD_PAGE, "m-kim")} <= paged
    assert DeadlineKind.ALARM in {d.kind for d in deadlines(step.case)}


def test_get_me_a_person_in_danger_pages_everyone_who_has_not_said_not_now() -> None:
    roster = make_roster(make_team(1, available=True)[0], *make_team(3)[1:])
    case = make_asked(Urgency.DANGER, roster).case
    step = ending.call_again(case, roster, NOON + minutes(1))
    assert {n.member_id for n in step.owed if n.kind is Kind.PAGE} == {"m-sam", "m-lee", "m-ines"}


@pytest.mark.parametrize("urgency", [Urgency.NOW, Urgency.DANGER])
def test_more_urgent_after_contact_is_a_new_promise_with_its_own_net(urgency: Urgency) -> None:
    roster = program()
    case = make_asked(Urgency.TODAY, roster).case
    case = holding.accept(case, party_for(case, "sam"), roster.members[0], NOON).case
    case = holding.contact_made(case, by_requester=True, at=NOON).case
    assert net_wanted(case) is None
    later = NOON + minutes(60)
    step = ending.raise_urgency(case, urgency, Policy(), roster, later)
    contact = DEFAULTS[urgency].contact
    assert net_wanted(step.case) == later + contact
    asked = holding.check_due(step.case, later + contact)
    assert Kind.CHECK_REQUESTER in kinds(asked.owed)


def test_more_urgent_while_the_question_about_contact_is_open_begins_anew() -> None:
    roster = program()
    case = make_asked(Urgency.TODAY, roster).case
    case = holding.accept(case, party_for(case, "sam"), roster.members[0], NOON).case
    asked = holding.check_due(case, NOON + minutes(240)).case
    later = NOON + minutes(250)
    step = ending.raise_urgency(asked, Urgency.DANGER, Policy(), roster, later)
    assert min(d.due_at for d in deadlines(step.case) if d.kind is DeadlineKind.CONTACT_CHECK) == (
        later + minutes(10)
    )
    assert {Kind.CHECK_HOLDER_REDRAW, Kind.CHECK_REQUESTER_REDRAW} <= set(kinds(step.owed))


def test_with_nobody_else_a_lead_whom_slack_has_refused_is_tried() -> None:
    refused = make_member("kim", Role.LEAD, reachable=False)
    alone = make_roster(*make_team(2), refused)
    case = make_asked(Urgency.DANGER, alone).case
    assert names_of(case, alone, PartyRole.LEAD) == {"Kim"}
    both = make_roster(*make_team(2), refused, make_member("kai", Role.LEAD))
    case = make_asked(Urgency.DANGER, both).case
    assert names_of(case, both, PartyRole.LEAD) == {"Kai"}
    again = alarms.due(case, both, NOON + minutes(2)).case
    assert names_of(again, both, PartyRole.LEAD) == {"Kai"}
