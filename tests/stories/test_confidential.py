"""Nobody learns who asked, or a word of theirs: not from a file, a log, a number or a screen."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories.conftest import all_on, found_program
from tests.stories.living import TALKED, closes
from tests.stories.looking import has_cards, until
from tests.stories.planting import (
    WORDS,
    in_no_file_and_no_log,
    in_no_metric,
    on_no_screen_but,
    only_in_a_modal,
    planted,
    within,
)
from tests.stories.town import Town, town


@pytest.fixture(params=[("socket", "json"), ("http", "text")], ids=["socket-json", "http-text"])
async def watched(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    """A program with everybody on, a bot that logs all it has, and faults that are allowed."""
    mode, form = request.param
    async with town(tmp_path, mode) as place:
        await place.start_bot(LOG_FORMAT=form)
        await found_program(place, "sam", "lee")
        await all_on(place, "sam", "lee")
        yield place
        await place.stop_bot()
        await in_no_file_and_no_log(place)


async def types_and_says_everything(place: Town) -> None:
    """Text that nobody should keep, wherever it can be typed."""
    dana = place.person("dana")
    await dana.types(f"/peersupport {WORDS['typed']} please")
    await dana.closes()
    await dana.types(f"/peersupport I want to kill myself {WORDS['typed']}", channel="dm")
    if (await dana.screen())["modals"]:
        await dana.closes()
    await dana.types(f"/peersupport crisis {WORDS['country']}")
    said = await dana.says(f"hello {WORDS['said']}, I want to die")
    await dana.sees("I am a program, not a person", where="dm")
    await dana.edits(said["ts"], f"no, {WORDS['edited']}")
    await dana.deletes(said["ts"])
    word = WORDS["admin"]
    for command in (
        f"roster add @tom unit={word} profession={word}",
        f"unit add {word}",
        f"settings night-number {word}",
        f"policy set now 2@5m {word}",
        f"lead add @tom {word}",
        f"{word} {word}",
    ):
        await dana.types(f"/peersupport-admin {command}")


async def asks(place: Town, urgency: str, mode: str, **fields: str) -> str:
    """Returns the delivery of the submission."""
    dana = place.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", urgency)
    await dana.chooses("How would you like to connect?", mode)
    for label, value in fields.items():
        await dana.fills(label, value)
    await dana.fills("People I would rather not meet", ["tom"])
    return str((await dana.submits())["delivery_id"])


NOTE = "Anything that helps us find the right person"


async def forges(place: Town, click: str, submission: str) -> None:
    """Payloads as Slack would never send them, with her words wherever one can stand."""
    word = WORDS["forged"]
    changed: list[dict[str, Any]] = [
        {"actions": [{"action_id": word, "value": word, "type": "button", "action_ts": word}]},
        {"actions": word},
        {"user": {"id": word, "name": word}},
        {"team": {"id": word, "domain": word}, "api_app_id": word},
        {"response_url": f"http://127.0.0.1:9/{word}"},
        {"container": {"message_ts": word, "channel_id": word}, "message": word},
        {"trigger_id": word, "type": word},
    ]
    for payload in changed:
        await place.slack.forge(like=click, payload=payload)
    views: list[dict[str, Any]] = [
        {"view": {"callback_id": word}},
        {"view": {"private_metadata": word, "id": word, "hash": word}},
        {"view": {"state": {"values": {word: {word: {"type": word, "value": word}}}}}},
        {"view": {"state": word}},
    ]
    for payload in views:
        await place.slack.forge(like=submission, payload=payload)
    for event in ({"type": word}, {"type": "message", "text": word, "channel": word}, word):
        payload = {"type": "event_callback", "event": event, "event_id": f"Ev{word}"}
        await place.slack.forge(type="event", payload={**payload, "team_id": word})
    command = {"command": f"/{word}", "text": word, "user_id": word, "team_id": word}
    await place.slack.forge(type="command", payload=command)
    if place.mode == "http":
        for signature in ("bad", "stale", "none"):
            body = {"text": word, "user_id": "U0DANA", "command": "/peersupport"}
            await place.slack.forge(type="command", payload=body, signature=signature)


async def test_what_a_requester_types_and_who_they_are_is_found_nowhere(watched: Town) -> None:
    place = watched
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await types_and_says_everything(place)
    asked = {"Number to call you": WORDS["number"], NOTE: f"about {WORDS['note']}"}
    submission = await asks(place, "Talk now", "Phone call", **asked)
    await has_cards(place, "lee", "Accept", 1)
    await lee.clicks("Details", where="dm")
    await lee.closes()
    await lee.clicks("Not now", where="dm")
    await has_cards(place, "sam", "Accept", 1)
    await on_no_screen_but(place)
    await sam.clicks("Accept", where="dm")
    await has_cards(place, "sam", "Show contact", 1)
    pressed = await sam.clicks("Show contact", where="dm")
    for word in ("Dana Rivera", WORDS["note"], WORDS["number"]):
        await sam.sees(word, where="modal")
    await sam.closes()
    await forges(place, str(pressed["delivery_id"]), submission)
    await dana.opens_home()
    await place.person("rae").types("/peersupport-admin roster", channel="dm")
    await place.person("rae").types("/peersupport-admin roles", channel="dm")
    await in_no_metric(place)
    # Slack takes a trigger once: those of the forged presses were used.
    place.allowed_errors.add("exchanged_trigger_id")
    await place.kill_bot()
    await in_no_file_and_no_log(place)
    await place.start_bot(LOG_FORMAT="text")

    await closes(sam, TALKED)
    await dana.sees("closed this", where="dm")
    assert not await _shown_now(place, "sam")
    await on_no_screen_but(place, "sam")
    await only_in_a_modal(place, "sam")


async def _shown_now(place: Town, who: str) -> list[str]:
    return within(await planted(place), await place.person(who).screen())


async def test_in_danger_the_lead_who_acknowledged_sees_it_and_nobody_before(
    watched: Town,
) -> None:
    place = watched
    dana, kim = place.person("dana"), place.person("kim")
    where = {"Where to meet": WORDS["place"]}
    await asks(place, "Danger now", "Meet in person", **where)
    await has_cards(place, "kim", "Acknowledge", 1)
    await has_cards(place, "sam", "Accept", 1)
    await place.move(minutes=2, seconds=1)
    await has_cards(place, "rae", "Acknowledge", 1)
    await kim.clicks("Details", where="dm")
    await kim.closes()
    await on_no_screen_but(place)
    await kim.clicks("Acknowledge", where="dm")
    await has_cards(place, "kim", "Show contact", 1)
    await kim.clicks("Show contact", where="dm")
    await kim.sees("Dana Rivera", where="modal")
    await kim.sees(WORDS["place"], where="modal")
    await kim.closes()
    await says_where(place)
    await kim.clicks("Show contact", where="dm")
    await kim.sees(WORDS["where"], where="modal")
    await kim.closes()
    # The net is due within a minute: Slack does not give it back any more.
    place.allowed_errors.add("invalid_scheduled_message_id")
    await dana.types("/peersupport cancel", channel="dm")
    await has_cards(place, "dana", "Skip", 1)
    await on_no_screen_but(place, "kim")
    await only_in_a_modal(place, "kim")
    await in_no_metric(place)


FAULTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("chat.postMessage", "500", {"user": "U0DANA"}),
    ("chat.postMessage", "error", {"user": "U0SAM", "error": "invalid_blocks"}),
    ("chat.scheduleMessage", "refuse", {"error": "restricted_too_many", "times": 0}),
    ("users.info", "500", {"user": "U0DANA"}),
    ("views.open", "error", {"error": "internal_error"}),
    ("chat.update", "error", {"error": "cant_update_message", "times": 3}),
)
PROVOKED = {"hung_up", "http_500", "drawn_plainer", "net_refused", "session_lost"}


async def says_where(place: Town) -> None:
    dana = place.person("dana")
    await has_cards(place, "dana", "Say where I am", 1)
    await dana.clicks("Say where I am", where="dm")
    await dana.fills("Where are you?", WORDS["where"])
    await dana.fills("What number?", WORDS["number"])
    await dana.submits()


async def test_failures_and_refusals_of_slack_say_nothing_of_the_request(watched: Town) -> None:
    place = watched
    dana, sam = place.person("dana"), place.person("sam")
    place.allowed_errors |= PROVOKED | {str(more.get("error")) for _, _, more in FAULTS}
    for method, kind, more in FAULTS:
        await place.slack.fault(method, kind, **more)
    await dana.types(f"/peersupport {WORDS['typed']}")
    asked = {NOTE: f"about {WORDS['note']}", "Number to call you": WORDS["number"]}
    await asks(place, "Talk now", "Phone call", **asked)
    for _ in range(2):
        await place.move(seconds=3)
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "dana", "Cancel my request", 1)
    await sam.clicks("Accept", where="dm")
    await has_cards(place, "sam", "Show contact", 1)
    await place.slack.fault("views.open", "drop_connection")
    await sam.clicks("Show contact", where="dm")
    await place.slack.clear_faults()
    shown = await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")
    await sam.closes()
    place.allowed_errors.add("exchanged_trigger_id")
    await place.slack.replay(str(shown["delivery_id"]))
    await on_no_screen_but(place, "sam")
    await in_no_metric(place)
    await types_with_the_database_gone(place)


async def types_with_the_database_gone(place: Town) -> None:
    place.allowed_errors.add("storage_refused")
    folder = place.database.parent
    for file in folder.glob(f"{place.database.name}*"):
        if file.suffix != ".lock":
            file.rename(place.folder / f"kept-{file.name}")
    dana = place.person("dana")
    await dana.types(f"/peersupport {WORDS['typed']}")
    await dana.says(WORDS["said"])
    await dana.types(f"/peersupport-admin {WORDS['admin']}")
    await place.person("sam").clicks("We made contact", where="dm")
    for file in place.folder.glob("kept-*"):
        file.rename(folder / file.name.removeprefix("kept-"))


async def test_a_backup_holds_nothing_in_the_clear_either(watched: Town) -> None:
    place = watched
    asked = {NOTE: f"about {WORDS['note']}", "Number to call you": WORDS["number"]}
    await asks(place, "Today", "Phone call", **asked)
    await has_cards(place, "dana", "Cancel my request", 1)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "backup", str(place.folder / "copy.db")),
        cwd=place.folder,
        env=place.environment(),
    )
    async with asyncio.timeout(20):
        assert await process.wait() == 0
    assert (place.folder / "copy.db").stat().st_size > 0
    await in_no_file_and_no_log(place)


def rows_with(place: Town, *words: str) -> dict[str, int]:
    """How many rows of each table hold one of these in the open."""
    connection = sqlite3.connect(f"file:{place.database}?mode=ro", uri=True)
    try:
        tables = [name for (name,) in connection.execute(_TABLES)]
        held = {name: _all_rows(connection, name) for name in tables}
    finally:
        connection.close()
    found = {name: sum(any(w in str(r) for w in words) for r in held[name]) for name in tables}
    return {name: count for name, count in found.items() if count}


def _all_rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    return connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - its own name


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


async def test_a_supporter_who_asks_stands_in_the_roster_and_only_there(watched: Town) -> None:
    place = watched
    people = await place.slack.people()
    dm = next(p["dm"] for p in people if p["id"] == "U0SAM")

    async def welcomed() -> bool:
        return rows_with(place, dm).get("member_message") == 2

    await until(place, welcomed, "the invitation and the welcome are on record")
    before = rows_with(place, "U0SAM", dm, "Sam Okafor")
    member = member_of(place, "U0SAM")
    linked = rows_with(place, member)
    await place.person("sam").types("/peersupport now")
    await has_cards(place, "sam", "Cancel my request", 1)
    await has_cards(place, "lee", "Accept", 1)
    assert rows_with(place, "U0SAM", dm, "Sam Okafor") == before
    assert rows_with(place, member) == linked
    for other in ("lee", "kim", "ari"):
        shown = str((await place.person(other).screen())["dm"])
        assert "Sam" not in shown
        assert "U0SAM" not in shown


def member_of(place: Town, user: str) -> str:
    connection = sqlite3.connect(f"file:{place.database}?mode=ro", uri=True)
    try:
        for name, *_ in connection.execute(_TABLES).fetchall():
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            for row in _all_rows(connection, name):
                if "member_id" in columns and user in row:
                    return str(row[columns.index("member_id")])
    finally:
        connection.close()
    raise AssertionError("nobody of that id is on the roster")
