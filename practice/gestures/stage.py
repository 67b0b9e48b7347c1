"""What every gesture works with, and how it says what happened."""

from dataclasses import dataclass
from typing import Any

from practice.delivery.envelopes import Answer
from practice.delivery.postman import Postman
from practice.world import World

Json = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"
"""Slack's own words in a modal whose submission was not answered."""


class CannotDo(Exception):
    """The person cannot do that in front of this screen; a sentence says why."""


@dataclass(frozen=True, slots=True)
class Stage:
    world: World
    postman: Postman


def happened(delivery_id: str, outcome: Answer, **more: Any) -> Json:
    return {"delivery_id": delivery_id, "status": outcome.status, **more}


def nothing_sent(**more: Any) -> Json:
    """A gesture that stays inside Slack."""
    return {"delivery_id": None, "status": "none", **more}


def text_in(body: Json, name: str) -> str:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise CannotDo(f"{name} must be text.")
    return value or ""
