"""Threads and their cases: whose they are, what is offered, decided, changed and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.cases import Case
from bot.domain.notices import Kind, Slot
from bot.domain.parties import PartyRole
from bot.domain.policy import Urgency
from bot.domain.refusals import CaseOver, NotForYou, UnknownCard
from bot.domain.relays import Closed, Relay, RelayState
from bot.ports import MessageRef
from bot.usecases import answering, passing, relaying, requesting, revealing
from bot.usecases.relaying import Said, Talk
from tests.make import make_asking, make_supporter, party_for
from tests.usecases.house import House, open_house, person

DM, CARD = "D0DANA", "1.000001"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    sam = make_supporter("sam", available=True)
    with open_house(tmp_path, sam, make_supporter("lee", available=True)) as opened:
        yield opened


def meets(house: House) -> Case:
    """Dana is masked and Sam has accepted; both cards stand at Slack."""
    case = house.asked(make_asking(Urgency.TODAY, masked=True))
    sam = party_for(case, "sam")
    held = answering.accept(house.store, house.now, person("sam"), sam.party_id).case
    puts_card(house, held, held.requester.party_id, DM, CARD, Slot.REQUEST)
    puts_card(house, held, sam.party_id, "D0SAM", CARD, Slot.PAGE)
    house.owed()
    return held


def puts_card(house: House, case: Case, party: str, dm: str, ts: str, slot: Slot) -> None:
    ref = MessageRef(dm, ts, f"key-{dm}", slot, Kind.PAGE, house.now)
    house.outbox.put_ref(case.case_id, party, None, ref)


def talk(house: House, who: str = "dana", thread: str = CARD) -> Talk | None:
    return relaying.talk_of(house.store, person(who), f"D0{who.upper()}", thread)


def offers(house: House, text: str, who: str = "dana", ts: str = "2.000001") -> Closed | None:
    found = talk(house, who)
    assert found is not None
    said = Said(f"D0{who.upper()}", ts, CARD, text)
    names = ("Dana Rivera",)
    return relaying.offer(house.store, house.now, found, said, names, house.new_id)


def kept(house: House, case: Case) -> tuple[Relay, ...]:
    with house.store.look() as tx:
        return tx.relays(case.case_id)


def test_a_thread_belongs_to_whoever_has_the_card(house: House) -> None:
    meets(house)
    mine, theirs = talk(house), talk(house, "sam")
    assert mine is not None
    assert mine.by_requester
    assert theirs is not None
    assert not theirs.by_requester
    assert talk(house, "lee") is None
    assert talk(house, thread="1.000009") is None
    assert relaying.talk_of(house.store, person("lee"), DM, CARD) is None


def test_a_thread_of_an_older_case_is_found_as_well(house: House) -> None:
    case = meets(house)
    requesting.cancel(house.store, house.now, person("dana"), case.requester.party_id)
    assert offers(house, "hello") is Closed.ENDED
    assert offers(house, "hello", "sam") is Closed.ENDED
    assert kept(house, case) == ()


def test_an_offer_is_owed_to_the_other_by_ids_alone(house: House) -> None:
    case = meets(house)
    assert offers(house, "see you at six") is None
    (relay,) = kept(house, case)
    (owed,) = house.owed()
    assert (owed.kind, owed.member_id, owed.subject_id) == (Kind.RELAY, "m-sam", relay.relay_id)
    assert "six" not in repr(relay)
    assert offers(house, "fine", "sam", "2.000002") is None
    (owed,) = house.owed()
    assert (owed.kind, owed.party_id) == (Kind.RELAY, case.requester.party_id)


def test_the_same_message_twice_is_one(house: House) -> None:
    case = meets(house)
    offers(house, "hello")
    house.owed()
    offers(house, "hello")
    assert len(kept(house, case)) == 1
    assert house.owed() == []


@pytest.mark.parametrize(
    ("text", "state"), [("ask @sam", RelayState.BARRED), ("I am Rivera", RelayState.ASKED)]
)
def test_what_does_not_pass_is_told_to_its_writer(
    house: House, text: str, state: RelayState
) -> None:
    case = meets(house)
    offers(house, text)
    (relay,) = kept(house, case)
    assert relay.state is state
    (owed,) = house.owed()
    assert (owed.kind, owed.party_id) == (Kind.RELAY_TOLD, case.requester.party_id)


def test_the_supporter_may_name_themselves(house: House) -> None:
    case = meets(house)
    offers(house, "I am Rivera, 555 010 0100", "sam")
    assert kept(house, case)[0].state is RelayState.OWED


def test_whoever_writes_is_acting_in_the_case(house: House) -> None:
    case = meets(house)
    offers(house, "hello", "sam")
    watch = house.case(case.case_id).watch
    assert watch is not None
    assert watch.acted_at == house.now


def decides(house: House, who: str, case: Case, relay_id: str, send: bool) -> None:
    party = case.requester.party_id
    relaying.decide(house.store, house.now, person(who), party, relay_id, send)


def test_a_question_is_answered_by_its_writer_once(house: House) -> None:
    case = meets(house)
    offers(house, "I am Rivera")
    house.owed()
    (relay,) = kept(house, case)
    with pytest.raises(NotForYou):
        decides(house, "sam", case, relay.relay_id, True)
    with pytest.raises(UnknownCard):
        decides(house, "dana", case, "made-up", True)
    assert house.owed() == []
    decides(house, "dana", case, relay.relay_id, True)
    assert [n.kind for n in house.owed()] == [Kind.RELAY, Kind.RELAY_TOLD]
    decides(house, "dana", case, relay.relay_id, False)
    assert house.owed() == []
    assert kept(house, case)[0].state is RelayState.OWED


def test_a_question_of_a_case_that_is_over_is_refused(house: House) -> None:
    case = meets(house)
    offers(house, "I am Rivera")
    (relay,) = kept(house, case)
    requesting.cancel(house.store, house.now, person("dana"), case.requester.party_id)
    with pytest.raises(CaseOver):
        decides(house, "dana", case, relay.relay_id, True)


def test_a_change_is_told_once(house: House) -> None:
    meets(house)
    offers(house, "hello")
    house.owed()
    found = talk(house)
    assert found is not None
    for _ in range(2):
        relaying.changed(house.store, house.now, found, "2.000001")
    relaying.changed(house.store, house.now, found, "9.000001")
    assert [n.kind for n in house.owed()] == [Kind.RELAY_TOLD]


def test_what_was_passed_on_is_taken_back_and_what_was_not_is_kept_back(house: House) -> None:
    case = meets(house)
    found = talk(house)
    assert found is not None
    for ts in ("2.000001", "2.000002"):
        offers(house, "hello", ts=ts)
    sent, _ = house.owed()
    passing.passed(house.store, house.now, sent)
    house.owed()
    for ts in ("2.000001", "2.000002", "2.000002"):
        relaying.taken_back(house.store, house.now, found, ts)
    assert [n.kind for n in house.owed()] == [Kind.RELAY_BACK, Kind.RELAY_TOLD]
    assert {relay.state for relay in kept(house, case)} == {RelayState.TAKEN_BACK}


def test_what_was_never_sent_is_known_to_be_unread(house: House) -> None:
    case = meets(house)
    found = talk(house)
    assert found is not None
    offers(house, "it is Dana", ts="2.000001")
    offers(house, "hello", ts="2.000002")
    for ts in ("2.000001", "2.000002"):
        relaying.taken_back(house.store, house.now, found, ts)
    assert {relay.ts: relay.never_sent for relay in kept(house, case)} == {
        "2.000001": True,
        "2.000002": False,
    }


def test_what_was_deleted_while_it_was_posted_goes_again(house: House) -> None:
    meets(house)
    offers(house, "hello")
    (sent,) = house.owed()
    found = talk(house)
    assert found is not None
    relaying.taken_back(house.store, house.now, found, "2.000001")
    house.owed()
    passing.passed(house.store, house.now, sent)
    assert [n.kind for n in house.owed()] == [Kind.RELAY_BACK]


def test_only_the_requester_shows_the_name_and_only_while_it_lives(house: House) -> None:
    case = meets(house)
    party = case.requester.party_id
    with pytest.raises(NotForYou):
        revealing.reveal(house.store, house.now, person("sam"), party)
    holder = case.of(PartyRole.SUPPORTER)[0].party_id
    with pytest.raises(UnknownCard):
        revealing.reveal(house.store, house.now, person("sam"), holder)
    shown = revealing.reveal(house.store, house.now, person("dana"), party)
    assert shown.unmasked_at == house.now
    assert [n.kind for n in house.owed()] == [Kind.REQUEST_REDRAW, Kind.PAGE_REDRAW]
    assert revealing.reveal(house.store, house.now, person("dana"), party) == shown
    assert house.owed() == []
    requesting.cancel(house.store, house.now, person("dana"), party)
    with pytest.raises(CaseOver):
        revealing.reveal(house.store, house.now, person("dana"), party)


def test_only_the_two_who_write_to_each_other_take_part(house: House) -> None:
    case = meets(house)
    names = ("dana", "sam", "lee", "rae")
    parts = [relaying.takes_part(house.store, person(name)) for name in names]
    assert parts == [True, True, False, False]
    revealing.reveal(house.store, house.now, person("dana"), case.requester.party_id)
    assert not relaying.takes_part(house.store, person("dana"))
