"""A running practice workspace, a person's client for it, and a real Bolt app beside it."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import Workspace
from practice.gestures.stage import Stage
from practice.options import Options
from practice.server import serve
from tests.practice.app import HandClock, ScriptedApp, connected, make_client


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def stage(clock: HandClock) -> AsyncIterator[Stage]:
    async with serve(Options(), clock) as stage:
        yield stage


@pytest.fixture
async def slack(stage: Stage) -> AsyncIterator[Workspace]:
    async with Workspace(stage.world.base_url) as workspace:
        yield workspace


@pytest.fixture
def client(stage: Stage) -> AsyncWebClient:
    return make_client(stage.world.base_url)


@pytest.fixture
async def app(stage: Stage) -> AsyncIterator[ScriptedApp]:
    app = ScriptedApp(stage.world.base_url)
    async with connected(app):
        yield app
