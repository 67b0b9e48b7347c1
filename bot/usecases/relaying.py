"""What a masked requester and the holder type in the threads of their cards, and do with it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain import holding, relays
from bot.domain.cases import Case, Step
from bot.domain.identity import text_hash
from bot.domain.masking import barred, may_show
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole
from bot.domain.people import Member, Person
from bot.domain.refusals import CaseOver, UnknownCard
from bot.domain.relays import Closed, Relay, RelayState
from bot.ports import Store, Transaction
from bot.usecases.working import as_requester, keep, retrying


@dataclass(frozen=True, slots=True)
class Said:
    """One message in a thread. Its words are looked at in memory and go no further."""

    channel: str
    ts: str
    thread: str
    text: str = field(default="", repr=False)
    has_files: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """The case that a thread belongs to, and the part in it of whoever typed there."""

    case: Case
    party: Party

    @property
    def by_requester(self) -> bool:
        return self.party.role is PartyRole.REQUESTER


def talk_of(store: Store, by: Person, channel: str, thread: str) -> Talk | None:
    """None: the thread of no card in a masked conversation of theirs.

    No index leads from a person or a message to a case: the few live ones are opened in turn.
    """
    with store.look() as tx:
        member = tx.member_of(by)
        for case in tx.live_cases():
            for party in _parts(case, by, member):
                if _hangs_on(tx, case, party, channel, thread):
                    return Talk(case, party)
    return None


def takes_part(store: Store, by: Person) -> bool:
    """Whether ``by`` writes to somebody in a masked conversation now."""
    with store.look() as tx:
        member = tx.member_of(by)
        return any(
            relays.closed(case, party) is None
            for case in tx.live_cases()
            for party in _parts(case, by, member)
        )


def _parts(case: Case, by: Person, member: Member | None) -> Iterator[Party]:
    if not case.asking.masked:
        return
    if case.asking.requester == by:
        yield case.requester
    for party in case.of(PartyRole.SUPPORTER, *relays.WRITERS):
        if member is not None and party.member_id == member.member_id:
            yield party


def _hangs_on(tx: Transaction, case: Case, party: Party, channel: str, thread: str) -> bool:
    """A card, also an older one; also one that is deleted, where they have written before."""
    cards = tx.messages(case.case_id, party.party_id)
    if any((ref.channel, ref.ts) == (channel, thread) for ref in cards):
        return True
    mine = (r for r in tx.relays(case.case_id) if r.by == party.party_id)
    return any((r.channel, r.thread) == (channel, thread) for r in mine)


def offer(
    store: Store,
    now: datetime,
    talk: Talk,
    said: Said,
    names: Iterable[str] | None,
    new_id: Callable[[], str],
) -> Closed | None:
    """Passes it on, asks first, or says why not; Closed where the thread leads nowhere any more.

    ``names``: what the writer is called (None where nobody could say). The same message,
    delivered again by Slack, is the same relay.
    """
    relay_id, called = new_id(), None if names is None else tuple(names)

    def work(tx: Transaction) -> Closed | None:
        case, writer = _present(tx, talk)
        if case is None or writer is None:
            return Closed.ENDED
        why, to = relays.closed(case, writer), relays.other(case, writer)
        if why is not None or to is None:
            return why or Closed.NOBODY_YET
        if _known(tx, case, writer, said.ts) is None:
            made = Relay(
                relay_id=relay_id,
                by=writer.party_id,
                to=to.party_id,
                channel=said.channel,
                ts=said.ts,
                thread=said.thread,
                mark=text_hash(case.seed, said.text),
                state=RelayState.OWED,
                at=now,
            )
            _keep(tx, _acting(tx, case, writer, now), _judged(made, writer, said, called), now)
        return None

    return retrying(store, work)


def _judged(relay: Relay, writer: Party, said: Said, names: tuple[str, ...] | None) -> Relay:
    why = barred(said.text, has_files=said.has_files)
    if why is not None:
        return replace(relay, state=RelayState.BARRED, barred=why)
    if writer.role is PartyRole.REQUESTER and may_show(said.text, names):
        return replace(relay, state=RelayState.ASKED)
    return relay


def decide(
    store: Store, now: datetime, by: Person, party_id: str, relay_id: str, send: bool
) -> None:
    """*Send* or *Do not send*, once; what is decided already stays as it was decided."""

    def work(tx: Transaction) -> None:
        case = as_requester(tx, by, party_id)
        relay = tx.relay(case.case_id, relay_id)
        if relay is None or relay.by != party_id:
            raise UnknownCard
        if relay.state is not RelayState.ASKED:
            return
        if send and not case.state.is_asking:
            raise CaseOver
        state = RelayState.OWED if send else RelayState.KEPT
        _keep(tx, case, replace(relay, state=state), now)
        if send:
            _owe(tx, case, relay, Kind.RELAY_TOLD, now)

    retrying(store, work)


def changed(store: Store, now: datetime, talk: Talk, ts: str) -> None:
    """Its writer edited a message: they are told, once, that changes are not passed on."""

    def work(tx: Transaction) -> None:
        case, writer = _present(tx, talk)
        relay = None if case is None or writer is None else _known(tx, case, writer, ts)
        if case is None or relay is None or relay.edited:
            return
        tx.put_relay(case.case_id, replace(relay, edited=True))
        _owe(tx, case, relay, Kind.RELAY_TOLD, now)

    retrying(store, work)


def taken_back(store: Store, now: datetime, talk: Talk, ts: str) -> None:
    """Its writer deleted a message: the copy goes too, or it is never passed on."""

    def work(tx: Transaction) -> None:
        case, writer = _present(tx, talk)
        relay = None if case is None or writer is None else _known(tx, case, writer, ts)
        if case is None or relay is None or relay.state is RelayState.TAKEN_BACK:
            return
        unread = relay.state in relays.NOT_SENT
        back = replace(relay, state=RelayState.TAKEN_BACK, never_sent=unread)
        tx.put_relay(case.case_id, back)
        passed = relay.state is RelayState.PASSED
        _owe(tx, case, relay, Kind.RELAY_BACK if passed else Kind.RELAY_TOLD, now)

    retrying(store, work)


def _present(tx: Transaction, talk: Talk) -> tuple[Case | None, Party | None]:
    case = tx.case(talk.case.case_id)
    return case, None if case is None else case.party(talk.party.party_id)


def _known(tx: Transaction, case: Case, writer: Party, ts: str) -> Relay | None:
    there = tx.relays(case.case_id)
    return next((r for r in there if (r.by, r.ts) == (writer.party_id, ts)), None)


def _keep(tx: Transaction, case: Case, relay: Relay, now: datetime) -> None:
    tx.put_relay(case.case_id, relay)
    owed = relay.state is RelayState.OWED
    _owe(tx, case, relay, Kind.RELAY if owed else Kind.RELAY_TOLD, now)


def _owe(tx: Transaction, case: Case, relay: Relay, kind: Kind, now: datetime) -> None:
    owed = relays.notice(case, kind, relay)
    if owed is not None:
        tx.owe((owed,), now)


def _acting(tx: Transaction, case: Case, writer: Party, now: datetime) -> Case:
    """Until the two have met, whoever writes is not taken off the case."""
    if case.watch is None or case.watch.reached_at is not None:
        return case
    changed_case = holding.acting(case, writer, now)
    return case if changed_case == case else keep(tx, Step(changed_case), now)
