"""One person's Slack on the page: tabs, conversations, Home, the modal on top, the composer."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import htpy as h

from practice.channels import Channel, Message
from practice.page.look import Look
from practice.page.sketches import Sketches
from practice.page.slots import Item, Slots
from practice.people import Person
from practice.screen import BANNER
from practice.world import World

SHOWN_MESSAGES = 250
"""Of one conversation, the newest; Slack too draws older ones only when somebody scrolls up."""
SHOWN_NOTES = 10


@dataclass(frozen=True, slots=True)
class Place:
    """One tab."""

    key: str
    """``dm``, ``home`` or a conversation's id."""
    name: str
    channel: str = ""
    """Id of the conversation; none for Home."""

    def id_for(self, person: Person, part: str) -> str:
        return f"{person.id}/{self.key}/{part}"


def pane_slots(world: World, person: Person, look: Look, sketches: Sketches) -> Slots:
    """The frame as a piece of ``panes``, and what is in its slots."""
    desk, places = world.desks[person.id], _places(world, person)
    slots: Slots = {"panes": [Item(person.id, str(_frame(world, person, look, places)))]}
    for place in places:
        slot = f"{person.id}.{place.key}"
        if place.channel:
            shown = _messages(world, person, place.channel)
            slots[slot] = [sketches.of(world, person, message) for message in shown]
        elif desk.home is not None:
            slots[slot] = [sketches.of_view(world, desk.home)]
        else:
            slots[slot] = [Item("none", str(_no_home()))]
    top = desk.top
    slots[f"{person.id}.modal"] = [sketches.of_view(world, top)] if top else []
    slots[f"{person.id}.notes"] = _notes(world, person)
    return slots


def _places(world: World, person: Person) -> list[Place]:
    own = world.channels.dm_of(person.id)
    others = [Place(c.id, _name(world, person, c), c.id) for c in _joined(world, person)]
    home = [Place("home", "Home")] if world.facts.home_tab else []
    return [Place("dm", "Messages", own.id), *home, *others]


def _joined(world: World, person: Person) -> Iterator[Channel]:
    """Channels, and DMs with other people in which something is to be seen."""
    seen = {message.channel for message in world.desks[person.id].ephemerals}
    for channel in world.channels.of_person(person.id):
        if channel.kind == "channel" or channel.messages or channel.id in seen:
            yield channel


def _name(world: World, person: Person, channel: Channel) -> str:
    if channel.kind == "channel":
        return f"#{channel.name}"
    other = next((one for one in channel.members if one != person.id), person.id)
    return world.people.name_of(other)


def _messages(world: World, person: Person, channel_id: str) -> list[Message]:
    """What this person sees there, oldest first, with what only they see; replies stand under
    what they reply to."""
    channel = world.channels.get(channel_id)
    posted = channel.messages.values() if channel is not None else ()
    own = (one for one in world.desks[person.id].ephemerals if one.channel == channel_id)
    newest = sorted(chain(posted, own), key=lambda message: float(message.ts))[-SHOWN_MESSAGES:]
    return sorted(newest, key=_place)


def _place(message: Message) -> tuple[float, float]:
    return float(message.thread_ts or message.ts), float(message.ts)


def _frame(world: World, person: Person, look: Look, places: list[Place]) -> h.Element:
    title = f"{person.id}/title"
    return h.section(".pane", data_key=person.id, data_person=person.id, aria_labelledby=title)[
        h.div(".window", data_local="inert")[
            _head(person, look, title),
            h.div(data_slot=f"{person.id}.notes"),
            h.div(".tabs", role="tablist", aria_label=f"Slack of {person.real_name}")[
                (_tab(person, place, place.key == "dm") for place in places)
            ],
            (_panel(world, person, place, place.key == "dm") for place in places),
            h.p(".said", role="alert", data_said=True),
            _composer(world, person),
        ],
        h.div(".over", data_slot=f"{person.id}.modal"),
    ]


def _head(person: Person, look: Look, title: str) -> h.Element:
    away = look.without_person(person.id).address()
    return h.header(".pane-head")[
        h.div[
            h.h2(id=title)[person.real_name],
            h.p(".aside")[
                f"{person.title} · " if person.title else "",
                h.span(data_zone=person.tz, data_local="*")[person.tz],
                " · account closed" if person.deleted else "",
            ],
        ],
        h.a(".quiet", href=away, data_look=True, aria_label=f"Close Slack of {person.real_name}")[
            "✕"
        ],
        h.p(".banner")[BANNER],
    ]


def _tab(person: Person, place: Place, chosen: bool) -> h.Element:
    return h.button(
        id=place.id_for(person, "tab"),
        type="button",
        role="tab",
        aria_selected="true" if chosen else "false",
        aria_controls=place.id_for(person, "panel"),
        tabindex="0" if chosen else "-1",
        data_tab=place.key,
        data_local="aria-selected tabindex",
    )[place.name, h.span(".fresh", data_local="*")]


def _panel(world: World, person: Person, place: Place, chosen: bool) -> h.Element:
    slot = f"{person.id}.{place.key}"
    lang = person.locale.partition("-")[0]
    if place.channel:
        inside = h.div(
            ".messages",
            role="log",
            aria_live="polite",
            aria_label=_log_name(world, place),
            tabindex="0",
            lang=lang,
            data_slot=slot,
        )
    else:
        inside = h.div(".home", lang=lang, tabindex="0", data_slot=slot)
    return h.div(
        ".panel",
        id=place.id_for(person, "panel"),
        role="tabpanel",
        aria_labelledby=place.id_for(person, "tab"),
        data_panel=place.key,
        data_local="hidden",
        hidden=not chosen,
    )[inside]


def _log_name(world: World, place: Place) -> str:
    return f"Messages with {world.facts.name}" if place.key == "dm" else place.name


def _no_home() -> h.Element:
    return h.p(".aside", data_key="none")["The Home tab is empty until the app draws it."]


def _notes(world: World, person: Person) -> list[Item]:
    """What a locked phone would show: the sender and the words that the app put into ``text``."""
    notes = world.desks[person.id].notifications[-SHOWN_NOTES:]
    if not notes:
        return []
    lines = [h.li[f"{world.facts.name}: {note['preview']}"] for note in reversed(notes)]
    latest = f"{world.facts.name}: {notes[-1]['preview']}"
    lang = person.locale.partition("-")[0]
    drawn = h.details(".notes", data_key="notes")[
        h.summary["On the lock screen: ", h.span(lang=lang)[latest]], h.ol(lang=lang)[lines]
    ]
    return [Item("notes", str(drawn))]


def _composer(world: World, person: Person) -> h.Element:
    field, offers = f"{person.id}/composer", f"{person.id}/offers"
    return h.form(".composer", data_composer=True, data_local="hidden", autocomplete="off")[
        h.label(".unseen", for_=field, data_local="*")[
            f"Message {world.facts.name}, or type / for commands"
        ],
        h.ul(
            ".offers",
            id=offers,
            role="listbox",
            aria_label="Suggestions",
            hidden=True,
            data_local="*",
        ),
        h.input(
            id=field,
            type="text",
            role="combobox",
            aria_expanded="false",
            aria_controls=offers,
            aria_autocomplete="list",
            placeholder="Message, or / for commands",
            data_local="*",
        ),
        h.div(".composer-row")[
            h.div(".shortcuts")[
                (_shortcut(world, callback_id) for callback_id in world.facts.shortcuts)
            ],
            h.button(".primary")["Send"],
        ],
    ]


def _shortcut(world: World, callback_id: str) -> h.Element:
    about = world.facts.descriptions.get(callback_id, "")
    return h.button(
        type="button",
        title=f"Shortcut: {about}",
        data_do="shortcut",
        data_body=f'{{"callback_id": "{callback_id}"}}',
    )[f"⚡ {world.facts.shortcuts[callback_id]}"]
