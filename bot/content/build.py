"""The only home of turning the rows of each content file into the values of the domain."""

from datetime import date
from typing import Final

from bot.content.rows import COUNTRY_CODE, LABEL, Row, Table
from bot.domain.content import (
    CONFIDENCES,
    LANGS,
    LINE_KINDS,
    PAGE_REASONS,
    Choice,
    Country,
    CrisisLine,
    Emergency,
    Lang,
    Reason,
    TextWay,
    folded,
)

_HOURS: Final = 100
_NOTE: Final = 150
_LETTERS_OF_A_PHRASE: Final = 4
_LONGEST_ALIAS: Final = 20
_LEAST_ALIASES: Final = 12


def read_reasons(table: Table) -> dict[str, Reason]:
    return {
        code: Reason(code=code, label=row.words(), page=row.one_of("page", PAGE_REASONS))
        for code, row in table.rows("reason")
    }


def read_choices(table: Table, kind: str) -> dict[str, Choice]:
    return {code: Choice(code=code, label=row.words()) for code, row in table.rows(kind)}


def read_countries(table: Table) -> dict[str, Country]:
    return {code: _country(code, row) for code, row in table.rows("country", shape=COUNTRY_CODE)}


def _country(code: str, row: Row) -> Country:
    return Country(
        code=code,
        name=row.words(),
        aliases=row.texts("aliases"),
        emergency=_emergency(row),
        source=row.sources(),
    )


def _emergency(row: Row) -> tuple[Emergency, ...]:
    numbers = tuple(map(_emergency_number, row.parts("emergency")))
    if not numbers:
        row.note("emergency", 'needs at least one entry like { number = "112" }.')
    return numbers


def _emergency_number(row: Row) -> Emergency:
    number = row.phone("number")
    what = row.words() if row.has("en") or row.has("es") else None
    row.close()
    return Emergency(number=number, what=what)


def read_lines(table: Table, today: date) -> dict[str, CrisisLine]:
    return {code: _line(code, row, today) for code, row in table.rows("line", "id")}


def _line(code: str, row: Row, today: date) -> CrisisLine:
    line = CrisisLine(
        id=code,
        country=row.text("country"),
        kind=row.one_of("kind", LINE_KINDS),
        name=row.translated("name", LABEL),
        call=row.phones("call"),
        text=_text_way(row.part("text")) if row.has("text") else None,
        chat=row.address("chat"),
        url=row.address("url"),
        hours=row.translated("hours", _HOURS),
        note=row.translated("note", _NOTE) if row.has("note") else None,
        source=row.sources(),
        confidence=row.one_of("confidence", CONFIDENCES),
        verified_on=row.day("verified_on", today),
    )
    if not (line.call or line.text or line.chat or line.url):
        row.note("call", "there is no way to reach this line: give call, text, chat or url.")
    return line


def _text_way(row: Row) -> TextWay:
    way = TextWay(to=row.phone("to"), word=row.text("word", needed=False))
    row.close()
    return way


def read_danger_words(file: Row) -> dict[Lang, tuple[str, ...]]:
    words = {lang: _phrases(file.part(lang)) for lang in LANGS}
    file.close()
    return words


def _phrases(row: Row) -> tuple[str, ...]:
    phrases = row.texts("phrases")
    if not phrases:
        row.note("phrases", "there is no phrase.")
    seen: set[str] = set()
    for phrase in phrases:
        bare = folded(phrase)
        if len(bare) < _LETTERS_OF_A_PHRASE:
            row.note("phrases", f'"{phrase}" is too short; it would match everyday words.')
        if bare in seen:
            row.note("phrases", f'"{phrase}" is there twice (case, accents do not count).')
        seen.add(bare)
    row.close()
    return phrases


def read_aliases(file: Row) -> tuple[str, ...]:
    """Names for masked people: one word of letters each, enough of them that they say nothing."""
    names = file.texts("names")
    for name in names:
        if not name.isalpha() or len(name) > _LONGEST_ALIAS:
            file.note("names", f'"{name}" must be one word of letters, at most {_LONGEST_ALIAS}.')
    if len({folded(name) for name in names}) < max(len(names), _LEAST_ALIASES):
        file.note("names", f"needs {_LEAST_ALIASES} names or more, each of them once.")
    file.close()
    return names or ("River",)
