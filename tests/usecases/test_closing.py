"""Closing a case, checking in as agreed, and what becomes of the log: codes, and nobody's."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot import rota
from bot.domain.after import After, FollowUpState
from bot.domain.asking import Contact, Mode, Wishes
from bot.domain.cases import Case, CaseState
from bot.domain.conflicts import has_conflict
from bot.domain.flow import LevelCode
from bot.domain.log import Span
from bot.domain.matching import candidates
from bot.domain.notices import Kind
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.domain.refusals import CaseOver, CheckInOver, MovedOn, NotForYou, ToldAlready, UnknownCard
from bot.usecases import (
    accounts,
    answering,
    asking,
    checkins,
    closing,
    crisis,
    evaluating,
    logs,
    requesting,
    rounds,
    timekeeping,
)
from bot.usecases import wishes as changing
from bot.usecases.asking import Caller
from bot.usecases.closing import Closing
from storage.tables import metadata
from tests.content.helpers import CONTENT
from tests.make import make_asking, make_log, make_member, make_person, make_supporter, party_for
from tests.usecases.house import House, make_account, person

SAM, LEE, DANA = person("sam"), person("lee"), person("dana")
DAY = timedelta(days=1)
POINTS = {"listened": 5, "next": 3}


def held(house: House, urgency: Urgency = Urgency.NOW, name: str = "dana") -> Case:
    asked = make_asking(
        urgency,
        requester=make_person(f"U0{name.upper()}"),
        contact=Contact(Mode.PHONE, "+1 555 0142", leave_message=True, place="the chapel"),
        note="a note",
        reasons=("event",),
        wishes=Wishes(language="en", avoid=frozenset({"U0TOM"})),
    )
    case = house.asked(asked)
    answering.accept(house.store, house.now, SAM, party_for(case, "sam").party_id)
    house.owed()
    return house.case(case.case_id)


def closes(house: House, case: Case, *spans: Span, load: int | None = None) -> Case:
    party_id = party_for(case, "sam").party_id
    made = Closing(make_log(follow_ups=spans), load)
    return closing.close(house.store, house.now, SAM, party_id, made).case


def after(house: House, case: Case) -> After:
    found = house.case(case.case_id).after
    assert found is not None
    return found


def beats(house: House) -> list[str]:
    for one in timekeeping.due(house.store, house.now):
        timekeeping.take(house.store, house.now, one)
    return [str(n.kind) for n in house.owed()]


def checked_in(house: House, *spans: Span) -> Case:
    """A day after the close, and the first check-in stands with Dana."""
    case = closes(house, held(house), *spans)
    house.owed()
    house.now += DAY
    assert beats(house) == [Kind.FOLLOW_UP]
    return case


def numbers(house: House, table: str) -> list[tuple[object, ...]]:
    with house.store._database.read() as work:
        return [tuple(row) for row in work.all(sa.select(metadata.tables[table]))]


@pytest.fixture
def team(house: House) -> House:
    house.put(make_supporter("sam"), make_supporter("lee"))
    return house


def test_a_close_tells_the_person_and_keeps_the_log_with_the_case(team: House) -> None:
    case = closes(team, held(team), Span.DAY)
    assert case.state is CaseState.CLOSED
    assert after(team, case).log == make_log(follow_ups=(Span.DAY,))
    assert Kind.CLOSED in [n.kind for n in team.owed()]


def test_the_same_form_sent_twice_closes_and_counts_once(team: House) -> None:
    case = held(team)
    closes(team, case, load=9)
    team.owed()
    closes(team, case, load=9)
    assert team.owed() == []
    assert [row[-1] for row in numbers(team, "tally")] == [1]


def test_a_load_is_counted_by_band_and_kept_nowhere(team: House) -> None:
    case = closes(team, held(team), load=9)
    ((_, period, what, code, count),) = numbers(team, "tally")
    assert (period, what, code, count) == ("2026-11", "load", "8-10", 1)
    assert "9" not in repr(after(team, case).log)


def test_a_case_that_moved_on_is_not_closed(team: House) -> None:
    case = held(team)
    requesting.someone_else(team.store, team.now, DANA, case.requester.party_id)
    with pytest.raises(MovedOn):
        closing.at_work(team.store, team.now, SAM, party_for(case, "sam").party_id)
    with pytest.raises(MovedOn):
        closes(team, case)
    assert team.case(case.case_id).after is None


def test_a_case_that_was_cancelled_is_not_closed(team: House) -> None:
    case = held(team)
    requesting.cancel(team.store, team.now, DANA, None)
    with pytest.raises(CaseOver):
        closes(team, case, load=9)
    assert numbers(team, "tally") == []


def test_nobody_else_closes_it(team: House) -> None:
    case = held(team)
    with pytest.raises(NotForYou):
        closing.close(
            team.store, team.now, LEE, party_for(case, "sam").party_id, Closing(make_log())
        )


def test_a_danger_case_still_waits_for_a_lead(team: House) -> None:
    team.put(make_member("kim", Role.LEAD))
    case = closes(team, held(team, Urgency.DANGER))
    assert case.state is CaseState.ENDING


def test_a_closed_case_wakes_the_clock_for_its_check_in_and_then_no_more(team: House) -> None:
    case = checked_in(team, Span.DAY)
    assert beats(team) == []
    with team.store.look() as tx:
        assert tx.next_due() is None
    assert after(team, case).follow_ups[0].state is FollowUpState.ASKED


def test_an_answer_is_kept_and_a_stale_one_is_refused(team: House) -> None:
    case = checked_in(team, Span.DAY)
    party_id = case.requester.party_id
    checkins.okay(team.store, team.now, DANA, party_id, 0)
    assert after(team, case).follow_ups[0].state is FollowUpState.OKAY
    with pytest.raises(CheckInOver):
        checkins.later(team.store, team.now, DANA, party_id, 0)
    with pytest.raises(UnknownCard):
        checkins.okay(team.store, team.now, DANA, party_id, 1)
    with pytest.raises(NotForYou):
        checkins.stop(team.store, team.now, LEE, party_id)


def test_a_stop_before_the_first_check_in_is_a_stop(team: House) -> None:
    case = closes(team, held(team), Span.DAY, Span.WEEK)
    checkins.stop(team.store, team.now, DANA, case.requester.party_id)
    team.owed()
    team.now += 8 * DAY
    assert beats(team) == []


def talks(house: House, case: Case) -> asking.Asked:
    caller = Caller(DANA, "D0DANA", "en", "America/New_York")
    card = (case.requester.party_id, 0)
    return checkins.talk(house.store, house.now, caller, card, house.new_id, "")


def test_whom_they_met_once_is_asked_first_only_where_they_would_like_to_talk(team: House) -> None:
    again = talks(team, checked_in(team, Span.DAY)).case
    assert again.asking.wishes.first == "m-sam"
    requesting.cancel(team.store, team.now, DANA, again.requester.party_id)
    caller = Caller(DANA, "D0DANA", "en", "America/New_York")
    now = asking.ask_now(team.store, team.now, caller, team.new_id).case
    assert now.asking.wishes == replace(again.asking.wishes, first=None)


def test_to_talk_is_a_new_request_that_asks_the_same_supporter_first(team: House) -> None:
    case = checked_in(team, Span.DAY)
    team.put(*(make_supporter(name) for name in ("ann", "bea", "cid")))
    again = talks(team, case).case
    assert again.case_id != case.case_id
    assert again.urgency is Urgency.TODAY
    assert "m-sam" in {p.member_id for p in again.paged}
    with team.store.look() as tx:
        roster = tx.roster(team.now)
    free = candidates(replace(again, parties=(again.requester,)), roster, team.now)
    assert free[0].member_id == "m-sam"
    asks = again.asking
    assert (asks.note, asks.reasons, asks.contact.place) == ("", (), "")
    assert asks.contact.number == "+1 555 0142"
    assert asks.wishes.avoid == {"U0TOM"}
    assert after(team, case).follow_ups[0].state is FollowUpState.TALK


def test_pressed_twice_it_is_one_request(team: House) -> None:
    case = checked_in(team, Span.DAY)
    first = talks(team, case)
    second = talks(team, case)
    assert second.already
    assert second.case.case_id == first.case.case_id
    requesting.cancel(team.store, team.now, DANA, None)
    with pytest.raises(CheckInOver):
        talks(team, case)


def test_it_works_although_the_supporter_has_left(team: House) -> None:
    case = checked_in(team, Span.DAY)
    accounts.account_changed(team.store, team.now, make_account("sam", deleted=True))
    assert {p.member_id for p in talks(team, case).case.paged} == {"m-lee"}


def test_a_conflict_binds_the_same_supporter_too(team: House) -> None:
    case = checked_in(team, Span.DAY)
    team.put(make_supporter("sam", leads=("ICU",)))
    again = talks(team, case).case
    assert has_conflict(again, team.member("sam"))
    assert {p.member_id for p in again.paged} == {"m-lee"}


def test_changed_wishes_keep_whom_they_met_before(team: House) -> None:
    case = checked_in(team, Span.DAY)
    again = talks(team, case).case
    changed = changing.change(
        team.store, team.now, DANA, again.requester.party_id, Wishes(), "send_anyway"
    )
    assert changed.asking.wishes.first == "m-sam"


def test_the_five_questions_come_once(team: House) -> None:
    case = closes(team, held(team))
    party_id = case.requester.party_id
    assert evaluating.form(team.store, DANA, party_id).case_id == case.case_id
    evaluating.told(team.store, team.now, DANA, party_id, {})
    evaluating.told(team.store, team.now, DANA, party_id, POINTS)
    for again in (POINTS, {"soon": 1}):
        with pytest.raises(ToldAlready):
            evaluating.told(team.store, team.now, DANA, party_id, again)
    with pytest.raises(ToldAlready):
        evaluating.form(team.store, DANA, party_id)
    assert len(numbers(team, "evaluation")) == 1
    with pytest.raises(UnknownCard):
        evaluating.form(team.store, person("max"), held(team, name="max").requester.party_id)


def many_closed(house: House, count: int) -> list[Case]:
    house.put(make_supporter("sam", cap=20))
    return [closes(house, held(house, name=f"who{n}")) for n in range(count)]


def test_logs_leave_their_cases_five_at_a_time(team: House) -> None:
    cases = many_closed(team, 4)
    logs.move(team.store, team.now)
    assert numbers(team, "encounter_log") == []
    cases += [closes(team, held(team, name=name)) for name in ("max", "eva")]
    logs.move(team.store, team.now)
    logs.move(team.store, team.now)
    kept = numbers(team, "encounter_log")
    assert len(kept) == 5
    assert sum(after(team, case).log is None for case in cases) == 5
    written = repr(kept)
    assert not [c for c in cases if c.case_id in written or c.requester.party_id in written]
    assert "m-sam" not in written
    assert "U0" not in written


def test_months_are_not_mixed(team: House) -> None:
    many_closed(team, 3)
    team.now += 10 * DAY
    for name in ("max", "eva"):
        closes(team, held(team, name=name))
    logs.move(team.store, team.now)
    assert numbers(team, "encounter_log") == []


def test_a_case_that_waits_for_a_lead_keeps_its_log(team: House) -> None:
    team.put(make_member("kim", Role.LEAD))
    many_closed(team, 4)
    closes(team, held(team, Urgency.DANGER, name="eva"))
    logs.move(team.store, team.now)
    assert numbers(team, "encounter_log") == []


def test_every_round_runs_on_a_fresh_program(house: House) -> None:
    for verb in (*rounds.daily(CONTENT, rota.spans), *rounds.HOURLY):
        verb(house.store, house.now)


def at_level(house: House, level: LevelCode) -> Case:
    case = held(house)
    crisis.choose_level(house.store, house.now, SAM, party_for(case, "sam").party_id, level)
    house.owed()
    return house.case(case.case_id)


def rests(house: House, name: str = "sam") -> bool:
    profile = house.member(name).profile
    return profile is not None and profile.resting


@pytest.mark.parametrize(("level", "rest"), [("A", False), ("B", False), ("C", True), ("D", True)])
def test_after_level_c_or_d_the_supporter_rests_and_only_a_number_is_left(
    team: House, level: LevelCode, rest: bool
) -> None:
    team.put(make_member("kim", Role.LEAD), make_member("jo", Role.TRAINER))
    closes(team, at_level(team, level))
    assert rests(team) is rest
    asked = [n.member_id for n in team.owed() if n.kind is Kind.DEBRIEF]
    assert asked == (["m-jo"] if rest else [])
    assert [row[1:] for row in numbers(team, "tally")] == [("2026-11", "level", level, 1)]


def test_whoever_was_there_rests_however_it_ends(team: House) -> None:
    team.put(make_member("kim", Role.LEAD))
    at_level(team, "C")
    assert not rests(team)
    requesting.cancel(team.store, team.now, DANA, None)
    assert rests(team)


def test_whoever_passes_a_crisis_on_rests_once_somebody_else_is_there(team: House) -> None:
    team.put(make_member("kim", Role.LEAD))
    case = at_level(team, "D")
    party_id = party_for(case, "sam").party_id
    answering.hand_over(team.store, team.now, SAM, party_id, True)
    assert not rests(team)
    party_id = party_for(team.case(case.case_id), "lee").party_id
    answering.accept(team.store, team.now, LEE, party_id)
    assert rests(team)
    assert not rests(team, "lee")


def test_a_case_with_a_level_ends_as_not_reached_only_when_a_lead_knows(team: House) -> None:
    team.put(make_member("kim", Role.LEAD))
    for disposition, state in (("talked", CaseState.CLOSED), ("not_reached", CaseState.ENDING)):
        case = at_level(team, "A")
        made = Closing(make_log(disposition))
        party_id = party_for(case, "sam").party_id
        closing.close(team.store, team.now, SAM, party_id, made)
        assert team.case(case.case_id).state is state
