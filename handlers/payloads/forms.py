"""What was filled into the request form, the wishes form and *Where are you?*, as domain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.asking import NOTE_LIMIT, Contact, Mode, Wanted, Wishes
from bot.domain.content import Content
from bot.domain.policy import Urgency
from bot.views import ids
from bot.views.forms import RequestForm
from bot.views.modals.fields import VALUE_LIMIT
from bot.views.modals.request import NUMBER_LIMIT, PLACE_LIMIT
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State


@dataclass(frozen=True, slots=True)
class Filled:
    """The form with everything in it. ``choice`` answers *the wishes leave nobody*.

    ``shown`` are the fields that the form had: a sentence can only stand under one of those.
    """

    form: RequestForm
    choice: str | None
    shown: frozenset[str]


_FIELDS = (
    *(ids.URGENCY, ids.WHEN, ids.REASONS, ids.MODE, ids.NUMBER, ids.LEAVE_MESSAGE, ids.PLACE),
    *(ids.PROFESSION, ids.WANTED, ids.LANGUAGE, ids.UNIT, ids.NOT_MY_UNIT, ids.AVOID),
    *(ids.MASKED, ids.COUNTRY, ids.NOTE, ids.NOBODY),
)
_CHOICES = frozenset({ids.WIDEN, ids.SEND_ANYWAY})


def read_request(blank: RequestForm, state: State) -> Filled:
    """``blank`` with what stands in the form. An option we never offered is a BadPayload."""
    content = blank.around.content
    choice = read_choice(state)
    form = RequestForm(
        around=blank.around,
        lang=blank.lang,
        zone=blank.zone,
        units=blank.units,
        small_team=blank.small_team,
        urgency=state.one_of(ids.URGENCY, Urgency),
        mode=state.one_of(ids.MODE, Mode) or Mode.SLACK,
        country=_known(state.chosen(ids.COUNTRY), content.countries, ids.COUNTRY),
        when=state.moment(ids.WHEN),
        reasons=_all_known(state.ticked(ids.REASONS), content),
        number=state.typed(ids.NUMBER, NUMBER_LIMIT),
        leave_message=state.chosen(ids.LEAVE_MESSAGE) == ids.YES,
        place=state.typed(ids.PLACE, PLACE_LIMIT),
        wishes=read_wishes(content, state),
        note=state.typed(ids.NOTE, NOTE_LIMIT),
        masked=ids.YES in state.ticked(ids.MASKED),
    )
    return Filled(form, choice, frozenset(name for name in _FIELDS if state.has(name)))


def read_choice(state: State) -> str | None:
    """The answer to *the wishes leave nobody*; None where it was not asked."""
    choice = state.chosen(ids.NOBODY)
    if choice is not None and choice not in _CHOICES:
        raise BadPayload(ids.NOBODY)
    return choice


def read_wishes(content: Content, state: State) -> Wishes:
    unit = _wish(state, ids.UNIT)
    return Wishes(
        profession=_known(_wish(state, ids.PROFESSION), content.professions, ids.PROFESSION),
        wanted=state.one_of(ids.WANTED, Wanted) or Wanted.ANY,
        language=_known(_wish(state, ids.LANGUAGE), content.languages, ids.LANGUAGE),
        unit=unit[:VALUE_LIMIT] if unit else None,
        not_my_unit=ids.YES in state.ticked(ids.NOT_MY_UNIT),
        avoid=state.people(ids.AVOID),
    )


def read_where(state: State) -> Contact:
    """Only what was typed; how to connect stays as it is."""
    return Contact(
        number=state.typed(ids.NUMBER, NUMBER_LIMIT), place=state.typed(ids.PLACE, PLACE_LIMIT)
    )


def _wish(state: State, name: str) -> str | None:
    chosen = state.chosen(name)
    return None if chosen == ids.NONE else chosen


def _known(code: str | None, offered: Mapping[str, object], name: str) -> str | None:
    if code is not None and code not in offered:
        raise BadPayload(name)
    return code


def _all_known(codes: tuple[str, ...], content: Content) -> tuple[str, ...]:
    for code in codes:
        _known(code, content.reasons, ids.REASONS)
    return codes
