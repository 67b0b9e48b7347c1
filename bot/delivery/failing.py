"""What becomes of a row whose call did not succeed: tried again, dropped, set aside, or the round
moves on without its recipient."""

import logging

from bot.delivery.books import Books, OnGone
from bot.delivery.calls import HOLD_WHEN_STOPPED, Calls
from bot.delivery.outcomes import Outcome, Verdict
from bot.domain.notices import Lane
from bot.ports import OutboxRow

LONGEST = 30.0
LONGEST_IN_CRISIS = 5.0
_MOST_DOUBLINGS = 5
_log = logging.getLogger("peersupport.delivery")


def backoff(lane: Lane, attempts: int) -> float:
    """1, 2, 4 … 30 seconds; in the crisis lane never more than 5."""
    longest = LONGEST_IN_CRISIS if lane is Lane.CRISIS else LONGEST
    return min(longest, float(2 ** min(max(0, attempts), _MOST_DOUBLINGS)))


class Failing:
    def __init__(self, books: Books, calls: Calls, on_gone: OnGone) -> None:
        self._books = books
        self._calls = calls
        self._on_gone = on_gone

    async def settle(self, row: OutboxRow, outcome: Outcome, *, loses_recipient: bool) -> None:
        """For a call that may be repeated, or that certainly did nothing.

        ``loses_recipient``: a refusal for good tells the case, so that its round moves on.
        """
        facts = {"outbox_id": row.outbox_id, "code": outcome.code}
        _log.log(_LEVEL.get(outcome.verdict, logging.INFO), "row_not_sent", extra=facts)
        match outcome.verdict:
            case Verdict.LATER | Verdict.UNKNOWN:
                await self.later(row, outcome)
            case Verdict.STOPPED:
                await self._books.put_back(row, HOLD_WHEN_STOPPED, counted=False)
            case Verdict.GONE:
                await self._gone(row, outcome.code, loses_recipient)
            case Verdict.BUG:
                await self._books.set_aside(row, outcome.code)
            case _:
                await self._books.drop(row, outcome.code)

    async def later(self, row: OutboxRow, outcome: Outcome) -> None:
        """*Retry-After* exactly; without one, patience that doubles."""
        if outcome.after is not None:
            await self._books.put_back(row, outcome.after, counted=False)
        else:
            await self._books.put_back(row, backoff(row.lane, row.attempts), counted=True)

    async def _gone(self, row: OutboxRow, code: str, loses_recipient: bool) -> None:
        """Slack says ``account_inactive`` of a token as well: then nobody is dropped."""
        if code == "account_inactive" and not await self._calls.token_lives():
            await self._books.put_back(row, HOLD_WHEN_STOPPED, counted=False)
        elif loses_recipient:
            await self._books.gone(row, self._on_gone, code)
        else:
            await self._books.drop(row, code)


_LEVEL = {Verdict.STOPPED: logging.WARNING, Verdict.GONE: logging.WARNING}
