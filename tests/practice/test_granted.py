"""What the manifest does not grant, Slack does not do."""

import copy
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from practice.app_facts import DEFAULT_MANIFEST
from practice.driver import CannotDo, Workspace
from practice.options import Options
from practice.server import serve
from tests.practice.app import ScriptedApp, connected, make_client
from tests.practice.blocks import make_actions, make_home

Json = dict[str, Any]


def make_manifest() -> Json:
    return copy.deepcopy(dict(DEFAULT_MANIFEST))


@asynccontextmanager
async def serving(tmp_path: Path, manifest: Json) -> AsyncIterator[Workspace]:
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps(manifest), encoding="utf-8")
    async with serve(Options(manifest=file)) as stage, Workspace(stage.world.base_url) as slack:
        yield slack


async def test_without_its_tabs_the_app_can_neither_write_nor_publish(tmp_path: Path) -> None:
    manifest = make_manifest()
    manifest["features"]["app_home"] = {}
    async with serving(tmp_path, manifest) as slack:
        client = make_client(slack.base_url)
        with pytest.raises(SlackApiError, match="messages_tab_disabled"):
            await client.chat_postMessage(channel="U0DANA", text="x")
        with pytest.raises(SlackApiError, match="not_enabled"):
            await client.views_publish(user_id="U0DANA", view=make_home())
        for gesture in (slack.person("dana").opens_home(), slack.person("dana").says("x")):
            with pytest.raises(CannotDo):
                await gesture


async def test_a_scope_that_is_not_granted_is_missing(tmp_path: Path) -> None:
    manifest = make_manifest()
    manifest["oauth_config"]["scopes"]["bot"] = ["commands"]
    async with serving(tmp_path, manifest) as slack:
        client = make_client(slack.base_url)
        for call in (
            client.chat_postMessage(channel="U0DANA", text="x"),
            client.conversations_open(users="U0DANA"),
            client.users_info(user="U0DANA"),
        ):
            with pytest.raises(SlackApiError, match="missing_scope"):
                await call


async def test_mentions_stay_words_where_a_command_does_not_escape(tmp_path: Path) -> None:
    manifest = make_manifest()
    manifest["features"]["slash_commands"][0]["should_escape"] = False
    async with serving(tmp_path, manifest) as slack:
        app = ScriptedApp(slack.base_url)
        async with connected(app):
            await slack.person("dana").types("/peersupport for @sam")
        assert app.last("command")["text"] == "for @sam"


async def test_buttons_do_nothing_without_interactivity(tmp_path: Path) -> None:
    manifest = make_manifest()
    manifest["settings"]["interactivity"]["is_enabled"] = False
    async with serving(tmp_path, manifest) as slack:
        await make_client(slack.base_url).chat_postMessage(
            channel="U0DANA", text="x", blocks=[make_actions()]
        )
        with pytest.raises(CannotDo, match="not configured"):
            await slack.person("dana").clicks("Press")


async def test_events_come_only_where_subscribed(tmp_path: Path) -> None:
    manifest = make_manifest()
    manifest["settings"]["event_subscriptions"]["bot_events"] = []
    async with serving(tmp_path, manifest) as slack:
        dana = slack.person("dana")
        done = [await dana.says("x"), await dana.opens_home(), await dana.account(tz="UTC")]
        assert [one["status"] for one in done] == ["none"] * 3
        assert await slack.deliveries() == []
