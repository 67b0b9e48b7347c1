"""The danger panel: lines and the emergency number first, then one button to a person."""

from bot.domain.people import Lang
from bot.views import ids
from bot.views.lines import line_blocks, numbers
from bot.views.parts import Element, actions, bold, button, message, modal, section
from bot.views.requester_buttons import help_now
from bot.views.scene import Block, Rendered, Surroundings, View
from bot.views.texts import labels, t
from bot.views.texts import panel as words


def crisis_panel(around: Surroundings, lang: Lang, country: str | None = None) -> View:
    """For *I need help right now* inside a modal, and for danger words in typed text."""
    return _panel(around, lang, _person_blocks(around, lang, country))


def stored_panel(
    around: Surroundings,
    lang: Lang,
    country: str | None,
    party_id: str,
    *,
    can_be_raised: bool = True,
) -> View:
    """For danger words in the note: the request is stored, and nothing else happens by itself."""
    shown = [help_now(lang, country)]
    if can_be_raised:
        shown.append(button(lang, labels.MAKE_NOW, ids.MAKE_NOW, party_id))
    blocks = [
        bold(t(lang, words.STORED)),
        section(t(lang, words.STORED_MORE)),
        *line_blocks(around, lang, country),
        *actions(shown),
    ]
    return _panel(around, lang, blocks)


def crisis_answer(around: Surroundings, lang: Lang, country: str | None = None) -> Rendered:
    """The answer to ``crisis`` and to *I need help right now*: the text alone is enough."""
    text = f"{t(lang, words.OPENING)}\n{numbers(around, lang, country)}"
    return message(around, lang, text, _person_blocks(around, lang, country))


def get_person(lang: Lang, country: str | None = None) -> Element:
    """Carries the country whose lines were shown, so that what follows shows the same ones."""
    return button(lang, labels.GET_PERSON, ids.GET_PERSON, country, style="danger")


def _person_blocks(around: Surroundings, lang: Lang, country: str | None) -> list[Block]:
    return [
        bold(t(lang, words.CALL_NOW)),
        *line_blocks(around, lang, country),
        section(t(lang, words.PERSON)),
        *actions([get_person(lang, country)]),
    ]


def _panel(around: Surroundings, lang: Lang, blocks: list[Block]) -> View:
    return modal(around, lang, {"callback_id": ids.PANEL_VIEW}, labels.PANEL_TITLE, blocks)
