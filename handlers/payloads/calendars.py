"""The form of a calendar as it comes back from Slack."""

from dataclasses import replace

from bot.views import ids
from bot.views.modals import calendar_import as views
from bot.views.modals.calendar_import import Filled
from handlers.payloads.files import read_upload
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State

_MOST_TYPED = 3000


def read_kept(metadata: str) -> tuple[str, Filled]:
    """Fingerprint of what was shown, and how the form was filled in by then."""
    try:
        return views.read(metadata)
    except ValueError:
        raise BadPayload("metadata") from None


def read_filled(state: State, kept: Filled) -> Filled:
    """The newest file that was chosen: a form that is shown again comes without the first."""
    which = state.chosen(ids.CALENDAR_LAYER) or ids.NONE
    filled = Filled(
        name=state.typed(ids.CALENDAR_NAME, _MOST_TYPED),
        zone=state.typed(ids.CALENDAR_ZONE, _MOST_TYPED),
        shift_id="" if which == ids.NONE else which,
        whose=state.person(ids.CALENDAR_WHOSE),
        leave_out=ids.YES in state.ticked(ids.CALENDAR_LEAVE),
    )
    return replace(filled, url=read_upload(state) or kept.url)
