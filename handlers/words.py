"""The only home of how a typed line falls into words: quotes, mentions, Slack's escaping."""

import re

from bot.domain.refusals import BadWord, PickPerson

_CURLY, _CURLY_SINGLE = r"\u201c\u201d\u201e\u201f", r"\u2018\u2019\u201a"
_QUOTED = "|".join(
    (
        r"\"[^\"]*\"",
        r"'[^']*'",
        r"«[^«»]*»",
        *(rf"[{marks}][^{marks}]*[{marks}]" for marks in (_CURLY, _CURLY_SINGLE)),
    )
)
_OPENED = rf"(?<![^\s=,])(?:{_QUOTED})"
_WORD = re.compile(rf"(?:<[^<>]*>|{_OPENED}|\S)+")
_QUOTES = re.compile(_OPENED)
_LEFT_OPEN = frozenset('"«»\u201c\u201d\u201e\u201f')

# Marks that phones and copied right-to-left text leave between letters.
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_MENTION = re.compile(r"<@([A-Za-z0-9][A-Za-z0-9_.-]{0,63})(?:\|[^<>]*)?>")


def split(text: str) -> list[str]:
    """Words of the line; what stands in quotes, straight or curly, is one word without them.

    A quote that is never closed is refused, since the rest of the line may mean anything.
    """
    return [_plain(match[0]) for match in _WORD.finditer(text.translate(_INVISIBLE))]


def _plain(word: str) -> str:
    bare = _QUOTES.sub("", word)
    if _LEFT_OPEN & set(bare):
        raise BadWord(word[:40], 'unit add "Day surgery"')
    return unescaped(_QUOTES.sub(lambda match: match[0][1:-1], word))


def unescaped(text: str) -> str:
    """As it was typed: Slack sends three signs as entities."""
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text


def mention(word: str, usage: str) -> str:
    """The Slack id in a mention that Slack itself made; a name typed by hand is nobody."""
    match = _MENTION.fullmatch(word)
    if match is None:
        raise PickPerson(word[:40], usage)
    return match[1]


def is_mention(word: str) -> bool:
    return word.startswith("@") or _MENTION.fullmatch(word) is not None


def pairs(words: list[str], usage: str) -> tuple[tuple[str, str], ...]:
    """``key=value`` words; a list typed with a space after its comma stays one list."""
    found: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        last = next(reversed(found), None)
        if not equals and last is not None and found[last].endswith(","):
            found[last] += word
        elif not equals or not key or key.casefold() in found:
            raise BadWord(word[:40], usage)
        else:
            found[key.casefold()] = value
    return tuple(found.items())
