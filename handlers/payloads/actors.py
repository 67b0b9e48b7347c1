"""Who acted: the one place where a Person is made, held against the authorisation."""

from dataclasses import dataclass

from bot.domain.people import Person
from handlers.payloads.reading import Foreign, Json, items, obj, slack_id, text
from handlers.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Actor:
    """``outside``: from another organisation, here through a shared channel."""

    person: Person
    outside: bool = False


def read_actor(body: Json, workspace: Workspace) -> Actor:
    """Of an interaction: ``user`` and ``team`` are objects. Refuses with Foreign or BadPayload."""
    user = obj(body, "user")
    view = obj(body, "view")
    installed = text(view, "app_installed_team_id")
    _ours(body, installed or text(obj(body, "team"), "id"), workspace)
    return _actor(slack_id(user, "id"), text(user, "team_id"), workspace)


def read_commander(body: Json, workspace: Workspace) -> Actor:
    """Of a slash command: a flat form."""
    _ours(body, text(body, "team_id"), workspace)
    return _actor(slack_id(body, "user_id"), "", workspace)


def read_event_owner(body: Json, workspace: Workspace) -> None:
    """Refuses an event that was not authorised by our installation."""
    given = items(body, "authorizations")
    team = text(given[0], "team_id") if given else text(body, "team_id")
    _ours(body, team or text(body, "team_id"), workspace)


def event_actor(user: str, team: str, workspace: Workspace) -> Actor:
    return _actor(user, team, workspace)


def _ours(body: Json, team: str, workspace: Workspace) -> None:
    app = text(body, "api_app_id")
    if workspace.app_id and app and app != workspace.app_id:
        raise Foreign("api_app_id")
    if team != workspace.team:
        raise Foreign("team")


def _actor(user: str, team: str, workspace: Workspace) -> Actor:
    """People of one enterprise have ids of their own in every workspace of it: those belong."""
    outside = bool(team) and team not in (workspace.team, workspace.enterprise)
    return Actor(workspace.person(user), outside)
