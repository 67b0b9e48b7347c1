"""Whatever is changed, by whichever way: coverage is looked at ten minutes later."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest

from bot import rota
from bot.domain.able import PAUSE_COUNTS
from bot.domain.people import Role
from bot.domain.roster_file import read_roster
from bot.domain.session_fields import read_record
from bot.usecases import (
    accounts,
    attendance,
    availability,
    currency,
    debriefs,
    extending,
    importing,
    joining,
    roles,
    roster,
    shifts,
)
from bot.usecases.importing import Shown
from tests.content.helpers import CONTENT
from tests.make import make_member, make_session, make_supporter
from tests.usecases.duty import (
    DAY,
    MAX,
    MINUTE,
    add,
    beat,
    deactivates,
    is_marked,
    looked_after,
    next_due,
    override,
    sets,
    staff,
    told,
)
from tests.usecases.house import RAE, House, make_account, make_fields, person


@pytest.fixture(autouse=True)
def team(house: House) -> None:
    staff(house)


def imports(house: House) -> None:
    file = read_roster("slack,trained\nU0SAM,2026-10-02", CONTENT)
    plan = importing.preview(house.store, house.now, RAE, file, {})
    importing.apply(house.store, house.now, RAE, Shown(file, {}, plan.fingerprint), house.new_id)


def invites(house: House) -> None:
    fields, account = make_fields(trained="2026-10-01"), make_account("ines")
    roster.add(house.store, house.now, RAE, account, fields, house.new_id())


def joins(house: House) -> None:
    invites(house)
    looked_after(house)
    member_id = house.member("ines").member_id
    joining.consent(house.store, house.now, person("ines"), member_id, Role.SUPPORTER)


def grants(house: House) -> None:
    roles.grant(house.store, house.now, RAE, make_account("kim"), Role.LEAD, house.new_id())


def trains(house: House) -> None:
    roster.change(house.store, house.now, MAX, person("sam"), make_fields(trained="2027-01-01"))


def removes_shift(house: House) -> None:
    with house.store.look() as tx:
        shift_id = tx.shifts()[0].shift_id
    shifts.remove(house.store, house.now, MAX, shift_id)


def rests(house: House) -> None:
    with house.store.begin() as tx:
        debriefs.rest_after_crisis(tx, house.member("sam"), house.now)


def renamed(house: House) -> None:
    accounts.account_changed(house.store, house.now, make_account("sam", name="Samira"))


def records_a_session(house: House) -> None:
    """Who was there at the third one in a row: Sam was not, and is asked no more."""
    house.put(make_member("jo", Role.TRAINER))
    for name in ("sam", "lee", "noor"):
        house.put(make_supporter(name, trained_on=date(2026, 1, 5)))
    for number in range(3):
        begins = house.now - (3 - number) * 7 * DAY
        one = make_session(begins, session_id=f"s{number}", followed=True)
        with house.store.begin() as tx:
            tx.training.add(one)
    people = [person(name) for name in ("lee", "noor")]
    for number in (0, 1):
        attendance.attended(house.store, house.now, person("jo"), f"s{number}", people)
    looked_after(house)
    attendance.attended(house.store, house.now, person("jo"), "s2", people)


def excuses(house: House) -> None:
    records_a_session(house)
    looked_after(house)
    attendance.excuse(house.store, house.now, person("jo"), "s2", person("sam"))


def a_day_passes(house: House) -> None:
    """The spans of one day more are written down."""
    house.now += DAY
    extending.extend(house.store, house.now, rota.spans)


def training_record(house: House) -> None:
    fields = read_record([("refreshed", "2026-11-01")])
    currency.set_record(house.store, house.now, MAX, person("sam"), fields)


CHANGES: dict[str, Callable[[House], None]] = {
    "roster add": invites,
    "I am in": joins,
    "roster set": trains,
    "roster remove": lambda h: void(roster.remove(h.store, h.now, RAE, person("noor"))),
    "roster import": imports,
    "a role": grants,
    "shift add": lambda h: void(add(h, "More", "noor", time(9), time(10))),
    "shift remove": removes_shift,
    "override": lambda h: override(h, "sam", "noor", "2026-11-25T08:00", "2026-11-25T10:00"),
    "pause": lambda h: void(availability.pause(h.store, h.now, person("sam"))),
    "rest after a crisis": rests,
    "account deactivated": lambda h: deactivates(h, "sam"),
    "account renamed": renamed,
    "who was there": records_a_session,
    "excused": excuses,
    "training record": training_record,
    "the round of the day": a_day_passes,
    "rules of training": sets("training-refresh", "12"),
    "promised hours": sets("cover-hours", "mon-fri 08:00-20:00"),
}


def void(done: object) -> None:
    assert done is not None


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_kind_of_change_is_looked_at_ten_minutes_later(
    house: House, change: Callable[[House], None]
) -> None:
    assert not is_marked(house)
    assert next_due(house) is None
    change(house)
    assert is_marked(house)
    assert next_due(house) == house.now
    beat(house)
    assert next_due(house) == house.now + 10 * MINUTE
    beat(house, 10 * MINUTE)
    assert not is_marked(house)
    out = house.member("sam").profile
    away = out is not None and (out.paused or out.resting)
    assert next_due(house) == (when_the_next_counts(house) if away else None)


def when_the_next_counts(house: House) -> datetime:
    """When Sam's next shift of those that do not yet count as not covered begins to."""
    with house.store.look() as tx:
        spans = tx.spans(house.now, house.now + 4 * DAY, ["m-sam"])
    times = (span.begins - PAUSE_COUNTS for span in spans)
    return min(at for at in times if at > house.now)


def test_a_shift_of_somebody_who_has_paused_is_told_before_it_begins(house: House) -> None:
    """Lee's night is the next to begin, and the round of the day comes before it and after it."""
    house.now = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
    availability.pause(house.store, house.now, person("lee"))
    looked_after(house)
    assert ("gaps", "m-ari") in told(house)


def test_a_long_pause_is_a_digest_a_day_at_most_and_wakes_nobody(house: House) -> None:
    for name in ("sam", "lee"):
        availability.pause(house.store, house.now, person(name))
    looked_after(house)
    house.owed()
    news, end = list[datetime](), house.now + 6 * DAY
    while (due := next_due(house)) is not None and due < end:
        house.now = max(due, house.now)
        beat(house)
        news += [house.now] * (("gaps", "m-ari") in told(house))
    assert 4 <= len(news) <= 6
    assert all(later - earlier >= DAY for earlier, later in pairwise(news))
