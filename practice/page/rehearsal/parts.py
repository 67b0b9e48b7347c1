"""Small pieces that the chooser, the panel and the trainer's view have in common."""

from typing import Any

import htpy as h
import orjson

from practice.page.look import Look
from practice.rehearsal.content import Step
from practice.rehearsal.reading import library
from practice.rehearsal.state import Rehearsal
from practice.rehearsal.wording import Lang


def frame(key: str, lang: Lang, heading: h.Node, *inside: h.Node) -> h.Element:
    """One section of the page, marked as practice, with room for a refusal's sentence."""
    title = "rehearsal/title"
    return h.section(f".rehearsal.{key}", data_key=key, lang=lang, aria_labelledby=title)[
        h.p(".banner")[library().words.practice.of(lang)],
        h.h2(id=title)[heading],
        *inside,
        said(key),
    ]


def said(key: str) -> h.Element:
    """Where the browser puts a refusal's sentence. It keeps it over redraws; the id keeps a
    redraw from taking it for another paragraph."""
    name = f"rehearsal/said/{key}"
    return h.p(".said", id=name, role="alert", data_said=True, data_local="*")


def act(words: str, name: str, body: dict[str, Any] | None = None, **more: Any) -> h.Element:
    """A button that asks something of the role-play; ``more`` are attributes of its own."""
    told = orjson.dumps(body or {}).decode()
    return h.button(type="button", data_act=name, data_body=told, **more)[words]


def go(words: str, look: Look) -> h.Element:
    """A link that changes what the page shows."""
    return h.a(href=look.address(), data_look=True)[words]


def shown_id(step: Step, lang: Lang) -> str:
    return f"{step.id} · {step.title.of(lang)}"


def points(rehearsal: Rehearsal, level: h.Element) -> h.Node:
    lang, words = rehearsal.lang, library().words
    return [
        level[words.points.of(lang)],
        h.ul[(h.li[point.of(lang)] for point in rehearsal.case.points)],
    ]
