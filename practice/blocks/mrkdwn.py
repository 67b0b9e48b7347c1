"""Slack's text markup turned into the words a person reads, and the alarms hidden in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_TOKEN = re.compile(r"<([^<>]+)>")
_STYLE = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")
_BROADCAST = re.compile(r"<!(channel|here|everyone|subteam\^[A-Z0-9]+)(?:\|[^<>]*)?>")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_DATE_TOKEN = re.compile(r"\{(\w+)\}")
_DEEPEST_STYLE = 3
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
    if "<" in text:
        text = _TOKEN.sub(lambda match: _read_token(match[1], reader), text)
    for _ in range(_DEEPEST_STYLE):
        if not any(sign in text for sign in "*_~`"):
            break
        text = _STYLE.sub(lambda match: match[2], text)
    return unescape(text)


def _read_token(token: str, reader: Reader) -> str:
    target, _, label = token.partition("|")
    if target.startswith("@"):
        return "@" + reader.name_of(target[1:])
    if target.startswith("#"):
        return "#" + (label or reader.name_of(target[1:]))
    if target.startswith("!date^"):
        return _read_date(target, label, reader.zone)
    if target.startswith("!"):
        return "@" + (label or target[1:])
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def _read_date(target: str, fallback: str, zone: str) -> str:
    parts = target.split("^")
    if len(parts) < 3 or not parts[1].isdigit():
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
    return _DATE_TOKEN.sub(
        lambda match: shown.get(match[1].removesuffix("_pretty"), match[0]), parts[2]
    )
