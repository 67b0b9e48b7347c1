"""In danger there are two people: one who supports, and another one who is the lead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.cases import Case, CaseState
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Role
from bot.domain.policy import Urgency
from bot.domain.refusals import EndingMeanwhile, MovedOn
from bot.usecases import answering, requesting
from tests.make import make_asking, make_supporter, party_for
from tests.usecases.house import House, open_house, person

KIM = person("kim")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Kim is a supporter and the only lead; Rae is the director."""
    both = (Role.SUPPORTER, Role.LEAD)
    kim = make_supporter("kim", available=True, roles_held=both)
    with open_house(tmp_path, kim) as opened:
        yield opened


def accepts(house: House, case: Case) -> Case:
    party = party_for(case, "kim").party_id
    return answering.accept(house.store, house.now, KIM, party).case


def test_a_lead_who_accepts_is_not_their_own_lead(house: House) -> None:
    case = house.asked(make_asking(Urgency.DANGER))
    held = accepts(house, case)
    assert party_for(held, "rae", PartyRole.LEAD).state is PartyState.PAGED
    mine = party_for(held, "kim", PartyRole.LEAD)
    with pytest.raises(MovedOn):
        answering.acknowledge(house.store, house.now, KIM, mine.party_id)


def test_a_lead_who_had_acknowledged_and_then_accepts_is_followed_by_another(house: House) -> None:
    case = house.asked(make_asking(Urgency.DANGER))
    mine = party_for(case, "kim", PartyRole.LEAD).party_id
    answering.acknowledge(house.store, house.now, KIM, mine)
    held = accepts(house, case)
    assert held.alarm is not None
    assert not held.alarm.acknowledged
    assert party_for(held, "rae", PartyRole.LEAD).state is PartyState.PAGED
    assert accepts(house, held).parties == held.parties


def test_a_press_from_before_the_end_confirms_no_end(house: House) -> None:
    """The request is taken back before either of them has pressed."""
    case = house.asked(make_asking(Urgency.DANGER))
    mine = party_for(case, "kim", PartyRole.LEAD).party_id
    requester = case.requester.party_id
    requesting.cancel(house.store, house.now, case.asking.requester, requester)
    with pytest.raises(EndingMeanwhile):
        answering.acknowledge(house.store, house.now, KIM, mine)
    ended = answering.acknowledge(house.store, house.now, KIM, mine, True).case
    assert ended.state is CaseState.CANCELLED
