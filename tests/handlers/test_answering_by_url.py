"""What only one person sees goes straight to Slack, however this machine reaches other places."""

import pytest
from aiohttp import ClientSession, web
from slack_sdk.web.async_client import AsyncWebClient

from bot.views.scene import Rendered
from handlers.calls import respond


async def test_an_answer_to_this_machine_takes_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    heard: list[str] = []

    async def hears(request: web.Request) -> web.Response:
        heard.append((await request.json())["text"])
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/actions/1", hears)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with ClientSession() as session:
        client = AsyncWebClient(base_url=f"http://{host}:{port}/api/", session=session)
        client.proxy = None
        url = f"http://{host}:{port}/actions/1"
        await respond(client, url, Rendered("hello", ()), client.base_url, 2.0)
    await runner.cleanup()
    assert heard == ["hello"]
