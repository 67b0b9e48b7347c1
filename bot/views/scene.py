"""What a message or modal is drawn from: present state, looked up just before it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.domain.cases import Case
from bot.domain.content import Content
from bot.domain.cover import Cover, Piece, Take
from bot.domain.coverage import Coverage
from bot.domain.debriefs import Debrief
from bot.domain.handoffs import Told
from bot.domain.nets import Net
from bot.domain.notices import Notice
from bot.domain.parties import Party
from bot.domain.people import Lang, Member, Roster
from bot.domain.shifts import Span
from bot.domain.training_sessions import Answer, TrainingSession
from bot.ports import Program

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every surface may need, whoever looks at it."""

    program: Program
    content: Content
    now: datetime
    practice: bool = False
    """Every surface says *Practice. Nobody real is reached* and still shows the real lines."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The session that a card is about (of news about training: the next one), and what the
    recipient has answered."""

    session: TrainingSession | None = None
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True)
class Covering:
    """A request for cover, the name of its shift, what of it is open, whether the recipient may
    take any of that, and which of what was taken is still so."""

    cover: Cover
    shift: str
    pieces: tuple[Piece, ...]
    able: bool
    held: tuple[Take, ...] = ()


NO_MEETING: Final = Meeting()


@dataclass(frozen=True, slots=True)
class Ahead:
    """Coverage as it is now, everybody who is on a shift, and how the shifts are called."""

    found: Coverage
    spans: tuple[Span, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """One notice with everything it may show. ``member`` is its recipient (None: the requester);
    ``subject`` the member it tells about."""

    notice: Notice
    around: Surroundings
    roster: Roster
    lang: Lang
    zone: str
    case: Case | None = None
    party: Party | None = None
    member: Member | None = None
    subject: Member | None = None
    net: Net | None = None
    debrief: Debrief | None = None
    """Of ``subject``; on Home, of ``member``."""
    meeting: Meeting = NO_MEETING
    covering: Covering | None = None
    handoff: Told | None = None
    """What is true of the shift that the notice is about."""
    ahead: Ahead | None = None
    """Gaps of the next two weeks; read for the word about them only."""
    gaps: int = 0
    """How many the last check found; of Home, and only of whoever may see them."""
    half_verified: frozenset[str] = frozenset()
    """Ids of crisis lines that wait for a second person; read for the word about them only."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message: ``text`` is the lock-screen preview and all that a screen reader speaks."""

    text: str
    blocks: tuple[Block, ...]
