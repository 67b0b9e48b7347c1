"""Browsers and towns for the stories that are told through the page."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize, async_playwright

from practice.gestures.stage import Stage
from practice.options import Options
from practice.server import serve
from tests.app.processes import START_SECONDS, bot, environment_of, log_lines
from tests.browser.finding import ADVICE, ARGUMENTS, is_required, look, this_machine
from tests.browser.watching import Watch
from tests.browser.window import SECONDS, Window
from tests.practice.app import ScriptedApp, connected
from tests.stories.conftest import all_on, found_program
from tests.stories.town import Town, free_port, town


class Opens(Protocol):
    """A browser of its own, at that page."""

    async def __call__(
        self,
        address: str,
        query: str = "",
        *,
        size: tuple[int, int] = (1280, 800),
        calm: bool = False,
    ) -> Window: ...


LOUD = ("error", "critical")
"""Levels of the log that no story here provokes."""

fixture = pytest_asyncio.fixture(loop_scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser belongs to the loop that started it: these tests share their worker's, and one
    worker has them all, because two browsers at once leave too little for what others time."""
    shared = pytest.mark.asyncio(loop_scope="session")
    together = pytest.mark.xdist_group("browser")
    for item in items:
        if Path(__file__).parent in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(shared, append=False)
            item.add_marker(together)


@pytest.fixture(scope="session")
def browser_path() -> str:
    """Looked for, never installed: that is done once, before all workers start."""
    path = look(this_machine())
    if path is None:
        sentence = f"There is no browser. {ADVICE}"
        if is_required(os.environ):
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(browser_path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=browser_path, args=[*ARGUMENTS])
        yield started
        await started.close()


@fixture
async def opens(browser: Browser) -> AsyncIterator[Opens]:
    """Afterwards no window may have had an error, or asked another host for anything."""
    windows: list[Window] = []

    async def open_window(
        address: str, query: str = "", *, size: tuple[int, int] = (1280, 800), calm: bool = False
    ) -> Window:
        made = await browser.new_context(
            viewport=ViewportSize(width=size[0], height=size[1]),
            reduced_motion="reduce" if calm else "no-preference",
        )
        page = await made.new_page()
        page.set_default_timeout(SECONDS * 1000)
        window = Window(made, page, address, Watch(urlsplit(address).netloc))
        window.watch.over(page)
        windows.append(window)
        await window.goes(query)
        return window

    yield open_window
    for window in windows:
        await window.close()
    assert not (found := [one for w in windows for one in w.watch.troubles()]), "\n".join(found)


@fixture
async def place(tmp_path: Path) -> AsyncIterator[Town]:
    """A program with a lead, a coordinator and the supporters Sam and Lee, both available."""
    async with town(tmp_path) as place:
        await place.start_bot()
        await found_program(place, "sam", "lee")
        await all_on(place, "sam", "lee")
        await place.slack.post("/ready")
        yield place


@fixture
async def unit(tmp_path: Path) -> AsyncIterator[str]:
    """What ``make run`` gives a new user: the address that it says."""
    port = str(free_port())
    async with bot(tmp_path, environment_of(tmp_path), "practice", "--port", port) as process:
        async with asyncio.timeout(START_SECONDS):
            assert process.process.stdout is not None
            said = (await process.process.stdout.readline()).decode()
        assert said, await process.said()
        yield said.split()[-1]
        assert await process.stop() == 0
        loud = [one for one in log_lines(await process.said()) if one["level"] in LOUD]
        assert not loud, loud


@fixture
async def stage() -> AsyncIterator[Stage]:
    """A workspace inside this process, for what needs no bot."""
    async with serve(Options()) as stage:
        stage.world.ready = True
        yield stage


@fixture
async def app(stage: Stage) -> AsyncIterator[ScriptedApp]:
    """An app that answers as the story tells it."""
    app = ScriptedApp(stage.world.base_url)
    async with connected(app):
        yield app
