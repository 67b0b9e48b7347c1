"""What several stories do alike: ask, type as a keeper, choose the hour, count bells."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from practice.driver import Person
from tests.stories.conftest import SUPPORTERS, joins
from tests.stories.looking import pages, until
from tests.stories.town import Town

ADMIN = "/peersupport-admin"
Answers = dict[str, str | list[str]]
_WORD_OF_THE_DAY = "Crisis lines: please check"
_RADIOS = ("How soon?", "How would you like to connect?", "Who would you like?")


async def answers_of(person: Person, command: str) -> str:
    """What the person reads as the answer to a command typed in their conversation."""
    done = await person.types(command, channel="dm")
    assert done["status"] == "acked", done
    newest = (await person.screen())["ephemerals"][-1]
    return str(newest["read"])


async def keeps(place: Town, who: str, words: str, says: str) -> str:
    """Types an admin command; the answer must hold ``says``."""
    read = await answers_of(place.person(who), f"{ADMIN} {words}")
    assert says in read, f"{words!r} was answered with:\n{read}"
    return read


async def fills_form(place: Town, who: str, urgency: str, answers: Answers | None = None) -> Person:
    """Opens the form and fills it in, without sending it."""
    person = place.person(who)
    await person.types("/peersupport", channel="dm")
    await person.chooses("How soon?", urgency)
    for label, value in (answers or {}).items():
        put = person.chooses if label in _RADIOS else person.fills
        await put(label, value)
    return person


async def labels_in(person: Person) -> list[str]:
    return [one["label"] for one in (await person.screen())["modals"][-1]["inputs"]]


async def value_in(person: Person, label: str) -> str:
    inputs = (await person.screen())["modals"][-1]["inputs"]
    return next(str(one["value"]) for one in inputs if one["label"] == label)


async def asks(place: Town, who: str, urgency: str, answers: Answers | None = None) -> None:
    """Sends a filled form; the confirmation is there at the end."""
    person = await fills_form(place, who, urgency, answers)
    done = await person.submits()
    assert done["closed"], (done, await person.reads("modal"))
    await person.sees("Check status", where="dm")


async def adds(place: Town, name: str, fields: str = "", *, on: bool = True) -> None:
    """A supporter more, who says yes and (where ``on``) is available now."""
    words = f"roster add @{name} {fields or SUPPORTERS[name]}"
    await keeps(place, "rae", words, "is asked to join")
    await joins(place, name)
    if on:
        assert "You are available now" in await answers_of(place.person(name), "/peersupport on")


async def is_paged(place: Town, who: str) -> None:
    """Waits for a page card; the word *Accept* alone also stands in the welcome."""

    async def there() -> bool:
        return await pages(place, who) > 0

    await until(place, there, f"{who} has a page card")


async def holds(place: Town, who: str) -> None:
    """Accepts and waits for the case's own card."""
    await is_paged(place, who)
    await place.person(who).clicks("Accept", where="dm")
    await place.person(who).sees("Close this case", where="dm")


TALKED: Final[Answers] = {"How did it end?": "We talked; no further need"}


async def closes(
    person: Person, first: Answers | None = None, second: Answers | None = None
) -> None:
    """Through the two screens: every field as it is, but for what is given by its label."""
    await person.clicks("Close this case", where="dm")
    for answers in (first, second):
        for label, value in (answers or {}).items():
            await person.fills(label, value)
        done = await person.submits()
        assert done["status"] == "acked", done
        assert not done["errors"], done


def moved_now(place: Town) -> datetime:
    """The time of the story: the machine's own, moved on by the clock file."""
    offset = float(place.clock_file.read_text())
    return datetime.now(UTC) + timedelta(seconds=offset)  # noqa: TID251


async def until_hour(place: Town, hour: int, zone: str = "America/New_York") -> None:
    """Moves on to the next time that the clock of ``zone`` shows this hour, and ten minutes."""
    now = moved_now(place)
    local = now.astimezone(ZoneInfo(zone))
    target = datetime.combine(local.date(), time(hour, 10), ZoneInfo(zone)).astimezone(UTC)
    if target <= now:
        day = local.date() + timedelta(days=1)
        target = datetime.combine(day, time(hour, 10), ZoneInfo(zone)).astimezone(UTC)
    await place.move(seconds=(target - now).total_seconds())


async def waits(place: Town, **span: float) -> None:
    """Moves time past a promise. Slack may post its safety message in the very moment in which
    the bot takes it back: that one refusal is no mistake of anybody."""
    place.allowed_errors.add("chat.deleteScheduledMessage: invalid_scheduled_message_id")
    await settled(place)
    await place.move(**span)


_WAITING = """
    SELECT 'outbox', kind, state, due_at, code FROM outbox
    WHERE state IN ('pending', 'sending', 'unknown') AND due_at <= :soon
    UNION ALL SELECT 'deadline', kind, '', due_at, '' FROM deadline
    WHERE due_at <= :now
"""
_MOVED = "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now', ?)"
_SOON = 5.0
"""Seconds: what is paced comes within; what looks later whether a net was posted does not."""


async def settled(place: Town) -> None:
    """Waits until nothing is due and the bot owes nobody a message, by its own tables."""
    left: list[Any] = []

    async def nothing_left() -> bool:
        offset = float(place.clock_file.read_text())
        with closing(sqlite3.connect(f"file:{place.database}?mode=ro", uri=True)) as database:
            now, soon = (
                database.execute(_MOVED, (f"+{offset + more} seconds",)).fetchone()[0]
                for more in (0.0, _SOON)
            )
            left[:] = database.execute(_WAITING, {"now": now, "soon": soon}).fetchall()
        return not left

    try:
        await until(place, nothing_left, "nothing is left to do", 20)
    except AssertionError as late:
        raise AssertionError(f"still to do: {left}") from late


class Bells:
    """How often each person's telephone has rung since the counting began, and with what.

    The word about crisis lines is not counted: whether a day turns in a story, and brings it to
    the director, hangs on the hour at which the story is run.
    """

    def __init__(self, place: Town) -> None:
        self._place = place
        self._before = 0

    async def begin(self) -> "Bells":
        await settled(self._place)
        self._before = len(await self._place.slack.seen())
        return self

    async def rung(self) -> list[dict[str, Any]]:
        seen = (await self._place.slack.seen())[self._before :]
        rung = [entry for entry in seen if entry["where"] == "notification"]
        return [entry for entry in rung if _WORD_OF_THE_DAY not in entry["text"]]

    async def are(self, **expected: int) -> None:
        """Exactly so many for each named person, and none for anybody else."""
        await settled(self._place)
        names = {p["id"]: p["name"] for p in await self._place.slack.people()}
        found = Counter(names[entry["user"]] for entry in await self.rung())
        told = [(names[e["user"]], e["text"]) for e in await self.rung()]
        assert dict(found) == expected, told
