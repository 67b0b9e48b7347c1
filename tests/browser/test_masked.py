"""Two people write to each other in the threads of their cards, told through the page."""

from tests.browser.conftest import Opens
from tests.browser.posting import DANA, SAM
from tests.browser.window import Pane, Window
from tests.stories.town import Town


async def replies(pane: Pane, button: str, words: str) -> None:
    """In the thread of the newest card that has this button."""
    inside = pane.page.get_by_role("button", name=button, exact=True)
    card = pane.dm.at.get_by_role("article").filter(has=inside).last
    await card.get_by_role("button", name="Reply in thread", exact=True).click()
    await pane.types(words)


async def asks(window: Window, dana: Pane) -> None:
    await dana.types("/peersupport")
    await dana.modal.chooses("Today")
    await dana.modal.chooses("They meet another name first, not mine")
    await dana.modal.sees("Number, place and video wait for Reveal my name.")
    await window.shot("masked-form")
    await dana.modal.presses("Ask")


async def test_a_masked_conversation_and_the_name_at_its_end(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM}", size=(1400, 1200))
    dana, sam = window.pane(DANA), window.pane(SAM)
    await asks(window, dana)
    await sam.dm.presses("Accept")
    await dana.dm.sees("To write, reply in the thread of this message.")
    await replies(dana, "Reveal my name", "I had a hard night on the ward")
    await sam.dm.sees("I had a hard night on the ward")
    await dana.dm.sees("Delivered.")
    await replies(sam, "Show contact", "I am here. Shall we write or call?")
    await dana.dm.sees("Sam Okafor writes:")
    await replies(dana, "Reveal my name", "Call me on 555 010 0100")
    await dana.dm.sees("This may show who you are. Send it?")
    await window.shot("masked-conversation")
    await window.is_accessible()
    await dana.dm.presses("Do not send")
    await dana.dm.sees("Not sent. Nobody has read it.")
    await sam.dm.presses("Show contact")
    await sam.modal.sees("Please do not try to find out who it is.")
    await window.shot("masked-contact")
    await sam.modal.presses("Close")
    await dana.dm.presses("Reveal my name")
    await dana.sees("Reveal your name?")
    await window.shot("masked-reveal")
    await dana.button("Reveal my name").click()
    await dana.modal.sees("Your name is shown now.")
    await dana.modal.presses("Skip")
    await sam.dm.presses("Show contact")
    await sam.modal.sees("Dana Rivera")
