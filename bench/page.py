"""The promise of the practice page: a click is answered visibly, however much the page holds."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page, ViewportSize, async_playwright
from slack_sdk.web.async_client import AsyncWebClient

from bench.table import Row
from tests.browser.finding import ADVICE, ARGUMENTS, look, this_machine
from tests.stories.conftest import all_on, found_program
from tests.stories.town import Town, town

MESSAGES = 200
"""In the conversation of the person shown; each a card with its buttons, as the bot drew it."""
PEOPLE = 20
"""At least, in the workspace."""
ROUNDS = 100
LIMIT_MS = 200.0
LOST_MS = 10_000
"""After so long a change that never came ends the benchmark."""

_Act = Callable[[Page], Awaitable[None]]

_DANA = "U0DANA"
_COMMAND = "/peersupport help"
_IN_PANE = f"[data-person={_DANA}]"
_MODAL = f"{_IN_PANE} [role=dialog]"
_DM = f"{_IN_PANE} [data-panel=dm]"
_DISMISS = f"{_DM} [data-do=dismiss]"
_HINTS = f"{_IN_PANE} [role=listbox]:not([hidden]) [role=option]"
_FIELD = f"{_IN_PANE} [role=combobox]"

# From the moment the person let go of the button or pressed the key, as the browser noted it,
# until the next frame after the change stood in the document.
_ARM = """
([gesture, selector, there, lost]) => {
  window.measured = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`${selector} did not change`)), lost);
    let began = null;
    const look = () => {
      if (began === null || (document.querySelector(selector) !== null) !== there) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => resolve(performance.now() - began);
        painted.port2.postMessage(null);
      });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    const begin = (event) => { began = event.timeStamp; };
    addEventListener(gesture, begin, { capture: true, once: true });
  });
}
"""


async def page() -> list[Row]:
    """Takes under a minute. Without a browser a line says so, and nothing is measured."""
    path = await asyncio.to_thread(lambda: look(this_machine()))
    if path is None:
        print(f"The page was not measured: there is no browser. {ADVICE}", flush=True)
        return []
    print(
        f"{ROUNDS} rounds on the practice page: {MESSAGES} messages, {PEOPLE} people or more",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder), "socket") as place:
            await place.start_bot(LOG_LEVEL="INFO")
            await _fill(place)
            return await _measured(place, path)


async def _fill(place: Town) -> None:
    """Dana's conversation is as long as it gets. The pace is off: it is not what is measured."""
    await found_program(place, "sam", "lee")
    await all_on(place, "sam", "lee")
    await place.slack.pace(False)
    dana = place.person("dana")
    await dana.types("/peersupport now", channel="dm")
    await dana.sees("Details", where="dm")
    (card,) = (await dana.screen())["dm"][-1:]
    client = AsyncWebClient(
        token=place.environment()["SLACK_BOT_TOKEN"], base_url=f"{place.slack.base_url}/api/"
    )
    for _ in range(MESSAGES - len((await dana.screen())["dm"])):
        await client.chat_postMessage(channel=_DANA, text=card["text"], blocks=card["blocks"])
    await dana.reloads()
    assert len((await dana.screen())["dm"]) >= MESSAGES
    assert len(await place.slack.people()) >= PEOPLE


async def _measured(place: Town, path: str) -> list[Row]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        shown = await browser.new_page(viewport=ViewportSize(width=1280, height=800))
        await shown.goto(f"{place.slack.base_url}/?as={_DANA}")
        await shown.locator(f"{_DM} article").nth(MESSAGES - 1).wait_for()
        rows = await _rounds(shown)
        await browser.close()
    return rows


async def _rounds(shown: Page) -> list[Row]:
    samples: dict[str, list[float]] = {step.name: [] for step in _STEPS}
    for _ in range(ROUNDS):
        for step in _STEPS:
            await step.before(shown)
            await shown.evaluate(_ARM, [step.begins, step.selector, step.there, LOST_MS])
            await step.act(shown)
            samples[step.name].append(await shown.evaluate("window.measured"))
    return [Row(f"page: {name}", tuple(found), 0.95, LIMIT_MS) for name, found in samples.items()]


async def _nothing(shown: Page) -> None:
    """Most steps begin where the one before ended."""


async def _press(shown: Page) -> None:
    await shown.locator(f"{_DM} article").last.get_by_role("button", name="Details").click()


async def _close(shown: Page) -> None:
    await shown.locator(_MODAL).get_by_role("button", name="Close", exact=True).click()


async def _slash(shown: Page) -> None:
    await shown.locator(_FIELD).press("/")


async def _type_on(shown: Page) -> None:
    await shown.keyboard.type(_COMMAND.removeprefix("/"))


async def _send(shown: Page) -> None:
    await shown.keyboard.press("Enter")


async def _dismiss(shown: Page) -> None:
    await shown.locator(_DISMISS).last.click()


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    begins: str
    """The event of the browser that ends what the person does."""
    selector: str
    there: bool
    """Whether the change brings what is selected, or takes it away."""
    act: _Act
    before: _Act = _nothing


_STEPS = (
    _Step("button pressed -> modal visible", "click", _MODAL, True, _press),
    _Step("modal closed -> gone", "click", _MODAL, False, _close),
    _Step("/ typed -> hints visible", "keydown", _HINTS, True, _slash),
    _Step("command sent -> answer visible", "keydown", _DISMISS, True, _send, _type_on),
    _Step("answer dismissed -> gone", "click", _DISMISS, False, _dismiss),
)
