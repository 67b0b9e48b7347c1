"""The shell of the page, the bar at its top, and the first screen."""

import htpy as h

from practice.page.look import Look
from practice.page.slots import Item, Slots
from practice.people import Person
from practice.screen import BANNER
from practice.world import World

STYLES = ("page", "blocks", "drawer", "rehearsal")

_START_OVER = "Everything that was tried out is forgotten, and the unit is as it was at first."


def shell() -> str:
    """The whole document, still empty: the script asks for the rest over its socket."""
    return str(
        h.html(lang="en")[
            h.head[
                h.meta(charset="utf-8"),
                h.meta(name="viewport", content="width=device-width, initial-scale=1"),
                h.title["Practice workspace"],
                h.link(rel="icon", href="data:,"),
                (h.link(rel="stylesheet", href=f"/page/{name}.css") for name in STYLES),
                h.script(type="module", src="/page/page.js"),
            ],
            h.body[
                h.a(".skip", href="#panes")["Skip to Slack"],
                h.header(".top")[
                    h.h1[h.a(href="/")["Practice workspace"]],
                    h.p(".banner")[BANNER],
                    h.div(".bar", data_slot="bar"),
                ],
                h.p("#lost", role="status", hidden=True),
                h.main[
                    h.div(data_slot="lead"),
                    h.div(".stage")[
                        h.div("#rehearsal", data_slot="rehearsal"),
                        h.div("#panes.panes", tabindex="-1", data_slot="panes"),
                    ],
                ],
                h.div("#drawer", data_slot="drawer"),
                h.template("#confirm")[
                    h.div(".confirm", role="alertdialog", aria_modal="true", aria_label="Confirm")[
                        h.h3, h.p, h.button(type="button"), h.button(".sure", type="button")
                    ]
                ],
            ],
        ]
    )


def first_screen(world: World, look: Look) -> Slots:
    """Three lines on what to try, nothing else."""
    if not world.ready:
        waiting = h.p(".aside", data_key="wait", role="status")["The unit is being made …"]
        return {"lead": [Item("wait", str(waiting))]}
    start = look_at(world, look, "dana")
    both = look_at(world, start, "sam")
    lines = h.ol(".first", data_key="first")[
        h.li[
            h.strong["Ask. "],
            h.a(href=start.address(), data_look=True, data_to="U0DANA")["Be Dana, a nurse"],
            ", and type ",
            h.code["/peersupport"],
            ".",
        ],
        h.li[
            h.strong["Answer. "],
            h.a(href=both.address(), data_look=True)["Put Sam, a peer supporter, beside her"],
            ", and see the card arrive while she asks.",
        ],
        h.li[
            h.strong["Learn. "],
            h.a(href=begin_tour(world).address(), data_look=True)["Take the guided tour"],
            " of five minutes, or ",
            h.a(href=look.link(rehearsal="choose"), data_look=True)[
                "practise a talk with a made-up colleague"
            ],
            ".",
        ],
    ]
    return {"lead": [Item("first", str(lines))]}


def look_at(world: World, look: Look, name: str) -> Look:
    """That person's Slack beside the others; as it is where nobody has the name."""
    person = world.people.find(name)
    return look.with_person(person.id) if person is not None else look


def begin_tour(world: World) -> Look:
    return Look(tour=world.moves.last)


def bar(world: World, look: Look) -> Slots:
    """What can be chosen at any time; on the first screen nothing yet."""
    if look.is_first_screen:
        return {"bar": []}
    links = [
        ("Guided tour", begin_tour(world).address()),
        ("Role-play", look.link(rehearsal="choose", tour=None)),
        ("Hide what engineers see" if look.drawer else "For engineers", _drawer(look)),
    ]
    drawn = h.nav(data_key="bar", aria_label="Practice")[
        _chooser(world, look),
        (h.a(href=address, data_look=True)[name] for name, address in links),
        _refused(world, look),
        _start_over(),
        h.p(".said", role="alert", data_said=True),
    ]
    return {"bar": [Item("bar", str(drawn))]}


def _refused(world: World, look: Look) -> h.Element | None:
    """Slack shows people nothing of a call that it did not take; here it must not go unseen."""
    number = world.record.refused
    if not number:
        return None
    words = f"Slack refused {number} {'call' if number == 1 else 'calls'}"
    return h.a(".refused", href=look.link(drawer=True), data_look=True)[words]


def _drawer(look: Look) -> str:
    return look.link(drawer=not look.drawer)


def _chooser(world: World, look: Look) -> h.Element:
    """Another person's Slack beside those already shown."""
    others = [one for one in world.people.humans() if one.id not in look.people]
    return h.form(".chooser", data_add=True)[
        h.label(for_="add")["Slack of"],
        h.select("#add")[(_offer(one) for one in others if not one.deleted)],
        h.button["Open"],
    ]


def _offer(person: Person) -> h.Element:
    title = f", {person.title}" if person.title else ""
    return h.option(value=person.id)[f"{person.real_name}{title}"]


def _start_over() -> h.Element:
    return h.details(".again")[
        h.summary["Start over"],
        h.div[
            h.p[_START_OVER],
            h.button(".danger", type="button", data_act="start-over", data_body="{}")[
                "Start over now"
            ],
        ],
    ]
