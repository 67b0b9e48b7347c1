"""A modal, and the Home tab: what Slack draws around the blocks of a view, and nothing it hides."""

import htpy as h

from practice.blocks.mrkdwn import unescape
from practice.blocks.spots import spots_of
from practice.desks import OpenView
from practice.page.blocks import draw_blocks
from practice.page.frame import Frame
from practice.page.paper import Json, Paper, as_json, paper_for
from practice.page.words import Piece
from practice.world import World


def draw_modal(world: World, view: OpenView) -> str:
    paper, body = _paper(world, view), view.body
    title = paper.own_id("title")
    drawn = h.div(
        ".modal",
        {"data-key": view.id, "lang": paper.person.locale.partition("-")[0]},
        role="dialog",
        aria_modal="true",
        aria_labelledby=title,
        tabindex="-1",
    )[
        h.header[
            h.h3(id=title)[unescape(body["title"]["text"])],
            _cross(paper.frame),
        ],
        _form(paper, view),
    ]
    return str(drawn)


def _paper(world: World, view: OpenView) -> Paper:
    person = world.person(view.user)
    return paper_for(world, person, {"view_id": view.id}, view.values, view.errors)


def _cross(frame: Frame) -> Piece:
    marks = {"data-do": "close", "data-body": as_json({"clear": True})}
    return h.button(".cross", {"type": "button", "aria-label": frame.close_all, **marks})["✕"]


def _form(paper: Paper, view: OpenView) -> Piece:
    """Slack, not the browser, says what is missing or wrong; so the browser checks nothing."""
    inside = [
        h.div(".modal-body", tabindex=_stop(view))[draw_blocks(view.body["blocks"], paper)],
        view.trouble and h.p(".trouble", role="alert")[view.trouble],
        h.p(".said", role="alert", data_said=True),
        _footer(paper.frame, view.body),
    ]
    if not view.body.get("submit"):
        return h.div(".modal-form")[inside]
    return h.form(".modal-form", {"data-do": "submit", "novalidate": True, "autocomplete": "off"})[
        inside
    ]


def _stop(view: OpenView) -> str | None:
    """A long text without a control is scrolled by keyboard only where it can be stepped into."""
    return None if any(spots_of(view.body["blocks"])) else "0"


def _footer(frame: Frame, body: Json) -> Piece:
    submit, close = body.get("submit"), body.get("close")
    without = frame.cancel if submit else frame.close
    away = unescape(close["text"]) if close else without
    return h.footer[
        h.button(".button", {"type": "button", "data-do": "close"})[away],
        submit and h.button(".button.primary")[unescape(submit["text"])],
    ]


def draw_home(world: World, view: OpenView) -> str:
    paper = _paper(world, view)
    drawn = h.div(".home-view", {"data-key": "home"})[
        # Keeps the order of headings whole: a header block is a fourth-level one.
        h.h3(".unseen")[paper.frame.home],
        draw_blocks(view.body["blocks"], paper),
        view.trouble and h.p(".trouble", role="alert")[view.trouble],
    ]
    return str(drawn)
