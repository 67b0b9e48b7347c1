"""From the request to the check-in, told through the page: what each of the two has before them."""

from tests.browser.conftest import Opens
from tests.browser.posting import DANA, SAM
from tests.browser.window import Pane, Window
from tests.stories.living import settled, until_hour
from tests.stories.town import Town


async def meet(window: Window, dana: Pane, sam: Pane) -> None:
    """From the form to the first contact."""
    await dana.types("/peersupport")
    await dana.modal.chooses("Talk now")
    await window.shot("request")
    await dana.modal.presses("Ask")
    await sam.dm.sees_button("Accept")
    await window.shot("page-card")
    await sam.dm.presses("Accept")
    await dana.dm.sees("Sam Okafor (Nurse) has accepted")
    await sam.dm.presses("Open checklist")
    await sam.modal.sees("S0 ·")
    await window.shot("checklist")
    await sam.modal.presses("Close")
    await sam.dm.presses("We made contact")
    await dana.dm.sees("You two have made contact")


async def close(window: Window, sam: Pane) -> None:
    """The two screens; a check-in after a day is agreed."""
    await sam.dm.presses("Close this case")
    await sam.modal.sees("How did it end?")
    await window.shot("close-first")
    await window.is_accessible()
    await sam.modal.presses("Next")
    await sam.modal.opens_fold("Follow-up that you two agreed on")
    await sam.modal.chooses("In 24 hours")
    await window.shot("close-second")
    await sam.modal.presses("Close this case")


async def test_from_the_form_to_the_check_in_and_the_five_questions(
    place: Town, opens: Opens
) -> None:
    # In the morning, so that it is day as well when the check-in has become due.
    await until_hour(place, 8)
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM}", size=(1280, 1100))
    dana, sam = window.pane(DANA), window.pane(SAM)
    await meet(window, dana, sam)
    await close(window, sam)
    await dana.dm.sees("As agreed, we check in")
    await settled(place)
    await place.move(hours=36)
    await dana.dm.sees("Checking in, as agreed")
    await window.shot("check-in")
    await window.is_accessible()
    await dana.dm.presses("I am okay")
    await dana.dm.presses("Tell us how it went")
    await dana.modal.sees("Not linked to your case.")
    await window.shot("evaluation")
