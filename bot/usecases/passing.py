"""What became of a message on its way between two people, as the delivery finds out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain import relays
from bot.domain.cases import Case
from bot.domain.identity import text_hash
from bot.domain.notices import Kind, Notice
from bot.domain.relays import Relay, RelayState
from bot.ports import Store, Transaction
from bot.usecases.working import retrying

IN_ORDER_FOR = timedelta(seconds=60)
"""A message waits no longer than this for the one that was written before it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``waits``: an earlier message of the same writer is still on its way."""

    case: Case
    relay: Relay
    waits: bool = False

    @property
    def stands(self) -> bool:
        return self.relay.state is RelayState.OWED and relays.stands(self.case, self.relay)

    def is_unchanged(self, text: str) -> bool:
        return text_hash(self.case.seed, text) == self.relay.mark


def passage(store: Store, now: datetime, notice: Notice) -> Passage | None:
    """None where the case, or what is known of the message, is gone."""
    with store.look() as tx:
        case, relay = _found(tx, notice)
        if case is None or relay is None:
            return None
        before = (
            one
            for one in tx.relays(case.case_id)
            if one.state is RelayState.OWED and one.is_before(relay)
        )
        return Passage(case, relay, any(now - one.at < IN_ORDER_FOR for one in before))


def passed(store: Store, now: datetime, notice: Notice) -> None:
    """The copy stands. Its writer hears so; where they deleted theirs meanwhile, it goes again."""

    def work(tx: Transaction) -> None:
        case, relay = _found(tx, notice)
        if case is None or relay is None:
            return
        if relay.state is RelayState.OWED:
            tx.put_relay(case.case_id, replace(relay, state=RelayState.PASSED))
        deleted = relay.state is RelayState.TAKEN_BACK
        _owe(tx, case, relay, Kind.RELAY_BACK if deleted else Kind.RELAY_TOLD, now)

    retrying(store, work)


def not_passed(store: Store, now: datetime, notice: Notice, why: RelayState) -> None:
    """It will not arrive: its writer hears so. What is decided already stays."""

    def work(tx: Transaction) -> None:
        case, relay = _found(tx, notice)
        if case is None or relay is None or relay.state is not RelayState.OWED:
            return
        tx.put_relay(case.case_id, replace(relay, state=why))
        _owe(tx, case, relay, Kind.RELAY_TOLD, now)

    retrying(store, work)


def gone_again(store: Store, now: datetime, notice: Notice) -> None:
    """The copy is deleted: its writer hears so."""

    def work(tx: Transaction) -> None:
        case, relay = _found(tx, notice)
        if case is not None and relay is not None:
            _owe(tx, case, relay, Kind.RELAY_TOLD, now)

    retrying(store, work)


def _found(tx: Transaction, notice: Notice) -> tuple[Case | None, Relay | None]:
    if notice.case_id is None or notice.subject_id is None:
        return None, None
    return tx.case(notice.case_id), tx.relay(notice.case_id, notice.subject_id)


def _owe(tx: Transaction, case: Case, relay: Relay, kind: Kind, now: datetime) -> None:
    owed = relays.notice(case, kind, relay)
    if owed is not None:
        tx.owe((owed,), now)
