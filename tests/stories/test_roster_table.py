"""The roster goes out as a table, is changed in a spreadsheet, and comes back in."""

import csv
import io

from practice.driver import Person
from tests.stories.conftest import joins
from tests.stories.living import keeps, until_hour
from tests.stories.looking import until
from tests.stories.town import Town

EXPORT = "/peersupport-admin roster export"
IMPORT = "/peersupport-admin roster import"


async def exported(place: Town, keeper: Person, count: int) -> list[dict[str, str]]:
    """The newest file, once there are ``count`` of them."""

    async def is_there() -> bool:
        shown = (await keeper.screen())["dm"]
        return sum("roster.csv" in one["read"] for one in shown) == count

    await keeper.types(EXPORT, channel="dm")
    await until(place, is_there, f"file {count}")
    text = (await keeper.downloads("roster.csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def saved(rows: list[dict[str, str]]) -> bytes:
    """As a Spanish spreadsheet saves it: semicolons, and no mark of the encoding."""
    kept = io.StringIO()
    writer = csv.DictWriter(kept, rows[0].keys(), delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue().encode()


async def chooses(keeper: Person, rows: list[dict[str, str]]) -> None:
    await keeper.attaches("CSV file", "roster.csv", saved(rows))
    await keeper.submits()


async def test_out_changed_in_with_a_mistake_and_in_again(place: Town) -> None:
    rae, sam = place.person("rae"), place.person("sam")
    await until_hour(place, 11)
    rows = await exported(place, rae, 1)
    assert {row["name"] for row in rows} == {"Lee Chen", "Sam Okafor"}
    by_name = {row["slack"]: row for row in rows}
    by_name["U0SAM"] |= {"cap": "many", "themes": "loss,error", "quiet": "21:00-06:00"}
    by_name["U0LEE"]["unit"] = "=Day surgery"
    rows.append({"slack": "U0NOOR", "unit": "ICU", "trained": "2025-10-01", "languages": "en,ar"})

    await rae.types(IMPORT, channel="dm")
    await chooses(rae, rows)
    await rae.sees("cap cannot be many.", where="modal")
    await keeps(place, "rae", "roster", "The roster: 2")

    by_name["U0SAM"]["cap"] = "2"
    await chooses(rae, rows)
    await rae.sees("Added: 1. Changed: 2. The same: 0.", where="modal")
    await rae.submits()
    await rae.sees("Imported. Added: 1. Changed: 2.", where="modal")
    await rae.closes()

    said = await keeps(place, "rae", "roster", "The roster: 3")
    assert "offers: Loss of a patient, An error or near miss; quiet 21:00-06:00" in said
    await joins(place, "noor")
    again = await exported(place, rae, 2)
    assert {row["slack"]: row["unit"] for row in again}["U0LEE"] == "'=Day surgery"

    await rae.types(IMPORT, channel="dm")
    await chooses(rae, again)
    await rae.sees("Everything in this table is on the roster already.", where="modal")
    await sam.does_not_see("roster.csv")
