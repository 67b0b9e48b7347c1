"""Files to and from Slack: only ever to and from Slack's own hosts, never large, never long.

Slack takes a file in three steps (docs.slack.dev/messaging/working-with-files): where to, the
bytes, and in which conversation it is to be seen.
"""

from dataclasses import dataclass
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from handlers.calls import CallFailed, called, is_slack

FILES_HOST: Final = "files.slack.com"
UPLOAD_SECONDS: Final = 10.0
DOWNLOAD_SECONDS: Final = 5.0
_CHUNK: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """``said`` is the line above it: what a lock screen shows. ``alt``: what a picture shows, for
    whoever does not see it."""

    name: str
    data: bytes
    said: str
    alt: str = ""


async def send(client: AsyncWebClient, channel: str, file: File, api_url: str) -> None:
    """The file, in a conversation. Raises CallFailed; then nothing of it is to be seen."""
    size = len(file.data)
    asked = client.files_getUploadURLExternal(filename=file.name, length=size, **_alt(file))
    answer = await called(asked, UPLOAD_SECONDS)
    await called(_put(client, str(answer.get("upload_url")), file.data, api_url), UPLOAD_SECONDS)
    finished = client.files_completeUploadExternal(
        files=[{"id": str(answer.get("file_id")), "title": file.name}],
        channel_id=channel,
        initial_comment=file.said,
    )
    await called(finished, UPLOAD_SECONDS)


def _alt(file: File) -> dict[str, str]:
    """Slack takes at most a thousand characters (docs.slack.dev/reference/methods)."""
    return {"alt_txt": file.alt[:1000]} if file.alt else {}


async def fetch(client: AsyncWebClient, url: str, api_url: str, most: int) -> bytes:
    """What somebody gave us, at most one byte more than ``most``: whoever reads it says that it is
    too large. Our token goes to Slack alone, and follows nobody elsewhere."""
    data: bytes = await called(_get(client, url, api_url, most), DOWNLOAD_SECONDS)
    return data


async def _put(client: AsyncWebClient, url: str, data: bytes, api_url: str) -> None:
    session: Any = _session(client, url, api_url)
    kind = {"Content-Type": "application/octet-stream"}
    async with session.post(
        url, data=data, headers=kind, proxy=client.proxy, allow_redirects=False
    ) as answer:
        if answer.status != 200:
            raise CallFailed(f"http_{answer.status}")


async def _get(client: AsyncWebClient, url: str, api_url: str, most: int) -> bytes:
    session: Any = _session(client, url, api_url)
    headers = {"Authorization": f"Bearer {client.token}"}
    async with session.get(
        url, headers=headers, proxy=client.proxy, allow_redirects=False
    ) as answer:
        if answer.status != 200:
            # Slack sends whoever may not read a file to the page where people sign in.
            raise CallFailed(f"http_{answer.status}")
        data = bytearray()
        async for chunk in answer.content.iter_chunked(_CHUNK):
            data += chunk
            if len(data) > most:
                break
        return bytes(data[: most + 1])


def _session(client: AsyncWebClient, url: str, api_url: str) -> Any:
    if not is_slack(url, api_url, FILES_HOST):
        raise CallFailed("foreign_file_url")
    if client.session is None:
        raise CallFailed("no_session")
    return client.session
