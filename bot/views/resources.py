"""The library of resources as people read it: as an answer, as a message, and as kept."""

from collections.abc import Iterable

from bot.domain.cases import Case
from bot.domain.giving import meant
from bot.domain.people import Lang
from bot.domain.resource_fields import USAGE
from bot.domain.resources import LINES, Category, Library, Resource
from bot.views import ids
from bot.views.lines import numbers, short_blocks
from bot.views.parts import (
    TEXT_LIMIT,
    actions,
    bold,
    button,
    clip,
    escape,
    listing,
    marked,
    message,
    section,
    sections,
)
from bot.views.requester_buttons import help_now
from bot.views.scene import Block, Rendered, Scene, Surroundings
from bot.views.texts import labels, shared, t
from bot.views.texts import resources as words


def label_of(lang: Lang, category: Category) -> str:
    """One that is not confidential is never named without saying so."""
    label = category.label.of(lang)
    return label if category.confidential else t(lang, words.NOT_CONFIDENTIAL, label=label)


def entry_lines(lang: Lang, library: Library, one: Resource) -> list[str]:
    """All that an entry says, as plain text, but for its page."""
    said = [one.title.of(lang)]
    said.append(t(lang, words.HOW, how=one.how.of(lang)))
    said.append(t(lang, words.SEES, sees=one.sees.of(lang)))
    category = library.categories.get(one.category)
    if category is None or not category.confidential:
        said.append(t(lang, words.OPEN_TO_OTHERS))
    if one.number:
        said.append(t(lang, words.NUMBER, number=one.number))
    return said


def entry_blocks(lang: Lang, library: Library, one: Resource) -> tuple[Block, ...]:
    """Its page can be pressed; everything else, which people have typed, is plain text."""
    page = (marked(escape(one.url)),) if one.url else ()
    return (section("\n".join(entry_lines(lang, library, one))), *page)


def categories_answer(around: Surroundings, lang: Lang, *, unknown: bool = False) -> Rendered:
    """``/peersupport resources``: what there is. ``unknown``: they asked for what there is not."""
    library = around.content.library
    said = [t(lang, words.UNKNOWN if unknown else words.TOP)]
    said += [
        t(lang, words.CATEGORY, code=one.code, label=label_of(lang, one)) for one in library.shown
    ]
    said += [t(lang, words.HOW_TO_READ, code=one.code) for one in library.shown[1:2]]
    return _answer(around, lang, said, sections(said))


def category_answer(around: Surroundings, lang: Lang, category: Category) -> Rendered:
    """``/peersupport resources eap``: every entry of one category."""
    library = around.content.library
    said, blocks = [label_of(lang, category)], [bold(label_of(lang, category))]
    for one in library.of(category.code):
        said += [*entry_lines(lang, library, one), *([one.url] if one.url else [])]
        blocks += entry_blocks(lang, library, one)
    return _answer(around, lang, said, blocks)


def _answer(
    around: Surroundings, lang: Lang, said: Iterable[str], blocks: Iterable[Block]
) -> Rendered:
    """With everything there is to call, in the text as well; never cut off for want of room."""
    lines = f"{t(lang, words.LINES)}\n{numbers(around, lang, None)}"
    body = clip("\n".join(said), max(TEXT_LIMIT - len(lines) - 1, 1))
    shown = (
        *blocks,
        section(t(lang, words.LINES)),
        *short_blocks(around, lang, None),
        *actions([help_now(lang)]),
    )
    return message(around, lang, f"{body}\n{lines}", shown)


def sent_resource(scene: Scene, case: Case) -> Rendered | None:
    """To the requester: what their supporter sent; None when it has left the library meanwhile."""
    one = _found(scene, case, scene.notice.subject_id)
    if one is None:
        return None
    lang, key = scene.lang, scene.notice.subject_id
    more = button(lang, labels.DETAILS, ids.RESOURCE_DETAILS, f"{case.requester.party_id}:{key}")
    blocks = (
        *sent_blocks(scene, case, one),
        *actions([help_now(lang, case.asking.country), more]),
    )
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def sent_blocks(scene: Scene, case: Case, one: Resource) -> tuple[Block, ...]:
    """What the message and its *Details* say; crisis lines come with their numbers."""
    lang, around = scene.lang, scene.around
    lines = short_blocks(around, lang, case.asking.country) if one.category == LINES else ()
    said = entry_blocks(lang, around.content.library, one)
    return (bold(t(lang, words.FROM_SUPPORTER)), *said, *lines)


def _found(scene: Scene, case: Case, key: str | None) -> Resource | None:
    resource_id = meant(case, key)
    return scene.around.content.library.entries.get(resource_id) if resource_id else None


def own_list(around: Surroundings, lang: Lang, own: Iterable[Resource]) -> Rendered:
    """``/peersupport-admin resources``: what the program has added, with the ids to type."""
    library, mine = around.content.library, list(own)
    packaged = len(library.entries.keys() - {one.id for one in mine})
    said = [t(lang, words.OWN, count=len(mine))]
    said += [
        t(
            lang,
            words.OWN_LINE,
            id=one.id,
            category=library.label(one.category, lang),
            title=one.title.of(lang),
        )
        for one in mine
    ]
    said += [t(lang, words.PACKAGED, count=packaged), t(lang, words.HOW_TO_ADD, usage=USAGE)]
    return listing(around, lang, said)


def added(around: Surroundings, lang: Lang, one: Resource) -> Rendered:
    """As everybody will read it."""
    page = [one.url] if one.url else []
    said = [t(lang, words.ADDED, id=one.id), *entry_lines(lang, around.content.library, one), *page]
    return listing(around, lang, said)


def removed(around: Surroundings, lang: Lang, one: Resource) -> Rendered:
    return listing(around, lang, [t(lang, words.REMOVED, id=one.id, title=one.title.of(lang))])
