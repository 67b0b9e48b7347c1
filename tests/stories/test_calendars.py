"""A calendar comes in, is changed where it comes from, and is brought in again."""

from datetime import UTC, datetime, timedelta

from practice.driver import Person
from tests.calendars.make import of_times
from tests.stories.living import ADMIN, answers_of, keeps, moved_now, settled, until_hour
from tests.stories.looking import pages
from tests.stories.town import Town

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EIGHT_HOURS = 8 * HOUR


def sheet(*times: tuple[str, datetime]) -> bytes:
    return of_times(*((who, begins, begins + EIGHT_HOURS) for who, begins in times))


async def chooses(keeper: Person, data: bytes) -> None:
    await keeper.types(f"{ADMIN} shift import", channel="dm")
    await keeper.attaches("Calendar file", "shifts.ics", data)


async def on_call(place: Town, at: datetime) -> str:
    return await answers_of(place.person("rae"), f"{ADMIN} oncall {at:%Y-%m-%dT%H:%MZ}")


async def test_import_change_at_the_source_refresh(place: Town) -> None:
    rae = place.person("rae")
    await until_hour(place, 11)
    for name in ("sam", "lee"):
        await answers_of(place.person(name), "/peersupport off")
    await keeps(place, "rae", "policy set now 1@5m all@15m", "1@5m")
    today = moved_now(place).astimezone(UTC).replace(minute=0, second=0, microsecond=0)

    await chooses(
        rae,
        sheet(
            ("Okafor, Sam - Peer Support Call", today),
            ("Lee Chen", today + DAY),
            ("Sam Okafor", today + 2 * DAY),
        ),
    )
    await rae.fills("Name of a new one", "Unit calendar")
    await rae.submits()
    await rae.sees("Unit calendar is new. Times: 3.", where="modal")
    assert "Unit calendar" not in await answers_of(rae, f"{ADMIN} shift list")
    await rae.submits()
    await rae.sees("Imported into Unit calendar. New: 3.", where="modal")
    await rae.closes()
    assert "Unit calendar: Sam Okafor until" in await on_call(place, today + HOUR)
    assert "Unit calendar: Lee Chen until" in await on_call(place, today + DAY + HOUR)

    await chooses(
        rae,
        sheet(("Lee Chen", today), ("Lee Chen", today + DAY), ("Sam Okafor", today + 3 * DAY)),
    )
    await rae.chooses("Calendar", "Unit calendar")
    await rae.submits()
    await rae.sees("3 differences to what stands now. New: 1. Changed: 1. Gone: 1.", where="modal")
    assert "Unit calendar: Sam Okafor until" in await on_call(place, today + HOUR)
    await rae.submits()
    await rae.sees("Imported into Unit calendar. New: 1. Changed: 1. Gone: 1.", where="modal")
    await rae.closes()
    assert "Unit calendar: nobody" in await on_call(place, today + 2 * DAY + HOUR)

    await lee_is_paged_and_not_sam(place)


async def lee_is_paged_and_not_sam(place: Town) -> None:
    await settled(place)
    dana = place.person("dana")
    await dana.types("/peersupport now", channel="dm")
    await dana.sees("Check status", where="dm")
    await settled(place)
    assert await pages(place, "lee") == 1
    assert await pages(place, "sam") == 0
