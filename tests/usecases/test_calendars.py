"""Importing a calendar as a layer of the rota, refreshing it, and taking it out again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot import rota
from bot.domain.calendar_plan import Asked, CalendarPlan
from bot.domain.calendar_refusals import NamesNobody, NothingAhead, NothingToExport, OddZone
from bot.domain.calendars import CalendarFile, Event, EventProblem
from bot.domain.notices import Kind
from bot.domain.people import Role
from bot.domain.refusals import ChangedMeanwhile, NotAllowed, Refusal
from bot.domain.rota_refusals import (
    LongName,
    NotServing,
    TooMany,
    TwiceAtOnce,
    UnknownShift,
)
from bot.domain.shifts import HORIZON, MOST_PEOPLE, Shift
from bot.usecases import calendars, extending, shifts
from bot.usecases.calendars import Seen
from tests.make import make_member, make_supporter
from tests.usecases.house import House, person
from tests.usecases.test_shifts import MAX, add, handoffs, on_call, override

ZONE = "America/New_York"
DAWN = datetime(2026, 11, 24, 13, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ASKED = Asked("Unit calendar", ZONE)


@pytest.fixture(autouse=True)
def team(house: House) -> None:
    supporters = (make_supporter(name) for name in ("sam", "lee", "noor"))
    house.put(make_member("max", Role.ADMINISTRATOR), *supporters)


def event(who: str, begins: datetime = DAWN, length: timedelta = 12 * HOUR) -> Event:
    return Event(begins, begins + length, f"{who.capitalize()} on call")


def file(*events: Event, problems: tuple[EventProblem, ...] = ()) -> CalendarFile:
    return CalendarFile(events, problems)


WEEK = file(*(event(who, DAWN + n * DAY) for n, who in enumerate(("sam", "lee", "noor"))))


def look(house: House, given: CalendarFile = WEEK, asked: Asked = ASKED) -> CalendarPlan:
    return calendars.preview(house.store, house.now, MAX, asked, given, rota.spans)


def bring(house: House, given: CalendarFile = WEEK, asked: Asked = ASKED) -> CalendarPlan:
    """Looked at, and then done."""
    seen = Seen(asked, given, look(house, given, asked).fingerprint)
    return do(house, seen)


def do(house: House, seen: Seen) -> CalendarPlan:
    new_id = house.new_id().removeprefix("id-").zfill(6)
    return calendars.apply(house.store, house.now, MAX, seen, rota.spans, new_id)


def kept(house: House) -> tuple[Shift, ...]:
    with house.store.look() as tx:
        return tx.shifts()


def test_a_calendar_counts_at_once_and_nothing_of_its_titles_is_kept(house: House) -> None:
    done = bring(house)
    assert not done.known
    assert len(done.differences) == 3
    assert on_call(house, DAWN) == {"sam"}
    assert on_call(house, DAWN + DAY) == {"lee"}
    (layer,) = kept(house)
    assert (layer.name, layer.imported_on) == ("Unit calendar", date(2026, 11, 23))
    assert "on call" not in repr(layer)
    assert look(house).is_empty


def test_looking_changes_nothing(house: House) -> None:
    look(house)
    assert kept(house) == ()


def test_the_same_press_twice_does_it_once(house: House) -> None:
    seen = Seen(ASKED, WEEK, look(house).fingerprint)
    do(house, seen)
    assert do(house, seen).is_empty
    assert len(kept(house)) == 1


def test_a_new_file_takes_the_place_of_the_one_before_from_now_on(house: House) -> None:
    bring(house)
    house.now = DAWN + DAY + HOUR
    later = file(event("lee", DAWN + DAY), event("sam", DAWN + 2 * DAY))
    done = bring(house, later, Asked("unit CALENDAR", ZONE))
    assert done.known
    (only,) = done.differences
    assert only.before is not None
    assert only.after is not None
    assert (only.before.member_id, only.after.member_id) == ("m-noor", "m-sam")
    assert len(kept(house)) == 1
    assert on_call(house, DAWN) == {"sam"}
    assert on_call(house, DAWN + 2 * DAY) == {"sam"}


def test_what_changed_after_the_look_is_not_done(house: House) -> None:
    seen = Seen(ASKED, WEEK, look(house).fingerprint)
    bring(house, file(event("noor")))
    with pytest.raises(ChangedMeanwhile):
        do(house, seen)
    assert on_call(house, DAWN) == {"noor"}


def test_a_fingerprint_of_other_changes_does_nothing(house: House) -> None:
    with pytest.raises(ChangedMeanwhile):
        do(house, Seen(ASKED, WEEK, look(house, file(event("sam"))).fingerprint))
    assert kept(house) == ()


def test_with_a_problem_nothing_is_done(house: House) -> None:
    odd = EventProblem("Sam", None, OddZone())
    planned = look(house, file(event("sam"), event("nobody"), problems=(odd,)))
    assert [type(one.why) for one in planned.problems] == [OddZone, NamesNobody]
    with pytest.raises(ChangedMeanwhile):
        do(house, Seen(ASKED, file(event("nobody")), planned.fingerprint))
    assert kept(house) == ()


def test_only_problems_are_shown_as_such_and_not_as_an_empty_calendar(house: House) -> None:
    assert len(look(house, file(event("nobody"))).problems) == 1


def test_events_that_name_nobody_are_left_out_where_that_is_asked_for(house: House) -> None:
    mixed = file(event("sam"), event("nobody"))
    done = bring(house, mixed, Asked("Mixed", ZONE, leave_out=True))
    assert (len(done.differences), done.unnamed) == (1, 1)


def test_a_calendar_of_one_person_names_nobody_and_is_all_theirs(house: House) -> None:
    bring(house, file(event("whatever")), Asked("Sam", ZONE, whose=person("sam")))
    assert on_call(house, DAWN) == {"sam"}


@pytest.mark.parametrize(
    ("asked", "given", "no"),
    [
        (Asked("", ZONE), WEEK, LongName),
        (Asked("x" * 41, ZONE), WEEK, LongName),
        (Asked("X", ZONE), file(), NothingAhead),
        (Asked("X", ZONE), file(event("sam", DAWN - 9 * DAY)), NothingAhead),
        (Asked("X", ZONE, shift_id="gone"), WEEK, UnknownShift),
        (Asked("X", ZONE, whose=person("max")), WEEK, NotServing),
        (Asked("X", ZONE, whose=person("dana")), WEEK, NotServing),
    ],
)
def test_what_cannot_be_is_refused(
    house: House, asked: Asked, given: CalendarFile, no: type[Refusal]
) -> None:
    with pytest.raises(no):
        look(house, given, asked)


def test_a_shift_made_of_rules_is_never_replaced_by_a_calendar(house: House) -> None:
    add(house, "noor", days=(5,))
    (made,) = kept(house)
    with pytest.raises(UnknownShift):
        look(house, file(event("sam")), Asked("X", ZONE, shift_id=made.shift_id))
    assert not look(house, file(event("sam")), Asked(made.name, ZONE)).known


def test_more_people_than_a_shift_may_have_are_refused(house: House) -> None:
    names = [f"p{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MOST_PEOPLE + 1)]
    house.put(*(make_supporter(name) for name in names))
    with pytest.raises(TooMany):
        look(house, file(*(event(name) for name in names)))


def test_nobody_is_on_call_twice_within_a_calendar_or_beside_a_shift(house: House) -> None:
    overlapping = file(event("sam"), event("sam", DAWN + HOUR))
    assert isinstance(look(house, overlapping).clash, TwiceAtOnce)
    add(house, "sam")
    planned = look(house)
    assert isinstance(planned.clash, TwiceAtOnce)
    assert planned.clash.args[0] == "Sam"
    with pytest.raises(ChangedMeanwhile):
        do(house, Seen(ASKED, WEEK, planned.fingerprint))


def test_a_clash_after_the_days_that_stand_written_down_is_found_as_well(house: House) -> None:
    add(house, "sam")
    far = DAWN + timedelta(days=210)
    assert isinstance(look(house, file(event("sam", far))).clash, TwiceAtOnce)


def test_who_may_not_change_shifts_may_not_look_either(house: House) -> None:
    with pytest.raises(NotAllowed):
        calendars.form(house.store, person("sam"))
    with pytest.raises(NotAllowed):
        calendars.preview(house.store, house.now, person("sam"), ASKED, WEEK, rota.spans)
    with pytest.raises(NotAllowed):
        calendars.apply(
            house.store, house.now, person("sam"), Seen(ASKED, WEEK, ""), rota.spans, "x"
        )


def test_whole_days_in_a_row_begin_once_and_end_once(house: House) -> None:
    bring(house, file(event("sam", house.now + HOUR, 5 * DAY)))
    told = set()
    for _ in range(8):
        told |= {(who, change) for who, change in handoffs(house, DAY)}
        extending.extend(house.store, house.now, rota.spans)
    told |= handoffs(house, DAY)
    assert told == {("m-sam", "begins"), ("m-sam", "ends")}


def test_each_of_the_two_words_comes_once(house: House) -> None:
    bring(house, file(event("sam", house.now + HOUR, 5 * DAY)))
    count = 0
    for _ in range(10):
        house.now += DAY
        extending.extend(house.store, house.now, rota.spans)
        count += sum(one.kind is Kind.HANDOFF for one in house.owed())
    assert count == 2


def test_a_stand_in_comes_and_goes_and_who_is_on_call_reads_the_whole_time(house: House) -> None:
    bring(house, file(event("sam", DAWN, 3 * DAY)))
    seen = shifts.on_call(house.store, DAWN, MAX, rota.spans)
    assert [one.ends for one in seen.shifts[0].present] == [DAWN + 3 * DAY]
    override(house, "sam", "lee", "2026-11-25T08:00", "2026-11-25T20:00")
    assert on_call(house, DAWN + DAY + HOUR) == {"lee"}
    assert on_call(house, DAWN + DAY + 13 * HOUR) == {"sam"}


def test_a_calendar_reaches_further_as_the_days_go_by(house: House) -> None:
    far = DAWN + HORIZON + 2 * DAY
    bring(house, file(event("sam"), event("lee", far)))
    assert on_call(house, far) == set()
    house.now += 4 * DAY
    extending.extend(house.store, house.now, rota.spans)
    assert on_call(house, far) == {"lee"}


def test_it_is_removed_like_every_shift(house: House) -> None:
    bring(house)
    (layer,) = kept(house)
    shifts.remove(house.store, house.now, MAX, layer.shift_id)
    assert on_call(house, DAWN) == set()


def test_an_export_is_of_oneself_and_of_all_for_those_who_keep_the_rota(house: House) -> None:
    bring(house, file(event("sam", DAWN, 3 * DAY), event("lee", DAWN + 4 * DAY)))
    add(house, "noor", days=(5,))
    sam = person("sam")
    mine = calendars.export(house.store, house.now, sam, rota.spans, sam)
    assert [(one.begins, one.ends) for one in mine.spans] == [(DAWN, DAWN + 3 * DAY)]
    everybody = calendars.export(house.store, house.now, MAX, rota.spans)
    assert {one.member_id for one in everybody.spans} == {"m-sam", "m-lee", "m-noor"}
    assert len({calendars.uid(one) for one in everybody.spans}) == len(everybody.spans)
    theirs = calendars.export(house.store, house.now, MAX, rota.spans, sam)
    assert theirs.spans == mine.spans
    for whose in (None, person("lee")):
        with pytest.raises(NotAllowed):
            calendars.export(house.store, house.now, sam, rota.spans, whose)


def test_nobody_on_call_is_nothing_to_export(house: House) -> None:
    bring(house)
    house.put(make_supporter("ana"))
    with pytest.raises(NothingToExport):
        calendars.export(house.store, house.now, person("ana"), rota.spans, person("ana"))


def test_a_running_time_whose_start_is_moved_stays_one_and_what_was_served_stays(
    house: House,
) -> None:
    bring(house)
    house.now = DAWN + 3 * HOUR
    bring(house, file(event("sam", DAWN + HOUR), event("noor", DAWN + DAY)))
    with house.store.look() as tx:
        rows = tx.spans(DAWN - HOUR, DAWN + 20 * HOUR)
    assert [(row.begins, row.ends) for row in rows] == [(DAWN, DAWN + 13 * HOUR)]
