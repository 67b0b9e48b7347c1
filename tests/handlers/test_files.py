"""Files go to Slack's own hosts and come from there; our token goes nowhere else."""

import pytest

from handlers import files
from handlers.calls import CallFailed
from handlers.files import File
from tests.handlers.desk import Desk

FOREIGN = (
    "https://example.org/files-pri/F1/a.csv",
    "https://files.slack.com.example.org/a.csv",
    "https://files.slack.com@example.org/a.csv",
    "http://files.slack.com/a.csv",
    "https://hooks.slack.com/a.csv",
    "file:///etc/passwd",
    "//files.slack.com/a.csv",
    "",
)


@pytest.mark.parametrize("url", FOREIGN)
async def test_nothing_is_fetched_from_elsewhere(desk: Desk, url: str) -> None:
    with pytest.raises(CallFailed) as failed:
        await files.fetch(desk.deps.client, url, desk.deps.workspace.api_url, 10)
    assert failed.value.code == "foreign_file_url"


async def test_no_more_is_fetched_than_may_be_read(desk: Desk) -> None:
    world = desk.house.stage.world
    file = world.files.chosen("a.csv", b"x" * 1000, "U0RAE").payload(world.base_url)
    url, api_url = str(file["url_private_download"]), desk.deps.workspace.api_url
    assert len(await files.fetch(desk.deps.client, url, api_url, 10)) == 11
    assert len(await files.fetch(desk.deps.client, url, api_url, 1000)) == 1000


async def test_whoever_is_sent_to_sign_in_is_not_followed(desk: Desk) -> None:
    world = desk.house.stage.world
    file = world.files.chosen("a.csv", b"x", "U0RAE").payload(world.base_url)
    world.installed = False
    with pytest.raises(CallFailed) as failed:
        await files.fetch(
            desk.deps.client, str(file["url_private"]), desk.deps.workspace.api_url, 10
        )
    assert failed.value.code == "http_302"


async def test_a_file_is_not_sent_where_slack_does_not_take_it(desk: Desk) -> None:
    await desk.slack.fault("files.getUploadURLExternal", "error", error="file_uploads_disabled")
    dm, file = desk.house.channel("rae"), File("a.csv", b"x", "Here.")
    with pytest.raises(CallFailed) as failed:
        await files.send(desk.deps.client, dm, file, desk.deps.workspace.api_url)
    assert failed.value.code == "file_uploads_disabled"
