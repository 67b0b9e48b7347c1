"""Files at the practice Slack: handed in by the app in three steps, chosen by people in forms."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from practice.driver import CannotDo, Workspace
from practice.gestures.stage import Stage
from tests.practice.app import BOT_TOKEN, Json, ScriptedApp, acks, opened
from tests.practice.blocks import make_element, make_input, make_modal

DATA = "name;city\nZoë;Málaga\r\n".encode()
CHOOSE = make_input(
    make_element("file_input", filetypes=["csv"], max_files=1), block_id="table", optional=True
)


async def announced(client: AsyncWebClient, size: int = len(DATA)) -> Json:
    answer = await client.files_getUploadURLExternal(filename="a.csv", length=size)
    return {"url": answer["upload_url"], "id": answer["file_id"]}


async def handed_in(url: str, data: Any = DATA) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as answer:
        return answer.status


async def dm_of(client: AsyncWebClient) -> str:
    return str((await client.conversations_open(users="U0DANA"))["channel"]["id"])


async def refused(client: AsyncWebClient, file: str, channel: str) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.files_completeUploadExternal(files=[{"id": file}], channel_id=channel)
    return str(caught.value.response["error"])


async def fetched(url: str, token: str) -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(url, headers=headers, allow_redirects=False) as answer,
    ):
        return answer.status, await answer.read()


@pytest.mark.parametrize("as_form", [False, True])
async def test_a_file_comes_once_all_three_steps_are_done(
    slack: Workspace, client: AsyncWebClient, as_form: bool
) -> None:
    dana, file = slack.person("dana"), await announced(client)
    form = aiohttp.FormData()
    form.add_field("filename", DATA, filename="a.csv")
    assert await handed_in(file["url"], form if as_form else DATA) == 200
    await dana.does_not_see("a.csv")
    dm = await dm_of(client)
    done = await client.files_completeUploadExternal(
        files=[{"id": file["id"], "title": "Table"}], channel_id=dm, initial_comment="Here it is."
    )
    assert done["files"] == [{"id": file["id"], "title": "Table"}]
    await dana.sees("Here it is.\na.csv", where="dm")
    assert await dana.downloads("a.csv") == DATA
    assert await refused(client, file["id"], dm) == "file_not_found"


async def test_what_was_not_handed_in_cannot_be_finished(client: AsyncWebClient) -> None:
    dm = await dm_of(client)
    assert await refused(client, (await announced(client))["id"], dm) == "file_not_found"
    assert await refused(client, "F0NOTHING", dm) == "file_not_found"


async def test_as_many_bytes_as_announced_and_no_others(client: AsyncWebClient) -> None:
    file = await announced(client, len(DATA) + 1)
    assert await handed_in(file["url"]) == 400
    assert await handed_in(f"{file['url']}0") == 404


async def test_an_empty_file_cannot_be_announced(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        await announced(client, 0)
    assert caught.value.response["error"] == "missing_argument"


async def test_a_file_goes_to_a_conversation_and_not_to_the_id_of_a_person(
    client: AsyncWebClient,
) -> None:
    file = await announced(client)
    await handed_in(file["url"])
    assert await refused(client, file["id"], "U0DANA") == "invalid_arguments"
    assert await refused(client, file["id"], "D0NOTHERE99") == "channel_not_found"


async def test_what_a_person_chooses_in_a_form_is_theirs_and_the_app_may_fetch_it(
    slack: Workspace, app: ScriptedApp
) -> None:
    dana = await opened(slack, app, make_modal(CHOOSE))
    app.answers["view"] = acks()
    await dana.attaches("Note", "b.csv", DATA)
    await dana.sees("b.csv", where="modal")
    await dana.submits()
    (file,) = app.last("view")["view"]["state"]["values"]["table"]["act"]["files"]
    assert (file["name"], file["filetype"], file["size"]) == ("b.csv", "csv", len(DATA))
    assert await fetched(file["url_private_download"], BOT_TOKEN) == (200, DATA)
    assert (await fetched(file["url_private"], "xoxb-else"))[0] == 302


async def test_only_the_kinds_that_the_form_takes(slack: Workspace, app: ScriptedApp) -> None:
    dana = await opened(slack, app, make_modal(CHOOSE))
    with pytest.raises(CannotDo, match="takes only csv"):
        await dana.attaches("Note", "b.exe", DATA)
    with pytest.raises(CannotDo, match="no empty file"):
        await dana.attaches("Note", "b.csv", b"")
    with pytest.raises(CannotDo, match="a file"):
        await dana.fills("Note", "b.csv")


async def test_without_the_scope_nothing_is_given_out(stage: Stage, slack: Workspace) -> None:
    file = stage.world.files.chosen("c.csv", DATA, "U0DANA")
    url = file.payload(stage.world.base_url)["url_private"]
    assert (await fetched(url, BOT_TOKEN))[0] == 200
    object.__setattr__(stage.world.facts, "scopes", frozenset({"chat:write"}))
    assert (await fetched(url, BOT_TOKEN))[0] == 302


async def test_what_a_picture_shows_is_at_most_a_thousand_signs(client: AsyncWebClient) -> None:
    async def announces(alt: str) -> None:
        await client.files_getUploadURLExternal(filename="a.png", length=9, alt_txt=alt)

    await announces("x" * 1000)
    with pytest.raises(SlackApiError) as caught:
        await announces("x" * 1001)
    assert caught.value.response["error"] == "alt_txt_too_long"
