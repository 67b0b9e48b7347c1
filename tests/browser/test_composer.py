"""The field in which a person types: commands with hints, people by name, corrections."""

from playwright.async_api import expect

from practice.gestures.stage import Stage
from tests.browser.conftest import Opens
from tests.browser.posting import DANA
from tests.practice.app import ScriptedApp
from tests.practice.app import opens as opens_view
from tests.practice.blocks import make_modal


async def test_commands_are_offered_with_their_hints_from_the_manifest(
    stage: Stage, opens: Opens
) -> None:
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.composer.press_sequentially("/peer")
    await expect(dana.composer).to_have_attribute("aria-expanded", "true")
    offers = dana.at.get_by_role("option")
    await expect(offers).to_have_count(2)
    await expect(offers.first).to_contain_text("/peersupport")
    await expect(offers.first).to_contain_text("now | crisis [US] | status")
    await expect(offers.first).to_contain_text("Ask for a trained colleague")


async def test_an_offer_is_taken_by_keyboard_and_said_to_a_screen_reader(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.composer.press_sequentially("/peer")
    await expect(dana.at.get_by_role("option")).to_have_count(2)
    await dana.composer.press("ArrowDown")
    await dana.composer.press("ArrowDown")
    active = await dana.composer.get_attribute("aria-activedescendant")
    chosen = dana.at.get_by_role("option", selected=True)
    assert await chosen.get_attribute("id") == active
    await expect(chosen).to_contain_text("/peersupport-admin")
    await dana.composer.press("Enter")
    await expect(dana.composer).to_have_value("/peersupport-admin ")
    await expect(dana.composer).to_have_attribute("aria-expanded", "false")
    await dana.composer.press_sequentially("roster add @sa")
    await expect(dana.at.get_by_role("option")).to_have_count(1)
    await dana.composer.press("ArrowDown")
    await dana.composer.press("Tab")
    await expect(dana.composer).to_have_value("/peersupport-admin roster add @sam ")
    await dana.composer.press("Enter")
    await expect(dana.composer).to_have_value("")
    assert app.last("command")["text"] == "roster add <@U0SAM|sam>"


async def test_escape_closes_the_offers_and_keeps_what_was_typed(
    stage: Stage, opens: Opens
) -> None:
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.composer.press_sequentially("/peer")
    await expect(dana.at.get_by_role("option")).to_have_count(2)
    await dana.composer.press("Escape")
    await expect(dana.at.get_by_role("option")).to_have_count(0)
    await expect(dana.composer).to_have_value("/peer")


async def test_a_wrong_command_gets_slacks_own_sentence_and_stays_in_the_field(
    stage: Stage, opens: Opens
) -> None:
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.types("/peersuport now")
    await dana.sees("/peersuport is not a valid command.")
    await expect(dana.composer).to_have_value("/peersuport now")


async def test_the_global_shortcut_is_one_press_away(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    app.answers["shortcut"] = opens_view(make_modal(title="From a shortcut"))
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.at.get_by_role("button", name="Get peer support").click()
    await dana.modal.sees("From a shortcut")


async def test_an_own_message_is_corrected_and_taken_back(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.types("Is @sam ther?")
    await dana.dm.sees("@Sam Okafor ther?")
    await dana.dm.presses("Edit")
    await expect(dana.composer).to_have_value("Is @sam ther?")
    await dana.composer.fill("Is @sam there?")
    await dana.composer.press("Enter")
    await dana.dm.sees("@Sam Okafor there?")
    await dana.dm.sees("(edited)")
    await expect(dana.composer).to_have_value("")
    await dana.dm.presses("Delete")
    await dana.dm.no_longer_sees("there?")
    assert not stage.world.channels.dm_of(DANA).messages


async def test_a_reply_goes_into_the_thread_and_is_shown_under_what_it_answers(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    posted = await app.client.chat_postMessage(channel=DANA, text="The card")
    await app.client.chat_postMessage(channel=DANA, text="Something later")
    dana = (await opens(stage.world.base_url, f"?as={DANA}")).pane(DANA)
    await dana.dm.sees("Something later")
    await dana.at.get_by_role("button", name="Reply in thread").first.click()
    await dana.composer.press_sequentially("My answer")
    await dana.composer.press("Enter")
    await dana.dm.sees("My answer")
    await expect(dana.composer).to_have_value("")
    articles = dana.at.get_by_role("article")
    await expect(articles.nth(1)).to_contain_text("My answer")
    assert app.last("event")["event"]["thread_ts"] == posted["ts"]
    await dana.types("No reply any more")
    await dana.dm.sees("No reply any more")
    assert "thread_ts" not in app.last("event")["event"]


async def test_words_typed_in_a_channel_stay_there_and_the_app_hears_nothing(
    stage: Stage, app: ScriptedApp, opens: Opens
) -> None:
    window = await opens(stage.world.base_url, "?as=U0DANA,U0SAM")
    dana, sam = window.pane(DANA), window.pane("U0SAM")
    await dana.opens("#general")
    await dana.types("Good morning")
    await dana.sees("Good morning")
    await expect(sam.tab("#general")).to_contain_text("1 new")
    await sam.opens("#general")
    await sam.sees("Good morning")
    await sam.no_longer_sees("1 new")
    assert app.count("event") == 0
