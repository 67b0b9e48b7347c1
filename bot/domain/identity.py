"""Ids that carry nothing: case ids are random; others are made from the case's sealed seed."""

import hashlib
import hmac
from collections.abc import Sequence

_FIRST_NUMBER, _NUMBERS = 10, 90
"""Aliases end in two digits: 10 to 99."""


def party_id(seed: str, role: str, member_id: str = "") -> str:
    """The id of one part in one case: the same each time, and without the seed no one's."""
    return hmac.new(seed.encode(), f"{role}:{member_id}".encode(), hashlib.sha256).hexdigest()[:24]


def resource_key(seed: str, resource_id: str) -> str:
    """Stands for a resource that was sent in one case; without the seed nobody can tell which."""
    made = hmac.new(seed.encode(), f"resource:{resource_id}".encode(), hashlib.sha256)
    return made.hexdigest()[:24]


def tick_id(seed: str, step: str, item: str) -> str:
    """The id of one tick in one case; without the seed nobody can tell what was ticked."""
    return hmac.new(seed.encode(), f"tick:{step}:{item}".encode(), hashlib.sha256).hexdigest()[:24]


def alias(seed: str, names: Sequence[str]) -> str:
    """What a masked person is called in their case: the same each time, for whoever looks."""
    digest = hmac.new(seed.encode(), b"alias", hashlib.sha256).digest()
    number, which = divmod(int.from_bytes(digest[:8], "big"), len(names))
    return f"{names[which]} {_FIRST_NUMBER + number % _NUMBERS}"


def text_hash(seed: str, text: str) -> str:
    """Tells whether a text is still the same; without the seed it tells nothing of the text."""
    return hmac.new(seed.encode(), f"text:{text}".encode(), hashlib.sha256).hexdigest()
