"""The only home of the grammar of Slack's text markup: which signs mean what, for every reader.

docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

_DEEPEST_STYLE = 3
_LONGEST_STYLE = 3000
_REMEMBERED = 4096

# One character of a styled stretch, or a whole ``<…>`` or `code`: no style begins inside these.
_STEP = r"(?:<[^<>]+>|`[^`\n]+`|[^\n<`]|<(?![^<>]+>)|`(?![^`\n]+`))"
_LEAVES = r"<(?P<token>[^<>]+)>|(?<![\w`])`(?P<code>[^`\n]+)`(?![\w`])"
_STYLE = (
    r"(?<![\w*_~`])(?P<sign>[*_~])(?=\S)"
    rf"(?P<inside>{_STEP}{{1,{_LONGEST_STYLE}}}?)(?<=\S)(?P=sign)(?![\w*_~`])"
)
_WITH_STYLES = re.compile(f"{_LEAVES}|{_STYLE}")
_WITHOUT_STYLES = re.compile(_LEAVES)
_TOKEN = re.compile(r"<(?P<token>[^<>]+)>")
_FENCED = re.compile(r"\n?```\n?(.+?)\n?```\n?", re.DOTALL)
_QUOTED = re.compile(r"(?:&gt;|>) ?")
_QUOTED_TO_THE_END = re.compile(r"(?:&gt;|>){3} ?")


@dataclass(frozen=True, slots=True)
class Token:
    """What stood between ``<`` and ``>``: a link, a mention, a date, a broadcast."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Styled:
    sign: str
    """``*`` bold, ``_`` italic, ``~`` struck through, a backtick for code."""
    inside: tuple["Part", ...]


Part = str | Token | Styled
"""Text that is still escaped, a token, or a styled stretch of both."""
Kind = Literal["lines", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Passage:
    kind: Kind
    parts: tuple[Part, ...]
    """Lines are divided by line breaks inside the text."""


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> tuple[Passage, ...]:
    """What the text is made of, in order. The signs that were understood are gone from it."""
    passages: list[Passage] = []
    # The pattern's one group makes every second piece a fenced one.
    for index, piece in enumerate(_FENCED.split(text)):
        if index % 2:
            passages.append(Passage("code", tuple(_read(piece, _TOKEN, 0))))
        elif piece:
            passages.extend(_lines_and_quotes(piece))
    return tuple(passages)


def _lines_and_quotes(text: str) -> Iterator[Passage]:
    for quoted, lines in groupby(_marked_lines(text), key=lambda line: line[0]):
        joined = "\n".join(line for _, line in lines)
        yield Passage("quote" if quoted else "lines", _inline(joined, 0))


def _marked_lines(text: str) -> Iterator[tuple[bool, str]]:
    """Each line without its sign, and whether it is quoted."""
    to_the_end = False
    for line in text.split("\n"):
        begins = None if to_the_end else _QUOTED_TO_THE_END.match(line)
        to_the_end = to_the_end or begins is not None
        sign = begins or (None if to_the_end else _QUOTED.match(line))
        yield to_the_end or sign is not None, line[sign.end() :] if sign else line


def _inline(text: str, depth: int) -> tuple[Part, ...]:
    pattern = _WITH_STYLES if depth < _DEEPEST_STYLE else _WITHOUT_STYLES
    return tuple(_read(text, pattern, depth))


def _read(text: str, pattern: re.Pattern[str], depth: int) -> Iterator[Part]:
    at = 0
    for found in pattern.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield _part(found.groupdict(), depth)
        at = found.end()
    if at < len(text):
        yield text[at:]


def _part(found: dict[str, str | None], depth: int) -> Part:
    if token := found["token"]:
        target, _, label = token.partition("|")
        return Token(target, label)
    if code := found["code"]:
        return Styled("`", tuple(_read(code, _TOKEN, depth)))
    return Styled(found["sign"] or "", _inline(found["inside"] or "", depth + 1))
