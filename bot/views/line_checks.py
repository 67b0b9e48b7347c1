"""What is said of verifying crisis lines: ``lines``, ``lines verify``, the word to directors."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from bot.domain.content import CountryLines, CrisisLine, is_stale
from bot.domain.people import Lang, Member
from bot.domain.verifying import Outcome
from bot.views import moments
from bot.views.lines import checked, ways
from bot.views.parts import (
    TEXT_LIMIT,
    bold,
    clip,
    escape,
    listing,
    marked_sections,
    message,
    sections,
)
from bot.views.scene import Rendered, Scene, Surroundings
from bot.views.texts import Words, t
from bot.views.texts import lines as words

_SAID: Final[Mapping[Outcome, Words]] = {
    Outcome.WAITS: words.WAITS,
    Outcome.VERIFIED: words.VERIFIED,
    Outcome.STILL_WAITS: words.STILL_WAITS,
    Outcome.ALREADY: words.ALREADY,
}


def lines_list(
    around: Surroundings,
    lang: Lang,
    found: CountryLines,
    waiting: frozenset[str],
    may_verify: Iterable[Member],
) -> Rendered:
    """Every line of a country, and who may verify it. Addresses can be pressed; the names of
    people stand apart, as plain text."""
    shown = [*found.lines, *found.also]
    lines = [t(lang, words.LINES, country=found.country.name.of(lang))]
    lines += [_line(around, lang, one, waits=one.id in waiting) for one in shown]
    last = [t(lang, words.HOW, id=one.id) for one in shown[:1]]
    last += [t(lang, words.TWO_PEOPLE), _who(lang, words.WHO, words.NOBODY, may_verify)]
    blocks = (*marked_sections(map(escape, lines)), *sections(last))
    return message(around, lang, clip("\n".join((*lines, *last)), TEXT_LIMIT), blocks)


def line_verified(
    around: Surroundings,
    lang: Lang,
    line: CrisisLine,
    outcome: Outcome,
    at: datetime,
    others: Iterable[Member],
) -> Rendered:
    """What counts now, and while a second person is needed, who that can be."""
    day = moments.on_day(at.astimezone(UTC).date(), lang)
    said = [t(lang, _SAID[outcome], id=line.id, name=line.name.of(lang), date=day)]
    if outcome in (Outcome.WAITS, Outcome.STILL_WAITS):
        said.append(_who(lang, words.SECOND, words.NOBODY_ELSE, others))
    return listing(around, lang, said)


def stale_card(scene: Scene) -> Rendered | None:
    """To a director: the lines of the program's own country that are to be checked, how many
    others there are, and what to type next. None when nothing is to be checked any more."""
    around, lang = scene.around, scene.lang
    found = around.content.lines_for(around.program.country)
    country = (*found.lines, *found.also)
    to_check = [one for one in around.content.lines.values() if _is_stale(around, one)]
    if not to_check:
        return None
    here = [one for one in country if _is_stale(around, one)]
    others = [one for one in to_check if one not in country]
    name = found.country.name.of(lang)
    lines = [_line(around, lang, one, waits=one.id in scene.half_verified) for one in here]
    then = [t(lang, words.STALE_MEANS), t(lang, words.HOW, id=(*here, *others)[0].id)]
    then.append(t(lang, words.TWO_PEOPLE))
    if others:
        waiting = sum(one.id in scene.half_verified for one in others)
        count, code = len(others), others[0].country
        then.append(t(lang, words.STALE_OTHERS, count=count, waiting=waiting, code=code))
    blocks = (
        bold(t(lang, words.STALE_TITLE, country=name, count=len(here))),
        *marked_sections(map(escape, lines)),
        *sections(then),
    )
    return message(around, lang, t(lang, words.STALE_TEXT), blocks)


def _is_stale(around: Surroundings, line: CrisisLine) -> bool:
    return is_stale(line, around.now.astimezone(UTC).date())


def _line(around: Surroundings, lang: Lang, line: CrisisLine, *, waits: bool) -> str:
    state = checked(around, lang, line)
    return t(
        lang,
        words.LINE,
        id=line.id,
        name=line.name.of(lang),
        ways=", ".join(ways(line, lang)),
        checked=f"{state} {t(lang, words.ONE_PERSON)}" if waits else state,
        source=", ".join(line.source),
    )


def _who(lang: Lang, some: Words, nobody: Words, members: Iterable[Member]) -> str:
    names = ", ".join(m.name for m in members)
    return t(lang, some, names=names) if names else t(lang, nobody)
