"""Without its database, keys or settings the bot says so, and people still get numbers."""

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.stories.looking import has_cards, until
from tests.stories.town import Town

GONE = {"storage_refused", "session_lost", "session_refused", "part_ended"}
TO_LEADS = "We have messaged the clinical leads and the directors."
TO_DIRECTORS = "We have messaged the directors of the program."
PAGE = 4096
ASKED = "Someone pressed Get me a person. Our system is down"


async def readiness(place: Town) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session:
        try:
            url = f"http://127.0.0.1:{place.metrics_port}/readyz"
            async with session.get(url) as answer:
                return answer.status, await answer.text()
        except aiohttp.ClientError:
            return 0, ""


async def comes_to(place: Town, status: int, seconds: float = 15) -> str:
    async def there() -> bool:
        return (await readiness(place))[0] == status

    await until(place, there, f"readyz {status}", seconds)
    return (await readiness(place))[1]


def files_of(place: Town) -> list[Path]:
    return [f for f in place.database.parent.glob(f"{place.database.name}*") if f.suffix != ".lock"]


def removed(place: Town) -> None:
    for file in files_of(place):
        file.unlink()


def overwritten(place: Town) -> None:
    """In place: the same file, and nothing of ours in it."""
    for file in files_of(place):
        if file.suffix != ".db-shm":
            with file.open("r+b") as raw:
                raw.write(bytes(file.stat().st_size))


def emptied(place: Town) -> None:
    for file in files_of(place):
        if file.suffix != ".db-shm":
            file.write_bytes(b"")


def holed(place: Town) -> None:
    """Some pages in the middle are gone; the file still looks like one of ours."""
    with place.database.open("r+b") as raw:
        raw.seek(8 * PAGE)
        raw.write(bytes(8 * PAGE))


async def gets_help(place: Town, told: str) -> None:
    """Everything that must work without a database, and that it tells the truth."""
    dana = place.person("dana")
    await dana.reloads()
    await dana.types("/peersupport crisis", channel="dm")
    for number in ("911", "988", "741741"):
        await dana.sees(number, where="ephemeral")
    await dana.types("/peersupport crisis GB", channel="dm")
    await dana.sees("116 123", where="ephemeral")

    await dana.clicks("Get me a person")
    await dana.sees(told, where="modal")
    await dana.sees("We cannot see whether they answer", where="modal")
    await dana.sees("999", where="modal")
    await dana.closes()

    for words in ("", "now", "status"):
        assert (await dana.types(f"/peersupport {words}", channel="dm"))["status"] == "acked"
        await dana.sees("Our system is down right now")
        await dana.sees("988")
    await dana.does_not_see("Your request is in", where="ephemeral")
    await dana.reloads()


@pytest.mark.parametrize("destroyed", [removed, overwritten, emptied])
async def test_with_the_database_destroyed_people_still_get_numbers_and_somebody(
    place: Town, destroyed: Callable[[Town], None]
) -> None:
    dana, kim, rae = place.person("dana"), place.person("kim"), place.person("rae")
    place.allowed_errors |= GONE
    await dana.types("/peersupport crisis", channel="dm")
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "dana", "I need help right now", 1)
    destroyed(place)

    # The button stands on a card from before, and needs no database to answer.
    await dana.clicks("I need help right now", where="dm")
    await dana.sees("988", where="modal")
    await dana.closes()
    assert "database" in await comes_to(place, 503)
    await gets_help(place, TO_LEADS)
    for responsible in (kim, rae):
        await responsible.sees(ASKED, where="dm")
        await responsible.sees("Dana Rivera", where="dm")
    await place.person("sam").does_not_see("Dana Rivera")
    await rae.sees("lost its database", where="dm")

    await place.stop_bot()
    await place.start_bot(ready=False)
    await place.slack.until_connected(1)
    assert "database" in (await readiness(place))[1]
    before = len((await kim.screen())["dm"])
    await gets_help(place, TO_DIRECTORS)
    await rae.sees(ASKED, where="dm")
    assert len((await kim.screen())["dm"]) == before
    await dana.clicks("I need help right now", where="dm")
    await dana.sees("988", where="modal")
    assert (await readiness(place))[0] == 503


async def test_a_database_lost_in_the_middle_of_paging_ends_nothing(place: Town) -> None:
    """What waited for its turn goes with the file; the bot stays, and the directors know."""
    place.allowed_errors |= GONE
    for _ in range(6):
        await place.slack.fault("chat.postMessage", "slow", seconds=0.4)
    await place.person("dana").types("/peersupport now", channel="dm")
    removed(place)
    assert "database" in await comes_to(place, 503)
    await place.person("rae").sees("lost its database", where="dm")
    await gets_help(place, TO_LEADS)
    assert place.bot is not None
    assert place.bot.returncode is None


async def test_a_missing_file_is_never_a_first_run_and_its_return_mends_all(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    place.allowed_errors |= GONE
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "dana", "Cancel my request", 1)
    await place.stop_bot()
    safe = place.folder / "safe"
    safe.mkdir()
    for file in files_of(place):
        shutil.move(file, safe / file.name)

    await place.start_bot(ready=False)
    await place.slack.until_connected(1)
    await dana.types("/peersupport crisis", channel="dm")
    await dana.sees("988")
    assert (await readiness(place))[0] == 503
    assert not place.database.exists()
    await sam.clicks("Accept", where="dm")
    await sam.sees("Our system is down right now")
    await has_cards(place, "sam", "Accept", 1)

    for file in safe.iterdir():
        shutil.move(file, place.database.parent / file.name)
    await comes_to(place, 200)
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")
    await has_cards(place, "sam", "Show contact", 1)


async def test_the_file_back_under_the_running_bot_is_taken_up_again(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    place.allowed_errors |= GONE
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "dana", "Cancel my request", 1)
    safe = place.folder / "safe"
    safe.mkdir()
    for file in files_of(place):
        shutil.move(file, safe / file.name)
    await dana.types("/peersupport status", channel="dm")
    await dana.sees("Our system is down right now")
    await comes_to(place, 503)
    for file in safe.iterdir():
        shutil.move(file, place.database.parent / file.name)
    await comes_to(place, 200)
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept", where="dm")
    await dana.sees("Sam Okafor", where="dm")


async def test_a_file_with_holes_is_not_worked_with(place: Town) -> None:
    dana = place.person("dana")
    place.allowed_errors |= GONE
    await place.stop_bot()
    holed(place)
    await place.start_bot(ready=False)
    await place.slack.until_connected(1)
    assert (await readiness(place))[0] == 503
    await gets_help(place, TO_DIRECTORS)
    await dana.does_not_see("Your request is in", where="dm")
    assert "session_begun" not in place.log().split("stopped")[-1]


def other_ring(place: Town) -> None:
    ring = place.folder / "keys" / "ring"
    lines = ring.read_text().splitlines()
    changed = [_other_key(x) if x.strip() and not x.startswith("#") else x for x in lines]
    ring.write_text("\n".join(changed) + "\n")


def _other_key(line: str) -> str:
    """The same name, other bytes: one letter well inside the key is another one."""
    at = len(line) - 8
    return f"{line[:at]}{'B' if line[at] != 'B' else 'C'}{line[at + 1 :]}"


def no_ring(place: Town) -> None:
    (place.folder / "keys" / "ring").unlink()


def no_epochs(place: Town) -> None:
    shutil.rmtree(place.folder / "keys" / "epochs")


async def test_wrong_or_missing_keys_open_nothing_and_make_nothing_new(place: Town) -> None:
    dana = place.person("dana")
    place.allowed_errors |= GONE
    await dana.types("/peersupport now", channel="dm")
    await has_cards(place, "dana", "Cancel my request", 1)
    await place.stop_bot()
    keys, safe = place.folder / "keys", place.folder / "safe"
    shutil.copytree(keys, safe)
    for spoil in (other_ring, no_ring, no_epochs):
        spoil(place)
        await place.start_bot(ready=False)
        await place.slack.until_connected(1)
        assert (await readiness(place))[0] == 503
        await dana.types("/peersupport crisis", channel="dm")
        await dana.sees("988", where="ephemeral")
        await dana.reloads()
        assert await place.stop_bot() == 0
        shutil.rmtree(keys)
        shutil.copytree(safe, keys)
    await place.start_bot()
    await dana.types("/peersupport status", channel="dm")
    await has_cards(place, "dana", "Cancel my request", 1)


async def test_a_wrong_configuration_ends_the_start_and_names_every_mistake(empty: Town) -> None:
    await empty.stop_bot()
    wrong = {
        "SLACK_BOT_TOKEN": "not-a-token",
        "SLACK_APP_TOKEN": "neither",
        "SLACK_API_URL": "http://example.org/api/",
        "HTTP_PORT": "none",
        "DATABASE_URL": "mysql://here",
        "PEERSUPPORT_DIRECTORS": "rae",
        "PEERSUPPORT_HEARTBEAT_URL": "nowhere",
        "LOG_LEVEL": "CHATTY",
        "LOG_FORMAT": "poem",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=empty.folder,
        env=empty.environment(**wrong),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said = b"".join(await _within(process.communicate())).decode()
    assert process.returncode == 1
    assert not [name for name in wrong if name not in said]
    assert "not-a-token" not in said
    assert "Traceback" not in said


async def _within(work: Awaitable[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    async with asyncio.timeout(20):
        return await work
