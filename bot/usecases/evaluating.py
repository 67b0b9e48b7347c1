"""*Tell us how it went*: five questions, kept apart from everything that leads to a person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.after import After
from bot.domain.cases import Case, Step
from bot.domain.evaluation import Evaluation, quarter_of
from bot.domain.people import Person
from bot.domain.refusals import ToldAlready, UnknownCard
from bot.ports import Store, Transaction
from bot.usecases.working import as_requester, keep, retrying


def form(store: Store, by: Person, party_id: str) -> Case:
    """The case, while its person has not told us yet."""
    with store.look() as tx:
        case = as_requester(tx, by, party_id)
        _offered(case)
        return case


def told(store: Store, now: datetime, by: Person, party_id: str, points: Mapping[str, int]) -> None:
    """Keeps the points among those of the quarter. The case knows only that it is done; a form
    sent empty keeps nothing, and can be opened again."""
    if not points:
        return

    def work(tx: Transaction) -> None:
        case = as_requester(tx, by, party_id)
        after = replace(_offered(case), evaluated=True)
        keep(tx, Step(replace(case, after=after)), now)
        tx.add_evaluation(quarter_of(now), Evaluation(points))

    retrying(store, work)


def _offered(case: Case) -> After:
    if case.after is None:
        raise UnknownCard
    if case.after.evaluated:
        raise ToldAlready
    return case.after
