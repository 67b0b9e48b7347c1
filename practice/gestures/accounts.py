"""What happens to accounts and to the app's installation."""

from practice.gestures.stage import CannotDo, Json, Stage, happened, nothing_sent
from practice.options import BOT_USER
from practice.people import ACCOUNT_FIELDS, Person, user_object


def _set(person: Person, changes: Json) -> None:
    unknown = sorted(set(changes) - ACCOUNT_FIELDS)
    if unknown:
        raise CannotDo(f"An account has no {', '.join(unknown)}.")
    for name, value in changes.items():
        setattr(person, name, value)


async def change(stage: Stage, person: Person, body: Json) -> Json:
    _set(person, body)
    person.updated = int(stage.world.clock.moved())
    stage.world.people.version += 1
    return await _announce(stage, person, "user_change")


async def join(stage: Stage, body: Json) -> Json:
    """A new account; ``id`` and ``name`` are needed."""
    if not body.get("id") or not body.get("name") or stage.world.people.get(str(body["id"])):
        raise CannotDo("A new person needs an id that is free and a name.")
    name = str(body["name"])
    person = Person(id=str(body["id"]), name=name, real_name=str(body.get("real_name", name)))
    _set(person, {k: v for k, v in body.items() if k != "id"})
    stage.world.people.add(person)
    stage.world.channels.join(person.id, person.is_stranger)
    return await _announce(stage, person, "team_join")


async def _announce(stage: Stage, person: Person, kind: str) -> Json:
    world = stage.world
    event: Json = {
        "type": kind,
        "user": user_object(person, world.clock.moved(), include_locale=True),
        "cache_ts": int(world.clock.real()),
        "event_ts": world.now_ts(),
    }
    world.changes.bump()
    if not stage.postman.subscribed(event):
        return nothing_sent()
    return happened(*await stage.postman.event(event, person.id))


async def uninstall(stage: Stage, body: Json) -> Json:
    """From now on every call is ``account_inactive``; the app is told twice."""
    world = stage.world
    world.installed = False
    revoked: Json = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}}
    for event in (revoked, {"type": "app_uninstalled"}):
        world.emit({**event, "event_ts": world.now_ts()})
    return nothing_sent()
