"""The only home of reading one content file: each field by name, each mistake as a sentence."""

import re
from collections.abc import Iterator

from practice.rehearsal.wording import LANGS, Text

Row = dict[str, object]
_BLANK = re.compile(r"\{\w*\}")


class Sheet:
    """One table of a file. What is missing or wrong is noted, and a stand-in goes on.

    ``where`` names the file and the place in it, for the sentences.
    """

    def __init__(self, where: str, row: object, problems: list[str]) -> None:
        self.where = where
        self._problems = problems
        self._row: Row = row if isinstance(row, dict) else {}
        self._read: set[str] = set()
        if not isinstance(row, dict):
            self.wrong("is no table.")

    def wrong(self, what: str, field: str = "") -> None:
        place = f"{self.where}, {field}" if field else self.where
        self._problems.append(f"{place}: {what}")

    def has(self, field: str) -> bool:
        return field in self._row

    def word(self, field: str, known: object = None, *, needed: bool = True) -> str:
        """A text without languages; ``known`` holds the only ones that are allowed."""
        value = self._take(field, needed=needed)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong("must be text.", field)
            return ""
        self._check_known(field, value, known)
        return value

    def words(self, field: str, known: object = None) -> tuple[str, ...]:
        """A list of such texts; empty where it is not given."""
        value = self._take(field, needed=False)
        found = value if isinstance(value, list) else []
        if (value is not None and value != found) or not all(isinstance(x, str) for x in found):
            self.wrong("must be a list of texts.", field)
            return ()
        for one in found:
            self._check_known(field, one, known)
        return tuple(found)

    def flag(self, field: str) -> bool:
        value = self._take(field, needed=False)
        if value is not None and not isinstance(value, bool):
            self.wrong("must be true or false.", field)
        return value is True

    def text(self, field: str, longest: int) -> Text:
        return self.inside(field).only_both(longest)

    def texts(self, field: str, longest: int) -> tuple[Text, ...]:
        return tuple(one.only_both(longest) for one in self.rows(field))

    def only_both(self, longest: int) -> Text:
        text = self.both(longest)
        self.done()
        return text

    def both(self, longest: int) -> Text:
        """Its words in both languages; the table may hold more."""
        en, es = (self.word(lang) for lang in LANGS)
        for lang, words in zip(LANGS, (en, es), strict=True):
            if len(words) > longest:
                self.wrong(f"is longer than {longest} characters.", lang)
        if set(_BLANK.findall(en)) != set(_BLANK.findall(es)):
            self.wrong("must have the same {names} in both languages.")
        return Text(en, es)

    def inside(self, field: str) -> "Sheet":
        value = self._take(field, needed=True)
        return Sheet(f"{self.where}, {field}", {} if value is None else value, self._problems)

    def rows(self, field: str) -> Iterator["Sheet"]:
        """The tables of a list, none where it is not given; each is finished by the reader."""
        value = self._take(field, needed=False)
        if value is not None and not isinstance(value, list):
            self.wrong("must be a list.", field)
        for number, one in enumerate(value if isinstance(value, list) else [], start=1):
            yield Sheet(f"{self.where}, {field} {self._name_of(one, number)}", one, self._problems)

    def names(self) -> list[str]:
        return list(self._row)

    def done(self) -> None:
        """Whatever nobody asked for is a mistake, too: most often a misspelt name."""
        for extra in sorted(set(self._row) - self._read):
            self.wrong("is not known here.", extra)

    def _take(self, field: str, *, needed: bool) -> object:
        self._read.add(field)
        if needed and field not in self._row:
            self.wrong("is missing.", field)
        return self._row.get(field)

    def _check_known(self, field: str, value: str, known: object) -> None:
        if isinstance(known, (dict, frozenset, tuple)) and value not in known:
            self.wrong(f'"{value}" is not known. Known are {", ".join(sorted(known))}.', field)

    @staticmethod
    def _name_of(row: object, number: int) -> str:
        name = row.get("id") if isinstance(row, dict) else None
        return f'"{name}"' if isinstance(name, str) else str(number)
