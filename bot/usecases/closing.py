"""*Close this case*: the coded log, what was agreed, and how heavy it was for the supporter."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import ending
from bot.domain.cases import CaseState
from bot.domain.evaluation import month_of
from bot.domain.log import CaseLog, load_band
from bot.domain.parties import PartyRole
from bot.domain.people import Person
from bot.ports import Store, Transaction
from bot.usecases import debriefs, encounter
from bot.usecases.aftercare import keep_and_care
from bot.usecases.answering import Answered
from bot.usecases.working import as_member, note, retrying


@dataclass(frozen=True, slots=True)
class Closing:
    """What the two screens say. ``load`` and ``debrief`` are the supporter's own: the first is
    only counted, the second stands apart from every case."""

    log: CaseLog
    load: int | None = None
    debrief: bool = False


def at_work(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """The case of whoever fills in the form; nothing of the form is stored before its end."""

    def work(tx: Transaction) -> Answered:
        case, party, member = encounter.held_by(tx, by, party_id)
        return Answered(encounter.acting(tx, case, party, now), party, member, tx.program)

    return retrying(store, work)


def close(store: Store, now: datetime, by: Person, party_id: str, closing: Closing) -> Answered:
    """Ends it, or, where a lead must know first, begins to. The same form sent twice is once."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        step = ending.close(case, party, closing.log, tx.roster(now), now)
        if case.state is not CaseState.HELD:
            return Answered(case, party, member, tx.program)
        note(tx, now, "closed", case, member)
        saved = keep_and_care(tx, case, step, now)
        if closing.load is not None:
            tx.tally(month_of(now), "load", load_band(closing.load))
        if closing.debrief:
            debriefs.ask_within(tx, member, now)
        return Answered(saved, party, member, tx.program)

    return retrying(store, work)
