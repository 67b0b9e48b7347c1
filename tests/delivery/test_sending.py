"""A row that is owed becomes one visible message, is kept true, and goes when it is replaced."""

from datetime import timedelta

from bot.domain import ending, followups
from bot.domain.log import Span
from bot.domain.notices import Kind, Notice
from bot.domain.people import Role
from bot.domain.policy import Urgency
from tests.delivery.house import House
from tests.make import make_log

ACCEPT = "Accept"
CONFIRMED = "Cancel my request"


async def test_a_request_pages_supporters_and_confirms_in_the_conversation(house: House) -> None:
    house.supporter("sam")
    house.supporter("lee")
    house.asks(Urgency.NOW)
    assert await house.drains() == 4
    assert await house.count("sam", ACCEPT) == 1
    assert await house.count("lee", ACCEPT) == 1
    assert await house.count("dana", CONFIRMED) == 1
    assert await house.slack.refused_calls() == []
    assert house.outbox.oldest_owed() is None


async def test_a_posted_message_carries_a_random_key_and_no_case_id(house: House) -> None:
    house.supporter("sam")
    case = house.asks()
    await house.drains()
    for call in await house.calls("chat.postMessage"):
        payload = call["arguments"]["metadata"]
        assert payload["event_type"] == "peersupport"
        assert set(payload["event_payload"]) == {"key"}
        assert case.case_id not in str(payload)
        assert case.requester.party_id not in str(payload)


async def test_an_acceptance_redraws_the_other_cards_and_tells_the_requester(
    house: House,
) -> None:
    house.supporter("sam")
    house.supporter("lee")
    case = house.asks()
    await house.drains()
    house.accepts(case, "sam")
    await house.drains()
    assert await house.count("lee", ACCEPT) == 0
    assert await house.count("sam", "Show contact") == 1
    assert await house.count("dana", "Nobody has reached me") == 0
    # The requester's conversation takes one message a second.
    await house.settles(3)
    assert await house.count("dana", "Nobody has reached me") == 1
    assert await house.slack.refused_calls() == []


async def test_the_requesters_earlier_card_loses_its_buttons(house: House) -> None:
    house.supporter("sam")
    case = house.asks()
    await house.drains()
    house.accepts(case, "sam")
    await house.settles(3)
    screen = await house.person("dana").screen()
    with_buttons = [m for m in screen["dm"] if m["buttons"]]
    assert len(screen["dm"]) == 2
    assert with_buttons == [screen["dm"][-1]] or with_buttons == [screen["dm"][0]]
    refs = house.outbox.refs(case.case_id, case.requester.party_id)
    assert sorted(ref.live for ref in refs) == [False, True]


async def test_a_page_that_is_sent_again_replaces_the_one_before(house: House) -> None:
    house.supporter("sam")
    house.asks(Urgency.DANGER)
    await house.drains()
    for _ in range(3):
        await house.passes(121)
        house.beats()
        await house.drains()
    await house.settles(3)
    assert await house.count("sam", ACCEPT) == 1
    assert len(await house.calls("chat.delete")) == 3


async def test_a_page_that_is_not_true_any_more_is_never_sent(house: House) -> None:
    house.supporter("sam")
    case = house.asks()
    house.cancels(case)
    await house.drains()
    assert await house.count("sam", ACCEPT) == 0
    sent = [c["arguments"]["channel"] for c in await house.calls("chat.postMessage")]
    assert house.channel("sam") not in sent


async def test_hiding_deletes_every_message_and_status_brings_the_card_back(house: House) -> None:
    house.supporter("sam")
    case = house.asks()
    await house.drains()
    house.accepts(case, "sam")
    await house.settles(3)
    house.owes(case.tell_requester(Kind.HIDE))
    await house.drains()
    assert (await house.person("dana").screen())["dm"] == []
    assert house.outbox.refs(case.case_id, case.requester.party_id) == ()
    house.owes(case.tell_requester(Kind.REQUEST_SHOWN))
    await house.settles(2)
    assert await house.count("dana", CONFIRMED) == 1


async def test_a_card_that_vanished_is_posted_anew_while_it_still_asks_for_something(
    house: House,
) -> None:
    member = house.supporter("sam")
    case = house.asks()
    await house.drains()
    party = next(p for p in case.parties if p.member_id == member.member_id)
    ref = house.outbox.refs(case.case_id, party.party_id)[0]
    await house.client.chat_delete(channel=ref.channel, ts=ref.ts)
    house.owes(case.notice(Kind.PAGE_REDRAW, party))
    await house.settles(2)
    assert await house.count("sam", ACCEPT) == 1
    assert len(house.outbox.refs(case.case_id, party.party_id)) == 1


async def test_a_card_that_vanished_stays_away_when_it_asks_for_nothing(house: House) -> None:
    house.supporter("sam")
    case = house.asks()
    await house.drains()
    party = next(p for p in case.parties if p.member_id == "m-sam")
    ref = house.outbox.refs(case.case_id, party.party_id)[0]
    await house.client.chat_delete(channel=ref.channel, ts=ref.ts)
    house.cancels(case)
    await house.settles(3)
    assert (await house.person("sam").screen())["dm"] == []
    assert house.outbox.oldest_owed() is None


async def test_two_invitations_to_two_roles_stand_side_by_side(house: House) -> None:

    member = house.member("kim", Role.LEAD, Role.COORDINATOR)
    for role in ("lead", "coordinator"):
        house.owes(
            Notice(Kind.WELCOME, member_id=member.member_id, subject_id=member.member_id, role=role)
        )
    await house.settles(2)
    assert len((await house.person("kim").screen())["dm"]) == 2


async def test_a_members_conversation_is_opened_when_there_is_none_yet(house: House) -> None:
    house.supporter("sam", dm=None)
    member = house.member("rae", Role.DIRECTOR, dm=None)

    house.owes(Notice(Kind.NOT_FOR_LIVE_USE, member_id=member.member_id))
    await house.drains()
    assert len((await house.person("rae").screen())["dm"]) == 1
    with house.store.look() as tx:
        kept = tx.member(member.member_id)
    assert kept is not None
    assert kept.dm == house.channel("rae")


async def test_the_home_tab_is_published_for_a_member(house: House) -> None:

    member = house.supporter("sam")
    house.owes(Notice(Kind.HOME, member_id=member.member_id))
    await house.drains()
    assert (await house.person("sam").screen())["home"] is not None


async def test_a_check_in_that_slack_took_no_sooner_than_at_night_waits_for_the_morning(
    house: House,
) -> None:
    house.supporter("sam")
    case = house.asks()
    house.accepts(case, "sam")
    await house.settles(3)
    noon = house.clock.now().replace(hour=17, minute=0)
    with house.store.begin() as tx:
        held, roster = house.case(case), tx.roster(noon)
        assert held.holder is not None
        log = make_log(follow_ups=(Span.DAY,))
        closed = ending.close(held, held.holder, log, roster, noon).case
        asked = followups.due(closed, noon + timedelta(days=1))
        tx.save(asked.case)
    night = noon + timedelta(days=1, hours=15)
    await house.passes((night - house.clock.now()).total_seconds())
    house.owes(*asked.owed)
    await house.settles(3)
    assert await house.count("dana", "I am okay") == 0
    await house.passes(7 * 3600)
    await house.settles(3)
    assert await house.count("dana", "I am okay") == 1
