"""Start over: the made-up unit as after a start, in the same place, as often as one likes."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import pytest

from practice.driver import Workspace
from tests.app.practices import children_of, practising, start_over, until_paged
from tests.app.processes import START_SECONDS, BotProcess, log_lines


async def ask_as_dana(slack: Workspace) -> None:
    """A request that pages both who are available, and is confirmed."""
    assert (await slack.person("dana").types("/peersupport now", channel="dm"))["status"] == "acked"
    await until_paged(slack, "sam", "lee")
    await slack.person("dana").sees("Check status", where="dm")


async def test_everything_is_as_after_the_start_and_works_twice_in_a_row(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        for _ in range(2):
            await ask_as_dana(slack)
            await slack.move_time(3600)
            await start_over(process, slack)
            assert (await slack.get("/status"))["offset"] == 0
            assert (await slack.person("dana").screen())["dm"] == []
            assert "Accept" not in await slack.person("sam").reads(where="dm")
            await slack.person("max").types("/peersupport-admin roster", channel="dm")
            roster = await slack.person("max").reads()
            assert all(name in roster for name in ("Sam", "Lee", "Ines", "Noor", "Tom"))
        await ask_as_dana(slack)
        children = await children_of(process.process.pid)
        assert [state[0] for state in children.values()] in (["S"], ["R"])
        assert await slack.refused_calls() == []
        assert await process.stop() == 0
        assert process.process.stdout is not None
        assert await process.process.stdout.read() == b"", "the address is said once"
    lines = log_lines(await process.said())
    assert {line["level"] for line in lines} <= {"info", "debug"}
    assert [line["event"] for line in lines].count("stopped") == 3


async def ends(process: BotProcess, slack: Workspace) -> int:
    """Its exit code, once nobody answers at its address any more either."""
    async with asyncio.timeout(START_SECONDS):
        code = await process.process.wait()
        while (await process.get(f"{slack.base_url}/"))[0]:
            await asyncio.sleep(0.02)
    return code


@pytest.mark.parametrize(
    ("sign", "phase"),
    [
        (signal.SIGTERM, "the bot stops"),
        (signal.SIGTERM, "the workspace is gone"),
        (signal.SIGINT, "the workspace is gone"),
    ],
)
async def test_a_signal_while_it_starts_over_ends_everything(
    tmp_path: Path, sign: signal.Signals, phase: str
) -> None:
    async with practising(tmp_path) as (process, slack):
        await slack.post("/start-over")
        while phase == "the workspace is gone" and (await process.get(f"{slack.base_url}/"))[0]:
            await asyncio.sleep(0.01)
        process.process.send_signal(sign)
        # Between two runs nothing is open that would have to be closed with care.
        between = {signal.SIGTERM: -signal.SIGTERM, signal.SIGINT: 130}[sign]
        assert await ends(process, slack) in (0, between)


async def test_a_port_that_was_taken_meanwhile_ends_it_with_a_sentence(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        port = int(slack.base_url.rpartition(":")[2])
        await slack.post("/start-over")
        async with asyncio.timeout(START_SECONDS):
            while True:
                try:
                    taken = socket.create_server(("127.0.0.1", port))
                    break
                except OSError:
                    await asyncio.sleep(0.005)
            with taken:
                assert await process.process.wait() == 1
        said = (await process.said()).splitlines()[-1]
    assert f"did not start on port {port}" in said


async def test_a_workspace_that_ends_by_itself_ends_the_bot_with_a_sentence(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        (child,) = await children_of(process.process.pid)
        os.kill(child, signal.SIGKILL)
        assert await ends(process, slack) == 1
        said = (await process.said()).splitlines()[-1]
    assert said == "The practice workspace has ended by itself. Start it again."
