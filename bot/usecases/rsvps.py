"""*I will come*, *Not this time* and *Suggest a topic*, on the card of a session."""

from dataclasses import replace
from datetime import datetime

from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person
from bot.domain.refusals import SessionOver, TopicsFull, UnknownCard
from bot.domain.topics import MOST, quarter_of, read_topic
from bot.domain.training_sessions import Answer, Invited, TrainingSession
from bot.ports import Store, Transaction
from bot.usecases.working import as_supporter, retrying


def answer(
    store: Store, now: datetime, by: Person, session_id: str, said: Answer
) -> TrainingSession:
    """Can be changed until the session begins. Twice is once; nobody but trainers sees a count."""

    def work(tx: Transaction) -> TrainingSession:
        member, session = as_supporter(tx, by), tx.training.session(session_id)
        if session is None:
            raise UnknownCard
        if not session.is_ahead(now):
            raise SessionOver
        before = tx.training.invited(session_id).get(member.member_id)
        after = replace(before, answer=said) if before is not None else Invited(said, now)
        if after != before:
            tx.training.put_invited(session_id, {member.member_id: after})
            shown = Notice(Kind.SESSION_REDRAW, member_id=member.member_id, subject_id=session_id)
            tx.owe([shown], now)
        return session

    return retrying(store, work)


def may_suggest(store: Store, by: Person) -> Member:
    with store.look() as tx:
        return as_supporter(tx, by)


def suggest(store: Store, now: datetime, by: Person, typed: str) -> str:
    """Kept without whose it is: no id, no time, no row of the audit trail."""
    topic = read_topic(typed)

    def work(tx: Transaction) -> str:
        as_supporter(tx, by)
        quarter = quarter_of(now)
        kept = tx.training.topics([quarter])
        if topic in kept:
            return topic
        if len(kept) >= MOST:
            raise TopicsFull
        tx.training.suggest(quarter, topic)
        return topic

    return retrying(store, work)
