"""A resource goes to the requester once, and says nothing to whoever cannot open the case."""

from dataclasses import replace

from bot.domain import ending, giving
from bot.domain.cases import Case
from bot.domain.notices import Kind, Lane, Slot, route
from bot.domain.policy import Urgency
from tests.content.helpers import CONTENT
from tests.make import NOON, make_case, make_roster

EAP, HR = (CONTENT.library.entries[id_] for id_ in ("eap", "hr"))


def given() -> Case:
    return giving.give(giving.give(make_case(), EAP).case, HR).case


def test_it_is_owed_to_the_requester_and_counted_by_category() -> None:
    step = giving.give(make_case(), EAP)
    (notice,) = step.owed
    assert (notice.kind, notice.party_id) == (Kind.RESOURCE, step.case.requester.party_id)
    assert notice.member_id is None
    assert (step.case.sent, step.case.sent_ids) == (("eap",), ("eap",))


def test_twice_is_once() -> None:
    step = giving.give(given(), EAP)
    assert step.owed == ()
    assert step.case == given()


def test_two_of_one_category_count_twice() -> None:
    other = replace(HR, id="own-1")
    assert giving.give(given(), other).case.sent == ("eap", "hr", "hr")


def test_what_stands_in_the_outbox_does_not_tell_which() -> None:
    here = giving.give(make_case(), EAP).owed[0]
    there = giving.give(make_case(seed="another-seed"), EAP).owed[0]
    assert here.subject_id != there.subject_id
    assert "eap" not in (here.subject_id or "")


def test_the_notice_leads_back_to_the_resource_in_its_own_case_alone() -> None:
    case = given()
    keys = [notice.subject_id for notice in giving.again(case)]
    assert [giving.meant(case, key) for key in keys] == ["eap", "hr"]
    assert giving.meant(make_case(), keys[0]) is None
    assert giving.meant(replace(case, seed="another-seed"), keys[0]) is None
    assert giving.meant(case, None) is None
    assert giving.meant(case, "forged") is None


def test_who_took_the_request_back_gets_nothing_more() -> None:
    case = given()
    key = giving.again(case)[0].subject_id
    over = ending.cancel(case, make_roster(), NOON).case
    assert giving.meant(over, key) is None


def test_it_is_a_note_that_takes_the_place_of_no_card() -> None:
    how = route(Kind.RESOURCE)
    assert (how.slot, how.lane) == (Slot.NOTE, Lane.ANSWER)


def test_a_case_from_before_has_sent_nothing() -> None:
    assert (make_case(Urgency.NOW).sent, giving.again(make_case())) == ((), ())
