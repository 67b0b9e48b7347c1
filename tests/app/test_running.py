"""A whole process: both ways to Slack, an orderly end, and a start without a database."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.clock import SystemClock
from practice.app_facts import DEFAULT_MANIFEST
from practice.driver import Workspace
from practice.options import Options
from practice.server import serve
from storage.opening import open_storage
from tests.app.processes import (
    BotProcess,
    bot,
    command,
    free_port,
    log_lines,
    slack_environment,
)
from tests.storage.helpers import make_where


@asynccontextmanager
async def workspace(**options: object) -> AsyncIterator[Workspace]:
    served = serve(Options(**options))  # type: ignore[arg-type]
    async with served as stage, Workspace(stage.world.base_url) as slack:
        yield slack


@asynccontextmanager
async def running(folder: Path, slack: Workspace, **more: str) -> AsyncIterator[BotProcess]:
    environment = slack_environment(slack.base_url, folder, **more)
    async with bot(folder, environment, "run") as process:
        yield process


def assert_quiet(said: str) -> None:
    loud = [line for line in log_lines(said) if line["level"] in ("error", "critical", "warning")]
    assert loud == []


async def test_socket_mode_starts_answers_and_ends(tmp_path: Path) -> None:
    async with workspace() as slack, running(tmp_path, slack) as process:
        await process.is_ready()
        assert await process.get(f"{process.http}/healthz") == (200, "ok")
        assert (await process.get(f"{process.http}/slack/events"))[0] == 404
        dana = slack.person("dana")
        assert (await dana.types("/peersupport help"))["status"] == "acked"
        assert await process.stop() == 0
        assert await slack.refused_calls() == []
    assert_quiet(await process.said())


async def test_http_mode_starts_answers_and_ends(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/slack/events"
    async with workspace(mode="http", request_url=url) as slack:
        more = {"HTTP_PORT": str(port), "SLACK_APP_TOKEN": ""}
        async with running(tmp_path, slack, **more) as process:
            await process.is_ready()
            assert await process.get(f"{process.http}/healthz") == (200, "ok")
            assert (await slack.verify_url())["ok"]
            typed = await slack.person("dana").types("/peersupport crisis")
            assert typed["status"] == "acked"
            for signature in ("bad", "stale", "none"):
                like = typed["delivery_id"]
                forged = await slack.forge(type="command", like=like, signature=signature)
                assert forged["http_status"] == 401
            assert await process.stop() == 0
        said = await process.said()
    assert "U0DANA" not in said


async def test_what_no_slack_would_send_is_turned_away_at_the_door(tmp_path: Path) -> None:
    http = {"SLACK_APP_TOKEN": ""}
    async with workspace(mode="http") as slack, running(tmp_path, slack, **http) as process:
        await process.is_ready()
        url = f"{process.http}/slack/events"
        async with aiohttp.ClientSession() as session:
            for body, status in ((bytes(3_000_000), 413), (b"\xff\xfe", 400), (b"{}", 401)):
                async with session.post(url, data=io.BytesIO(body)) as answer:
                    assert answer.status == status
        assert await process.stop() == 0


async def test_nothing_a_person_said_or_is_called_is_logged_even_when_debugging(
    tmp_path: Path,
) -> None:
    async with workspace() as slack:
        async with running(tmp_path, slack, LOG_LEVEL="DEBUG") as process:
            await process.is_ready()
            dana = slack.person("dana")
            await dana.types("/peersupport I cannot stop thinking of bed nine")
            await dana.says("I cannot stop thinking of bed nine")
            await dana.types("/peersupport now")
            await dana.types("/peersupport-admin roster add @sam site=Nine")
            channel = next(p["dm"] for p in await slack.people() if p["name"] == "dana")
            assert await process.stop() == 0
        said = await process.said()
    assert [word for word in ("bed nine", "Dana", "U0DANA", channel) if word in said] == []
    assert log_lines(said)


async def test_metrics_are_health_only(tmp_path: Path) -> None:
    async with workspace() as slack, running(tmp_path, slack) as process:
        await process.is_ready()
        _, text = await process.get(f"{process.operator}/metrics")
        names = {line.split()[0] for line in text.splitlines() if not line.startswith("#")}
        assert names == {
            "peersupport_ready",
            "peersupport_sockets",
            "peersupport_oldest_owed_seconds",
            "peersupport_errors_total",
            "peersupport_errors_created",
        }


async def test_a_real_start_tells_the_directors_that_it_is_not_for_live_use(
    tmp_path: Path,
) -> None:
    async with workspace() as slack, running(tmp_path, slack) as process:
        await process.is_ready()
        await slack.person("rae").sees("live", where="dm")


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_an_answer_that_is_on_its_way_is_finished_before_the_end(
    tmp_path: Path, mode: str
) -> None:
    port = str(free_port())
    more = {"HTTP_PORT": port} | ({"SLACK_APP_TOKEN": ""} if mode == "http" else {})
    url = f"http://127.0.0.1:{port}/slack/events"
    async with workspace(mode=mode, request_url=url) as slack:
        async with running(tmp_path, slack, **more) as process:
            await process.is_ready()
            await slack.fault("views.open", "slow", seconds=0.8)
            pressed = asyncio.create_task(slack.person("dana").types("/peersupport"))
            await asyncio.sleep(0.3)
            code, answered = await asyncio.gather(process.stop(), pressed)
            assert (code, answered["status"]) == (0, "acked")
        assert_quiet(await process.said())


async def test_without_its_database_the_bot_still_answers_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "keys" / "epochs").mkdir(parents=True, mode=0o700)
    secret = tmp_path / "keys" / "epochs" / "2026-W40"
    secret.write_bytes(bytes(32))
    secret.chmod(0o600)
    async with workspace() as slack, running(tmp_path, slack) as process:
        await process.comes_to(f"{process.operator}/readyz", 503, "not ready: database")
        assert await process.get(f"{process.http}/healthz") == (200, "ok")
        dana, rae = slack.person("dana"), slack.person("rae")
        await dana.types("/peersupport crisis")
        await dana.sees("988")
        await rae.sees("has lost its database", where="dm")
        assert not (tmp_path / "data" / "peersupport.db").exists()
        secret.unlink()
        await process.is_ready()
        assert (await dana.types("/peersupport status"))["status"] == "acked"
        assert await process.stop() == 0


async def test_a_database_file_that_goes_away_is_noticed_and_answers_go_on(tmp_path: Path) -> None:
    async with workspace() as slack, running(tmp_path, slack) as process:
        await process.is_ready()
        for file in (tmp_path / "data").glob("peersupport.db*"):
            file.unlink()
        await process.comes_to(f"{process.operator}/readyz", 503, "not ready: database")
        dana = slack.person("dana")
        await dana.types("/peersupport crisis")
        await dana.sees("988")
        assert await process.stop() == 0


async def test_a_token_that_slack_refuses_ends_the_start_with_a_sentence(tmp_path: Path) -> None:
    async with workspace() as slack:
        environment = slack_environment(slack.base_url, tmp_path, SLACK_BOT_TOKEN="xoxb-wrong")
        code, _, said = await command(tmp_path, environment, "run")
    assert code == 1
    assert said.splitlines()[-1].startswith("Slack refuses SLACK_BOT_TOKEN (invalid_auth).")


async def test_missing_scopes_are_named(tmp_path: Path) -> None:
    manifest = json.loads(json.dumps(DEFAULT_MANIFEST))
    manifest["oauth_config"]["scopes"]["bot"] = ["commands", "chat:write", "users:read"]
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(manifest))
    async with workspace(manifest=file) as slack:
        environment = slack_environment(slack.base_url, tmp_path)
        code, _, said = await command(tmp_path, environment, "run")
    assert code == 1
    assert "im:history, im:write" in said


async def test_a_database_of_another_workspace_is_refused(tmp_path: Path) -> None:
    storage = open_storage(make_where(tmp_path), SystemClock())
    storage.bind("", "T0ANOTHER", real=True)
    storage.close_now()
    async with workspace() as slack:
        environment = slack_environment(slack.base_url, tmp_path)
        code, _, said = await command(tmp_path, environment, "run")
    assert code == 1
    assert "another Slack workspace" in said.splitlines()[-1]


@pytest.mark.parametrize("variable", ["HTTP_PORT", "METRICS_PORT"])
async def test_a_port_in_use_is_a_sentence(tmp_path: Path, variable: str) -> None:
    async with workspace() as slack:
        port = slack.base_url.rpartition(":")[2]
        environment = slack_environment(slack.base_url, tmp_path, **{variable: port})
        code, _, said = await command(tmp_path, environment, "run")
    assert code == 1
    assert f"Port {port} on 127.0.0.1 cannot be used" in said


async def test_slack_out_of_reach_at_the_start_is_waited_out(tmp_path: Path) -> None:
    async with workspace() as slack, running(tmp_path, slack) as process:
        await slack.down()
        await process.comes_to(f"{process.operator}/readyz", 503)
        await slack.down(on=False)
        await process.is_ready()
        assert await process.stop() == 0


async def test_a_director_whom_slack_does_not_show_at_the_start_counts_soon_after(
    tmp_path: Path,
) -> None:
    async with workspace() as slack:
        await slack.fault("users.info", "500", times=1)
        async with running(tmp_path, slack) as process:
            await process.is_ready()
            await slack.person("rae").sees("live", timeout=15, where="dm")
            assert await process.stop() == 0
