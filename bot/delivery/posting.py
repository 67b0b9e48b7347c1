"""A new message, at least once: the durable mark, the call, the unknown outcome, the old card."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery.books import Books
from bot.delivery.calls import Calls, marked, words
from bot.delivery.drafts import drafts
from bot.delivery.failing import Failing, backoff
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import Method
from bot.delivery.reconcile import LOOKS, Doubts, Place, copies, next_look
from bot.delivery.retiring import Retiring, newest
from bot.delivery.scenes import Target
from bot.domain.nets import NetState
from bot.domain.notices import Kind, Lane, Slot, route
from bot.ports import MessageRef, OutboxRow
from bot.views.messages import render
from bot.views.scene import Rendered

NET_WAIT = timedelta(seconds=10)
"""The confirmation waits for the safety net no longer than this, and then says so."""
_RECHECK = 1.0
_FORGET = timedelta(minutes=10)
"""Rows that have ended in another way are not remembered for ever."""
_log = logging.getLogger("peersupport.delivery")

REDRAWN_AS: dict[Kind, Kind] = {
    Kind.PAGE: Kind.PAGE_REDRAW,
    Kind.COORDINATOR: Kind.COORDINATOR_REDRAW,
    Kind.LEAD_PAGE: Kind.LEAD_REDRAW,
    Kind.CHECK_REQUESTER: Kind.CHECK_REQUESTER_REDRAW,
    Kind.CHECK_HOLDER: Kind.CHECK_HOLDER_REDRAW,
    Kind.SAFE_CHECK: Kind.SAFE_CHECK_REDRAW,
    Kind.LEAD_CHECK: Kind.LEAD_CHECK_REDRAW,
    Kind.LOG_REMINDER: Kind.CHECK_HOLDER_REDRAW,
    Kind.FOLLOW_UP: Kind.FOLLOW_UP_REDRAW,
    Kind.DEBRIEF: Kind.DEBRIEF_REDRAW,
    Kind.SESSION_WHO: Kind.SESSION_WHO_REDRAW,
    Kind.GAPS: Kind.GAPS_REDRAW,
    Kind.JOIN: Kind.JOIN_REDRAW,
    Kind.CONFIRM: Kind.CONFIRM_REDRAW,
}


def redrawn_as(kind: Kind) -> Kind | None:
    """The kind that draws ``kind``'s card again from present state; None for a plain note."""
    if route(kind).slot is Slot.REQUEST:
        return Kind.REQUEST_REDRAW
    return REDRAWN_AS.get(kind)


@dataclass(frozen=True, slots=True)
class _Lost:
    """An attempt of this process that ended without an answer."""

    at: datetime
    times: int


class Posting:
    def __init__(
        self, books: Books, calls: Calls, failing: Failing, doubts: Doubts, retiring: Retiring
    ) -> None:
        self._books = books
        self._calls = calls
        self._failing = failing
        self._doubts = doubts
        self._retiring = retiring
        self._lost: dict[str, _Lost] = {}
        self._awaiting_net: dict[str, set[str]] = {}

    async def post(self, row: OutboxRow, target: Target) -> None:
        """Brings the row's message to where it should stand, from wherever an earlier try ended."""
        there = next((ref for ref in target.refs if ref.send_key == row.send_key), None)
        if there is not None:
            return await self._finish(row, target, there)
        rendered = render(target.scene)
        if row.unknown_since is not None and not self._sends_blindly(row, rendered):
            looked = await self._look_for_card(row, target, rendered)
            if isinstance(looked, MessageRef):
                return await self._found(row, target, looked)
            if looked is False:
                return None
        if rendered is None:
            return await self._books.drop(self.settled(row), "not_true_any_more")
        if self._waits_for_net(row, target):
            return await self._books.put_back(row, _RECHECK, counted=False)
        return await self.send(row, target, rendered)

    async def net_settled(self, case_id: str, in_hand: Callable[[str], bool]) -> None:
        """What waits for this net waits no longer; what is in hand has its turn anyway."""
        for outbox_id in self._awaiting_net.pop(case_id, set()):
            if not in_hand(outbox_id):
                await self._books.put_back_by_id(outbox_id, 0.0, counted=False)

    def _waits_for_net(self, row: OutboxRow, target: Target) -> bool:
        case, net = target.scene.case, target.scene.net
        if row.notice.kind is not Kind.CONFIRMATION or case is None:
            return False
        late = target.scene.around.now - case.asked_at >= NET_WAIT
        if late or (net is not None and net.state is not NetState.PENDING):
            self._awaiting_net.get(case.case_id, set()).discard(row.outbox_id)
            return False
        self._awaiting_net.setdefault(case.case_id, set()).add(row.outbox_id)
        return True

    # the call

    async def send(self, row: OutboxRow, target: Target, rendered: Rendered) -> None:
        """Posts ``rendered``; whatever happens, the row says what is to be done next."""
        member = target.scene.member
        if member is not None and not member.account_active:
            # Slack would take the message and nobody would read it.
            gone = Outcome(Verdict.GONE, "user_deactivated")
            return await self._failing.settle(row, gone, loses_recipient=True)
        channel = target.channel or await self._open(row, target)
        if channel is None:
            return None
        wait = self._calls.turn(Method.POST, channel, row.lane)
        if wait > 0:
            return await self._failing.later(row, Outcome(Verdict.LATER, "paced", wait))
        await self._books.sending(row)
        outcome = await self._try(row, channel, rendered)
        if outcome.is_done:
            posted_to = str(outcome.data.get("channel") or channel)
            ref = self.ref(row, Place(posted_to), str(outcome.data.get("ts", "")))
            return await self._finish(row, target, ref)
        if outcome.verdict is Verdict.UNKNOWN:
            return await self.lose(row, outcome.code)
        return await self._failing.settle(row, outcome, loses_recipient=True)

    async def _try(self, row: OutboxRow, channel: str, rendered: Rendered) -> Outcome:
        outcome = Outcome(Verdict.BUG, "empty")
        for draft in drafts(rendered):
            outcome = await self._calls.send(
                Method.POST,
                channel=channel,
                metadata=marked(row.send_key),
                unfurl_links=False,
                unfurl_media=False,
                **words(draft),
            )
            if outcome.verdict is not Verdict.BUG:
                return outcome
            facts = {"outbox_id": row.outbox_id, "code": outcome.code}
            _log.error("drawn_plainer", extra=facts)
        return outcome

    async def opened(self, row: OutboxRow, target: Target) -> Target | None:
        """With a conversation, for whoever has none yet; None: the row is dealt with."""
        channel = target.channel or await self._open(row, target)
        return None if channel is None else replace(target, channel=channel)

    async def _open(self, row: OutboxRow, target: Target) -> str | None:
        """Where a server cannot open conversations, the user id: a message may go there."""
        outcome = await self._calls.make(Method.OPEN, row.lane, users=target.user)
        if outcome.verdict is Verdict.BUG:
            return target.user
        if not outcome.is_done:
            await self._failing.settle(row, outcome, loses_recipient=True)
            return None
        channel = str((outcome.data.get("channel") or {}).get("id", ""))
        if not channel:
            return target.user
        if target.scene.member is not None:
            await self._books.keep_dm(target.scene.member.member_id, channel)
        return channel

    # the unknown outcome

    async def lose(self, row: OutboxRow, code: str) -> None:
        """Nobody knows whether it was posted. Crisis is sent again at once, all else is looked
        for first; either way a sweep will leave one copy."""
        _log.warning("outcome_unknown", extra={"outbox_id": row.outbox_id, "code": code})
        self._doubts.add(row.send_key)
        now = self._books.now()
        self._lost = {key: lost for key, lost in self._lost.items() if now - lost.at < _FORGET}
        before = self._lost.get(row.outbox_id)
        times = before.times + 1 if before is not None else 1
        self._lost[row.outbox_id] = _Lost(now, times)
        seconds = LOOKS[0].total_seconds()
        if row.lane is Lane.CRISIS:
            seconds = 0.0 if times == 1 else backoff(row.lane, times - 2)
        await self._books.unknown(row, seconds)

    def _sends_blindly(self, row: OutboxRow, rendered: Rendered | None) -> bool:
        """The crisis lane loses no second with looking at what this process has just lost. What
        is not true any more is looked for all the same: a copy may stand there."""
        mine = row.outbox_id in self._lost
        return row.lane is Lane.CRISIS and mine and rendered is not None

    async def _look_for_card(
        self, row: OutboxRow, target: Target, rendered: Rendered | None
    ) -> MessageRef | bool:
        if target.channel is None:
            self._doubts.add(row.send_key)
            return True
        return await self.look(row, Place(target.channel), wanted=rendered is not None)

    async def look(self, row: OutboxRow, place: Place, *, wanted: bool) -> MessageRef | bool:
        """Where the message stands; True: it is not there, send it; False: look again later.

        ``wanted``: it is still to be sent where it is not there.
        """
        self._doubts.add(row.send_key)
        found = await copies(self._calls, row.lane, place, row.send_key)
        if found.ts:
            return self.ref(row, place, found.ts[0])
        now = self._books.now()
        lost = self._lost.get(row.outbox_id)
        since = lost.at if lost is not None else row.unknown_since or now
        wait = next_look(since, now)
        if found.failed is not None and found.failed.verdict in (Verdict.LATER, Verdict.UNKNOWN):
            # Slack is not answering at all: nothing is sent blindly into that.
            wait = max(1.0, found.failed.after or wait or 0.0)
        elif row.lane is Lane.CRISIS and wanted:
            wait = None
        if wait is None:
            return True
        await self._books.unknown(row, wait)
        return False

    async def _found(self, row: OutboxRow, target: Target, ref: MessageRef) -> None:
        """It was posted, as things were then: it is drawn again as they are now."""
        await self._finish(row, target, ref)
        again = redrawn_as(row.notice.kind)
        if again is not None:
            await self._books.owe(replace(row.notice, kind=again, due_at=None, crisis=False))

    # the end

    def ref(self, row: OutboxRow, place: Place, ts: str) -> MessageRef:
        notice, now = row.notice, self._books.now()
        slot = route(notice.kind).slot
        about = notice.subject_id or "" if slot is Slot.RELAY else notice.about
        return MessageRef(
            channel=place.channel,
            ts=ts,
            send_key=row.send_key,
            slot=slot,
            kind=notice.kind,
            sent_at=now,
            about=about,
            thread=place.thread,
        )

    def settled(self, row: OutboxRow) -> OutboxRow:
        """The row with the latest doubt about it, which is when its minute to the sweep began."""
        lost = self._lost.pop(row.outbox_id, None)
        return row if lost is None else replace(row, unknown_since=lost.at)

    async def _finish(self, row: OutboxRow, target: Target, ref: MessageRef) -> None:
        """The message stands; what stood in its slot before goes, and only then the row ends.

        Dying in between leaves the reference, so that nothing is posted twice for it.
        """
        others = self._retiring.replaced_by(ref, target)
        if not others:
            return await self._books.sent(self.settled(row), ref)
        await self._books.put_ref(row.notice, ref)
        stays = newest((*others, ref))
        for old in (*others, ref):
            if old is stays:
                continue
            failed = await self._retiring.retire(row, target, old)
            if failed is not None:
                return await self._failing.later(row, failed)
        return await self._books.sent(self.settled(row), ref if stays is ref else None)
