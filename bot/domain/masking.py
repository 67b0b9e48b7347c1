"""What a masked person writes through us: what never passes, and what may show who they are."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from bot.domain.content import folded

SMALL_TEAM: Final = 8
"""With fewer supporters than this one may guess who a masked person is, and the form says so."""
LONGEST: Final = 3000
"""Characters: what one block of a message holds (docs.slack.dev, section block)."""

_SHORTEST_PART = 3
_LEAST_DIGITS = 4
"""Extensions and pagers of hospitals have four to six."""
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SLACK_MADE = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_LINK = r"(?:slack://|\bslack\.com\b|/archives/[CDG][A-Z0-9]+)"
_TO_SLACK = re.compile(_LINK, re.IGNORECASE)
_MENTION = re.compile(r"<[@!][^<>]*>|(?<![\w.+-])@[A-Za-z][\w.-]*")
_CHANNEL = re.compile(r"<#[^<>]*>|(?<![\w/&])#[a-z][\w-]*", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[\s().,/-]*\d)+")
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


class Barred(StrEnum):
    """Why a message is not passed on, decided before any of it is."""

    FILE = "file"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    MENTION = "mention"
    CHANNEL = "channel"
    SLACK_LINK = "slack_link"


def barred(text: str, *, has_files: bool) -> Barred | None:
    """Given the text as Slack sends it, with its own marks in angle brackets."""
    plain = as_read(text)
    if has_files:
        return Barred.FILE
    if not plain.strip():
        return Barred.EMPTY
    if len(plain) > LONGEST:
        return Barred.TOO_LONG
    if _TO_SLACK.search(text):
        return Barred.SLACK_LINK
    if _MENTION.search(text):
        return Barred.MENTION
    return Barred.CHANNEL if _CHANNEL.search(text) else None


def may_show(text: str, names: Iterable[str] | None) -> bool:
    """Whether the words may tell who wrote them: a name of theirs, a number, an address.

    ``names`` is None where nobody could say what they are called: then anything may.
    """
    if names is None:
        return True
    plain = unicodedata.normalize("NFKC", as_read(text))
    if _EMAIL.search(plain) or any(_is_long(found) for found in _NUMBER.findall(plain)):
        return True
    said = f" {folded(plain)} "
    called = [(name, part) for name in names for part in name.split()]
    if any(f" {folded(name)} " in said for name, _ in called):
        return True
    return any(_is_said(part, plain, said) for _, part in called)


def _is_said(part: str, plain: str, said: str) -> bool:
    """A short part may be any word (*de*, *al*): it must begin with a capital, as names do."""
    known = folded(part)
    if len(known) >= _SHORTEST_PART:
        return f" {known} " in said
    words = (word for word in _WORD.findall(plain) if len(word) > 1 and word[0].isupper())
    return any(folded(word) == known for word in words)


def _is_long(number: str) -> bool:
    if _YEAR.fullmatch(number):
        return False
    return sum(char.isdigit() for char in number) >= _LEAST_DIGITS


def as_read(text: str) -> str:
    """As its writer sees it: links as they were typed, three signs that Slack sends otherwise."""
    bare = _SLACK_MADE.sub(lambda found: found[2] or found[1], text)
    for entity, sign in _ENTITIES:
        bare = bare.replace(entity, sign)
    return bare
