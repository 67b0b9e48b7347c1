"""What the bot owes can be read while one practises: on this machine, by ids and codes only."""

import json
from collections.abc import MutableMapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.domain.deadlines import Deadline, DeadlineKind
from bot.domain.notices import Kind, Lane
from bot.health import Health, Metrics
from bot.owed import Owed
from bot.ports import DueDeadline, Unavailable
from bot.serving import OperatorDoor
from practice.options import Options
from practice.server import serve
from storage.waiting import Waiting, WaitingRow
from tests.app.practices import practising, until_paged
from tests.app.processes import bot, slack_environment

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)


def make_row(**overrides: Any) -> WaitingRow:
    values: dict[str, Any] = {
        "outbox_id": "o-1",
        "kind": Kind.PAGE,
        "lane": Lane.PAGE,
        "state": "pending",
        "case_id": "case-1",
        "since": NOW - timedelta(seconds=2),
        "next_try": NOW + timedelta(seconds=4),
        "tries": 2,
        "code": None,
    }
    return WaitingRow(**{**values, **overrides})


def make_owed(*rows: WaitingRow, deadlines: tuple[DueDeadline, ...] = ()) -> Owed:
    async def look() -> Waiting:
        return Waiting(rows, deadlines)

    owed = Owed(lambda: NOW)
    owed.look = look
    return owed


async def asked(owed: Owed | None) -> tuple[int, bytes, bytes]:
    """Status, content type and body at the operator's door."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError("nothing is read")

    health = Health()
    door = OperatorDoor(health, Metrics(health, lambda: NOW), owed)
    await door({"method": "GET", "path": "/owed"}, receive, send)
    start, body = sent
    return start["status"], dict(start["headers"])[b"content-type"], body["body"]


async def test_rows_and_deadlines_are_told_by_ids_codes_and_times() -> None:
    due = DueDeadline("case-1", Deadline(NOW + timedelta(minutes=5), DeadlineKind.SEARCH))
    aside = make_row(outbox_id="o-2", state="set_aside", since=None, code="msg_too_long")
    status, kind, body = await asked(make_owed(make_row(), aside, deadlines=(due,)))
    assert (status, kind) == (200, b"application/json")
    told = orjson.loads(body)
    assert told["now"] == "2026-11-23T17:00:00+00:00"
    assert told["outbox"][0] == {
        "id": "o-1",
        "kind": "page",
        "lane": "page",
        "state": "pending",
        "case": "case-1",
        "since": "2026-11-23T16:59:58+00:00",
        "next_try": "2026-11-23T17:00:04+00:00",
        "tries": 2,
        "set_aside": False,
        "code": None,
    }
    assert (told["outbox"][1]["set_aside"], told["outbox"][1]["code"]) == (True, "msg_too_long")
    search = {"kind": "search", "due_at": "2026-11-23T17:05:00+00:00", "case": "case-1"}
    assert told["deadlines"] == [search]


@pytest.mark.parametrize("has_look", [False, True])
async def test_without_its_database_it_says_so(has_look: bool) -> None:
    async def look() -> Waiting:
        raise Unavailable

    owed = Owed(lambda: NOW)
    owed.look = look if has_look else None
    status, _, body = await asked(owed)
    assert (status, body) == (503, b"the database does not answer")


async def test_in_real_life_there_is_no_such_door() -> None:
    assert (await asked(None))[0] == 404


async def test_a_real_run_does_not_tell_what_it_owes(tmp_path: Path) -> None:
    async with serve(Options()) as stage:
        environment = slack_environment(stage.world.base_url, tmp_path)
        async with bot(tmp_path, environment, "run") as process:
            await process.is_ready()
            assert (await process.get(f"{process.operator}/owed"))[0] == 404
            assert await process.stop() == 0


async def test_who_practises_sees_what_is_owed_whatever_port_the_system_picked(
    tmp_path: Path,
) -> None:
    async with practising(tmp_path, METRICS_PORT="0") as (process, slack):
        where = (await slack.get("/status"))["owed"]
        assert where.startswith("http://127.0.0.1:")
        status, text = await process.get(where)
        assert (status, json.loads(text)["deadlines"]) == (200, [])
        await slack.fault("chat.postMessage", "500", times=0, user="U0SAM")
        await slack.person("dana").types("/peersupport now", channel="dm")
        await until_paged(slack, "lee")
        told = json.loads((await process.get(where))[1])
        assert [one["kind"] for one in told["deadlines"]] == ["search"]
        assert "page" in {row["kind"] for row in told["outbox"]}
        words, people = json.dumps(told), await slack.people()
        facts = ("id", "dm", "real_name")
        assert [one[fact] for one in people for fact in facts if one[fact] in words] == []
        await slack.clear_faults()
        await until_paged(slack, "sam")
        assert await process.stop() == 0
