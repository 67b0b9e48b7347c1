"""The state of one form element: each type keeps what was chosen under a name of its own."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar

from handlers.payloads.reading import BadPayload, Json, items, number, obj, slack_id, text

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_MOST_PEOPLE = 100
_MOST_CHOSEN = 50


class State:
    """What stands in a form: one field a name, since block id and action id are the same word."""

    def __init__(self, values: Json) -> None:
        self._values = values

    def has(self, name: str) -> bool:
        """Whether the form showed this field at all."""
        return bool(self._field(name))

    def typed(self, name: str, longest: int) -> str:
        return text(self._field(name), "value", longest).strip()

    def chosen(self, name: str) -> str | None:
        """The value of the chosen option; None when nothing is chosen."""
        option = obj(self._field(name), "selected_option")
        return text(option, "value") or None

    def ticked(self, name: str) -> tuple[str, ...]:
        """Values of the chosen options, in order, each once."""
        options = items(self._field(name), "selected_options")[:_MOST_CHOSEN]
        return tuple(dict.fromkeys(text(option, "value") for option in options))

    def person(self, name: str) -> str:
        """Of a field for one; empty where nobody is chosen."""
        field = self._field(name)
        return slack_id(field, "selected_user") if field.get("selected_user") else ""

    def people(self, name: str) -> frozenset[str]:
        return frozenset(self.people_in_order(name))

    def people_in_order(self, name: str) -> tuple[str, ...]:
        """As they were chosen, which is the order of a rotation."""
        users = items(self._field(name), "selected_users")[:_MOST_PEOPLE]
        return tuple(dict.fromkeys(slack_id({"user": user}, "user") for user in users))

    def clock(self, name: str) -> time | None:
        return _read(time.fromisoformat, text(self._field(name), "selected_time"), name)

    def day(self, name: str) -> date | None:
        return _read(date.fromisoformat, text(self._field(name), "selected_date"), name)

    def files(self, name: str) -> tuple[Json, ...]:
        """Of a field that takes files."""
        return tuple(obj({"file": file}, "file") for file in items(self._field(name), "files"))

    def day_text(self, name: str) -> str:
        """As Slack writes it: ``2026-10-01``; empty where none is chosen."""
        return text(self._field(name), "selected_date")

    def moment(self, name: str) -> datetime | None:
        seconds = number(self._field(name), "selected_date_time")
        if seconds is None:
            return None
        try:
            return datetime.fromtimestamp(seconds, UTC)
        except (OverflowError, OSError, ValueError):
            raise BadPayload(name) from None

    def one_of(self, name: str, kind: type[E]) -> E | None:
        value = self.chosen(name)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            raise BadPayload(name) from None

    def _field(self, name: str) -> Json:
        return obj(obj(self._values, name), name)


def _read(read: Callable[[str], T], said: str, name: str) -> T | None:
    if not said:
        return None
    try:
        return read(said)
    except ValueError:
        raise BadPayload(name) from None
