"""Drawn HTML as a small tree, and made-up surfaces to draw; every field can be overridden."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from practice.app_facts import DEFAULT_MANIFEST, facts_of
from practice.blocks.normal import normal_blocks
from practice.blocks.values import Values, first_values
from practice.channels import Message
from practice.clock import Clock
from practice.desks import OpenView
from practice.options import BOT_USER, Options
from practice.page.blocks import draw_blocks
from practice.page.paper import Paper, paper_for
from practice.people import Person
from practice.posting import make_message
from practice.world import World

Json = dict[str, Any]
VOID = {"input", "br", "hr", "img", "meta", "link"}


@dataclass(eq=False)
class Node:
    tag: str
    attributes: dict[str, str]
    inside: list["Node | str"] = field(default_factory=list)
    parent: "Node | None" = None

    def walk(self) -> Iterator["Node"]:
        for one in self.inside:
            if isinstance(one, Node):
                yield one
                yield from one.walk()

    def all(self, tag: str = "", **attributes: str) -> list["Node"]:
        """``class_`` names one class; ``data_at`` is ``data-at``; ``""`` matches any value."""
        wanted = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()}
        return [one for one in self.walk() if (not tag or one.tag == tag) and one.fits(wanted)]

    def one(self, tag: str = "", **attributes: str) -> "Node":
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, [one.attributes for one in found])
        return found[0]

    def fits(self, wanted: dict[str, str]) -> bool:
        for name, value in wanted.items():
            has = self.attributes.get(name)
            if has is None or (value and value not in ([has, *has.split()])):
                return False
        return True

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text() for one in self.inside)

    def visible(self) -> str:
        """What can be read, also in the fields."""
        fields = (self.get(name) for name in ("value", "placeholder") if self.tag == "input")
        own = " ".join(one.replace("T", " ") if one[:1].isdigit() else one for one in fields)
        if self.tag == "textarea":
            own = self.get("placeholder")
        parts = (one if isinstance(one, str) else one.visible() for one in self.inside)
        return " ".join([own, *parts])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, parent=self.at)
        self.at.inside.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"{tag} closes {self.at.tag}"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def parse(html: str) -> Node:
    """Fails where a tag is left open or closed twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root, f"{reader.at.tag} is left open"
    return reader.root


def squashed(text: str) -> str:
    """Without white space, which the browser lays out by itself."""
    return "".join(text.split())


def make_world() -> World:
    return World(Options(), facts_of(DEFAULT_MANIFEST), Clock())


WORLD = make_world()
DANA = WORLD.person("U0DANA")


def make_person(**overrides: Any) -> Person:
    given: Json = {"id": "U0DANA", "name": "dana", "real_name": "Dana Rivera"}
    return Person(**{**given, **overrides})


def stored(*blocks: Json) -> list[Json]:
    """As Slack keeps them, with every id."""
    return normal_blocks(list(blocks), WORLD.ids)


def make_paper(values: Values | None = None, **overrides: Any) -> Paper:
    person = overrides.pop("person", DANA)
    errors = overrides.pop("errors", {})
    return paper_for(WORLD, person, {"view_id": "V1"}, values or {}, errors)


def drawn(*blocks: Json, **overrides: Any) -> Node:
    """Blocks with their initial values, in front of Dana unless somebody else looks."""
    kept = stored(*blocks)
    return parse(str(draw_blocks(kept, make_paper(first_values(kept), **overrides))))


def make_posted(*blocks: Json, text: str = "Words", by: str = BOT_USER, **more: Any) -> Message:
    channel = more.pop("channel", WORLD.channels.dm_of(DANA.id).id)
    message = make_message(WORLD, channel, {"text": text, "blocks": list(blocks)}, by=by)
    for name, value in more.items():
        setattr(message, name, value)
    return message


def make_view(body: Json, user: str = "U0DANA", **more: Any) -> OpenView:
    blocks = stored(*body["blocks"])
    kept = {**body, "blocks": blocks}
    return OpenView("V1", user, kept, first_values(blocks), "h", "V1", **more)


def ids_of(node: Node) -> list[str]:
    return [one.get("id") for one in node.walk() if "id" in one.attributes]


def broken_references(node: Node) -> list[str]:
    """Ids that a label or a description points to and that are not there."""
    known = set(ids_of(node))
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    wanted = (one.get(name).split() for one in node.walk() for name in names)
    return [one for ids in wanted for one in ids if one not in known]


def unnamed(node: Node) -> list[Node]:
    """Controls that a screen reader would not know how to call."""
    labelled = {one.get("for") for one in node.all("label")}
    controls = [one for one in node.walk() if one.tag in ("input", "select", "textarea")]
    pressed = [one for one in node.walk() if one.tag in ("button", "summary", "fieldset")]
    return [
        *(one for one in controls if not (_is_named(one) or one.get("id") in labelled)),
        *(one for one in pressed if not (_is_named(one) or one.text().strip())),
    ]


def _is_named(node: Node) -> bool:
    return bool(node.get("aria-label") or node.get("aria-labelledby"))
