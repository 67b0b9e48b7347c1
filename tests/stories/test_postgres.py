"""Two bots share one PostgreSQL: nobody is paged twice, and each goes on without the other."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import SubprocessError

import aiohttp
import pytest
import sqlalchemy as sa

from bot.views.texts.lines import STALE_TEXT
from storage.tables import WAITS, outbox
from tests.storage.servers import PostgresServer
from tests.stories.conftest import all_on, found_program
from tests.stories.living import asks, closes
from tests.stories.looking import cards, has_cards, until
from tests.stories.town import Town, free_port, town

TOO_LATE = "chat.deleteScheduledMessage: invalid_scheduled_message_id"
"""Slack gives nothing back that it posts within a minute, or has just posted."""


@pytest.fixture(scope="module")
def postgres() -> Iterator[PostgresServer]:
    try:
        server = PostgresServer()
    except (ImportError, OSError, RuntimeError, SubprocessError) as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"PostgreSQL did not start ({type(error).__name__})")
    yield server
    server.stop()


@dataclass
class Twins:
    """The first bot is the town's own; the second shares its database, keys and epochs."""

    place: Town
    second: Town
    database: str


@asynccontextmanager
async def twins(folder: Path, url: str) -> AsyncIterator[Twins]:
    async with town(folder) as place:
        database = {"DATABASE_URL": url}
        await made_keys(place, database)
        await place.start_bot(ready=True, **database)
        other = folder / "second"
        other.mkdir()
        second = Town(other, place.slack, place.mode, place.practice, free_port(), free_port())
        shared = {
            "PEERSUPPORT_KEYS_FILE": str(folder / "keys" / "ring"),
            "PEERSUPPORT_EPOCHS": str(folder / "keys" / "epochs"),
            "PEERSUPPORT_CLOCK_FILE": str(place.clock_file),
        }
        try:
            await second.start_bot(ready=True, **database, **shared)
            yield Twins(place, second, url)
            assert await second.stop_bot() == 0, second.log()[-4000:]
            assert not second.errors_in_log(), second.errors_in_log()
        finally:
            if second.bot is not None and second.bot.returncode is None:
                await second.kill_bot()


async def made_keys(place: Town, more: dict[str, str]) -> None:
    """PostgreSQL never makes a key ring by itself: an operator does, once."""
    (place.folder / "keys").mkdir()
    made = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "keys",
        "new",
        cwd=place.folder,
        env=place.environment(**more),
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0


async def ready(place: Town) -> bool:
    url = f"http://127.0.0.1:{place.metrics_port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status == 200


async def rung(place: Town) -> Counter[str]:
    """How often each person's telephone has rung, from the beginning. What a director is told
    each morning comes at a wall time of its own, and is left out."""
    names = {p["id"]: p["name"] for p in await place.slack.people()}
    seen = await place.slack.seen()
    bells = [e for e in seen if e["where"] == "notification" and STALE_TEXT.en not in e["text"]]
    return Counter(names[e["user"]] for e in bells)


async def rings(place: Town, since: Counter[str], **more: int) -> None:
    """Waits until exactly these people have been rung that often since then."""
    wanted = since + Counter(more)

    async def there() -> bool:
        return await rung(place) == wanted

    try:
        await until(place, there, f"{more}", 20)
    except AssertionError as late:
        raise AssertionError(f"wanted {more}, got {await rung(place) - since}") from late


async def quiet(place: Town) -> Counter[str]:
    """The count once nothing has moved on any screen for longer than a message may wait its turn
    behind another one."""
    seq, still = (await place.slack.get("/status"))["seq"], 0
    while still < 5:
        now = await place.slack.wait(seq, 0.4)
        seq, still = now, still + 1 if now == seq else 0
    return await rung(place)


async def test_two_bots_on_one_database_do_everything_once(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    async with twins(tmp_path, postgres.new_database(migrated=False)) as both:
        place = both.place
        dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
        start = await founded(both)
        await asks(place, "dana", "Talk now")
        await rings(place, start, dana=1, sam=1, lee=1)
        await place.move(minutes=5, seconds=1)
        await place.person("ari").sees("Ask again", where="dm")
        await dana.sees("Nobody has accepted yet", where="dm")
        await rings(place, start, dana=2, sam=1, lee=1, ari=1)
        assert len(await place.scheduled_for("dana")) == 1

        await asyncio.gather(sam.clicks("Accept"), lee.clicks("Accept"))
        await has_cards(place, "dana", "Someone else, please", 1)
        await has_cards(place, "sam", "Accept", 0)
        await has_cards(place, "lee", "Accept", 0)
        held = [await cards(one, "Show contact") for one in (sam, lee)]
        assert sorted(map(len, held)) == [0, 1]
        await rings(place, start, dana=3, sam=1, lee=1, ari=1)
        await is_reached_and_closed(place, "sam" if held[0] else "lee", await rung(place))


async def founded(both: Twins) -> Counter[str]:
    """The usual program, when both bots are ready and all four sockets are open."""
    place = both.place
    assert await ready(place)
    assert await ready(both.second)
    await place.slack.until_connected(4)
    await found_program(place, "sam", "lee")
    await all_on(place, "sam", "lee")
    await until(place, partial(all_sent, both.database), "all of the founding sent", 30)
    return await quiet(place)


async def all_sent(database: str) -> bool:
    """Whether nothing is owed any more. A silence alone is no proof: what one bot could not send
    at once, it or the other sends some seconds later."""
    return await asyncio.to_thread(_owes_nothing, database)


def _owes_nothing(database: str) -> bool:
    engine = sa.create_engine(database)
    waiting = sa.select(outbox.c.outbox_id).where(WAITS, outbox.c.due_at <= sa.func.now())
    try:
        with engine.connect() as connection:
            return connection.execute(waiting).first() is None
    finally:
        engine.dispose()


async def is_reached_and_closed(place: Town, holder: str, before: Counter[str]) -> None:
    """The contact time is taken once: one question for each of the two, and Slack's own net."""
    dana = place.person("dana")
    place.allowed_errors.add(TOO_LATE)
    await place.move(minutes=31)
    await dana.sees("Has somebody reached you?", where="dm")
    await rings(place, before, **{"dana": 2, holder: 1})
    await place.person(holder).clicks("We made contact")
    await dana.sees("You two have made contact", where="dm")
    await closes(place.person(holder))
    await rings(place, before, **{"dana": 3, holder: 1})
    assert await quiet(place) == before + Counter({"dana": 3, holder: 1})


async def test_what_one_bot_leaves_undone_the_other_does(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    async with twins(tmp_path, postgres.new_database(migrated=False)) as both:
        place, dana = both.place, both.place.person("dana")
        place.allowed_errors.add(TOO_LATE)
        start = await founded(both)
        await asks(place, "dana", "Danger now")
        await rings(place, start, dana=1, sam=1, lee=1, kim=1)
        await place.kill_bot()
        await place.move(minutes=2, seconds=1)
        await rings(place, start, dana=1, sam=2, lee=2, kim=2, rae=1)
        await place.person("sam").clicks("Accept")
        await place.person("kim").clicks("Acknowledge")
        await dana.sees("Sam Okafor (Nurse) has accepted", where="dm")
        await place.person("kim").sees("Show contact", where="dm")
        await has_cards(place, "lee", "Accept", 0)
        assert await ready(both.second)
