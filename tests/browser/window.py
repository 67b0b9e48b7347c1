"""A person's browser in the words of the field: what they press, type and see."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.browser.axe import serious_findings
from tests.browser.watching import Watch

SECONDS = 15.0
"""How long something may take to appear on a busy machine."""
SCREENS = Path(__file__).parents[2] / "artifacts" / "screens"
MOST_TABS = 120
"""Presses of Tab after which nothing more is hoped for."""

expect.set_options(timeout=SECONDS * 1000)


class Part:
    """A part of the page. Controls are found by role and visible name, as a screen reader does."""

    def __init__(self, page: Page, at: Locator) -> None:
        self.page = page
        self.at = at

    def button(self, label: str) -> Locator:
        """The newest of that name."""
        return self.at.get_by_role("button", name=label, exact=True).last

    def field(self, label: str) -> Locator:
        return self.at.get_by_label(_labelled(label)).last

    def link(self, label: str) -> Locator:
        return self.at.get_by_role("link", name=label, exact=True).first

    def region(self, name: str) -> "Part":
        return Part(self.page, self.at.get_by_role("region", name=name))

    async def presses(self, label: str) -> None:
        await self.button(label).click()

    async def follows(self, label: str) -> None:
        await self.link(label).click()

    async def opens_fold(self, summary: str) -> None:
        await self.at.locator("summary", has_text=summary).last.click()

    async def fills(self, label: str, value: str) -> None:
        """Types and leaves the field, as somebody does who goes on to the next one."""
        await self.field(label).fill(value)
        await self.field(label).blur()

    async def chooses(self, option: str) -> None:
        """A radio button or a checkbox of that name; the form may be another one right after."""
        at = self.at.get_by_role("radio", name=option).or_(
            self.at.get_by_role("checkbox", name=option)
        )
        await at.first.click()

    async def has_chosen(self, option: str) -> None:
        await expect(self.at.get_by_role("radio", name=option).first).to_be_checked()

    async def picks(self, label: str, option: str) -> None:
        await self.field(label).select_option(label=option)

    async def sees(self, text: str) -> None:
        """Once it can be read here; hidden parts do not count."""
        await expect(self.at).to_contain_text(text, use_inner_text=True)

    async def no_longer_sees(self, text: str) -> None:
        await expect(self.at).not_to_contain_text(text, use_inner_text=True)

    async def sees_button(self, label: str) -> None:
        await expect(self.button(label)).to_be_visible()

    async def sees_no_button(self, label: str) -> None:
        await expect(self.at.get_by_role("button", name=label, exact=True)).to_have_count(0)

    async def is_gone(self) -> None:
        await expect(self.at).to_have_count(0)

    async def appears(self) -> Self:
        await expect(self.at).to_be_visible()
        return self

    async def reads(self) -> str:
        return await self.at.inner_text()


class Pane(Part):
    """One person's Slack on the page."""

    @property
    def dm(self) -> Part:
        return Part(self.page, self.at.get_by_role("log", name="Messages with Peer Support"))

    @property
    def modal(self) -> Part:
        return Part(self.page, self.at.get_by_role("dialog"))

    @property
    def home(self) -> Part:
        return Part(self.page, self.at.get_by_role("tabpanel", name="Home"))

    def tab(self, name: str) -> Locator:
        return self.at.get_by_role("tab", name=name)

    @property
    def composer(self) -> Locator:
        return self.at.locator(".composer").get_by_role("combobox")

    async def types(self, text: str) -> None:
        """Into the composer, and sends it."""
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def opens(self, tab: str) -> None:
        await self.tab(tab).click()


class Window(Part):
    """One browser with cookies, storage and sockets of its own."""

    def __init__(self, context: BrowserContext, page: Page, address: str, watch: Watch) -> None:
        super().__init__(page, page.locator("body"))
        self.context = context
        self.address = address
        self.watch = watch

    def pane(self, user_id: str) -> Pane:
        return Pane(self.page, self.page.locator(f'[data-person="{user_id}"]'))

    async def goes(self, query: str = "") -> None:
        await self.page.goto(f"{self.address}/{query}")

    async def shot(self, name: str) -> None:
        """Kept as an artefact, to be looked at by people."""
        await self._is_quiet()
        await self.page.screenshot(path=SCREENS / f"{name}.png", animations="disabled")

    async def _is_quiet(self) -> None:
        """Nothing that was pressed is still on its way."""
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    async def is_accessible(self) -> None:
        await self._is_quiet()
        assert not (found := await serious_findings(self.page)), "\n".join(found)

    async def fits(self) -> None:
        """Nothing has to be pushed sideways."""
        width = await self.page.evaluate("document.documentElement.scrollWidth")
        assert self.page.viewport_size
        assert width <= self.page.viewport_size["width"], f"{width} pixels wide"

    async def is_lost(self) -> bool:
        """Whether the keyboard has fallen back to the start of the page."""
        return bool(await self.page.evaluate("document.activeElement === document.body"))

    async def focus_is_inside(self, at: Locator) -> bool:
        return bool(await at.evaluate("one => one.contains(document.activeElement)"))

    async def until(self, check: Callable[[], bool]) -> None:
        """For what only this process can see, after something that a browser did."""
        async with asyncio.timeout(SECONDS):
            while not check():
                # A turn of the page: its requests have then been sent.
                await self.page.evaluate("new Promise(requestAnimationFrame)")

    async def tabs_to(self, target: Locator) -> None:
        """By the Tab key alone, until the focus is there."""
        for _ in range(MOST_TABS):
            await self.page.keyboard.press("Tab")
            if await target.count() and await has_focus(target):
                return
        raise AssertionError(f"{MOST_TABS} presses of Tab never reached {target}")

    async def tabs_to_and_presses(self, target: Locator) -> None:
        await self.tabs_to(target)
        await self.page.keyboard.press("Enter")

    async def close(self) -> None:
        await self.context.close()


async def has_focus(target: Locator) -> bool:
    return bool(await target.evaluate("one => one === document.activeElement"))


def _labelled(label: str) -> re.Pattern[str]:
    """The label as it begins: Slack writes "(optional)" after it."""
    return re.compile(rf"^\s*{re.escape(label)}")
