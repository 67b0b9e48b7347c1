"""Wishes: who is asked first, who is never asked, and what the person hears when nobody fits."""

import pytest

from practice.driver import CannotDo
from tests.stories.conftest import found_program
from tests.stories.living import (
    adds,
    asks,
    fills_form,
    holds,
    is_paged,
    keeps,
    labels_in,
    settled,
    until_hour,
    value_in,
    waits,
)
from tests.stories.looking import cards, has_cards, pages
from tests.stories.town import Town

NOTE = "Anything that helps us find the right person"
AVOID = "People I would rather not meet"
WISHES = [
    "My profession",
    "Who would you like?",
    "Language",
    "My unit",
    "Not from my unit",
    AVOID,
]


async def one_by_one(place: Town) -> None:
    """Pages one person a minute, so that a story can see the order."""
    await keeps(place, "rae", "policy set now 1@1m 1@1m 1@1m all@15m", "Saved")


async def test_wishes_that_leave_nobody_are_said_before_anything_is_sent(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await fills_form(place, "dana", "Talk now", {"Language": "Spanish", NOTE: "Lighthouse"})
    assert not (await dana.submits())["closed"]
    await dana.sees("Nobody fits these wishes right now", where="modal")
    await dana.sees("employee assistance program (EAP)", where="modal")
    assert "988" in await dana.reads("modal")
    assert await value_in(dana, NOTE) == "Lighthouse"
    assert not (await dana.screen())["dm"]
    assert await pages(place, "sam") == 0
    with pytest.raises(CannotDo, match="required"):
        await dana.submits()
    await dana.clicks("Send it as it is", where="modal")
    assert (await dana.submits())["closed"]
    await dana.sees("Your request is in", where="dm")
    await is_paged(place, sam.who)
    assert "Matches your language" not in await sam.reads("dm")

    gil = await fills_form(
        place, "gil", "Today", {"My profession": "Nurse", "Who would you like?": "Anyone"}
    )
    await gil.fills("Language", "Spanish")
    assert not (await gil.submits())["closed"]
    await gil.clicks("Ask more people than my wishes allow", where="modal")
    assert (await gil.submits())["closed"]
    await gil.sees("Your request is in", where="dm")


async def test_changed_wishes_take_the_card_from_whoever_they_exclude(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await asks(place, "dana", "Talk now")
    await is_paged(place, sam.who)
    await dana.clicks("Change my wishes", where="dm")
    await dana.sees("People left out here are not asked again", where="modal")
    assert await labels_in(dana) == WISHES
    await dana.fills(AVOID, ["sam"])
    assert (await dana.submits())["closed"]
    await dana.sees("Your wishes are saved", where="dm")
    await has_cards(place, "sam", "Accept", 0)
    await sam.sees("Nothing more is needed from you here", where="dm")
    await holds(place, "lee")
    await dana.clicks("Change my wishes", where="dm")
    assert await value_in(dana, AVOID) == "Sam Okafor"
    await dana.fills(AVOID, ["lee", "sam"])
    assert (await dana.submits())["closed"]
    await lee.sees("This has moved on, thank you", where="dm")
    await settled(place)
    assert await pages(place, "sam") == await pages(place, "lee") == 0
    assert "Lee Chen" not in (await cards(dana, "Check status"))[-1]["read"]


async def test_people_i_would_rather_not_meet_never_learn_of_it_in_any_role(
    empty: Town,
) -> None:
    await found_program(empty, "sam", "lee")
    dana = empty.person("dana")
    await until_hour(empty, 11)
    await asks(empty, "dana", "Talk now", {AVOID: ["sam", "kim", "ari"]})
    await is_paged(empty, "lee")
    await empty.person("lee").clicks("Not now")
    await empty.person("rae").sees("Ask again", where="dm")
    await waits(empty, minutes=16)
    await dana.clicks("Make it danger now", where="dm")
    await empty.person("rae").sees("Acknowledge", where="dm")
    await waits(empty, minutes=2, seconds=1)
    await has_cards(empty, "rae", "Acknowledge", 1)
    await empty.person("rae").clicks("Ask again", where="dm")
    await settled(empty)
    for who in ("sam", "kim", "ari"):
        read = await empty.person(who).reads("dm")
        assert "Someone" not in read, read
        assert "Acknowledge" not in read
        assert "Ask again" not in read


async def test_who_leads_a_unit_is_asked_only_by_people_of_another_one(empty: Town) -> None:
    await until_hour(empty, 11)
    await found_program(empty)
    await adds(empty, "tom", "profession=nurse unit=ED leads=ICU trained=2025-10-01")
    await adds(empty, "sam", "profession=nurse unit=ED trained=2025-10-01")
    for count, (who, answers, asked) in enumerate(
        (
            ("dana", {"My unit": "ICU"}, 0),
            ("eva", {}, 0),
            ("gil", {"My unit": "ED"}, 1),
        ),
        start=1,
    ):
        if who == "eva":
            await empty.person(who).types("/peersupport now")
            await empty.person(who).sees("Tu solicitud ha llegado", where="dm")
        else:
            await asks(empty, who, "Talk now", dict(answers))
        await has_cards(empty, "sam", "Accept", count)
        await settled(empty)
        assert await pages(empty, "tom") == asked, who
    await empty.person("dana").clicks("Make it danger now", where="dm")
    await empty.person("kim").sees("Acknowledge", where="dm")
    await settled(empty)
    assert await pages(empty, "tom") == 1


async def test_not_from_my_unit_is_kept_while_anybody_else_can_be_asked(empty: Town) -> None:
    await found_program(empty)
    await adds(empty, "sam", "profession=nurse unit=ICU trained=2025-10-01")
    await adds(empty, "lee", "profession=nurse unit=ED trained=2025-10-01")
    await asks(
        empty,
        "dana",
        "Talk now",
        {"My unit": "ICU", "Not from my unit": "Ask people from other units"},
    )
    await is_paged(empty, "lee")
    await settled(empty)
    assert await pages(empty, "sam") == 0
    await empty.person("lee").clicks("Not now")
    await is_paged(empty, "sam")


async def test_the_unit_is_shown_in_one_question_before_the_name_and_nowhere_else(
    place: Town,
) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await asks(place, "dana", "Talk now", {"My unit": "ICU"})
    await is_paged(place, sam.who)
    assert "ICU" not in (await cards(sam, "Accept"))[0]["read"]
    await sam.clicks("Accept")
    await sam.sees("Do you lead, assess or treat people in ICU?", where="dm")
    assert "Show contact" not in await sam.reads("dm")
    await dana.sees("They answer one question first", where="dm")
    assert "Sam Okafor" not in await dana.reads("dm")
    await sam.types("/peersupport cases", channel="dm")
    await sam.sees("Talk now, with you since", where="modal")
    await sam.clicks("Show contact", where="modal")
    await sam.sees("Do you lead, assess or treat people in ICU?", where="modal")
    assert "Dana" not in await sam.reads("modal")
    await sam.closes(clear=True)

    await sam.clicks("Yes, pass it on", where="dm")
    await sam.sees("This has moved on, thank you", where="dm")
    await dana.sees("We are looking for someone else now", where="dm")
    assert "seen your name" not in await dana.reads("dm")
    await is_paged(place, lee.who)
    await lee.clicks("Accept")
    await lee.sees("Do you lead, assess or treat people in ICU?", where="dm")
    await lee.clicks("No", where="dm")
    await lee.sees("Show contact", where="dm")
    await dana.sees("Lee Chen (Physician) has accepted", where="dm")
    await lee.clicks("Show contact")
    await lee.sees("Dana Rivera", where="modal")
    assert "ICU" not in await lee.reads("modal")
    assert await pages(place, "sam") == 0


async def test_language_then_profession_say_who_is_asked_first(empty: Town) -> None:
    await found_program(empty)
    await adds(empty, "lee", "profession=physician languages=en trained=2025-10-01")
    await adds(empty, "tom", "profession=nurse languages=en trained=2025-10-01")
    await adds(empty, "noor", "profession=physician languages=es,en trained=2025-10-01")
    await one_by_one(empty)
    dana = await fills_form(
        empty,
        "dana",
        "Talk now",
        {
            "My profession": "Nurse",
            "Who would you like?": "Someone of my profession",
            "Language": "Spanish",
        },
    )
    await dana.submits()
    await dana.clicks("Send it as it is", where="modal")
    assert (await dana.submits())["closed"]
    await empty.person("noor").sees("Matches your language", where="dm")
    await settled(empty)
    assert [await pages(empty, w) for w in ("noor", "tom", "lee")] == [1, 0, 0]
    await waits(empty, minutes=1)
    await is_paged(empty, "tom")
    await settled(empty)
    assert [await pages(empty, w) for w in ("noor", "tom", "lee")] == [1, 1, 0]
    assert "Matches your language" not in await empty.person("tom").reads("dm")
    await waits(empty, minutes=1)
    await is_paged(empty, "lee")
