"""Messages that stand already: drawn again from present state, or hidden; and the Home tab."""

import logging
from dataclasses import replace

from bot.delivery.books import Books
from bot.delivery.calls import Calls, words
from bot.delivery.drafts import drafts, has_buttons
from bot.delivery.failing import Failing
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import Method
from bot.delivery.posting import Posting
from bot.delivery.retiring import Retiring, newest
from bot.delivery.scenes import Target
from bot.domain.notices import route
from bot.ports import MessageRef, OutboxRow
from bot.views.home import home_view
from bot.views.messages import render
from bot.views.scene import Rendered

_ONCE_MORE = 2.0
"""The message to be redrawn may be on its way from another process."""
_STAYS_AS_IT_IS = frozenset({Verdict.NOT_THERE, Verdict.FORBIDDEN})
_log = logging.getLogger("peersupport.delivery")


class Cards:
    def __init__(
        self, books: Books, calls: Calls, failing: Failing, posting: Posting, retiring: Retiring
    ) -> None:
        self._books = books
        self._calls = calls
        self._failing = failing
        self._posting = posting
        self._retiring = retiring

    async def redraw(self, row: OutboxRow, target: Target) -> None:
        """Updates the slot's message. Posts it anew only where it has vanished, or Slack does not
        let it be changed, and it still asks somebody for something."""
        standing = target.standing(route(row.notice.kind).slot)
        if not standing:
            return await self._nothing_there(row, target)
        rendered = render(target.scene)
        if rendered is None:
            return await self._books.drop(row, "not_true_any_more")
        ref = newest(standing)
        outcome = await self._update(row, ref, rendered)
        if outcome.is_done:
            return await self._books.sent(row)
        anew = has_buttons(rendered) and row.notice.case_id is not None
        if anew and outcome.verdict in _STAYS_AS_IT_IS:
            # The old reference stays until the new message replaces it, so that a later try
            # still knows that there was one.
            return await self._posting.post(row, target)
        if outcome.verdict is not Verdict.NOT_THERE:
            return await self._failing.settle(row, outcome, loses_recipient=False)
        await self._books.remove_ref(row.notice, ref)
        if has_buttons(rendered):
            return await self._posting.post(row, replace(target, refs=()))
        return await self._books.drop(row, outcome.code)

    async def _nothing_there(self, row: OutboxRow, target: Target) -> None:
        if row.unknown_since is not None:
            # It was being posted anew when something went wrong.
            return await self._posting.post(row, target)
        if row.attempts == 0:
            return await self._books.put_back(row, _ONCE_MORE, counted=True)
        return await self._books.drop(row, "nothing_to_redraw")

    async def _update(self, row: OutboxRow, ref: MessageRef, rendered: Rendered) -> Outcome:
        outcome = Outcome(Verdict.BUG, "empty")
        for draft in drafts(rendered):
            outcome = await self._calls.make(
                Method.UPDATE, row.lane, channel=ref.channel, ts=ref.ts, **words(draft)
            )
            if outcome.verdict is not Verdict.BUG:
                return outcome
            facts = {"outbox_id": row.outbox_id, "code": outcome.code}
            _log.error("drawn_plainer", extra=facts)
        return outcome

    async def hide(self, row: OutboxRow, target: Target) -> None:
        """Deletes every message of the case in this conversation, also the stripped ones."""
        for ref in target.refs:
            failed = await self._retiring.delete(row, target, ref)
            if failed is not None:
                return await self._failing.later(row, failed)
        return await self._books.sent(row)

    async def home(self, row: OutboxRow, target: Target) -> None:
        """Publishes the tab from present state; a person who cannot have one is left alone."""
        scene = target.scene
        outcome = await self._calls.make(
            Method.HOME,
            row.lane,
            user_id=target.user,
            view=home_view(scene.around, scene.member, scene.lang, scene.debrief, scene.gaps),
        )
        if outcome.is_done:
            return await self._books.sent(row)
        return await self._failing.settle(row, outcome, loses_recipient=False)
