"""What is owed to somebody: a kind, a case and a party or member. Never words, names, channels."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.kinds import Kind as Kind


class Lane(StrEnum):
    """Who goes first when many messages wait; the order is crisis, page, answer, update, digest."""

    CRISIS = "crisis"
    PAGE = "page"
    ANSWER = "answer"
    UPDATE = "update"
    DIGEST = "digest"

    @property
    def rank(self) -> int:
        return list(Lane).index(self)


class Slot(StrEnum):
    """Which of a recipient's messages is meant. A slot has at most one live message."""

    REQUEST = "request"
    """The requester's own card. Posting a new one strips the buttons of the one before."""
    CHECK = "check"
    """*Have you made contact?* / *Has somebody reached you?*"""
    SAFE = "safe"
    """*Are you safe for now?*"""
    PAGE = "page"
    """A supporter's card: the page, then the case, then one neutral line."""
    COORDINATOR = "coordinator"
    LEAD = "lead"
    LEAD_CHECK = "lead_check"
    """The lead checks in after a crisis."""
    FOLLOW_UP = "follow_up"
    """*Checking in, as agreed*."""
    DEBRIEF = "debrief"
    """To trainers: somebody asks for a debrief. To that somebody: where it stands."""
    JOIN = "join"
    CONFIRM = "confirm"
    LINES = "lines"
    """Which crisis lines should be checked: the newest day takes the place of the one before."""
    SESSION = "session"
    """To a supporter: one session; the reminder takes the place of the invitation."""
    ATTENDANCE = "attendance"
    """*Who was there?*"""
    TRAINING = "training"
    COVER = "cover"
    """To a supporter: one shift that needs cover; the reminder takes the place of the first."""
    COVER_OWN = "cover_own"
    """How the cover that they asked for stands."""
    GAPS = "gaps"
    """When nobody is on call: the newest digest takes the place of the one before."""
    NOTE = "note"
    RELAY = "relay"
    """In the thread of a card: what was passed on, what became of it. Each stands for itself."""


class Op(StrEnum):
    POST = "post"
    """A new message; the slot's earlier one is replaced (redrawn without buttons, or deleted)."""
    REDRAW = "redraw"
    """The slot's message, drawn again from present state. Nothing to do where there is none."""
    NET = "net"
    """Bring the safety net at Slack to where the case wants it."""
    HIDE = "hide"
    """Delete the bot's own messages of this case in the requester's conversation."""
    HOME = "home"
    RELAY = "relay"
    """Fetch what somebody wrote in the thread of their card, and post it in the other's."""
    THREAD = "thread"
    """Under what they wrote: what became of it. Posted once, then drawn again."""
    TAKE_BACK = "take_back"
    """Delete what was passed on, because its writer deleted it."""

    @property
    def posts(self) -> bool:
        """Whether it makes a message, which may then stand there twice."""
        return self in (Op.POST, Op.RELAY, Op.THREAD)

    OUTSIDE = "outside"
    """To the recipient's second channel, outside Slack: fixed words, beside everything else."""


@dataclass(frozen=True, slots=True)
class Route:
    """How a kind travels."""

    op: Op
    slot: Slot
    lane: Lane


_ROUTES: dict[Kind, Route] = {
    Kind.CONFIRMATION: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.REQUEST_REDRAW: Route(Op.REDRAW, Slot.REQUEST, Lane.UPDATE),
    Kind.REQUEST_SHOWN: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.FOUND: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.URGENCY_RAISED: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.WISHES_CHANGED: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.PROMISE_BROKEN: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.STILL_WANTED: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.LOOKING_AGAIN: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.NAME_SEEN: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.SECOND_JOINING: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.LEAD_SEEN: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.CHECK_REQUESTER: Route(Op.POST, Slot.CHECK, Lane.ANSWER),
    Kind.CHECK_REQUESTER_REDRAW: Route(Op.REDRAW, Slot.CHECK, Lane.UPDATE),
    Kind.REACHED: Route(Op.REDRAW, Slot.REQUEST, Lane.UPDATE),
    Kind.SAFE_CHECK: Route(Op.POST, Slot.SAFE, Lane.CRISIS),
    Kind.SAFE_CHECK_REDRAW: Route(Op.REDRAW, Slot.SAFE, Lane.UPDATE),
    Kind.CANCELLED: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.CLOSED: Route(Op.POST, Slot.REQUEST, Lane.ANSWER),
    Kind.CRISIS_LINES: Route(Op.POST, Slot.NOTE, Lane.CRISIS),
    Kind.NAME_USED: Route(Op.POST, Slot.NOTE, Lane.ANSWER),
    Kind.FOLLOW_UP: Route(Op.POST, Slot.FOLLOW_UP, Lane.ANSWER),
    Kind.FOLLOW_UP_REDRAW: Route(Op.REDRAW, Slot.FOLLOW_UP, Lane.UPDATE),
    Kind.RESOURCE: Route(Op.POST, Slot.NOTE, Lane.ANSWER),
    Kind.NET: Route(Op.NET, Slot.REQUEST, Lane.CRISIS),
    Kind.HIDE: Route(Op.HIDE, Slot.REQUEST, Lane.ANSWER),
    Kind.PAGE: Route(Op.POST, Slot.PAGE, Lane.PAGE),
    Kind.PAGE_REDRAW: Route(Op.REDRAW, Slot.PAGE, Lane.UPDATE),
    Kind.CHECK_HOLDER: Route(Op.POST, Slot.CHECK, Lane.ANSWER),
    Kind.CHECK_HOLDER_REDRAW: Route(Op.REDRAW, Slot.CHECK, Lane.UPDATE),
    Kind.LOG_REMINDER: Route(Op.POST, Slot.CHECK, Lane.ANSWER),
    Kind.RELAY: Route(Op.RELAY, Slot.RELAY, Lane.ANSWER),
    Kind.RELAY_TOLD: Route(Op.THREAD, Slot.RELAY, Lane.ANSWER),
    Kind.RELAY_BACK: Route(Op.TAKE_BACK, Slot.RELAY, Lane.ANSWER),
    Kind.COORDINATOR: Route(Op.POST, Slot.COORDINATOR, Lane.PAGE),
    Kind.COORDINATOR_REDRAW: Route(Op.REDRAW, Slot.COORDINATOR, Lane.UPDATE),
    Kind.LEAD_PAGE: Route(Op.POST, Slot.LEAD, Lane.CRISIS),
    Kind.LEAD_REDRAW: Route(Op.REDRAW, Slot.LEAD, Lane.UPDATE),
    Kind.LEAD_CHECK: Route(Op.POST, Slot.LEAD_CHECK, Lane.PAGE),
    Kind.LEAD_CHECK_REDRAW: Route(Op.REDRAW, Slot.LEAD_CHECK, Lane.UPDATE),
    Kind.NAME_SHOWN: Route(Op.POST, Slot.NOTE, Lane.ANSWER),
    Kind.JOIN: Route(Op.POST, Slot.JOIN, Lane.ANSWER),
    Kind.JOIN_REDRAW: Route(Op.REDRAW, Slot.JOIN, Lane.UPDATE),
    Kind.CONFIRM: Route(Op.POST, Slot.CONFIRM, Lane.ANSWER),
    Kind.CONFIRM_REDRAW: Route(Op.REDRAW, Slot.CONFIRM, Lane.UPDATE),
    Kind.GRANT_TOLD: Route(Op.POST, Slot.NOTE, Lane.DIGEST),
    Kind.WELCOME: Route(Op.POST, Slot.NOTE, Lane.ANSWER),
    Kind.ROLE_ENDED: Route(Op.POST, Slot.NOTE, Lane.ANSWER),
    Kind.COVERAGE_GONE: Route(Op.POST, Slot.NOTE, Lane.ANSWER),
    Kind.NOT_FOR_LIVE_USE: Route(Op.POST, Slot.NOTE, Lane.DIGEST),
    Kind.DEBRIEF: Route(Op.POST, Slot.DEBRIEF, Lane.ANSWER),
    Kind.DEBRIEF_REDRAW: Route(Op.REDRAW, Slot.DEBRIEF, Lane.UPDATE),
    Kind.DEBRIEF_NEWS: Route(Op.POST, Slot.DEBRIEF, Lane.ANSWER),
    Kind.STALE_LINES: Route(Op.POST, Slot.LINES, Lane.DIGEST),
    Kind.SESSION_INVITE: Route(Op.POST, Slot.SESSION, Lane.DIGEST),
    Kind.SESSION_REMINDER: Route(Op.POST, Slot.SESSION, Lane.DIGEST),
    Kind.SESSION_REDRAW: Route(Op.REDRAW, Slot.SESSION, Lane.DIGEST),
    Kind.SESSION_OFF: Route(Op.POST, Slot.SESSION, Lane.DIGEST),
    Kind.SESSION_WHO: Route(Op.POST, Slot.ATTENDANCE, Lane.DIGEST),
    Kind.SESSION_WHO_REDRAW: Route(Op.REDRAW, Slot.ATTENDANCE, Lane.DIGEST),
    Kind.SESSION_UNRECORDED: Route(Op.POST, Slot.NOTE, Lane.DIGEST),
    Kind.TRAINING_NEWS: Route(Op.POST, Slot.TRAINING, Lane.DIGEST),
    Kind.HANDOFF: Route(Op.POST, Slot.NOTE, Lane.DIGEST),
    Kind.COVER: Route(Op.POST, Slot.COVER, Lane.ANSWER),
    Kind.COVER_AGAIN: Route(Op.POST, Slot.COVER, Lane.ANSWER),
    Kind.COVER_REDRAW: Route(Op.REDRAW, Slot.COVER, Lane.UPDATE),
    Kind.COVER_OWN: Route(Op.POST, Slot.COVER_OWN, Lane.ANSWER),
    Kind.COVER_OWN_REDRAW: Route(Op.REDRAW, Slot.COVER_OWN, Lane.UPDATE),
    Kind.COVER_UNCLAIMED: Route(Op.POST, Slot.NOTE, Lane.PAGE),
    Kind.GAPS: Route(Op.POST, Slot.GAPS, Lane.DIGEST),
    Kind.GAPS_REDRAW: Route(Op.REDRAW, Slot.GAPS, Lane.DIGEST),
    Kind.HOME: Route(Op.HOME, Slot.NOTE, Lane.UPDATE),
    Kind.NUDGE: Route(Op.OUTSIDE, Slot.NOTE, Lane.PAGE),
    Kind.SECOND_TEST: Route(Op.OUTSIDE, Slot.NOTE, Lane.ANSWER),
}


def route(kind: Kind) -> Route:
    """How ``kind`` travels. Every kind has a route; a test holds the table complete."""
    return _ROUTES[kind]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing owed. ``subject_id`` and ``role`` say which standing a member notice is about, or
    which of several alike things of a case."""

    kind: Kind
    case_id: str | None = None
    party_id: str | None = None
    member_id: str | None = None
    subject_id: str | None = None
    role: str | None = None
    due_at: datetime | None = None
    crisis: bool = False
    """Raises the lane to ``crisis`` (pages of a danger request)."""

    @property
    def about(self) -> str:
        """Which standing a card of a member is about; empty for what belongs to a case."""
        return "" if self.case_id is not None else f"{self.subject_id or ''}:{self.role or ''}"

    @property
    def lane(self) -> Lane:
        return Lane.CRISIS if self.crisis else route(self.kind).lane
