"""Topics that supporters suggest for a session: short, plain, and nobody's."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from bot.domain.refusals import TopicEmpty, TopicHasLink

TOPIC_LIMIT: Final = 140
ENOUGH: Final = 3
"""Fewer are not shown: one alone could be told by when it came."""
MOST: Final = 100
"""In one quarter."""
_LINK: Final = re.compile(
    r"[<>@#]|://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|edu|gov|io)\b", re.IGNORECASE
)
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


def read_topic(typed: str) -> str:
    topic = " ".join(_UNSEEN.sub(" ", typed).split())
    if not topic or len(topic) > TOPIC_LIMIT:
        raise TopicEmpty
    if _LINK.search(topic):
        raise TopicHasLink
    return topic


def quarter_of(at: datetime) -> str:
    """``2026-Q4``: all that is known of when a topic was suggested."""
    day = at.astimezone(UTC)
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def quarter_before(quarter: str) -> str:
    year, _, number = quarter.partition("-Q")
    return f"{int(year) - 1}-Q4" if number == "1" else f"{year}-Q{int(number) - 1}"


def shuffled(topics: Iterable[str], seed: str) -> tuple[str, ...]:
    """In an order that ``seed`` makes; it tells nothing of when they came."""
    return tuple(sorted(topics, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest()))
