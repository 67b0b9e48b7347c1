"""Resources as people meet them: looked up, kept, sent out of the checklist, read in the DM."""

import sqlite3

from bot.ports import Unavailable
from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_cards import sam_accepts
from tests.handlers.test_lines import types

ADD = (
    'resources add category=eap title="Our EAP" how="Call, day and night."'
    ' who="Nobody at work is told." number="555 0100" url=https://eap.example.org'
)


async def asks(desk: Desk, words: str = "", who: str = "dana") -> str:
    person = desk.person(who)
    await person.reloads()
    await person.types(f"/peersupport resources {words}")
    return await person.reads("ephemeral")


async def adds(desk: Desk) -> str:
    """The id of the entry that was added."""
    said = await types(desk, "rae", ADD)
    return said.split("Saved as ")[1].split(".")[0]


async def opens(desk: Desk) -> Person:
    """Sam has accepted Dana's request and looks at the resources, over the checklist."""
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.clicks("Open checklist", where="dm")
    await sam.clicks("Resources", where="modal")
    await sam.sees("What you send", where="modal")
    return sam


async def chooses(sam: Person, category: str) -> None:
    await sam.clicks(action_id="resource_category", where="modal", choose=category)


# anybody


async def test_everybody_reads_the_categories_with_lines_and_a_person(desk: Desk) -> None:
    said = await asks(desk)
    assert "eap: Employee assistance program" in said
    assert "hr: Human resources (not confidential)" in said
    assert "988" in said
    assert "I need help right now" in said


async def test_one_category_says_how_it_works_and_who_sees_what(desk: Desk) -> None:
    for typed in ("hr", "HR"):
        said = await asks(desk, typed)
        assert "How it works:" in said
        assert "Who sees what: Human resources works for the employer." in said
        assert "This is not confidential." in said
        assert "988" in said


async def test_an_unknown_category_is_answered_with_those_there_are(desk: Desk) -> None:
    said = await asks(desk, "holidays")
    assert "There is no such category." in said
    assert "grief: Grief" in said
    assert "holidays" not in said


async def test_danger_words_open_the_panel(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport resources suicide")
    await dana.sees("Get me a person", where="modal")


async def test_it_is_read_without_a_database(desk: Desk) -> None:
    await adds(desk)
    desk.breaks(Unavailable())
    assert "Our EAP" in await asks(desk, "eap")
    desk.loses_database()
    assert "Our EAP" in await asks(desk, "eap")
    assert "eap: Employee assistance program" in await asks(desk)


# those who keep the list


async def test_what_a_director_adds_everybody_reads_until_it_is_removed(desk: Desk) -> None:
    resource_id = await adds(desk)
    said = await asks(desk, "eap")
    assert said.index("Our EAP") < said.index("Employee assistance program (EAP)")
    assert "Number: 555 0100" in said
    assert "https://eap.example.org" in said
    assert f"{resource_id} · Employee assistance program: Our EAP" in await types(
        desk, "sam", "resources"
    )
    assert "Removed" in await types(desk, "rae", f"resources remove {resource_id}")
    assert "Our EAP" not in await asks(desk, "eap")


async def test_who_may_not_reads_so(desk: Desk) -> None:
    for who, words in (("sam", ADD), ("dana", ADD), ("dana", "resources")):
        assert "Your role does not allow this" in await types(desk, who, words)
    with desk.house.store.look() as tx:
        assert tx.resources() == ()


async def test_a_mistake_is_answered_with_what_to_type(desk: Desk) -> None:
    said = await types(desk, "rae", 'resources add category=eap title="Our EAP"')
    assert "how=" in said
    assert "resources add category=eap" in said
    assert "Perhaps: grief" in await types(desk, "rae", "resources add category=grif")
    assert "title cannot be" in await types(desk, "rae", 'resources add title="<@U0SAM>"')
    gone = await types(desk, "rae", "resources remove eap")
    assert "No entry of your own is called eap." in gone


# out of the checklist


async def test_one_tap_sends_it_and_the_requester_reads_it(desk: Desk) -> None:
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Chaplain and spiritual care")
    await sam.clicks("Send", where="modal")
    await sam.sees("Sent: The chaplain on duty.", where="modal")
    await desk.house.settles(4)
    await dana.sees("Your supporter thought this might help.", where="dm")
    await dana.sees("Who sees what: The chaplain.", where="dm")
    assert "Check status" in await dana.reads("dm")


async def test_the_requesters_card_stays_where_it_is(desk: Desk) -> None:
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Grief")
    await sam.clicks("Send", where="modal")
    await desk.house.settles(4)
    await dana.clicks("Someone else, please", where="dm")
    await desk.house.settles(4)
    await dana.sees("A grief group or counselor", where="dm")


async def test_pressed_twice_it_is_sent_once_and_said(desk: Desk) -> None:
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Grief")
    pressed = await sam.clicks("Send", where="modal")
    payload = await desk.slack.payload_of(pressed["delivery_id"])
    action = {**payload["actions"][0], "action_ts": "9.9"}
    await desk.slack.forge(like=pressed["delivery_id"], payload={"actions": [action]})
    await sam.sees("This was sent before, and was not sent again", where="modal")
    await desk.house.settles(4)
    assert (await dana.reads("dm")).count("A grief group or counselor") == 1


async def test_what_was_sent_is_marked_when_it_is_opened_again(desk: Desk) -> None:
    sam = await opens(desk)
    await chooses(sam, "Grief")
    await sam.clicks("Send", where="modal")
    await sam.closes()
    await sam.clicks("Resources", where="modal")
    await chooses(sam, "Grief")
    said = await sam.reads("modal")
    assert "Sent." in said


async def test_the_details_are_for_the_requester_alone(desk: Desk) -> None:
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Grief")
    await sam.clicks("Send", where="modal")
    await desk.house.settles(4)
    pressed = await dana.clicks(action_id="resource_details", where="dm")
    await dana.sees("Who sees what:", where="modal")
    await dana.closes()
    payload = await desk.slack.payload_of(pressed["delivery_id"])
    value = payload["actions"][0]["value"]
    assert "grief" not in value
    stolen = await sam.clicks("Details", where="dm")
    theirs = await desk.slack.payload_of(stolen["delivery_id"])
    action = {
        **theirs["actions"][0],
        "action_id": "resource_details",
        "value": value,
        "action_ts": "8.8",
    }
    await sam.closes()
    await desk.slack.forge(like=stolen["delivery_id"], payload={"actions": [action]})
    assert "Who sees what:" not in await sam.reads("modal")


async def test_crisis_lines_come_with_their_numbers(desk: Desk) -> None:
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Crisis lines")
    before = (await dana.reads("dm")).count("988")
    await sam.clicks("Send", where="modal")
    await desk.house.settles(4)
    assert (await dana.reads("dm")).count("988") > before


async def test_who_no_longer_holds_the_case_sends_nothing(desk: Desk) -> None:
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Grief")
    await sam.clicks("I am too close to this", where="dm")
    await sam.clicks("Send", where="modal")
    await sam.sees("This has moved on", where="modal")
    await desk.house.settles(4)
    assert "grief group" not in await dana.reads("dm")


async def test_an_entry_that_left_the_list_meanwhile_is_not_sent(desk: Desk) -> None:
    resource_id = await adds(desk)
    sam, dana = await opens(desk), desk.person("dana")
    await chooses(sam, "Employee assistance program")
    await sam.sees("Our EAP", where="modal")
    await types(desk, "rae", f"resources remove {resource_id}")
    await sam.clicks("Send", where="modal")
    await sam.sees("This is no longer on the list", where="modal")
    await desk.house.settles(4)
    assert "Our EAP" not in await dana.reads("dm")


async def test_my_role_is_one_tap_away(desk: Desk) -> None:
    await sam_accepts(desk)
    sam = desk.person("sam")
    await sam.clicks("Open checklist", where="dm")
    await sam.clicks("My role", where="modal")
    await sam.sees("I am a colleague who listens.", where="modal")
    await sam.sees("I am not a therapist", where="modal")


async def test_the_database_does_not_tell_in_the_open_what_was_sent(desk: Desk) -> None:
    sam = await opens(desk)
    await chooses(sam, "Alcohol and other substances")
    await sam.clicks("Send", where="modal")
    await desk.house.settles(4)
    with sqlite3.connect(desk.database) as database:
        for table in ("outbox", "cases", "party", "sealed", "member_message"):
            for row in database.execute(f"SELECT * FROM {table}"):  # noqa: S608
                assert "substance" not in str(row)
