"""The answer to danger words typed into the conversation: the lines stand before everything."""

from bot.domain.people import Lang
from bot.views import ids
from bot.views.lines import bare_numbers, line_blocks
from bot.views.parts import actions, button, message, section
from bot.views.requester_buttons import help_now
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import labels, t
from bot.views.texts import panel as words


def lines_first(around: Surroundings, lang: Lang, country: str | None = None) -> Rendered:
    """What ``answers.program_answer`` says, in the other order; the same buttons."""
    said = t(lang, words.PROGRAM)
    shown = [help_now(lang), button(lang, labels.GET_SUPPORT, ids.GET_SUPPORT)]
    blocks = (*line_blocks(around, lang, country), section(said), *actions(shown))
    return message(around, lang, f"{bare_numbers(around, lang, country)}\n{said}", blocks)
