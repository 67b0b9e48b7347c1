"""Words between two people: fetched when they are sent, visible once, forgotten; or not sent."""

from dataclasses import dataclass

from bot.delivery.pace import Method
from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.policy import Urgency
from bot.domain.relays import RelayState
from bot.usecases import relaying, requesting
from bot.usecases.relaying import Said, Talk
from tests.delivery.house import House, new_id

REPLIES, POST, DELETE = Method.REPLIES.value, Method.POST.value, Method.DELETE.value


@dataclass
class Pair:
    """Dana, who is masked, and Sam, who has accepted; written to without any handler."""

    house: House
    case: Case

    async def root(self, name: str) -> str:
        """The newest card of theirs."""
        shown = (await self.house.person(name).screen())["dm"]
        return str([m for m in shown if m["buttons"] and not m["thread_ts"]][-1]["ts"])

    async def types(self, name: str, text: str) -> str:
        """At Slack only: nobody has told us yet."""
        root = await self.root(name)
        return str((await self.house.person(name).says(text, thread_ts=root))["ts"])

    async def offers(self, name: str, text: str, ts: str = "") -> str:
        """As the event tells it."""
        ts = ts or await self.types(name, text)
        said = Said(self.house.channel(name), ts, await self.root(name), text)
        why = relaying.offer(
            self.house.store, self.house.clock.now(), self.talk(name), said, (), new_id
        )
        assert why is None
        return ts

    def talk(self, name: str) -> Talk:
        case = self.house.case(self.case)
        assert case.holder is not None
        return Talk(case, case.requester if name == "dana" else case.holder)

    def takes_back(self, name: str, ts: str) -> None:
        now = self.house.clock.now()
        relaying.taken_back(self.house.store, now, self.talk(name), ts)

    def states(self) -> list[RelayState]:
        with self.house.store.look() as tx:
            return [relay.state for relay in tx.relays(self.case.case_id)]

    async def thread(self, name: str) -> list[str]:
        shown = (await self.house.person(name).screen())["dm"]
        return [m["read"] for m in shown if m["thread_ts"]]

    async def heard(self, name: str, words: str) -> int:
        return sum(words in read for read in await self.thread(name))


async def meets(house: House) -> Pair:
    house.supporter("sam")
    case = house.asks(Urgency.TODAY, masked=True)
    await house.drains()
    house.accepts(case, "sam")
    await house.settles(3)
    return Pair(house, case)


async def test_only_that_one_message_is_fetched_and_only_when_it_is_sent(house: House) -> None:
    pair = await meets(house)
    await pair.types("dana", "not for anybody")
    ts = await pair.offers("dana", "hello")
    assert await house.calls(REPLIES) == []
    await house.settles(2)
    (fetched,) = await house.calls(REPLIES)
    asked = fetched["arguments"]
    assert (asked["ts"], asked["oldest"], asked["latest"], asked["limit"]) == (ts, ts, ts, "1")
    assert await pair.heard("sam", "hello") == 1
    assert await pair.heard("sam", "not for anybody") == 0
    assert await pair.heard("dana", "Delivered.") == 1


async def test_what_was_edited_meanwhile_is_not_sent(house: House) -> None:
    pair = await meets(house)
    ts = await pair.offers("dana", "hello")
    await house.person("dana").edits(ts, "it is Dana")
    await house.settles(2)
    assert pair.states() == [RelayState.CHANGED]
    assert await pair.heard("sam", "it is Dana") == 0
    assert await pair.heard("dana", "You changed it before we could pass it on.") == 1


async def test_what_was_deleted_meanwhile_is_not_sent(house: House) -> None:
    pair = await meets(house)
    ts = await pair.offers("dana", "hello")
    await house.person("dana").deletes(ts)
    await house.settles(2)
    assert pair.states() == [RelayState.TAKEN_BACK]
    assert await pair.heard("sam", "hello") == 0
    assert not [c for c in await house.calls(POST) if c["arguments"].get("thread_ts")][1:]


async def test_a_copy_posted_without_an_answer_is_found_in_the_thread(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "hello")
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    await house.settles(8)
    assert await pair.heard("sam", "hello") == 1
    assert await pair.heard("dana", "Delivered.") == 1
    posts = [c for c in await house.calls(POST) if "hello" in str(c["arguments"])]
    assert len(posts) == 1


async def test_a_copy_is_found_in_the_thread_of_the_card_that_was_newest_then(
    house: House,
) -> None:
    pair = await meets(house)
    await pair.offers("sam", "hello")
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("dana"))
    await house.drains()
    now, by = house.clock.now(), pair.case.asking.requester
    requesting.show_again(house.store, now, by, pair.case.requester.party_id)
    await house.settles(8)
    assert await pair.heard("dana", "hello") == 1
    assert pair.states() == [RelayState.PASSED]


async def test_a_copy_that_never_arrived_is_fetched_and_sent_again(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "hello")
    await house.slack.fault(POST, "drop_connection", channel=house.channel("sam"))
    await house.settles(8)
    assert await pair.heard("sam", "hello") == 1
    assert pair.states() == [RelayState.PASSED]


async def test_two_copies_become_one_within_a_minute(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "hello")
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    # Nobody can look either, until the message has been sent a second time.
    await house.drains()
    await house.slack.fault(REPLIES, "refuse", error="channel_not_found", times=2)
    await house.settles(5)
    await house.slack.clear_faults()
    posts = [c for c in await house.calls(POST) if "hello" in str(c["arguments"])]
    assert len(posts) == 2
    await house.settles(70)
    assert await pair.heard("sam", "hello") == 1


async def test_what_was_taken_back_while_nobody_knew_is_deleted_when_it_is_found(
    house: House,
) -> None:
    pair = await meets(house)
    ts = await pair.offers("dana", "hello")
    await house.slack.fault(POST, "timeout_after_accept", seconds=0, channel=house.channel("sam"))
    await house.drains()
    assert await pair.heard("sam", "hello") == 1
    await house.person("dana").deletes(ts)
    pair.takes_back("dana", ts)
    await house.settles(10)
    assert await pair.heard("sam", "hello") == 0
    assert pair.states() == [RelayState.TAKEN_BACK]


async def test_a_deletion_waits_until_slack_takes_it(house: House) -> None:
    pair = await meets(house)
    ts = await pair.offers("dana", "hello")
    await house.settles(2)
    await house.slack.fault(DELETE, "500", times=2)
    pair.takes_back("dana", ts)
    await house.settles(10)
    assert await pair.heard("sam", "hello") == 0


async def test_where_slack_lets_nothing_be_deleted_one_neutral_line_is_left(house: House) -> None:
    pair = await meets(house)
    ts = await pair.offers("dana", "hello")
    await house.settles(2)
    error = "compliance_exports_prevent_deletion"
    await house.slack.fault(DELETE, "refuse", error=error)
    pair.takes_back("dana", ts)
    await house.settles(4)
    assert await pair.heard("sam", "hello") == 0
    assert await pair.heard("sam", "This was taken back.") == 1


async def test_fast_writing_arrives_in_order_and_nothing_is_lost(house: House) -> None:
    pair = await meets(house)
    for number in range(8):
        await pair.offers("dana", f"line {number}")
    await house.slack.fault(POST, "429", seconds=2, channel=house.channel("sam"))
    await house.settles(40)
    heard = [read for read in await pair.thread("sam") if "line " in read]
    assert [next(n for n in range(8) if f"line {n}" in read) for read in heard] == list(range(8))
    assert await pair.heard("dana", "Delivered.") == 8


async def test_the_writer_hears_when_slack_refuses_for_good(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "hello")
    error = "channel_not_found"
    await house.slack.fault(POST, "refuse", error=error, channel=house.channel("sam"))
    await house.settles(4)
    assert pair.states() == [RelayState.LOST]
    assert await pair.heard("dana", "Not delivered.") == 1
    assert await pair.heard("dana", "Get me a person") == 1


async def test_words_that_cannot_be_fetched_for_good_are_not_delivered(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "hello")
    await house.slack.fault(REPLIES, "refuse", error="channel_not_found")
    await house.settles(4)
    assert await pair.heard("dana", "Not delivered.") == 1
    assert await pair.heard("sam", "hello") == 0


async def test_while_slack_is_down_it_waits(house: House) -> None:
    pair = await meets(house)
    await pair.offers("sam", "at six?")
    await house.slack.fault(REPLIES, "500", times=3)
    await house.settles(20)
    assert await pair.heard("dana", "at six?") == 1


async def test_who_does_not_hold_the_case_any_more_neither_writes_nor_reads(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "to sam")
    await pair.offers("sam", "to dana")
    by = pair.case.asking.requester
    requesting.someone_else(house.store, house.clock.now(), by, pair.case.requester.party_id)
    await house.settles(5)
    assert await pair.heard("sam", "to sam") == 0
    assert await pair.heard("dana", "to dana") == 0
    assert pair.states() == [RelayState.LOST, RelayState.LOST]
    assert await pair.heard("sam", "Not delivered.") == 1


async def test_a_successor_of_a_dead_process_finds_what_it_had_posted(house: House) -> None:
    pair = await meets(house)
    ts = await pair.offers("dana", "hello")
    row = house.in_flight(Kind.RELAY)
    await house.client.chat_postMessage(
        channel=house.channel("sam"),
        thread_ts=await pair.root("sam"),
        text="You have an update. hello",
        metadata={"event_type": "peersupport", "event_payload": {"key": row.send_key}},
    )
    house.delivery = house.new_delivery("second")
    await house.settles(8)
    assert await pair.heard("sam", "hello") == 1
    assert pair.states() == [RelayState.PASSED]
    assert ts


async def test_the_words_are_in_no_file(house: House) -> None:
    pair = await meets(house)
    await pair.offers("dana", "Quokkawaltz at six")
    await pair.offers("sam", "Okapiwhistle then")
    await house.settles(3)
    assert await pair.heard("sam", "Quokkawaltz") == 1
    assert house.file is not None
    held = [file.read_bytes() for file in house.file.parent.rglob("*") if file.is_file()]
    assert any(b"relay:" in one for one in held)
    for word in (b"Quokkawaltz", b"Okapiwhistle"):
        assert not any(word in one for one in held)


async def test_what_a_hidden_conversation_still_owes_ends_with_the_case(house: House) -> None:
    pair = await meets(house)
    await pair.offers("sam", "hello")
    await pair.offers("dana", "hello")
    by, mine = pair.case.asking.requester, pair.case.requester.party_id
    requesting.hide(house.store, house.clock.now(), by, mine)
    await house.settles(20)
    assert house.outbox.oldest_owed() is not None
    house.cancels(pair.case)
    await house.settles(60)
    assert house.outbox.oldest_owed() is None
