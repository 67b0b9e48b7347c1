"""The only home of what help there is besides the peer: categories, entries, and who sees what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.folding import folded
from bot.domain.words import LANGS, Lang, Words

LINES: Final = "crisis"
"""The category whose entries are shown with the crisis lines and the emergency number."""

TITLE_LIMIT: Final = 75
HOW_LIMIT: Final = 300
SEES_LIMIT: Final = 150
URL_LIMIT: Final = 300
NUMBER_LIMIT: Final = 30

MOST_IN_CATEGORY: Final = 10
"""Entries of the file, and as many of the program's own: together they fit into one view."""

MOST_OWN: Final = 60


@dataclass(frozen=True)
class Category:
    """Sent resources are counted by this and by nothing finer."""

    code: str
    label: Words
    confidential: bool


@dataclass(frozen=True)
class Resource:
    """One place to turn to. What a program typed itself reads the same in every language.

    ``sees`` says who learns of it when somebody turns there.
    """

    id: str
    category: str
    title: Words
    how: Words
    sees: Words
    number: str = ""
    url: str = ""


@dataclass(frozen=True)
class Library:
    """Categories in the order to show them; of each, the program's own entries come first."""

    categories: Mapping[str, Category]
    entries: Mapping[str, Resource]

    def with_own(self, own: Iterable[Resource]) -> "Library":
        """An entry whose category has left the file stays out: nobody could find it."""
        mine = {one.id: one for one in own if one.category in self.categories}
        return replace(self, entries={**mine, **self.entries}) if mine else self

    def of(self, category: str) -> tuple[Resource, ...]:
        return tuple(one for one in self.entries.values() if one.category == category)

    @property
    def shown(self) -> tuple[Category, ...]:
        """Categories in which there is something."""
        filled = {one.category for one in self.entries.values()}
        return tuple(one for one in self.categories.values() if one.code in filled)

    def find(self, typed: str) -> Category | None:
        """By its code or its label in any language, however it was typed."""
        wanted = folded(typed)
        for one in self.categories.values():
            if wanted in {folded(one.code), *(folded(one.label.of(lang)) for lang in LANGS)}:
                return one
        return None

    def label(self, category: str, lang: Lang) -> str:
        """A code that has left the file since it was stored shows as itself."""
        found = self.categories.get(category)
        return found.label.of(lang) if found else category
