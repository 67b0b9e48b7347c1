"""The one way from a notice to a message: drawn from present state, or None when no longer true."""

from typing import Final, Literal, get_args

from bot.domain.notices import Kind, Slot
from bot.views import (
    check_cards,
    debrief_cards,
    line_checks,
    member_cards,
    requester_cards,
    supporter_cards,
    watch_cards,
)
from bot.views.parts import line
from bot.views.requester_cards import net_message
from bot.views.scene import Rendered, Scene
from bot.views.texts import masked, shared

_RequesterKind = Literal[
    Kind.CONFIRMATION,
    Kind.REQUEST_REDRAW,
    Kind.REQUEST_SHOWN,
    Kind.FOUND,
    Kind.URGENCY_RAISED,
    Kind.WISHES_CHANGED,
    Kind.PROMISE_BROKEN,
    Kind.STILL_WANTED,
    Kind.LOOKING_AGAIN,
    Kind.NAME_SEEN,
    Kind.SECOND_JOINING,
    Kind.LEAD_SEEN,
    Kind.REACHED,
    Kind.CHECK_REQUESTER,
    Kind.CHECK_REQUESTER_REDRAW,
    Kind.CRISIS_LINES,
    Kind.NAME_USED,
    Kind.SAFE_CHECK,
    Kind.SAFE_CHECK_REDRAW,
    Kind.RESOURCE,
    Kind.CANCELLED,
    Kind.CLOSED,
    Kind.FOLLOW_UP,
    Kind.FOLLOW_UP_REDRAW,
]
"""What is left when the others are taken out; a new kind that nobody draws is a type error."""

_MemberKind = Literal[
    Kind.JOIN,
    Kind.JOIN_REDRAW,
    Kind.CONFIRM,
    Kind.CONFIRM_REDRAW,
    Kind.GRANT_TOLD,
    Kind.WELCOME,
    Kind.ROLE_ENDED,
    Kind.COVERAGE_GONE,
    Kind.NAME_SHOWN,
    Kind.NOT_FOR_LIVE_USE,
]


def render(scene: Scene) -> Rendered | None:
    """The message that ``scene.notice`` owes, as things stand now; None: do not send it."""
    match scene.notice.kind:
        case Kind.PAGE | Kind.PAGE_REDRAW | Kind.CHECK_HOLDER | Kind.CHECK_HOLDER_REDRAW:
            return supporter_cards.draw(scene)
        case Kind.LOG_REMINDER:
            return supporter_cards.draw(scene)
        case Kind.DEBRIEF | Kind.DEBRIEF_REDRAW | Kind.DEBRIEF_NEWS:
            return debrief_cards.draw(scene)
        case Kind.COORDINATOR | Kind.COORDINATOR_REDRAW | Kind.LEAD_PAGE | Kind.LEAD_REDRAW:
            return watch_cards.draw(scene)
        case Kind.LEAD_CHECK | Kind.LEAD_CHECK_REDRAW:
            return check_cards.draw(scene)
        case Kind.STALE_LINES:
            return line_checks.stale_card(scene)
        case Kind.NET:
            return net_message(scene)
        case Kind.HIDE | Kind.HOME | Kind.RELAY | Kind.RELAY_TOLD | Kind.RELAY_BACK:
            # Of the last three more is known than a scene holds: see ``threads``.
            return None
        case kind:
            return _to_person(scene, kind)


def _to_person(scene: Scene, kind: _RequesterKind | _MemberKind) -> Rendered | None:
    if kind in _OF_MEMBERS:
        return member_cards.draw(scene)
    return requester_cards.draw(scene)


_OF_MEMBERS: Final = frozenset(get_args(_MemberKind))


def stale(slot: Slot, scene: Scene) -> Rendered:
    """What the earlier message of a slot becomes when a newer one is posted below it.

    Every card reads the same, so that the line tells nothing; what was passed on is gone.
    """
    gone = masked.GONE if slot is Slot.RELAY else shared.NEWEST_BELOW
    return line(scene.around, scene.lang, gone)


__all__ = ["net_message", "render", "stale"]
