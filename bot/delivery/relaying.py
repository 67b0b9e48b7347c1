"""What two people write to each other in the threads of their cards: fetched, posted, forgotten.

The words are in this process between one answer of Slack and the next call to it; a row, a log
line and the database only know which message is meant.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from bot.delivery.books import Books
from bot.delivery.calls import Calls, marked, words
from bot.delivery.failing import Failing
from bot.delivery.outcomes import Outcome, Verdict
from bot.delivery.pace import Method
from bot.delivery.posting import Posting
from bot.delivery.reconcile import Place, copies
from bot.delivery.retiring import Retiring, newest
from bot.delivery.scenes import Target
from bot.domain.cases import Case
from bot.domain.masking import as_read
from bot.domain.notices import Kind, Op, Slot
from bot.domain.relays import Relay, RelayState
from bot.ports import MessageRef, OutboxRow
from bot.usecases.passing import Passage
from bot.views.scene import Rendered
from bot.views.threads import passed_on, told

_SOON: Final = 1.0
"""Until the message before it, or a card that is on its way, is there."""
_HIDDEN: Final = 15.0
"""How often to look whether a hidden conversation is shown again."""
_RECENT: Final = 3
"""Cards in whose threads a copy may stand whose posting ended without an answer."""
_PATIENT_TRIES: Final = 5
"""With a card in whose thread Slack lets nobody reply, before it counts as not delivered."""
_FOR_GOOD: Final = frozenset({Verdict.GONE, Verdict.BUG, Verdict.FORBIDDEN})


class Relaying:
    def __init__(
        self, books: Books, calls: Calls, failing: Failing, posting: Posting, retiring: Retiring
    ) -> None:
        self._books = books
        self._calls = calls
        self._failing = failing
        self._posting = posting
        self._retiring = retiring

    async def work(self, row: OutboxRow, target: Target, op: Op) -> None:
        if op is Op.RELAY:
            return await self._pass_on(row, target)
        if op is Op.THREAD:
            return await self._tell(row, target)
        return await self._take_back(row, target)

    # to the other one

    async def _pass_on(self, row: OutboxRow, target: Target) -> None:
        """From wherever an earlier try ended: the copy stands once, or its writer hears why not."""
        passage = await self._books.passage(row.notice)
        if passage is None:
            return await self._books.drop(row, "nothing_known_of_it")
        there = next((ref for ref in target.refs if ref.send_key == row.send_key), None)
        if there is not None:
            return await self._passed(row, there)
        cards = _cards(target)
        if row.unknown_since is not None and cards:
            looked = await self._look(row, cards, passage)
            if isinstance(looked, MessageRef):
                return await self._passed(row, looked)
            if looked is False:
                return None
        if not passage.stands:
            return await self._not_passed(row, RelayState.LOST, "not_true_any_more")
        if passage.waits:
            return await self._books.put_back(row, _SOON, counted=False)
        return await self._to_thread(row, target, passage, cards[0] if cards else None)

    async def _look(
        self, row: OutboxRow, cards: list[MessageRef], passage: Passage
    ) -> MessageRef | bool:
        """Also in the threads of the cards before, one of which was the newest a moment ago."""
        since = passage.relay.ts
        newest_place, *older = (Place(card.channel, card.ts, since) for card in cards[:_RECENT])
        for place in older:
            found = await copies(self._calls, row.lane, place, row.send_key)
            if found.ts:
                return self._posting.ref(row, place, found.ts[0])
        return await self._posting.look(row, newest_place, wanted=passage.stands)

    async def _to_thread(
        self, row: OutboxRow, target: Target, passage: Passage, card: MessageRef | None
    ) -> None:
        if _is_hidden(target):
            return await self._wait_hidden(row, target)
        if card is None:
            return await self._books.put_back(row, _SOON, counted=False)
        wait = self._calls.turn(Method.POST, card.channel, row.lane)
        if wait > 0:
            return await self._failing.later(row, Outcome(Verdict.LATER, "paced", wait))
        fetched = await self._fetch(row, passage.relay)
        if not fetched.is_done:
            return await self._not_fetched(row, fetched)
        text = _text_of(fetched, passage.relay)
        if text is None:
            return await self._not_passed(row, RelayState.TAKEN_BACK, "deleted_first")
        if not passage.is_unchanged(text):
            return await self._not_passed(row, RelayState.CHANGED, "edited_first")
        return await self._send_copy(row, target, passage.case, card, text)

    async def _fetch(self, row: OutboxRow, relay: Relay) -> Outcome:
        """That one message and no other."""
        return await self._calls.make(
            Method.REPLIES,
            row.lane,
            channel=relay.channel,
            ts=relay.ts,
            oldest=relay.ts,
            latest=relay.ts,
            inclusive=True,
            limit=1,
        )

    async def _not_fetched(self, row: OutboxRow, fetched: Outcome) -> None:
        if fetched.verdict is Verdict.NOT_THERE:
            return await self._not_passed(row, RelayState.TAKEN_BACK, fetched.code)
        if fetched.verdict in _FOR_GOOD:
            return await self._not_passed(row, RelayState.LOST, fetched.code)
        # Reading may be repeated, whatever became of it.
        return await self._failing.settle(row, fetched, loses_recipient=False)

    async def _send_copy(
        self, row: OutboxRow, target: Target, case: Case, card: MessageRef, text: str
    ) -> None:
        """Only as drawn: a plainer draft would lose the words and still count as delivered."""
        rendered = passed_on(target.scene, case, as_read(text))
        outcome = await self._post(row, card.channel, card.ts, rendered)
        if outcome.is_done:
            place = Place(str(outcome.data.get("channel") or card.channel), card.ts)
            ref = self._posting.ref(row, place, str(outcome.data.get("ts", "")))
            return await self._passed(row, ref)
        if outcome.verdict is Verdict.UNKNOWN:
            return await self._posting.lose(row, outcome.code)
        tried = outcome.verdict is Verdict.NOT_THERE and row.attempts < _PATIENT_TRIES
        if tried or outcome.verdict in (Verdict.LATER, Verdict.STOPPED):
            again = Outcome(Verdict.LATER, outcome.code) if tried else outcome
            return await self._failing.settle(row, again, loses_recipient=False)
        await self._books.not_passed(row.notice, RelayState.LOST)
        return await self._failing.settle(row, outcome, loses_recipient=True)

    async def _post(self, row: OutboxRow, channel: str, thread: str, rendered: Rendered) -> Outcome:
        await self._books.sending(row)
        return await self._calls.send(
            Method.POST,
            channel=channel,
            thread_ts=thread,
            metadata=marked(row.send_key),
            unfurl_links=False,
            unfurl_media=False,
            **words(rendered),
        )

    async def _passed(self, row: OutboxRow, ref: MessageRef) -> None:
        """First where it stands, then what its writer hears: dying in between repeats both."""
        await self._books.put_ref(row.notice, ref)
        await self._books.passed(row.notice)
        await self._books.sent(self._posting.settled(row), ref)

    async def _not_passed(self, row: OutboxRow, why: RelayState, code: str) -> None:
        await self._books.not_passed(row.notice, why)
        await self._books.drop(self._posting.settled(row), code)

    async def _wait_hidden(self, row: OutboxRow, target: Target) -> None:
        """Nothing is shown on a screen that was cleared: one neutral line, and then it waits."""
        case = target.scene.case
        if case is not None and not target.standing(Slot.REQUEST):
            await self._books.owe(case.tell_requester(Kind.FOUND))
        await self._books.put_back(row, _HIDDEN, counted=False)

    # to its writer

    async def _tell(self, row: OutboxRow, target: Target) -> None:
        """What became of it, under it: posted once, then drawn again from present state."""
        passage = await self._books.passage(row.notice)
        if passage is None:
            return await self._books.drop(row, "nothing_known_of_it")
        if _is_hidden(target):
            if not passage.case.state.is_asking:
                return await self._books.drop(row, "hidden_for_good")
            return await self._books.put_back(row, _HIDDEN, counted=False)
        rendered = told(target.scene, passage.case, passage.relay)
        standing = [ref for ref in _of_relay(target, row) if ref.kind is Kind.RELAY_TOLD]
        if standing:
            return await self._tell_again(row, standing, rendered)
        place = Place(passage.relay.channel, passage.relay.thread, passage.relay.ts)
        if row.unknown_since is not None:
            looked = await self._posting.look(row, place, wanted=True)
            if isinstance(looked, MessageRef):
                await self._books.put_ref(row.notice, looked)
                return await self._tell_again(row, [looked], rendered)
            if looked is False:
                return None
        return await self._tell_first(row, place, rendered)

    async def _tell_first(self, row: OutboxRow, place: Place, rendered: Rendered) -> None:
        wait = self._calls.turn(Method.POST, place.channel, row.lane)
        if wait > 0:
            return await self._failing.later(row, Outcome(Verdict.LATER, "paced", wait))
        outcome = await self._post(row, place.channel, place.thread, rendered)
        if outcome.is_done:
            ref = self._posting.ref(row, place, str(outcome.data.get("ts", "")))
            return await self._books.sent(self._posting.settled(row), ref)
        if outcome.verdict is Verdict.UNKNOWN:
            return await self._posting.lose(row, outcome.code)
        return await self._failing.settle(row, outcome, loses_recipient=False)

    async def _tell_again(
        self, row: OutboxRow, standing: list[MessageRef], rendered: Rendered
    ) -> None:
        ref = newest(standing)
        outcome = await self._calls.make(
            Method.UPDATE, row.lane, channel=ref.channel, ts=ref.ts, **words(rendered)
        )
        if outcome.is_done:
            return await self._books.sent(self._posting.settled(row), ref)
        if outcome.verdict is Verdict.NOT_THERE:
            await self._books.remove_ref(row.notice, ref)
        return await self._failing.settle(row, outcome, loses_recipient=False)

    # taken back

    async def _take_back(self, row: OutboxRow, target: Target) -> None:
        """Deletes what was passed on; where Slack refuses, to one neutral line."""
        for ref in _of_relay(target, row):
            if ref.kind is Kind.RELAY and ref.live:
                failed = await self._retiring.delete(row, target, ref)
                if failed is not None:
                    return await self._failing.later(row, failed)
        await self._books.gone_again(row.notice)
        return await self._books.sent(row)


def _cards(target: Target) -> list[MessageRef]:
    """In whose thread the other one reads: the newest first, and live ones before all others."""
    slot = Slot.REQUEST if target.is_requester else Slot.PAGE
    cards = (ref for ref in target.refs if ref.slot is slot)
    return sorted(cards, key=lambda ref: (ref.live, Decimal(ref.ts)), reverse=True)


def _of_relay(target: Target, row: OutboxRow) -> list[MessageRef]:
    mine = (ref for ref in target.refs if ref.slot is Slot.RELAY)
    return [ref for ref in mine if ref.about == row.notice.subject_id]


def _is_hidden(target: Target) -> bool:
    case = target.scene.case
    return target.is_requester and case is not None and case.hidden


def _text_of(fetched: Outcome, relay: Relay) -> str | None:
    messages: list[Mapping[str, Any]] = fetched.data.get("messages") or []
    found = next((one for one in messages if one.get("ts") == relay.ts), None)
    if found is None or found.get("subtype") == "tombstone":
        return None
    return str(found.get("text") or "")
