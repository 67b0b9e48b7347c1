"""Whoever serves or runs the program may ask like everybody, and is shown their own to nobody."""

from practice.driver import Person
from tests.stories.conftest import SUPPORTERS, joins
from tests.stories.living import (
    Bells,
    adds,
    asks,
    fills_form,
    holds,
    is_paged,
    keeps,
    settled,
    until_hour,
    waits,
)
from tests.stories.looking import has_cards, pages
from tests.stories.town import Town

AVOID = "People I would rather not meet"


async def test_a_supporter_who_asks_is_paged_for_nobody_and_reads_as_not_available(
    place: Town,
) -> None:
    sam, rae = place.person("sam"), place.person("rae")
    await until_hour(place, 11)
    await asks(place, "dana", "Talk now")
    await is_paged(place, "sam")
    await waits(place, minutes=10, seconds=1)
    await place.person("ari").sees("Ask again", where="dm")
    before = await keeps(place, "rae", "roster", "Sam Okafor: Nurse")
    assert before.count("available now") == 2

    await asks(place, "sam", "Today")
    await has_cards(place, "lee", "Accept", 2)
    assert await pages(place, "sam") == 1, "the card from before, for Dana"
    roster = await keeps(place, "rae", "roster", "Sam Okafor: Nurse")
    assert line_of(roster, "Sam Okafor").endswith("not available")
    await rae.opens_home()
    await rae.clicks("Who is on call", where="home")
    await rae.sees("Sam Okafor: not available", where="modal")
    await rae.closes()

    bells = await Bells(place).begin()
    await place.person("ari").clicks("Ask again", where="dm")
    await bells.are(lee=1)
    await asks(place, "gil", "Talk now")
    await bells.are(lee=2, gil=1)
    for other in ("lee", "kim", "ari"):
        assert "Sam" not in await place.person(other).reads("dm")

    await sam.types("/peersupport cancel", channel="dm")
    await sam.sees("Your request is cancelled", where="dm")
    again = await keeps(place, "rae", "roster", "Sam Okafor: Nurse")
    assert again.count("available now") == 2


def line_of(read: str, name: str) -> str:
    return next(line for line in read.splitlines() if line.startswith(name))


async def two_directors(place: Town) -> None:
    """Sam supports; Rae and Max direct; there is no lead and no coordinator."""
    await keeps(place, "rae", "director add @max", "It counts once they press I am in")
    await joins(place, "max")
    await adds(place, "sam")
    await settled(place)


async def hears_nothing_of(director: Person, since: int, who: tuple[str, ...]) -> None:
    shown = str((await director.seen())[since:])
    assert not [word for word in who if word in shown]


async def test_a_director_who_asks_gets_no_card_about_it_and_the_other_does_not_see_who(
    empty: Town,
) -> None:
    await until_hour(empty, 11)
    await two_directors(empty)
    rae, max_ = empty.person("rae"), empty.person("max")
    since = len(await max_.seen())
    await asks(empty, "rae", "Talk now")
    await is_paged(empty, "sam")
    await waits(empty, minutes=10, seconds=1)
    await max_.sees("Ask again", where="dm")
    await max_.clicks("Details", where="dm")
    await max_.sees("You see how soon and the waiting time only", where="modal")
    await max_.closes()
    await rae.clicks("Make it danger now", where="dm")
    await max_.sees("Acknowledge", where="dm")
    await waits(empty, minutes=2, seconds=1)
    await settled(empty)
    for button in ("Ask again", "Acknowledge"):
        await has_cards(empty, "rae", button, 0)
    await hears_nothing_of(max_, since, ("Rae", "U0RAE"))
    await holds(empty, "sam")
    await rae.sees("Sam Okafor", where="dm")
    await hears_nothing_of(max_, since, ("Rae", "U0RAE"))


async def three_people(place: Town) -> None:
    """Two supporters and a lead, and the director who set it up."""
    await keeps(place, "rae", "lead add @kim", "It counts once they press I am in")
    for name in ("sam", "lee"):
        await keeps(place, "rae", f"roster add @{name} {SUPPORTERS[name]}", "is asked to join")
    for name in ("kim", "sam", "lee"):
        await joins(place, name)


async def test_in_a_program_of_three_whoever_is_not_left_out_is_asked(empty: Town) -> None:
    await three_people(empty)
    await until_hour(empty, 11)
    dana = empty.person("dana")
    await asks(empty, "dana", "Talk now", {AVOID: ["sam"]})
    await is_paged(empty, "lee")
    await empty.person("lee").clicks("Not now", where="dm")
    await dana.sees("Nobody has accepted yet", where="dm")
    await waits(empty, minutes=40)
    await settled(empty)
    assert await pages(empty, "sam") == await pages(empty, "lee") == 0
    await dana.clicks("Make it danger now", where="dm")
    await empty.person("kim").sees("Acknowledge", where="dm")
    await settled(empty)
    assert await pages(empty, "sam") == await pages(empty, "lee") == 0


async def test_where_nobody_is_left_it_is_said_before_anything_is_sent(empty: Town) -> None:
    await three_people(empty)
    await until_hour(empty, 11)
    dana = await fills_form(empty, "dana", "Talk now", {AVOID: ["sam", "lee"]})
    assert not (await dana.submits())["closed"]
    await dana.sees("Nobody fits these wishes right now", where="modal")
    await dana.sees("988", where="modal")
    assert not (await dana.screen())["dm"]
    assert await pages(empty, "sam") == await pages(empty, "lee") == 0
    await dana.clicks("Send it as it is", where="modal")
    assert (await dana.submits())["closed"]
    await dana.sees("Nobody on the team can be asked right now", where="dm")
    await empty.person("rae").sees("Ask again", where="dm")
    await settled(empty)
    assert await pages(empty, "sam") == await pages(empty, "lee") == 0
    for who in ("sam", "lee", "kim", "rae"):
        assert "Dana" not in str(await empty.person(who).seen())
