"""The only home of reading one row of a content file without stopping at its first mistake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from bot.domain.content import INTERNATIONAL, Words

LABEL: Final = 75
"""Characters Slack allows for the text of an option (docs.slack.dev, option object)."""

MOST_OPTIONS: Final = 100
"""Options Slack allows in one select menu (docs.slack.dev, select menu element)."""

_LANGUAGES: Final = {"en": "English", "es": "Spanish"}
_PHONE: Final = re.compile(r"\+?[0-9]+( [0-9]+)*")
_ODD: Final = re.compile(r"[<>\x00-\x1f\x7f]")

_RETIRED: Final = {
    "18002738255": "988 took its place",
    "18005990019": "KIRAN was replaced by Tele-MANAS",
    "18334564566": "988 took its place in Canada",
}

_Named = TypeVar("_Named", bound=str)


@dataclass(frozen=True)
class Shape:
    """What a code looks like, and the sentence for one that does not."""

    pattern: re.Pattern[str]
    sentence: str


CODE: Final = Shape(
    re.compile(r"[a-z][a-z0-9_-]{0,39}"), "must be small letters, digits, _ or -, at most 40."
)
COUNTRY_CODE: Final = Shape(
    re.compile(rf"[A-Z]{{2}}|{INTERNATIONAL}"),
    f"must be two capital letters, or {INTERNATIONAL} for everywhere else.",
)


class Row:
    """One table of a file. Each mistake is noted in a sentence and a harmless value stands in."""

    def __init__(self, where: str, table: dict[str, object], problems: list[str]) -> None:
        self.where = where
        self._left = dict(table)
        self._problems = problems

    def note(self, key: str, sentence: str) -> None:
        self._problems.append(f"{self.where}, {key}: {sentence}")

    def has(self, key: str) -> bool:
        return key in self._left

    def text(self, key: str, limit: int = LABEL, *, needed: bool = True) -> str:
        value = self._left.pop(key, "")
        if not isinstance(value, str):
            self.note(key, "must be text in quotes.")
            return ""
        if needed and not value.strip():
            self.note(key, "is missing or empty.")
        self._judge(key, value, limit)
        return value

    def _judge(self, key: str, value: str, limit: int) -> None:
        if len(value) > limit:
            self.note(key, f"has {len(value)} characters; only {limit} fit in Slack.")
        if _ODD.search(value):
            self.note(key, "holds a line break, a control character, < or >. Use plain text.")

    def words(self, limit: int = LABEL) -> Words:
        """The keys `en` and `es` of this row."""
        for lang, name in _LANGUAGES.items():
            if not str(self._left.get(lang, "")).strip():
                self.note(lang, f"the {name} text is missing.")
        return Words(
            en=self.text("en", limit, needed=False), es=self.text("es", limit, needed=False)
        )

    def part(self, key: str) -> "Row":
        """The table under a key, as a row of its own; close it like any other."""
        return self._inner(key, self._left.pop(key, {}))

    def parts(self, key: str) -> tuple["Row", ...]:
        """The tables of a list under a key."""
        return tuple(self._inner(key, item) for item in self.items(key))

    def _inner(self, key: str, value: object) -> "Row":
        if not isinstance(value, dict):
            self.note(key, "must be written in { } or under a heading in [ ].")
            value = {}
        return Row(f"{self.where}, {key}", value, self._problems)

    def translated(self, key: str, limit: int) -> Words:
        part = self.part(key)
        words = part.words(limit)
        part.close()
        return words

    def one_of(self, key: str, allowed: tuple[_Named, ...]) -> _Named:
        value = self._left.pop(key, None)
        for choice in allowed:
            if value == choice:
                return choice
        self.note(key, f"must be one of {', '.join(allowed)}.")
        return allowed[0]

    def code(self, key: str, shape: Shape) -> str:
        value = self.text(key)
        if value and not shape.pattern.fullmatch(value):
            self.note(key, f'"{value}" {shape.sentence}')
        return value

    def items(self, key: str) -> tuple[object, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            self.note(key, "must be a list in [ ].")
            return ()
        return tuple(value)

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.items(key)
        texts = tuple(item for item in found if isinstance(item, str) and item.strip())
        if len(texts) < len(found):
            self.note(key, "every entry must be text in quotes, and not empty.")
        return texts

    def phones(self, key: str) -> tuple[str, ...]:
        numbers = self.texts(key)
        for number in numbers:
            self._dial(key, number)
        return numbers

    def phone(self, key: str) -> str:
        number = self.text(key)
        if number.strip():
            self._dial(key, number)
        return number

    def _dial(self, key: str, number: str) -> None:
        if not _PHONE.fullmatch(number):
            self.note(
                key, f'"{number}" is not a phone number. Use digits with single spaces between.'
            )
        if why := _RETIRED.get(re.sub(r"\D", "", number)):
            self.note(key, f'"{number}" is retired: {why}.')

    def address(self, key: str) -> str:
        """A page for people: https or empty."""
        value = self.text(key, 300, needed=False)
        if value and not value.startswith("https://"):
            self.note(key, f'"{value}" must start with https://.')
        return value

    def sources(self) -> tuple[str, ...]:
        """Where the facts of the row were found; a row without a source is not shown to anybody."""
        found = self.texts("source")
        if not found:
            self.note("source", "is missing. Name the page where the numbers were found.")
        for address in found:
            if not address.startswith(("https://", "http://")):
                self.note("source", f'"{address}" must be the address of a page.')
        return found

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, None)
        if not isinstance(value, bool):
            self.note(key, "must be true or false.")
        return value is True

    def day(self, key: str, today: date) -> date | None:
        """A date up to today; an empty one means that nobody has verified the row yet."""
        value = self._left.pop(key, "")
        if value == "":
            return None
        found = _as_day(value)
        if found is None:
            self.note(key, f'"{value}" is not a date. Write it like "2026-11-23", or leave it "".')
        elif found > today:
            self.note(key, f"{found.isoformat()} is in the future.")
        return found

    def close(self) -> None:
        """Names every key that nobody read, so that a misspelt key never vanishes in silence."""
        for key in self._left:
            self.note(key, "is not a key of this row.")


def _as_day(value: object) -> date | None:
    # datetime is a date to isinstance, and a moment is not a day.
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


class Table:
    """One whole file: a list of rows under one name."""

    def __init__(self, file: str, data: dict[str, object], problems: list[str]) -> None:
        self.file = file
        self._data = data
        self._problems = problems

    def note(self, sentence: str) -> None:
        self._problems.append(f"{self.file}: {sentence}")

    def rows(self, kind: str, key: str = "code", shape: Shape = CODE) -> Iterator[tuple[str, Row]]:
        """Each row with its code; it is closed when the next one is asked for."""
        seen: set[str] = set()
        for position, table in enumerate(self._tables(kind), start=1):
            row = Row(self._where(kind, table.get(key), position), table, self._problems)
            code = row.code(key, shape)
            if code in seen:
                row.note(key, "is used twice.")
            seen.add(code)
            yield code, row
            row.close()

    def _tables(self, kind: str) -> Iterator[dict[str, object]]:
        for key in self._data.keys() - {kind}:
            self.note(f'"{key}" is not a part of this file; its rows are called [[{kind}]].')
        found = self._data.get(kind)
        if not isinstance(found, list) or not found:
            self.note(f"there is no [[{kind}]] row.")
            return
        if len(found) > MOST_OPTIONS:
            self.note(f"has {len(found)} rows; Slack shows at most {MOST_OPTIONS}.")
        for table in found:
            if isinstance(table, dict):
                yield table
            else:
                self.note(f"every {kind} must be a [[{kind}]] table.")

    def _where(self, kind: str, code: object, position: int) -> str:
        name = f'"{code}"' if isinstance(code, str) and code else f"number {position}"
        return f"{self.file}, {kind} {name}"
