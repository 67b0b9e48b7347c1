"""The rota through the page: a shift by form, who is on call, cover taken in part, gaps told."""

from tests.browser.conftest import Opens
from tests.browser.posting import LEE, RAE, SAM
from tests.browser.window import Pane, Window
from tests.stories.living import settled, until_hour
from tests.stories.town import Town


async def adds_shift(window: Window, rae: Pane) -> None:
    await rae.types("/peersupport-admin shift add")
    await rae.modal.sees("No shift on public holidays of")
    await rae.modal.fills("Name of the shift", "Weekdays")
    await rae.modal.opens_fold("Who")
    await rae.modal.chooses("Sam Okafor")
    await rae.modal.fills("No shift on public holidays of", "us-ny")
    await window.shot("shift-form")
    await window.is_accessible()
    await rae.modal.presses("Save")
    await rae.modal.sees("Nobody serves on public holidays (US-NY).")
    await rae.modal.presses("Close")


async def gives_away(window: Window, sam: Pane, lee: Pane) -> None:
    await sam.types("/peersupport cover")
    await sam.modal.sees("Which shift?")
    await window.shot("cover-form")
    await window.is_accessible()
    await sam.modal.field("Which shift?").select_option(index=1)
    await sam.modal.presses("Ask")
    await sam.modal.sees("We are asking colleagues: 1.")
    await sam.modal.presses("Close")
    await lee.dm.sees("Can you take this shift? Weekdays for Sam Okafor")
    await window.shot("cover-cards")
    await lee.dm.presses("Take part of it")
    await lee.modal.sees("Open: from")
    await window.shot("cover-part")
    await lee.modal.presses("Close")


async def test_a_shift_is_added_given_away_and_looked_at(place: Town, opens: Opens) -> None:
    await until_hour(place, 5)
    window = await opens(place.slack.base_url, f"?as={RAE},{SAM},{LEE}", size=(1700, 1100))
    rae, sam, lee = (window.pane(who) for who in (RAE, SAM, LEE))
    await adds_shift(window, rae)
    await gives_away(window, sam, lee)
    await rae.types("/peersupport-admin coverage 7d")
    await rae.sees("Quality of the coverage")
    await settled(place)
    await window.shot("coverage")
    await window.is_accessible()
