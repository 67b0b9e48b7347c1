"""users.* (docs.slack.dev/reference/methods/users.info)."""

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
from practice.people import user_object
from practice.world import World


def info(world: World, arguments: Json) -> Json:
    needed(arguments, "user")
    person = world.people.get(text_of(arguments, "user"))
    if person is None:
        raise Refused("user_not_found")
    if person.is_stranger and not person.shared:
        raise Refused("user_not_visible")
    locale = truth_of(arguments, "include_locale")
    return {"user": user_object(person, world.clock.moved(), locale)}


def list_all(world: World, arguments: Json) -> Json:
    """Deactivated people and bots too; people of other workspaces never."""
    now, locale = world.clock.moved(), truth_of(arguments, "include_locale")
    everybody = [user_object(p, now, locale) for p in world.people if not p.is_stranger]
    limit = number_of(arguments, "limit", 0, "invalid_limit")
    page, cursor = cut_page(everybody, page_start(arguments), limit)
    return {
        "members": page,
        "cache_ts": int(now),
        "response_metadata": {"next_cursor": cursor},
    }
