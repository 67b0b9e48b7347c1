"""The only home of turning the file of resources into the library of the domain."""

from collections.abc import Iterator

from bot.content.rows import LABEL, Row, Table
from bot.domain.resources import (
    HOW_LIMIT,
    MOST_IN_CATEGORY,
    SEES_LIMIT,
    Category,
    Library,
    Resource,
)

_TABLES = ("category", "resource")


def read_library(file: str, data: dict[str, object], problems: list[str]) -> Library:
    """Every mistake goes into `problems`; the library is whole only where none was found."""

    def table(kind: str) -> Table:
        return Table(file, {kind: data[kind]} if kind in data else {}, problems)

    Row(file, {key: data[key] for key in data if key not in _TABLES}, problems).close()
    rows = table("resource")
    library = Library(
        categories={code: _category(code, row) for code, row in table("category").rows("category")},
        entries={code: _resource(code, row) for code, row in rows.rows("resource", "id")},
    )
    for sentence in _unfit(library):
        rows.note(sentence)
    return library


def _category(code: str, row: Row) -> Category:
    return Category(code=code, label=row.words(), confidential=row.flag("confidential"))


def _resource(resource_id: str, row: Row) -> Resource:
    return Resource(
        id=resource_id,
        category=row.text("category"),
        title=row.translated("title", LABEL),
        how=row.translated("how", HOW_LIMIT),
        sees=row.translated("sees", SEES_LIMIT),
        number=row.phone("number") if row.has("number") else "",
        url=row.address("url"),
    )


def _unfit(library: Library) -> Iterator[str]:
    """What a row alone cannot tell."""
    for one in library.entries.values():
        if one.category and one.category not in library.categories:
            yield f'resource "{one.id}", category: "{one.category}" is no [[category]] here.'
    for code in library.categories:
        count = len(library.of(code))
        if not 1 <= count <= MOST_IN_CATEGORY:
            yield f'category "{code}" has {count} resources; it needs 1 to {MOST_IN_CATEGORY}.'
