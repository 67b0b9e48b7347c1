"""Rules of the composition objects: text, option, option group, confirm, dispatch, filter."""

from typing import Any

from practice.rules.shapes import (
    Check,
    Problems,
    anything,
    by_type,
    choice,
    complain,
    flag,
    listing,
    shape,
    words,
)

PLAIN_TYPE = choice("plain_text")


def plain(limit: int) -> Check:
    return shape({"type": PLAIN_TYPE, "text": words(limit)}, {"emoji": flag})


def mrkdwn(limit: int) -> Check:
    return shape({"type": choice("mrkdwn"), "text": words(limit)}, {"verbatim": flag})


def text(limit: int) -> Check:
    """plain_text or mrkdwn."""
    return by_type({"plain_text": plain(limit), "mrkdwn": mrkdwn(limit)}, "text type")


def _option(words_rule: Check, description: Check, more: dict[str, Check]) -> Check:
    return shape({"text": words_rule, "value": words(150)}, {"description": description, **more})


PLAIN_OPTION = _option(plain(75), plain(75), {})
RICH_OPTION = _option(text(75), text(75), {})
OVERFLOW_OPTION = _option(plain(75), plain(75), {"url": words(3000)})
OPTION_GROUP = shape({"label": plain(75), "options": listing(PLAIN_OPTION, 1, 100)}, {})

CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)

DISPATCH = shape(
    {},
    {
        "trigger_actions_on": listing(
            choice("on_enter_pressed", "on_character_entered"),
            1,
            2,
        )
    },
)

CONVERSATION_FILTER = shape(
    {},
    {
        "include": listing(choice("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)

SLACK_FILE = shape({}, {"id": words(255), "url": words(3000)})

RICH_TEXT_PARTS = listing(anything, 1, 1000)


def offered(element: dict[str, Any]) -> list[Any]:
    """All options of a select-like element, groups opened."""
    groups = [group for group in _list(element, "option_groups") if isinstance(group, dict)]
    inside = [option for group in groups for option in _list(group, "options")]
    return [*_list(element, "options"), *inside]


def _list(part: dict[str, Any], key: str) -> list[Any]:
    value = part.get(key)
    return value if isinstance(value, list) else []


def initial_is_offered(value: Any, at: str, problems: Problems) -> None:
    """``initial_option(s)`` must equal offered options exactly, each at most once."""
    if not isinstance(value, dict):
        return
    choices = offered(value)
    wanted = value.get("initial_options")
    chosen = wanted if isinstance(wanted, list) else []
    single = value.get("initial_option")
    for one in chosen if single is None else [*chosen, single]:
        if one not in choices:
            complain(problems, at, "initial option must be one of the options")
        elif chosen.count(one) > 1:
            complain(problems, at, "initial options must be different")


def one_source_of_options(value: Any, at: str, problems: Problems) -> None:
    if isinstance(value, dict) and ("options" in value) == ("option_groups" in value):
        complain(problems, at, "needs options or option_groups, not both")
