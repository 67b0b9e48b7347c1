"""Between the two: changing one's mind, stepping back, passing on, and who hears what of it."""

from tests.stories.conftest import found_program
from tests.stories.living import (
    Bells,
    adds,
    asks,
    closes,
    holds,
    is_paged,
    keeps,
    settled,
    until_hour,
    waits,
)
from tests.stories.looking import cards, has_cards, pages
from tests.stories.town import Town

MOVED_ON = "This has moved on, thank you"
SEEN = "Who has seen your name and is no longer with this: Sam Okafor."


async def sam_first(place: Town) -> None:
    """Sam is paged first and alone; Lee is next."""
    await keeps(place, "rae", "policy set now 1@5m 1@5m all@15m", "Saved")
    await keeps(place, "rae", "policy set today 1@30m all@2h", "Saved")
    await place.person("lee").types("/peersupport off", channel="dm")


async def sam_holds_for_dana(place: Town, *, name_seen: bool) -> None:
    await sam_first(place)
    await asks(place, "dana", "Talk now")
    await holds(place, "sam")
    await place.person("dana").sees("Sam Okafor (Nurse) has accepted", where="dm")
    if name_seen:
        await place.person("sam").clicks("Show contact")
        await place.person("sam").sees("Dana Rivera", where="modal")
        await place.person("sam").closes()


async def test_each_step_of_a_request_rings_once_for_whom_it_is_meant(place: Town) -> None:
    await sam_first(place)
    await until_hour(place, 11)
    bells = await Bells(place).begin()
    await asks(place, "dana", "Talk now")
    await bells.are(dana=1, sam=1)
    await place.person("sam").clicks("Not now")
    await bells.are(dana=1, sam=1, lee=1)
    await holds(place, "lee")
    await bells.are(dana=2, sam=1, lee=1)
    await place.person("lee").clicks("Show contact")
    await place.person("lee").closes()
    await place.person("lee").clicks("We made contact")
    await place.person("dana").sees("You two have made contact", where="dm")
    await waits(place, hours=2)
    await bells.are(dana=2, sam=1, lee=1)
    await closes(place.person("lee"))
    await bells.are(dana=3, sam=1, lee=1)
    texts = {entry["text"] for entry in await bells.rung() if entry["user"] == "U0DANA"}
    assert texts == {"You have an update"}


async def test_a_danger_request_rings_for_everybody_it_names_and_nobody_else(
    place: Town,
) -> None:
    dana, kim = place.person("dana"), place.person("kim")
    bells = await Bells(place).begin()
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person")
    await bells.are(dana=1, sam=1, lee=1, kim=1)
    await waits(place, minutes=2, seconds=1)
    await bells.are(dana=1, sam=2, lee=2, kim=2, rae=1)
    await has_cards(place, "kim", "Acknowledge", 1)
    await has_cards(place, "sam", "Accept", 1)
    await kim.clicks("Acknowledge")
    await place.person("rae").no_longer_sees("Acknowledge", where="dm")
    await bells.are(dana=2, sam=2, lee=2, kim=2, rae=1)
    await holds(place, "lee")
    await bells.are(dana=3, sam=2, lee=2, kim=2, rae=1)
    # Within a minute of its time Slack gives the safety message no longer back.
    await dana.sees("An earlier message with numbers to call may still arrive", where="dm")
    await place.person("lee").clicks("We made contact")
    await waits(place, minutes=30)
    await dana.sees("here is who to call", where="dm")
    await bells.are(dana=4, sam=2, lee=2, kim=2, rae=1)
    await closes(place.person("lee"))
    await place.person("lee").sees("It ends when a clinical lead has confirmed", where="dm")
    await has_cards(place, "kim", "Acknowledge", 1)
    await bells.are(dana=5, sam=2, lee=2, kim=3, rae=1)
    await kim.clicks("Acknowledge")
    await place.person("lee").sees("This has ended", where="dm")
    await bells.are(dana=5, sam=2, lee=2, kim=3, rae=1)


async def test_two_broken_promises_ask_whether_somebody_is_still_wanted(place: Town) -> None:
    dana, ari = place.person("dana"), place.person("ari")
    await until_hour(place, 11)
    await keeps(place, "rae", "policy set now 2@5m all@15m", "Saved")
    bells = await Bells(place).begin()
    await asks(place, "dana", "Talk now")
    await bells.are(dana=1, sam=1, lee=1)
    await waits(place, minutes=5, seconds=1)
    await dana.sees("Nobody has accepted yet", where="dm")
    await dana.sees("employee assistance program", where="dm")
    await ari.sees("Ask again", where="dm")
    await settled(place)
    (card,) = await cards(ari, "Ask again")
    assert "How soon: Talk now" in card["read"]
    assert "(5 min)" in card["read"]
    for secret in ("Dana", "Sam", "Lee", "clinical", "How:"):
        assert secret not in card["read"].replace("Ask again", "")
    await ari.clicks("Details")
    await ari.sees("You see how soon and the waiting time only", where="modal")
    await ari.closes()
    await ari.clicks("Ask again")
    await has_cards(place, "sam", "Accept", 1)
    await settled(place)
    rung = [e["user"] for e in await bells.rung()]
    assert (rung.count("U0SAM"), rung.count("U0LEE"), rung.count("U0ARI")) == (2, 2, 1)
    await waits(place, minutes=15)
    await dana.sees("Do you still want someone?", where="dm")
    await has_cards(place, "ari", "Ask again", 1)
    await has_cards(place, "dana", "Cancel my request", 1)
    await place.person("sam").clicks("Accept")
    await ari.no_longer_sees("Ask again", where="dm")
    await ari.sees("Nothing more is needed from you here", where="dm")


async def test_this_was_not_me_stops_everything_and_tells_nobody_who(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await asks(place, "dana", "Talk now")
    await is_paged(place, "sam")
    bells = await Bells(place).begin()
    await dana.clicks("This was not me", where="dm")
    await dana.sees("Your request is cancelled", where="dm")
    await has_cards(place, "sam", "Accept", 0)
    await has_cards(place, "lee", "Accept", 0)
    await sam.sees("Nothing more is needed from you here", where="dm")
    await waits(place, hours=2)
    await bells.are(dana=1)
    assert not await place.slack.scheduled()

    await asks(place, "dana", "Danger now")
    await place.person("kim").sees("Acknowledge", where="dm")
    await dana.clicks("This was not me", where="dm")
    await has_cards(place, "sam", "Accept", 0)
    await place.person("kim").sees("A danger request is ending", where="dm")
    assert "Are you safe" not in await dana.reads("dm")
    for who in ("sam", "lee", "kim", "rae", "ari"):
        shown = " ".join(str(entry) for entry in await place.person(who).seen())
        assert "Dana" not in shown
        assert "U0DANA" not in shown


async def test_a_request_is_made_more_urgent_with_one_press_and_never_less(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await until_hour(place, 11)
    await sam_first(place)
    await asks(place, "dana", "Today")
    await is_paged(place, "sam")
    await dana.clicks("Make it talk now", where="dm")
    await dana.sees("Your request is now: Talk now", where="dm")
    await sam.sees("How soon: Talk now", where="dm")
    await has_cards(place, "sam", "Accept", 1)
    assert "Make it talk now" not in (await cards(dana, "Check status"))[-1]["read"]
    await waits(place, minutes=5, seconds=1)
    await is_paged(place, "lee")
    await dana.types("/peersupport", channel="dm")
    await dana.sees("You have an open request")
    await dana.clicks("Make it danger now", where="dm")
    await dana.sees("Your request is now: Danger now", where="dm")
    await sam.sees("How soon: Danger now", where="dm")
    await place.person("kim").sees("Acknowledge", where="dm")
    await has_cards(place, "dana", "Check status", 1)
    card = (await cards(dana, "Check status"))[-1]["read"]
    assert "Make it" not in card
    assert "911" in card
    await dana.clicks("Say where I am", where="dm")
    await dana.fills("Where are you?", "Roof, north stairs")
    await dana.submits()
    await holds(place, "sam")
    assert "Roof" not in await sam.reads("dm")
    await sam.clicks("Show contact")
    await sam.sees("Where: Roof, north stairs", where="modal")


async def test_someone_else_please_moves_on_without_a_word_about_why(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await sam_holds_for_dana(place, name_seen=True)
    await dana.clicks("Someone else, please", where="dm")
    await sam.sees(MOVED_ON, where="dm")
    await dana.sees("We are looking for someone else now", where="dm")
    await dana.sees(SEEN, where="dm")
    await is_paged(place, "lee")
    await sam.types("/peersupport cases", channel="dm")
    await sam.sees("You hold no case right now", where="modal")
    await sam.closes()
    await holds(place, "lee")
    await waits(place, minutes=20)
    await settled(place)
    assert await pages(place, "sam") == 0
    assert not await cards(sam, "Show contact")


async def test_nobody_has_reached_me_releases_at_once(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await sam_holds_for_dana(place, name_seen=False)
    await dana.clicks("Nobody has reached me", where="dm")
    await sam.sees(MOVED_ON, where="dm")
    await is_paged(place, "lee")
    await settled(place)
    assert "seen your name" not in await dana.reads("dm")
    await holds(place, "lee")
    await dana.sees("Lee Chen (Physician) has accepted", where="dm")
    await dana.clicks("Somebody has reached me", where="dm")
    await dana.sees("You two have made contact", where="dm")
    await has_cards(place, "lee", "We made contact", 0)
    await waits(place, hours=2)
    await settled(place)
    assert "Has somebody reached you?" not in await dana.reads("dm")


async def test_who_is_too_close_leaves_without_a_reason_and_the_requester_hears_who_saw_the_name(
    place: Town,
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await sam_holds_for_dana(place, name_seen=True)
    bells = await Bells(place).begin()
    await sam.clicks("I am too close to this", where="dm")
    await sam.sees(MOVED_ON, where="dm")
    await dana.sees(SEEN, where="dm")
    await is_paged(place, "lee")
    await bells.are(dana=1, lee=1)
    roster = await keeps(place, "rae", "roster", "Sam Okafor: Nurse")
    assert "available now" in roster
    await dana.clicks("Cancel my request", where="dm")
    await dana.sees("Your request is cancelled", where="dm")
    await dana.sees(SEEN, where="dm")


async def test_while_a_case_is_handed_over_the_first_stays_until_the_next_accepts(
    place: Town,
) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await sam_holds_for_dana(place, name_seen=True)
    await sam.clicks("We made contact")
    await dana.sees("You two have made contact", where="dm")
    await sam.clicks("Hand over", where="dm")
    await sam.sees("You stay with it until they accept", where="dm")
    await dana.sees("A second colleague is joining", where="dm")
    await dana.sees("Until they accept, the first one stays with you", where="dm")
    await has_cards(place, "sam", "Show contact", 1)
    await is_paged(place, "lee")
    await sam.clicks("Show contact")
    await sam.sees("Dana Rivera", where="modal")
    await sam.closes()
    await holds(place, "lee")
    await sam.sees(MOVED_ON, where="dm")
    await dana.sees("Lee Chen (Physician) has accepted", where="dm")
    await dana.sees(SEEN, where="dm")
    await has_cards(place, "sam", "Show contact", 0)
    await has_cards(place, "lee", "Show contact", 1)
    await lee.clicks("Show contact")
    await lee.sees("Dana Rivera", where="modal")


async def test_i_cannot_go_on_pages_the_next_one_at_talk_now_pace(empty: Town) -> None:
    await found_program(empty)
    for name in ("sam", "lee"):
        await adds(empty, name)
    await adds(empty, "tom", "profession=nurse languages=en trained=2025-10-01")
    await until_hour(empty, 11)
    await sam_first(empty)
    await empty.person("tom").types("/peersupport off", channel="dm")
    dana, sam = empty.person("dana"), empty.person("sam")
    await asks(empty, "dana", "Today")
    await holds(empty, "sam")
    await sam.clicks("I cannot go on", where="dm")
    await dana.sees("A second colleague is joining", where="dm")
    await settled(empty)
    assert await pages(empty, "lee") + await pages(empty, "tom") == 1
    await waits(empty, minutes=5, seconds=1)
    await is_paged(empty, "lee")
    await is_paged(empty, "tom")
    await waits(empty, minutes=5, seconds=1)
    await empty.person("ari").sees("Ask again", where="dm")
    await has_cards(empty, "sam", "Show contact", 1)
    await dana.clicks("Someone else, please", where="dm")
    await sam.sees(MOVED_ON, where="dm")
    await holds(empty, "tom")
    await has_cards(empty, "lee", "Accept", 0)


async def test_whoever_acts_keeps_the_case_and_silence_of_both_gives_it_on(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await sam_holds_for_dana(place, name_seen=True)
    await waits(place, minutes=30, seconds=1)
    await sam.sees("Have you made contact?", where="dm")
    await dana.sees("Has somebody reached you?", where="dm")
    await waits(place, minutes=10)
    await sam.clicks("Show contact", where="dm")
    await sam.closes()
    await waits(place, minutes=6)
    await settled(place)
    await has_cards(place, "sam", "Show contact", 1)
    await waits(place, minutes=10)
    await sam.sees(MOVED_ON, where="dm")
    await dana.sees(SEEN, where="dm")
    await is_paged(place, "lee")
    assert "Have you made contact?" not in await sam.reads("dm")


async def test_after_a_cancelled_danger_request_talk_to_someone_asks_for_somebody_again(
    place: Town,
) -> None:
    dana, kim = place.person("dana"), place.person("kim")
    await asks(place, "dana", "Danger now")
    await kim.sees("Acknowledge", where="dm")
    await dana.clicks("Cancel my request", where="dm")
    await dana.sees("Are you safe for now?", where="dm")
    await has_cards(place, "sam", "Accept", 0)
    await dana.clicks("Talk to someone", where="dm")
    await is_paged(place, "sam")
    await dana.sees("Thank you for telling us", where="dm")
    await has_cards(place, "kim", "Acknowledge", 1)
    await dana.types("/peersupport status", channel="dm")
    await has_cards(place, "dana", "Make it danger now", 1)
