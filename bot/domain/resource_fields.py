"""The only home of the fields of ``resources add``: words in, an entry out."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.refusals import BadValue, BadWord
from bot.domain.resources import (
    HOW_LIMIT,
    NUMBER_LIMIT,
    SEES_LIMIT,
    TITLE_LIMIT,
    URL_LIMIT,
    Library,
    Resource,
)
from bot.domain.words import Words

USAGE: Final = (
    'resources add category=eap title="Employee assistance"'
    ' how="Call the number, day and night." who="Nobody at work is told that you called."'
    ' number="555 0100" url=https://example.org'
)
_NEEDED: Final = ("category", "title", "how", "who")
_NUMBER: Final = re.compile(r"\+?[0-9 ().\-]{3,30}")
_URL: Final = re.compile(
    r"https://[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(?::[0-9]+)?(?:/[^\s<>|]*)?"
)

# Slack sends what was typed as an address as <https://a.org|a.org> or <mailto:a@b.org|a@b.org>.
_LINK: Final = re.compile(r"<(?:mailto:([^<>|\s]+)|(https?://[^<>|\s]+))(?:\|[^<>]*)?>")
_ODD: Final = re.compile(r"[<>\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command said, checked; an id makes an entry of it."""

    category: str = ""
    title: str = ""
    how: str = ""
    who: str = ""
    number: str = ""
    url: str = ""

    def named(self, resource_id: str) -> Resource:
        return Resource(
            id=resource_id,
            category=self.category,
            title=Words(self.title, self.title),
            how=Words(self.how, self.how),
            sees=Words(self.who, self.who),
            number=self.number,
            url=self.url,
        )


def read_entry(words: Iterable[tuple[str, str]], library: Library) -> Entry:
    """Reads ``key=value`` pairs; BadWord for a key there is not or one that is missing, BadValue
    for what a field cannot be."""
    entry = Entry()
    for key, typed in words:
        read = _READERS.get(key)
        if read is None:
            raise BadWord(key[:40], USAGE)
        plain = " ".join(_LINK.sub(lambda link: link[1] or link[2], typed).split())
        entry = replace(entry, **{key: read(key, plain, library)})
    missing = [key for key in _NEEDED if not getattr(entry, key)]
    if missing:
        raise BadWord(f"{missing[0]}=", USAGE)
    return entry


def _category(key: str, typed: str, library: Library) -> str:
    found = library.find(typed)
    if found is not None:
        return found.code
    near = difflib.get_close_matches(typed[:40].casefold(), library.categories, n=1)
    raise BadValue(key, typed[:40], *near)


def _text(limit: int) -> Callable[[str, str, Library], str]:
    def read(key: str, typed: str, library: Library) -> str:
        """Plain words; a mention of a person or channel is refused, nobody is to be rung by it."""
        if not typed or len(typed) > limit or _ODD.search(typed):
            raise BadValue(key, typed[:40])
        return typed

    return read


def _number(key: str, typed: str, library: Library) -> str:
    digits = sum(char.isdigit() for char in typed)
    if len(typed) > NUMBER_LIMIT or not _NUMBER.fullmatch(typed) or not 3 <= digits <= 15:
        raise BadValue(key, typed[:40])
    return typed


def _url(key: str, typed: str, library: Library) -> str:
    if len(typed) > URL_LIMIT or not _URL.fullmatch(typed):
        raise BadValue(key, typed[:40])
    return typed


_READERS: Final[Mapping[str, Callable[[str, str, Library], str]]] = {
    "category": _category,
    "title": _text(TITLE_LIMIT),
    "how": _text(HOW_LIMIT),
    "who": _text(SEES_LIMIT),
    "number": _number,
    "url": _url,
}
