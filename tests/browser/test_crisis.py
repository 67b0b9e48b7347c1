"""A supporter is worried about safety, told through the page."""

from tests.browser.conftest import Opens
from tests.browser.posting import DANA, KIM, SAM
from tests.stories.town import Town


async def test_from_the_worry_to_the_lead_who_comes(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM},{KIM}", size=(1400, 1000))
    dana, sam, kim = window.pane(DANA), window.pane(SAM), window.pane(KIM)
    await dana.types("/peersupport now")
    await sam.dm.presses("Accept")
    await sam.dm.presses("I am worried about safety")
    await sam.modal.sees("C1 · Ask plainly and stay calm")
    await window.shot("crisis-first-step")
    await sam.modal.presses("Next step")
    await sam.modal.sees("What fits?")
    await window.shot("crisis-levels")
    await sam.modal.chooses(
        "C: Means to act, has a plan, or tried or prepared in the last 3 months"
    )
    await sam.modal.sees("C5 · Level C: help now")
    await dana.dm.sees("wants you to have these numbers at hand")
    await sam.modal.presses("Page the clinical lead")
    await kim.dm.sees("Sam Okafor is their supporter")
    await sam.modal.sees("until one acknowledges")
    await window.shot("crisis-lead-paged")
    await window.is_accessible()
    await kim.dm.presses("Acknowledge")
    await kim.dm.sees_button("Show the name to save a life")
    await sam.modal.presses("Close")
    await sam.dm.sees("Kim Novak acknowledged this at")
    await window.shot("crisis-lead-has-seen")
    await kim.dm.presses("Show the name to save a life")
    await kim.modal.sees("Only to save a life.")
    await window.shot("crisis-name")
    await kim.modal.presses("Show the name")
    await kim.modal.sees("Show contact now tells who it is.")
    await dana.dm.sees("your name was used to get help to you")
    await window.shot("crisis-name-told")
