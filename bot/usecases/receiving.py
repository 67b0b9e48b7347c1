"""What is asked before a gesture is answered: seen already? a member?"""

from datetime import datetime

from bot.domain.people import Member, Person
from bot.ports import Store


def first_time(store: Store, now: datetime, key: str) -> bool:
    """Whether this delivery of Slack is seen for the first time; it is remembered for a day."""
    with store.begin() as tx:
        return tx.first_time(key, now)


def member_of(store: Store, person: Person) -> Member | None:
    """Somebody on the roster or in a role, as they stand now; None for everybody else."""
    with store.look() as tx:
        return tx.member_of(person)
