"""Controls in which something is chosen: radio buttons, checkboxes, selects of one and of many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import htpy as h

from practice.blocks.reading import shown_value
from practice.blocks.values import value_key
from practice.page.elements_labels import (
    first,
    group_name,
    holder,
    label_of,
    label_words,
    name_of,
    notes_of,
    wrong,
)
from practice.page.paper import Attributes, Field, Json
from practice.page.words import Piece, draw_text, joined

_OF_CHANNELS = ("channels_select", "conversations_select")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: Piece
    chosen: bool
    about: Piece = None


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under a heading of their own, or all of them without one."""

    choices: Sequence[Choice]
    heading: str = ""


def groups_of(field: Field) -> list[Group]:
    """What is on offer now, and what of it is chosen."""
    element, picked = field.element, _picked(field)
    if element["type"].endswith(("users_select", *_OF_CHANNELS)):
        return [Group(_listed(field, [one for one in picked if isinstance(one, str)]))]
    given = element.get("option_groups")
    if given is None:
        return [Group(_options(field, element["options"], picked))]
    return [
        Group(
            _options(field, one["options"], picked),
            str(draw_text(one["label"], field.paper.reader)),
        )
        for one in given
    ]


def _picked(field: Field) -> list[Json | str]:
    if field.value is None:
        return []
    inside = field.value[value_key(field.spot.type)]
    return inside if isinstance(inside, list) else [inside]


def _options(field: Field, options: Iterable[Json], picked: list[Json | str]) -> list[Choice]:
    reader = field.paper.reader
    return [
        Choice(
            str(option["value"]),
            draw_text(option["text"], reader),
            option in picked,
            draw_text(option["description"], reader) if "description" in option else None,
        )
        for option in options
    ]


def _listed(field: Field, picked: list[str]) -> list[Choice]:
    """People or channels; one that is chosen stays in the list even if it is offered no more."""
    of_people = field.spot.type.endswith("users_select")
    offered = dict(field.paper.people if of_people else field.paper.channels)
    for one in picked:
        offered.setdefault(one, field.paper.reader.name_of(one))
    sign = "" if of_people else "#"
    return [Choice(one, sign + name, one in picked) for one, name in offered.items()]


def draw_radio_buttons(field: Field) -> Piece:
    attributes = {"id": field.id, "role": "radiogroup", **wrong(field)}
    return _set_of_boxes(field, "radio", attributes)


def draw_checkboxes(field: Field) -> Piece:
    return _set_of_boxes(field, "checkbox", {"id": field.id})


def _set_of_boxes(field: Field, kind: str, attributes: Attributes) -> Piece:
    marks = {**holder(field, many=kind == "checkbox"), **first(field)}
    legend = field.spot.is_input and h.legend(".label", id=field.label_id)[label_words(field)]
    return h.fieldset(
        ".field.boxes", {**attributes, **marks, **group_name(field), **notes_of(field)}
    )[joined((legend, _boxes(field, kind, groups_of(field)[0].choices)))]


def _boxes(field: Field, kind: str, choices: Sequence[Choice], start: int = 0) -> Piece:
    return joined(_box(field, kind, start + number, one) for number, one in enumerate(choices))


def _box(field: Field, kind: str, number: int, choice: Choice) -> Piece:
    own = f"{field.id}/{number}"
    about = choice.about is not None
    attributes: Attributes = {
        "id": own,
        "type": kind,
        "name": field.id,
        "value": choice.value,
        "checked": choice.chosen,
        "disabled": _is_full(field) and not choice.chosen,
        "aria-describedby": f"{own}/about" if about else None,
        **(wrong(field) if kind == "checkbox" else {}),
    }
    told = about and h.div(".about", id=f"{own}/about")[choice.about]
    return h.div(".option")[joined((h.input(attributes), h.label(for_=own)[choice.words], told))]


def _is_full(field: Field) -> bool:
    """As many are chosen as the app takes: Slack lets nobody choose one more."""
    most = field.element.get("max_selected_items")
    return most is not None and len(_picked(field)) >= most


def draw_select(field: Field) -> Piece:
    attributes = {
        "id": field.id,
        **name_of(field),
        **notes_of(field),
        **wrong(field),
    }
    empty = h.option(value="", selected=field.value is None)[_placeholder(field)]
    return h.div(".field", {**holder(field), **first(field)})[
        label_of(field),
        h.select(attributes)[joined((empty, *map(_select_group, groups_of(field))))],
    ]


def _select_group(group: Group) -> Piece:
    drawn = joined(
        h.option(value=one.value, selected=one.chosen)[one.words] for one in group.choices
    )
    return h.optgroup(label=group.heading)[drawn] if group.heading else drawn


def draw_many(field: Field) -> Piece:
    """A list that opens; closed it says its label and what is chosen."""
    chosen = _chosen_words(field)
    label = field.spot.is_input and h.span(".label", id=field.label_id)[label_words(field), " "]
    name = {} if field.spot.is_input else {"aria-label": f"{field.spot.label()}: {chosen}"}
    return h.details(".many")[
        h.summary({"id": field.id, **name, **notes_of(field), **first(field)})[
            label, h.span(".chosen")[chosen]
        ],
        h.fieldset({**holder(field, many=True), **group_name(field)})[_many_groups(field)],
    ]


def _chosen_words(field: Field) -> str:
    if field.value is None:
        return _placeholder(field)
    if field.spot.type.endswith(_OF_CHANNELS):
        return ", ".join("#" + field.paper.reader.name_of(str(one)) for one in _picked(field))
    return shown_value(field.value, field.paper.reader)


def _many_groups(field: Field) -> Piece:
    drawn: list[Piece] = []
    start = 0
    for group in groups_of(field):
        boxes = _boxes(field, "checkbox", group.choices, start)
        start += len(group.choices)
        heading = h.legend[group.heading]
        drawn.append(h.fieldset(".group")[joined((heading, boxes))] if group.heading else boxes)
    return joined(drawn)


def _placeholder(field: Field) -> str:
    text = field.element.get("placeholder")
    return str(text["text"]) if text else field.paper.frame.none_chosen
