"""Whoever started the workspace tells it of the app, and is asked by it to start over."""

import pytest

from practice.driver import CannotDo, Workspace
from practice.gestures.stage import Stage
from practice.options import Options, read_options
from practice.server import serve


@pytest.mark.parametrize(
    "owed",
    ["http://127.0.0.1:3002/owed", "http://localhost:3002/owed", "http://[::1]:3002/owed"],
)
async def test_it_learns_where_the_app_tells_what_it_owes(
    slack: Workspace, stage: Stage, owed: str
) -> None:
    await slack.post("/app", {"owed": owed})
    assert stage.world.app_owed == owed


@pytest.mark.parametrize(
    "owed",
    [
        "",
        "https://127.0.0.1:3002/owed",
        "http://127.0.0.1/owed",
        "http://127.0.0.1:99999/owed",
        "http://example.com:3002/owed",
        "http://127.0.0.1.example.com:3002/owed",
        "http://10.0.0.1:3002/owed",
        "http://[::1:3002/owed",
        "file:///etc/passwd",
    ],
)
async def test_it_never_asks_another_machine(slack: Workspace, stage: Stage, owed: str) -> None:
    with pytest.raises(CannotDo, match="on this machine"):
        await slack.post("/app", {"owed": owed})
    assert stage.world.app_owed == ""


async def test_it_is_ready_when_it_is_told_and_forgets_who_did_what_before() -> None:
    async with serve(Options(restarts=True)) as stage, Workspace(stage.world.base_url) as slack:
        assert (await slack.get("/status"))["ready"] is False
        stage.world.moves.note("U0RAE", "command", "/peersupport-admin roster add @sam")
        seq = stage.world.changes.seq
        await slack.post("/ready")
        assert (await slack.get("/status"))["ready"] is True
        assert stage.world.moves.all == []
        assert stage.world.changes.seq > seq


async def test_a_workspace_that_nobody_seeds_is_ready_at_once(slack: Workspace) -> None:
    assert (await slack.get("/status"))["ready"] is True


async def test_starting_over_is_refused_where_nobody_would_hear_it(
    slack: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CannotDo, match="started by hand"):
        await slack.post("/start-over")
    assert capsys.readouterr().out == ""


async def test_starting_over_is_a_line_to_whoever_started_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with serve(Options(restarts=True)) as stage, Workspace(stage.world.base_url) as slack:
        await slack.post("/ready")
        assert (await slack.post("/start-over"))["ok"]
        assert stage.world.ready is False
    assert capsys.readouterr().out == "practice start over\n"


def test_only_who_can_start_it_again_says_so() -> None:
    assert read_options(["--restarts"]).restarts
    assert not read_options([]).restarts
