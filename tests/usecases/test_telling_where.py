"""*Where are you? What number?* adds to what is known, as long as somebody may still read it."""

import pytest

from bot.domain.asking import Contact
from bot.domain.policy import Urgency
from bot.domain.refusals import CaseOver
from bot.usecases import requesting
from tests.make import make_asking, make_person
from tests.usecases.house import House

DANA = make_person("U0DANA")


def tell(house: House, case_id: str, contact: Contact) -> None:
    party_id = house.case(case_id).requester.party_id
    requesting.tell_where(house.store, house.now, DANA, party_id, contact)


def test_what_is_left_empty_keeps_what_was_known(house: House) -> None:
    case_id = house.asked(make_asking(Urgency.DANGER)).case_id
    tell(house, case_id, Contact(number="+1 555 0199"))
    tell(house, case_id, Contact(place="Ward 5"))
    contact = house.case(case_id).asking.contact
    assert (contact.number, contact.place) == ("+1 555 0199", "Ward 5")


def test_a_place_told_after_a_cancelled_danger_request_is_still_kept_for_the_lead(
    house: House,
) -> None:
    case_id = house.asked(make_asking(Urgency.DANGER)).case_id
    requesting.cancel(house.store, house.now, DANA, None)
    tell(house, case_id, Contact(place="Ward 5"))
    assert house.case(case_id).asking.contact.place == "Ward 5"


def test_what_nobody_would_read_any_more_is_refused_and_not_kept(house: House) -> None:
    case_id = house.asked(make_asking(Urgency.NOW)).case_id
    requesting.cancel(house.store, house.now, DANA, None)
    with pytest.raises(CaseOver):
        tell(house, case_id, Contact(place="Ward 5"))
    assert house.case(case_id).asking.contact.place == ""
