"""What drawing needs to know: who looks, what is filled in, where ids and gestures point."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import htpy as h
import orjson

from practice.blocks.mrkdwn import Reader
from practice.blocks.spots import Spot
from practice.blocks.values import Values, is_empty
from practice.page.frame import Frame, frame_for
from practice.people import Person
from practice.world import World

Json = dict[str, Any]
Attributes = dict[str, h.Attribute]


@dataclass(frozen=True, slots=True)
class Paper:
    """One message or view in front of one person."""

    person: Person
    reader: Reader
    place: str
    """Prefix of every HTML id, such as ``U0DANA/V123``: no two on one page are alike."""
    at: Json
    """``{"ts": …}`` or ``{"view_id": …}``: how a gesture names this surface."""
    values: Values
    people: tuple[tuple[str, str], ...]
    """Id and real name of those a people picker offers."""
    channels: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]
    """block_id -> sentence."""

    @property
    def frame(self) -> Frame:
        return frame_for(self.person.locale)

    def id(self, *parts: str) -> str:
        """An HTML id. Different parts give different ids, and none has a space in it."""
        return "/".join((self.place, *(quote(part, safe="") for part in parts)))

    def own_id(self, part: str) -> str:
        """Of a part that is no element; no element has an empty action_id."""
        return self.id("", part)


@dataclass(frozen=True, slots=True)
class Field:
    """One interactive element on its paper."""

    spot: Spot
    paper: Paper
    id: str
    """Of the control itself, or of the group."""
    named_by: str = ""
    """HTML id of the text that names it, where that text stands elsewhere."""

    @property
    def element(self) -> Json:
        return self.spot.element

    @property
    def at(self) -> Json:
        return {
            **self.paper.at,
            "block_id": self.spot.block_id,
            "action_id": self.spot.action_id,
        }

    @property
    def value(self) -> Json | None:
        """What is filled in; None where nothing is."""
        value = self.paper.values.get(self.spot.block_id, {}).get(self.spot.action_id)
        return None if value is None or is_empty(value) else value

    @property
    def error(self) -> str:
        """What the app said of the last answer; on inputs only."""
        return self.paper.errors.get(self.spot.block_id, "") if self.spot.is_input else ""

    @property
    def label_id(self) -> str:
        return f"{self.id}/label"

    @property
    def hint_id(self) -> str:
        return f"{self.id}/hint"

    @property
    def error_id(self) -> str:
        return f"{self.id}/error"


def paper_for(
    world: World, person: Person, at: Json, values: Values, errors: Mapping[str, str]
) -> Paper:
    """The paper of a message (``at`` names its ts) or a view, with the pickers' people of now."""
    listed = [one for one in world.people.humans() if not one.deleted]
    offered = [one for one in listed if not one.is_stranger or one.shared]
    return Paper(
        person=person,
        reader=world.reader(person.id),
        place="/".join((person.id, *at.values())),
        at=at,
        values=values,
        people=tuple(sorted(((p.id, p.real_name) for p in offered), key=lambda one: one[1])),
        channels=tuple((c.id, c.name) for c in world.channels.of_person(person.id) if c.name),
        errors=errors,
    )


def as_json(value: Any) -> str:
    """For a ``data-`` attribute."""
    return orjson.dumps(value).decode()
