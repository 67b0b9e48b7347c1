"""The command line: 0 when done, 1 with a sentence that says what to do, 2 for wrong usage."""

import shutil
import stat
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.ports import AuditRow
from practice.driver import Workspace
from practice.options import Options
from practice.server import serve
from storage.opening import open_storage
from tests.app.processes import command, environment_of, slack_environment
from tests.storage.helpers import make_where


async def test_help_names_every_command(tmp_path: Path) -> None:
    code, out, _ = await command(tmp_path, environment_of(tmp_path), "--help")
    assert code == 0
    for name in ("run", "practice", "doctor", "migrate", "keys", "audit", "simulate", "backup"):
        assert name in out


@pytest.mark.parametrize("words", [("fly",), ("run", "fast"), ("keys",), ("practice", "--port")])
async def test_wrong_usage_is_two(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, _, _ = await command(tmp_path, environment_of(tmp_path), *words)
    assert code == 2


async def test_run_is_refused_without_tokens(tmp_path: Path) -> None:
    code, out, said = await command(tmp_path, environment_of(tmp_path), "run")
    assert (code, out) == (1, "")
    assert "SLACK_BOT_TOKEN is missing" in said
    assert not (tmp_path / "data").exists()


async def test_what_the_environment_leaves_open_is_read_from_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=loud\nHTTP_PORT=4000\n")
    code, _, said = await command(tmp_path, environment_of(tmp_path, HTTP_PORT=""), "migrate")
    assert (code, said) == (1, "LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR.\n")


@pytest.mark.parametrize("words", [("keys", "rotate"), ("simulate",)])
async def test_what_is_not_there_yet_says_so(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, _, said = await command(tmp_path, environment_of(tmp_path), *words)
    assert code == 1
    assert "not there yet" in said


async def test_a_key_ring_is_made_once_and_never_replaced(tmp_path: Path) -> None:
    environment = environment_of(tmp_path)
    code, out, _ = await command(tmp_path, environment, "keys", "new")
    ring = tmp_path / "keys" / "ring"
    before = ring.read_bytes()
    assert code == 0
    assert "keys/ring" in out
    assert stat.S_IMODE(ring.stat().st_mode) == 0o600
    code, _, said = await command(tmp_path, environment, "keys", "new")
    assert code == 1
    assert "It was left as it is" in said
    assert ring.read_bytes() == before


async def test_migrate_then_backup_then_audit(tmp_path: Path) -> None:
    environment = environment_of(tmp_path)
    code, out, _ = await command(tmp_path, environment, "migrate")
    assert code == 0
    assert "is now at revision" in out
    assert "already" in (await command(tmp_path, environment, "migrate"))[1]
    code, _, _ = await command(tmp_path, environment, "backup", "copy.db")
    assert code == 0
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    storage = open_storage(make_where(tmp_path), SystemClock())
    bound = storage.bind("", "T0TEAM", real=False)
    with bound.store.begin() as tx:
        tx.audit(AuditRow("tested"), SystemClock().now())
    storage.close_now()
    code, out, _ = await command(tmp_path, environment, "audit", "verify")
    assert (code, out) == (0, "The audit trail is whole: 1 rows.\n")


async def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    code, _, said = await command(tmp_path, environment_of(tmp_path), "backup")
    assert code == 1
    assert "no database" in said


async def test_doctor_says_of_each_part_how_it_is(tmp_path: Path) -> None:
    async with serve(Options()) as stage, Workspace(stage.world.base_url) as slack:
        environment = slack_environment(slack.base_url, tmp_path)
        code, out, _ = await command(tmp_path, environment, "doctor")
        assert code == 0
        assert "no database yet" in out
        assert not (tmp_path / "data").exists()
        await command(tmp_path, environment, "migrate")
        code, out, _ = await command(tmp_path, environment, "doctor")
        assert code == 0
        assert "The keys fit the database" in out
        assert "every scope is granted" in out
        assert "Second channels that are set up: ntfy. What sends them starts." in out
        shutil.rmtree(tmp_path / "data")
        code, out, _ = await command(tmp_path, environment, "doctor")
        assert code == 1
        assert "NOT The database" in out


async def test_doctor_says_that_nothing_is_set_up_outside_slack(tmp_path: Path) -> None:
    async with serve(Options()) as stage, Workspace(stage.world.base_url) as slack:
        settings = {"PEERSUPPORT_NTFY_URL": "none"}
        environment = slack_environment(slack.base_url, tmp_path, **settings)
        code, out, _ = await command(tmp_path, environment, "doctor")
        assert code == 0
        assert "No second channel is set up" in out


async def test_doctor_names_every_mistake_of_the_environment(tmp_path: Path) -> None:
    environment = environment_of(tmp_path, LOG_LEVEL="loud")
    code, out, _ = await command(tmp_path, environment, "doctor")
    assert code == 1
    assert out.count("NOT ") == 3
