"""Crisis lines are verified by people: a second one confirms before anybody is shown a date."""

from tests.stories.conftest import joins
from tests.stories.living import answers_of, keeps, moved_now, until_hour
from tests.stories.town import Town

CHECK = "Check the number."


async def crisis_line(place: Town, name: str) -> str:
    """What Dana reads about one line."""
    read = await answers_of(place.person("dana"), "/peersupport crisis")
    return next(row for row in read.splitlines() if row.startswith(name))


async def test_two_people_verify_a_line_and_everybody_sees_since_when(place: Town) -> None:
    lifeline = "988 Suicide and Crisis Lifeline"
    await until_hour(place, 11)
    await keeps(place, "rae", "administrator add @max", "is asked to be: administrator")
    await joins(place, "max")
    assert CHECK in await crisis_line(place, lifeline)
    await keeps(place, "sam", "lines verify us-988", "Your role does not allow this")

    said = await keeps(place, "max", "lines verify us-988", "A second person must confirm")
    assert "Kim Novak" in said
    await keeps(place, "max", "lines verify us-988", "You have verified us-988 already")
    await keeps(place, "max", "lines", "One person has verified it.")
    assert CHECK in await crisis_line(place, lifeline)

    await keeps(place, "kim", "lines verify us-988", "is verified on")
    today = moved_now(place)
    shown = f"Verified on {today.day} {today:%b} {today.year}."
    assert shown in await crisis_line(place, lifeline)
    assert CHECK in await crisis_line(place, "Veterans Crisis Line")
    assert shown in await keeps(place, "max", "lines us", "us-988")

    assert await place.stop_bot() == 0
    await place.start_bot()
    assert shown in await crisis_line(place, lifeline)
    await place.move(days=182)
    assert CHECK in await crisis_line(place, lifeline)
    await keeps(place, "max", "lines verify us-988", "is verified on")
    assert CHECK not in await crisis_line(place, lifeline)
