"""What is shown while there is no database: lines, the danger panel, other ways, and the truth."""

from enum import StrEnum
from typing import Final

from bot.domain.people import Lang, Person
from bot.views import ids
from bot.views.lines import line_blocks, numbers
from bot.views.modals.panel import get_person
from bot.views.parts import actions, bold, message, modal, reach, section, sections
from bot.views.scene import Block, Rendered, Surroundings, View
from bot.views.texts import Words, labels, t
from bot.views.texts import panel as words


class Told(StrEnum):
    """Whom *Get me a person* has messaged without a database."""

    LEADS_AND_DIRECTORS = "leads_and_directors"
    DIRECTORS = "directors"
    NOBODY = "nobody"


_TOLD: Final[dict[Told, Words]] = {
    Told.LEADS_AND_DIRECTORS: words.TOLD_LEADS,
    Told.DIRECTORS: words.TOLD_DIRECTORS,
    Told.NOBODY: words.TOLD_NOBODY,
}


def down_answer(around: Surroundings, lang: Lang, country: str | None = None) -> Rendered:
    """To any command or button that needs the database."""
    text = "\n".join((*_down(lang), numbers(around, lang, country)))
    return message(around, lang, text, _down_blocks(around, lang, country))


def down_view(around: Surroundings, lang: Lang, country: str | None = None) -> View:
    """The same as a modal."""
    return _view(around, lang, _down_blocks(around, lang, country))


def down_home(around: Surroundings, lang: Lang) -> View:
    """The same as App Home."""
    rendered = down_answer(around, lang)
    return {"type": "home", "blocks": list(rendered.blocks)}


def told_answer(
    around: Surroundings, lang: Lang, told: Told, country: str | None = None
) -> Rendered:
    """After *Get me a person*: who was messaged, and that nothing more can be promised."""
    text = "\n".join((*_said(lang, told), numbers(around, lang, country)))
    return message(around, lang, text, _told_blocks(around, lang, told, country))


def told_view(around: Surroundings, lang: Lang, told: Told, country: str | None = None) -> View:
    """The same inside a modal."""
    return _view(around, lang, _told_blocks(around, lang, told, country))


def lead_message(around: Surroundings, lang: Lang, who: Person) -> Rendered:
    """To leads and directors. It names who asks, since nothing could be stored to look it up."""
    blocks = (
        bold(t(lang, words.LEAD_SAYS)),
        section(t(lang, words.LEAD_ASKS)),
        section(t(lang, words.LEAD_WHO)),
        reach(lang, who),
    )
    return message(around, lang, t(lang, words.LEAD_TEXT), blocks)


def _down(lang: Lang) -> tuple[str, ...]:
    return tuple(t(lang, w) for w in (words.DOWN, words.DOWN_WAYS, words.DOWN_PERSON))


def _said(lang: Lang, told: Told) -> tuple[str, ...]:
    return (t(lang, _TOLD[told]), t(lang, words.NO_PROMISE))


def _down_blocks(around: Surroundings, lang: Lang, country: str | None) -> list[Block]:
    return [
        *sections(_down(lang)),
        *line_blocks(around, lang, country),
        *actions([get_person(lang, country)]),
    ]


def _told_blocks(around: Surroundings, lang: Lang, told: Told, country: str | None) -> list[Block]:
    return [*sections(_said(lang, told)), *line_blocks(around, lang, country)]


def _view(around: Surroundings, lang: Lang, blocks: list[Block]) -> View:
    return modal(around, lang, {"callback_id": ids.PANEL_VIEW}, labels.PANEL_TITLE, blocks)
