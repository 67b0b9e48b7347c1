"""Masked from start to end; masked and then revealed; and nothing of it where it must not be."""

import re

from practice.driver import Person
from tests.stories.living import TALKED, closes, settled
from tests.stories.looking import cards, has_cards, until
from tests.stories.planting import in_no_file_and_no_log, in_no_metric, on_no_screen_but
from tests.stories.town import Town

TICK = "They meet another name first, not mine"
TO_SAM, TO_DANA = "Gibbonlantern after the night shift", "Marmotharbour at six"


async def meets(place: Town, who: str = "sam") -> tuple[Person, Person]:
    """Dana asks masked, and the other one accepts."""
    dana, peer = place.person("dana"), place.person(who)
    await dana.types("/peersupport", channel="dm")
    await dana.chooses("How soon?", "Talk now")
    await dana.chooses("How would you like to connect?", "Phone call")
    await dana.sees("Number to call you", where="modal")
    await dana.chooses("Stay masked until I choose", [TICK])
    await dana.does_not_see("Number to call you", where="modal")
    await dana.sees("Our team is small.", where="modal")
    done = await dana.submits()
    assert done["closed"], done
    await has_cards(place, "dana", "Reveal my name", 1)
    await has_cards(place, who, "Accept", 1)
    await peer.clicks("Accept", where="dm")
    await has_cards(place, who, "Show contact", 1)
    await dana.sees("reply in the thread of this message", where="dm")
    return dana, peer


async def writes(person: Person, text: str) -> str:
    """In the thread of their newest card of the case; the ``ts`` of what they wrote."""
    button = "Reveal my name" if person.who == "dana" else "Show contact"
    root = str((await cards(person, button))[-1]["ts"])
    return str((await person.says(text, thread_ts=root))["ts"])


async def alias_in(person: Person, words: str) -> str:
    """What the writer of these words is called on the person's screen."""
    shown = (await person.screen())["dm"]
    read = next(one["read"] for one in shown if words in one["read"])
    found = re.search(r"(\w+ \d\d) writes:", read)
    assert found, read
    return found[1]


async def keeps_back(dana: Person) -> None:
    """What could show who it is waits for a second word, and what cannot pass is refused."""
    await writes(dana, "this is Rivera")
    await dana.sees("This may show who you are. Send it?", where="dm")
    await dana.clicks("Do not send", where="dm")
    await dana.sees("Not sent. Nobody has read it.", where="dm")
    await writes(dana, "ask @lee")
    await dana.sees("names with @ cannot be passed on", where="dm")


async def takes_back(dana: Person, sam: Person) -> None:
    """A change stays where it was made; a deletion does not."""
    ts = await writes(dana, "or at seven")
    await sam.sees("or at seven", where="dm")
    await dana.edits(ts, "or at eight")
    await dana.sees("Changes are not passed on.", where="dm")
    await dana.deletes(ts)
    await sam.no_longer_sees("or at seven", where="dm")
    await sam.does_not_see("or at eight")


async def test_masked_from_start_to_end(place: Town) -> None:
    dana, sam = await meets(place)
    await sam.clicks("Show contact", where="dm")
    await sam.sees("reply in the thread of the card", where="modal")
    await sam.closes()
    await writes(dana, TO_SAM)
    await sam.sees(TO_SAM, where="dm")
    await dana.sees("Delivered.", where="dm")
    alias = await alias_in(sam, TO_SAM)
    await dana.sees(f"We pass it on as {alias}", where="dm")
    await writes(sam, TO_DANA)
    await dana.sees(TO_DANA, where="dm")
    await dana.sees("Sam Okafor writes:", where="dm")

    await keeps_back(dana)
    await takes_back(dana, sam)
    await closes(sam, TALKED)
    await dana.sees("has closed this", where="dm")
    await settled(place)
    # Of all that Sam ever saw, nothing told who it was; nor did anybody else see a word.
    await on_no_screen_but(place)
    lee = await place.person("lee").seen()
    assert not [entry for entry in lee if TO_SAM in entry["text"] or TO_DANA in entry["text"]]
    await in_no_metric(place)
    await place.stop_bot()
    await in_no_file_and_no_log(place, "Gibbonlantern", "Marmotharbour", "or at seven")


async def test_masked_then_revealed(place: Town) -> None:
    dana, sam = await meets(place)
    await writes(dana, TO_SAM)
    await sam.sees(TO_SAM, where="dm")
    await on_no_screen_but(place)
    root = str((await cards(dana, "Reveal my name"))[-1]["ts"])
    await dana.clicks("Reveal my name", where="dm", confirm=False)
    await settled(place)
    await has_cards(place, "dana", "Reveal my name", 1)
    await dana.clicks("Reveal my name", where="dm", confirm=True)
    await dana.sees("Your name is shown now.", where="modal")
    await dana.fills("What number?", "+44 7700 900461")
    await dana.submits()
    await has_cards(place, "dana", "Reveal my name", 0)
    await sam.clicks("Show contact", where="dm")
    await sam.sees("Dana Rivera", where="modal")
    await sam.sees("+44 7700 900461", where="modal")
    await sam.closes()
    await dana.says("thank you", thread_ts=root)
    await dana.sees("the name is shown now", where="dm")
    await sam.does_not_see("thank you")
    await sam.clicks("I am too close to this", where="dm")
    await dana.sees("Who has seen your name", where="dm")


async def test_what_was_written_before_a_crash_arrives_once(place: Town) -> None:
    dana, sam = await meets(place)
    posted = {"channel": (await sam.screen())["dm"][0]["channel"], "seconds": 0}
    await place.slack.fault("chat.postMessage", "timeout_after_accept", **posted)
    place.allowed_errors.add("outcome_unknown")
    await writes(dana, TO_SAM)
    await sam.sees(TO_SAM, where="dm", timeout=20)
    await place.kill_bot()
    await place.start_bot()
    await dana.sees("Delivered.", where="dm", timeout=20)

    async def once() -> bool:
        shown = (await sam.screen())["dm"]
        return sum(TO_SAM in one["read"] for one in shown) == 1

    await until(place, once, "one copy is left", 20)
