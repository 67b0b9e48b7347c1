"""``python -m bot practice``: a fresh made-up unit at every start, and nobody real ever."""

import asyncio
import signal
from pathlib import Path

from bot.clock import SystemClock
from bot.views import ids
from storage.opening import open_storage
from tests.app.practices import paged, practising, until_paged
from tests.app.processes import START_SECONDS, command, environment_of, free_port, log_lines
from tests.storage.helpers import make_where


async def test_the_made_up_unit_can_be_used_once_the_address_is_said(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        await slack.person("max").types("/peersupport-admin roster", channel="dm")
        roster = await slack.person("max").reads()
        assert all(name in roster for name in ("Sam", "Lee", "Ines", "Noor", "Tom"))
        dana, sam = slack.person("dana"), slack.person("sam")
        assert (await dana.types("/peersupport now"))["status"] == "acked"
        await until_paged(slack, "sam", "lee")
        assert (await sam.clicks(action_id=ids.ACCEPT, where="dm"))["status"] == "acked"
        await dana.sees("Sam", where="dm")
        assert await slack.refused_calls() == []
        assert await process.stop() == 0
    levels = {line["level"] for line in log_lines(await process.said())}
    assert levels <= {"info", "debug"}


async def test_the_first_request_pages_sam_and_lee_and_the_tour_can_be_walked(
    tmp_path: Path,
) -> None:
    async with practising(tmp_path) as (process, slack):
        dana, sam, lee = (slack.person(who) for who in ("dana", "sam", "lee"))
        await dana.types("/peersupport", channel="dm")
        await dana.chooses("How soon?", "Talk now")
        assert (await dana.submits())["closed"]
        await dana.sees("Check status", where="dm")
        await until_paged(slack, "sam", "lee")
        assert await paged(slack) == {"sam", "lee"}
        assert (await lee.clicks("Not now", where="dm"))["status"] == "acked"
        assert (await sam.clicks("Accept", where="dm"))["status"] == "acked"
        await sam.sees("Close this case", where="dm")
        await dana.sees("Sam", where="dm")
        assert await slack.refused_calls() == []
        assert await process.stop() == 0


async def test_practice_starts_fresh_and_keeps_its_files_apart(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        await slack.person("dana").types("/peersupport now")
        assert await process.stop(signal.SIGINT) == 0
    async with practising(tmp_path) as (process, slack):
        await slack.person("dana").types("/peersupport status")
        assert "Accept" not in await slack.person("sam").reads(where="dm")
        assert await process.stop() == 0
    assert (tmp_path / "data" / "practice.db").exists()
    assert not (tmp_path / "data" / "peersupport.db").exists()
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {"practice"}


async def test_the_workspace_ends_with_the_bot_even_when_it_is_killed(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        assert await process.stop(signal.SIGKILL) == -signal.SIGKILL
        async with asyncio.timeout(START_SECONDS):
            while (await process.get(f"{slack.base_url}/"))[0]:
                await asyncio.sleep(0.02)


async def test_practice_never_runs_beside_a_database_that_served_real_people(
    tmp_path: Path,
) -> None:
    storage = open_storage(make_where(tmp_path), SystemClock())
    storage.bind("", "T0REAL", real=True)
    storage.close_now()
    code, out, said = await command(tmp_path, environment_of(tmp_path), "practice")
    assert (code, out) == (1, "")
    assert "has served a real workspace" in said
    assert not (tmp_path / "data" / "practice.db").exists()


async def test_a_second_practice_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        environment = environment_of(tmp_path)
        code, _, said = await command(tmp_path, environment, "practice", "--port", str(free_port()))
        assert code == 1
        assert "already" in said
        assert (await slack.person("dana").types("/peersupport help"))["status"] == "acked"
        assert await process.stop() == 0


async def test_a_port_in_use_is_a_sentence(tmp_path: Path) -> None:
    async with practising(tmp_path) as (_, slack):
        taken = slack.base_url.rpartition(":")[2]
        other = tmp_path / "other"
        other.mkdir()
        code, _, said = await command(other, environment_of(other), "practice", "--port", taken)
    assert code == 1
    assert f"did not start on port {taken}" in said.splitlines()[-1]
