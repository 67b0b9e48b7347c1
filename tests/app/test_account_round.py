"""Accounts are looked at each day, also where Slack's word on a change was missed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.account_round import EVERY, SPACING, AccountRound
from bot.domain.notices import Kind, Notice
from bot.domain.people import Account, Person, Role, Roster
from bot.usecases import timekeeping
from handlers.calls import CallFailed
from tests.make import make_member, make_supporter
from tests.usecases.house import House, make_account, open_house


class At:
    """The wall as the house has it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def now(self) -> Any:
        return self._house.now

    wall = now

    def offset(self) -> float:
        return 0.0

    def monotonic(self) -> float:
        return 0.0


class Accounts:
    """Slack's word on each person, by name; a name that is not there cannot be asked for now."""

    def __init__(self) -> None:
        self.known: dict[str, Account] = {}
        self.opens: dict[str, str] = {}
        self.asked: list[str] = []
        self.hidden: set[str] = set()

    async def shown(self, person: Person, seconds: float) -> Account:
        self.asked.append(person.user)
        if person.user in self.hidden:
            raise CallFailed("user_not_found")
        if person.user not in self.known:
            raise CallFailed("timeout")
        return self.known[person.user]

    async def reopened(self, person: Person, seconds: float) -> str:
        if person.user not in self.opens:
            raise CallFailed("user_not_visible")
        return self.opens[person.user]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    coordinator = make_member("ari", Role.COORDINATOR)
    with open_house(tmp_path, make_supporter("sam"), make_supporter("lee"), coordinator) as opened:
        yield opened


class Rounds:
    def __init__(self, house: House) -> None:
        self.accounts, self.paused = Accounts(), list[float]()
        for name in ("sam", "lee", "ari", "rae"):
            account = make_account(name)
            self.accounts.known[account.person.user] = account

        async def do(fn: Callable[..., Any], *args: Any) -> Any:
            return fn(house.store, *args)

        async def pause(seconds: float) -> None:
            self.paused.append(seconds)

        def roster() -> Roster:
            with house.store.look() as tx:
                return tx.roster(house.now)

        clock: Any = At(house)
        self.round = AccountRound(self.accounts, do, roster, clock, pause, lambda: None)


async def test_a_deactivated_account_that_slack_did_not_tell_of_is_found_within_a_day(
    house: House,
) -> None:
    rounds = Rounds(house)
    await rounds.round.look()
    assert house.member("sam").account_active
    gone = replace(rounds.accounts.known["U0SAM"], deleted=True)
    rounds.accounts.known["U0SAM"] = gone
    house.now += timedelta(hours=1)
    await rounds.round.look()
    assert house.member("sam").holds(Role.SUPPORTER)
    house.now += timedelta(days=1)
    house.owed()
    await rounds.round.look()
    assert not house.member("sam").holds(Role.SUPPORTER)
    assert ("coverage_gone", "m-ari") in house.told()


async def test_one_account_after_another_and_each_once_a_day(house: House) -> None:
    rounds = Rounds(house)
    await rounds.round.look()
    await rounds.round.look()
    assert sorted(rounds.accounts.asked) == ["U0ARI", "U0LEE", "U0RAE", "U0SAM"]
    assert rounds.paused == [SPACING] * 4
    assert SPACING >= 1
    assert timedelta(seconds=EVERY) <= timedelta(hours=1)


async def test_one_that_slack_does_not_answer_for_holds_up_no_other(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    rounds = Rounds(house)
    del rounds.accounts.known["U0ARI"]
    rounds.accounts.known["U0SAM"] = replace(rounds.accounts.known["U0SAM"], deleted=True)
    await rounds.round.look()
    assert not house.member("sam").holds(Role.SUPPORTER)
    (line,) = [record for record in caplog.records if record.msg == "accounts_not_seen"]
    assert vars(line)["count"] == 1


async def test_whoever_slack_refuses_is_asked_no_more_until_it_opens_a_conversation(
    house: House,
) -> None:
    rounds = Rounds(house)
    await rounds.round.look()
    page = Notice(Kind.HOME, member_id="m-sam")
    timekeeping.recipient_gone(house.store, house.now, page, "user_disabled")
    assert not house.member("sam").can_be_paged
    await rounds.round.look()
    assert not house.member("sam").can_be_paged
    rounds.accounts.opens["U0SAM"] = "D0NEW"
    await rounds.round.look()
    assert house.member("sam").can_be_paged
    assert house.member("sam").dm == "D0NEW"


async def test_what_slack_does_not_show_is_no_departure(house: House) -> None:
    rounds = Rounds(house)
    rounds.accounts.hidden = {"U0SAM", "U0RAE"}
    await rounds.round.look()
    sam, rae = house.member("sam"), house.member("rae")
    assert (sam.name, sam.holds(Role.SUPPORTER), sam.can_be_paged) == ("Sam", True, False)
    assert (rae.name, rae.holds(Role.DIRECTOR)) == ("Rae", True)
    rounds.accounts.hidden = set()
    rounds.accounts.opens = {"U0SAM": "D0SAM", "U0RAE": "D0RAE"}
    await rounds.round.look()
    assert house.member("sam").can_be_paged
    assert house.member("rae").can_be_paged


async def test_whoever_slack_did_not_answer_for_is_asked_for_at_the_next_look(house: House) -> None:
    rounds = Rounds(house)
    known = rounds.accounts.known.pop("U0SAM")
    await rounds.round.look()
    rounds.accounts.known["U0SAM"] = replace(known, deleted=True)
    rounds.accounts.asked.clear()
    await rounds.round.look()
    assert rounds.accounts.asked == ["U0SAM"]
    assert not house.member("sam").holds(Role.SUPPORTER)


def test_what_slack_refuses_to_everybody_takes_nobody_out(house: House) -> None:
    page = Notice(Kind.HOME, member_id="m-sam")
    timekeeping.recipient_gone(house.store, house.now, page, "restricted_action")
    assert house.member("sam").can_be_paged
