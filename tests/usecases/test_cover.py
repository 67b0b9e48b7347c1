"""Cover: who may ask whom for what, who gets it, and what everybody is owed."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot import rota
from bot.domain.cover import ALARM_BEFORE, GRACE, Cover, Piece
from bot.domain.cover_refusals import (
    NoShiftOfTheirs,
    NotFreeToTake,
    NotOpen,
    OfferedAlready,
    TrainingEndsBefore,
    UnknownCover,
    YourOwnShift,
)
from bot.domain.notices import Kind
from bot.domain.people import Member, Profile, Quiet, Role
from bot.domain.refusals import NotAllowed, NotASupporterNow, NotForYou, Refusal
from bot.domain.rota_refusals import TwiceAtOnce
from bot.domain.shift_fields import ShiftFields
from bot.domain.shifts import Span
from bot.usecases import cover, cover_asking, shifts
from bot.usecases.cover import Asked, Taking, Wanted
from bot.usecases.shifts import TypedOverride
from tests.make import NIGHT, NOON, make_member, make_shift, make_supporter
from tests.usecases.house import House, person

QUIET_NOW = Quiet(time(7), time(12))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BUSY = frozenset({"cover", "cover_again", "cover_redraw"})


@pytest.fixture(autouse=True)
def team(house: House) -> None:
    """Sam on call each weekday from 08:00 to 20:00 in New York; it is Monday noon there."""
    supporters = (make_supporter(name) for name in ("sam", "lee", "noor"))
    house.put(
        make_member("max", Role.ADMINISTRATOR), make_member("ari", Role.COORDINATOR), *supporters
    )
    given = make_shift("sam")
    fields = ShiftFields("Weekdays", given.days, given.starts, given.ends, (person("sam"),))
    shifts.add(house.store, house.now, person("max"), fields, rota.spans, "000001")
    house.owed()


def spans(house: House, who: str) -> tuple[Span, ...]:
    with house.store.look() as tx:
        return tx.spans(house.now, house.now + 30 * DAY, [f"m-{who}"])


def tomorrow(house: House) -> Span:
    return next(span for span in spans(house, "sam") if span.begins > NOON)


def wanted(span: Span, begins: float | None = None, ends: float | None = None) -> Wanted:
    part = (None if at is None else span.begins + at * HOUR for at in (begins, ends))
    return Wanted(span.shift_id, span.member_id, span.begins, *part)


def offer(house: House, by: str = "sam", what: Wanted | None = None) -> Asked:
    what = what or wanted(tomorrow(house))
    return cover.offer(house.store, house.now, person(by), what, house.new_id())


def take(house: House, by: str, cover_id: str, part: Piece | None = None) -> Cover:
    taking = Taking(cover_id, part)
    return cover.take(house.store, house.now, person(by), taking, rota.spans, house.new_id)


def piece(span: Span, begins: float, ends: float) -> Piece:
    return Piece(span.begins + begins * HOUR, span.begins + ends * HOUR)


def on_call(house: House, at: datetime) -> set[str]:
    with house.store.look() as tx:
        return {one.removeprefix("m-") for one in tx.on_call(at)}


def kept(house: House, cover_id: str) -> Cover:
    with house.store.look() as tx:
        found = tx.covers.one(cover_id)
    assert found is not None
    return found


def test_everybody_who_could_take_it_is_asked_and_sam_stays_on_call(house: House) -> None:
    asked = offer(house)
    assert asked.able == 2
    assert house.told() == [("cover", "m-lee"), ("cover", "m-noor"), ("cover_own", "m-sam")]
    assert on_call(house, asked.cover.piece.begins + HOUR) == {"sam"}


def test_whoever_is_first_has_it_and_the_cards_follow(house: House) -> None:
    made = offer(house).cover
    house.owed()
    take(house, "lee", made.cover_id)
    assert on_call(house, made.piece.begins + HOUR) == {"lee"}
    assert house.told() == [
        ("cover_own", "m-sam"),
        ("cover_own_redraw", "m-sam"),
        ("cover_redraw", "m-lee"),
        ("cover_redraw", "m-noor"),
    ]
    with pytest.raises(NotOpen):
        take(house, "noor", made.cover_id)
    assert take(house, "lee", made.cover_id) == kept(house, made.cover_id)
    assert on_call(house, made.piece.begins + HOUR) == {"lee"}


def test_three_people_take_a_part_each_and_every_hour_is_somebodys(house: House) -> None:
    span = tomorrow(house)
    made = offer(house, what=wanted(span)).cover
    take(house, "noor", made.cover_id, piece(span, 4, 8))
    take(house, "lee", made.cover_id, piece(span, 8, 12))
    hours = [on_call(house, span.begins + (n + 0.5) * HOUR) for n in range(12)]
    assert hours == [{"sam"}] * 4 + [{"noor"}] * 4 + [{"lee"}] * 4
    take(house, "lee", made.cover_id)
    assert on_call(house, span.begins) == {"lee"}
    assert [t.member_id for t in kept(house, made.cover_id).takes] == ["m-noor", "m-lee", "m-lee"]


def test_a_cover_of_a_cover(house: House) -> None:
    first = offer(house).cover
    take(house, "lee", first.cover_id)
    again = offer(house, "lee", wanted(spans(house, "lee")[0], 0, 6)).cover
    take(house, "noor", again.cover_id)
    assert on_call(house, first.piece.begins + HOUR) == {"noor"}
    assert on_call(house, first.piece.begins + 7 * HOUR) == {"lee"}
    third = offer(house, "noor", wanted(spans(house, "noor")[0])).cover
    take(house, "sam", third.cover_id)
    assert on_call(house, first.piece.begins + HOUR) == {"sam"}


def test_what_runs_is_taken_from_now_on(house: House) -> None:
    running = spans(house, "sam")[0]
    assert running.begins <= house.now
    made = offer(house, "max", wanted(running)).cover
    assert made.piece.begins == house.now
    assert [n.member_id for n in house.owed() if n.kind == "cover_own"] == ["m-sam", "m-max"]
    house.now += timedelta(minutes=5)
    take(house, "lee", made.cover_id)
    assert on_call(house, house.now) == {"lee"}
    assert on_call(house, house.now - timedelta(minutes=1)) == {"sam"}


@pytest.mark.parametrize(
    ("by", "refusal"),
    [("lee", NotAllowed), ("nobody", NotAllowed), ("ari", None), ("max", None), ("sam", None)],
)
def test_who_may_ask_for_whom(house: House, by: str, refusal: type[Refusal] | None) -> None:
    if refusal is None:
        assert offer(house, by).cover.asked_by == f"m-{by}"
        return
    with pytest.raises(refusal):
        offer(house, by)
    assert house.told() == []


def test_what_cannot_be_is_refused_and_nothing_is_kept(house: House) -> None:
    span = tomorrow(house)
    for odd in (
        Wanted("000001", "m-sam", span.begins + HOUR),
        Wanted("nope", "m-sam", span.begins),
        Wanted("000001", "m-lee", span.begins),
    ):
        with pytest.raises(NoShiftOfTheirs):
            offer(house, "max", odd)
    with pytest.raises(NotOpen):
        offer(house, what=wanted(span, 0, 13))
    made = offer(house, what=wanted(span, 0, 6)).cover
    with pytest.raises(OfferedAlready):
        offer(house, "max", wanted(span, 5, 12))
    offer(house, what=wanted(span, 6, 12))
    with pytest.raises(YourOwnShift):
        take(house, "sam", made.cover_id)
    with pytest.raises(UnknownCover):
        take(house, "lee", "forged")
    with pytest.raises(NotASupporterNow):
        take(house, "max", made.cover_id)
    assert on_call(house, span.begins) == {"sam"}


def test_who_has_paused_or_serves_elsewhere_takes_nothing(house: House) -> None:
    span, given = tomorrow(house), make_shift("noor")
    fields = ShiftFields("Other", given.days, given.starts, given.ends, (person("noor"),))
    shifts.add(house.store, house.now, person("max"), fields, rota.spans, "000002")
    house.put(make_supporter("lee", paused=True))
    asked = offer(house)
    assert asked.able == 0
    with pytest.raises(NotFreeToTake):
        take(house, "lee", asked.cover.cover_id)
    with pytest.raises(TwiceAtOnce):
        take(house, "noor", asked.cover.cover_id)
    assert on_call(house, span.begins) == {"sam", "noor"}
    assert kept(house, asked.cover.cover_id).takes == ()


def test_no_is_no_and_is_told_to_nobody(house: House) -> None:
    made = offer(house).cover
    house.owed()
    cover.decline(house.store, house.now, person("lee"), made.cover_id)
    assert house.told() == [("cover_redraw", "m-lee")]
    house.now = made.piece.begins - 20 * HOUR
    cover_asking.look_after(house.store, house.now)
    assert house.told() == []
    house.now = made.piece.begins - 4 * HOUR
    cover_asking.look_after(house.store, house.now)
    house.now += 4 * HOUR
    assert ("cover_again", "m-noor") in (told := house.told())
    assert ("cover_again", "m-lee") not in told


def test_withdrawn_by_whose_it_is_or_who_asked_and_what_is_taken_stays(house: House) -> None:
    span = tomorrow(house)
    made = offer(house, "max").cover
    take(house, "lee", made.cover_id, piece(span, 0, 3))
    with pytest.raises(NotForYou):
        cover.withdraw(house.store, house.now, person("lee"), made.cover_id)
    cover.withdraw(house.store, house.now, person("sam"), made.cover_id)
    with pytest.raises(NotOpen):
        take(house, "noor", made.cover_id)
    with pytest.raises(NotOpen):
        cover.withdraw(house.store, house.now, person("max"), made.cover_id)
    assert on_call(house, span.begins) == {"lee"}
    assert on_call(house, span.begins + 4 * HOUR) == {"sam"}


def test_a_coordinator_may_withdraw_what_nobody_else_can_any_more(house: House) -> None:
    made = offer(house, "max").cover
    cover.withdraw(house.store, house.now, person("ari"), made.cover_id)
    assert kept(house, made.cover_id).withdrawn


def test_what_was_taken_in_the_middle_of_a_second_can_be_given_on(house: House) -> None:
    made = offer(house, "max", wanted(spans(house, "sam")[0])).cover
    house.now += timedelta(minutes=1, microseconds=123456)
    take(house, "lee", made.cover_id)
    running = spans(house, "lee")[0]
    second = running.begins.replace(microsecond=0)
    again = offer(house, "lee", Wanted(running.shift_id, "m-lee", second)).cover
    house.now += timedelta(minutes=1)
    take(house, "noor", again.cover_id)
    assert on_call(house, house.now) == {"noor"}


def test_the_same_part_once_more_changes_nothing(house: House) -> None:
    span = tomorrow(house)
    made = offer(house).cover
    part = piece(span, 0, 4)
    first = take(house, "lee", made.cover_id, part)
    house.owed()
    assert take(house, "lee", made.cover_id, part) == first
    assert house.told() == []


def test_who_takes_a_shift_back_looks_for_nobody_any_more(house: House) -> None:
    first = offer(house).cover
    begins, ends = (f"{at:%Y-%m-%dT%H:%MZ}" for at in (first.piece.begins, first.piece.ends))
    typed = TypedOverride(person("sam"), person("lee"), begins, ends)
    shifts.override(house.store, house.now, person("max"), typed, rota.spans, house.new_id())
    again = offer(house, "lee", wanted(spans(house, "lee")[0])).cover
    take(house, "sam", again.cover_id)
    assert on_call(house, first.piece.begins) == {"sam"}
    assert kept(house, first.cover_id).withdrawn
    offer(house)


def test_a_later_part_has_reminders_and_an_alarm_of_its_own(house: House) -> None:
    span = tomorrow(house)
    made = offer(house).cover
    house.now = span.begins - HOUR
    cover_asking.look_after(house.store, house.now)
    assert kept(house, made.cover_id).alarmed
    take(house, "lee", made.cover_id, piece(span, 0, 9))
    house.owed()
    later = span.begins + 9 * HOUR
    for hours, kind in ((4, "cover_again"), (2, "cover_unclaimed")):
        house.now = later - hours * HOUR
        cover_asking.look_after(house.store, house.now)
        assert kind in {one for one, _ in house.told()}, hours


def test_nobody_is_reminded_whose_first_card_still_waits_for_the_morning(house: House) -> None:
    """Asked at night, 24 hours and some minutes before it begins."""
    target = tomorrow(house)
    house.now = target.begins - 24 * HOUR - timedelta(minutes=30)
    house.put(*(make_supporter(name, quiet=QUIET_NOW) for name in ("lee", "noor")))
    offer(house, what=wanted(target))
    house.now += HOUR
    cover_asking.look_after(house.store, house.now)
    house.now += 12 * HOUR
    assert [kind for kind, member in house.told() if member == "m-lee"] == ["cover"]


def test_a_stand_in_made_elsewhere_ends_it(house: House) -> None:
    made = offer(house).cover
    begins, ends = (f"{at:%Y-%m-%dT%H:%MZ}" for at in (made.piece.begins, made.piece.ends))
    typed = TypedOverride(person("sam"), person("lee"), begins, ends)
    shifts.override(house.store, house.now, person("max"), typed, rota.spans, house.new_id())
    with pytest.raises(NotOpen):
        take(house, "noor", made.cover_id)
    assert {("cover_redraw", "m-lee"), ("cover_own_redraw", "m-sam")} <= set(house.told())
    house.now = made.piece.begins - HOUR
    cover_asking.look_after(house.store, house.now)
    assert not BUSY & {kind for kind, _ in house.told()}


def test_a_shift_that_is_removed_needs_no_cover(house: House) -> None:
    made = offer(house).cover
    house.owed()
    shifts.remove(house.store, house.now, person("max"), "000001")
    assert ("cover_redraw", "m-lee") in house.told()
    with pytest.raises(NotOpen):
        take(house, "lee", made.cover_id)


def test_asked_again_before_it_begins_and_then_the_coordinators_once(house: House) -> None:
    made = offer(house).cover
    house.owed()
    said = []
    for hours in (12, 4, 3, 2, 1, 0):
        house.now = made.piece.begins - hours * HOUR
        cover_asking.look_after(house.store, house.now)
        said.append((hours, house.told()))
    again = [("cover_again", "m-lee"), ("cover_again", "m-noor")]
    # At 04:00 they sleep and would wake too late: they are asked all the same.
    assert dict(said)[4] == again
    assert dict(said)[2] == [("cover_unclaimed", "m-ari")]
    assert [told for hours, told in said if hours in (12, 3, 1, 0)] == [[], [], [], []]


def test_who_becomes_able_later_is_asked_within_the_hour(house: House) -> None:
    house.put(make_supporter("lee", paused=True))
    offer(house)
    assert ("cover", "m-lee") not in house.told()
    house.put(make_supporter("lee"), make_supporter("new"))
    house.now += HOUR
    for told in ([("cover", "m-lee"), ("cover", "m-new")], []):
        cover_asking.look_after(house.store, house.now)
        assert house.told() == told


def test_however_many_there_are_each_is_asked_once(house: House) -> None:
    house.put(*(make_supporter(f"n{number:03}") for number in range(230)))
    asked = offer(house)
    assert asked.able == 232
    assert len(asked.cover.asked) == 100
    cover_asking.ask_rest(house.store, house.now, asked.cover.cover_id)
    told = [member for kind, member in house.told() if kind == "cover"]
    assert len(told) == len(set(told)) == 232
    assert set(kept(house, asked.cover.cover_id).asked) == set(told)


def test_with_nobody_to_ask_the_coordinators_know_at_once(house: House) -> None:
    for name in ("lee", "noor"):
        house.put(make_supporter(name, paused=True))
    offer(house, "max", wanted(spans(house, "sam")[0]))
    assert ("cover_unclaimed", "m-ari") in house.told()


def test_colleagues_come_first_where_it_is_near(house: House) -> None:
    offer(house, "max", wanted(spans(house, "sam")[0]))
    assert ("cover_unclaimed", "m-ari") not in house.told()
    house.now += GRACE
    assert house.told() == [("cover_unclaimed", "m-ari")]


def test_without_coordinators_the_directors_are_told(house: House) -> None:
    house.put(make_member("ari"))
    made = offer(house).cover
    house.owed()
    house.now = made.piece.begins - ALARM_BEFORE
    cover_asking.look_after(house.store, house.now)
    assert ("cover_unclaimed", "m-rae") in house.told()


def test_when_it_is_over_every_card_says_so_once(house: House) -> None:
    made = offer(house).cover
    house.now = made.piece.ends
    for told in ([("cover_own_redraw", "m-sam"), *(("cover_redraw", m) for m in made.asked)], []):
        house.owed()
        cover_asking.look_after(house.store, house.now)
        assert house.told() == sorted(told)
    cover_asking.forget(house.store, house.now + 401 * DAY)
    with house.store.look() as tx:
        assert tx.covers.one(made.cover_id) is None


def test_at_night_a_shift_of_next_week_waits_for_the_morning(house: House) -> None:
    house.now = NIGHT
    last = spans(house, "sam")[4]
    offer(house, what=wanted(last))
    assert house.told() == [("cover_own", "m-sam")]
    house.now += 12 * HOUR
    assert house.told() == [("cover", "m-lee"), ("cover", "m-noor")]


def test_what_may_be_asked_for_is_ones_own_or_everybodys(house: House) -> None:
    own = cover.offerable(house.store, house.now, person("sam"))
    assert own.own
    assert not own.others
    ari = cover.offerable(house.store, house.now, person("ari"))
    assert {span.member_id for span in ari.others} == {"m-sam"}
    assert ari.names == {"000001": "Weekdays"}
    with pytest.raises(NotAllowed):
        cover.offerable(house.store, house.now, person("nobody"))


def shift_of(house: House, who: str, name: str, starts: int, ends: int, shift_id: str) -> None:
    days = make_shift("sam").days
    fields = ShiftFields(name, days, time(starts), time(ends), (person(who),))
    shifts.add(house.store, house.now, person("max"), fields, rota.spans, shift_id)


def test_taking_a_part_back_leaves_the_rest_of_the_own_request_open(house: House) -> None:
    span = tomorrow(house)
    first = offer(house, what=wanted(span)).cover
    take(house, "lee", first.cover_id, piece(span, 0, 6))
    again = offer(house, "lee", wanted(spans(house, "lee")[0])).cover
    take(house, "sam", again.cover_id, piece(span, 0, 1))
    assert not kept(house, first.cover_id).withdrawn
    with house.store.look() as tx:
        assert cover.standing(tx, kept(house, first.cover_id), house.now) == (piece(span, 6, 12),)
    house.owed()
    house.now = span.begins + 6 * HOUR - ALARM_BEFORE
    cover_asking.look_after(house.store, house.now)
    assert ("cover_unclaimed", "m-ari") in house.told()


def test_another_shift_at_that_time_ends_no_request(house: House) -> None:
    shift_of(house, "noor", "Early", 8, 10, "000002")
    span = tomorrow(house)
    first = offer(house, what=wanted(span)).cover
    take(house, "lee", first.cover_id, piece(span, 0, 6))
    early = next(one for one in spans(house, "noor") if one.begins == span.begins)
    take(house, "sam", offer(house, "noor", wanted(early)).cover.cover_id)
    assert not kept(house, first.cover_id).withdrawn


def test_nobody_takes_time_for_which_their_training_is_not_current(house: House) -> None:
    friday = next(one for one in spans(house, "sam") if one.begins > house.now + 3 * DAY)
    lee = house.member("lee")
    assert lee.profile is not None
    record = replace(lee.profile.record, until=(house.now + DAY).date())
    house.put(replace(lee, profile=replace(lee.profile, record=record)))
    asked = offer(house, what=wanted(friday))
    assert asked.able == 1
    with pytest.raises(TrainingEndsBefore):
        take(house, "lee", asked.cover.cover_id)
    assert on_call(house, friday.begins) == {"sam"}


def test_whoever_gave_it_away_is_not_woken_to_take_it_back(house: House) -> None:
    """Sam is ill; Lee, who took it, goes home in the middle of the night."""
    shift_of(house, "sam", "Nights", 20, 8, "000002")
    night = next(one for one in spans(house, "sam") if one.shift_id == "000002")
    first = offer(house, what=wanted(night)).cover
    take(house, "lee", first.cover_id)
    house.now = night.begins + HOUR
    house.put(replace(house.member("sam"), profile=quiet_all_day(house.member("sam"))))
    house.owed()
    offer(house, "lee", wanted(spans(house, "lee")[0]))
    asked = {n.member_id for n in house.owed() if n.kind is Kind.COVER}
    assert asked == {"m-noor"}


def quiet_all_day(member: Member) -> Profile:
    assert member.profile is not None
    return replace(member.profile, quiet=Quiet(time(18), time(9)))
