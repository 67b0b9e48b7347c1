"""My profile: two lines that the supporter writes, and that only the requester reads."""

from bot.domain.people import Role
from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_cards import sam_accepts

BIO = "ICU nurse, 12 years.\nI walk a lot."
FIELD = "Two lines about you"


async def opens(desk: Desk) -> Person:
    sam = desk.person("sam")
    await sam.opens_home()
    await sam.clicks("My profile", where="home")
    return sam


async def writes(desk: Desk, typed: str) -> Person:
    sam = await opens(desk)
    await sam.fills(FIELD, typed)
    await sam.submits()
    return sam


async def test_who_is_coming_says_so_in_their_own_words(desk: Desk) -> None:
    sam = await writes(desk, BIO)
    await sam.sees("Saved. Those you come to will read your two lines", where="modal")
    await sam.closes()
    await sam_accepts(desk)
    await desk.house.settles(3)
    said = await desk.person("dana").reads("dm")
    assert "In their own words:\nICU nurse, 12 years.\nI walk a lot." in said
    assert said.index("has accepted") < said.index("In their own words")


async def test_nobody_else_reads_it(desk: Desk) -> None:
    await (await writes(desk, BIO)).closes()
    await sam_accepts(desk)
    rae = desk.person("rae")
    for words in ("roster", "roles", "lines"):
        await rae.types(f"/peersupport-admin {words}")
    await rae.types("/peersupport privacy")
    for name in ("rae", "kim"):
        seen = await desk.person(name).seen()
        assert not [one for one in seen if "ICU nurse" in one["text"]]


async def test_a_link_is_refused_under_the_field_and_the_words_stay(desk: Desk) -> None:
    sam = await writes(desk, "see https://sam.example.org")
    await sam.sees("Please leave out links", where="modal")
    await sam.fills(FIELD, BIO)
    await sam.submits()
    await sam.sees("Saved.", where="modal")


async def test_a_third_line_is_refused_under_the_field(desk: Desk) -> None:
    sam = await writes(desk, "one\ntwo\nthree")
    await sam.sees("Please keep it to two lines", where="modal")


async def test_it_stands_in_the_field_again_and_empties(desk: Desk) -> None:
    await (await writes(desk, BIO)).closes()
    sam = await opens(desk)
    inputs = (await sam.screen())["modals"][-1]["inputs"]
    assert [one["value"] for one in inputs] == [BIO, "English", "", "", "3"]
    await sam.fills(FIELD, "")
    await sam.submits()
    await sam.sees("no lines about you", where="modal")
    await sam.closes()
    await sam_accepts(desk)
    await desk.house.settles(3)
    assert "has accepted" in await desk.person("dana").reads("dm")
    assert "In their own words" not in await desk.person("dana").reads("dm")


async def test_who_is_no_supporter_any_more_reads_so(desk: Desk) -> None:
    sam = await opens(desk)
    desk.house.member("sam", Role.COORDINATOR)
    await sam.fills(FIELD, BIO)
    await sam.submits()
    await sam.sees("You are not a supporter right now", where="modal")
