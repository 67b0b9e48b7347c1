"""What the app says it owes: how it is asked, and how its answer is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout

PATIENCE = ClientTimeout(total=1)
"""Nobody waits longer for a table in a drawer."""

NOBODY_SAID = "Nobody has told this workspace where the app says what it owes."

LONGEST_WORD = 120
"""Characters of a refusal of the app that are repeated."""


@dataclass(frozen=True, slots=True)
class OwedMessage:
    """One row of the app's outbox. Times are Unix seconds on the app's clock."""

    id: str
    kind: str
    lane: str = ""
    state: str = ""
    since: float | None = None
    next_try: float | None = None
    tries: int = 0
    case: str = ""
    """The app's own id of the case, where there is one."""
    set_aside: bool = False
    """It cannot be sent, and is not tried any more."""
    code: str = ""
    """Why it was set aside."""


@dataclass(frozen=True, slots=True)
class Deadline:
    kind: str
    due_at: float
    case: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    now: float
    outbox: tuple[OwedMessage, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


class Unreadable(Exception):
    """The answer is not what was agreed; the words say where."""


async def ask_owed(session: ClientSession, url: str) -> Owed | str:
    """The answer, or a sentence that says why there is none; ``url`` is empty where nobody said."""
    if not url:
        return NOBODY_SAID
    try:
        async with session.get(url, timeout=PATIENCE) as answer:
            raw = await answer.read()
    except TimeoutError:
        return "The app does not say in time what it owes."
    except (ClientError, OSError):
        return "The app cannot be asked what it owes. It may be stopping or starting."
    if answer.status != 200:
        word = raw.decode(errors="replace").strip()[:LONGEST_WORD]
        return f"The app does not say what it owes: {answer.status} {word}".strip()
    try:
        return read_owed(raw)
    except Unreadable as wrong:
        return f"The app says what it owes in a way that cannot be read: {wrong}."


def read_owed(raw: bytes) -> Owed:
    """Fields nobody here knows are left out; ``Unreadable`` where an agreed one is wrong."""
    try:
        told = orjson.loads(raw)
    except orjson.JSONDecodeError as wrong:
        raise Unreadable("it is no JSON") from wrong
    if not isinstance(told, dict):
        raise Unreadable("it is no object")
    return Owed(
        now=_needed_time(told, "now", "now"),
        outbox=tuple(_message(row, at) for at, row in _rows(told, "outbox")),
        deadlines=tuple(_deadline(row, at) for at, row in _rows(told, "deadlines")),
    )


def _rows(told: dict[str, Any], name: str) -> Iterable[tuple[str, dict[str, Any]]]:
    rows = told.get(name, [])
    if not isinstance(rows, list):
        raise Unreadable(f"{name} is no list")
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            raise Unreadable(f"{name}[{number}] is no object")
        yield f"{name}[{number}]", row


def _message(row: dict[str, Any], at: str) -> OwedMessage:
    return OwedMessage(
        id=_word(row, "id"),
        kind=_word(row, "kind"),
        lane=_word(row, "lane"),
        state=_word(row, "state"),
        since=_time(row, "since", at),
        next_try=_time(row, "next_try", at),
        tries=_count(row, "tries", at),
        case=_word(row, "case"),
        set_aside=bool(row.get("set_aside")),
        code=_word(row, "code"),
    )


def _deadline(row: dict[str, Any], at: str) -> Deadline:
    return Deadline(_word(row, "kind"), _needed_time(row, "due_at", at), _word(row, "case"))


def _word(row: dict[str, Any], name: str) -> str:
    """Ids may be numbers; what is missing is empty."""
    value = row.get(name)
    return "" if value is None else str(value)


def _count(row: dict[str, Any], name: str, at: str) -> int:
    value = row.get(name) or 0
    if not isinstance(value, int):
        raise Unreadable(f"{at}.{name} is no number")
    return value


def _needed_time(row: dict[str, Any], name: str, at: str) -> float:
    found = _time(row, name, at)
    if found is None:
        raise Unreadable(f"{name} is missing" if at == name else f"{at}.{name} is missing")
    return found


def _time(row: dict[str, Any], name: str, at: str) -> float | None:
    """ISO with an offset, or none."""
    value = row.get(name)
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise Unreadable(f"{at}.{name} is no time with an offset")
    return read.timestamp()
