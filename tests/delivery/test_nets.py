"""The safety net at Slack follows the case, and the confirmation waits for it or says so."""

import asyncio
from datetime import timedelta

from bot.domain.nets import Net, NetState, net_wanted
from bot.domain.notices import Kind
from bot.domain.policy import Urgency
from bot.usecases import asking
from practice.options import TEAM
from tests.delivery.house import House, new_id
from tests.make import make_asking, make_person

SCHEDULE = "chat.scheduleMessage"
WITHDRAW = "chat.deleteScheduledMessage"
CONFIRMED = "Cancel my request"


async def moments(house: House) -> list[int]:
    return [int(one["post_at"]) for one in await house.slack.scheduled()]


async def arrival(house: House) -> None:
    """Until the workspace, which looks at its clock now and then, has posted what is due."""
    async with asyncio.timeout(5):
        while await moments(house):
            await house.slack.wait(house.stage.world.changes.seq, 0.1)


async def test_the_net_is_armed_before_the_confirmation_is_shown(house: House) -> None:
    house.supporter("sam")
    case = house.asks(Urgency.NOW)
    await house.drains()
    order = [
        call["method"]
        for call in await house.slack.calls()
        if call["arguments"].get("channel") == house.channel("dana")
    ]
    assert order == [SCHEDULE, "chat.postMessage"]
    wanted = net_wanted(case)
    assert wanted is not None
    assert await moments(house) == [int(wanted.timestamp()) + 1]
    assert house.net(case).state is NetState.ARMED


async def test_the_net_has_no_metadata_and_arrives_when_nobody_else_does(house: House) -> None:
    house.asks(Urgency.DANGER)
    await house.drains()
    assert (await house.slack.scheduled())[0]["never_posts"] is False
    before = len((await house.person("dana").screen())["dm"])
    await house.passes(182)
    await arrival(house)
    messages = (await house.person("dana").screen())["dm"]
    assert len(messages) == before + 1
    assert "911" in messages[-1]["read"]


async def test_an_acceptance_moves_the_net_and_makes_the_new_one_first(house: House) -> None:
    house.supporter("sam")
    case = house.asks(Urgency.NOW)
    await house.drains()
    before = await moments(house)
    house.accepts(case, "sam")
    await house.settles(2)
    after = await moments(house)
    assert len(after) == 1
    assert after[0] > before[0]
    calls = [c["method"] for c in await house.slack.calls()]
    assert calls.index(WITHDRAW) > len(calls) - 1 - calls[::-1].index(SCHEDULE)


async def test_a_cancelled_request_withdraws_its_net(house: House) -> None:
    case = house.asks(Urgency.NOW)
    await house.drains()
    house.cancels(case)
    await house.drains()
    assert await moments(house) == []
    assert house.net(case) == Net(NetState.WITHDRAWN)


async def test_a_net_that_slack_will_not_give_back_is_known_until_it_has_arrived(
    house: House,
) -> None:
    case = house.asks(Urgency.DANGER)
    await house.drains()
    await house.passes(150)
    house.cancels(case)
    await house.drains()
    assert len(house.net(case).also_standing) == 1
    await house.passes(31)
    await arrival(house)
    await house.passes(40)
    await house.drains()
    assert house.net(case).also_standing == ()


async def test_a_net_of_unknown_outcome_is_found_in_slacks_list_and_not_made_twice(
    house: House,
) -> None:
    case = house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "timeout_after_accept", seconds=0)
    await house.drains()
    assert house.net(case).state is NetState.PENDING
    assert await house.count("dana", CONFIRMED) == 0
    await house.passes(2.1)
    await house.drains()
    assert house.net(case).state is NetState.ARMED
    assert len(await moments(house)) == 1
    assert await house.count("dana", CONFIRMED) == 1


async def test_a_net_that_was_never_made_is_made_after_the_looks(house: House) -> None:
    case = house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "drop_connection")
    await house.settles(6)
    assert house.net(case).state is NetState.ARMED
    assert len(await moments(house)) == 1


async def test_a_net_of_a_process_that_died_in_the_call_is_settled_by_the_list(
    house: House,
) -> None:
    case = house.asks(Urgency.NOW)
    house.in_flight(Kind.NET)
    post_at = (house.clock.now() + timedelta(minutes=10)).replace(microsecond=0)
    house.outbox.put_net(case.case_id, Net(NetState.PENDING, post_at))
    await house.client.chat_scheduleMessage(
        channel=house.channel("dana"), post_at=int(post_at.timestamp()), text="net"
    )
    await house.settles(3)
    assert house.net(case).state is NetState.ARMED
    assert len(await moments(house)) == 1


async def test_a_refused_net_is_recorded_and_the_confirmation_does_not_wait(
    house: House,
) -> None:
    case = house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "error", error="restricted_too_many", times=0)
    await house.drains()
    net = house.net(case)
    assert (net.state, net.reason) == (NetState.REFUSED, "restricted_too_many")
    assert await house.count("dana", CONFIRMED) == 1


async def test_the_confirmation_waits_for_the_net_and_pages_do_not(house: House) -> None:
    house.supporter("sam")
    house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "429", seconds=30)
    await house.drains()
    assert await house.count("sam", "Accept") == 1
    assert await house.count("dana", CONFIRMED) == 0
    await house.passes(5)
    await house.drains()
    assert await house.count("dana", CONFIRMED) == 0
    await house.passes(5.5)
    await house.drains()
    assert await house.count("dana", CONFIRMED) == 1


async def test_a_net_that_is_armed_late_is_told_on_the_card(house: House) -> None:
    case = house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "500", times=3)
    await house.settles(12)
    before = (await house.person("dana").screen())["dm"][0]["read"]
    await house.settles(25)
    after = (await house.person("dana").screen())["dm"][0]["read"]
    assert house.net(case).state is NetState.ARMED
    assert before != after


async def test_a_renewal_is_at_least_two_minutes_ahead(house: House) -> None:
    case = house.asks(Urgency.DANGER)
    await house.slack.fault(SCHEDULE, "429", seconds=170)
    await house.drains()
    await house.passes(171)
    now = house.clock.now().timestamp()
    await house.drains()
    assert house.net(case).state is NetState.ARMED
    assert (await moments(house))[0] >= now + 120
    made = len(await house.calls(SCHEDULE))
    house.owes(case.tell_requester(Kind.NET))
    await house.drains()
    assert len(await house.calls(SCHEDULE)) == made


async def test_two_copies_of_one_net_are_reduced_to_one(house: House) -> None:
    case = house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "timeout_after_accept", seconds=0)
    await house.drains()
    post_at = (await moments(house))[0]
    await house.client.chat_scheduleMessage(
        channel=house.channel("dana"), post_at=post_at, text="net"
    )
    await house.passes(2.1)
    await house.drains()
    assert len(await moments(house)) == 1
    assert house.net(case).state is NetState.ARMED


async def test_a_dead_token_is_told_as_a_missing_net_and_mended_later(house: House) -> None:
    case = house.asks(Urgency.NOW)
    await house.slack.fault(SCHEDULE, "error", error="missing_scope", times=1)
    await house.drains()
    assert house.net(case).state is NetState.REFUSED
    assert await house.count("dana", CONFIRMED) == 1
    await house.settles(20)
    assert house.net(case).state is NetState.ARMED


async def test_a_conversation_that_was_not_opened_in_time_is_opened_before_its_net(
    house: House,
) -> None:
    """A user id takes a message, but a net there could never be withdrawn."""
    person = make_person("U0DANA", TEAM)
    asks = make_asking(Urgency.NOW, requester=person, dm=person.user)
    case = asking.ask(house.store, house.clock.now(), asks, new_id, "send_anyway").case
    await house.drains()
    assert await house.count("dana", CONFIRMED) == 1
    assert len(await moments(house)) == 1
    house.cancels(case)
    await house.settles(3)
    assert await moments(house) == []
    assert await house.count("dana", CONFIRMED) == 0
    assert await house.slack.refused_calls() == []
