"""chat.* later: schedule, withdraw, list (docs.slack.dev, chat.scheduleMessage)."""

from practice.api.arguments import Json, cut_page, needed, number_of, page_start, text_of
from practice.api.chat import LONGEST_EXACT, app_channel, checked
from practice.api.refusals import Refused
from practice.posting import make_message
from practice.scheduled import FARTHEST, IN_WINDOW, ScheduledMessage
from practice.world import World


def schedule(world: World, arguments: Json) -> Json:
    needed(arguments, "channel", "post_at")
    channel = app_channel(world, text_of(arguments, "channel"))
    checked(arguments, LONGEST_EXACT)
    post_at = number_of(arguments, "post_at", 0, "invalid_time")
    now = world.clock.moved()
    if post_at <= now:
        raise Refused("time_in_past")
    if post_at > now + FARTHEST:
        raise Refused("time_too_far")
    if world.scheduled.in_same_window(channel.id, post_at) >= IN_WINDOW:
        raise Refused("restricted_too_many")
    kept = ScheduledMessage(world.ids.named("Q"), channel.id, post_at, int(now), dict(arguments))
    world.scheduled.add(kept)
    message = make_message(world, channel.id, arguments).payload()
    message["type"] = "delayed_message"
    del message["ts"]
    return {
        "channel": channel.id,
        "scheduled_message_id": kept.id,
        "post_at": post_at,
        "message": message,
    }


def withdraw(world: World, arguments: Json) -> Json:
    needed(arguments, "channel", "scheduled_message_id")
    channel = app_channel(world, text_of(arguments, "channel"))
    wanted = text_of(arguments, "scheduled_message_id")
    if not world.scheduled.withdraw(channel.id, wanted, world.clock.moved()):
        raise Refused("invalid_scheduled_message_id")
    return {}


def list_waiting(world: World, arguments: Json) -> Json:
    wanted = text_of(arguments, "channel")
    channel_id = app_channel(world, wanted).id if wanted else ""
    oldest = number_of(arguments, "oldest", 0, "invalid_arguments")
    latest = number_of(arguments, "latest", 2**62, "invalid_arguments")
    fitting = [
        {
            "id": one.id,
            "channel_id": one.channel,
            "post_at": one.post_at,
            "date_created": one.created,
            "text": text_of(one.payload, "text"),
        }
        for one in sorted(world.scheduled.waiting.values(), key=lambda one: one.post_at)
        if (not channel_id or one.channel == channel_id) and oldest <= one.post_at <= latest
    ]
    limit = number_of(arguments, "limit", 100, "invalid_arguments")
    page, cursor = cut_page(fitting, page_start(arguments), limit)
    return {"scheduled_messages": page, "response_metadata": {"next_cursor": cursor}}
