"""When nobody knows whether Slack took a message: looked for, sent again, and visible once."""

from bot.delivery.posting import redrawn_as
from bot.domain.notices import Kind
from bot.domain.policy import Urgency
from tests.delivery.house import House

ACCEPT = "Accept"
POST = "chat.postMessage"


async def test_a_message_accepted_without_an_answer_is_found_and_not_sent_again(
    house: House,
) -> None:
    house.supporter("sam")
    house.asks(Urgency.NOW)
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    await house.drains()
    assert await house.calls("conversations.history") == []
    await house.settles(3)
    assert await house.count("sam", ACCEPT) == 1
    posts = [
        c for c in await house.calls(POST) if c["arguments"]["channel"] == house.channel("sam")
    ]
    assert len(posts) == 1


async def test_a_found_message_is_drawn_again_as_things_are_now(house: House) -> None:
    house.supporter("sam")
    case = house.asks(Urgency.NOW)
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1
    house.cancels(case)
    await house.settles(8)
    assert await house.count("sam", ACCEPT) == 0
    assert len((await house.person("sam").screen())["dm"]) == 1


async def test_a_message_that_is_absent_after_five_seconds_is_sent_again(house: House) -> None:
    house.supporter("sam")
    house.asks(Urgency.NOW)
    await house.slack.fault(POST, "drop_connection", channel=house.channel("sam"))
    await house.drains()
    await house.passes(2.1)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 0
    assert len(await house.calls("conversations.history")) == 1
    await house.passes(3)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1
    assert len(await house.calls("conversations.history")) == 2


async def test_a_crisis_page_is_sent_again_at_once_and_one_copy_is_left_after_a_minute(
    house: House,
) -> None:
    house.supporter("sam")
    house.asks(Urgency.DANGER)
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    await house.drains()
    assert await house.count("sam", ACCEPT) == 2
    await house.passes(60)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1
    assert house.outbox.to_sweep(house.clock.now().replace(year=2100)) == ()


async def test_a_doubled_page_leaves_no_copy_when_it_is_replaced_before_the_sweep(
    house: House,
) -> None:
    house.supporter("sam")
    case = house.asks(Urgency.DANGER)
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    await house.drains()
    await house.passes(5)
    party = next(p for p in case.parties if p.member_id == "m-sam")
    house.owes(case.notice(Kind.PAGE, party))
    await house.settles(2)
    assert await house.count("sam", ACCEPT) == 1


async def test_a_lost_crisis_page_that_is_not_true_any_more_is_looked_for(house: House) -> None:
    house.supporter("sam")
    case = house.asks(Urgency.DANGER)
    row = house.in_flight(Kind.PAGE)
    house.outbox.mark_unknown(row.outbox_id, house.clock.now(), house.clock.now())
    key = {"event_type": "peersupport", "event_payload": {"key": row.send_key}}
    await house.client.chat_postMessage(channel=house.channel("sam"), text="Accept", metadata=key)
    house.cancels(case)
    await house.settles(3)
    assert await house.count("sam", ACCEPT) == 0


async def test_a_message_posted_by_a_process_that_died_is_found_at_the_next_start(
    house: House,
) -> None:
    house.supporter("sam")
    house.asks(Urgency.NOW)
    row = house.in_flight(Kind.PAGE)
    key = {"event_type": "peersupport", "event_payload": {"key": row.send_key}}
    await house.client.chat_postMessage(channel=house.channel("sam"), text="Accept", metadata=key)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1
    assert await house.count("dana", "Cancel my request") == 1
    await house.settles(62)
    assert await house.count("sam", ACCEPT) == 1


async def test_a_message_that_a_dead_process_never_posted_is_sent_after_the_looks(
    house: House,
) -> None:
    house.supporter("sam")
    house.asks(Urgency.NOW)
    house.in_flight(Kind.PAGE)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 0
    await house.settles(6)
    assert await house.count("sam", ACCEPT) == 1


async def test_a_crisis_page_of_a_dead_process_is_looked_for_once_and_sent_at_once(
    house: House,
) -> None:
    house.supporter("sam")
    house.asks(Urgency.DANGER)
    house.in_flight(Kind.PAGE)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1
    assert len(await house.calls("conversations.history")) == 1


async def test_dying_after_the_post_and_before_the_old_card_is_gone_posts_nothing_twice(
    house: House,
) -> None:
    house.supporter("sam")
    case = house.asks(Urgency.DANGER)
    await house.drains()
    party = next(p for p in case.parties if p.member_id == "m-sam")
    house.owes(case.notice(Kind.PAGE, party))
    await house.slack.fault("chat.delete", "500", times=2)
    await house.passes(2)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 2
    house.delivery = house.new_delivery("second")
    await house.settles(6)
    assert await house.count("sam", ACCEPT) == 1
    posts = [
        c for c in await house.calls(POST) if c["arguments"]["channel"] == house.channel("sam")
    ]
    assert len(posts) == 2


async def test_a_slack_that_is_down_loses_nothing_and_doubles_nothing(house: House) -> None:
    house.supporter("sam")
    house.supporter("lee")
    house.asks(Urgency.DANGER)
    await house.slack.down()
    await house.drains()
    await house.settles(20)
    await house.slack.down(on=False)
    await house.settles(70)
    assert await house.count("sam", ACCEPT) == 1
    assert await house.count("lee", ACCEPT) == 1
    assert await house.count("dana", "Cancel my request") == 1
    assert house.outbox.oldest_owed() is None


async def test_a_server_error_is_an_unknown_outcome(house: House) -> None:
    house.supporter("sam")
    house.asks(Urgency.NOW)
    await house.slack.fault(POST, "500", times=2, channel=house.channel("sam"))
    await house.settles(15)
    assert await house.count("sam", ACCEPT) == 1


async def test_every_card_that_can_be_drawn_again_is_when_its_late_copy_is_found() -> None:
    again = {str(kind) for kind in Kind}
    for kind in Kind:
        if f"{kind}_redraw" in again:
            assert redrawn_as(kind) is Kind(f"{kind}_redraw")
