"""The checklist as the supporter works on it: any order, nothing lost, nobody else's business."""

import sqlite3

from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_cards import sam_accepts


async def ticked(sam: Person) -> dict[str, str]:
    """What stands in the open step: the group of checkboxes with its value."""
    modal = (await sam.screen())["modals"][-1]
    return {one["type"]: one["value"] for one in modal["inputs"]}


async def first_items(sam: Person) -> list[str]:
    modal = (await sam.screen())["modals"][-1]
    (boxes,) = [one for one in modal["inputs"] if one["type"] == "checkboxes"]
    options: list[str] = boxes["options"]
    return options


async def opens(desk: Desk) -> Person:
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.clicks("Open checklist", where="dm")
    await sam.sees("S0 ·", where="modal")
    return sam


async def test_a_tick_is_kept_though_the_window_closes(desk: Desk) -> None:
    sam = await opens(desk)
    one, two, *_ = await first_items(sam)
    await sam.clicks(action_id="tick", where="modal", choose=[one, two])
    await sam.sees("2 of ", where="modal")
    await sam.closes()
    await sam.clicks("Open checklist", where="dm")
    assert (await ticked(sam))["checkboxes"] == f"{one}, {two}"


async def test_a_tick_can_be_taken_back(desk: Desk) -> None:
    sam = await opens(desk)
    one, two, *_ = await first_items(sam)
    await sam.clicks(action_id="tick", where="modal", choose=[one, two])
    await sam.clicks(action_id="tick", where="modal", choose=[two])
    await sam.sees("1 of ", where="modal")
    await sam.closes()
    await sam.clicks("Open checklist", where="dm")
    assert (await ticked(sam))["checkboxes"] == two


async def test_steps_come_in_any_order_and_it_opens_where_it_was_left(desk: Desk) -> None:
    sam = await opens(desk)
    await sam.clicks("Next step", where="modal")
    await sam.sees("S1 ·", where="modal")
    offered = (await sam.screen())["modals"][-1]["inputs"]
    (jump,) = [one for one in offered if one["type"] == "static_select"]
    seventh = next(text for text in jump["options"] if text.startswith("S7 "))
    await sam.clicks(action_id="step", where="modal", choose=seventh)
    await sam.sees("S7 ·", where="modal")
    one, *_ = await first_items(sam)
    await sam.clicks(action_id="tick", where="modal", choose=[one])
    await sam.clicks("Step before", where="modal")
    await sam.sees("S6 ·", where="modal")
    await sam.closes()
    await sam.clicks("Open checklist", where="dm")
    await sam.sees("S7 ·", where="modal")


async def test_what_lies_beside_opens_on_top_and_the_step_stays_below(desk: Desk) -> None:
    sam = await opens(desk)
    for label in ("What to avoid", "Listening blocks", "Lines to give"):
        await sam.clicks(label, where="modal")
        assert len((await sam.screen())["modals"]) == 2
        await sam.closes()
        await sam.sees("S0 ·", where="modal")


async def test_the_lines_to_give_are_those_of_the_country_that_was_chosen(desk: Desk) -> None:
    sam = await opens(desk)
    await sam.clicks("Lines to give", where="modal")
    await sam.sees("988", where="modal")


async def test_who_no_longer_holds_the_case_reads_so_and_nothing_is_kept(desk: Desk) -> None:
    """Pressed on a second device, while the step is still open on the first."""
    sam = await opens(desk)
    one, *_ = await first_items(sam)
    await sam.clicks("I am too close to this", where="dm")
    await sam.clicks(action_id="tick", where="modal", choose=[one])
    await sam.sees("This has moved on", where="modal")
    assert kept(desk) == []


async def test_the_question_about_the_unit_comes_before_the_checklist(desk: Desk) -> None:
    await sam_accepts(desk, unit="Surgery")
    sam = desk.person("sam")
    assert "Open checklist" not in await sam.reads("dm")


async def test_an_item_that_the_step_does_not_offer_is_not_kept(desk: Desk) -> None:
    sam = await opens(desk)
    one, *_ = await first_items(sam)
    pressed = await sam.clicks(action_id="tick", where="modal", choose=[one])
    payload = await desk.slack.payload_of(pressed["delivery_id"])
    forged = [{"value": "made_up", "text": {"type": "plain_text", "text": "x"}}]
    action = {**payload["actions"][0], "selected_options": forged, "action_ts": "2.2"}
    await desk.slack.forge(like=pressed["delivery_id"], payload={"actions": [action]})
    assert kept(desk) == []


async def test_nobody_can_read_in_the_database_what_was_ticked(desk: Desk) -> None:
    sam = await opens(desk)
    one, *_ = await first_items(sam)
    await sam.clicks(action_id="tick", where="modal", choose=[one])
    (name,) = kept(desk)
    assert "S0" not in name
    assert one not in name


def kept(desk: Desk) -> list[str]:
    """Names of the sealed ticks, as they stand in the open."""
    with sqlite3.connect(desk.database) as database:
        found = database.execute("SELECT part FROM sealed WHERE part LIKE 'tick%'").fetchall()
    return [name for (name,) in found]
