"""The one catalogue: every sentence in English and Spanish, and the one way to get it.

A sentence is a ``Words`` constant in the file of its surface, so that a missing translation is a
type error. Values are put in as they are; whoever makes mrkdwn of a sentence escapes the whole.
"""

from bot.domain.content import Words
from bot.domain.people import Lang


def t(lang: Lang, words: Words, **values: object) -> str:
    """The sentence in ``lang`` with its values. Values are never read as patterns themselves."""
    return words.of(lang).format(**values)


__all__ = ["Words", "t"]
