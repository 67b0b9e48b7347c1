"""A second channel of one's own: who may have one, and what is owed for it and beside pages."""

from pathlib import Path

import pytest

from bot.domain.notices import Kind, Notice
from bot.domain.people import Role, StandingState
from bot.domain.policy import Urgency
from bot.domain.refusals import NotAllowed, NotOffered
from bot.domain.second import Address, Proof, Provider, SecondChannel
from bot.usecases import accounts, roles, second
from tests.make import make_asking, make_member, make_supporter, minutes
from tests.storage.helpers import make_where, rows
from tests.usecases.house import RAE, House, make_account, person

ALL = frozenset(Provider)
HOME = Address(Provider.EMAIL, "sam@example.org")
TOPIC = Address(Provider.NTFY, "sam-by-night")
RANDOM = "000000000000000000000000000f4241"


def tries(house: House, name: str = "sam", address: Address = HOME) -> SecondChannel:
    return second.try_out(house.store, house.now, person(name), address, ALL, RANDOM)


def proves(house: House, name: str = "sam", address: Address = HOME) -> None:
    waiting = tries(house, name, address).waiting
    assert waiting is not None
    _, proof = second.prove(house.store, house.now, person(name), waiting.code)
    assert proof is Proof.PROVEN
    nudged(house)


def mine(house: House, name: str = "sam") -> SecondChannel:
    return second.mine(house.store, person(name))


def nudged(house: House, after: float = 0.0) -> list[Notice]:
    """What is owed outside Slack by then, since the last look."""
    at = house.now + minutes(after)
    rows = house.outbox.claim_outside(at, at + minutes(1), 100, "test")
    for row in rows:
        house.outbox.drop(row.outbox_id, "seen")
    return [row.notice for row in rows]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEAD, Role.DIRECTOR])
def test_those_who_are_woken_may_have_one(house: House, role: Role) -> None:
    house.put(make_member("kim", role))
    assert tries(house, "kim").waiting is not None


@pytest.mark.parametrize("role", [Role.TRAINER, Role.ADMINISTRATOR])
def test_others_may_not(house: House, role: Role) -> None:
    house.put(make_member("jo", role))
    for name in ("jo", "dana"):
        with pytest.raises(NotAllowed):
            mine(house, name)
        with pytest.raises(NotAllowed):
            tries(house, name)
        with pytest.raises(NotAllowed):
            second.remove(house.store, house.now, person(name))


def test_a_test_owes_one_message_and_a_doubled_press_no_other(house: House) -> None:
    house.put(make_supporter("sam"))
    tried = tries(house)
    assert tries(house) == tried
    assert nudged(house) == [Notice(Kind.SECOND_TEST, member_id="m-sam")]
    house.now += minutes(1)
    assert tries(house) != tried
    assert len(nudged(house)) == 1


def test_what_is_not_set_up_is_refused_and_nothing_is_kept(house: House) -> None:
    house.put(make_supporter("sam"))
    with pytest.raises(NotOffered):
        second.try_out(house.store, house.now, person("sam"), HOME, {Provider.NTFY}, RANDOM)
    assert mine(house) == SecondChannel()
    assert nudged(house) == []


def test_the_code_proves_it_and_a_wrong_one_is_counted(house: House) -> None:
    house.put(make_supporter("sam"))
    waiting = tries(house).waiting
    assert waiting is not None
    for _ in range(4):
        assert second.prove(house.store, house.now, person("sam"), "0")[1] is Proof.WRONG
    channel, proof = second.prove(house.store, house.now, person("sam"), waiting.code)
    assert (channel.proven, proof) == (HOME, Proof.PROVEN)
    assert second.prove(house.store, house.now, person("sam"), waiting.code)[1] is Proof.PROVEN
    assert mine(house) == channel


def test_removed_it_is_gone_and_twice_is_once(house: House) -> None:
    house.put(make_supporter("sam"))
    proves(house)
    second.remove(house.store, house.now, person("sam"))
    second.remove(house.store, house.now, person("sam"))
    assert mine(house) == SecondChannel()
    house.asked(make_asking(Urgency.NOW))
    assert nudged(house, after=2) == []


def test_a_page_owes_a_nudge_a_minute_later_to_whoever_proved_one(house: House) -> None:
    house.put(make_supporter("sam"), make_supporter("lee"))
    proves(house)
    tries(house, "lee", TOPIC)
    nudged(house)
    house.asked(make_asking(Urgency.NOW))
    assert nudged(house) == []
    assert [(n.kind, n.member_id) for n in nudged(house, after=1)] == [(Kind.NUDGE, "m-sam")]


def test_danger_owes_it_at_once_to_supporters_and_leads(house: House) -> None:
    house.put(make_supporter("sam", available=True), make_member("kim", Role.LEAD))
    proves(house)
    proves(house, "kim", TOPIC)
    house.asked(make_asking(Urgency.DANGER))
    found = nudged(house)
    assert {n.member_id for n in found} == {"m-sam", "m-kim"}
    assert all(n.crisis for n in found)


def test_without_the_last_role_that_needs_it_it_is_gone(house: House) -> None:
    house.put(make_supporter("sam"), make_member("kim", Role.LEAD, Role.DIRECTOR))
    proves(house, "kim")
    roles.revoke(house.store, house.now, RAE, person("kim"), Role.LEAD)
    assert mine(house, "kim").proven == HOME
    proves(house)
    gone = make_account("sam", deleted=True)
    accounts.account_changed(house.store, house.now, gone)
    assert house.state("sam", Role.SUPPORTER) is not StandingState.ACTIVE
    with house.store.look() as tx:
        assert set(tx.second_channels()) == {"m-kim"}


def test_keepers_read_which_leads_and_coordinators_have_none(house: House) -> None:
    house.put(make_member("kim", Role.LEAD), make_member("ari", Role.COORDINATOR))
    house.put(make_supporter("sam"), make_member("jo", Role.ADMINISTRATOR))
    proves(house, "kim")
    tries(house, "ari")
    for keeper in ("rae", "jo"):
        found = roles.listing(house.store, house.now, person(keeper))
        assert [m.name for m in found.lacking] == ["Ari"]
    for other in ("kim", "ari", "sam"):
        assert roles.listing(house.store, house.now, person(other)).lacking == ()


def test_the_audit_trail_tells_what_was_done_and_no_address(house: House, tmp_path: Path) -> None:
    house.put(make_supporter("sam"))
    proves(house)
    second.remove(house.store, house.now, person("sam"))
    kept = rows(make_where(tmp_path), "SELECT action, member_id, codes FROM audit ORDER BY seq")
    assert [(action, who) for action, who, _ in kept] == [
        ("second_channel_tested", "m-sam"),
        ("second_channel_proven", "m-sam"),
        ("second_channel_removed", "m-sam"),
    ]
    assert "example.org" not in str(kept)
    assert house.store.verify_audit() == 3
