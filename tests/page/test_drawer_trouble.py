"""The drawer moves time on, lets trouble happen on demand, and says how the app is connected."""

from collections.abc import Iterator
from dataclasses import fields

import orjson

from practice.driver import Workspace
from practice.faults import KINDS, Fault
from practice.gestures.stage import Stage
from practice.page.drawer import drawer_slots
from practice.workings import ACTS
from tests.page.drawer import Json, Page, page
from tests.practice.app import ScriptedApp, connected, make_client


def controls(stage: Stage) -> Iterator[tuple[str, Json]]:
    """Every button of the drawer: the act and what it posts."""
    for items in drawer_slots(stage, None).values():
        for item in items:
            for button in Page(item.html).all("button"):
                if "data-act" in button:
                    yield button["data-act"], orjson.loads(button["data-body"])


async def test_every_button_of_the_drawer_is_an_act_that_works(
    stage: Stage, slack: Workspace
) -> None:
    found = list(controls(stage))
    assert {act for act, _ in found} == {
        "time", "faults", "down", "disconnect", "redeliver", "pace", "clear-faults",
    }  # fmt: skip
    for act, body in found:
        await slack.post(f"/{act}", body)


def test_every_form_of_the_drawer_is_an_act(stage: Stage) -> None:
    forms = page(stage, "drawer.time").all("form") + page(stage, "drawer.faults").all("form")
    assert [form["data-act"] for form in forms] == ["time", "faults"]
    assert {form["data-act"] for form in forms} <= set(ACTS)


def test_time_moves_on_by_six_usual_steps(stage: Stage) -> None:
    steps = [body["seconds"] for act, body in controls(stage) if act == "time"]
    assert steps == [30, 300, 1800, 3600, 28800, 86400]


async def test_the_moved_clock_is_shown(stage: Stage, slack: Workspace) -> None:
    assert "Moved on by 0 s" in page(stage, "drawer.time").words
    await slack.move_time(5400)
    assert "Moved on by 1 h 30 min" in page(stage, "drawer.time").words


def test_the_form_offers_every_method_kind_and_field_of_a_fault(stage: Stage) -> None:
    drawn = page(stage, "drawer.faults")
    named = {one["name"] for one in drawn.all("select") + drawn.all("input")}
    known = {field.name for field in fields(Fault)}
    assert named == known - {"hits", "channel"}
    values = {option["value"] for option in drawn.all("option")}
    assert {*KINDS, "*", "chat.postMessage", "U0DANA", ""} <= values


async def test_a_fault_that_waits_is_listed_until_it_has_struck(
    stage: Stage, slack: Workspace
) -> None:
    await slack.fault("chat.postMessage", "slow", seconds=0, user="U0DANA")
    words = page(stage, "drawer.faults").words
    assert "chat.postMessage is slow, 0 s Dana Rivera 1 0" in words
    await make_client(stage.world.base_url).chat_postMessage(channel="U0DANA", text="Hello")
    assert "No fault waits." in page(stage, "drawer.faults").words
    assert "ok (on demand)" in page(stage, "drawer.calls").words


async def test_faults_can_be_cleared_slack_that_is_down_as_well(
    stage: Stage, slack: Workspace
) -> None:
    await slack.down()
    await slack.fault("*", "500", times=0)
    words = page(stage, "drawer.faults").words
    assert "Slack is down until the faults are cleared." in words
    assert "every method fails (HTTP 500) everybody until cleared" in words
    await slack.post("/clear-faults")
    assert "No fault waits." in page(stage, "drawer.faults").words
    assert "Slack up" in page(stage, "drawer.sockets").words


async def test_a_switch_turns_itself_over(stage: Stage, slack: Workspace) -> None:
    assert ("redeliver", {"on": True}) in controls(stage)
    assert ("pace", {"on": False}) in controls(stage)
    await slack.redeliver(True)
    assert ("redeliver", {"on": False}) in controls(stage)
    assert "Every delivery comes twice: on" in page(stage, "drawer.faults").words


async def test_an_act_is_seen_on_the_page_at_once(stage: Stage, slack: Workspace) -> None:
    seq = stage.world.changes.seq
    await slack.redeliver(True)
    assert stage.world.changes.seq > seq


async def test_the_connections_of_the_app_are_counted(stage: Stage) -> None:
    assert "Connections 0" in page(stage, "drawer.sockets").words
    async with connected(ScriptedApp(stage.world.base_url)):
        words = page(stage, "drawer.sockets").words
    assert "Mode Socket Mode Connections 1 Slack up" in words
    assert "The made-up unit ready" in words
