"""A supporter sends a resource out of the checklist; the one who asked reads it, nobody else."""

from practice.driver import Person
from tests.stories.conftest import joins
from tests.stories.living import answers_of, holds, keeps, until_hour
from tests.stories.looking import until
from tests.stories.town import Town

BIO = "ICU nurse, 12 years.\nI walk a lot."
ADD = (
    'resources add category=grief title="Evening group" how="Tuesdays at six, in the chapel."'
    ' who="Those who are there." url=https://grief.example.org'
)


TO_CHECK = "Crisis lines still to check in United States"


async def writes_bio(sam: Person) -> None:
    await sam.opens_home()
    await sam.clicks("My profile", where="home")
    await sam.fills("Two lines about you", BIO)
    await sam.submits()
    await sam.sees("Saved.", where="modal")
    await sam.closes()


async def sends(sam: Person, category: str) -> None:
    """Out of the checklist, which stands open below."""
    await sam.clicks("Resources", where="modal")
    await sam.clicks(action_id="resource_category", where="modal", choose=category)
    await sam.clicks("Send", where="modal")


async def copies(place: Town, who: str, words: str) -> int:
    screen = await place.person(who).screen()
    return sum(words in message["read"] for message in screen["dm"])


async def test_a_resource_goes_to_the_one_who_asked_once_and_to_nobody_else(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    assert "Everybody can read it now." in await keeps(place, "rae", ADD, "Evening group")
    assert "Evening group" in await answers_of(dana, "/peersupport resources grief")
    await writes_bio(sam)
    await dana.types("/peersupport now", channel="dm")
    await holds(place, "sam")
    await dana.sees(BIO, where="dm")

    await sam.clicks("Open checklist", where="dm")
    await sends(sam, "Grief")
    await sam.sees("Sent: Evening group.", where="modal")
    await dana.sees("Who sees what: Those who are there.", where="dm")
    assert "Someone else, please" in await dana.reads("dm")

    await sam.closes()
    assert await place.stop_bot() == 0
    await place.start_bot()
    await sam.clicks("Resources", where="modal")
    await sam.clicks(action_id="resource_category", where="modal", choose="Grief")
    said = await sam.reads("modal")
    assert said.count("Sent.") == 1
    assert await copies(place, "dana", "Evening group") == 1

    read = {p["id"] for p in await place.slack.people() if p["name"] not in ("dana", "sam", "rae")}
    seen = [one for one in await place.slack.seen() if one["user"] in read]
    assert not [one for one in seen if "Evening group" in one["text"] or BIO in one["text"]]
    assert "grief" not in place.log().casefold()
    assert "ICU nurse" not in place.log()


PATIENCE = 30.0
"""Slack takes one message a second in a conversation, and a director is told of every role."""


async def words_of_the_day(place: Town, who: str = "rae") -> list[str]:
    """When each message about lines to check was posted that stands there now."""
    screen = await place.person(who).screen()
    return [one["ts"] for one in screen["dm"] if TO_CHECK in one["read"]]


async def test_directors_hear_once_a_day_which_lines_to_check(place: Town) -> None:
    async def told() -> bool:
        now = await words_of_the_day(place)
        return len(now) == 1 and now != before

    before: list[str] = []
    await until_hour(place, 11)
    await place.move(days=1)
    await until(place, told, "Rae reads which lines to check", PATIENCE)
    assert "lines verify us-988" in await place.person("rae").reads("dm")

    before = await words_of_the_day(place)
    assert await place.stop_bot() == 0
    await place.start_bot()
    await keeps(place, "rae", "administrator add @max", "is asked to be: administrator")
    await joins(place, "max")
    assert await words_of_the_day(place) == before
    for name in ("kim", "ari", "sam", "dana", "max"):
        assert await words_of_the_day(place, name) == []

    await place.move(days=1)
    await until(place, told, "the new day takes the place of the one before", PATIENCE)
