"""HTTP mode: signed requests to the app's own address, as Slack sends them."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from practice.driver import CannotDo, Workspace
from practice.options import Options
from practice.server import serve
from tests.practice.app import ScriptedApp, acks, listening, opens
from tests.practice.blocks import make_element, make_input, make_modal


class Latecomer:
    """Takes requests for an app that is made after its address is known."""

    app: ScriptedApp

    async def handle(self, request: web.Request) -> web.Response:
        return await self.app.handle_http(request)


@pytest.fixture
async def http_slack() -> AsyncIterator[tuple[Workspace, ScriptedApp]]:
    late = Latecomer()
    async with listening(late.handle) as url:
        options = Options(mode="http", request_url=url)
        async with serve(options) as stage, Workspace(stage.world.base_url) as slack:
            late.app = ScriptedApp(stage.world.base_url)
            yield slack, late.app


HttpSlack = tuple[Workspace, ScriptedApp]


async def test_everything_a_person_does_arrives_over_http(http_slack: HttpSlack) -> None:
    slack, app = http_slack
    field = make_input(make_element("plain_text_input"), block_id="note")
    app.answers["command"] = opens(make_modal(field))
    dana = slack.person("dana")
    await dana.types("/peersupport for @sam")
    assert app.last("command")["text"] == "for <@U0SAM|sam>"
    await dana.fills("Note", "Grüße")
    app.answers["view"] = acks(response_action="errors", errors={"note": "More"})
    assert (await dana.submits())["errors"] == {"note": "More"}
    assert app.last("view")["view"]["state"]["values"]["note"]["act"]["value"] == "Grüße"
    await dana.says("Hello")
    await dana.shortcut("get_peer_support")
    await dana.opens_home()
    kinds = [kind for kind, _ in app.heard]
    assert kinds == ["command", "view", "event", "shortcut", "event"]


async def test_text_answers_to_commands_are_shown(http_slack: HttpSlack) -> None:
    slack, app = http_slack
    app.answers["command"] = acks("Plain words")
    await slack.person("dana").types("/peersupport")
    await slack.person("dana").sees("Plain words", where="ephemeral")


@pytest.mark.parametrize("signature", ["bad", "stale", "none"])
async def test_a_forged_signature_is_not_taken(http_slack: HttpSlack, signature: str) -> None:
    slack, app = http_slack
    done = await slack.person("dana").types("/peersupport")
    forged = await slack.forge(like=done["delivery_id"], signature=signature)
    assert (forged["status"], forged["http_status"]) == ("error", 401)
    assert app.count("command") == 1


async def test_the_request_url_is_verified(http_slack: HttpSlack) -> None:
    slack, _ = http_slack
    assert (await slack.verify_url())["status"] == "acked"


async def test_an_address_nobody_listens_at_fails_at_once() -> None:
    options = Options(mode="http", request_url="http://127.0.0.1:9/slack/events")
    async with serve(options) as stage, Workspace(stage.world.base_url) as slack:
        assert (await slack.person("dana").types("/peersupport"))["status"] == "no_connection"
        await slack.person("dana").sees("dispatch_failed")
        with pytest.raises(CannotDo):
            await slack.verify_url()


async def test_a_failing_app_shows_by_its_status() -> None:
    async def broken(request: web.Request) -> web.Response:
        return web.Response(status=500)

    async with listening(broken) as url:
        options = Options(mode="http", request_url=url)
        async with serve(options) as stage, Workspace(stage.world.base_url) as slack:
            dana = slack.person("dana")
            await dana.types("/peersupport")
            await dana.sees('failed with the error "http_service_error"')
            done = await dana.says("Hello")
            assert done["status"] == "error"


@pytest.mark.parametrize(("header", "attempts"), [({}, 2), ({"x-slack-no-retry": "1"}, 1)])
async def test_an_app_can_ask_not_to_be_asked_again(header: dict[str, str], attempts: int) -> None:
    async def broken(request: web.Request) -> web.Response:
        return web.Response(status=500, headers=header)

    async with listening(broken) as url:
        options = Options(mode="http", request_url=url)
        async with serve(options) as stage, Workspace(stage.world.base_url) as slack:
            await slack.person("dana").says("Hello")
            await slack.person("dana").says("Hello again")
            first = (await slack.deliveries())[0]["id"]
            tried = [one for one in await slack.deliveries() if one["id"] == first]
            assert len(tried) == attempts


async def test_sockets_are_off_in_http_mode(http_slack: HttpSlack) -> None:
    _, app = http_slack
    with pytest.raises(SlackApiError, match="socket_mode_not_enabled"):
        await app.client.apps_connections_open(app_token=Options().app_token)
