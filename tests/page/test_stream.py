"""Each browser is sent what its own look shows, as it changes, and nothing of anybody else."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import orjson
import pytest

from practice.driver import Workspace
from practice.gestures.stage import Stage
from practice.posting import make_message, post, show_from_slack


class Browser:
    """What one browser was sent, put together as its script does."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.received = ""
        self.shown: dict[str, dict[str, str]] = {}

    async def hears(self, timeout: float = 5) -> None:
        message = await self.socket.receive(timeout)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        self.received += message.data
        for change in orjson.loads(message.data)["changes"]:
            known = self.shown.get(change["slot"], {}) | change["html"]
            self.shown[change["slot"]] = {key: known[key] for key in change["keys"]}

    async def sees(self, words: str, slot: str) -> None:
        while words not in self.text(slot):
            await self.hears()

    def text(self, slot: str) -> str:
        return re.sub(r"<[^>]*>", "", " ".join(self.shown.get(slot, {}).values()))

    async def looks(self, address: str) -> None:
        await self.socket.send_str(address)


@asynccontextmanager
async def browser(stage: Stage, address: str = "") -> AsyncIterator[Browser]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{stage.world.base_url}/practice/page{address}") as socket,
    ):
        yield Browser(socket)


def say(stage: Stage, user: str, words: str) -> None:
    world = stage.world
    channel = world.channels.dm_of(user)
    post(world, channel, make_message(world, channel.id, {"text": words}))


async def test_the_first_screen_is_three_lines_and_nothing_else(stage: Stage) -> None:
    async with browser(stage) as page:
        await page.sees("Take the guided tour", "lead")
        assert next(iter(page.shown["lead"].values())).count("<li>") == 3
        assert [slot for slot, items in page.shown.items() if items] == ["lead"]


async def test_before_the_unit_is_there_the_first_screen_says_so(stage: Stage) -> None:
    stage.world.ready = False
    async with browser(stage) as page:
        await page.sees("being made", "lead")
        stage.world.ready = True
        stage.world.changes.bump()
        await page.sees("Take the guided tour", "lead")


async def test_a_message_is_sent_once_and_only_to_who_looks_at_that_person(stage: Stage) -> None:
    async with browser(stage, "?as=U0DANA") as dana, browser(stage, "?as=U0SAM") as sam:
        await dana.sees("Dana Rivera", "panes")
        await sam.sees("Sam Okafor", "panes")
        say(stage, "U0DANA", "words for Dana only")
        await dana.sees("words for Dana only", "U0DANA.dm")
        say(stage, "U0SAM", "words for Sam only")
        await sam.sees("words for Sam only", "U0SAM.dm")
        assert "for Dana only" not in sam.received
        assert "for Sam only" not in dana.received
        # Once in the conversation, once or twice as what the lock screen shows.
        assert orjson.dumps(dana.shown["U0DANA.dm"]).count(b"words for Dana only") == 1
        again = dana.received.count('"slot":"U0DANA.dm"')
        say(stage, "U0DANA", "another line")
        await dana.sees("another line", "U0DANA.dm")
        assert dana.received.count('"slot":"U0DANA.dm"') == again + 1
        last = orjson.loads(dana.received[dana.received.rindex('{"number"') :])
        changed = next(one for one in last["changes"] if one["slot"] == "U0DANA.dm")
        assert len(changed["html"]) == 1


async def test_what_only_one_person_sees_goes_to_that_person(stage: Stage) -> None:
    world = stage.world
    async with browser(stage, "?as=U0DANA") as dana, browser(stage, "?as=U0SAM") as sam:
        await dana.sees("Dana Rivera", "panes")
        await sam.sees("Sam Okafor", "panes")
        show_from_slack(world, "U0DANA", "C0GENERAL", "secret line")
        await dana.sees("secret line", "U0DANA.C0GENERAL")
        say(stage, "U0SAM", "end")
        await sam.sees("end", "U0SAM.dm")
        assert "secret line" not in sam.received


async def test_a_browser_that_looks_at_another_person_is_sent_that_person(stage: Stage) -> None:
    say(stage, "U0SAM", "for Sam")
    async with browser(stage, "?as=U0DANA") as page:
        await page.sees("Dana Rivera", "panes")
        await page.looks("?as=U0DANA,U0SAM")
        await page.sees("for Sam", "U0SAM.dm")
        assert list(page.shown["panes"]) == ["U0DANA", "U0SAM"]
        await page.looks("?as=U0SAM")
        while list(page.shown["panes"]) != ["U0SAM"]:
            await page.hears()
        assert page.shown.get("U0DANA.dm", {}) == {}


@pytest.mark.parametrize("address", ["?as=U0NOBODY", "?tour=x&as=%00", "?rehearsal=../../etc"])
async def test_an_address_that_means_nothing_shows_the_first_screen(
    stage: Stage, address: str
) -> None:
    async with browser(stage, address) as page:
        await page.sees("Take the guided tour", "lead")


async def test_the_page_runs_nothing_and_loads_nothing_from_elsewhere(stage: Stage) -> None:
    async with aiohttp.ClientSession() as session, session.get(stage.world.base_url) as answer:
        policy = answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in text
    assert "https:" not in text
    for path in re.findall(r'(?:href|src)="(/page/[^"]+)"', text):
        url = stage.world.base_url + path
        async with aiohttp.ClientSession() as session, session.get(url) as asset:
            assert asset.status == 200, path


async def test_a_refused_call_of_the_app_does_not_go_unseen(stage: Stage, slack: Workspace) -> None:
    async with browser(stage, "?as=U0DANA") as page:
        await page.sees("Dana Rivera", "panes")
        stage.world.complain("chat.postMessage", "invalid_blocks", [])
        stage.world.changes.bump()
        await page.sees("Slack refused 1 call", "bar")


async def test_a_move_in_the_tour_moves_the_tour_on(stage: Stage, slack: Workspace) -> None:
    async with browser(stage, f"?tour={stage.world.moves.last}") as page:
        await page.sees("Step 1 of", "lead")
        await page.sees("Open the Slack of Dana", "lead")
        await slack.person("dana").types("/peersupport", channel="dm")
        await page.sees("Step 2 of", "lead")
