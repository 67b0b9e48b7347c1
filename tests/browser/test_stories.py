"""The main stories of the bot, told through the page."""

from tests.browser.conftest import Opens
from tests.browser.posting import DANA, EVA, KIM, LEE, NOOR, SAM
from tests.stories.town import Town


async def test_two_windows_side_by_side_from_asking_to_contact(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM}")
    dana, sam = window.pane(DANA), window.pane(SAM)
    await dana.types("/peersupport")
    await dana.modal.chooses("Talk now")
    await dana.modal.chooses("Phone call")
    await dana.modal.fills("Number to call you", "+1 555 0142")
    await dana.modal.presses("Ask")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
    await window.shot("asked-and-paged")
    await sam.dm.presses("Accept")
    await dana.dm.sees("Sam Okafor (Nurse) has accepted")
    await sam.dm.no_longer_sees("Dana")
    await sam.dm.presses("Show contact")
    await sam.modal.sees("Dana Rivera")
    await sam.modal.sees("+1 555 0142")
    await window.shot("show-contact")
    await sam.modal.presses("Close")
    await sam.dm.presses("We made contact")
    await dana.dm.sees("You two have made contact")
    await sam.dm.presses("Close this case")
    await sam.modal.sees("How did it end?")
    await window.shot("closing")
    await sam.modal.presses("Next")
    await sam.modal.sees("How heavy is this for you")
    await sam.modal.presses("Close this case")
    await dana.dm.sees("closed this")


async def test_a_decline_pages_the_next_and_cancelling_takes_every_card_back(
    place: Town, opens: Opens
) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM},{LEE}")
    dana, sam, lee = window.pane(DANA), window.pane(SAM), window.pane(LEE)
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await sam.dm.presses("Not now")
    await sam.dm.sees_no_button("Not now")
    await lee.dm.sees_button("Accept")
    await dana.dm.presses("Cancel my request")
    await dana.dm.sees("Your request is cancelled")
    await lee.dm.sees_no_button("Accept")


async def test_danger_reaches_the_lead_who_acknowledges(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{KIM}")
    dana, kim = window.pane(DANA), window.pane(KIM)
    await dana.types("/peersupport crisis")
    await dana.dm.sees("988")
    await dana.dm.sees("Only visible to you")
    await dana.dm.presses("Get me a person")
    await kim.dm.sees_button("Acknowledge")
    await window.shot("danger-and-lead")
    await kim.dm.presses("Acknowledge")
    await dana.dm.sees("A clinical lead has seen your request")
    await kim.dm.presses("Show contact")
    await kim.modal.sees("Dana Rivera")


async def test_what_only_you_see_is_dismissed_or_gone_on_reload(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await dana.types("/peersupport crisis")
    await dana.dm.sees("988")
    await dana.dm.presses("Dismiss")
    await dana.dm.no_longer_sees("988")
    await dana.types("/peersupport crisis")
    await dana.dm.sees("988")
    await window.page.reload()
    await dana.appears()
    await dana.dm.no_longer_sees("988")
    await dana.no_longer_sees("Only visible to you")


async def test_a_reload_in_the_middle_of_the_form_loses_the_form_and_no_request(
    place: Town, opens: Opens
) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await dana.types("/peersupport")
    await dana.modal.chooses("Today")
    await window.page.reload()
    await dana.appears()
    await dana.modal.is_gone()
    await dana.types("/peersupport")
    await dana.modal.chooses("Talk now")
    await dana.modal.presses("Ask")
    await dana.dm.sees("Your request is in")
    await window.page.reload()
    await dana.dm.sees("Your request is in")
    await dana.types("/peersupport status")
    await dana.dm.presses("Cancel my request")
    await dana.dm.sees("Your request is cancelled")


async def test_the_form_says_at_the_field_what_is_wrong(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    await dana.types("/peersupport")
    await dana.modal.presses("Ask")
    await dana.modal.sees("How soon? is a required field.")
    await dana.modal.chooses("Book a time")
    await dana.modal.fills("When?", "2020-01-01T08:00")
    await dana.modal.presses("Ask")
    await dana.modal.sees("Please choose a time from now on, at most 90 days ahead.")
    await window.shot("form-error")
    await window.is_accessible()


async def test_help_covers_the_form_and_going_back_finds_it_as_it_was(
    place: Town, opens: Opens
) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA}")
    dana = window.pane(DANA)
    note = "Anything that helps us find the right person"
    await dana.types("/peersupport")
    await dana.modal.chooses("Today")
    await dana.modal.fills(note, "Please somebody kind")
    await dana.modal.presses("I need help right now")
    await dana.modal.sees_button("Get me a person")
    await dana.modal.presses("Close")
    await dana.modal.has_chosen("Today")
    assert await dana.modal.field(note).input_value() == "Please somebody kind"


async def test_a_spanish_person_sees_spanish(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={EVA},{SAM}")
    eva, sam = window.pane(EVA), window.pane(SAM)
    await eva.types("/peersupport")
    await eva.modal.chooses("Hablar ahora")
    await window.shot("request-modal-es")
    await eva.modal.presses("Pedir")
    await eva.dm.sees("Tu solicitud ha llegado")
    assert await eva.dm.at.get_attribute("lang") == "es"
    await sam.dm.sees("Talk now")
    await sam.dm.presses("Accept")
    await eva.dm.sees("Sam Okafor (Enfermería) ha aceptado")
    read = await eva.dm.reads()
    assert not [
        words for words in ("Your request", "Check status", "Only visible") if words in read
    ]


async def test_home_is_drawn_and_switches_availability(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={SAM},{DANA}")
    sam, dana = window.pane(SAM), window.pane(DANA)
    await dana.opens("Home")
    await dana.home.sees_button("I need help right now")
    await dana.home.sees("988")
    await dana.home.sees_no_button("I am available")
    await sam.opens("Home")
    await sam.home.sees("You are available now")
    await window.shot("home")
    await window.is_accessible()
    await sam.home.presses("I am available")
    await sam.home.sees("You are in the backup pool")
    await dana.home.presses("Get peer support")
    await dana.modal.sees("Ask for peer support")


async def test_a_notification_shows_its_preview_and_nothing_more(place: Town, opens: Opens) -> None:
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM}")
    dana, sam = window.pane(DANA), window.pane(SAM)
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
    for pane in (dana, sam):
        notes = pane.at.locator(".notes")
        shown = await notes.inner_text()
        assert "Peer Support: " in shown
        for secret in ("Dana", "Rivera", "request", "Accept", "Make it danger now", "@"):
            assert secret not in shown, shown


async def test_moving_time_on_in_the_drawer_escalates(unit: str, opens: Opens) -> None:
    window = await opens(unit, f"?as={DANA},{NOOR}&drawer=1")
    dana, noor = window.pane(DANA), window.pane(NOOR)
    drawer = window.region("For engineers")
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await drawer.sees("chat.postMessage")
    await noor.dm.sees_no_button("Accept")
    await drawer.presses("5 min")
    await drawer.presses("30 s")
    await noor.dm.sees_button("Accept")
    await drawer.presses("5 min")
    await dana.dm.sees("Nobody has accepted yet")
    await drawer.sees("10 min 30 s")
    await drawer.sees("The app's deadlines")
    await drawer.sees("Messages that Slack holds for later: 1")
    await drawer.no_longer_sees("Messages that Slack holds for later: none")
    await window.shot("drawer")
    await window.is_accessible()


async def test_a_fault_on_demand_is_survived_and_seen(place: Town, opens: Opens) -> None:
    place.allowed_errors.add("chat.postMessage")
    window = await opens(place.slack.base_url, f"?as={DANA},{SAM}&drawer=1")
    dana, sam = window.pane(DANA), window.pane(SAM)
    drawer = window.region("For engineers")
    await drawer.presses("The next message fails once (500)")
    await drawer.sees("fails (HTTP 500)")
    await dana.types("/peersupport now")
    await dana.dm.sees("Your request is in")
    await sam.dm.sees_button("Accept")
    await drawer.sees("No fault waits.")
