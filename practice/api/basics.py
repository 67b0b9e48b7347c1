"""api.test, auth.test and apps.connections.open."""

from practice.api.arguments import Json, text_of
from practice.api.refusals import Refused
from practice.options import APP, BOT, BOT_USER, TEAM
from practice.world import World


def api_test(world: World, arguments: Json) -> Json:
    error = text_of(arguments, "error")
    if error:
        raise Refused(error, args=arguments)
    return {"args": arguments}


def auth_test(world: World, arguments: Json) -> Json:
    return {
        "url": world.base_url + "/",
        "team": "Practice",
        "user": "peer_support",
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "app_id": APP,
        "is_enterprise_install": False,
    }


def open_connection(world: World, arguments: Json) -> Json:
    """A one-use address for a socket; Socket Mode only."""
    if world.options.mode != "socket":
        raise Refused("socket_mode_not_enabled")
    ticket = world.permits.socket_ticket()
    return {"url": f"{world.base_url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={APP}"}
