"""The first minutes of somebody who has never heard of this, without touching a mouse."""

from playwright.async_api import expect

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.window import Pane, Part, Window, has_focus


async def opens_the_slack_of(window: Window, name: str, user_id: str) -> Pane:
    """As the tour offers it."""
    link = window.link(f"Open the Slack of {name}")
    await window.tabs_to_and_presses(link)
    await expect(link).to_have_count(0)
    return await window.pane(user_id).appears()


async def is_at(window: Window, step: int, title: str) -> None:
    tour = window.region("Guided tour")
    await tour.sees(f"Step {step} of ")
    await tour.sees(title)


async def asks_by_keyboard(window: Window, dana: Pane) -> None:
    await window.tabs_to(dana.composer)
    await window.page.keyboard.type("/peersupport")
    await window.page.keyboard.press("Enter")
    await dana.modal.sees("Ask for peer support")
    await is_at(window, 2, "Say how soon")
    radios = dana.modal.at.get_by_role("radio")
    await window.tabs_to(radios.first)
    # From the first choice of the group to the second.
    await window.page.keyboard.press("ArrowDown")
    await dana.modal.has_chosen("Talk now")
    await window.shot("request-modal")
    await window.tabs_to_and_presses(dana.modal.button("Ask"))


async def declines_by_keyboard(window: Window) -> None:
    lee = await opens_the_slack_of(window, "Lee", "U0LEE")
    await lee.dm.sees_button("Not now")
    await window.shot("page-card")
    await window.tabs_to_and_presses(lee.dm.button("Not now"))
    await lee.dm.sees_no_button("Not now")
    assert not await window.is_lost()


async def accepts_by_keyboard(window: Window) -> Pane:
    sam = await opens_the_slack_of(window, "Sam", "U0SAM")
    await window.tabs_to_and_presses(sam.dm.button("Accept"))
    await sam.dm.sees_button("Show contact")
    assert not await window.is_lost()
    return sam


async def closes_by_keyboard(window: Window, sam: Pane) -> None:
    await window.tabs_to_and_presses(sam.dm.button("Open checklist"))
    await sam.modal.sees("S0 ·")
    await is_at(window, 7, "Close the case")
    await window.tabs_to(sam.modal.at.get_by_role("checkbox").first)
    await window.page.keyboard.press("Space")
    await sam.modal.sees("1 of ")
    await window.shot("checklist")
    await window.page.keyboard.press("Escape")
    await sam.modal.is_gone()
    await window.tabs_to_and_presses(sam.dm.button("Close this case"))
    await sam.modal.sees("How did it end?")
    await window.tabs_to_and_presses(sam.modal.button("Next"))
    await sam.modal.sees("How heavy is this for you")
    await window.tabs_to_and_presses(sam.modal.button("Close this case"))


async def test_from_the_first_screen_to_a_closed_case_by_keyboard_alone(
    unit: str, opens: Opens
) -> None:
    window = await opens(unit)
    await window.tabs_to_and_presses(window.link("Take the guided tour"))
    await is_at(window, 1, "Ask")
    dana = await opens_the_slack_of(window, "Dana", "U0DANA")
    await asks_by_keyboard(window, dana)
    await dana.dm.sees("Your request is in")
    await dana.modal.is_gone()
    assert await has_focus(dana.composer)
    await is_at(window, 3, "Decline")
    await declines_by_keyboard(window)
    await is_at(window, 4, "Accept")
    sam = await accepts_by_keyboard(window)
    await dana.dm.sees("Sam Okafor")

    await is_at(window, 5, "See who asked")
    await window.tabs_to_and_presses(sam.dm.button("Show contact"))
    await sam.modal.sees("Dana Rivera")
    await is_at(window, 6, "Let the list help")
    await window.page.keyboard.press("Escape")
    await sam.modal.is_gone()
    assert await has_focus(sam.dm.button("Show contact"))
    await closes_by_keyboard(window, sam)
    await is_at(window, 8, "Back at Dana")
    await dana.dm.sees("closed")
    await window.shot("three-side-by-side")
    await window.tabs_to_and_presses(window.link("End the tour"))
    await window.region("Guided tour").is_gone()


async def test_the_first_screen_says_three_things_to_try_and_nothing_else(
    stage: Stage, opens: Opens
) -> None:
    window = await opens(stage.world.base_url)
    main = Part(window.page, window.page.get_by_role("main"))
    await main.sees("Take the guided tour")
    lines = await main.at.locator("li").all_inner_texts()
    assert [line.partition(".")[0] for line in lines] == ["Ask", "Answer", "Learn"]
    assert "".join(await main.reads()).replace("\n", "") == "".join(lines)
    assert await window.page.get_by_role("navigation").count() == 0
    await window.shot("first-screen")
    await window.is_accessible()


async def test_the_tour_can_be_skipped_at_any_time(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.world.base_url)
    await window.follows("Take the guided tour")
    await is_at(window, 1, "Ask")
    await window.follows("Skip it")
    await window.region("Guided tour").is_gone()


async def test_starting_over_gives_the_unit_as_it_was_at_first(unit: str, opens: Opens) -> None:
    window = await opens(unit, "?as=U0DANA,U0SAM")
    dana, sam = window.pane("U0DANA"), window.pane("U0SAM")
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
    # Nobody answers while the workspace is made anew.
    window.watch.allowed += ["WebSocket", "ERR_CONNECTION_REFUSED"]
    await window.opens_fold("Start over")
    await window.presses("Start over now")
    await window.sees("Take the guided tour")
    await window.goes("?as=U0DANA,U0SAM")
    await sam.dm.sees("You are in")
    await sam.dm.sees_no_button("Accept")
    await dana.dm.no_longer_sees("Your request is in")
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
