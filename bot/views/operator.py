"""What directors read about the bot itself, when it cannot do its work."""

from bot.domain.people import Lang
from bot.views.parts import line
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import operator as words


def no_database(around: Surroundings, lang: Lang) -> Rendered:
    return line(around, lang, words.NO_DATABASE)
