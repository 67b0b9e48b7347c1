"""The form: three taps are enough, nothing unneeded is asked, and nothing typed is lost."""

import pytest

from practice.driver import CannotDo
from tests.stories.living import (
    fills_form,
    holds,
    is_paged,
    labels_in,
    moved_now,
    settled,
    until_hour,
    value_in,
)
from tests.stories.looking import pages
from tests.stories.town import Town

ALWAYS = [
    "How soon?",
    "What is it about?",
    "How would you like to connect?",
    "My profession",
    "Who would you like?",
    "Language",
    "My unit",
    "Not from my unit",
    "People I would rather not meet",
    "Stay masked until I choose",
    "Country",
    "Anything that helps us find the right person",
]
IN_SPANISH = [
    "¿Para cuándo?",
    "¿De qué se trata?",
    "¿Cómo prefieres hablar?",
    "Mi profesión",
    "¿Con quién te gustaría hablar?",
    "Idioma",
    "Mi unidad",
    "Nadie de mi unidad",
    "Personas con quienes prefiero no hablar",
    "Seguir con otro nombre hasta que decida",
    "País",
    "Algo que nos ayude a encontrar a quien buscas",
]
NOTE = "Anything that helps us find the right person"
AVOID = "People I would rather not meet"
CONNECT = "How would you like to connect?"


async def test_the_form_shows_every_label_and_only_the_fields_that_are_needed(
    place: Town,
) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport")
    top = await dana.reads("modal")
    assert top.startswith("Ask for peer support\nOnly the colleague who accepts learns who asked")
    assert top.index("911") < top.index("I need help right now") < top.index("How soon?")
    assert "988" in top
    assert await labels_in(dana) == ALWAYS
    form = (await dana.screen())["modals"][0]
    assert form["submit"] == "Ask"
    assert next(i for i in form["inputs"] if i["label"] == "How soon?")["options"] == [
        "Danger now",
        "Talk now",
        "Today",
        "Next day or two",
        "Book a time",
    ]
    assert [i["label"] for i in form["inputs"] if not i["optional"]] == ["How soon?"]
    with pytest.raises(CannotDo, match="required"):
        await dana.submits()


async def test_fields_come_and_go_while_what_was_typed_elsewhere_stays(place: Town) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport")
    await dana.fills(NOTE, "Please somebody kind")
    await dana.fills(AVOID, ["tom"])
    await dana.chooses("How soon?", "Book a time")
    await dana.chooses(CONNECT, "Phone call")
    assert await labels_in(dana) == [
        *ALWAYS[:1],
        "When?",
        *ALWAYS[1:3],
        "Number to call you",
        "Is it safe to leave a message?",
        *ALWAYS[3:],
    ]
    await dana.fills("Number to call you", "+1 555 0199")
    await dana.chooses("How soon?", "Today")
    assert await value_in(dana, "Number to call you") == "+1 555 0199"
    await dana.chooses(CONNECT, "Meet in person")
    assert await labels_in(dana) == [*ALWAYS[:3], "Where to meet", *ALWAYS[3:]]
    await dana.chooses(CONNECT, "Video")
    assert await labels_in(dana) == ALWAYS
    assert await value_in(dana, NOTE) == "Please somebody kind"
    assert await value_in(dana, AVOID) == "Tom Berg"
    assert await value_in(dana, "How soon?") == "Today"
    await dana.fills("Country", "United Kingdom")
    await dana.sees("116 123", where="modal")
    assert await value_in(dana, NOTE) == "Please somebody kind"


async def test_a_spanish_person_reads_spanish_from_the_form_to_the_end(place: Town) -> None:
    eva, sam = place.person("eva"), place.person("sam")
    await eva.types("/peersupport")
    await eva.sees("¿Para cuándo?", where="modal")
    assert await labels_in(eva) == IN_SPANISH
    await eva.chooses("¿Para cuándo?", "Hablar ahora")
    await eva.chooses("¿Cómo prefieres hablar?", "Llamada")
    assert "Número para llamarte" in await labels_in(eva)
    assert "¿Podemos dejarte un mensaje?" in await labels_in(eva)
    await eva.fills("Número para llamarte", "+34 600 000 000")
    assert (await eva.submits())["closed"]
    await eva.sees("Tu solicitud ha llegado", where="dm")
    await eva.sees("Necesito ayuda ahora mismo", where="dm")
    await sam.sees("Talk now", where="dm")
    await holds(place, "sam")
    await eva.sees("Sam Okafor (Enfermería) ha aceptado", where="dm")
    await sam.clicks("Show contact")
    await sam.sees("They use Slack in Spanish", where="modal")
    english = ("Your request", "We are", "Check status", "Someone", "You have an update")
    shown = " ".join(str(e["text"]) for e in await eva.seen() if e["where"] != "modal")
    assert not [words for words in english if words in shown]


async def test_choosing_danger_now_shows_the_lines_at_once(place: Town) -> None:
    dana, kim = place.person("dana"), place.person("kim")
    await dana.types("/peersupport")
    await dana.fills(AVOID, ["sam"])
    await dana.chooses("How soon?", "Danger now")
    form = await dana.reads("modal")
    assert "If a life is in danger, please call now" in form
    assert form.index("911") < form.index("How would you like to connect?")
    assert "988" in form
    assert "Who answers sees your name" in form
    assert await labels_in(dana) == ["How soon?", CONNECT, "Country", "My unit", AVOID]
    assert await value_in(dana, AVOID) == "Sam Okafor"
    assert "Stay masked" not in form
    await dana.clicks("I need help right now", where="modal")
    await dana.sees("Get me a person", where="modal")
    await dana.closes()
    assert await value_in(dana, AVOID) == "Sam Okafor"
    await dana.submits()
    await dana.sees("Your request is in", where="dm")
    await kim.sees("Acknowledge", where="dm")
    await is_paged(place, "lee")
    await settled(place)
    assert await pages(place, "sam") == 0


async def test_a_wrong_time_is_asked_for_at_its_own_field(place: Town) -> None:
    dana = await fills_form(place, "dana", "Book a time")
    with pytest.raises(CannotDo, match="When\\? is a required field"):
        await dana.submits()
    for wrong in ("2026-01-01T10:00", "2031-01-01T10:00"):
        await dana.fills("When?", wrong)
        done = await dana.submits()
        assert done["errors"] == {
            "when": "Please choose a time from now on, at most 90 days ahead."
        }
    assert not (await dana.screen())["dm"]
    assert await pages(place, "sam") == 0


async def test_a_form_that_could_not_be_redrawn_still_asks_for_what_is_needed(
    place: Town,
) -> None:
    place.allowed_errors.add("views.update")
    dana = await fills_form(place, "dana", "Talk now")
    await place.slack.fault("views.update", "error", error="internal_error", times=0)
    await dana.chooses("How soon?", "Book a time")
    assert "When?" not in await labels_in(dana)
    done = await dana.submits()
    assert not done["closed"]
    await dana.sees("When?", where="modal")
    await dana.fills("When?", str(int(moved_now(place).timestamp()) + 26 * 3600))
    assert (await dana.submits())["closed"]
    await dana.sees("Your request is in", where="dm")


async def test_a_number_can_be_left_out_and_the_supporter_reads_so(place: Town) -> None:
    dana, sam = await fills_form(place, "dana", "Talk now"), place.person("sam")
    await dana.chooses(CONNECT, "Phone call")
    assert (await dana.submits())["closed"]
    await dana.sees("Your request is in", where="dm")
    await holds(place, "sam")
    await sam.clicks("Show contact")
    await sam.sees("Number: not given", where="modal")


async def test_a_booked_time_stands_on_the_card_in_the_time_of_its_reader(place: Town) -> None:
    await until_hour(place, 11)
    dana, sam = place.person("dana"), place.person("sam")
    await sam.account(tz="America/Los_Angeles")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Book a time")
    await dana.sees("When?", where="modal")
    when = int(moved_now(place).timestamp()) + 26 * 3600
    await dana.fills("When?", str(when))
    assert (await dana.submits())["closed"]
    await dana.sees("The time you asked for: tomorrow at 13:1", where="dm")
    await sam.sees("Time asked for: tomorrow at 10:1", where="dm")
    await place.person("lee").sees("Time asked for: tomorrow at 13:1", where="dm")


async def test_danger_words_in_the_note_show_the_panel_after_the_request_is_in(
    place: Town,
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await until_hour(place, 11)
    await fills_form(place, "dana", "Today", {NOTE: "Some days I want to die"})
    assert not (await dana.submits())["closed"]
    panel = await dana.reads("modal")
    assert panel.index("Your request is in") < panel.index("911")
    assert "988" in panel
    assert "I need help right now" in panel
    assert "Nothing else happens unless you press" in panel
    await dana.sees("Your request is in", where="dm")
    await sam.sees("How soon: Today", where="dm")
    await settled(place)
    assert "Acknowledge" not in await place.person("kim").reads("dm")
    await dana.clicks("Make it talk now", where="modal")
    await dana.sees("Your request is now: Talk now", where="dm")
    await sam.sees("How soon: Talk now", where="dm")
    await holds(place, "sam")
    assert "want to die" not in await sam.reads("dm")
    await sam.clicks("Show contact")
    await sam.sees("Their note: Some days I want to die", where="modal")
