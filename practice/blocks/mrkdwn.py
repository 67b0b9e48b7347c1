"""Slack's text markup turned into the words a person reads, and the alarms hidden in it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from practice.blocks.markup import Part, Styled, Token, parse

_BROADCAST = re.compile(r"<!(channel|here|everyone|subteam\^[A-Z0-9]+)(?:\|[^<>]*)?>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_DATE_TOKEN = re.compile(r"\{(\w+)\}")
_UNIX_SECONDS = re.compile(r"[0-9]{1,11}")
_SIGNS = "<>&*_~`"
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: how ids become names for them, and the zone their times are shown in."""

    name_of: Callable[[str], str]
    zone: str


def escape(text: str) -> str:
    """Typed words as Slack sends them: the three control characters as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text


def alarms(text: str) -> list[str]:
    """Everybody the text would notify: ``channel``, ``here``, ``everyone``, user ids …"""
    if "<" not in text:
        return []
    return _BROADCAST.findall(text) + _MENTION.findall(text)


def read_mrkdwn(text: str, reader: Reader) -> str:
    if not any(sign in text for sign in _SIGNS):
        return text
    return "\n".join(_read_parts(passage.parts, reader) for passage in parse(text))


def _read_parts(parts: Iterable[Part], reader: Reader) -> str:
    return "".join(_read_part(part, reader) for part in parts)


def _read_part(part: Part, reader: Reader) -> str:
    if isinstance(part, Token):
        return read_token(part, reader)
    if isinstance(part, Styled):
        return _read_parts(part.inside, reader)
    return unescape(part)


def read_token(token: Token, reader: Reader) -> str:
    target, label = token.target, unescape(token.label)
    if target.startswith("@"):
        return "@" + reader.name_of(target[1:])
    if target.startswith("#"):
        return "#" + (label or reader.name_of(target[1:]))
    if target.startswith("!date^"):
        return read_date(target, label, reader.zone)
    if target.startswith("!"):
        return "@" + (label or target[1:])
    return label or unescape(target.removeprefix("mailto:").removeprefix("tel:"))


def read_date(target: str, fallback: str, zone: str) -> str:
    """``!date^seconds^format^link`` in the reader's zone; the fallback where it says no time."""
    parts = target.split("^")
    if len(parts) < 3 or not _UNIX_SECONDS.fullmatch(parts[1]):
        return fallback
    at = datetime.fromtimestamp(int(parts[1]), UTC).astimezone(ZoneInfo(zone))
    shown = {
        "date_num": at.strftime("%Y-%m-%d"),
        "date": at.strftime("%B %-d, %Y"),
        "date_short": at.strftime("%b %-d, %Y"),
        "date_long": at.strftime("%A, %B %-d, %Y"),
        "time": at.strftime("%-I:%M %p"),
        "time_secs": at.strftime("%-I:%M:%S %p"),
    }
    words = _DATE_TOKEN.sub(
        lambda match: shown.get(match[1].removesuffix("_pretty"), match[0]), parts[2]
    )
    return unescape(words)
