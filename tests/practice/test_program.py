"""The program itself: command line, ready line, people file, record, page, end."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from practice.driver import CannotDo, Workspace
from practice.options import Options, read_options
from practice.server import serve
from tests.practice.app import make_client


async def test_it_says_where_it_is_and_ends_on_sigterm() -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "practice", "--port", "0"), stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    line = (await asyncio.wait_for(program.stdout.readline(), 10)).decode()
    assert line.startswith("practice ready http://127.0.0.1:")
    async with Workspace(line.split()[-1]) as slack:
        names = {person["name"] for person in await slack.people()}
        assert {"dana", "sam", "ines", "rae", "gil", "sol", "botty", "ola"} < names
    program.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(program.wait(), 10) == 0


def test_every_option_of_the_command_line_is_read() -> None:
    given = {
        "port": "0",
        "mode": "http",
        "request-url": "http://127.0.0.1:9/x",
        "clock-file": "c",
        "manifest": "m.json",
        "people": "p",
        "record": "r",
        "bot-token": "b",
        "app-token": "a",
        "signing-secret": "s",
    }
    arguments = [part for name, value in given.items() for part in (f"--{name}", value)]
    options = read_options([*arguments, "--no-pace"])
    assert options == Options(
        port=0,
        mode="http",
        request_url="http://127.0.0.1:9/x",
        clock_file=Path("c"),
        manifest=Path("m.json"),
        people=Path("p"),
        record=Path("r"),
        bot_token="b",
        app_token="a",
        signing_secret="s",
        pace=False,
    )
    assert read_options([]).port == 3000


async def test_people_can_be_given_and_everything_is_recorded(tmp_path: Path) -> None:
    people, record = tmp_path / "people.json", tmp_path / "record.jsonl"
    people.write_text(json.dumps([{"id": "U1", "name": "one", "real_name": "Number One"}]))
    async with serve(Options(people=people, record=record)) as stage:
        url = stage.world.base_url
        await make_client(url).chat_postMessage(channel="U1", text="Hello")
        async with Workspace(url) as slack:
            await slack.person("one").types("/peersupport")
    lines = [json.loads(line) for line in record.read_text().splitlines()]
    assert {line["record"] for line in lines} == {"seen", "call", "delivery"}


async def test_the_page_says_that_nobody_real_is_reached() -> None:
    async with serve(Options()) as stage, aiohttp.ClientSession() as session:
        async with session.get(stage.world.base_url) as answer:
            page = await answer.text()
        assert "Practice. Nobody real is reached." in page
        assert "https://" not in page.replace("https?:", "")
        async with Workspace(stage.world.base_url, session) as slack:
            screen = await slack.person("dana").screen()
            assert screen["banner"] == "Practice. Nobody real is reached."


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("/people/yara/say", {}, "There is nobody called yara."),
        ("/people/dana/fly", {}, "There is no gesture fly."),
        ("/people/dana/say", {"text": 3}, "text must be text."),
        ("/people/dana/submit", {}, "dana has no modal open."),
        ("/people/dana/click", {"where": "attic"}, "where must be one of"),
        ("/people/dana/shortcut", {"callback_id": "x"}, "There is no global shortcut x."),
        ("/people/dana/command", {"text": "/peersupport", "channel": "C9"}, "is in no channel C9"),
        ("/teleport", {}, "There is no teleport here."),
        ("/time", {"seconds": -1}, "Time only moves on."),
        ("/forge", {"type": "letter"}, "type must be one of"),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(
    slack: Workspace, path: str, body: dict[str, object], sentence: str
) -> None:
    with pytest.raises(CannotDo, match=sentence):
        await slack.post(path, body)
