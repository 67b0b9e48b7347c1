"""The drawer tells what comes next by itself, as the app and the workspace know it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import orjson
import pytest
from aiohttp import web

import bot.domain.deadlines as due
import bot.owed as telling_bot
from bot.domain.notices import Kind, Lane
from bot.ports import DueDeadline
from practice.gestures.stage import Stage
from practice.page.drawer import Owed, ask_owed
from practice.page.drawer.figures import span, until
from practice.page.drawer.owed import Deadline, OwedMessage, read_owed
from storage.waiting import Waiting, WaitingRow
from tests.page.drawer import hold, make_owed, page

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (270, "4 min 30 s"),
        (300, "5 min"),
        (3_605, "1 h"),
        (7_500, "2 h 5 min"),
        (90_000, "1 d 1 h"),
    ],
)
def test_a_span_is_told_by_its_two_largest_parts(seconds: int, words: str) -> None:
    assert span(seconds) == words


def test_what_is_late_says_so() -> None:
    assert until(100, 95) == "in 5 s"
    assert until(100, 100.4) == "now"
    assert until(100, 112) == "12 s late"


def test_the_outbox_and_the_deadlines_stand_with_their_countdowns(stage: Stage) -> None:
    now = stage.world.clock.moved()
    message = OwedMessage("ob1", "page", "crisis", "waiting", now - 65, now + 6, 2, "ca1")
    owed = make_owed(stage, outbox=(message,), deadlines=(Deadline("tier", now + 270.9, "ca1"),))
    words = page(stage, "drawer.owed", owed).words
    assert "The app's outbox: 1" in words
    assert "ob1 page ca1 crisis waiting 1 min 5 s in 5 s 2" in words
    assert "in 4 min 30 s" in words


def test_countdowns_go_by_the_moved_clock(stage: Stage) -> None:
    owed = make_owed(stage, deadlines=(Deadline("tier", stage.world.clock.moved() + 300.9),))
    assert "in 5 min" in page(stage, "drawer.owed", owed).words
    stage.world.clock.advance(240)
    assert "in 1 min" in page(stage, "drawer.owed", owed).words


def test_what_cannot_be_sent_stands_first(stage: Stage) -> None:
    rows = [OwedMessage(f"ob{n}", "digest", state="waiting") for n in range(50)]
    rows.append(OwedMessage("obX", "page", state="aside", set_aside=True, code="is_archived"))
    words = page(stage, "drawer.owed", make_owed(stage, outbox=tuple(rows))).words
    assert words.index("obX") < words.index("ob0")
    assert "set aside" in words
    assert "The app's outbox: 51, the next 25 shown" in words


def test_without_an_answer_the_reason_is_told_instead(stage: Stage) -> None:
    assert "Nobody has told this workspace" in page(stage, "drawer.owed", None).words
    assert "It may be stopping" in page(stage, "drawer.owed", "It may be stopping.").words


def test_messages_that_slack_holds_are_listed_with_whom_they_reach(stage: Stage) -> None:
    hold(stage, 181)
    words = page(stage, "drawer.owed").words
    assert "Q1 Dana Rivera" in words
    assert "in 3 min" in words
    hold(stage, 181, metadata={"event_type": "x"})
    assert "Slack never posts it" in page(stage, "drawer.owed").words


@asynccontextmanager
async def telling(answer: Callable[[], web.Response]) -> AsyncIterator[str]:
    """An app that tells what it owes, and where."""

    async def handle(request: web.Request) -> web.Response:
        return answer()

    server = web.Application()
    server.router.add_get("/owed", handle)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/owed"
    finally:
        await runner.cleanup()


async def asked(body: Any, status: int = 200) -> Owed | str:
    text = body if isinstance(body, str) else orjson.dumps(body).decode()
    async with (
        telling(lambda: web.Response(text=text, status=status)) as url,
        aiohttp.ClientSession() as session,
    ):
        return await ask_owed(session, url)


async def test_an_answer_is_read_and_unknown_fields_are_left_out() -> None:
    now = "2026-11-23T18:00:00+00:00"
    row = {"id": 7, "kind": "page", "lane": "crisis", "state": "waiting", "since": now}
    row |= {"next_try": now, "tries": 2, "set_aside": False, "code": None, "colour": "red"}
    due = {"kind": "tier", "due_at": "2026-11-23T18:05:00+00:00", "case": "ca1", "more": 1}
    found = await asked({"now": now, "outbox": [row], "deadlines": [due], "version": 3})
    assert isinstance(found, Owed)
    (message,), (deadline,) = found.outbox, found.deadlines
    assert (message.id, message.lane, message.tries, message.since) == ("7", "crisis", 2, found.now)
    assert (deadline.case, deadline.due_at - found.now) == ("ca1", 300)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("nothing", "it is no JSON"),
        ([], "it is no object"),
        ({}, "now is missing"),
        ({"now": "yesterday"}, "now.now is no time"),
        ({"now": "2026-11-23T18:00:00"}, "no time with an offset"),
        ({"now": "2026-11-23T18:00:00Z", "outbox": {}}, "outbox is no list"),
        ({"now": "2026-11-23T18:00:00Z", "outbox": [1]}, "outbox[0] is no object"),
        ({"now": "2026-11-23T18:00:00Z", "outbox": [{"tries": "x"}]}, "outbox[0].tries"),
        ({"now": "2026-11-23T18:00:00Z", "deadlines": [{}]}, "deadlines[0].due_at is missing"),
    ],
)
async def test_an_answer_that_cannot_be_read_names_the_place(body: Any, words: str) -> None:
    found = await asked(body)
    assert isinstance(found, str)
    assert words in found


async def test_a_refusal_is_repeated_with_its_word() -> None:
    assert await asked("the database does not answer", 503) == (
        "The app does not say what it owes: 503 the database does not answer"
    )


async def test_an_app_that_is_gone_is_a_sentence() -> None:
    async with aiohttp.ClientSession() as session:
        found = await ask_owed(session, "http://127.0.0.1:9/owed")
        assert found == "The app cannot be asked what it owes. It may be stopping or starting."
        assert "Nobody has told" in str(await ask_owed(session, ""))


async def test_what_the_bot_tells_is_what_the_drawer_reads() -> None:
    row = WaitingRow(
        outbox_id="ob1",
        kind=Kind.CONFIRMATION,
        lane=Lane.CRISIS,
        state="due",
        case_id=None,
        since=None,
        next_try=NOW,
        tries=1,
        code=None,
    )
    deadline = due.Deadline(NOW + timedelta(minutes=5), due.DeadlineKind.SEARCH)

    async def look() -> Waiting:
        return Waiting((row,), (DueDeadline("ca1", deadline),))

    told = telling_bot.Owed(lambda: NOW)
    told.look = look
    assert read_owed(await told.json()) == Owed(
        NOW.timestamp(),
        (OwedMessage("ob1", "confirmation", "crisis", "due", None, NOW.timestamp(), 1),),
        (Deadline("search", NOW.timestamp() + 300, "ca1"),),
    )
