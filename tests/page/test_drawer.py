"""The drawer tells an engineer what passed between the app and Slack, and how quickly."""

from collections.abc import AsyncIterator

import pytest

from practice.driver import Workspace
from practice.gestures.stage import Stage
from practice.page.drawer import drawer_slots
from practice.page.drawer.figures import LONGEST_JSON, pretty
from practice.page.drawer.latencies import latencies, of_calls, of_deliveries
from practice.page.drawer.owed import OwedMessage
from practice.page.drawer.traffic import SHOWN
from tests.page.drawer import Json, Page, called, hold, make_owed, page
from tests.practice.app import ScriptedApp, connected


@pytest.fixture
async def app(stage: Stage) -> AsyncIterator[ScriptedApp]:
    app = ScriptedApp(stage.world.base_url)
    async with connected(app):
        yield app


def test_the_newest_hundred_are_shown_newest_first(stage: Stage) -> None:
    now = stage.world.clock.real()
    for number in range(SHOWN + 50):
        called(stage, at=now + number)
    keys = [item.key for item in drawer_slots(stage, None)["drawer.calls"]]
    assert keys == [f"c{number}" for number in reversed(range(50, SHOWN + 50))]


async def test_both_directions_stand_in_one_list_by_time(
    stage: Stage, app: ScriptedApp, slack: Workspace
) -> None:
    await slack.person("dana").types("/peersupport help")
    called(stage, at=stage.world.clock.real() + 1)
    words = page(stage, "drawer.calls").words
    later = words.index("to Slack chat.postMessage Dana Rivera")
    assert later < words.index("to app /peersupport Dana Rivera")


def test_a_row_is_drawn_once_however_long_the_record_is(stage: Stage) -> None:
    for _ in range(5_000):
        called(stage)
    before = {item.key: item for item in drawer_slots(stage, None)["drawer.calls"]}
    called(stage)
    after = {item.key: item for item in drawer_slots(stage, None)["drawer.calls"]}
    fresh = [key for key, item in after.items() if item is not before.get(key)]
    assert fresh == ["c5000"]


def test_a_delivery_under_way_is_drawn_again_when_it_is_answered(stage: Stage) -> None:
    entry: Json = {"id": "Dl1", "kind": "event", "type": "message", "user": "U0DANA"}
    entry |= {"at": stage.world.clock.real(), "retry": 1, "status": "sent"}
    stage.world.record.delivered(entry)
    assert "waits for the app, retry 1" in page(stage, "drawer.calls").words
    entry |= {"status": "timeout", "latency_ms": 3000.0, "answer": None}
    assert "timed out, no answer within 3 s, retry 1 3000.0" in page(stage, "drawer.calls").words


def test_nothing_of_before_is_shown_once_the_workspace_started_over(stage: Stage) -> None:
    called(stage, method="views.open")
    drawer_slots(stage, None)
    stage.world.start_over()
    assert drawer_slots(stage, None)["drawer.calls"] == []
    called(stage, method="chat.update")
    assert "chat.update" in page(stage, "drawer.calls").words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "ok"),
        ({"error": "hung_up"}, "ok, but the answer was lost"),
        ({"fault": "slow"}, "ok (on demand)"),
        ({"ok": False, "error": "ratelimited"}, "refused: ratelimited, told to wait"),
        ({"ok": False, "error": "http_500"}, "failed with HTTP 500"),
        ({"ok": False}, "failed"),
        (
            {"ok": False, "error": "invalid_blocks", "messages": ["[ERROR] too long"]},
            "refused: invalid_blocks; [ERROR] too long",
        ),
    ],
)
def test_the_outcome_of_a_call_is_told_in_words(stage: Stage, changes: Json, words: str) -> None:
    called(stage, **changes)
    assert f"{words} 2.0" in page(stage, "drawer.calls").words


@pytest.mark.parametrize(
    ("arguments", "who"),
    [
        ({"channel": "U0DANA"}, "Dana Rivera"),
        ({"channel": "C0GENERAL"}, "#general"),
        ({"user_id": "U0SAM"}, "Sam Okafor"),
        ({"users": "U0LEE"}, "Lee Chen"),
        ({"channel": "CUNKNOWN"}, "CUNKNOWN"),
    ],
)
def test_a_call_names_whom_it_is_about(stage: Stage, arguments: Json, who: str) -> None:
    called(stage, arguments=arguments)
    assert f"chat.postMessage {who} Arguments" in page(stage, "drawer.calls").words


def test_a_message_to_a_dm_names_its_person(stage: Stage) -> None:
    called(stage, arguments={"channel": stage.world.channels.dm_of("U0DANA").id})
    assert "chat.postMessage Dana Rivera Arguments" in page(stage, "drawer.calls").words


def test_a_modal_names_who_pressed(stage: Stage) -> None:
    trigger = stage.world.permits.trigger("U0SAM")
    called(stage, method="views.open", arguments={"trigger_id": trigger})
    assert "views.open Sam Okafor" in page(stage, "drawer.calls").words


async def test_a_row_opens_to_what_was_sent(
    stage: Stage, app: ScriptedApp, slack: Workspace
) -> None:
    await slack.person("dana").types("/peersupport help me")
    called(stage, arguments={"text": "What the app wrote"}, answer={"ts": "17.1"})
    drawn = page(stage, "drawer.calls")
    assert len(drawn.all("details")) >= 2
    assert '"text": "help me"' in drawn.words
    assert '"text": "What the app wrote"' in drawn.words
    assert '"ts": "17.1"' in drawn.words


def test_words_of_people_are_words_only(stage: Stage) -> None:
    attack = "</pre><script>alert(1)</script><img src=x onerror=alert(1)>"
    called(stage, method=attack, error=attack, arguments={"text": attack, "channel": attack})
    drawn = page(stage, "drawer.calls")
    assert not drawn.all("script")
    assert not drawn.all("img")
    assert attack in drawn.words


def test_a_payload_without_end_is_cut_with_a_sentence() -> None:
    shown = pretty({"text": "x" * (LONGEST_JSON * 2)})
    assert len(shown) < LONGEST_JSON + 100
    assert "cut here" in shown


def test_latencies_give_the_median_and_what_95_percent_stay_within() -> None:
    found = latencies([float(n) for n in range(1, 101)], refused=0)
    assert (found.count, found.median, found.tail) == (100, 50.0, 95.0)
    assert latencies([7.0], 0).tail == 7.0
    assert latencies([], 0).median is None


def test_only_the_last_five_minutes_count(stage: Stage) -> None:
    now = stage.world.clock.real()
    called(stage, at=now - 301, latency_ms=900.0, ok=False)
    called(stage, at=now - 299, latency_ms=10.0)
    called(stage, latency_ms=30.0, ok=False, error="invalid_blocks")
    found = of_calls(stage.world)
    assert (found.count, found.median, found.tail, found.refused) == (2, 10.0, 30.0, 1)


def test_a_refused_answer_counts_as_refused_and_not_as_a_quick_call(stage: Stage) -> None:
    stage.world.complain("ack.command", "invalid_blocks", [])
    found = of_calls(stage.world)
    assert (found.count, found.refused) == (0, 1)


def test_a_delivery_counts_once_it_is_answered(stage: Stage) -> None:
    entry: Json = {"at": stage.world.clock.real(), "status": "sent"}
    stage.world.record.delivered(entry)
    assert of_deliveries(stage.world).count == 0
    entry |= {"status": "no_connection", "latency_ms": 1.0}
    assert (of_deliveries(stage.world).count, of_deliveries(stage.world).refused) == (1, 1)


def test_each_piece_is_one_element_with_its_key(stage: Stage) -> None:
    called(stage)
    hold(stage, 60)
    owed = make_owed(stage, outbox=(OwedMessage("ob1", "page"),))
    for items in drawer_slots(stage, owed).values():
        for item in items:
            assert Page(item.html).tags[0][1]["data-key"] == item.key


def test_every_slot_has_its_place_in_the_frame(stage: Stage) -> None:
    slots = drawer_slots(stage, None)
    places = [found["data-slot"] for _, found in page(stage, "drawer").tags if "data-slot" in found]
    assert ["drawer", *sorted(places)] == sorted(slots)


def test_ids_are_unique_and_labels_point_at_fields(stage: Stage) -> None:
    whole = [
        tag
        for items in drawer_slots(stage, None).values()
        for item in items
        for tag in Page(item.html).tags
    ]
    ids = [found["id"] for _, found in whole if "id" in found]
    assert len(ids) == len(set(ids))
    fields_of = {found["id"] for tag, found in whole if tag in ("input", "select")}
    assert fields_of == {found["for"] for tag, found in whole if tag == "label"}
