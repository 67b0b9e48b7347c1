"""conversations.* (docs.slack.dev/reference/methods/conversations.open and neighbours)."""

from collections.abc import Callable

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
from practice.channels import Channel, Message
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
    """Newest first, and without replies: those are for ``conversations.replies`` alone."""
    channel = _readable(world, arguments)
    span = _span(arguments)
    posted = [one for one in reversed(channel.messages.values()) if not one.is_reply]
    found = [one for one in posted if span(one)]
    return {**_page(channel, arguments, found, 100), "pin_count": 0}


def replies(world: World, arguments: Json) -> Json:
    """The message that a thread hangs on, then its replies, oldest first. The ``ts`` of a reply
    gives that reply alone."""
    needed(arguments, "channel", "ts")
    channel = _readable(world, arguments)
    asked = channel.messages.get(text_of(arguments, "ts"))
    if asked is None:
        raise Refused("thread_not_found")
    span = _span(arguments)
    found = [asked, *(one for one in channel.replies_to(asked.ts) if span(one))]
    return _page(channel, arguments, found, 1000)


def _readable(world: World, arguments: Json) -> Channel:
    needed(arguments, "channel")
    channel = _known(world, text_of(arguments, "channel"))
    _needs(world, f"{_scope_kind(channel)}:history")
    if not channel.app_is_in:
        raise Refused("not_in_channel")
    return channel


def _span(arguments: Json) -> Callable[[Message], bool]:
    oldest = _moment(arguments, "oldest", 0.0, "invalid_ts_oldest")
    latest = _moment(arguments, "latest", float("inf"), "invalid_ts_latest")
    inclusive = truth_of(arguments, "inclusive")

    def within(message: Message) -> bool:
        at = float(message.ts)
        return oldest < at < latest or (inclusive and at in (oldest, latest))

    return within


def _page(channel: Channel, arguments: Json, found: list[Message], usual: int) -> Json:
    limit = number_of(arguments, "limit", usual, "invalid_limit")
    if not 1 <= limit <= max(usual, LONGEST_PAGE):
        raise Refused("invalid_limit")
    with_metadata = truth_of(arguments, "include_all_metadata")
    told = [_in_thread(channel, one, one.payload(with_metadata)) for one in found]
    page, cursor = cut_page(told, page_start(arguments), limit)
    more = {"next_cursor": cursor}
    return {"messages": page, "has_more": bool(cursor), "response_metadata": more}


def _in_thread(channel: Channel, message: Message, body: Json) -> Json:
    """What a thread hangs on says so, and how long it is."""
    count = len(channel.replies_to(message.ts))
    return body | {"thread_ts": message.ts, "reply_count": count} if count else body


def _moment(arguments: Json, name: str, default: float, error: str) -> float:
    text = text_of(arguments, name)
    if not text:
        return default
    try:
        return float(text)
    except ValueError as wrong:
        raise Refused(error) from wrong
