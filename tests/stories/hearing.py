"""How a story fails a gesture, or forges one, and what the person in front of Slack then reads."""

import sqlite3
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any

from practice.driver import Person
from tests.stories.looking import Facts, cards, has_cards, until
from tests.stories.town import Town

NOT_SAVED = "Not saved. Nothing was changed."
DOWN = "Our system is down right now"
NO_LONGER = "This button no longer leads anywhere"
WITHIN = 3.0
"""Seconds in which whoever is in front of Slack reads what happened."""

_SLACKS_OWN = ("had some trouble", "failed with the error")
_STORED = (
    "SELECT case_id, state, urgency FROM cases",
    "SELECT party_id, role, state FROM party",
    "SELECT member_id, role, state FROM standing",
    "SELECT name FROM unit",
    "SELECT name, value FROM setting",
)


def stored(place: Town) -> list[tuple[Any, ...]]:
    """What the open columns of the database hold of requests, roles, units and settings."""
    connection = sqlite3.connect(f"file:{place.database}?mode=ro", uri=True)
    try:
        return [row for query in _STORED for row in sorted(connection.execute(query).fetchall())]
    finally:
        connection.close()


@contextmanager
def locked(place: Town) -> Iterator[None]:
    """Somebody else writes to the database for as long as this lasts."""
    connection = sqlite3.connect(place.database, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def removed(place: Town) -> None:
    """The database is gone. What the bot says to its operator about that is expected."""
    for name in ("session_lost", "storage_refused"):
        place.allowed_errors.add(name)
    for file in place.database.parent.glob(f"{place.database.name}*"):
        if file.suffix != ".lock":
            file.unlink()


async def hears(
    place: Town, who: str, words: str, act: Awaitable[Facts], within: float = WITHIN
) -> Facts:
    """Does ``act``; what is new on the person's screen then says ``words``, in time.

    What Slack itself would say of an app that did not answer is never among it.
    """
    person = place.person(who)
    before = len(await person.seen())
    done = await act
    assert done["status"] in ("acked", "none"), done

    async def heard() -> bool:
        return any(words in entry["text"] for entry in (await person.seen())[before:])

    left = max(within - done.get("latency_ms", 0) / 1000, 0.05)
    try:
        await until(place, heard, f"{who} hears {words!r}", left)
    except AssertionError as silence:
        said = [entry["text"] for entry in (await person.seen())[before:]]
        raise AssertionError(f"{who} does not hear {words!r}, but: {said}") from silence
    for entry in (await person.seen())[before:]:
        assert not any(own in entry["text"] for own in _SLACKS_OWN), entry
    assert not _trouble(await person.screen())
    return done


def _trouble(screen: Facts) -> list[str]:
    shown = [*screen["dm"], *screen["ephemerals"], *screen["modals"]]
    return [one["trouble"] for one in shown if one["trouble"]]


async def card_value(person: Person, button: str) -> str:
    """What the newest card of theirs with this button carries on it."""
    card = (await cards(person, button))[-1]
    found = next(b for b in card["buttons"] if b["label"] == button)
    return str(found["value"])


async def click_of(place: Town, who: str, label: str) -> str:
    """A press that changes nothing, as a model for forged ones: its delivery id."""
    done = await place.person(who).clicks(label, where="dm")
    return str(done["delivery_id"])


async def forged_click(place: Town, model: str, action_id: str, value: str, **more: Any) -> Facts:
    """The press ``model``, but of another button, or with another value on it."""
    pressed = {
        "type": "button",
        "action_id": action_id,
        "block_id": "forged",
        "value": value,
        "action_ts": f"{1e9 + len(await place.slack.deliveries()):.6f}",
    }
    payload = {"actions": [pressed], **more.pop("payload", {})}
    return await place.slack.forge(like=model, payload=payload, **more)


async def asks_now(place: Town, who: str = "dana") -> None:
    await place.person(who).types("/peersupport now")
    await has_cards(place, "sam", "Accept", 1)
    await has_cards(place, "lee", "Accept", 1)
    await place.person(who).sees("Your request is in", where="dm")


async def form_to_submit(place: Town) -> dict[str, Any]:
    """The form on Dana's screen as Slack would submit it, not sent."""
    clicks = [d["id"] for d in await place.slack.deliveries() if d["type"] == "block_actions"]
    payload = await place.slack.payload_of(clicks[-1])
    keep = ("team", "user", "api_app_id", "trigger_id", "view")
    return {"type": "view_submission", **{name: payload[name] for name in keep}}
