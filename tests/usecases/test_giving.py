"""A resource is sent out of the checklist by the holder alone, once, and counted by category."""

import json
from pathlib import Path

import pytest

from bot.domain.asking import Wishes
from bot.domain.cases import Case
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole
from bot.domain.people import Person
from bot.domain.policy import Urgency
from bot.domain.refusals import AnswerFirst, CaseOver, GoneResource, MovedOn, NotForYou, UnknownCard
from bot.domain.resource_fields import Entry
from bot.usecases import answering, encounter, requesting, resources
from tests.content.helpers import CONTENT
from tests.make import make_asking, make_supporter, party_for
from tests.storage.helpers import make_where, rows
from tests.usecases.house import RAE, House, person

LIBRARY = CONTENT.library
SAM, LEE, DANA = person("sam"), person("lee"), person("dana")


@pytest.fixture
def staffed(house: House) -> House:
    house.put(make_supporter("sam"), make_supporter("lee"))
    return house


def held(house: House) -> tuple[Case, Party]:
    """Dana has asked and Sam has accepted."""
    case = house.asked(make_asking(Urgency.NOW))
    party = party_for(case, "sam")
    answering.accept(house.store, house.now, SAM, party.party_id)
    house.owed()
    return house.case(case.case_id), party


def gives(house: House, party: Party, what: str = "eap", by: Person = SAM) -> bool:
    return encounter.give(house.store, house.now, by, party.party_id, what, LIBRARY).again


def told(house: House) -> list[Notice]:
    return [notice for notice in house.owed() if notice.kind is Kind.RESOURCE]


def test_it_is_owed_once_and_kept_in_the_case(staffed: House) -> None:
    case, party = held(staffed)
    assert gives(staffed, party) is False
    (notice,) = told(staffed)
    assert (notice.party_id, notice.member_id) == (case.requester.party_id, None)
    assert gives(staffed, party) is True
    assert told(staffed) == []
    assert staffed.case(case.case_id).sent == ("eap",)


def test_an_entry_of_the_programs_own_can_be_sent(staffed: House) -> None:
    _, party = held(staffed)
    ours = resources.add(
        staffed.store, staffed.now, RAE, Entry("eap", "Ours", "Call.", "Nobody."), "abcdef"
    )
    gives(staffed, party, ours.id)
    assert len(told(staffed)) == 1


def test_one_that_left_the_list_meanwhile_is_not_sent(staffed: House) -> None:
    _, party = held(staffed)
    with pytest.raises(GoneResource):
        gives(staffed, party, "own-gone")
    assert told(staffed) == []


def test_only_the_holder_sends(staffed: House) -> None:
    case, party = held(staffed)
    with pytest.raises(NotForYou):
        gives(staffed, party, by=LEE)
    with pytest.raises(NotForYou):
        gives(staffed, party, by=DANA)
    with pytest.raises(UnknownCard):
        gives(staffed, case.requester, by=DANA)
    with pytest.raises(MovedOn):
        gives(staffed, party_for(case, "lee"), by=LEE)
    assert told(staffed) == []
    assert staffed.case(case.case_id).sent == ()


def test_after_the_end_and_after_letting_go_nothing_is_sent(staffed: House) -> None:
    _, party = held(staffed)
    answering.too_close(staffed.store, staffed.now, SAM, party.party_id)
    with pytest.raises(MovedOn):
        gives(staffed, party)
    requesting.cancel(staffed.store, staffed.now, DANA, None)
    with pytest.raises(CaseOver):
        gives(staffed, party)


def test_the_question_about_the_unit_comes_first(staffed: House) -> None:
    case = staffed.asked(make_asking(Urgency.NOW, wishes=Wishes(unit="Surgery")))
    party = party_for(case, "sam")
    answering.accept(staffed.store, staffed.now, SAM, party.party_id)
    with pytest.raises(AnswerFirst):
        gives(staffed, party)


def test_whoever_sends_is_at_work_in_the_case(staffed: House) -> None:
    case, party = held(staffed)
    gives(staffed, party)
    watch = staffed.case(case.case_id).watch
    assert watch is not None
    assert watch.acted_at == staffed.now


def test_the_record_tells_the_category_and_nobody(staffed: House, tmp_path: Path) -> None:
    _, party = held(staffed)
    gives(staffed, party, "substance")
    gives(staffed, party, "substance")
    found = rows(
        make_where(tmp_path),
        "SELECT member_id, case_id, codes FROM audit WHERE action = 'resource_sent'",
    )
    (row,) = found
    assert (row.member_id, row.case_id) == (None, None)
    assert "substance" in json.dumps(row.codes)


def test_nothing_open_tells_what_was_sent_in_a_case(staffed: House, tmp_path: Path) -> None:
    _, party = held(staffed)
    gives(staffed, party, "substance")
    where = make_where(tmp_path)
    open_rows = [
        *rows(where, "SELECT * FROM outbox"),
        *rows(where, "SELECT * FROM cases"),
        *rows(where, "SELECT * FROM party"),
    ]
    assert open_rows
    assert not any("substance" in str(tuple(row)) for row in open_rows)


def test_a_hidden_conversation_brings_back_what_was_sent(staffed: House) -> None:
    case, party = held(staffed)
    gives(staffed, party)
    gives(staffed, party, "hr")
    requesting.hide(staffed.store, staffed.now, DANA, case.requester.party_id)
    told(staffed)
    requesting.show_again(staffed.store, staffed.now, DANA, None)
    assert [n.kind for n in staffed.owed()] == [Kind.RESOURCE, Kind.RESOURCE, Kind.REQUEST_SHOWN]
    requesting.show_again(staffed.store, staffed.now, DANA, None)
    assert told(staffed) == []


def test_the_part_of_the_requester_is_no_supporters_part(staffed: House) -> None:
    case, _ = held(staffed)
    assert case.requester.role is PartyRole.REQUESTER
    with pytest.raises(UnknownCard):
        gives(staffed, case.requester)
