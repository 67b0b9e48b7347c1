"""Wishes changed later are held to the same words as wishes sent with the form."""

import pytest

from bot.domain.asking import Wishes
from bot.domain.parties import PartyRole, PartyState
from bot.domain.policy import Urgency
from bot.domain.refusals import WishesLeaveNobody
from bot.usecases import answering
from bot.usecases import wishes as changing
from tests.make import make_asking, make_person, make_supporter, party_for
from tests.usecases.house import House, person

DANA = make_person("U0DANA")
SPANISH = Wishes(language="es")


def change(house: House, case_id: str, wishes: Wishes, choice: str | None = None) -> None:
    party_id = house.case(case_id).requester.party_id
    changing.change(house.store, house.now, DANA, party_id, wishes, choice)


def test_new_wishes_that_leave_nobody_are_told_before_they_are_saved(house: House) -> None:
    house.put(make_supporter("sam"), make_supporter("lee"))
    case_id = house.asked(make_asking(Urgency.NOW)).case_id
    with pytest.raises(WishesLeaveNobody):
        change(house, case_id, SPANISH)
    assert house.case(case_id).asking.wishes == Wishes()
    change(house, case_id, SPANISH, "send_anyway")
    assert house.case(case_id).asking.wishes == SPANISH
    change(house, case_id, SPANISH, "widen")
    assert house.case(case_id).asking.wishes == Wishes()


def test_new_wishes_that_somebody_with_a_card_fits_are_saved_at_once(house: House) -> None:
    house.put(make_supporter("sam", languages=("es",)), make_supporter("lee"))
    case_id = house.asked(make_asking(Urgency.NOW)).case_id
    paged = house.case(case_id).of(PartyRole.SUPPORTER, PartyState.PAGED)
    assert {p.member_id for p in paged} == {"m-sam", "m-lee"}
    change(house, case_id, SPANISH)
    assert house.case(case_id).asking.wishes == SPANISH


def test_with_somebody_there_new_wishes_are_saved_without_a_question(house: House) -> None:
    house.put(make_supporter("sam"))
    case_id = house.asked(make_asking(Urgency.NOW)).case_id
    party = party_for(house.case(case_id), "sam")
    answering.accept(house.store, house.now, person("sam"), party.party_id)
    change(house, case_id, SPANISH)
    assert house.case(case_id).asking.wishes == SPANISH
