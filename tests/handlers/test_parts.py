"""The small parts: repetitions, work that goes on, the directory, where answers may be sent."""

import asyncio
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest

import bot.views
from bot.domain.policy import Urgency
from bot.usecases import requesting
from bot.views import ids
from bot.views.texts import refusals as words
from handlers import checking, doors
from handlers.calls import is_slack
from handlers.later import Later
from handlers.once import Once
from practice.options import TEAM
from tests.handlers.desk import Desk
from tests.make import make_person

DANA = make_person("U0DANA", TEAM)


async def test_a_repetition_waits_for_the_first_and_is_told_so() -> None:
    once, order = Once(), list[str]()
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with once("key") as is_first:
            begun.set()
            await go_on.wait()
            order.append(f"first {is_first}")

    async def second() -> None:
        async with once("key") as is_first:
            order.append(f"second {is_first}")

    running = asyncio.gather(first(), second())
    await begun.wait()
    go_on.set()
    await running
    assert order == ["first True", "second False"]


async def test_a_first_time_that_failed_does_not_count() -> None:
    once = Once()
    with pytest.raises(ValueError, match="no"):
        async with once("key"):
            raise ValueError("no")
    async with once("key") as is_first:
        assert is_first


async def test_only_so_many_deliveries_are_remembered() -> None:
    once = Once(kept=2)
    for key in ("a", "b", "c"):
        async with once(key):
            pass
    async with once("a") as is_first:
        assert is_first
    async with once("c") as is_first:
        assert not is_first


async def test_work_that_takes_longer_goes_on_by_itself() -> None:
    later, go_on, done = Later(), asyncio.Event(), list[str]()

    async def work() -> bool:
        await go_on.wait()
        done.append("done")
        return True

    assert not await later.within(0, work())
    go_on.set()
    await later.finish(1)
    assert done == ["done"]


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://hooks.slack.com/actions/T/1/x", True),
        ("http://hooks.slack.com/actions/T/1/x", False),
        ("https://hooks.slack.com.evil.example/x", False),
        ("https://hooks.slack.com@evil.example/x", False),
        ("https://user@hooks.slack.com/x", False),
        ("http://127.0.0.1:3000/actions/x", True),
        ("http://localhost:3000/actions/x", True),
        ("http://[::1]:3000/actions/x", True),
        ("https://hooks.slack.com:443/actions/x", True),
        ("http://127.0.0.1:3001/actions/x", False),
        ("http://localhost:3001/actions/x", False),
        ("https://127.0.0.1:3000/actions/x", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_answers_go_to_slack_or_to_our_own_api_and_nowhere_else(url: str, sent: bool) -> None:
    assert is_slack(url, "http://127.0.0.1:3000/api/") is sent


async def test_slack_is_asked_once_a_day_about_a_person(desk: Desk) -> None:
    for _ in range(3):
        await desk.deps.directory.caller(DANA)
    assert len(await desk.house.calls("users.info")) == 1
    await desk.house.passes(timedelta(days=1, minutes=1).total_seconds())
    await desk.deps.directory.caller(DANA)
    assert len(await desk.house.calls("users.info")) == 2


async def test_nobody_waits_for_help_because_slack_does_not_say_who_they_are(desk: Desk) -> None:
    for method in ("users.info", "conversations.open"):
        await desk.slack.fault(method, "500", times=0)
    who = await desk.deps.directory.caller(DANA)
    assert (who.dm, who.lang, who.zone) == ("U0DANA", "en", "America/New_York")


async def test_after_an_unknown_commit_the_dm_says_that_nothing_was_saved(desk: Desk) -> None:
    checking.start(desk.deps, DANA, after=(0.0,))
    await desk.person("dana").sees(words.NOT_SAVED.en, where="dm")
    await desk.person("dana").sees("988", where="dm")


async def test_after_an_unknown_commit_a_request_that_is_there_speaks_for_itself(
    desk: Desk,
) -> None:
    desk.house.asks(Urgency.NOW)
    checking.start(desk.deps, DANA, after=(0.0,))
    await desk.deps.later.finish(1)
    await desk.delivers()
    await desk.person("dana").sees("Your request is in", where="dm")
    assert words.NOT_SAVED.en not in await desk.person("dana").reads("dm")


async def test_the_country_of_the_lines_goes_with_get_me_a_person(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport crisis GB")
    await dana.clicks("Get me a person", where="ephemeral")
    await dana.sees("116 123", where="modal")
    case = requesting.open_case(desk.house.store, DANA)
    assert case is not None
    assert case.asking.country == "GB"


def test_every_button_that_the_views_draw_is_answered() -> None:
    drawn = re.compile(r"\bbutton\(\s*\w+,\s*[\w.]+,\s*ids\.([A-Z_]+)")
    views = Path(bot.views.__file__).parent.rglob("*.py")
    names = {name for file in views for name in drawn.findall(file.read_text("utf-8"))}
    assert len(names) > 20
    assert {getattr(ids, name) for name in names} <= doors.BUTTONS.keys()


async def test_no_answer_holds_what_was_typed(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "handlers")
    dana = desk.person("dana")
    for text in ("xylophone", "crisis xylophone", "on 9xylophone", "for @xylophone"):
        await dana.types(f"/peersupport {text}")
    await dana.says("xylophone")
    assert "xylophone" not in caplog.text
    assert b"xylophone" not in desk.database.read_bytes()
