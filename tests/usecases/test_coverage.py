"""Coverage is checked after every change and each day; what is new is told, never a stream."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot import rota
from bot.domain.notices import Kind, Lane, Op, route
from bot.domain.refusals import NotAllowed
from bot.usecases import (
    coverage,
    rounds,
)
from storage.store import SqlStore
from tests.content.helpers import CONTENT
from tests.make import NIGHT, NOON, make_supporter
from tests.usecases.duty import (
    DAY,
    HOUR,
    MINUTE,
    beat,
    deactivates,
    digests,
    is_marked,
    looked,
    looked_after,
    next_due,
    override,
    sets,
    staff,
    told,
)
from tests.usecases.house import House, person


@pytest.fixture(autouse=True)
def team(house: House) -> None:
    staff(house)


def test_looking_changes_nothing(house: House) -> None:
    looked(house)
    coverage.known_gaps(house.store, house.now, person("ari"))
    assert not is_marked(house)


def test_a_deactivated_account_makes_one_digest_to_the_coordinators_alone(house: House) -> None:
    deactivates(house, "sam")
    house.owed()
    beat(house)
    beat(house, 9 * MINUTE)
    assert digests(house) == []
    beat(house, MINUTE)
    (digest,) = digests(house)
    assert (digest.kind, digest.member_id, digest.subject_id) == (Kind.GAPS, "m-ari", None)
    looked_after(house)
    assert digests(house) == []
    assert coverage.known_gaps(house.store, house.now, person("ari")) == 15
    assert coverage.known_gaps(house.store, house.now, person("noor")) == 0


def test_where_no_coordinator_is_directors_and_administrators_hear(house: House) -> None:
    deactivates(house, "ari")
    deactivates(house, "sam")
    looked_after(house)
    assert told(house) == [("gaps", "m-max"), ("gaps", "m-rae")]


def test_twenty_changes_are_one_digest(house: House) -> None:
    for number in range(20):
        starts = f"2026-11-{25 + number // 10}T{8 + number % 10:02}:00"
        ends = f"2026-11-{25 + number // 10}T{8 + number % 10:02}:30"
        override(house, "sam", "noor", starts, ends)
        beat(house, MINUTE)
    deactivates(house, "noor")
    for _ in range(20):
        beat(house, 3 * MINUTE)
    assert told(house) == [("gaps", "m-ari")]


def test_a_second_gap_on_the_same_day_waits_and_the_card_is_drawn_again(house: House) -> None:
    override(house, "sam", "noor", "2026-11-26T08:00", "2026-11-26T20:00")
    override(house, "sam", "noor", "2026-11-28T08:00", "2026-11-28T20:00")
    house.put(make_supporter("noor", trained_on=date(2026, 11, 27)))
    looked_after(house)
    assert told(house) == [("gaps", "m-ari")]
    house.put(make_supporter("noor", trained_on=date(2026, 11, 29)))
    looked_after(house)
    assert ("gaps_redraw", "m-ari") in told(house)
    beat(house, 23 * HOUR)
    assert told(house) == []
    beat(house, HOUR)
    assert told(house) == [("gaps", "m-ari")]


def test_a_change_that_cannot_wait_is_looked_at_also_while_news_waits(house: House) -> None:
    test_a_second_gap_on_the_same_day_waits_and_the_card_is_drawn_again(house)
    with house.store.look() as tx:
        assert tx.coverage.watch().due_at is None
    deactivates(house, "lee")
    looked_after(house)
    assert told(house) == [("gaps", "m-ari")]


def night_gap(house: House) -> None:
    house.now = NIGHT
    looked_after(house)
    override(house, "sam", "noor", "2026-11-28T08:00", "2026-11-28T20:00")
    deactivates(house, "noor")
    looked_after(house)


def test_what_is_found_at_night_comes_in_the_morning(house: House) -> None:
    night_gap(house)
    assert told(house) == []
    house.now = NIGHT.replace(hour=12)
    assert told(house) == [("gaps", "m-ari")]


def test_a_gap_that_begins_within_twelve_hours_comes_at_once_also_at_night(house: House) -> None:
    house.now = NIGHT
    looked_after(house)
    deactivates(house, "sam")
    looked_after(house)
    assert told(house) == [("gaps", "m-ari")]


def test_when_it_is_filled_the_cards_are_drawn_again_and_nobody_is_woken(house: House) -> None:
    deactivates(house, "sam")
    looked_after(house)
    house.owed()
    override(house, "sam", "noor", "2026-11-23T08:00Z", "2026-12-20T08:00")
    looked_after(house)
    assert [one for one in told(house) if one[0] == "gaps"] == []
    assert looked(house).found.gaps == ()
    how = route(Kind.GAPS_REDRAW)
    assert (how.op, how.lane) == (Op.REDRAW, Lane.DIGEST)


def test_the_day_alone_reminds_of_a_gap_that_comes_near(house: House) -> None:
    override(house, "sam", "noor", "2026-11-28T08:00", "2026-11-28T20:00")
    deactivates(house, "noor")
    looked_after(house)
    assert told(house) == [("gaps", "m-ari")]
    for day, reminded in ((25, False), (26, False), (27, True)):
        house.now = datetime(2026, 11, day, 14, tzinfo=UTC)
        coverage.check(house.store, house.now)
        assert bool(told(house)) is reminded


def test_training_that_runs_out_is_a_gap_ahead_without_any_change(house: House) -> None:
    sam = house.member("sam")
    assert sam.profile is not None
    record = replace(sam.profile.record, until=date(2026, 11, 30))
    house.put(replace(sam, profile=replace(sam.profile, record=record)))
    first = looked(house).found.gaps[0]
    assert first[0] == datetime(2026, 12, 1, 13, tzinfo=UTC)


def test_promised_hours_decide_what_a_gap_is(house: House) -> None:
    deactivates(house, "lee")
    assert len(looked(house).found.gaps) == 14
    sets("cover-hours", "daily 08:00-20:00")(house)
    assert looked(house).found.gaps == ()
    assert looked(house).hours.endswith("08:00-20:00 America/New_York")
    sets("cover-hours", "always")(house)
    assert len(looked(house).found.gaps) == 14


def test_far_ahead_it_is_worked_out_from_the_rules(house: House) -> None:
    year = looked(house, period=400 * DAY).found
    assert (year.gaps, len(year.levels)) == ((), 801)


@pytest.mark.parametrize("who", ["noor", "dana"])
def test_supporters_and_strangers_do_not_read_it(house: House, who: str) -> None:
    with pytest.raises(NotAllowed):
        looked(house, who)
    with pytest.raises(NotAllowed):
        coverage.require_reader(house.store, person(who))


class Broken(Exception):
    pass


def test_a_check_that_fails_is_tried_again_ten_minutes_later(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    deactivates(house, "sam")
    beat(house)

    def broken(*_: object) -> None:
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr(coverage, "gaps_ahead", broken)
        with pytest.raises(Broken):
            beat(house, 10 * MINUTE)
    assert next_due(house) == house.now + 10 * MINUTE
    house.owed()
    beat(house, 10 * MINUTE)
    assert told(house) == [("gaps", "m-ari")]


def test_what_changes_during_a_check_makes_another_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = coverage.gaps_ahead

    def meanwhile(*args: object) -> object:
        found = original(*args)  # type: ignore[arg-type]
        deactivates(house, "sam")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(coverage, "gaps_ahead", meanwhile)
        coverage.check(house.store, house.now)
    house.owed()
    looked_after(house)
    assert told(house) == [("gaps", "m-ari")]


def test_the_daily_round_checks(house: House) -> None:
    deactivates(house, "sam")
    house.owed()
    store: SqlStore = house.store
    for verb in rounds.daily(CONTENT, rota.spans):
        verb(store, house.now)
    assert told(house) == [("gaps", "m-ari")]
    assert house.now > NOON
