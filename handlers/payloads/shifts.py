"""The form of a shift as it comes back from Slack."""

from bot.domain.refusals import MissingAnswer
from bot.domain.shift_fields import ShiftFields, read_turn, read_zone
from bot.views import ids
from handlers.payloads.state import State
from handlers.workspace import Workspace

_MOST_TYPED = 3000
_WEEK = 7


def read_shift_form(state: State, workspace: Workspace) -> ShiftFields:
    """Hours are needed; of everything else the domain says what is missing."""
    starts, ends = state.clock(ids.SHIFT_STARTS), state.clock(ids.SHIFT_ENDS)
    if starts is None or ends is None:
        raise MissingAnswer(ids.SHIFT_ENDS if starts is not None else ids.SHIFT_STARTS)
    zone = state.typed(ids.SHIFT_ZONE, _MOST_TYPED)
    turn, every = read_turn(state.chosen(ids.SHIFT_TURN) or "")
    ticked = (day for day in state.ticked(ids.SHIFT_DAYS) if day.isdigit())
    return ShiftFields(
        name=state.typed(ids.SHIFT_NAME, _MOST_TYPED),
        days=tuple(int(day) for day in ticked if int(day) < _WEEK),
        starts=starts,
        ends=ends,
        who=tuple(workspace.person(user) for user in state.people_in_order(ids.SHIFT_WHO)),
        zone=read_zone(zone) if zone else None,
        turn=turn,
        every=every,
        first=state.day(ids.SHIFT_FIRST),
        last=state.day(ids.SHIFT_LAST),
        holidays=state.typed(ids.SHIFT_HOLIDAYS, _MOST_TYPED),
    )
