"""Crisis lines, the local emergency number and the program's night number, as text and as blocks.

A country is always shown with its emergency number and every route there is. A line that no human
has verified within 180 days says *check the number*.
"""

from collections.abc import Iterator

from bot.domain.awake import zone_of
from bot.domain.content import CountryLines, CrisisLine, Emergency, is_stale
from bot.domain.people import Lang
from bot.views.moments import on_day
from bot.views.parts import escape, marked_sections
from bot.views.scene import Block, Surroundings
from bot.views.texts import shared as words
from bot.views.texts import t


def numbers(around: Surroundings, lang: Lang, country: str | None) -> str:
    """Everything there is, as plain text: every number, no button needed to read it."""
    return "\n".join(_plain_lines(around, lang, country))


def bare_numbers(around: Surroundings, lang: Lang, country: str | None) -> str:
    """The numbers alone, without the names of services: fit for a neutral preview."""
    found = _found(around, country)
    routes = [around.program.night_number, *(e.number for e in found.emergency)]
    for line in found.lines:
        routes += [_bare(around, lang, line, number) for number in _reached_by(line)]
    return t(lang, words.NUMBERS, numbers=", ".join(dict.fromkeys(r for r in routes if r)))


def _reached_by(line: CrisisLine) -> tuple[str, ...]:
    return (*line.call, *([line.text.to] if line.text else ()))


def _bare(around: Surroundings, lang: Lang, line: CrisisLine, number: str) -> str:
    """One that nobody has verified of late says so here too: a preview may be all that is read."""
    return t(lang, words.UNCHECKED, number=number) if _is_old(around, line) else number


def line_blocks(around: Surroundings, lang: Lang, country: str | None) -> tuple[Block, ...]:
    """The emergency number first, then the night number, then every line with hours and notes."""
    found = _found(around, country)
    top = [f"*{escape(text)}*" for text in _first(around, lang, found)]
    lines = [_marked_line(around, lang, line) for line in found.lines]
    if found.also:
        lines.append(escape(t(lang, words.ALSO)))
        lines += [_marked_line(around, lang, line) for line in found.also]
    return (*marked_sections(top), *marked_sections(lines))


def short_blocks(around: Surroundings, lang: Lang, country: str | None) -> tuple[Block, ...]:
    """The same routes in few words, for the top of a form or the foot of a card."""
    found = _found(around, country)
    said = [f"*{escape(text)}*" for text in _first(around, lang, found)]
    said += [_short_line(around, lang, line) for line in found.lines]
    return marked_sections(said)


def _short_line(around: Surroundings, lang: Lang, line: CrisisLine) -> str:
    name, reach = escape(line.name.of(lang)), escape(", ".join(ways(line, lang)))
    return f"{name}: {reach}. {escape(checked(around, lang, line))}"


def _marked_line(around: Surroundings, lang: Lang, line: CrisisLine) -> str:
    name = escape(line.name.of(lang))
    return f"*{name}*: {escape(', '.join(ways(line, lang)))}. {escape(_about(around, lang, line))}"


def _plain_lines(around: Surroundings, lang: Lang, country: str | None) -> Iterator[str]:
    found = _found(around, country)
    yield from _first(around, lang, found)
    for line in (*found.lines, *found.also):
        yield f"{line.name.of(lang)}: {', '.join(ways(line, lang))}. {_about(around, lang, line)}"


def _first(around: Surroundings, lang: Lang, found: CountryLines) -> Iterator[str]:
    shown = t(lang, words.OR).join(_emergency(one, lang) for one in found.emergency)
    yield t(lang, words.EMERGENCY, country=found.country.name.of(lang), numbers=shown)
    if around.program.night_number:
        yield t(lang, words.NIGHT_NUMBER, number=around.program.night_number)


def _emergency(one: Emergency, lang: Lang) -> str:
    if one.what is None:
        return one.number
    return t(lang, words.NUMBER_FOR, number=one.number, what=one.what.of(lang))


def ways(line: CrisisLine, lang: Lang) -> Iterator[str]:
    if line.call:
        yield t(lang, words.CALL, numbers=t(lang, words.OR).join(line.call))
    if line.text is not None and line.text.word:
        yield t(lang, words.TEXT_WORD, word=line.text.word, number=line.text.to)
    elif line.text is not None:
        yield t(lang, words.TEXT, number=line.text.to)
    if line.chat:
        yield t(lang, words.CHAT, address=line.chat)
    elif line.url:
        yield t(lang, words.SITE, address=line.url)


def _about(around: Surroundings, lang: Lang, line: CrisisLine) -> str:
    said = [_sentence(line.hours.of(lang))]
    if line.note is not None:
        said.append(_sentence(line.note.of(lang)))
    return " ".join((*said, checked(around, lang, line)))


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def checked(around: Surroundings, lang: Lang, line: CrisisLine) -> str:
    if line.verified_on is None or _is_old(around, line):
        return t(lang, words.CHECK_NUMBER)
    return t(lang, words.VERIFIED, date=on_day(line.verified_on, lang))


def _is_old(around: Surroundings, line: CrisisLine) -> bool:
    return is_stale(line, around.now.astimezone(zone_of("UTC")).date())


def _found(around: Surroundings, country: str | None) -> CountryLines:
    return around.content.lines_for(country or around.program.country)
