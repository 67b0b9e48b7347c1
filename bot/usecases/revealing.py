"""*Reveal my name*: the requester alone, once."""

from datetime import datetime

from bot.domain import relays
from bot.domain.cases import Case
from bot.domain.people import Person
from bot.domain.refusals import CaseOver
from bot.ports import Store, Transaction
from bot.usecases.working import as_requester, keep, note, retrying


def reveal(store: Store, now: datetime, by: Person, party_id: str) -> Case:
    """From now on *Show contact* says who they are. A second press changes nothing."""

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        if not case.state.is_asking:
            raise CaseOver
        if not case.seems_masked:
            return case
        note(tx, now, "revealed", case, None)
        return keep(tx, relays.reveal(case, now), now)

    return retrying(store, work)
