"""A rota without a gap, what changes it, and the beats that look after it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from bot import rota
from bot.domain.notices import Kind, Notice
from bot.domain.people import Role
from bot.domain.shift_fields import ShiftFields
from bot.usecases import accounts, coverage, program, rounds, shifts
from bot.usecases.shifts import TypedOverride
from tests.content.helpers import CONTENT
from tests.make import make_member, make_supporter
from tests.usecases.house import RAE, House, make_account, person

MAX = person("max")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVERY_DAY = tuple(range(7))


def add(house: House, name: str, who: str, starts: time, ends: time) -> str:
    made = ShiftFields(name, EVERY_DAY, starts, ends, (person(who),), first=date(2026, 11, 20))
    new_id = house.new_id().removeprefix("id-").zfill(6)
    shifts.add(house.store, house.now, MAX, made, rota.spans, new_id)
    return new_id


def override(house: House, out: str, who: str, begins: str, ends: str) -> None:
    typed = TypedOverride(person(out), person(who), begins, ends)
    shifts.override(house.store, house.now, MAX, typed, rota.spans, house.new_id())


def deactivates(house: House, name: str) -> None:
    accounts.account_changed(house.store, house.now, make_account(name, deleted=True))


def next_due(house: House) -> datetime | None:
    with house.store.look() as tx:
        return rounds.next_due(tx, house.now)


def beat(house: House, after: timedelta = timedelta()) -> None:
    """As the heartbeat does, when something is due."""
    house.now += after
    due = next_due(house)
    if due is not None and due <= house.now:
        for verb in rounds.WHEN_DUE:
            verb(house.store, house.now)


def looked_after(house: House) -> None:
    beat(house)
    beat(house, 10 * MINUTE)


def digests(house: House) -> list[Notice]:
    return [n for n in house.owed() if n.kind in (Kind.GAPS, Kind.GAPS_REDRAW)]


def told(house: House) -> list[tuple[str, str]]:
    return sorted((n.kind.value, n.member_id or "") for n in digests(house))


def looked(house: House, who: str = "ari", period: timedelta = 14 * DAY) -> coverage.Looked:
    read = coverage.gather(house.store, house.now, person(who), period)
    return coverage.count(read, rota.spans)


def staff(house: House) -> None:
    """Sam and Lee are on call day and night, so that there is no gap; Noor is not."""
    supporters = (make_supporter(name) for name in ("sam", "lee", "noor"))
    coordinator = make_member("ari", Role.COORDINATOR)
    house.put(make_member("max", Role.ADMINISTRATOR), coordinator, *supporters)
    add(house, "Days", "sam", time(8), time(20))
    add(house, "Nights", "lee", time(20), time(8))
    looked_after(house)
    house.owed()


def is_marked(house: House) -> bool:
    with house.store.look() as tx:
        return tx.coverage.watch().is_behind


def sets(name: str, value: str) -> Callable[[House], None]:
    def change(house: House) -> None:
        kept = program.read_setting(name, value, CONTENT)
        program.set_setting(house.store, house.now, RAE, name, kept)

    return change
