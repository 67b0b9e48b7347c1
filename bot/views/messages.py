"""The one way from a notice to a message: drawn from present state, or None when no longer true."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.notices import Kind, Slot
from bot.views import (
    check_cards,
    cover_cards,
    debrief_cards,
    gaps,
    handoffs,
    line_checks,
    member_cards,
    requester_cards,
    session_cards,
    supporter_cards,
    training_news,
    watch_cards,
)
from bot.views.parts import line
from bot.views.requester_cards import net_message
from bot.views.scene import Rendered, Scene
from bot.views.texts import masked, shared

Drawer = Callable[[Scene], Rendered | None]

TO_REQUESTER: Final = (
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
)
TO_SUPPORTER: Final = (
    Kind.PAGE,
    Kind.PAGE_REDRAW,
    Kind.CHECK_HOLDER,
    Kind.CHECK_HOLDER_REDRAW,
    Kind.LOG_REMINDER,
)
TO_WATCH: Final = (
    Kind.COORDINATOR,
    Kind.COORDINATOR_REDRAW,
    Kind.LEAD_PAGE,
    Kind.LEAD_REDRAW,
)
TO_MEMBER: Final = (
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
)
ELSEWHERE: Final = (
    *(Kind.HIDE, Kind.HOME),
    # What was passed on in a thread: more is known of it than a scene holds.
    *(Kind.RELAY, Kind.RELAY_TOLD, Kind.RELAY_BACK),
    # Outside Slack.
    *(Kind.NUDGE, Kind.SECOND_TEST),
)
"""What is no message, or is drawn by those who send it."""


def _nothing(scene: Scene) -> Rendered | None:
    del scene
    return None


def _drawn_by(*pairs: tuple[Drawer, tuple[Kind, ...]]) -> Mapping[Kind, Drawer]:
    return {kind: drawer for drawer, kinds in pairs for kind in kinds}


_DRAWERS: Final = _drawn_by(
    (requester_cards.draw, TO_REQUESTER),
    (net_message, (Kind.NET,)),
    (supporter_cards.draw, TO_SUPPORTER),
    (watch_cards.draw, TO_WATCH),
    (check_cards.draw, (Kind.LEAD_CHECK, Kind.LEAD_CHECK_REDRAW)),
    (debrief_cards.draw, (Kind.DEBRIEF, Kind.DEBRIEF_REDRAW, Kind.DEBRIEF_NEWS)),
    (line_checks.stale_card, (Kind.STALE_LINES,)),
    (session_cards.draw, session_cards.TO_SUPPORTER),
    (session_cards.draw_who, session_cards.TO_TRAINER),
    (training_news.draw, (Kind.TRAINING_NEWS,)),
    (cover_cards.draw, cover_cards.TO_COLLEAGUES),
    (cover_cards.draw_own, cover_cards.TO_OWNERS),
    (cover_cards.draw_unclaimed, (Kind.COVER_UNCLAIMED,)),
    (handoffs.draw, (Kind.HANDOFF,)),
    (gaps.draw, (Kind.GAPS, Kind.GAPS_REDRAW)),
    (member_cards.draw, TO_MEMBER),
    (_nothing, ELSEWHERE),
)


def render(scene: Scene) -> Rendered | None:
    """The message that ``scene.notice`` owes, as things stand now; None: do not send it.

    Every kind has a drawer; a test holds the table complete.
    """
    return _DRAWERS[scene.notice.kind](scene)


def stale(slot: Slot, scene: Scene) -> Rendered:
    """What the earlier message of a slot becomes when a newer one is posted below it.

    Every card reads the same, so that the line tells nothing; what was passed on is gone.
    """
    gone = masked.GONE if slot is Slot.RELAY else shared.NEWEST_BELOW
    return line(scene.around, scene.lang, gone)


__all__ = ["net_message", "render", "stale"]
