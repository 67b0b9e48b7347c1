"""Ids that carry nothing: case ids are random; others are made from the case's sealed seed."""

import hashlib
import hmac


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
