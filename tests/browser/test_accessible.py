"""For those who listen to the page, have a small screen, or asked for less motion."""

import pytest
from playwright.async_api import expect

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import DANA, SAM, dm_of, sends
from tests.practice.app import ScriptedApp
from tests.practice.app import opens as opens_view
from tests.practice.blocks import (
    make_actions,
    make_element,
    make_input,
    make_modal,
    make_mrkdwn,
    make_section,
    make_text,
)
from tests.stories.town import Town

PHONE = (360, 740)


async def test_messages_with_cards_and_people_side_by_side_are_accessible(
    place: Town, opens: Opens
) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM}")
    dana, sam = window.pane(DANA), window.pane(SAM)
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
    await window.is_accessible()
    await dana.types("/peersupport crisis")
    await dana.dm.sees("988")
    await sam.dm.presses("Accept")
    await sam.dm.presses("Show contact")
    await sam.modal.sees("Dana Rivera")
    await window.is_accessible()


async def test_a_new_message_is_announced_in_a_log(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}")
    log = window.pane(DANA).dm.at
    await expect(log).to_have_attribute("role", "log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await log.evaluate("one => { one.dataset.mark = 'same' }")
    await sends(stage, app, DANA, "First words")
    await expect(log).to_contain_text("First words")
    await sends(stage, app, DANA, "Second words")
    await expect(log).to_contain_text("Second words")
    # The same region all the time: one that is made anew says nothing.
    await expect(log).to_have_attribute("data-mark", "same")
    await expect(log.get_by_role("article").first).to_contain_text("First words")


async def test_who_reads_the_newest_goes_on_and_who_reads_back_stays(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}")
    log = window.pane(DANA).dm.at
    # Slack takes one a second.
    stage.world.pace.on = False
    for number in range(12):
        await sends(stage, app, DANA, f"Card {number}", make_section(), make_actions())
    newest = log.get_by_role("button").last
    await expect(log.get_by_role("article")).to_have_count(12)
    await expect(newest).to_be_in_viewport(ratio=1)
    await log.evaluate("one => one.scrollTo({ top: 0, behavior: 'instant' })")
    await sends(stage, app, DANA, "One more", make_section(), make_actions())
    await expect(log.get_by_role("article")).to_have_count(13)
    await expect(log.get_by_role("article").first).to_be_in_viewport()


async def test_a_changed_card_keeps_its_place_and_the_keyboard(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    ts = await sends(stage, app, DANA, "A card", make_actions())
    await dana.dm.button("Press").focus()
    at = dm_of(stage, DANA)
    two = [make_section(), make_actions()]
    await app.client.chat_update(channel=at, ts=ts, text="A card", blocks=two)
    await dana.dm.sees("Words")
    assert await window.focus_is_inside(dana.dm.button("Press"))
    renamed = make_element(text=make_text("Press again"))
    await app.client.chat_update(channel=at, ts=ts, text="A card", blocks=[make_actions(renamed)])
    await dana.dm.sees_button("Press again")
    assert await window.focus_is_inside(dana.dm.button("Press again"))
    await app.client.chat_update(channel=at, ts=ts, text="A card", blocks=two[:1])
    await dana.dm.sees_no_button("Press again")
    assert await window.focus_is_inside(dana.dm.at)


@pytest.mark.parametrize(
    ("surface", "query"),
    [
        ("first", ""),
        ("messages", f"?as={DANA}"),
        ("drawer", f"?as={DANA},{SAM}&drawer=1"),
        ("tour", f"?as={DANA}&tour=0"),
    ],
)
async def test_a_small_screen_needs_no_sideways_scrolling(
    stage: Stage, app: ScriptedApp, opens: Opens, surface: str, query: str
) -> None:
    long = make_section(text=make_mrkdwn("A sentence that goes on. " * 12 + "x" * 80))
    await sends(stage, app, DANA, "A card", long, make_actions(*make_buttons()))
    window = await opens(stage.world.base_url, query, size=PHONE)
    await window.sees("Practice. Nobody real is reached.")
    await window.fits()
    await window.is_accessible()
    await window.shot(f"small-{surface}")


def make_buttons() -> list[dict[str, object]]:
    return [make_element(action_id=f"b{n}") for n in range(6)]


async def test_a_form_fits_a_small_screen(stage: Stage, app: ScriptedApp, opens: Opens) -> None:
    inputs = [make_input(block_id=f"b{n}", label="A rather long label " * 4) for n in range(9)]
    app.answers["command"] = opens_view(make_modal(*inputs))
    window = await opens(stage.world.base_url, f"?as={DANA}", size=PHONE)
    dana = window.pane(DANA)
    await dana.types("/peersupport")
    await dana.modal.sees("A rather long label")
    await window.fits()
    await dana.modal.button("Send").scroll_into_view_if_needed()
    await expect(dana.modal.button("Send")).to_be_in_viewport()
    await window.shot("small-form")
    await window.is_accessible()


async def test_nothing_moves_for_those_who_asked_for_less_motion(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, f"?as={DANA}", calm=True)
    await sends(stage, app, DANA, "Words", make_actions())
    await window.pane(DANA).dm.sees_button("Press")
    moving = await window.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one);
          return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0
            || parseFloat(style.animationDuration) > 0;
        }).length + document.getAnimations().length"""
    )
    assert moving == 0
