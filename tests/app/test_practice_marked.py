"""Practice is marked wherever anybody looks, and nothing of it can come to count as real."""

from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from practice.driver import Workspace
from practice.options import Options
from practice.server import serve
from storage.opening import open_storage
from tests.app.practices import practising, until_paged
from tests.app.processes import START_SECONDS, command, environment_of, slack_environment
from tests.storage.helpers import make_where

MARKS = ("Practice. Nobody real is reached.", "Práctica. No se avisa a nadie real.")
PRACTICE_URL = "sqlite:///data/practice.db"
REAL_LOOKING = {
    "SLACK_BOT_TOKEN": "xoxb-2400000000-2600000000-abcdefghijklmnopqrstuvwx",
    "SLACK_APP_TOKEN": "xapp-1-A0123456789-2600000000-abcdef0123456789",
}
TYPED = {
    "dana": ("", " help", " privacy", " status", " crisis", " crisis GB", " resources", " forget"),
    "sam": (" cases", " on 2h", " off", " pause", " debrief", " for @lee", " I am lost"),
    "eva": ("", " help", " crisis", " status", " now", " cancel"),
    "gil": ("", " crisis"),
    "max": ("-admin roster", "-admin oncall", "-admin help", "-admin fly", "-admin go-live"),
    "rae": ("-admin policy", "-admin roles", "-admin lead add @sam", "-admin settings"),
}


async def ask_and_find_somebody(slack: Workspace) -> None:
    dana, sam, kim = (slack.person(who) for who in ("dana", "sam", "kim"))
    await dana.types("/peersupport", channel="dm")
    await dana.chooses("How soon?", "Danger now")
    await dana.chooses("How soon?", "Talk now")
    await dana.submits()
    await until_paged(slack, "sam", "lee")
    await slack.person("lee").clicks("Details", where="dm")
    await sam.clicks("Accept", where="dm")
    await sam.sees("Show contact", where="dm")
    await sam.clicks("Show contact", where="dm")
    await dana.sees("Sam", where="dm")
    await dana.clicks("I need help right now", where="dm")
    await dana.clicks("Get me a person", where="modal")
    await kim.sees("Acknowledge", where="dm")
    await kim.clicks("Acknowledge", where="dm")


async def try_everything(slack: Workspace) -> None:
    """Commands, cards, modals, Home tabs, typed words, and what comes with time."""
    await ask_and_find_somebody(slack)
    await slack.person("eva").types("/peersupport now", channel="dm")
    for who, endings in TYPED.items():
        for ending in endings:
            await slack.person(who).types(f"/peersupport{ending}", channel="dm")
        await slack.person(who).opens_home()
        await slack.person(who).says("Is anybody there?")
    await slack.person("dana").sees("I am a program", where="dm")
    await slack.move_time(45 * 60)
    await slack.person("dana").sees("Has somebody reached you?", START_SECONDS, where="dm")


async def test_every_message_modal_and_home_says_that_nobody_real_is_reached(
    tmp_path: Path,
) -> None:
    async with practising(tmp_path) as (process, slack):
        await try_everything(slack)
        people = {person["id"] for person in await slack.people() if not person["is_bot"]}
        shown = [one for one in await slack.seen() if one.get("by") not in people]
        assert await process.stop() == 0
    assert any("here is who to call" in one["text"] for one in shown), "the safety net is posted"
    assert {one["where"] for one in shown} >= {"dm", "modal", "home", "ephemeral", "notification"}
    assert [one for one in shown if not is_marked(one)] == []


def is_marked(shown: dict[str, Any]) -> bool:
    """In what is read, and in the preview where there is one."""
    said = (shown["text"], shown.get("preview", shown["text"]))
    return all(any(mark in words for mark in MARKS) for words in said)


async def test_what_practice_left_is_never_served_with_real_tokens(tmp_path: Path) -> None:
    async with practising(tmp_path) as (process, slack):
        await slack.person("dana").types("/peersupport now", channel="dm")
        assert await process.stop() == 0
    environment = environment_of(tmp_path, DATABASE_URL=PRACTICE_URL, **REAL_LOOKING)
    code, out, said = await command(tmp_path, environment, "run")
    assert (code, out) == (1, "")
    assert "was made by practice" in said
    assert "Unset DATABASE_URL" in said
    async with serve(Options()) as stage:
        # The same workspace by its id, and the keys that fit: refused all the same.
        keys = {"PEERSUPPORT_KEYS_FILE": "keys/practice/ring"}
        keys |= {"PEERSUPPORT_EPOCHS": "keys/practice/epochs", "DATABASE_URL": PRACTICE_URL}
        environment = slack_environment(stage.world.base_url, tmp_path, **keys)
        code, _, said = await command(tmp_path, environment, "run")
        assert stage.world.record.calls == []
    assert code == 1
    assert "was made by practice" in said


async def test_a_real_database_is_not_cleared_away_because_of_its_name(tmp_path: Path) -> None:
    where = make_where(tmp_path, f"sqlite:///{tmp_path}/data/practice.db")
    storage = open_storage(where, SystemClock())
    storage.bind("", "T0REAL", real=True)
    storage.close_now()
    before = (tmp_path / "data" / "practice.db").read_bytes()
    code, out, said = await command(tmp_path, environment_of(tmp_path), "practice")
    assert (code, out) == (1, "")
    assert "data/practice.db has served a real workspace" in said
    assert (tmp_path / "data" / "practice.db").read_bytes() == before
