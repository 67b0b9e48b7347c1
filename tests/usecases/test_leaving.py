"""When somebody leaves, whatever they had a part in moves on in the same step."""

from bot.domain.cases import CaseState
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Role, Roster
from bot.domain.policy import Urgency
from bot.usecases import accounts, answering, requesting, roles, roster
from tests.make import make_asking, make_member, make_supporter, names_of, party_for
from tests.usecases.house import RAE, House, make_account, person


def everybody(house: House) -> Roster:
    with house.store.look() as tx:
        return tx.roster(house.now)


def leaves(house: House, name: str) -> None:
    accounts.account_changed(house.store, house.now, make_account(name, deleted=True))


def accepted(house: House, case_id: str, name: str) -> None:
    party = party_for(house.case(case_id), name)
    answering.accept(house.store, house.now, person(name), party.party_id)
    house.owed()


def test_a_page_to_somebody_who_left_calls_the_next_at_once(house: House) -> None:
    house.put(*(make_supporter(name) for name in ("sam", "lee", "ines")))
    case = house.asked(make_asking(Urgency.NOW))
    before = names_of(case, everybody(house), PartyRole.SUPPORTER, PartyState.PAGED)
    assert len(before) == 2
    gone = min(before)

    leaves(house, gone.lower())

    now_paged = names_of(
        house.case(case.case_id), everybody(house), PartyRole.SUPPORTER, PartyState.PAGED
    )
    assert len(now_paged) == 2
    assert gone not in now_paged
    assert ("page", f"m-{min(now_paged - before).lower()}") in house.told()


def test_a_holder_who_left_releases_the_case_and_the_requester_hears(house: House) -> None:
    house.put(*(make_supporter(name) for name in ("sam", "lee")))
    case = house.asked(make_asking(Urgency.NOW))
    accepted(house, case.case_id, "sam")

    leaves(house, "sam")

    after = house.case(case.case_id)
    assert after.state is CaseState.OPEN
    assert after.holder is None
    kinds = {n.kind for n in house.owed()}
    assert Kind.LOOKING_AGAIN in kinds
    assert Kind.PAGE in kinds


def test_somebody_taken_off_the_roster_sees_their_page_go(house: House) -> None:
    house.put(*(make_supporter(name) for name in ("sam", "lee", "ines")))
    case = house.asked(make_asking(Urgency.NOW))
    party = next(p for p in case.of(PartyRole.SUPPORTER, PartyState.PAGED))
    name = everybody(house).get(party.member_id)
    assert name is not None

    roster.remove(house.store, house.now, RAE, name.person)

    assert ("page_redraw", party.member_id) in house.told()
    gone = house.case(case.case_id).party(party.party_id)
    assert gone is not None
    assert gone.state is PartyState.DROPPED


def test_the_lead_who_knew_of_a_danger_is_replaced(house: House) -> None:
    house.put(make_supporter("sam"), make_member("kim", Role.LEAD), make_member("lou", Role.LEAD))
    case = house.asked(make_asking(Urgency.DANGER))
    kim = everybody(house).get(case.of(PartyRole.LEAD, PartyState.PAGED)[0].member_id)
    assert kim is not None
    lead = case.of(PartyRole.LEAD, PartyState.PAGED)[0]
    answering.acknowledge(house.store, house.now, kim.person, lead.party_id)
    house.owed()

    leaves(house, kim.name.lower())

    after = house.case(case.case_id)
    assert after.alarm is not None
    assert not after.alarm.acknowledged
    other = {"Kim", "Lou"} - {kim.name}
    assert names_of(after, everybody(house), PartyRole.LEAD, PartyState.PAGED) == other


def test_a_director_who_stays_keeps_the_card_they_had_as_lead(house: House) -> None:
    house.put(make_member("kim", Role.LEAD, Role.DIRECTOR), make_member("lou", Role.LEAD))
    case = house.asked(make_asking(Urgency.DANGER))
    roles.revoke(house.store, house.now, RAE, person("kim"), Role.LEAD)
    states = {p.state for p in house.case(case.case_id).of(PartyRole.LEAD)}
    assert states == {PartyState.PAGED}


def test_a_case_that_is_over_is_left_alone(house: House) -> None:
    house.put(make_supporter("sam"), make_supporter("lee"))
    case = house.asked(make_asking(Urgency.NOW))
    accepted(house, case.case_id, "sam")
    requester = case.requester.party_id
    requesting.cancel(house.store, house.now, make_asking().requester, requester)
    house.owed()
    before = house.case(case.case_id)

    leaves(house, "sam")

    assert house.case(case.case_id) == before


def test_a_danger_that_waits_for_a_lead_is_not_opened_again(house: House) -> None:
    house.put(make_supporter("sam"), make_member("kim", Role.LEAD))
    case = house.asked(make_asking(Urgency.DANGER))
    accepted(house, case.case_id, "sam")
    requesting.cancel(house.store, house.now, make_asking().requester, case.requester.party_id)
    leaves(house, "sam")
    assert house.case(case.case_id).state is CaseState.ENDING
