"""Whose Slack the page shows, and how one moves between people and tabs."""

from playwright.async_api import expect

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import DANA, SAM
from tests.browser.window import Window, has_focus


async def shows(window: Window, *user_ids: str) -> None:
    panes = window.page.locator(".pane")
    await expect(panes).to_have_count(len(user_ids))
    for user_id in user_ids:
        await window.pane(user_id).appears()


async def test_people_are_put_side_by_side_three_at_most_and_taken_away(
    stage: Stage, opens: Opens
) -> None:
    window = await opens(stage.world.base_url)
    await window.follows("Be Dana, a nurse")
    await shows(window, DANA)
    for label, people in (
        ("Sam Okafor", (DANA, SAM)),
        ("Lee Chen", (DANA, SAM, "U0LEE")),
        ("Kim Novak", (SAM, "U0LEE", "U0KIM")),
    ):
        offered = window.page.get_by_label("Slack of", exact=True)
        value = await offered.locator("option", has_text=label).get_attribute("value")
        await offered.select_option(value)
        await window.presses("Open")
        await shows(window, *people)
    await window.follows("Close Slack of Lee Chen")
    await shows(window, SAM, "U0KIM")
    assert window.page.url.endswith("?as=U0SAM,U0KIM")


async def test_what_was_typed_stays_when_another_slack_is_opened(
    stage: Stage, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await dana.composer.fill("Half a sen")
    await window.page.get_by_label("Slack of", exact=True).select_option("U0SAM")
    await window.presses("Open")
    await shows(window, DANA, SAM)
    await window.follows("Close Slack of Sam Okafor")
    await shows(window, DANA)
    await expect(dana.composer).to_have_value("Half a sen")


async def test_the_back_button_shows_what_was_shown_before(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.world.base_url)
    await window.follows("Be Dana, a nurse")
    await shows(window, DANA)
    await window.page.go_back()
    await shows(window)
    await window.sees("Take the guided tour")
    await window.page.go_forward()
    await shows(window, DANA)
    await window.page.reload()
    await shows(window, DANA)


async def test_tabs_are_moved_through_with_arrow_keys(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await window.tabs_to(dana.tab("Messages"))
    await window.page.keyboard.press("ArrowRight")
    assert await has_focus(dana.tab("Home"))
    await expect(dana.tab("Home")).to_have_attribute("aria-selected", "true")
    await dana.sees("The Home tab is empty until the app draws it.")
    await expect(dana.dm.at).to_be_hidden()
    await window.page.keyboard.press("Tab")
    assert await window.focus_is_inside(dana.home.at)
    await dana.tab("Home").focus()
    await window.page.keyboard.press("End")
    assert await has_focus(dana.tab("#shared"))
    await window.page.keyboard.press("Home")
    assert await has_focus(dana.tab("Messages"))
    await dana.dm.appears()


async def test_an_address_with_nobody_known_in_it_shows_the_first_screen(
    stage: Stage, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, "?as=U0NOBODY,<script>&drawer=7&tour=x")
    await window.sees("Take the guided tour")
    await shows(window)
