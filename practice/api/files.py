"""files.*: the app hands a file in (docs.slack.dev/messaging/working-with-files)."""

import re
from typing import Any

import orjson

from practice.api.arguments import Json, needed, number_of, text_of
from practice.api.chat import app_channel
from practice.api.refusals import Refused
from practice.files import File
from practice.options import BOT_USER
from practice.posting import make_message, post
from practice.world import World

_MOST_ALT = 1000
_CHANNEL = re.compile(r"[CGDZ][A-Z0-9]{8,}")


def get_upload_url(world: World, arguments: Json) -> Json:
    needed(arguments, "filename", "length")
    length = number_of(arguments, "length", 0, "invalid_arguments")
    if length <= 0:
        raise Refused("missing_argument")
    alt = text_of(arguments, "alt_txt")
    if len(alt) > _MOST_ALT:
        raise Refused("alt_txt_too_long")
    file = world.files.announced(text_of(arguments, "filename"), length, BOT_USER)
    file.alt = alt
    return {"upload_url": f"{world.base_url}/upload/v1/{file.secret}", "file_id": file.id}


def complete_upload(world: World, arguments: Json) -> Json:
    """Once for each file. Without a channel it would be private to the app, which helps nobody."""
    files = [_finished(world, one) for one in _listed(arguments)]
    name = text_of(arguments, "channel_id")
    if _CHANNEL.fullmatch(name) is None:
        # Unlike chat.postMessage, this takes no user id.
        raise Refused("invalid_arguments", ["[ERROR] failed to match channel_id"])
    channel = app_channel(world, name)
    for file, title in files:
        file.is_done, file.title = True, title
    payloads = [file.payload(world.base_url) for file, _ in files]
    comment = text_of(arguments, "initial_comment")
    said = {"text": comment, "files": payloads}
    post(world, channel, make_message(world, channel.id, said))
    return {"files": [{"id": file.id, "title": file.title} for file, _ in files]}


def _listed(arguments: Json) -> list[Any]:
    given = arguments.get("files")
    try:
        listed = orjson.loads(given) if isinstance(given, str) else given
    except orjson.JSONDecodeError as broken:
        raise Refused("invalid_arguments") from broken
    if not isinstance(listed, list) or not listed:
        raise Refused("invalid_arguments", ["[ERROR] files must be a list"])
    return listed


def _finished(world: World, one: Any) -> tuple[File, str]:
    found = world.files.by_id.get(str(one.get("id"))) if isinstance(one, dict) else None
    if found is None or found.by != BOT_USER or found.data is None or found.is_done:
        raise Refused("file_not_found")
    return found, str(one.get("title") or found.name)
