"""A supporter pages the clinical lead while a thousand digest messages wait in the outbox."""

import asyncio
import secrets
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.table import Row
from practice.driver import Person
from tests.stories.conftest import all_on, found_program
from tests.stories.town import Town, town

WAITING = 1000
TOWNS = 4
PAGES = 10
"""In each workspace."""
SPACING_SECONDS = 15.0
"""A round redraws a dozen cards, and the bot updates 50 a minute."""
PATIENCE_SECONDS = 30.0
"""What comes too late shall be a figure in the table."""
_DIGEST_LANE = 4
_COUNT = "SELECT count(*) FROM outbox WHERE state = 'pending' AND lane = ?"
_MEMBERS = "SELECT program_id, member_id FROM member"
_OWE = """
    INSERT INTO outbox (program_id, outbox_id, kind, member_id, crisis, lane, due_at, position,
                        state, attempts, send_key)
    VALUES (?, ?, 'not_for_live_use', ?, 0, ?, ?, 0, 'pending', 0, ?)
"""


async def crisis_pages() -> list[Row]:
    """Takes about three minutes, nearly all of it spacing."""
    count = TOWNS * PAGES
    print(f"{count} pages of the lead, with {WAITING} digest messages waiting", flush=True)
    found: list[float] = []
    await asyncio.gather(*(_town(found, number) for number in range(TOWNS)))
    return [Row("lead paged -> card visible, 1,000 digests", tuple(found), 0.95, 1000)]


async def _town(found: list[float], number: int) -> None:
    await asyncio.sleep(number * SPACING_SECONDS / TOWNS)
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder), "socket") as place:
            await place.start_bot(LOG_LEVEL="INFO")
            await found_program(place, "sam", "lee", "noor")
            await all_on(place, "sam")
            for _ in range(PAGES):
                await asyncio.to_thread(_top_up, place.database)
                await asyncio.sleep(SPACING_SECONDS)
                found.append(await _page(place))


def _top_up(database: Path) -> None:
    """Owes so many digest messages, to everybody in turn, that a thousand wait."""
    with closing(sqlite3.connect(database, timeout=10)) as opened, opened:
        there = opened.execute(_COUNT, (_DIGEST_LANE,)).fetchone()[0]
        members = opened.execute(_MEMBERS).fetchall()
        now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"
        rows = [
            (program, secrets.token_hex(12), member, _DIGEST_LANE, now, secrets.token_hex(12))
            for program, member in (members[n % len(members)] for n in range(WAITING - there))
        ]
        opened.executemany(_OWE, rows)


async def _page(place: Town) -> float:
    """Milliseconds from the supporter's press to the lead's card; then everything is put away."""
    dana, sam, kim = (place.person(name) for name in ("dana", "sam", "kim"))
    await dana.types("/peersupport now")
    await sam.sees("Accept", where="dm", timeout=PATIENCE_SECONDS)
    await sam.clicks("Accept", where="dm")
    await sam.sees("I am worried about safety", where="dm", timeout=PATIENCE_SECONDS)
    await sam.clicks("I am worried about safety", where="dm")
    began = time.perf_counter()
    pressed = asyncio.create_task(sam.clicks("Page the clinical lead", where="modal"))
    await kim.sees("Acknowledge", where="dm", timeout=PATIENCE_SECONDS)
    took = (time.perf_counter() - began) * 1000
    await pressed
    await _acknowledges(kim)
    await sam.closes()
    await dana.types("/peersupport cancel")
    await sam.no_longer_sees("Show contact", where="dm", timeout=PATIENCE_SECONDS)
    # Where a lead was paged there is no quiet ending.
    await _acknowledges(kim)
    return took


async def _acknowledges(kim: Person) -> None:
    await kim.sees("Acknowledge", where="dm", timeout=PATIENCE_SECONDS)
    await kim.clicks("Acknowledge", where="dm")
    await kim.no_longer_sees("Acknowledge", where="dm", timeout=PATIENCE_SECONDS)
