"""The only home of how words that people type are compared."""

import unicodedata
from typing import Final

# Every kind of apostrophe is dropped, so that "don't", straight or curly, and "dont" are one word.
# Before NFKD, because that turns the acute accent into a space.
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'\u2018\u2019\u201b\u02bc\u2032\u00b4`\uff07"))

# Accents and invisible marks (direction marks, joiners, soft hyphens) vanish without a gap.
_VANISHING: Final = frozenset({"Mn", "Me", "Cf"})


def _kept(char: str) -> str:
    if char.isalnum():
        return char
    return "" if unicodedata.category(char) in _VANISHING else " "


def folded(text: str) -> str:
    """The text as bare words with single spaces: no case, accents, apostrophes or punctuation."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return " ".join("".join(map(_kept, plain)).split())
