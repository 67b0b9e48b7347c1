"""A supporter practises the role on the page: asked, accepted, step by step, and looked back at."""

import re

from playwright.async_api import expect

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import SAM
from tests.browser.window import Part, Window


async def begins(window: Window, case: str, language: str, trainee: str) -> Part:
    """Starts it, and gives the part of the page in which it is played."""
    part = Part(window.page, window.page.locator("#rehearsal"))
    await part.at.get_by_role("radio", name=re.compile(case)).check()
    await part.at.get_by_role("radio", name=language).check()
    await part.picks("Who practises?", trainee)
    await part.presses("Start")
    return part


async def calls_and_ticks(window: Window, part: Part) -> None:
    await part.sees("Get ready")
    await part.presses("Start the call")
    await part.sees("Hello? Yes, this is Mia.")
    tick = part.at.get_by_role("checkbox").first
    await tick.click()
    await expect(tick).to_be_checked()
    await window.shot("role-play")
    await window.is_accessible()
    await part.presses("Go on")
    await part.sees("So you will not tell my manager?")


async def looks_back(window: Window, part: Part) -> None:
    await part.follows("Trainer's view")
    await part.sees("Sam Okafor accepted")
    await part.sees("In Slack: Show contact")
    await part.sees("Ticked (S1): I made sure who it was before I said why I call")
    await window.shot("role-play-trainer")
    await window.is_accessible()
    await part.follows("Back to the role-play")


async def test_a_case_is_played_from_the_card_to_the_look_back(unit: str, opens: Opens) -> None:
    window = await opens(unit, f"?as={SAM}&rehearsal=choose")
    await window.sees("Which case?")
    await window.shot("role-play-choose")
    await window.is_accessible()
    part = await begins(window, "A missed dose", "English", "Sam Okafor")
    await part.sees("Mia Falk has asked")
    sam = window.pane(SAM)
    await sam.dm.presses("Accept")
    await sam.dm.presses("Show contact")
    await sam.modal.sees("Mia Falk")
    await sam.modal.presses("Close")
    await calls_and_ticks(window, part)
    await looks_back(window, part)
    await part.presses("End the role-play")
    await part.sees("The role-play is over.")
    await sam.dm.sees_no_button("Show contact")
    await part.presses("Close and forget this")
    await part.no_longer_sees("The role-play is over.")


async def test_a_case_in_spanish_is_spanish_for_everybody_in_it(unit: str, opens: Opens) -> None:
    window = await opens(unit, "?as=U0INES&rehearsal=choose", size=(1000, 800))
    await window.sees("Which case?")
    part = await begins(window, "A complaint", "Español", "Ines Ortega")
    await part.sees("Hay una tarjeta en el Slack de Ines Ortega")
    await window.pane("U0INES").dm.presses("Aceptar")
    await part.presses("Empezar la llamada")
    await expect(part.at.locator("section")).to_have_attribute("lang", "es")
    await part.presses("Terminar la práctica")
    await part.sees("La práctica ha terminado.")


async def test_a_small_screen_shows_the_role_play_without_sideways_scrolling(
    stage: Stage, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, "?rehearsal=choose", size=(360, 740))
    await window.sees("Which case?")
    await window.fits()
    await window.shot("small-role-play")
    await window.is_accessible()
