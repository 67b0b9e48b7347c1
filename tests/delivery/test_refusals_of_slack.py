"""What Slack refuses: pace, people who are gone, a dead token, cards it does not take."""

import logging
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

import pytest

from bot.domain.content import Content, PageReason
from bot.domain.notices import Notice
from bot.domain.parties import PartyRole, PartyState
from bot.domain.policy import Urgency
from bot.ports import Store
from tests.delivery.house import House, packaged_content

ACCEPT = "Accept"
POST = "chat.postMessage"


async def test_retry_after_is_honoured_to_the_second(house: House) -> None:
    house.supporter("sam")
    house.asks()
    await house.slack.fault(POST, "429", seconds=7, channel=house.channel("sam"))
    await house.drains()
    await house.passes(6.5)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 0
    await house.passes(0.6)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1


async def test_who_cannot_be_reached_leaves_the_round_and_the_next_is_paged_at_once(
    house: House,
) -> None:
    for name in ("sam", "lee", "noor"):
        house.supporter(name)
    case = house.asks(Urgency.NOW)
    paged = [p for p in case.of(PartyRole.SUPPORTER) if p.member_id is not None]
    lost = paged[0].member_id or ""
    name = lost.removeprefix("m-")
    await house.slack.fault(
        POST, "error", error="channel_not_found", times=0, channel=house.channel(name)
    )
    await house.drains()
    now = house.case(case)
    dropped = now.of(PartyRole.SUPPORTER, PartyState.DROPPED)
    assert [p.member_id for p in dropped] == [lost]
    assert len(now.of(PartyRole.SUPPORTER, PartyState.PAGED)) == 2
    seen = [await house.count(n, ACCEPT) for n in ("sam", "lee", "noor")]
    assert sorted(seen) == [0, 1, 1]


async def test_a_deactivated_account_is_not_written_to(house: House) -> None:
    house.supporter("sam")
    house.supporter("lee")
    case = house.asks()
    house.supporter("sam", account_active=False)
    await house.drains()
    gone = house.case(case).of(PartyRole.SUPPORTER, PartyState.DROPPED)
    assert [p.member_id for p in gone] == ["m-sam"]
    sent = [c["arguments"]["channel"] for c in await house.calls(POST)]
    assert house.channel("sam") not in sent


async def test_account_inactive_is_the_recipient_while_the_token_lives(house: House) -> None:
    house.supporter("sam")
    case = house.asks()
    await house.slack.fault(POST, "error", error="account_inactive", channel=house.channel("sam"))
    await house.drains()
    assert house.case(case).of(PartyRole.SUPPORTER, PartyState.DROPPED)


async def test_a_dead_token_drops_nobody_and_is_tried_again(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.supporter("sam")
    case = house.asks()
    await house.slack.fault("*", "error", error="account_inactive", times=0)
    await house.drains()
    assert house.case(case).of(PartyRole.SUPPORTER, PartyState.DROPPED) == ()
    assert any(r.message == "app_refused" for r in caplog.records)
    await house.slack.clear_faults()
    await house.settles(32)
    assert await house.count("sam", ACCEPT) == 1


async def test_blocks_that_slack_refuses_still_reach_the_person_with_their_buttons(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.supporter("sam")
    house.asks()
    await house.slack.fault(POST, "error", error="invalid_blocks", channel=house.channel("sam"))
    await house.drains()
    assert await house.count("sam", ACCEPT) == 1
    assert any(r.levelno == logging.ERROR for r in caplog.records)


async def test_a_message_that_slack_never_takes_is_set_aside_and_blocks_nobody(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.supporter("sam")
    house.supporter("lee")
    house.asks()
    await house.slack.fault(
        POST, "error", error="msg_too_long", times=0, channel=house.channel("sam")
    )
    await house.drains()
    assert await house.count("lee", ACCEPT) == 1
    assert [r for r in caplog.records if r.message == "row_set_aside"]
    assert house.outbox.oldest_owed() is None


async def test_a_row_that_cannot_be_drawn_is_set_aside_and_blocks_nobody(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Content):
        def page_reason(self, codes: Iterable[str]) -> PageReason:
            raise KeyError("words of a requester")

    facts = {field.name: getattr(packaged_content(), field.name) for field in fields(Content)}
    house.delivery = house.new_delivery("second", content=Broken(**facts))
    house.supporter("sam")
    house.asks()
    await house.drains()
    assert await house.count("sam", ACCEPT) == 0
    assert len((await house.person("dana").screen())["dm"]) == 1
    assert house.outbox.oldest_owed() is None
    failed = [vars(r) for r in caplog.records if r.message == "row_failed"]
    assert "bot/views" in failed[0]["where"]
    assert "words of a requester" not in str(failed[0])


async def test_logs_hold_no_words_names_channels_or_slack_ids(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "peersupport.delivery")
    house.supporter("sam")
    house.asks()
    for kind, more in (("500", {}), ("429", {}), ("error", {"error": "invalid_blocks"})):
        await house.slack.fault(POST, kind, **more)
    await house.settles(12)
    said = [
        " ".join(map(str, vars(record).values()))
        for record in caplog.records
        if record.name == "peersupport.delivery"
    ]
    assert said
    for words in ("U0DANA", "U0SAM", "Sam", house.channel("dana"), house.channel("sam")):
        assert not any(words in line for line in said)


async def test_the_round_moves_on_before_the_row_ends(house: House) -> None:
    told: list[tuple[str, str]] = []

    def on_gone(store: Store, now: datetime, notice: Notice, code: str) -> None:
        assert house.outbox.oldest_owed() is not None
        told.append((notice.kind.value, code))

    house.delivery = house.new_delivery("second", on_gone)
    house.supporter("sam")
    house.asks()
    more: dict[str, Any] = {"error": "user_not_found", "channel": house.channel("sam")}
    await house.slack.fault(POST, "error", **more)
    await house.drains()
    assert told == [("page", "user_not_found")]
