"""A name shown to save a life: to whom, and to whom never."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.asking import Wishes
from bot.domain.cases import Case
from bot.domain.crisis import CHECKS
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.domain.refusals import UnknownCard
from bot.usecases import answering, closing, crisis, requesting, timekeeping, wishes
from bot.usecases.closing import Closing
from tests.make import make_asking, make_log, make_member, make_supporter, party_for
from tests.usecases.house import House, open_house, person

LEAD = PartyRole.LEAD
_ALL = CHECKS[0][1] * 2


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    leads = (make_member("kim", Role.LEAD), make_member("kai", Role.LEAD))
    with open_house(tmp_path, make_supporter("sam", available=True), *leads) as opened:
        yield opened


def shown_by_sam(house: House) -> Case:
    """At level D; Kai was paged as well before Kim acknowledged."""
    case = house.asked(make_asking(Urgency.NOW, masked=True))
    sam = party_for(case, "sam").party_id
    answering.accept(house.store, house.now, person("sam"), sam)
    crisis.choose_level(house.store, house.now, person("sam"), sam, "D")
    crisis.page_lead(house.store, house.now, person("sam"), sam)
    house.now += timekeeping.HOLD * 3
    passes(house)
    mine = party_for(house.case(case.case_id), "kim", LEAD).party_id
    answering.acknowledge(house.store, house.now, person("kim"), mine)
    crisis.show_name(house.store, house.now, person("sam"), sam, True)
    return house.case(case.case_id)


def passes(house: House) -> None:
    for due in timekeeping.due(house.store, house.now):
        timekeeping.take(house.store, house.now, due)


def opens(house: House, case: Case, name: str) -> None:
    party = party_for(house.case(case.case_id), name, LEAD)
    answering.show_contact(house.store, house.now, person(name), party.party_id)


def test_until_a_check_is_asked_for_only_the_lead_who_acknowledged_sees_it(house: House) -> None:
    case = shown_by_sam(house)
    opens(house, case, "kim")
    with pytest.raises(UnknownCard):
        opens(house, case, "kai")
    house.now += _ALL
    passes(house)
    opens(house, case, "kai")


def test_a_lead_whom_the_person_has_excluded_never_sees_it_nor_the_record(house: House) -> None:
    case = shown_by_sam(house)
    without_kai = Wishes(avoid=frozenset({"U0KAI"}))
    wishes.change(
        *(house.store, house.now, person("dana"), case.requester.party_id, without_kai),
        choice="send_anyway",
    )
    house.now += _ALL
    passes(house)
    with pytest.raises(UnknownCard):
        opens(house, case, "kai")
    party = party_for(case, "kai", LEAD).party_id
    with pytest.raises(UnknownCard):
        answering.details(house.store, person("kai"), party)


def test_whoever_hid_the_conversation_hears_of_it_when_they_look_also_after_the_end(
    house: House,
) -> None:
    case = shown_by_sam(house)
    mine, sam = case.requester.party_id, party_for(case, "sam").party_id
    requesting.hide(house.store, house.now, person("dana"), mine)
    house.owed()
    requesting.show_again(house.store, house.now, person("dana"), mine)
    everything = [Kind.CRISIS_LINES, Kind.NAME_USED, Kind.REQUEST_SHOWN]
    assert sorted(n.kind for n in house.owed()) == sorted(everything)
    requesting.hide(house.store, house.now, person("dana"), mine)
    closing.close(house.store, house.now, person("sam"), sam, Closing(make_log()))
    house.owed()
    requesting.show_again(house.store, house.now, person("dana"), mine)
    assert Kind.NAME_USED in {n.kind for n in house.owed()}
