"""``shift``, ``override`` and ``oncall``: what is kept, what is refused, who reads what."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot import rota
from bot.delivery.scenes import handoff_of
from bot.domain.notices import Kind, Notice
from bot.domain.oncall import Rota
from bot.domain.people import Role
from bot.domain.refusals import NotAllowed, Refusal
from bot.domain.rota_refusals import (
    EmptyShift,
    LongName,
    NamedTwice,
    NotOnCallThen,
    NotServing,
    PassedAlready,
    ReversedDates,
    TooLong,
    TooMany,
    TwiceAtOnce,
    UnknownShift,
)
from bot.domain.shift_fields import ShiftFields
from bot.domain.shifts import Override, Shift, Span, Turn
from bot.ports import Store, Transaction
from bot.usecases import accounts, extending, shifts
from bot.usecases.shifts import StoodIn, TypedOverride
from tests.make import NOON, make_member, make_supporter
from tests.usecases.house import House, make_account, person

MAX = person("max")
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def team(house: House) -> None:
    supporters = (make_supporter(name) for name in ("sam", "lee", "noor"))
    house.put(make_member("max", Role.ADMINISTRATOR), *supporters)


def fields(*who: str, **more: object) -> ShiftFields:
    values: dict[str, object] = {
        "name": "Weekdays",
        "days": (0, 1, 2, 3, 4),
        "starts": time(8),
        "ends": time(20),
        "who": tuple(person(name) for name in who or ("sam", "lee")),
        "turn": Turn.DAILY,
    }
    return ShiftFields(**{**values, **more})  # type: ignore[arg-type]


def add(house: House, *who: str, **more: object) -> Rota:
    """Under ids that differ in the first six letters, as random ones do."""
    new_id = house.new_id().removeprefix("id-").zfill(6)
    return shifts.add(house.store, house.now, MAX, fields(*who, **more), rota.spans, new_id)


def override(house: House, out: str, who: str, begins: str, ends: str) -> StoodIn:
    typed = TypedOverride(person(out), person(who), begins, ends)
    return shifts.override(house.store, house.now, MAX, typed, rota.spans, house.new_id())


def on_call(house: House, at: datetime | None = None) -> set[str]:
    with house.store.look() as tx:
        found = tx.on_call(at or house.now)
    return {member_id.removeprefix("m-") for member_id in found}


def handoffs(house: House, until: timedelta = timedelta(0)) -> set[tuple[str, str]]:
    """Who is owed word of which change by then."""
    house.now += until
    return {(n.member_id or "", n.role or "") for n in house.owed() if n.kind is Kind.HANDOFF}


def test_a_shift_counts_at_once_and_for_sixty_days(house: House) -> None:
    made = add(house)
    assert [s.member_id for s in made.shifts[0].present] == ["m-sam"]
    assert [s.member_id for s in made.shifts[0].following] == ["m-lee"]
    assert on_call(house) == {"sam"}
    assert on_call(house, NOON + DAY) == {"lee"}
    assert on_call(house, NOON + 59 * DAY)
    assert not on_call(house, NOON + 61 * DAY)


def test_each_day_adds_one_and_says_nothing_twice(house: House) -> None:
    add(house)
    house.owed()
    house.now += 5 * DAY
    for _ in range(2):
        extending.extend(house.store, house.now, rota.spans)
    assert on_call(house, NOON + 64 * DAY)
    assert not on_call(house, NOON + 5 * DAY + 61 * DAY)


def test_the_very_same_shift_again_is_the_one_that_is_there(house: House) -> None:
    first, again = add(house), add(house)
    assert first.shifts[0].shift == again.shifts[0].shift
    assert len(listing(house).shifts) == 1


def test_a_stand_in_in_mid_shift_leaves_what_was_served_until_then(house: House) -> None:
    add(house, "sam")
    house.now += timedelta(minutes=30)
    override(house, "sam", "lee", "now", "2026-11-24T02:00Z")
    assert on_call(house) == {"lee"}
    assert on_call(house, house.now - timedelta(minutes=1)) == {"sam"}
    assert ("m-sam", "ends") in handoffs(house, timedelta(minutes=1))


def test_a_stand_in_from_this_morning_on_serves_from_now_on(house: House) -> None:
    """Also where the other has served a shift of their own this morning."""
    add(house, "sam")
    add(house, "lee", name="Early", starts=time(6), ends=time(12, 30))
    house.now += timedelta(hours=2)
    override(house, "sam", "lee", "2026-11-23T13:00Z", "2026-11-24T01:00Z")
    assert on_call(house) == {"lee"}
    assert on_call(house, house.now - timedelta(minutes=1)) == {"sam"}
    with house.store.look() as tx:
        rows = tx.spans(NOON - DAY, NOON + DAY)
    assert [s.member_id for s in rows if s.overlaps(house.now, house.now + DAY / 24)] == ["m-lee"]


def listing(house: House) -> Rota:
    return shifts.on_call(house.store, house.now, MAX, rota.spans)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": "   "}, LongName),
        ({"name": "x" * 41}, LongName),
        ({"days": ()}, EmptyShift),
        ({"who": ()}, EmptyShift),
        ({"who": tuple(person(f"n{n}") for n in range(51))}, NotServing),
        ({"who": (person("sam"), person("sam"))}, NamedTwice),
        ({"who": (person("sam"), person("max"))}, NotServing),
        ({"who": (person("nobody"),)}, NotServing),
        ({"first": date(2026, 12, 1), "last": date(2026, 11, 30)}, ReversedDates),
        ({"first": date(2026, 1, 1), "last": date(2026, 1, 2)}, PassedAlready),
        ({"skipped": tuple(date(2027, 1, 1) + n * DAY for n in range(61))}, TooMany),
    ],
)
def test_a_shift_that_cannot_be_is_refused_by_name_and_nothing_is_kept(
    house: House, changed: dict[str, object], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        add(house, **changed)
    assert listing(house).shifts == ()
    assert not on_call(house)


def test_more_people_than_a_rotation_holds_are_refused(house: House) -> None:
    names = [f"n{n}" for n in range(51)]
    house.put(*(make_supporter(name) for name in names))
    with pytest.raises(TooMany):
        add(house, *names)


def test_somebody_who_left_is_not_taken_into_a_shift(house: House) -> None:
    accounts.account_changed(house.store, NOON, make_account("lee", deleted=True))
    with pytest.raises(NotServing):
        add(house)


def test_nobody_is_on_call_twice_at_once(house: House) -> None:
    add(house)
    with pytest.raises(TwiceAtOnce) as refused:
        add(house, "sam", name="Days", starts=time(12), ends=time(13))
    assert refused.value.args == ("Sam", "Weekdays", "Days", "2026-11-23")
    add(house, "noor", name="Days", starts=time(12), ends=time(13))
    add(house, "sam", name="Nights", starts=time(20), ends=time(8))


def test_two_rotations_that_meet_only_after_months_are_refused_today(house: House) -> None:
    add(house, "sam", "lee", turn=Turn.WEEKLY, every=8, days=(0,), first=date(2026, 11, 23))
    late = date(2027, 3, 15)
    with pytest.raises(TwiceAtOnce):
        add(house, "sam", name="Later", days=(0,), first=late, starts=time(9), ends=time(10))
    add(house, "sam", name="Later", days=(0,), first=date(2027, 1, 18), last=date(2027, 3, 1))


def test_a_removed_shift_has_nobody_on_call(house: House) -> None:
    shift_id = add(house).shifts[0].shift.shift_id
    assert shifts.remove(house.store, house.now, MAX, shift_id).name == "Weekdays"
    assert on_call(house) == set()
    with pytest.raises(UnknownShift):
        shifts.remove(house.store, house.now, MAX, shift_id)


def test_a_stand_in_is_on_call_for_the_time_and_no_longer(house: House) -> None:
    add(house)
    made = override(house, "sam", "noor", "13:00", "15:00")
    assert made.override.ends - made.override.begins == timedelta(hours=2)
    assert on_call(house) == {"sam"}
    assert on_call(house, NOON + timedelta(hours=1)) == {"noor"}
    assert on_call(house, NOON + timedelta(hours=3)) == {"sam"}


def test_illness_at_two_in_the_night(house: House) -> None:
    add(house, "sam", days=tuple(range(7)), starts=time(20), ends=time(8), turn=Turn.NONE)
    house.now = datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert on_call(house) == {"sam"}
    override(house, "sam", "lee", "now", "08:00")
    assert on_call(house) == {"lee"}
    assert on_call(house, house.now + timedelta(hours=5, minutes=59)) == {"lee"}
    assert on_call(house, house.now + timedelta(hours=18)) == {"sam"}


def test_the_same_override_again_changes_nothing(house: House) -> None:
    add(house)
    for _ in range(2):
        override(house, "sam", "noor", "2026-11-23T13:00", "2026-11-23T15:00")
    with house.store.look() as tx:
        assert len(tx.overrides(NOON, NOON + DAY)) == 1


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("sam", "sam", "13:00", "15:00"), NamedTwice),
        (("sam", "max", "13:00", "15:00"), NotServing),
        (("nobody", "lee", "13:00", "15:00"), NotServing),
        (("sam", "noor", "2026-11-25T08:00", "2026-11-24T08:00"), ReversedDates),
        (("sam", "noor", "2026-11-20T08:00", "2026-11-20T20:00"), PassedAlready),
        (("sam", "noor", "2026-11-25T08:00", "2027-01-25T08:00"), TooLong),
        (("sam", "noor", "2026-11-28T08:00", "2026-11-28T20:00"), NotOnCallThen),
    ],
)
def test_a_stand_in_that_cannot_be_is_refused_by_name(
    house: House, words: tuple[str, str, str, str], refusal: type[Refusal]
) -> None:
    add(house)
    with pytest.raises(refusal):
        override(house, *words)
    with house.store.look() as tx:
        assert tx.overrides(NOON - 90 * DAY, NOON + 90 * DAY) == ()


def test_whoever_is_on_call_already_cannot_stand_in(house: House) -> None:
    add(house, "sam", turn=Turn.NONE)
    add(house, "lee", turn=Turn.NONE, name="Second")
    with pytest.raises(TwiceAtOnce):
        override(house, "sam", "lee", "13:00", "15:00")
    assert on_call(house, NOON + timedelta(hours=2)) == {"sam", "lee"}


def test_far_ahead_a_stand_in_is_looked_at_as_well(house: House) -> None:
    add(house, "sam", turn=Turn.NONE)
    add(house, "lee", turn=Turn.NONE, name="Second")
    with pytest.raises(TwiceAtOnce):
        override(house, "sam", "lee", "2027-03-01T08:00", "2027-03-01T20:00")


def test_supporters_read_who_is_on_call_and_change_nothing(house: House) -> None:
    add(house)
    found = shifts.on_call(house.store, NOON, person("sam"), rota.spans, "2026-11-24T09:00")
    assert [s.member_id for s in found.shifts[0].present] == ["m-lee"]
    assert not found.states
    with pytest.raises(NotAllowed):
        shifts.add(house.store, NOON, person("sam"), fields(), rota.spans, "x")
    with pytest.raises(NotAllowed):
        shifts.on_call(house.store, NOON, person("dana"), rota.spans)


# hand-offs


def test_whoever_goes_on_call_and_whoever_goes_off_hears_of_it(house: House) -> None:
    night = {"starts": time(20), "ends": time(8), "turn": Turn.NONE, "days": tuple(range(7))}
    add(house, "lee", name="Night", **night)
    add(house, "sam", turn=Turn.NONE, days=tuple(range(7)))
    evening = timedelta(hours=8)
    # Put on call in the middle of a shift, Sam hears of it at once.
    assert handoffs(house) == {("m-sam", "begins")}
    extending.extend(house.store, house.now + evening, rota.spans)
    assert handoffs(house, evening) == {("m-lee", "begins"), ("m-sam", "ends")}


def test_whoever_goes_straight_on_hears_nothing(house: House) -> None:
    whole_day = {"starts": time(8), "ends": time(8), "days": tuple(range(7))}
    add(house, "sam", turn=Turn.WEEKLY, **whole_day)
    assert handoffs(house) == {("m-sam", "begins")}
    house.now += timedelta(hours=12)
    extending.extend(house.store, house.now, rota.spans)
    assert handoffs(house, timedelta(hours=12)) == set()


def test_the_outgoing_person_is_not_woken_for_it(house: House) -> None:
    add(house, "sam", turn=Turn.NONE, starts=time(11), ends=time(23), days=tuple(range(7)))
    house.now = datetime(2026, 11, 24, 0, 0, 10, tzinfo=UTC)
    extending.extend(house.store, house.now, rota.spans)
    assert ("m-sam", "ends") not in handoffs(house, timedelta(hours=5))
    assert ("m-sam", "ends") in handoffs(house, timedelta(hours=9))


def test_a_hand_off_at_the_turn_of_the_day_is_owed_in_one_round_only(house: House) -> None:
    """19:00 in New York is midnight (UTC), and the rounds come some seconds later each day."""
    every_day = {"turn": Turn.NONE, "days": tuple(range(7))}
    add(house, "sam", starts=time(7), ends=time(19), **every_day)
    add(house, "lee", starts=time(19), ends=time(7), name="Night", **every_day)
    house.owed()
    begun: list[Notice] = []
    for day in range(4):
        house.now = datetime(2026, 11, 24 + day, 0, 0, 5 + 6 * day, tzinfo=UTC)
        extending.extend(house.store, house.now, rota.spans)
        house.now += timedelta(hours=23, minutes=59)
        begun += [n for n in house.owed() if (n.kind, n.role) == (Kind.HANDOFF, "begins")]
    assert [n.member_id for n in begun].count("m-sam") == 4
    # The one at the fifth midnight is owed already, and not due yet.
    assert [n.member_id for n in begun].count("m-lee") == 4


def test_whoever_is_on_call_for_a_shift_that_is_removed_hears_that_it_is_over(house: House) -> None:
    add(house, "sam", turn=Turn.NONE)
    house.owed()
    house.now += timedelta(hours=1)
    shift_id = listing(house).shifts[0].shift.shift_id
    shifts.remove(house.store, house.now, MAX, shift_id)
    assert on_call(house) == set()
    assert handoffs(house) == {("m-sam", "ends")}
    assert listing(house).shifts == ()
    with house.store.look() as tx:
        (served,) = tx.spans(house.now - timedelta(hours=2), house.now + DAY)
        shift = tx.shift(shift_id)
    assert (served.member_id, served.ends) == ("m-sam", house.now)
    assert shift is not None
    with pytest.raises(UnknownShift):
        shifts.remove(house.store, house.now, MAX, shift_id)
    # The same hours can be given to others, or to Sam again.
    add(house, "sam", turn=Turn.NONE)
    assert on_call(house) == {"sam"}


def test_a_stand_in_far_ahead_counts_as_a_clash_for_a_new_shift(house: House) -> None:
    add(house, "sam", turn=Turn.NONE)
    override(house, "sam", "lee", "2027-03-01T08:00", "2027-03-01T20:00")
    with pytest.raises(TwiceAtOnce) as refused:
        add(house, "lee", name="Clinic", turn=Turn.NONE, starts=time(9), ends=time(12))
    assert refused.value.args == ("Lee", "Weekdays", "Clinic", "2027-03-01")
    with pytest.raises(TwiceAtOnce):
        add(house, "lee", name="Late", turn=Turn.NONE, starts=time(19), ends=time(21))


def test_a_chain_of_stand_ins_counts_as_well(house: House) -> None:
    add(house, "sam", turn=Turn.NONE, starts=time(0), ends=time(1))
    add(house, "noor", name="N", turn=Turn.NONE, starts=time(9), ends=time(10))
    far = NOON + 100 * DAY
    with house.store.begin() as tx:
        for number, (out, who) in enumerate((("m-sam", "m-lee"), ("m-lee", "m-noor"))):
            made = Override(f"o{number}", out, who, far, far + 10 * DAY)
            tx.put_override(made, "m-max", NOON)
    with pytest.raises(TwiceAtOnce) as refused:
        add(house, "sam", name="S", turn=Turn.NONE, starts=time(9), ends=time(10))
    assert refused.value.args[:3] == ("Noor", "N", "S")


def test_a_shift_that_is_removed_while_the_round_of_the_day_runs_stays_removed(
    house: House,
) -> None:
    add(house, "sam", turn=Turn.NONE)
    shift_id = listing(house).shifts[0].shift.shift_id
    house.now += DAY
    with house.store.look() as tx:
        found = tx.shifts()
    shifts.remove(house.store, house.now, MAX, shift_id)

    def expand(*args: object) -> tuple[Span, ...]:
        raise AssertionError(f"{shift_id} is worked out anew")

    extending.extend(Listed(house.store, found), house.now, expand)  # type: ignore[arg-type]
    assert on_call(house) == set()


class Listed:
    """A store that still lists shifts as they were when the round began."""

    def __init__(self, store: Store, there: tuple[Shift, ...]) -> None:
        self._store = store
        self._there = there

    @contextmanager
    def look(self) -> Iterator[object]:
        class Then:
            shifts = staticmethod(lambda: self._there)

        yield Then()

    def begin(self) -> AbstractContextManager[Transaction]:
        return self._store.begin()


def test_the_word_of_the_planned_end_is_not_sent_to_who_went_off_earlier(house: House) -> None:
    add(house, "sam", turn=Turn.NONE, ends=time(16))
    extending.extend(house.store, house.now, rota.spans)
    house.owed()
    house.now += timedelta(hours=1)
    shift_id = listing(house).shifts[0].shift.shift_id
    shifts.remove(house.store, house.now, MAX, shift_id)
    assert drawn(house) == [True]
    house.now = NOON + timedelta(hours=4, minutes=1)
    assert drawn(house) == [False]


def drawn(house: House) -> list[bool]:
    """Of the words about a hand-off that are owed now: whether each still has something to say."""
    owed = [n for n in house.owed() if n.kind is Kind.HANDOFF]
    with house.store.look() as tx:
        return [handoff_of(tx, n, house.now) is not None for n in owed]


def test_a_clash_elsewhere_refuses_no_stand_in_now(house: House) -> None:
    """One that was there before: Lee is on call for two shifts on a day in three weeks."""
    add(house, "sam", turn=Turn.NONE)
    add(house, "lee", name="Clinic", turn=Turn.NONE, starts=time(9), ends=time(12))
    far = Override("far", "m-sam", "m-lee", NOON + 21 * DAY, NOON + 21 * DAY + timedelta(hours=1))
    begins, ends = far.begins.replace(hour=13), far.ends.replace(hour=19)
    with house.store.begin() as tx:
        tx.put_override(replace(far, begins=begins, ends=ends), "m-max", house.now)
    override(house, "sam", "noor", "2026-11-24T08:00", "2026-11-24T20:00")
    assert on_call(house, NOON + DAY) == {"noor"}
    assert on_call(house, NOON + 21 * DAY - timedelta(hours=2)) == {"lee"}


def test_a_hand_off_is_owed_once_however_often_the_day_begins(house: House) -> None:
    add(house, "sam", turn=Turn.NONE, starts=time(13))
    for _ in range(3):
        extending.extend(house.store, house.now, rota.spans)
    later = NOON + timedelta(hours=2)
    owed: list[Notice] = []
    house.now = later
    owed += [n for n in house.owed() if n.kind is Kind.HANDOFF]
    assert [(n.member_id, n.role) for n in owed] == [("m-sam", "begins")]
