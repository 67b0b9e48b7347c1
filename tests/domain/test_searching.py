"""Whom a request pages, when, and what its requester is promised."""

from dataclasses import replace
from datetime import time, timedelta

from bot.domain import holding, searching
from bot.domain.asking import Wanted, Wishes
from bot.domain.cases import Step
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Member, Quiet, Role, Roster
from bot.domain.policy import DEFAULTS, Urgency, parse_tiers
from tests.make import (
    NIGHT,
    NOON,
    kinds,
    make_asked,
    make_asking,
    make_case,
    make_member,
    make_roster,
    make_supporter,
    make_team,
    minutes,
    names_of,
    party_for,
)

PAGED = PartyState.PAGED
SUPPORTER = PartyRole.SUPPORTER


def paged(step: Step, roster: Roster) -> set[str]:
    return names_of(step.case, roster, SUPPORTER, PAGED)


def ari() -> Member:
    return make_member("ari", Role.COORDINATOR)


def test_talk_now_pages_two_then_three_then_everyone_and_the_coordinator() -> None:
    roster = make_roster(*make_team(8), ari())
    first = make_asked(Urgency.NOW, roster)
    assert len(paged(first, roster)) == 2
    second = searching.due(first.case, roster, NOON + minutes(5))
    assert len(paged(second, roster)) == 5
    third = searching.due(second.case, roster, NOON + minutes(10))
    assert len(paged(third, roster)) == 8
    assert names_of(third.case, roster, PartyRole.COORDINATOR, PAGED) == {"Ari"}
    assert Kind.PROMISE_BROKEN in kinds(third.owed)


def test_the_search_is_due_again_after_each_tier() -> None:
    roster = make_roster(*make_team(8))
    step = make_asked(Urgency.NOW, roster)
    due = [(d.kind, d.due_at) for d in deadlines(step.case)]
    assert due == [(DeadlineKind.SEARCH, NOON + minutes(5))]


def test_an_empty_tier_costs_no_time() -> None:
    roster = make_roster(make_supporter("sam"), ari())
    first = make_asked(Urgency.NOW, roster)
    second = searching.due(first.case, roster, NOON + minutes(5))
    assert names_of(second.case, roster, PartyRole.COORDINATOR, PAGED) == {"Ari"}


def test_a_decline_pages_the_next_person_at_once() -> None:
    roster = make_roster(*make_team(4))
    first = make_asked(Urgency.NOW, roster)
    one = first.case.of(SUPPORTER, PAGED)[0]
    step = holding.decline(first.case, one, roster, NOON + minutes(1))
    assert len(paged(step, roster)) == 2
    assert kinds(step.owed).count(Kind.PAGE) == 1


def test_when_everyone_said_no_the_coordinator_and_the_requester_hear_it_at_once() -> None:
    roster = make_roster(*make_team(2), ari())
    case = make_asked(Urgency.NOW, roster).case
    for party in case.of(SUPPORTER, PAGED):
        step = holding.decline(case, party, roster, NOON + minutes(1))
        case = step.case
    assert names_of(case, roster, PartyRole.COORDINATOR, PAGED) == {"Ari"}
    assert Kind.PROMISE_BROKEN in kinds(step.owed)


def test_nobody_is_ever_paged_again_after_a_decline() -> None:
    roster = make_roster(*make_team(2), ari())
    case = make_asked(Urgency.NOW, roster).case
    sam = party_for(case, "sam")
    case = holding.decline(case, sam, roster, NOON).case
    for count in range(1, 6):
        case = searching.due(case, roster, NOON + minutes(15 * count)).case
        case = searching.ask_again(case, roster, NOON + minutes(15 * count)).case
    assert "Sam" not in names_of(case, roster, SUPPORTER, PAGED)


def test_everyone_is_paged_once_and_the_coordinator_again_each_round() -> None:
    roster = make_roster(*make_team(3), ari())
    case = make_asked(Urgency.NOW, roster).case
    case = searching.due(case, roster, NOON + minutes(5)).case
    case = searching.due(case, roster, NOON + minutes(10)).case
    again = searching.due(case, roster, NOON + minutes(25))
    assert Kind.PAGE not in kinds(again.owed)
    assert kinds(again.owed).count(Kind.COORDINATOR) == 1
    assert Kind.STILL_WANTED in kinds(again.owed)


def test_without_a_coordinator_the_directors_are_told() -> None:
    rae = make_member("rae", Role.DIRECTOR)
    roster = make_roster(make_supporter("sam"), rae)
    case = make_asked(Urgency.NOW, roster).case
    step = searching.due(case, roster, NOON + minutes(5))
    assert names_of(step.case, roster, PartyRole.COORDINATOR, PAGED) == {"Rae"}


def test_a_coordinator_whom_the_requester_excluded_hears_nothing() -> None:
    rae = make_member("rae", Role.DIRECTOR)
    asking = make_asking(wishes=Wishes(avoid=frozenset({"U0ARI"})))
    roster = make_roster(ari(), rae)
    step = make_asked(Urgency.NOW, roster, asking=asking)
    assert names_of(step.case, roster, PartyRole.COORDINATOR, PAGED) == {"Rae"}


def test_available_now_goes_before_the_backup_pool() -> None:
    on = make_supporter("tom", available=True, open_cases=2)
    roster = make_roster(*make_team(3), on)
    step = make_asked(Urgency.NOW, roster)
    assert "Tom" in paged(step, roster)


def test_a_sleeping_backup_is_paged_for_now_only_after_those_awake() -> None:
    awake = make_supporter("ines", zone="Europe/Madrid")
    roster = make_roster(*make_team(2), awake)
    step = make_asked(Urgency.NOW, roster, NIGHT)
    order = [p.member_id for p in step.case.of(SUPPORTER, PAGED)]
    assert order[0] == "m-ines"
    assert len(order) == 2


def test_those_awake_by_their_own_hours_are_asked_first() -> None:
    owl = make_supporter("tom", quiet=Quiet(time(9), time(17)), open_cases=2)
    roster = make_roster(*make_team(2), owl)
    order = [p.member_id for p in make_asked(Urgency.NOW, roster, NIGHT).case.of(SUPPORTER, PAGED)]
    assert order[0] == "m-tom"
    waits = make_asked(Urgency.TODAY, roster, NIGHT)
    assert paged(waits, roster) == {"Tom"}


def test_nobody_is_spared_by_their_hours_where_a_life_may_be_in_danger() -> None:
    owl = make_supporter("tom", quiet=Quiet(time(9), time(17)))
    assert paged(make_asked(Urgency.DANGER, make_roster(owl), NOON), make_roster(owl)) == {"Tom"}


def test_what_can_wait_waits_for_the_end_of_ones_own_hours() -> None:
    owl = make_supporter("tom", quiet=Quiet(time(9), time(17)))
    step = make_asked(Urgency.TODAY, make_roster(owl), NOON)
    assert step.case.search is not None
    assert step.case.search.next_at == NOON + timedelta(hours=5)


def test_what_can_wait_waits_for_the_morning() -> None:
    roster = make_roster(*make_team(3), ari())
    step = make_asked(Urgency.TODAY, roster, NIGHT)
    assert not paged(step, roster)
    search = step.case.search
    assert search is not None
    assert search.next_at == NIGHT + timedelta(hours=4)
    assert search.promise_at == search.next_at + minutes(90)
    morning = searching.due(step.case, roster, search.next_at)
    assert len(paged(morning, roster)) == 2
    assert Kind.PROMISE_BROKEN not in kinds(morning.owed)


def test_the_first_promise_and_the_safety_net_fall_together() -> None:
    roster = make_roster(*make_team(3))
    for urgency, wait in (
        (Urgency.NOW, minutes(10)),
        (Urgency.TODAY, minutes(90)),
        (Urgency.SOON, timedelta(hours=12)),
        (Urgency.DANGER, minutes(3)),
    ):
        search = make_asked(urgency, roster).case.search
        assert search is not None
        assert search.net_at == NOON + wait


def test_wishes_come_first_and_are_relaxed_language_last() -> None:
    spanish = make_supporter("ines", languages=("en", "es"), profession="pharmacist")
    nurse = make_supporter("sam", languages=("en",))
    other_unit = make_supporter("lee", languages=("es",), unit="ED")
    wishes = Wishes(profession="nurse", wanted=Wanted.SAME, language="es")
    roster = make_roster(nurse, spanish, other_unit)
    case = make_case(asking=make_asking(wishes=wishes))
    from bot.domain.matching import candidates

    assert [m.name for m in candidates(case, roster, NOON)] == ["Lee", "Ines", "Sam"]


def test_who_fits_in_profession_goes_before_who_fits_in_nothing() -> None:
    nurse = make_supporter("sam", open_cases=1)
    neither = make_supporter("lee", profession="pharmacist")
    wishes = Wishes(profession="nurse", wanted=Wanted.SAME, language="es")
    step = make_asked(Urgency.NOW, make_roster(neither, nurse), asking=make_asking(wishes=wishes))
    assert [p.member_id for p in step.case.of(SUPPORTER, PAGED)] == ["m-sam", "m-lee"]


def test_not_from_my_unit_is_relaxed_only_when_nobody_else_is_left_to_ask() -> None:
    roster = make_roster(make_supporter("sam", unit="ICU"), make_supporter("lee", unit="ED"))
    asking = make_asking(wishes=Wishes(unit="ICU", not_my_unit=True))
    first = make_asked(Urgency.NOW, roster, asking=asking)
    assert paged(first, roster) == {"Lee"}
    next_one = holding.decline(first.case, party_for(first.case, "lee"), roster, NOON)
    assert paged(next_one, roster) == {"Sam"}
    danger = replace(asking, urgency=Urgency.DANGER)
    assert paged(make_asked(Urgency.DANGER, roster, asking=danger), roster) == {"Sam", "Lee"}


def test_a_leader_is_asked_only_when_another_unit_was_named() -> None:
    leader = make_supporter("lee", leads=("Theatre",))
    roster = make_roster(leader)
    none_named = make_asked(Urgency.NOW, roster)
    own = make_asked(Urgency.NOW, roster, asking=make_asking(wishes=Wishes(unit="Theatre")))
    other = make_asked(Urgency.NOW, roster, asking=make_asking(wishes=Wishes(unit="ED")))
    assert paged(none_named, roster) == paged(own, roster) == set()
    assert paged(other, roster) == {"Lee"}


def test_nobody_untrained_paused_at_the_cap_or_asking_is_paged() -> None:
    from datetime import date

    roster = make_roster(
        make_supporter("sam", trained_on=None),
        make_supporter("lee", trained_on=date(2027, 1, 1)),
        make_supporter("ines", paused=True),
        make_supporter("noor", cap=2, open_cases=2),
        make_supporter("wes", cap=5, own_cap=1, open_cases=1),
        make_supporter("tom", asking=True),
        make_supporter("uma", account_active=False),
        make_supporter("vic", dm=None),
        make_supporter("dana"),
    )
    step = make_asked(Urgency.DANGER, roster)
    assert not step.case.of(SUPPORTER)


def test_danger_pages_everyone_available_and_again_each_two_minutes() -> None:
    on = tuple(
        replace(m, profile=replace(m.profile, available=True)) for m in make_team(2) if m.profile
    )
    roster = make_roster(*on, make_supporter("tom"), make_member("kim", Role.LEAD))
    first = make_asked(Urgency.DANGER, roster)
    assert paged(first, roster) == {"Sam", "Lee"}
    again = searching.due(first.case, roster, NOON + minutes(2))
    assert kinds(again.owed).count(Kind.PAGE) == 2


def test_danger_goes_to_the_whole_pool_when_nobody_is_available() -> None:
    roster = make_roster(*make_team(4))
    assert len(paged(make_asked(Urgency.DANGER, roster, NIGHT), roster)) == 4


def test_danger_widens_to_the_pool_when_everyone_available_said_no() -> None:
    on = make_supporter("tom", available=True)
    roster = make_roster(*make_team(2), on)
    case = make_asked(Urgency.DANGER, roster).case
    step = holding.decline(case, party_for(case, "tom"), roster, NOON)
    assert paged(step, roster) == {"Sam", "Lee"}


def test_in_danger_the_person_hears_by_the_time_that_was_promised() -> None:
    roster = make_roster(*make_team(2))
    case = make_asked(Urgency.DANGER, roster).case
    assert case.search is not None
    promised, heard = case.search.promise_at, None
    while heard is None:
        assert case.search is not None
        at = case.search.next_at
        step = searching.due(case, roster, at)
        heard, case = at if Kind.PROMISE_BROKEN in kinds(step.owed) else None, step.case
    assert heard == promised


def test_whoever_was_there_before_is_asked_alone_for_half_of_the_first_wait() -> None:
    roster = make_roster(*make_team(4, available=True))
    asking = make_asking(Urgency.TODAY, wishes=Wishes(first="m-noor"))
    step = make_asked(Urgency.TODAY, roster, asking=asking)
    assert paged(step, roster) == {"Noor"}
    assert step.case.search is not None
    assert step.case.search.next_at == NOON + minutes(15)
    then = searching.due(step.case, roster, NOON + minutes(15))
    assert len(paged(then, roster)) == 3
    assert then.case.search is not None
    assert then.case.search.next_at == NOON + minutes(30)


def test_whoever_was_there_before_says_no_and_the_next_is_asked_at_once() -> None:
    roster = make_roster(*make_team(4, available=True))
    asking = make_asking(Urgency.TODAY, wishes=Wishes(first="m-noor"))
    case = make_asked(Urgency.TODAY, roster, asking=asking).case
    step = holding.decline(case, party_for(case, "noor"), roster, NOON + minutes(1))
    assert len(paged(step, roster)) == 1


def test_whoever_was_there_before_and_cannot_be_asked_costs_no_time() -> None:
    roster = make_roster(*make_team(3, available=True), make_supporter("tom", paused=True))
    asking = make_asking(Urgency.TODAY, wishes=Wishes(first="m-tom"))
    step = make_asked(Urgency.TODAY, roster, asking=asking)
    assert len(paged(step, roster)) == 2


def test_whoever_is_on_call_is_asked_before_whoever_is_available() -> None:
    on_call = make_supporter("lee", on_call=True)
    opted_in = make_supporter("sam", available=True)
    roster = make_roster(make_supporter("noor"), make_supporter("tom"), opted_in, on_call)
    step = make_asked(Urgency.NOW, roster)
    assert paged(step, roster) == {"Lee", "Sam"}
    only = replace(DEFAULTS[Urgency.NOW], tiers=parse_tiers(["1@5m", "all@15m"])[0])
    assert paged(make_asked(Urgency.NOW, roster, plan=only), roster) == {"Lee"}


def test_whoever_has_paused_is_not_asked_on_their_shift() -> None:
    paused = make_supporter("lee", on_call=True, paused=True)
    resting = make_supporter("tom", on_call=True, resting=True)
    roster = make_roster(paused, resting, make_supporter("sam"))
    for urgency in (Urgency.NOW, Urgency.DANGER):
        assert paged(make_asked(urgency, roster), roster) == {"Sam"}


def test_danger_pages_everybody_on_call_or_available_and_lets_the_others_sleep() -> None:
    roster = make_roster(
        make_supporter("lee", on_call=True),
        make_supporter("sam", available=True),
        make_supporter("noor"),
    )
    assert paged(make_asked(Urgency.DANGER, roster, NIGHT), roster) == {"Lee", "Sam"}


def test_a_night_shift_is_awake_and_what_can_wait_is_asked_at_once() -> None:
    roster = make_roster(make_supporter("lee", on_call=True), make_supporter("sam"))
    assert paged(make_asked(Urgency.TODAY, roster, NIGHT), roster) == {"Lee"}


def test_what_can_wait_is_asked_when_the_first_shift_begins_not_at_seven() -> None:
    early = NIGHT + minutes(60)
    roster = make_roster(make_supporter("lee", next_shift=early), make_supporter("sam"))
    step = make_asked(Urgency.TODAY, roster, NIGHT)
    assert paged(step, roster) == set()
    assert deadlines(step.case)[0].due_at == early
