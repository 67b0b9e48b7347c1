"""Sessions on a real database: planned, invited to, recorded; and what that does to training."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.matching import is_in_pool
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole
from bot.domain.people import Profile, Role, Standing, StandingState
from bot.domain.policy import Urgency
from bot.domain.refusals import (
    NotAllowed,
    NotASupporterNow,
    NotOnRoster,
    NotSupporters,
    NotTrainedNow,
    NotYourself,
    OnlyYouLeft,
    SessionAhead,
    SessionKept,
    SessionOver,
    SessionPast,
    TopicsFull,
    UnknownCard,
    UnknownSession,
)
from bot.domain.session_fields import RecordFields, read_draft, read_record
from bot.domain.topics import MOST
from bot.domain.training_sessions import PATIENCE, Answer, Repeat, TrainingSession
from bot.usecases import (
    answering,
    attendance,
    currency,
    joining,
    program,
    rsvps,
    session_rounds,
    sessions,
)
from tests.make import NIGHT, NOON, make_asking, make_member, make_session, make_supporter
from tests.usecases.house import RAE, House, open_house, person

JO, SAM, LEE = (person(name) for name in ("jo", "sam", "lee"))
DRAFT = read_draft(
    ("Monthly", "2026-12-03", "16:00", "60m"),
    [("tz", "America/New_York"), ("where", "Room 4"), ("repeat", "monthly")],
)
DAY = timedelta(days=1)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[House]:
    trained = date(2026, 1, 5)
    team = (make_supporter(name, trained_on=trained) for name in ("sam", "lee"))
    with open_house(tmp_path, make_member("jo", Role.TRAINER), *team) as house:
        yield house


def plan(school: House, *when: datetime, **more: object) -> list[TrainingSession]:
    """Sessions that stand already, whenever they were."""
    made = [make_session(at, session_id=f"s{n}", **more) for n, at in enumerate(when, start=1)]
    with school.store.begin() as tx:
        for one in made:
            tx.training.add(one)
    return made


def weekly(school: House, count: int) -> list[str]:
    """As many sessions in the last weeks, oldest first; nobody has recorded one."""
    team = [NOON - timedelta(weeks=count - n) for n in range(count)]
    return [one.session_id for one in plan(school, *team, followed=True)]


def hour(school: House, at: datetime) -> list[tuple[str, str]]:
    school.now = at
    session_rounds.look_after_sessions(school.store, at)
    return school.told()


def attended(school: House, session_id: str, *names: str) -> None:
    people = [person(name) for name in names]
    attendance.attended(school.store, school.now, JO, session_id, people)


def missed(school: House, name: str) -> int:
    return (school.member(name).profile or Profile()).record.missed


# planning


def test_a_trainer_plans_and_the_same_date_again_is_the_same_session(school: House) -> None:
    made = sessions.add(school.store, school.now, JO, DRAFT, "abcdef123")
    assert (made.session_id, made.trainer, made.zone) == ("abcdef", "m-jo", "America/New_York")
    assert sessions.add(school.store, school.now, JO, DRAFT, "999999") == made
    assert sessions.listing(school.store, school.now, RAE).upcoming == (made,)


def test_a_director_plans_for_the_trainer(school: House) -> None:
    assert sessions.add(school.store, school.now, RAE, DRAFT, "abcdef").trainer == "m-jo"
    other = replace(DRAFT, title="Another")
    assert sessions.add(school.store, school.now, JO, other, "b", RAE).trainer == "m-rae"
    with pytest.raises(NotOnRoster):
        sessions.add(school.store, school.now, JO, replace(DRAFT, title="x"), "c", SAM)


def test_administrators_see_sessions_and_plan_none_and_supporters_neither(school: House) -> None:
    school.put(make_member("ada", Role.ADMINISTRATOR))
    assert sessions.listing(school.store, school.now, person("ada")).upcoming == ()
    with pytest.raises(NotAllowed):
        sessions.add(school.store, school.now, person("ada"), DRAFT, "abcdef")
    with pytest.raises(NotAllowed):
        sessions.listing(school.store, school.now, SAM)
    with pytest.raises(NotAllowed):
        attendance.attended(school.store, school.now, SAM, "s1", [SAM])


@pytest.mark.parametrize("day", ["2026-11-23", "2025-12-03", "2028-12-03"])
def test_a_time_that_has_gone_or_is_too_far_is_refused(school: House, day: str) -> None:
    draft = read_draft(("Monthly", day, "08:00", "60m"), [])
    with pytest.raises(SessionPast):
        sessions.add(school.store, school.now, JO, draft, "abcdef")


def test_an_unknown_id_comes_with_the_nearest(school: House) -> None:
    sessions.add(school.store, school.now, JO, DRAFT, "abcdef")
    with pytest.raises(UnknownSession) as refused:
        sessions.remove(school.store, school.now, JO, "abcdee")
    assert refused.value.args == ("abcdee", "abcdef")


# invitations


def test_everybody_is_invited_a_week_before_and_reminded_the_day_before(school: House) -> None:
    plan(school, NOON + 8 * DAY)
    assert hour(school, NOON) == []
    invites = [("session_invite", "m-lee"), ("session_invite", "m-sam")]
    assert hour(school, NOON + DAY) == invites
    assert hour(school, NOON + DAY) == []
    rsvps.answer(school.store, school.now, SAM, "s1", Answer.NO)
    assert school.told() == [("session_redraw", "m-sam")]
    assert hour(school, NOON + 7 * DAY) == [("session_reminder", "m-lee")]
    assert hour(school, NOON + 7 * DAY) == []


def test_who_joins_later_is_invited_then_and_not_reminded_at_once(school: House) -> None:
    plan(school, NOON + 7 * DAY)
    hour(school, NOON)
    school.put(make_supporter("noor"))
    assert hour(school, NOON + 6 * DAY) == [
        ("session_invite", "m-noor"),
        ("session_reminder", "m-lee"),
        ("session_reminder", "m-sam"),
    ]


def test_at_night_it_waits_for_their_morning(school: House) -> None:
    plan(school, NIGHT + 7 * DAY)
    school.now = NIGHT
    session_rounds.look_after_sessions(school.store, NIGHT)
    assert school.told() == []
    school.now = NIGHT + timedelta(hours=4)
    assert {kind for kind, _ in school.told()} == {"session_invite"}


def test_an_answer_can_be_changed_until_it_begins(school: House) -> None:
    plan(school, NOON + DAY)
    for said in (Answer.YES, Answer.NO, Answer.NO, Answer.YES):
        rsvps.answer(school.store, school.now, SAM, "s1", said)
    found = sessions.listing(school.store, school.now, JO)
    assert found.coming == {"s1": {Answer.YES: 1}}
    with pytest.raises(SessionOver):
        rsvps.answer(school.store, NOON + DAY, SAM, "s1", Answer.NO)
    with pytest.raises(UnknownCard):
        rsvps.answer(school.store, school.now, SAM, "s9", Answer.NO)
    with pytest.raises(NotASupporterNow):
        rsvps.answer(school.store, school.now, JO, "s1", Answer.NO)


def test_called_off_is_told_to_those_who_may_have_planned_to_come(school: House) -> None:
    plan(school, NOON + 2 * DAY, repeat=Repeat(weeks=1))
    hour(school, NOON)
    rsvps.answer(school.store, school.now, SAM, "s1", Answer.NO)
    school.told()
    sessions.remove(school.store, school.now, JO, "s1")
    assert school.told() == [("session_off", "m-lee"), ("session_redraw", "m-sam")]
    sessions.remove(school.store, school.now, JO, "s1")
    assert school.told() == []
    assert hour(school, NOON + 30 * DAY) == [], "what would follow it does not take place either"


def test_when_one_begins_the_next_is_planned_once(school: House) -> None:
    plan(school, NOON, repeat=Repeat(weeks=2))
    hour(school, NOON)
    hour(school, NOON)
    (after,) = sessions.listing(school.store, school.now, JO).upcoming
    assert after.starts_at == NOON + 14 * DAY
    sessions.remove(school.store, school.now, JO, after.session_id)
    hour(school, NOON + timedelta(hours=1))
    assert sessions.listing(school.store, school.now, JO).upcoming == ()


# who was there


def test_the_trainer_is_asked_twice_and_then_the_directors_once(school: House) -> None:
    plan(school, NOON)
    end = NOON + timedelta(hours=1)
    assert hour(school, NOON) == []
    assert hour(school, end) == [("session_who", "m-jo")]
    assert hour(school, end + PATIENCE) == [("session_who", "m-jo")]
    assert hour(school, end + 2 * PATIENCE) == [("session_unrecorded", "m-rae")]
    assert hour(school, end + 9 * PATIENCE) == []
    assert missed(school, "sam") == 0, "what nobody recorded counts for nobody"


def test_three_missed_in_a_row_stop_and_one_attended_brings_back(school: House) -> None:
    first, second, third, fourth = weekly(school, 4)
    attended(school, first, "sam")
    attended(school, second, "sam")
    assert [n for n in school.told() if n[0] == "training_news"] == [("training_news", "m-lee")]
    assert is_in_pool(school.member("lee"), school.now)
    attended(school, third, "sam")
    assert [n for n in school.told() if n[0] == "training_news"] == [("training_news", "m-lee")]
    assert not is_in_pool(school.member("lee"), school.now)
    assert is_in_pool(school.member("sam"), school.now)
    attended(school, third, "sam")
    assert "training_news" not in [kind for kind, _ in school.told()], "told once"
    attended(school, fourth, "sam", "lee")
    assert [n for n in school.told() if n[0] == "training_news"] == [("training_news", "m-lee")]
    assert is_in_pool(school.member("lee"), school.now)
    assert missed(school, "lee") == 0


def test_written_down_again_it_takes_the_place_of_what_stood_there(school: House) -> None:
    (only,) = weekly(school, 1)
    attended(school, only, "sam")
    assert (missed(school, "sam"), missed(school, "lee")) == (0, 1)
    attended(school, only, "lee")
    assert (missed(school, "sam"), missed(school, "lee")) == (1, 0)


def test_an_excuse_brings_back_and_stays_when_it_is_written_down_again(school: House) -> None:
    found = weekly(school, 3)
    for one in found:
        attended(school, one, "sam")
    assert not is_in_pool(school.member("lee"), school.now)
    attendance.excuse(school.store, school.now, JO, found[1], LEE)
    assert missed(school, "lee") == 2
    assert is_in_pool(school.member("lee"), school.now)
    attended(school, found[1], "sam")
    assert missed(school, "lee") == 2
    attended(school, found[1], "sam", "lee")
    assert missed(school, "lee") == 1
    attendance.excuse(school.store, school.now, JO, found[1], LEE)
    assert missed(school, "lee") == 1, "who was there needs no excuse"


def test_the_sheet_begins_with_those_who_said_they_come_then_with_those_there(
    school: House,
) -> None:
    plan(school, NOON)
    rsvps.answer(school.store, NOON - DAY, LEE, "s1", Answer.YES)
    assert attendance.sheet(school.store, NOON, JO, "s1").chosen == (LEE,)
    attended(school, "s1", "sam")
    assert attendance.sheet(school.store, NOON, JO, "s1").chosen == (SAM,)


def test_a_trainer_who_is_a_supporter_was_there(school: House) -> None:
    school.put(make_supporter("jo", roles_held=(Role.TRAINER, Role.SUPPORTER)))
    found = weekly(school, 1)
    attended(school, found[0], "sam")
    assert (missed(school, "jo"), missed(school, "lee")) == (0, 1)


def test_nothing_is_half_applied(school: House) -> None:
    found = weekly(school, 1)
    with pytest.raises(NotSupporters) as refused:
        attended(school, found[0], "sam", "nobody", "jo")
    assert refused.value.args == ("U0NOBODY", "Jo")
    assert sessions.listing(school.store, school.now, JO).unrecorded
    plan(school, NOON + DAY)
    with pytest.raises(SessionAhead):
        attended(school, "s1" if found[0] != "s1" else _ahead(school), "sam")
    attended(school, found[0], "sam")
    with pytest.raises(SessionKept):
        sessions.remove(school.store, school.now, JO, found[0])


def _ahead(school: House) -> str:
    return sessions.add(school.store, school.now, JO, DRAFT, "abcdef").session_id


def test_one_that_did_not_take_place_is_removed_and_asked_about_no_more(school: House) -> None:
    plan(school, NOON)
    hour(school, NOON + timedelta(hours=1))
    sessions.remove(school.store, school.now, JO, "s1")
    assert ("session_who_redraw", "m-jo") in school.told()
    with pytest.raises(SessionOver):
        attended(school, "s1", "sam")
    assert hour(school, NOON + 9 * DAY) == []


def test_one_date_that_was_not_held_ends_no_series(school: House) -> None:
    plan(school, NOON, repeat=Repeat(weeks=2))
    school.now = NOON + timedelta(minutes=30)
    sessions.remove(school.store, school.now, JO, "s1")
    (next_one,) = sessions.listing(school.store, school.now, JO).upcoming
    assert next_one.starts_at == NOON + timedelta(weeks=2)
    hour(school, NOON + timedelta(hours=1))
    assert len(sessions.listing(school.store, school.now, JO).upcoming) == 1


def test_nobody_excuses_themselves_or_writes_down_their_own_training(school: House) -> None:
    school.put(make_supporter("jo", roles_held=(Role.TRAINER, Role.SUPPORTER)))
    found = weekly(school, 1)
    with pytest.raises(NotYourself):
        attendance.excuse(school.store, school.now, JO, found[0], JO)
    with pytest.raises(NotYourself):
        currency.set_record(school.store, school.now, JO, JO, RecordFields())


def test_whoever_writes_it_down_cannot_become_the_only_one_left(school: House) -> None:
    school.put(
        make_supporter("jo", roles_held=(Role.TRAINER, Role.SUPPORTER)),
        make_member("di", Role.TRAINER),
    )
    first, second, third = weekly(school, 3)
    attended(school, first, "jo")
    attended(school, second, "jo")
    with pytest.raises(OnlyYouLeft):
        attended(school, third, "jo")
    assert is_in_pool(school.member("sam"), school.now)


def test_a_page_that_stands_leads_nowhere_once_training_has_lapsed(school: House) -> None:
    found = weekly(school, 3)
    for one in found[:2]:
        attended(school, one, "sam")
    request = school.asked(make_asking(Urgency.DANGER))
    page = request.party_of(PartyRole.SUPPORTER, "m-lee")
    assert page is not None
    attended(school, found[2], "sam")
    with pytest.raises(NotTrainedNow):
        answering.accept(school.store, school.now, LEE, page.party_id)
    assert school.case(request.case_id).holder is None


def test_who_joins_has_missed_nothing_of_before(school: House) -> None:
    found = weekly(school, 3)
    rae = school.member("rae")
    invited = Standing(Role.SUPPORTER, StandingState.INVITED, rae.member_id)
    noor = make_supporter("noor", trained_on=date(2026, 1, 5))
    school.put(replace(noor, standings=(invited,)))
    joining.consent(school.store, school.now, person("noor"), "m-noor", Role.SUPPORTER)
    for one in found:
        attended(school, one, "sam")
    assert (missed(school, "noor"), missed(school, "lee")) == (0, 3)
    assert is_in_pool(school.member("noor"), school.now)


# rules and records


def test_a_rule_that_changes_counts_at_once(school: House) -> None:
    for one in weekly(school, 2):
        attended(school, one, "sam")
    assert is_in_pool(school.member("lee"), school.now)
    program.set_setting(school.store, school.now, RAE, "session-stop", "2")
    assert not is_in_pool(school.member("lee"), school.now)
    program.set_setting(school.store, school.now, RAE, "session-stop", "0")
    assert is_in_pool(school.member("lee"), school.now)


def test_a_refresh_that_is_overdue_stops_by_itself_and_is_told_once(school: House) -> None:
    program.set_setting(school.store, school.now, RAE, "training-refresh", "12")
    school.told()
    for days, told in ((10, 0), (15, 2), (16, 0), (43, 0), (44, 2), (50, 0)):
        school.now = NOON + days * DAY
        currency.notice_refreshes(school.store, school.now)
        assert len(school.told()) == told, days
    assert not is_in_pool(school.member("sam"), school.now)
    fields = read_record([("refreshed", "2027-01-08")])
    currency.set_record(school.store, school.now, JO, SAM, fields)
    assert is_in_pool(school.member("sam"), school.now)
    assert not is_in_pool(school.member("lee"), school.now)


def test_a_record_of_training_and_the_certificate(school: House) -> None:
    for one in weekly(school, 3):
        attended(school, one, "sam")
    fields = read_record([("date", "2026-01-05"), ("hours", "2")])
    currency.set_record(school.store, school.now, JO, SAM, fields, JO)
    found = currency.certificate(school.store, school.now, JO, SAM)
    assert (found.trainer, found.attended) == ("Jo", 3)
    profile = found.member.profile or Profile()
    assert (str(profile.trained_on), profile.record.minutes) == ("2026-01-05", 120)
    assert currency.certificate(school.store, school.now, SAM, SAM).attended == 3
    with pytest.raises(NotAllowed):
        currency.certificate(school.store, school.now, LEE, SAM)
    with pytest.raises(NotOnRoster):
        currency.certificate(school.store, school.now, JO, RAE)


def test_a_course_taken_again_begins_anew(school: House) -> None:
    for one in weekly(school, 3):
        attended(school, one, "sam")
    assert not is_in_pool(school.member("lee"), school.now)
    currency.set_record(school.store, school.now, JO, LEE, read_record([("date", "2026-11-20")]))
    assert is_in_pool(school.member("lee"), school.now)


# topics


def test_topics_are_kept_without_anybody_and_shown_from_three_on(school: House) -> None:
    for topic in ("nights", "saying no"):
        rsvps.suggest(school.store, school.now, SAM, topic)
    assert sessions.topics(school.store, school.now, JO, "x") == ()
    rsvps.suggest(school.store, school.now, LEE, "nights")
    assert sessions.topics(school.store, school.now, JO, "x") == ()
    rsvps.suggest(school.store, school.now, LEE, "handover")
    found = sessions.topics(school.store, school.now, JO, "x")
    assert sorted(found) == ["handover", "nights", "saying no"]
    with pytest.raises(NotASupporterNow):
        rsvps.suggest(school.store, school.now, JO, "mine")
    with pytest.raises(NotAllowed):
        sessions.topics(school.store, school.now, SAM, "x")


def test_the_box_is_full_at_some_time_and_empties_with_the_quarters(school: House) -> None:
    for number in range(MOST):
        rsvps.suggest(school.store, school.now, SAM, f"topic {number}")
    with pytest.raises(TopicsFull):
        rsvps.suggest(school.store, school.now, SAM, "one more")
    later = school.now + 60 * DAY
    session_rounds.forget_sessions(school.store, later)
    assert len(sessions.topics(school.store, later, JO, "x")) == MOST
    session_rounds.forget_sessions(school.store, later + 95 * DAY)
    assert sessions.topics(school.store, later + 95 * DAY, JO, "x") == ()


def test_sessions_of_long_ago_go(school: House) -> None:
    found = weekly(school, 1)
    attended(school, found[0], "sam")
    session_rounds.forget_sessions(school.store, school.now + 900 * DAY)
    assert currency.certificate(school.store, school.now, SAM, SAM).attended == 0


def test_the_kinds_of_the_rounds_are_digest(school: House) -> None:
    plan(school, NOON + 7 * DAY)
    session_rounds.look_after_sessions(school.store, NOON)
    assert {n.lane.value for n in school.owed() if n.kind is Kind.SESSION_INVITE} == {"digest"}
