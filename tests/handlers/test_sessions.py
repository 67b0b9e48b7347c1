"""Sessions as people meet them: typed, answered on the card, written down, seen on Home."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.matching import is_in_pool
from bot.domain.people import Member, Role
from bot.usecases import session_rounds
from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_lines import types
from tests.make import make_person

PLACE = ZoneInfo("America/New_York")
FIELD = "What should we talk about?"


@pytest.fixture
async def school(desk: Desk) -> Desk:
    """Jo trains, Sam and Lee support. It is noon where they are."""
    local = desk.deps.clock.now().astimezone(PLACE)
    noon = local.replace(hour=12, minute=0) + timedelta(days=1)
    await desk.house.passes((noon - local).total_seconds())
    desk.house.member("jo", Role.TRAINER)
    desk.house.supporter("lee")
    await desk.deps.remember()
    return desk


async def plans(desk: Desk, days: float = 2, more: str = "") -> str:
    """By Jo; the id of the session."""
    wall = (desk.deps.clock.now() + timedelta(days=days)).astimezone(PLACE)
    said = await types(
        desk,
        "jo",
        f'session add "Monthly session" {wall:%Y-%m-%d} {wall:%H:%M} 60m tz=America/New_York'
        f' where="Room 4" {more}',
    )
    assert "Saved as " in said, said
    return said.split("Saved as ")[1].split(":")[0]


async def hour_passes(desk: Desk, days: float = 0) -> None:
    await desk.house.passes(days * 86400)
    session_rounds.look_after_sessions(desk.house.store, desk.deps.clock.now())
    await desk.house.settles(20)


async def invited(desk: Desk) -> tuple[str, Person]:
    session_id = await plans(desk)
    await hour_passes(desk)
    sam = desk.person("sam")
    await sam.sees("Do you come?", where="dm")
    return session_id, sam


def member(desk: Desk, name: str) -> Member:
    with desk.house.store.look() as tx:
        found = tx.member_of(make_person(f"U0{name.upper()}", desk.deps.workspace.team))
    assert found is not None
    return found


async def test_a_card_says_when_and_where_and_takes_an_answer_that_can_change(
    school: Desk,
) -> None:
    _, sam = await invited(school)
    said = await sam.reads("dm")
    for part in ("Monthly session", "60 minutes", "Where: Room 4", "Led by Jo"):
        assert part in said
    await sam.clicks("I will come", where="dm")
    await school.house.settles(3)
    await sam.sees("You have said that you will come", where="dm")
    await sam.clicks("Not this time", where="dm")
    await school.house.settles(3)
    await sam.sees("You have said: not this time", where="dm")
    assert "Coming 0, not coming 1, no word yet 1." in await types(school, "jo", "session list")


async def test_after_it_has_begun_a_press_changes_nothing_and_says_so(school: Desk) -> None:
    _, sam = await invited(school)
    await school.house.passes(3 * 86400)
    await sam.clicks("I will come", where="dm")
    await sam.sees("This session has begun, is over, or does not take place")


async def test_who_is_no_supporter_any_more_cannot_answer(school: Desk) -> None:
    _, sam = await invited(school)
    school.house.member("sam", Role.COORDINATOR)
    await sam.clicks("I will come", where="dm")
    await sam.sees("You are not a supporter right now")


async def test_the_trainers_card_opens_with_those_who_said_yes(school: Desk) -> None:
    _, sam = await invited(school)
    await sam.clicks("I will come", where="dm")
    await hour_passes(school, days=2.2)
    jo = school.person("jo")
    await jo.clicks("Who was there?", where="dm")
    (field,) = (await jo.screen())["modals"][-1]["inputs"]
    assert field["value"] == "Sam Okafor"
    await jo.fills("Supporters who were there", ["U0SAM", "U0DANA"])
    await jo.submits()
    await jo.sees("Not a supporter here: U0DANA", where="modal")
    await jo.fills("Supporters who were there", ["U0SAM", "U0LEE"])
    await jo.submits()
    await jo.sees("Saved. There:", where="modal")
    await jo.closes()
    await school.house.settles(3)
    await jo.sees("It is written down who was there", where="dm")


async def test_attended_without_names_opens_the_same_form(school: Desk) -> None:
    session_id = await plans(school)
    assert "has not begun yet" in await types(school, "jo", f"session attended {session_id}")
    await school.house.passes(3 * 86400)
    jo = school.person("jo")
    await jo.types(f"/peersupport-admin session attended {session_id}")
    await jo.sees("Supporters who were there", where="modal")


async def test_three_typed_absences_stop_and_an_excuse_brings_back(school: Desk) -> None:
    found = [await plans(school, days=40 + n, more="repeat=none") for n in range(3)]
    await school.house.passes(44 * 86400)
    for one in found:
        assert "There: Lee." in await types(school, "jo", f"session attended {one} @lee")
    assert not is_in_pool(member(school, "sam"), school.deps.clock.now())
    listed = await types(school, "jo", "session list")
    assert "Sam: missed 3 in a row, no new requests" in listed
    for name in ("rae", "kim"):
        roster = await types(school, name, "roster")
        assert "missed" not in roster
    assert "You are not paged" in await _available(school)
    said = await types(school, "jo", f"session excuse {found[1]} @sam")
    assert "does not count for Sam" in said
    assert is_in_pool(member(school, "sam"), school.deps.clock.now())


async def _available(desk: Desk) -> str:
    sam = desk.person("sam")
    await sam.reloads()
    await sam.types("/peersupport on")
    return await sam.reads("ephemeral")


async def test_a_topic_is_saved_for_nobody_and_shown_from_three_on(school: Desk) -> None:
    _, sam = await invited(school)
    for words in ("nights", "handover", "saying no"):
        assert "fewer than three" in await types(school, "jo", "session topics")
        await sam.clicks("Suggest a topic", where="dm")
        await sam.sees("No names, no cases", where="modal")
        await sam.fills(FIELD, words)
        await sam.submits()
        await sam.sees("Saved. Thank you.", where="modal")
        await sam.closes()
    said = await types(school, "jo", "session topics")
    assert all(words in said for words in ("nights", "handover", "saying no"))
    assert "Sam" not in said
    assert "nights" not in await types(school, "sam", "session topics")


async def test_a_link_in_a_topic_is_refused_under_the_field(school: Desk) -> None:
    _, sam = await invited(school)
    await sam.clicks("Suggest a topic", where="dm")
    await sam.fills(FIELD, "see https://a.example.org")
    await sam.submits()
    await sam.sees("Please leave out links", where="modal")


async def test_danger_words_in_a_topic_open_the_lines(school: Desk) -> None:
    _, sam = await invited(school)
    await sam.clicks("Suggest a topic", where="dm")
    await sam.fills(FIELD, "I want to kill myself")
    await sam.submits()
    await sam.sees("988", where="modal")


async def test_my_training_on_home_is_ones_own_and_can_be_copied(school: Desk) -> None:
    await types(school, "rae", "training @sam date=2026-01-05 hours=2 trainer=@jo")
    sam = school.person("sam")
    await sam.opens_home()
    await sam.clicks("My training", where="home")
    said = await sam.reads("modal")
    for part in (
        "Your training is current",
        "CERTIFICATE OF TRAINING",
        "Hours: 2",
        "Not a licence",
    ):
        assert part in said


async def test_a_certificate_is_for_trainers_directors_and_oneself(school: Desk) -> None:
    for name in ("jo", "rae"):
        said = await types(school, name, "training certificate @sam")
        assert "Name: Sam" in said
    assert "Name: Sam" in await types(school, "sam", "training certificate")
    assert "Name: Sam" not in await types(school, "lee", "training certificate @sam")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("session attend 1a2b3c", "session attended"),
        ("session add Monthly 2026-12-03", "session add"),
        ('session add "M" 2026-12-03 16:00 60m tz=Mars/Base', "Mars/Base"),
        ("session remove ffffff", "There is no session ffffff"),
        ("session excuse ffffff", "session excuse"),
        ("training sam", "training @sam"),
        ("training @sam", "First course"),
        ("settings session-stop 99", "session-stop"),
    ],
)
async def test_what_cannot_be_meant_is_answered_with_what_can(
    school: Desk, typed: str, says: str
) -> None:
    assert says in await types(school, "rae", typed)


async def test_rules_stand_among_the_settings(school: Desk) -> None:
    said = await types(school, "rae", "settings")
    assert "session-warn: 2" in said
    assert "training-refresh: off" in said
    assert "session-stop: 4" in await types(school, "rae", "settings session-stop 4")
