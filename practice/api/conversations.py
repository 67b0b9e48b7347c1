"""conversations.* (docs.slack.dev/reference/methods/conversations.open and neighbours)."""

from practice.api.arguments import (
    Json,
    cut_page,
    needed,
    number_of,
    page_start,
    text_of,
    truth_of,
)
from practice.api.refusals import Refused
from practice.channels import Channel
from practice.options import BOT_USER
from practice.people import Person
from practice.world import World

MOST_PEOPLE = 8
LONGEST_PAGE = 999


def open_conversation(world: World, arguments: Json) -> Json:
    if text_of(arguments, "channel"):
        return {"channel": {"id": _known(world, text_of(arguments, "channel")).id}}
    ids = [one.strip() for one in text_of(arguments, "users").split(",") if one.strip()]
    if not ids:
        raise Refused("users_list_not_supplied")
    if len(ids) > MOST_PEOPLE:
        raise Refused("too_many_users")
    people = [_reachable(world, user_id) for user_id in ids]
    if len(people) > 1:
        _needs(world, "mpim:write")
    channel = world.channels.dm_of(people[0].id)
    body: Json = {"id": channel.id}
    if truth_of(arguments, "return_im"):
        body |= {"is_im": True, "user": people[0].id, "is_open": True, "is_org_shared": False}
    return {"no_op": True, "already_open": True, "channel": body}


def _reachable(world: World, user_id: str) -> Person:
    person = world.people.get(user_id)
    if person is None:
        raise Refused("user_not_found")
    if person.deleted:
        raise Refused("user_disabled")
    if person.is_stranger and not person.shared:
        raise Refused("user_not_visible")
    if person.id == BOT_USER:
        raise Refused("invalid_user_combination")
    if person.is_bot or person.id == "USLACKBOT":
        raise Refused("cannot_dm_bot")
    return person


def _known(world: World, channel_id: str) -> Channel:
    channel = world.channels.get(channel_id)
    if channel is None or channel.kind == "people":
        raise Refused("channel_not_found")
    return channel


def _needs(world: World, scope: str) -> None:
    if scope not in world.facts.scopes:
        provided = ",".join(sorted(world.facts.scopes))
        raise Refused("missing_scope", needed=scope, provided=provided)


def _scope_kind(channel: Channel) -> str:
    return "im" if channel.kind == "im" else "channels"


def info(world: World, arguments: Json) -> Json:
    needed(arguments, "channel")
    channel = _known(world, text_of(arguments, "channel"))
    _needs(world, f"{_scope_kind(channel)}:read")
    if channel.kind == "im":
        body: Json = {"id": channel.id, "is_im": True, "user": channel.person}
    else:
        body = {"id": channel.id, "is_channel": True, "name": channel.name}
        body["is_member"] = channel.app_is_in
    return {"channel": body}


def members(world: World, arguments: Json) -> Json:
    needed(arguments, "channel")
    channel = _known(world, text_of(arguments, "channel"))
    _needs(world, f"{_scope_kind(channel)}:read")
    everybody = [*channel.members, BOT_USER] if channel.kind == "im" else channel.members
    limit = number_of(arguments, "limit", 100, "invalid_limit")
    page, cursor = cut_page(everybody, page_start(arguments), limit)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


def history(world: World, arguments: Json) -> Json:
    needed(arguments, "channel")
    channel = _known(world, text_of(arguments, "channel"))
    _needs(world, f"{_scope_kind(channel)}:history")
    if not channel.app_is_in:
        raise Refused("not_in_channel")
    limit = number_of(arguments, "limit", 100, "invalid_limit")
    if not 1 <= limit <= LONGEST_PAGE:
        raise Refused("invalid_limit")
    oldest = _moment(arguments, "oldest", 0.0, "invalid_ts_oldest")
    latest = _moment(arguments, "latest", float("inf"), "invalid_ts_latest")
    inclusive = truth_of(arguments, "inclusive")
    with_metadata = truth_of(arguments, "include_all_metadata")
    found = [
        message.payload(with_metadata)
        for message in reversed(channel.messages.values())
        if oldest < float(message.ts) < latest
        or (inclusive and float(message.ts) in (oldest, latest))
    ]
    page, cursor = cut_page(found, page_start(arguments), limit)
    return {
        "messages": page,
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


def _moment(arguments: Json, name: str, default: float, error: str) -> float:
    text = text_of(arguments, name)
    if not text:
        return default
    try:
        return float(text)
    except ValueError as wrong:
        raise Refused(error) from wrong
