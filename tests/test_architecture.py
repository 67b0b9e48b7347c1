"""Imports point inwards, and every library has its home."""

from pathlib import Path

import pytest

from tests.architecture import STRATA, imports_under, place_of, wrong_imports

ROOT = Path(__file__).parents[1]


def test_imports_point_inwards_and_libraries_stay_at_home() -> None:
    assert wrong_imports(ROOT) == []


def test_every_module_has_a_place_in_the_table() -> None:
    modules = {one.importer for one in imports_under(ROOT)}
    assert [name for name in sorted(modules) if name != "bot" and place_of(name) is None] == []


def test_every_place_in_the_table_exists() -> None:
    places = [place for line in STRATA for place in line]
    gone = [p for p in places if not _exists(ROOT.joinpath(*p.split(".")))]
    assert gone == []


def _exists(path: Path) -> bool:
    return path.is_dir() or path.with_suffix(".py").exists()


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("bot/domain/cases.py", "import os"),
        ("bot/domain/cases.py", "from bot.ports import Clock"),
        ("bot/domain/cases.py", "import orjson"),
        ("bot/domain/cases.py", "from time import monotonic"),
        ("bot/ports.py", "from bot.usecases import asking"),
        ("bot/usecases/asking.py", "from bot.views import ids"),
        ("bot/usecases/asking.py", "def late():\n    import sqlalchemy"),
        ("bot/usecases/asking.py", "import logging"),
        ("bot/views/home.py", "from bot.usecases import asking"),
        ("bot/views/home.py", "from slack_sdk.models import blocks"),
        ("bot/delivery/drain.py", "import storage.store"),
        ("bot/delivery/drain.py", "import handlers"),
        ("bot/delivery/drain.py", "from bot import app"),
        ("bot/scheduler.py", "from bot.delivery import Delivery"),
        ("bot/session.py", "import sqlalchemy as sa"),
        ("bot/new_thing.py", "from bot.domain import cases"),
        ("handlers/cards.py", "from storage import store"),
        ("handlers/cards.py", "from bot.delivery import Delivery"),
        ("handlers/cards.py", "from bot import config"),
        ("handlers/cards.py", "from apscheduler.schedulers.asyncio import AsyncIOScheduler"),
        ("storage/store.py", "from bot.views import ids"),
        ("storage/store.py", "from bot.usecases import asking"),
        ("storage/store.py", "from slack_sdk.errors import SlackApiError"),
        ("storage/store.py", "import practice"),
        ("practice/server.py", "from bot.domain import cases"),
        ("bot/seeding.py", "from practice.driver import Workspace"),
        ("bot/messenger/forms.py", "from bot.domain import cases"),
        ("bot/messenger/forms.py", "import aiohttp"),
        ("bot/outside.py", "import apprise"),
    ],
)
def test_a_violation_is_caught(tmp_path: Path, file: str, line: str) -> None:
    for name in ("bot/app.py", "bot/config.py", "bot/ports.py", "bot/domain/cases.py"):
        _write(tmp_path / name, "")
    for name in ("bot/usecases/asking.py", "bot/views/ids.py", "practice/driver.py"):
        _write(tmp_path / name, "")
    for name in ("storage/store.py", "bot/delivery/__init__.py"):
        _write(tmp_path / name, "")
    _write(tmp_path / file, f"{line}\n")
    assert len(wrong_imports(tmp_path)) == 1


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
