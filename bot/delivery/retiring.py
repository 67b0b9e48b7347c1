"""What happens to an earlier message of a slot: the requester's loses its buttons, others go."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bot.delivery.books import Books
from bot.delivery.calls import Calls, words
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import Method
from bot.delivery.reconcile import Doubts
from bot.delivery.scenes import Target
from bot.domain.notices import Lane
from bot.ports import MessageRef, OutboxRow
from bot.views.messages import stale

LANE = Lane.ANSWER
"""Cleaning up keeps the pace also after a crisis page: it delays nobody's page."""
_AGAIN = frozenset({Verdict.LATER, Verdict.UNKNOWN, Verdict.STOPPED})
_STOPPED_FOR = 15.0
_log = logging.getLogger("peersupport.delivery")


def newest(refs: Iterable[MessageRef]) -> MessageRef:
    """By Slack's own time of posting, which a late discovery does not change."""
    return max(refs, key=lambda ref: Decimal(ref.ts))


class Retiring:
    """Every method gives None when it is done, or the outcome after which to try again."""

    def __init__(self, books: Books, calls: Calls, doubts: Doubts) -> None:
        self._books = books
        self._calls = calls
        self._doubts = doubts

    def replaced_by(self, ref: MessageRef, target: Target) -> tuple[MessageRef, ...]:
        return tuple(old for old in target.standing(ref.slot) if old.send_key != ref.send_key)

    async def retire(self, row: OutboxRow, target: Target, old: MessageRef) -> Outcome | None:
        if target.is_requester:
            return await self.strip(row, target, old)
        return await self.delete(row, target, old)

    async def strip(self, row: OutboxRow, target: Target, old: MessageRef) -> Outcome | None:
        """To one neutral line, still known, because it goes with the case."""
        line = stale(old.slot, target.scene)
        outcome = await self._calls.make(
            Method.UPDATE, LANE, channel=old.channel, ts=old.ts, **words(line)
        )
        if outcome.verdict in _AGAIN:
            return _retry(outcome)
        if outcome.verdict is Verdict.NOT_THERE:
            await self._books.remove_ref(row.notice, old)
            return None
        if not outcome.is_done:
            _log.warning("old_card_stays", extra={"code": outcome.code})
        await self._books.put_ref(row.notice, replace(old, live=False))
        return None

    async def delete(self, row: OutboxRow, target: Target, old: MessageRef) -> Outcome | None:
        """Away; where Slack refuses that, to a neutral line."""
        if old.send_key in self._doubts:
            if not await self._doubts.erase(old, LANE):
                return Outcome(Verdict.LATER, "copies")
            await self._books.remove_ref(row.notice, old)
            return None
        outcome = await self._calls.make(Method.DELETE, LANE, channel=old.channel, ts=old.ts)
        if outcome.verdict in _AGAIN:
            return _retry(outcome)
        if outcome.is_done or outcome.verdict is Verdict.NOT_THERE:
            await self._books.remove_ref(row.notice, old)
            return None
        return await self.strip(row, target, old)


def _retry(outcome: Outcome) -> Outcome:
    after = _STOPPED_FOR if outcome.verdict is Verdict.STOPPED else outcome.after
    return replace(outcome, verdict=Verdict.LATER, after=after)
