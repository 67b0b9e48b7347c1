"""A practice workspace that nobody seeds."""

from collections.abc import AsyncIterator

import pytest

from practice.driver import Workspace
from practice.gestures.stage import Stage
from practice.options import Options
from practice.server import serve
from tests.practice.app import HandClock


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with serve(Options(), HandClock()) as stage:
        yield stage


@pytest.fixture
async def slack(stage: Stage) -> AsyncIterator[Workspace]:
    async with Workspace(stage.world.base_url) as workspace:
        yield workspace
