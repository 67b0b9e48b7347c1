"""What Slack says of a person: a user object (docs.slack.dev/reference/objects/user-object)."""

from bot.domain.people import Account
from handlers.payloads.reading import Json, flag, obj, slack_id, text
from handlers.workspace import Workspace

_NAME_LIMIT = 80
SLACKBOT = "USLACKBOT"
"""The one bot whose ``is_bot`` is false."""


def read_account(user: Json, workspace: Workspace) -> Account:
    """Without a conversation. ``locale`` and ``zone`` are empty where Slack did not say."""
    found = slack_id(user, "id")
    return Account(
        person=workspace.person(found),
        name=_name(user) or found,
        names=_names(user),
        zone=text(user, "tz", 64),
        locale=text(user, "locale", 16),
        is_bot=flag(user, "is_bot") or flag(user, "is_workflow_bot") or found == SLACKBOT,
        is_guest=flag(user, "is_restricted") or flag(user, "is_ultra_restricted"),
        is_stranger=flag(user, "is_stranger"),
        deleted=flag(user, "deleted"),
    )


def _name(user: Json) -> str:
    profile = obj(user, "profile")
    return (
        text(profile, "real_name", _NAME_LIMIT)
        or text(user, "real_name", _NAME_LIMIT)
        or text(profile, "display_name", _NAME_LIMIT)
        or text(user, "name", _NAME_LIMIT)
    )


def _names(user: Json) -> tuple[str, ...]:
    """Every name of theirs that Slack shows somewhere, each once."""
    profile = obj(user, "profile")
    fields = ("real_name", "display_name", "first_name", "last_name")
    said = (text(profile, name, _NAME_LIMIT) for name in fields)
    found = (*said, text(user, "real_name", _NAME_LIMIT), text(user, "name", _NAME_LIMIT))
    return tuple(dict.fromkeys(name for name in found if name))
