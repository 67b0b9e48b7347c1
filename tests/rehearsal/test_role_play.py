"""Role-play with the real bot: it is asked as anybody would ask, and notices nothing special."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import orjson
import pytest

from practice.driver import CannotDo
from tests.stories.conftest import SUPPORTERS, found_program
from tests.stories.living import closes
from tests.stories.town import Town, town

ALL_STEPS = 11


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Town]:
    """A program with Sam, Lee and Ines; nobody has said that they are available."""
    async with town(tmp_path) as place:
        await place.start_bot()
        await found_program(place, "sam", "lee")
        rae, ines = place.person("rae"), place.person("ines")
        await rae.types(f"/peersupport-admin roster add @ines {SUPPORTERS['ines']}", channel="dm")
        await ines.sees("Acepto participar", where="dm")
        await ines.clicks("Acepto participar", where="dm")
        await ines.no_longer_sees("Acepto participar", where="dm")
        yield place


async def starts(place: Town, case: str, trainee: str, language: str = "en") -> None:
    body = {"case": case, "language": language, "trainee": trainee}
    await place.slack.post("/rehearse", body)


async def goes_on(place: Town, steps: int = 1) -> None:
    for _ in range(steps):
        await place.slack.post("/rehearse-on")


async def ticks(place: Town, step: str, item: str, on: bool = True) -> None:
    await place.slack.post("/rehearse-tick", {"step": step, "item": item, "on": on})


async def page(place: Town, look: str = "as=U0SAM") -> str:
    """What the role-play's part of the page shows to a browser that opens it now."""
    address = f"{place.slack.base_url}/practice/page?{look}"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        changes = orjson.loads(await socket.receive_str(timeout=5))["changes"]
    pieces = [one["html"] for one in changes if one["slot"] == "rehearsal"]
    return "".join(html for piece in pieces for html in piece.values())


async def test_a_role_play_from_the_question_to_the_trainers_view(place: Town) -> None:
    sam, mia = place.person("sam"), place.person("mia")
    await starts(place, "missed_dose", "sam")
    assert "press Accept there" in await page(place)
    with pytest.raises(CannotDo, match=r"Accept the card in Slack first\."):
        await goes_on(place)

    await sam.clicks("Accept", where="dm")
    await sam.sees("Show contact", where="dm")
    await mia.sees("Sam Okafor", where="dm")
    assert "Step 1 of 11" in await page(place)
    await sam.clicks("Show contact")
    await sam.sees("Mia Falk", where="modal")
    await sam.sees("+1 555 0142", where="modal")
    await sam.closes()
    await ticks(place, "S0", "calm")
    await goes_on(place, ALL_STEPS - 1)
    await ticks(place, "S3", "silence")
    await ticks(place, "S3", "silence", on=False)
    await closes(sam)
    await sam.no_longer_sees("Close this case", where="dm")
    with pytest.raises(CannotDo, match=r"This was the last step\."):
        await goes_on(place)
    await place.slack.post("/rehearse-end")

    told = await page(place, "rehearsal=trainer")
    for row in (
        "Mia Falk asked for support",
        "Sam Okafor accepted, 00:00:",
        "In Slack: Show contact",
        "The call started",
        "Step S10: After the call",
        "Ticked (S0): I took a breath",
        "Tick taken back (S3)",
        "In Slack: Close this case",
        "The role-play ended",
        "Came back to the next shift",
    ):
        assert row in told, row
    assert "Accept</td>" not in told
    await mia.no_longer_sees("Cancel my request", where="dm")
    await place.slack.post("/rehearse-end", {"clear": True})
    assert await page(place) == ""


async def test_only_the_trainee_is_asked_and_the_end_takes_the_request_back(place: Town) -> None:
    lee, sam, raj = place.person("lee"), place.person("sam"), place.person("raj")
    await starts(place, "patient_death", "lee")
    await lee.sees("Accept", where="dm")
    await lee.sees("About: clinical event", where="dm")
    await place.move(minutes=11)
    await raj.sees("Nobody has accepted yet", where="dm")
    assert "Raj" not in await lee.reads()
    assert "Someone asks" not in await sam.reads("dm")
    await place.slack.post("/rehearse-end")
    await lee.sees("Nothing more is needed", where="dm")
    assert "Cancel my request" not in await raj.reads("dm")
    assert "The request of Raj Patel is closed." in await page(place)


async def test_in_spanish_the_made_up_person_asks_in_spanish(place: Town) -> None:
    ines, zoe = place.person("ines"), place.person("zoe")
    await starts(place, "complaint", "ines", "es")
    await ines.sees("Coincide con tu idioma", where="dm")
    await zoe.sees("Tu solicitud ha llegado", where="dm")
    await ines.clicks("Aceptar", where="dm")
    await zoe.sees("Ines Ortega", where="dm")
    await goes_on(place, 3)
    assert "Una familia ha escrito una queja sobre mí." in await page(place)
    await place.slack.post("/rehearse-end")
    await zoe.no_longer_sees("Cancelar mi solicitud", where="dm")
    assert "La práctica ha terminado." in await page(place)


async def test_the_colleague_in_danger_leads_to_the_crisis_step(place: Town) -> None:
    sam, uma = place.person("sam"), place.person("uma")
    await starts(place, "colleague_in_danger", "sam")
    await sam.clicks("Accept", where="dm")
    await uma.sees("Sam Okafor", where="dm")
    await goes_on(place, 6)
    assert "I do not know if I am safe tonight." in await page(place)
    await goes_on(place)
    shown = await page(place)
    assert "C · Get help now" in shown
    assert "press I am worried about safety, then Page the clinical lead" in shown
    await sam.clicks("I am worried about safety", where="dm")
    await sam.clicks("Page the clinical lead", where="modal")
    await place.person("kim").sees("Acknowledge", where="dm")
    await sam.closes()
    await ticks(place, "C", "lead")
    await place.slack.post("/rehearse-end")
    await uma.no_longer_sees("Cancel my request", where="dm")
    await sam.no_longer_sees("Show contact", where="dm")


async def test_who_cannot_practise_hears_why_and_nothing_is_started(place: Town) -> None:
    with pytest.raises(CannotDo, match=r"Dana Rivera is not on the roster as a supporter yet"):
        await starts(place, "missed_dose", "dana")
    with pytest.raises(CannotDo, match=r"La app no puede avisar a Sam Okafor ahora mismo"):
        await starts(place, "missed_dose", "sam", "es")
    for body, said in (
        ({"case": "tooth", "trainee": "sam"}, "There is no such case."),
        ({"case": "complaint", "trainee": "nobody"}, "Choose who practises."),
        ({"case": "complaint", "trainee": "zoe"}, "Zoe Martin plays the one who asks."),
        ({"case": "complaint", "trainee": "sam", "language": "fr"}, "Choose English or Spanish."),
    ):
        with pytest.raises(CannotDo, match=said):
            await place.slack.post("/rehearse", body)
    mia = place.person("mia")
    assert not (await mia.screen())["modals"]
    assert not (await mia.screen())["dm"]
    assert await page(place) == ""


async def test_another_role_play_ends_the_one_before_and_can_follow_at_once(place: Town) -> None:
    sam, mia, ned = place.person("sam"), place.person("mia"), place.person("ned")
    await starts(place, "missed_dose", "sam")
    await starts(place, "missed_dose", "sam")
    await starts(place, "exhausted_trainee", "sam")
    await mia.no_longer_sees("Cancel my request", where="dm")
    await ned.sees("Cancel my request", where="dm")
    cards = [
        m for m in (await sam.screen())["dm"] if "Accept" in [b["label"] for b in m["buttons"]]
    ]
    assert len(cards) == 1
    await sam.clicks("Not now", where="dm")
    await sam.no_longer_sees("Not now", where="dm")
    assert "Sam Okafor said not now. That is always fine." in await page(place)


async def test_without_an_answer_of_the_app_nothing_starts_and_the_end_says_so(
    place: Town,
) -> None:
    await starts(place, "missed_dose", "sam")
    await place.stop_bot()
    await place.slack.post("/rehearse-end")
    assert "may still be open" in await page(place)
    with pytest.raises(CannotDo, match=r"The app does not answer, so nothing was started\."):
        await starts(place, "complaint", "lee")
    assert await page(place) == ""
