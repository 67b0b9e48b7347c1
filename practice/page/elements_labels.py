"""How a control is named, explained and, where the last answer was wrong, said to be wrong."""

import htpy as h

from practice.blocks.mrkdwn import unescape
from practice.page.paper import Attributes, Field, as_json
from practice.page.words import Piece, joined


def label_words(field: Field) -> Piece:
    """The label of an input block, and that it may be left out, as Slack shows it."""
    words = unescape(field.spot.block["label"]["text"])
    if not field.spot.is_optional:
        return words
    return joined((words, " ", h.span(".optional")[field.paper.frame.optional]))


def label_of(field: Field) -> Piece:
    """A visible label, which only inputs have."""
    if not field.spot.is_input:
        return None
    return h.label(".label", id=field.label_id, for_=field.id)[label_words(field)]


def name_of(field: Field) -> Attributes:
    """The name of a control without a visible label of its own."""
    if field.spot.is_input:
        return {}
    if field.named_by:
        return {"aria-labelledby": field.named_by}
    return {"aria-label": field.spot.label()}


def group_name(field: Field) -> Attributes:
    """The name of a group, from the label where there is one."""
    return {"aria-labelledby": field.label_id} if field.spot.is_input else name_of(field)


def notes_of(field: Field) -> Attributes:
    """Where a screen reader finds hint and error."""
    if not field.spot.is_input:
        return {}
    notes = []
    if field.error:
        notes.append(field.error_id)
    if field.spot.block.get("hint"):
        notes.append(field.hint_id)
    return {"aria-describedby": " ".join(notes)} if notes else {}


def wrong(field: Field) -> Attributes:
    return {"aria-invalid": "true"} if field.error else {}


def first(field: Field) -> Attributes:
    """What holds the control that is to have the focus when the view opens, or is it."""
    return {"data-first": True} if field.element.get("focus_on_load") else {}


def holder(field: Field, *, many: bool = False) -> Attributes:
    """What marks the wrapper of a control that holds a value."""
    wants = field.element.get("dispatch_action_config", {}).get("trigger_actions_on", [])
    return {
        "data-field": True,
        "data-at": as_json(field.at),
        "data-many": many,
        "data-on": "entered" if "on_character_entered" in wants else None,
    }
