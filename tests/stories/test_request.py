"""Someone asks, a trained peer accepts, and both know what happens next."""

import asyncio

import pytest

from tests.stories.living import closes
from tests.stories.town import Town

both_ways = pytest.mark.parametrize("empty", ["socket", "http"], indirect=True)


async def asks_in_the_form(place: Town, who: str = "dana", **fields: str) -> None:
    person = place.person(who)
    await person.types("/peersupport")
    await person.chooses("How soon?", fields.pop("How soon?", "Talk now"))
    for label, value in fields.items():
        await person.fills(label.replace("_", " "), value)
    await person.submits()


@both_ways
async def test_a_request_is_paged_declined_accepted_reached_and_closed(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await asks_in_the_form(place)
    await dana.sees("Your request is in", where="dm")
    await sam.sees("Talk now", where="dm")
    await lee.sees("Talk now", where="dm")

    await sam.clicks("Not now")
    await sam.no_longer_sees("Not now", where="dm")
    await lee.clicks("Accept")
    await lee.sees("Show contact", where="dm")
    await dana.sees("Lee Chen", where="dm")

    await lee.clicks("Show contact")
    await lee.sees("Dana Rivera", where="modal")
    await lee.closes()
    await lee.clicks("We made contact")
    await dana.sees("You two have made contact", where="dm")
    await closes(lee)
    await dana.sees("closed this", where="dm")
    await lee.no_longer_sees("Close this case", where="dm")


async def test_nobody_but_the_accepted_supporter_ever_sees_who_asked(place: Town) -> None:
    await asks_in_the_form(place, **{"Anything that helps us find the right person": "Zebrafish"})
    await place.person("sam").sees("Accept", where="dm")
    await place.person("sam").clicks("Accept")
    await place.person("sam").sees("Show contact", where="dm")
    await place.person("sam").clicks("Show contact")
    await place.person("sam").sees("Zebrafish", where="modal")
    for other in ("lee", "kim", "ari", "rae", "max"):
        shown = " ".join(str(entry) for entry in await place.person(other).seen())
        assert "Dana" not in shown
        assert "U0DANA" not in shown
        assert "Zebrafish" not in shown
    assert "Zebrafish" not in place.log()
    assert "U0DANA" not in place.log()
    assert "Dana" not in place.log()


async def test_only_one_of_two_who_press_together_holds_the_case(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await dana.types("/peersupport now")
    await asyncio.gather(sam.sees("Accept", where="dm"), lee.sees("Accept", where="dm"))
    await asyncio.gather(sam.clicks("Accept"), lee.clicks("Accept"))
    await dana.sees("has accepted", where="dm")
    for one in (sam, lee):
        await one.no_longer_sees("Accept", where="dm")
    holders = [one.who for one in (sam, lee) if "Show contact" in await one.reads("dm")]
    assert len(holders) == 1


async def test_cancelling_takes_every_page_back(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await dana.types("/peersupport now")
    await sam.sees("Accept", where="dm")
    await lee.sees("Accept", where="dm")
    await dana.types("/peersupport cancel")
    await dana.sees("Your request is cancelled", where="dm")
    await sam.no_longer_sees("Accept", where="dm")
    await lee.no_longer_sees("Accept", where="dm")
    assert not await place.slack.scheduled()


async def test_when_nobody_answers_the_requester_hears_the_truth(place: Town) -> None:
    dana, ari = place.person("dana"), place.person("ari")
    await dana.types("/peersupport now")
    await place.person("sam").sees("Accept", where="dm")
    await place.move(minutes=5, seconds=1)
    await ari.sees("Ask again", where="dm")
    await dana.sees("Nobody has accepted yet", where="dm")
    await place.person("lee").sees("Accept", where="dm")
    await place.person("lee").clicks("Accept")
    await dana.sees("Lee Chen", where="dm")


async def test_asking_again_shows_the_open_request(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport now")
    await dana.sees("Your request is in", where="dm")
    await dana.types("/peersupport")
    assert not (await dana.screen())["modals"]
    await dana.sees("Make it danger now", where="dm")


async def test_the_contact_time_asks_both_and_silence_releases(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await dana.types("/peersupport now")
    await sam.sees("Accept", where="dm")
    await sam.clicks("Accept")
    await dana.sees("Sam Okafor", where="dm")
    await place.move(minutes=31)
    await dana.sees("Has somebody reached you?", where="dm")
    await place.move(minutes=16)
    await dana.sees("We are looking for someone else now", where="dm")
    await lee.sees("Accept", where="dm")
    await sam.no_longer_sees("Show contact", where="dm")
