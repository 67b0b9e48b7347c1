"""*Are you safe for now?*, asked after a danger request was cancelled."""

from datetime import datetime

from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.people import Person
from bot.ports import Store, Transaction
from bot.usecases.working import as_requester, retrying


def answered(store: Store, now: datetime, by: Person, party_id: str) -> Case:
    """The question is put away. What was answered is not kept; the lead's card stays."""

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        tx.owe([case.tell_requester(Kind.SAFE_CHECK_REDRAW)], now)
        return case

    return retrying(store, work)
