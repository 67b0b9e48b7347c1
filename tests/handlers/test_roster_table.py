"""``roster import`` and ``roster export`` in front of Slack: pasted, as a file, wrong, late."""

import pytest

from bot.domain import sheets
from bot.domain.people import Member, Role, StandingState
from handlers import importing, previews
from practice.driver import Person
from tests.handlers.desk import Desk

TABLE = "slack,unit,cap\nU0SAM,ICU,2\nU0NOOR,Day surgery,3"
IMPORT = "/peersupport-admin roster import"


async def member(desk: Desk, name: str) -> Member | None:
    await desk.deps.remember()
    return desk.deps.memory.member(desk.deps.workspace.person(f"U0{name.upper()}"))


async def cap(desk: Desk, name: str = "sam") -> int:
    found = await member(desk, name)
    assert found is not None
    assert found.profile is not None
    return found.profile.cap


async def opens(desk: Desk, name: str = "rae") -> Person:
    keeper = desk.person(name)
    await keeper.types(IMPORT)
    return keeper


async def pastes(desk: Desk, table: str = TABLE) -> Person:
    rae = await opens(desk)
    await rae.fills("Table", table)
    await rae.submits()
    return rae


async def attaches(desk: Desk, data: bytes) -> Person:
    rae = await opens(desk)
    await rae.attaches("CSV file", "roster.csv", data)
    await rae.submits()
    return rae


async def test_a_pasted_table_is_looked_at_and_then_done(desk: Desk) -> None:
    rae = await pastes(desk)
    await rae.sees("Added: 1. Changed: 1. The same: 0.", where="modal")
    await rae.sees("Sam: Cases at a time, at most: 3 → 2", where="modal")
    await rae.sees("New units: ICU, Day surgery", where="modal")
    assert await cap(desk) == 3
    await rae.submits()
    await rae.sees("Imported. Added: 1. Changed: 1.", where="modal")
    assert await cap(desk) == 2
    noor = await member(desk, "noor")
    assert noor is not None
    standing = noor.standing(Role.SUPPORTER)
    assert standing is not None
    assert standing.state is StandingState.INVITED
    await desk.delivers()
    await desk.person("noor").sees("I am in", where="dm")


async def test_a_file_is_fetched_looked_at_and_then_done(desk: Desk) -> None:
    rae = await attaches(desk, TABLE.replace(",", ";").encode("utf-16"))
    await rae.sees("Added: 1. Changed: 1.", where="modal")
    await rae.submits()
    await rae.sees("Imported. Added: 1. Changed: 1.", where="modal")
    assert await cap(desk) == 2


async def test_every_problem_is_told_by_its_line_and_put_right_in_place(desk: Desk) -> None:
    rae = await pastes(desk, "slack,cap\nU0SAM,many\nsam@example.org,2\nU0GIL,2")
    await rae.sees("To be put right first: 3", where="modal")
    said = await rae.reads("modal")
    assert "Line 2: cap cannot be many." in said
    assert "Line 3: slack cannot be sam@example.org." in said
    assert "Line 4: Guests, bots and closed accounts" in said
    assert await cap(desk) == 3
    await rae.fills("Table", "slack,cap\nU0SAM,2")
    await rae.submits()
    await rae.sees("Added: 0. Changed: 1.", where="modal")
    await rae.submits()
    assert await cap(desk) == 2


async def test_a_wrong_file_is_chosen_again_in_place(desk: Desk) -> None:
    rae = await attaches(desk, b"slack,cap\nU0SAM,many")
    await rae.sees("Line 2: cap cannot be many.", where="modal")
    await rae.attaches("CSV file", "roster.csv", b"slack,cap\nU0SAM,2")
    await rae.submits()
    await rae.sees("Added: 0. Changed: 1.", where="modal")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Quirófano".encode("latin-1"), "save it as CSV with UTF-8"),
        (b"slack\n" + b"U0SAM\n" * 10_000, "more than 2000 lines"),
        (b'slack\n"U0SAM', "breaks off on line 2"),
    ],
)
async def test_a_file_that_is_no_table_is_told_at_the_field(
    desk: Desk, data: bytes, said: str
) -> None:
    rae = await attaches(desk, data)
    await rae.sees(said, where="modal")


async def test_a_file_that_is_too_large_is_not_fetched_to_its_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in (importing, sheets):
        monkeypatch.setattr(where, "MOST_BYTES", 10)
    rae = await attaches(desk, TABLE.encode())
    await rae.sees("larger than 1 MB", where="modal")


async def test_nothing_chosen_is_told_at_the_field(desk: Desk) -> None:
    rae = await opens(desk)
    await rae.submits()
    await rae.sees("Please paste a table or choose a file.", where="modal")


async def test_what_changed_after_the_look_is_shown_again_and_not_done(desk: Desk) -> None:
    rae = await pastes(desk)
    desk.house.supporter("sam", cap=7)
    await rae.submits()
    await rae.sees("This is no longer what you saw. Nothing was done.", where="modal")
    await rae.sees("7 → 2", where="modal")
    assert await member(desk, "noor") is None
    await rae.submits()
    await rae.sees("Imported.", where="modal")


async def test_a_table_that_was_changed_after_the_look_is_looked_at_again(desk: Desk) -> None:
    rae = await pastes(desk)
    await rae.fills("Table", "slack,cap\nU0SAM,1")
    await rae.submits()
    await rae.sees("This is no longer what you saw.", where="modal")
    assert await cap(desk) == 3


async def test_slack_that_takes_long_is_waited_for_in_the_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "_AT_ONCE", 0.0)
    rae = await pastes(desk)
    await rae.sees("Added: 1. Changed: 1.", where="modal")
    await rae.submits()
    await rae.sees("Imported. Added: 1. Changed: 1.", where="modal")


async def test_whom_slack_does_not_tell_about_is_a_problem(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_PAUSE", 0.0)
    await desk.slack.fault("users.info", "error", error="internal_error", times=0)
    rae = await pastes(desk)
    await rae.sees("Line 3: Slack did not tell us who U0NOOR is.", where="modal")


async def test_a_file_that_cannot_be_fetched_changes_nothing(desk: Desk) -> None:
    rae = await opens(desk)
    await rae.attaches("CSV file", "roster.csv", TABLE.encode())
    for file in desk.house.stage.world.files.by_id.values():
        file.data = None
    await rae.submits()
    await rae.sees("We could not get the file from Slack. Nothing has changed.", where="modal")


@pytest.mark.parametrize("name", ["kim", "sam", "dana"])
async def test_it_is_for_keepers_of_the_roster(desk: Desk, name: str) -> None:
    somebody = await opens(desk, name)
    await somebody.does_not_see("Import the roster")
    await somebody.types("/peersupport-admin roster export")
    await somebody.does_not_see("roster.csv")


async def test_the_roster_comes_as_a_file_into_ones_own_conversation(desk: Desk) -> None:
    rae = desk.person("rae")
    await rae.types("/peersupport-admin roster export")
    await rae.sees("roster.csv comes to your conversation", where="ephemeral")
    await rae.sees("The roster as a table.", where="dm")
    data = await rae.downloads("roster.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert b'"U0SAM","Sam"' in data
    assert data.endswith(b"\r\n")
    for name in ("kim", "sam"):
        assert "roster.csv" not in await desk.person(name).reads()


async def test_a_file_that_slack_does_not_take_is_told(desk: Desk) -> None:
    await desk.slack.fault("files.completeUploadExternal", "error", error="internal_error")
    rae = desk.person("rae")
    await rae.types("/peersupport-admin roster export")
    await rae.sees("Slack did not take roster.csv.", where="dm")


async def test_what_was_done_is_told_in_the_conversation_where_the_form_was_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rae = await pastes(desk)
    monkeypatch.setattr(previews, "_AT_ONCE", 0.0)
    await rae.submits()
    await rae.closes()
    await rae.sees("Imported. Added: 1. Changed: 1.", where="dm")


async def test_who_has_lost_the_right_meanwhile_changes_nothing(desk: Desk) -> None:
    rae = await pastes(desk)
    desk.house.member("rae", Role.COORDINATOR)
    await rae.submits()
    await rae.sees("Your role does not allow this", where="modal")
    assert await cap(desk) == 3
