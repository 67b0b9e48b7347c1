"""Second channels: rung while a page is unanswered, tried again, and never in the way of Slack."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.delivery import Delivery
from bot.domain.notices import Kind, Notice
from bot.domain.people import Lang, Role
from bot.domain.policy import Urgency
from bot.domain.second import Address, Outcome, Provider, SecondChannel, Told, try_out
from bot.ports import Unavailable
from tests.delivery.house import House, WatchedThreads, open_house

SENT, REFUSED = Told(Outcome.SENT), Told(Outcome.REFUSED, "http_403")
UNKNOWN = Told(Outcome.UNKNOWN, "no_answer")
WORDS = "Please open Slack"


@dataclass
class Carrier:
    """Stands for the messenger's process: what it was given, and what it shall say."""

    offered: frozenset[Provider] = frozenset(Provider)
    tells: list[Told] = field(default_factory=list)
    given: list[tuple[str, str]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    error: Callable[[], Exception] | None = None

    async def send(self, address: Address, text: str) -> Told:
        self.given.append((address.value, text))
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error()
        return self.tells.pop(0) if self.tells else SENT


@dataclass
class Outside:
    house: House
    carrier: Carrier

    def delivers(self, **more: object) -> Delivery:
        self.house.delivery = self.house.new_delivery("outside", messenger=self.carrier, **more)  # type: ignore[arg-type]
        return self.house.delivery

    def proven(self, name: str, provider: Provider = Provider.NTFY) -> None:
        self.keeps(name, SecondChannel(Address(provider, f"to-{name}"), self.house.clock.now()))

    def keeps(self, name: str, channel: SecondChannel) -> None:
        with self.house.store.begin() as tx:
            tx.put_second_channel(f"m-{name}", channel)

    def waiting(self) -> int:
        rows = self.house.outbox.waiting(50).outbox
        return sum(row.kind is Kind.NUDGE and not row.set_aside for row in rows)


@pytest.fixture
async def outside(tmp_path: Path) -> AsyncIterator[Outside]:
    async with open_house(tmp_path) as house:
        made = Outside(house, Carrier())
        made.delivers()
        yield made


async def test_an_unanswered_page_rings_after_a_minute_once(outside: Outside) -> None:
    house = outside.house
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.NOW)
    await house.drains()
    await house.passes(59)
    await house.drains()
    assert outside.carrier.given == []
    await house.passes(2)
    await house.drains()
    await house.passes(60)
    await house.drains()
    assert outside.carrier.given == [("to-sam", WORDS)]
    assert outside.waiting() == 0


@pytest.mark.parametrize(("lang", "words"), [("en", WORDS), ("es", "Abre Slack, por favor")])
async def test_the_words_are_the_same_for_everything(
    outside: Outside, lang: Lang, words: str
) -> None:
    house = outside.house
    house.supporter("sam", lang=lang)
    house.member("kim", Role.LEAD, lang=lang)
    outside.proven("sam")
    outside.proven("kim", Provider.EMAIL)
    house.asks(Urgency.DANGER)
    await house.drains()
    assert sorted(outside.carrier.given) == [("to-kim", words), ("to-sam", words)]


async def test_an_answered_page_does_not_ring(outside: Outside) -> None:
    house = outside.house
    house.supporter("sam")
    house.supporter("lee")
    outside.proven("sam")
    outside.proven("lee")
    case = house.asks(Urgency.NOW)
    await house.drains()
    house.accepts(case, "sam")
    await house.passes(61)
    await house.drains()
    assert outside.carrier.given == []
    assert outside.waiting() == 0


async def test_a_channel_that_is_not_proven_gets_its_code_and_no_page(outside: Outside) -> None:
    house = outside.house
    house.supporter("sam")
    now = house.clock.now()
    tried = try_out(SecondChannel(), Address(Provider.SMS, "+447700900461"), "004217", now)
    outside.keeps("sam", tried)
    house.owes(Notice(Kind.SECOND_TEST, member_id="m-sam"))
    house.asks(Urgency.DANGER)
    await house.drains()
    ((address, text),) = outside.carrier.given
    assert address == "+447700900461"
    assert "004217" in text


async def test_a_code_that_came_too_late_is_not_sent(outside: Outside) -> None:
    house = outside.house
    house.supporter("sam")
    tried = try_out(SecondChannel(), Address(Provider.NTFY, "t"), "004217", house.clock.now())
    outside.keeps("sam", tried)
    house.owes(Notice(Kind.SECOND_TEST, member_id="m-sam"))
    await house.passes(15 * 60)
    await house.drains()
    assert outside.carrier.given == []


async def test_what_is_not_set_up_any_more_is_dropped(outside: Outside) -> None:
    house = outside.house
    outside.carrier.offered = frozenset({Provider.SMS})
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    assert (outside.carrier.given, outside.waiting()) == ([], 0)


async def test_without_a_messenger_slack_goes_on_as_before(house: House) -> None:
    house.supporter("sam")
    Outside(house, Carrier()).proven("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    assert await house.count("sam", "Accept") == 1
    assert house.outbox.oldest_owed() is None


async def test_an_unknown_outcome_is_tried_again_and_then_it_may_ring_twice(
    outside: Outside,
) -> None:
    house = outside.house
    outside.carrier.tells = [UNKNOWN, SENT]
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    assert outside.waiting() == 1
    await house.passes(2.1)
    await house.drains()
    assert len(outside.carrier.given) == 2
    assert outside.waiting() == 0


async def test_after_four_tries_it_is_set_aside_with_an_alarm_that_names_nobody(
    outside: Outside, caplog: pytest.LogCaptureFixture
) -> None:
    house = outside.house
    outside.carrier.tells = [UNKNOWN] * 9
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.DANGER)
    with caplog.at_level(logging.INFO):
        for _ in range(12):
            await house.drains()
            await house.passes(9)
    assert len(outside.carrier.given) == 4
    alarms = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert [r.getMessage() for r in alarms] == ["row_set_aside"]
    assert not [r for r in caplog.records if "to-sam" in str(r.__dict__)]


async def test_a_refusal_is_not_tried_again(outside: Outside) -> None:
    house = outside.house
    outside.carrier.tells = [REFUSED]
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    await house.passes(30)
    await house.drains()
    assert len(outside.carrier.given) == 1
    assert outside.waiting() == 0


async def test_a_try_that_is_no_longer_true_is_the_last(outside: Outside) -> None:
    house = outside.house
    outside.carrier.tells = [UNKNOWN] * 9
    house.supporter("sam")
    outside.proven("sam")
    case = house.asks(Urgency.DANGER)
    await house.drains()
    house.accepts(case, "sam")
    await house.passes(5)
    await house.drains()
    assert len(outside.carrier.given) == 1


async def test_slack_does_not_wait_for_a_provider_that_hangs(outside: Outside) -> None:
    house, carrier = outside.house, outside.carrier
    carrier.gate = asyncio.Event()
    names = ("sam", "lee", "ines", "noor", "tom", "uma")
    for name in names[:4]:
        house.supporter(name)
        outside.proven(name)
    running = asyncio.create_task(house.delivery.run())
    case = house.asks(Urgency.DANGER)
    house.delivery.wake()
    for name in names[:4]:
        await house.person(name).sees("Accept", where="dm")
    while len(carrier.given) < 4:
        await asyncio.sleep(0.01)
    house.accepts(case, "sam")
    house.delivery.wake()
    await house.person("sam").sees("Show contact", where="dm")
    await house.person("lee").no_longer_sees("Accept", where="dm")
    # The end does not wait for it either.
    async with asyncio.timeout(2):
        await house.delivery.close()
    await running


async def test_one_provider_sends_one_message_a_second_and_crisis_does_not_wait(
    outside: Outside,
) -> None:
    house = outside.house
    for name in ("sam", "lee"):
        house.supporter(name)
        outside.proven(name, Provider.SMS)
    house.asks(Urgency.NOW)
    await house.drains()
    await house.passes(60.5)
    await house.drains()
    assert len(outside.carrier.given) == 1
    await house.passes(1.1)
    await house.drains()
    assert len(outside.carrier.given) == 2
    house.asks(Urgency.DANGER, "tom")
    await house.drains()
    assert len(outside.carrier.given) == 4


async def test_a_mistake_of_ours_with_one_stops_no_other(
    outside: Outside, caplog: pytest.LogCaptureFixture
) -> None:
    house, carrier = outside.house, outside.carrier
    carrier.error = lambda: RuntimeError("to-sam")
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    assert "to-sam" not in caplog.text
    carrier.error = None
    await house.passes(121)
    house.beats()
    await house.drains()
    assert len(carrier.given) == 2


async def test_a_database_that_is_gone_for_a_moment_costs_no_nudge(outside: Outside) -> None:
    house = outside.house

    def lost() -> None:
        raise Unavailable

    outside.delivers(threads=WatchedThreads(house.storage.threads, owes_outside=lost))
    house.supporter("sam")
    outside.proven("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    await house.drains()
    assert outside.carrier.given == [("to-sam", WORDS)]
