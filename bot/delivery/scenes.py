"""What a row is drawn from, looked up in one go on a database thread just before it is sent."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.cases import Case
from bot.domain.content import Content
from bot.domain.cover import able, open_pieces, still_held
from bot.domain.daytime import by_day
from bot.domain.handoffs import LOOK_BACK, Change, Told, told
from bot.domain.notices import Kind, Notice, Slot
from bot.domain.people import Lang, Member
from bot.domain.permissions import Act, may
from bot.domain.training_sessions import Answer
from bot.domain.verifying import dates, half_verified, with_dates
from bot.ports import MessageRef, Outbox, Store, Transaction
from bot.usecases.coverage import gaps_ahead
from bot.views.cover_cards import OF_COVER
from bot.views.scene import Ahead, Covering, Meeting, Scene, Surroundings
from bot.views.session_cards import TO_SUPPORTER, TO_TRAINER

_OF_DEBRIEFS = frozenset({Kind.HOME, Kind.DEBRIEF, Kind.DEBRIEF_REDRAW, Kind.DEBRIEF_NEWS})

_LATE = timedelta(hours=1)
_OF_GAPS = frozenset({Kind.GAPS, Kind.GAPS_REDRAW})
_OF_SESSIONS = frozenset({*TO_SUPPORTER, *TO_TRAINER, Kind.TRAINING_NEWS})


@dataclass(frozen=True, slots=True)
class Target:
    """The scene, whose screen it is for, and which messages stand there already (oldest first).

    ``channel`` is None for somebody whose conversation with the bot was never opened.
    """

    scene: Scene
    user: str
    channel: str | None
    refs: tuple[MessageRef, ...] = ()

    @property
    def is_requester(self) -> bool:
        return self.scene.member is None

    @property
    def live_refs(self) -> tuple[MessageRef, ...]:
        return tuple(ref for ref in self.refs if ref.live)

    def standing(self, slot: Slot) -> tuple[MessageRef, ...]:
        """Live messages in ``slot`` about the same thing. Notes, and what is in a thread, stand
        for themselves."""
        if slot in (Slot.NOTE, Slot.RELAY):
            return ()
        about = self.scene.notice.about
        return tuple(ref for ref in self.live_refs if ref.slot is slot and ref.about == about)


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not change while the bot runs."""

    content: Content
    practice: bool = False

    def at(self, tx: Transaction, now: datetime) -> Surroundings:
        """With the days on which people have verified the crisis lines."""
        content = with_dates(self.content, dates(self.content, tx.line_checks()))
        return Surroundings(tx.program, content, now, self.practice)

    def told(self, tx: Transaction, scene: Scene) -> Scene:
        """With what only some kinds need, and what is not read for all others."""
        around, kind = scene.around, scene.notice.kind
        if kind is Kind.RESOURCE:
            content = around.content.with_resources(tx.resources())
            return replace(scene, around=replace(around, content=content))
        if kind in _OF_SESSIONS:
            return replace(scene, meeting=_meeting(tx, scene))
        if kind is Kind.STALE_LINES:
            return replace(scene, half_verified=half_verified(self.content, tx.line_checks()))
        if kind in OF_COVER:
            return replace(scene, covering=_covering(tx, scene))
        if kind in _OF_GAPS:
            return replace(scene, ahead=_ahead(tx, around.now))
        if kind is Kind.HOME:
            return replace(scene, gaps=_gaps(tx, scene))
        if kind is Kind.HANDOFF:
            return replace(scene, handoff=handoff_of(tx, scene.notice, around.now))
        return scene


def _covering(tx: Transaction, scene: Scene) -> Covering | None:
    cover = tx.covers.one(scene.notice.subject_id or "")
    if cover is None:
        return None
    shift, now = tx.shift(cover.shift_id), scene.around.now
    spans = tx.spans(min(now, cover.piece.begins), cover.piece.ends)
    pieces = open_pieces(cover, spans, now)
    free = {m.member_id for m in able(scene.roster, cover, pieces, spans, now)}
    name = shift.name if shift is not None else ""
    held = still_held(cover, spans)
    return Covering(cover, name, pieces, scene.notice.member_id in free, held)


def _ahead(tx: Transaction, now: datetime) -> Ahead:
    found, read = gaps_ahead(tx, now)
    return Ahead(found, read.spans, {one.shift_id: one.name for one in read.shifts})


def _gaps(tx: Transaction, scene: Scene) -> int:
    if scene.member is None or not may(scene.member, Act.SEE_COVERAGE):
        return 0
    return len(tx.coverage.watch().ahead(scene.around.now))


def handoff_of(tx: Transaction, notice: Notice, now: datetime) -> Told | None:
    """What is still so of the word about a change of shift."""
    shift = tx.shift(notice.subject_id or "")
    if shift is None or notice.member_id is None or notice.role not in list(Change):
        return None
    spans = tx.spans_of(shift.shift_id, now - LOOK_BACK)
    found = told(spans, shift.name, notice.member_id, Change(notice.role), now)
    if found is None or found.change is Change.BEGINS or notice.due_at is None:
        return found
    member = tx.member(notice.member_id)
    ends = by_day(found.until, member.zone) if member is not None else found.until
    # They went off earlier than planned, and have heard so then.
    return None if notice.due_at - ends > _LATE else found


def load(
    store: Store, outbox: Outbox, ground: Ground, notice: Notice, now: datetime
) -> Target | None:
    """None when the case, the party or the member is gone: then nothing is owed any more."""
    with store.look() as tx:
        target = _look_up(tx, ground, notice, now)
    if target is None:
        return None
    scene = replace(target.scene, net=outbox.net(notice.case_id) if notice.case_id else None)
    return replace(target, scene=scene, refs=_refs(outbox, notice))


def _look_up(tx: Transaction, ground: Ground, notice: Notice, now: datetime) -> Target | None:
    case = tx.case(notice.case_id) if notice.case_id is not None else None
    party = case.party(notice.party_id) if case is not None and notice.party_id else None
    member = tx.member(notice.member_id) if notice.member_id is not None else None
    lost_case = notice.case_id is not None and (case is None or party is None)
    if lost_case or (notice.member_id is not None and member is None):
        return None
    subject = tx.member(notice.subject_id) if notice.subject_id is not None else None
    around = ground.at(tx, now)
    roster = tx.roster(now)
    recipient = _recipient(member, case)
    if recipient is None:
        return None
    user, channel, lang, zone = recipient
    scene = Scene(notice, around, roster, lang, zone, case, party, member, subject)
    whose = notice.member_id if notice.kind is Kind.HOME else notice.subject_id
    if whose is not None and notice.kind in _OF_DEBRIEFS:
        scene = replace(scene, debrief=tx.debrief_of(whose))
    return Target(ground.told(tx, scene), user, channel)


def _meeting(tx: Transaction, scene: Scene) -> Meeting:
    session_id, member_id = scene.notice.subject_id, scene.notice.member_id
    if session_id is None:
        ahead = (one for one in tx.training.sessions() if one.is_ahead(scene.around.now))
        return Meeting(next(ahead, None))
    invited = tx.training.invited(session_id).get(member_id or "")
    answer = invited.answer if invited is not None else Answer.NONE
    return Meeting(tx.training.session(session_id), answer)


def _recipient(
    member: Member | None, case: Case | None
) -> tuple[str, str | None, Lang, str] | None:
    if member is not None:
        return member.person.user, member.dm, member.lang, member.zone
    if case is not None:
        asking, user = case.asking, case.asking.requester.user
        # A user id stands in for a conversation that could not be opened in time. Slack takes it
        # for a new message, and for nothing else.
        return user, asking.dm if asking.dm != user else None, asking.lang, asking.zone
    return None


def _refs(outbox: Outbox, notice: Notice) -> tuple[MessageRef, ...]:
    if notice.case_id is not None and notice.party_id is not None:
        return outbox.refs(notice.case_id, notice.party_id)
    if notice.member_id is not None:
        return outbox.member_refs(notice.member_id)
    return ()
