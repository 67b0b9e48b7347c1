"""Two hundred messages and twenty people on the page, and a press is answered quickly."""

import statistics

from playwright.async_api import Locator, expect
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import Workspace
from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import DANA, SAM, Json, sends
from tests.browser.window import has_focus
from tests.practice.app import Answering, ScriptedApp
from tests.practice.blocks import make_actions, make_mrkdwn, make_section

MESSAGES = 200
PEOPLE = 20
PRESSES = 9
VISIBLY_MS = 200
_PRESS = """(button) => {
  const log = button.closest("[role=log]"), before = log.textContent, began = performance.now();
  const changed = new Promise((done) => new MutationObserver((_, watch) => {
    if (log.textContent === before) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - began));
  }).observe(log, { childList: true, subtree: true, characterData: true }));
  button.click();
  return changed;
}"""
"""Presses, and waits until the conversation reads differently and is painted: milliseconds."""


def make_card(words: str) -> list[Json]:
    return [make_section(text=make_mrkdwn(words)), make_actions()]


def counts() -> Answering:
    """An app that writes the number of presses into the card."""
    presses = 0

    async def answering(body: Json, ack: AsyncAck, client: AsyncWebClient) -> None:
        nonlocal presses
        presses += 1
        at = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        blocks = make_card(f"Pressed {presses} times")
        await client.chat_update(**at, text="Card", blocks=blocks)
        await ack()

    return answering


async def many(stage: Stage, app: ScriptedApp) -> None:
    # Slack would take minutes for so many.
    stage.world.pace.on = False
    for number in range(MESSAGES):
        await sends(stage, app, DANA, "Card", *make_card(f"Card number {number} with *words*"))
    async with Workspace(stage.world.base_url) as slack:
        for number in range(PEOPLE):
            await slack.joins(id=f"U0MANY{number}", name=f"many{number}")


async def time_of(button: Locator) -> float:
    return float(await button.evaluate(_PRESS))


async def test_two_hundred_messages_and_twenty_people_stay_quick(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    await many(stage, app)
    app.answers["action"] = counts()
    window = await opens(stage.world.base_url, f"?as={DANA},{SAM}")
    dana = window.pane(DANA)
    await expect(dana.dm.at.get_by_role("article")).to_have_count(MESSAGES)
    times = [await time_of(dana.dm.button("Press")) for _ in range(PRESSES)]
    # The middle one: a busy machine may lose a few.
    assert statistics.median(times) < VISIBLY_MS, times
    await dana.dm.sees(f"Pressed {PRESSES} times")
    await dana.composer.focus()
    await window.page.keyboard.type("still here")
    assert await has_focus(dana.composer)
