"""The crisis branch as it is pressed: from the card and the checklist, by the right people only."""

from typing import Any

from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_cards import sam_accepts


async def worried(desk: Desk) -> Person:
    """Sam holds a case of Dana's and has opened the branch from the card."""
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.clicks("I am worried about safety", where="dm")
    await sam.sees("C1 ·", where="modal")
    return sam


async def goes_to(sam: Person, step: str) -> None:
    (jump,) = [one for one in await inputs(sam) if one["type"] == "static_select"]
    wanted = next(text for text in jump["options"] if text.startswith(f"{step} "))
    await sam.clicks(action_id="step", where="modal", choose=wanted)
    await sam.sees(f"{step} ·", where="modal")


async def inputs(sam: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await sam.screen())["modals"][-1]["inputs"]
    return found


async def chooses_level(sam: Person, level: str) -> None:
    await goes_to(sam, "C2")
    (radio,) = [one for one in await inputs(sam) if one["type"] == "radio_buttons"]
    wanted = next(text for text in radio["options"] if text.startswith(f"{level}: "))
    await sam.clicks(action_id="level", where="modal", choose=wanted)


async def test_a_level_leads_to_what_to_do_and_gives_dana_the_lines(desk: Desk) -> None:
    sam = await worried(desk)
    await chooses_level(sam, "B")
    await sam.sees("C4 ·", where="modal")
    await desk.house.settles()
    await desk.person("dana").sees("wants you to have these numbers", where="dm")


async def test_not_sure_goes_one_level_up(desk: Desk) -> None:
    sam = await worried(desk)
    await chooses_level(sam, "B")
    await goes_to(sam, "C2")
    await sam.clicks("I am not sure: one level up", where="modal")
    await sam.sees("C5 ·", where="modal")


async def test_one_press_pages_the_lead_and_the_supporter_reads_who_came(desk: Desk) -> None:
    sam, kim = await worried(desk), desk.person("kim")
    await sam.clicks("Page the clinical lead", where="modal")
    await sam.sees("until one acknowledges", where="modal")
    await desk.house.settles()
    await kim.sees("A supporter is worried about someone's safety", where="dm")
    assert "Dana" not in await kim.reads("dm")
    await kim.clicks("Acknowledge", where="dm")
    await desk.house.settles()
    await sam.sees("acknowledged this at", where="dm")


async def test_it_opens_over_the_checklist_which_stays_below(desk: Desk) -> None:
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.clicks("Open checklist", where="dm")
    await sam.clicks("I am worried about safety", where="modal")
    await sam.sees("C1 ·", where="modal")
    await sam.clicks("Lines to give", where="modal")
    assert len((await sam.screen())["modals"]) == 3
    await sam.closes()
    await sam.closes()
    await sam.sees("S0 ·", where="modal")


async def test_a_tick_in_the_branch_is_kept_and_not_counted_in_the_talk(desk: Desk) -> None:
    sam = await worried(desk)
    boxes = next(one for one in await inputs(sam) if one["type"] == "checkboxes")
    await sam.clicks(action_id="tick", where="modal", choose=boxes["options"][:1])
    await sam.closes()
    await sam.clicks("I am worried about safety", where="dm")
    kept = next(one for one in await inputs(sam) if one["type"] == "checkboxes")
    assert kept["value"] == boxes["options"][0]
    await sam.closes()
    await sam.clicks("Open checklist", where="dm")
    await sam.sees("S0 ·", where="modal")
    await sam.sees("0 of ", where="modal")


async def test_whether_they_agree_is_kept(desk: Desk) -> None:
    sam = await worried(desk)
    await goes_to(sam, "C8")
    await sam.clicks(action_id="agreed", where="modal", choose="Yes")
    radio = next(one for one in await inputs(sam) if one["type"] == "radio_buttons")
    assert radio["value"] == "Yes"


async def test_the_lead_has_the_name_shown_and_dana_is_told(desk: Desk) -> None:
    sam, kim, dana = await worried(desk), desk.person("kim"), desk.person("dana")
    await chooses_level(sam, "D")
    await sam.clicks("Page the clinical lead", where="modal")
    await desk.house.settles()
    await kim.clicks("Acknowledge", where="dm")
    await desk.house.settles()
    await kim.clicks("Show the name to save a life", where="dm")
    await kim.submits()
    await kim.sees("Show contact now tells who it is", where="modal")
    await desk.house.settles()
    await kim.closes()
    await kim.clicks("Show contact", where="dm")
    await kim.sees("Dana Rivera", where="modal")
    await dana.sees("your name was used to get help to you", where="dm")
    await desk.person("rae").sees("A name was shown to save a life", where="dm")
    assert "Dana" not in await desk.person("rae").reads("dm")


async def presses(desk: Desk, like: str, action_id: str, user: str = "U0KIM") -> None:
    """The same press as the one delivered before, with another button of the same card."""
    sent = await desk.slack.payload_of(like)
    action = {**sent["actions"][0], "action_id": action_id}
    payload = {"user": {**sent["user"], "id": user}, "actions": [action], "response_url": ""}
    await desk.slack.forge(like=like, payload=payload, fresh_trigger=user)


async def test_below_level_c_a_forged_press_shows_no_name(desk: Desk) -> None:
    sam, kim = await worried(desk), desk.person("kim")
    await chooses_level(sam, "A")
    await sam.clicks("Page the clinical lead", where="modal")
    await desk.house.settles()
    await kim.clicks("Acknowledge", where="dm")
    await desk.house.settles()
    like = (await kim.clicks("Details", where="dm"))["delivery_id"]
    await kim.closes()
    await presses(desk, like, "show_name")
    await kim.sees("only to save a life")
    await presses(desk, like, "show_contact")
    assert "Dana Rivera" not in str(await kim.screen())


async def test_somebody_else_with_the_id_gets_the_sentence_of_every_unknown_card(
    desk: Desk,
) -> None:
    sam = await worried(desk)
    await sam.closes()
    like = (await sam.clicks("Details", where="dm"))["delivery_id"]
    for action in ("worried", "page_lead", "show_name", "safe_to_tell", "check_done"):
        await presses(desk, like, action)
    await desk.house.settles()
    assert "no longer leads anywhere" in await desk.person("kim").reads("dm")
    assert "Acknowledge" not in await desk.person("kim").reads("dm")
