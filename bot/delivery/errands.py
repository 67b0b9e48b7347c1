"""What is to be said outside Slack, looked up just before it is said; None: not true any more."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import nudging
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member
from bot.domain.permissions import Act, may
from bot.domain.second import Address
from bot.ports import Store, Transaction
from bot.views import outside


@dataclass(frozen=True, slots=True)
class Errand:
    address: Address
    text: str


def errand_for(store: Store, notice: Notice, now: datetime) -> Errand | None:
    with store.look() as tx:
        member = tx.member(notice.member_id) if notice.member_id is not None else None
        if member is None or not may(member, Act.HAVE_SECOND_CHANNEL):
            return None
        if notice.kind is Kind.SECOND_TEST:
            return _test(tx, member, now)
        return _nudge(tx, notice, member, now)


def _test(tx: Transaction, member: Member, now: datetime) -> Errand | None:
    waiting = tx.second_channel(member.member_id).waiting
    if waiting is None or not waiting.is_open(now):
        return None
    return Errand(waiting.address, outside.code_text(member.lang, waiting.code))


def _nudge(tx: Transaction, notice: Notice, member: Member, now: datetime) -> Errand | None:
    proven = tx.second_channel(member.member_id).proven
    case = tx.case(notice.case_id) if notice.case_id is not None else None
    party = case.party(notice.party_id) if case is not None and notice.party_id else None
    if proven is None or case is None or party is None:
        return None
    if not nudging.still_true(case, party, member, notice, now):
        return None
    return Errand(proven, outside.nudge_text(member.lang))
