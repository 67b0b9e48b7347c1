"""The only home of how words become an answer: as a message, and as a modal to read and close."""

from bot.domain.people import Lang
from bot.ports import NotSaved
from bot.views import answers, refusals
from bot.views.modals.panel import crisis_answer, crisis_panel
from bot.views.modals.shown import sentence_view
from bot.views.scene import Rendered
from bot.views.texts import Words
from handlers.answers import Says, Shows
from handlers.deps import Deps


def drawn(deps: Deps, lang: Lang, rendered: Rendered) -> Says:
    return Says(rendered, sentence_view(deps.around(), lang, rendered))


def sentence(deps: Deps, lang: Lang, words: Words, **values: object) -> Says:
    """One sentence of the catalogue."""
    return drawn(deps, lang, answers.say(deps.around(), lang, words, **values))


def crisis(deps: Deps, lang: Lang, country: str | None = None) -> Says:
    """Lines and the emergency number first, then one button that gets a person."""
    around = deps.around()
    return Says(crisis_answer(around, lang, country), crisis_panel(around, lang, country))


def panel(deps: Deps, lang: Lang, country: str | None = None) -> Shows:
    """The same as a modal, over a form that is open; as a message where none can be opened."""
    said = crisis(deps, lang, country)
    return Shows(said.view, otherwise=said, on_top=True)


def press_again(deps: Deps, lang: Lang) -> Says:
    """The modal of a card could not be opened: the card is still there, and so is its button."""
    return drawn(deps, lang, refusals.answer(deps.around(), lang, NotSaved()))
