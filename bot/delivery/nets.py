"""The safety net at Slack: brought to where the case wants it, whatever happened before.

A scheduled message carries no metadata (Slack would never post it), so it is recognised by its
channel and its moment. The intended moment is written down before the call goes out.
"""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery.books import Books
from bot.delivery.calls import HOLD_WHEN_STOPPED, Calls, words
from bot.delivery.drafts import drafts
from bot.delivery.failing import Failing
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import Method
from bot.delivery.reconcile import LOOKS, next_look
from bot.delivery.scenes import Target
from bot.domain.cases import Case
from bot.domain.nets import Net, NetState, net_wanted
from bot.domain.notices import Kind, Slot
from bot.ports import OutboxRow
from bot.views.requester_cards import net_message
from bot.views.scene import Rendered

AHEAD = timedelta(minutes=2)
"""Never asked for nearer than this: Slack does not let go of what is due within a minute."""
DELIVERED_BY = 70.0
"""Seconds after which a message that Slack would not give back has been delivered."""
_LISTED = 100
_AGAIN = frozenset({Verdict.LATER, Verdict.UNKNOWN, Verdict.STOPPED})
_log = logging.getLogger("peersupport.delivery")


def moment_for(wanted: datetime, now: datetime) -> datetime:
    """The whole second to ask Slack for: not before ``wanted``, and far enough ahead."""
    moment = max(wanted, now + AHEAD)
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + timedelta(seconds=1)


def stands(net: Net, wanted: datetime, now: datetime) -> bool:
    """Whether what is at Slack (or was delivered from there) is what is wanted."""
    if net.state is not NetState.ARMED or net.post_at is None:
        return False
    return wanted <= net.post_at <= moment_for(wanted, now)


def not_delivered(net: Net, now: datetime) -> tuple[str, ...]:
    """Everything that may still be at Slack for this case."""
    if net.scheduled_id is None or (net.post_at is not None and net.post_at <= now):
        return net.also_standing
    return (*net.also_standing, net.scheduled_id)


@dataclass(frozen=True, slots=True)
class _Job:
    """One row that brings one net to where it should be."""

    row: OutboxRow
    case: Case
    channel: str
    message: Rendered


class Nets:
    def __init__(self, books: Books, calls: Calls, failing: Failing) -> None:
        self._books = books
        self._calls = calls
        self._failing = failing
        self._lost: dict[str, datetime] = {}
        """Row id -> when a call of this process ended without an answer."""

    async def bring(self, row: OutboxRow, target: Target) -> bool:
        """True once it is known what stands at Slack: armed, refused for now, or withdrawn."""
        case, channel = target.scene.case, target.channel
        if case is None or channel is None:
            await self._books.drop(row, "no_case")
            return True
        job = _Job(row, case, channel, net_message(target.scene))
        kept = target.scene.net or Net()
        settled = await self._bring(job, kept)
        shown = any(ref.slot is Slot.REQUEST for ref in target.live_refs)
        late = row.attempts > 0 or row.unknown_since is not None or bool(kept.also_standing)
        if settled and shown and late and case.state.is_asking:
            # A card that was sent before the net was settled says something else.
            await self._books.owe(case.tell_requester(Kind.REQUEST_REDRAW))
        return settled

    async def _bring(self, job: _Job, kept: Net) -> bool:
        net = await self._certain(job, kept)
        if net is None:
            return False
        now, wanted = self._books.now(), net_wanted(job.case)
        if wanted is None:
            left = not_delivered(net, now)
            await self._tidy(job, Net(NetState.WITHDRAWN, also_standing=left), kept)
        elif stands(net, wanted, now):
            await self._tidy(job, net, kept)
        else:
            armed = await self._arm(job, net, moment_for(wanted, now))
            if armed is None:
                return False
            if armed.state is NetState.ARMED:
                await self._tidy(job, armed, armed)
        return True

    # an outcome that is not known

    async def _certain(self, job: _Job, net: Net) -> Net | None:
        """The net without doubt; None: Slack must be asked again later."""
        if net.state is not NetState.PENDING or net.post_at is None:
            return net
        waiting, failed = await self._at_slack(job)
        if failed is not None:
            await self._failing.settle(job.row, failed, loses_recipient=False)
            return None
        moment = int(net.post_at.timestamp())
        found = [i for i, at in waiting.items() if at == moment and i not in net.also_standing]
        if found:
            surplus = (*net.also_standing, *found[1:])
            return Net(NetState.ARMED, net.post_at, found[0], surplus)
        since = self._lost.get(job.row.outbox_id, job.row.unknown_since)
        wait = next_look(since, self._books.now()) if since is not None else None
        if wait is None:
            return replace(net, post_at=None)
        await self._books.unknown(job.row, wait)
        return None

    async def _at_slack(self, job: _Job) -> tuple[dict[str, int], Outcome | None]:
        """Id -> moment of everything that waits in this channel, or why nobody knows."""
        outcome = await self._calls.make(
            Method.SCHEDULED, job.row.lane, channel=job.channel, limit=_LISTED
        )
        if not outcome.is_done:
            return {}, outcome
        waiting = outcome.data.get("scheduled_messages") or []
        return {str(one["id"]): int(one["post_at"]) for one in waiting}, None

    # making the new one

    async def _arm(self, job: _Job, net: Net, post_at: datetime) -> Net | None:
        """The armed or refused net; None: to be tried again, and the row says when."""
        wait = self._calls.turn(Method.SCHEDULE, job.channel, job.row.lane)
        if wait > 0:
            await self._failing.later(job.row, Outcome(Verdict.LATER, "paced", wait))
            return None
        standing = not_delivered(net, self._books.now())
        intent = Net(NetState.PENDING, post_at, None, standing)
        await self._books.put_net(job.case.case_id, intent)
        await self._books.sending(job.row)
        outcome = await self._schedule(job, post_at)
        if outcome.is_done:
            made = str(outcome.data["scheduled_message_id"])
            armed = replace(intent, state=NetState.ARMED, scheduled_id=made)
            await self._books.put_net(job.case.case_id, armed)
            return armed
        if outcome.verdict is Verdict.UNKNOWN:
            self._lost[job.row.outbox_id] = self._books.now()
            await self._books.unknown(job.row, LOOKS[0].total_seconds())
            return None
        if outcome.verdict is Verdict.LATER:
            await self._failing.later(job.row, outcome)
            return None
        return await self._refused(job, standing, outcome)

    async def _schedule(self, job: _Job, post_at: datetime) -> Outcome:
        outcome = Outcome(Verdict.BUG, "empty")
        for draft in drafts(job.message):
            outcome = await self._calls.send(
                Method.SCHEDULE,
                channel=job.channel,
                post_at=int(post_at.timestamp()),
                unfurl_links=False,
                unfurl_media=False,
                **words(draft),
            )
            if outcome.verdict is not Verdict.BUG:
                break
        return outcome

    async def _refused(self, job: _Job, standing: tuple[str, ...], outcome: Outcome) -> Net:
        """Written down, so that the requester is told; tried again when it is next renewed, or
        soon where it is the app that Slack refuses. What stood before stays."""
        ids = {"outbox_id": job.row.outbox_id, "code": outcome.code}
        _log.error("net_refused", extra=ids)
        net = Net(NetState.REFUSED, None, None, standing, outcome.code)
        await self._books.put_net(job.case.case_id, net)
        stopped = outcome.verdict is Verdict.STOPPED
        if outcome.code == "account_inactive":
            stopped = not await self._calls.token_lives()
        if stopped:
            await self._books.put_back(job.row, HOLD_WHEN_STOPPED, counted=True)
        else:
            await self._books.sent(job.row)
        return net

    # letting go of the old ones

    async def _tidy(self, job: _Job, net: Net, kept: Net) -> None:
        """Deletes what should not stand; what Slack will not give back is looked at once more
        when it must have been delivered."""
        keep, failed = await self._without_old(job, net)
        tidied = replace(net, also_standing=keep)
        if tidied != kept:
            await self._books.put_net(job.case.case_id, tidied)
        self._lost.pop(job.row.outbox_id, None)
        if failed is not None:
            await self._failing.settle(job.row, failed, loses_recipient=False)
        elif keep:
            await self._books.put_back(job.row, DELIVERED_BY, counted=False)
        else:
            await self._books.sent(job.row)

    async def _without_old(self, job: _Job, net: Net) -> tuple[tuple[str, ...], Outcome | None]:
        """What still stands of the old ones, and why it was not possible to go on."""
        keep: tuple[str, ...] = ()
        for index, old in enumerate(net.also_standing):
            rest = (*keep, *net.also_standing[index:])
            outcome = await self._calls.make(
                Method.UNSCHEDULE,
                job.row.lane,
                channel=job.channel,
                scheduled_message_id=old,
            )
            if outcome.verdict in _AGAIN:
                return rest, outcome
            if outcome.verdict is Verdict.NOT_THERE:
                waiting, failed = await self._at_slack(job)
                if failed is not None:
                    return rest, failed
                keep += (old,) if old in waiting else ()
        return keep, None
