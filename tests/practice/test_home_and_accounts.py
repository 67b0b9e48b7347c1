"""The Home tab, changes of accounts, joining and the removal of the app."""

import pytest
from slack_sdk.errors import SlackApiError

from practice.driver import CannotDo, Workspace
from tests.practice.app import ScriptedApp
from tests.practice.blocks import make_actions, make_home, make_modal


async def test_opening_home_tells_the_app_and_brings_the_current_view(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = slack.person("dana")
    await dana.opens_home()
    event = app.last("event")["event"]
    assert (event["type"], event["tab"], event["user"]) == ("app_home_opened", "home", "U0DANA")
    assert "view" not in event
    published = await app.client.views_publish(user_id="U0DANA", view=make_home(make_actions()))
    await dana.opens_home()
    assert app.last("event")["event"]["view"]["id"] == published["view"]["id"]
    await dana.opens_messages()
    assert app.last("event")["event"]["tab"] == "messages"


async def test_home_is_seen_by_one_person_and_its_buttons_work(
    slack: Workspace, app: ScriptedApp
) -> None:
    await app.client.views_publish(user_id="U0DANA", view=make_home(make_actions()))
    dana = slack.person("dana")
    await slack.person("sam").does_not_see("Press")
    await dana.clicks("Press", where="home")
    sent = app.last("action")
    assert sent["view"]["type"] == "home"
    assert not {"channel", "response_url", "message"} & set(sent)
    await app.client.views_open(trigger_id=sent["trigger_id"], view=make_modal(title="From home"))
    await dana.sees("From home", where="modal")


async def test_a_stale_hash_of_home_is_refused(slack: Workspace, app: ScriptedApp) -> None:
    first = await app.client.views_publish(user_id="U0DANA", view=make_home())
    stale = str(first["view"]["hash"])
    await app.client.views_publish(user_id="U0DANA", view=make_home(), hash=stale)
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await app.client.views_publish(user_id="U0DANA", view=make_home(), hash=stale)


async def test_a_modal_is_no_home(app: ScriptedApp) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await app.client.views_publish(user_id="U0DANA", view=make_modal())


async def test_a_changed_account_is_announced_with_its_new_facts(
    slack: Workspace, app: ScriptedApp
) -> None:
    sam = slack.person("sam")
    await sam.account(deleted=True, tz="Europe/Paris")
    event = app.last("event")["event"]
    assert (event["type"], event["user"]["id"]) == ("user_change", "U0SAM")
    assert (event["user"]["deleted"], event["user"]["tz"]) == (True, "Europe/Paris")
    with pytest.raises(SlackApiError, match="user_disabled"):
        await app.client.conversations_open(users="U0SAM")
    await sam.account(deleted=False)
    await app.client.conversations_open(users="U0SAM")
    with pytest.raises(CannotDo):
        await sam.account(shoe_size=43)


async def test_an_event_the_manifest_does_not_ask_for_is_not_sent(
    slack: Workspace, app: ScriptedApp
) -> None:
    await slack.joins(id="U0NEW", name="new", real_name="New Colleague")
    assert app.count("event") == 0
    await slack.person("new").types("/peersupport")
    assert app.last("command")["user_id"] == "U0NEW"


async def test_the_removal_of_the_app_is_announced(slack: Workspace, app: ScriptedApp) -> None:
    await slack.uninstall()
    for _ in range(20):
        kinds = {one["type"] for one in await slack.deliveries() if one["status"] != "sent"}
        if kinds == {"tokens_revoked", "app_uninstalled"}:
            return
        await slack.get("/wait", since=10**9, timeout=0.05)
    pytest.fail("The app was not told.")


async def test_starting_over_forgets_everything(slack: Workspace, app: ScriptedApp) -> None:
    await app.client.chat_postMessage(channel="U0DANA", text="Old")
    await slack.reset()
    assert (await slack.person("dana").screen())["dm"] == []
    assert await slack.seen() == []
    await slack.person("dana").types("/peersupport")
    assert app.count("command") == 1
