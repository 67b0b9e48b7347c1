"""*Second channel* as its owner works on it: a form for each provider, and a code."""

from bot.domain.people import Role
from bot.domain.second import Provider
from practice.driver import Person
from tests.handlers.desk import Desk

NUMBER = "+44 7700 900461"


async def opens(desk: Desk, name: str = "sam") -> Person:
    person = desk.person(name)
    await person.opens_home()
    await person.clicks("Second channel", where="home")
    await person.sees("You have no second channel yet", where="modal")
    return person


async def tests_a_number(desk: Desk) -> Person:
    sam = await opens(desk)
    await sam.chooses("How can we reach you?", "Text message (SMS)", where="modal")
    await sam.fills("Mobile number", NUMBER)
    await sam.submits()
    await sam.sees("We are sending a code to +4…61", where="modal")
    return sam


def code(desk: Desk, name: str = "sam") -> str:
    with desk.house.store.look() as tx:
        waiting = tx.second_channel(f"m-{name}").waiting
    assert waiting is not None
    return waiting.code


async def test_an_address_is_tested_and_then_it_works(desk: Desk) -> None:
    sam = await tests_a_number(desk)
    await sam.fills("Code", code(desk))
    await sam.submits()
    await sam.sees("Your second channel works", where="modal")
    await sam.sees("Text message (SMS), +4…61", where="modal")
    assert "7700" not in await sam.reads("modal")


async def test_choosing_another_provider_shows_its_own_field(desk: Desk) -> None:
    sam = await opens(desk)
    await sam.sees("E-mail address", where="modal")
    await sam.chooses("How can we reach you?", "Pushover", where="modal")
    await sam.sees("User key", where="modal")
    assert "E-mail address" not in await sam.reads("modal")


async def test_what_is_no_address_is_said_under_its_field(desk: Desk) -> None:
    sam = await opens(desk)
    await sam.fills("E-mail address", "sam@example.org, lee@example.org")
    await sam.submits()
    await sam.sees("Write one e-mail address", where="modal")
    with desk.house.store.look() as tx:
        assert tx.second_channels() == {}


async def test_a_wrong_code_is_said_under_the_field_and_five_are_the_end(desk: Desk) -> None:
    sam = await tests_a_number(desk)
    wrong = "000000" if code(desk) != "000000" else "000001"
    for _ in range(4):
        await sam.fills("Code", wrong)
        await sam.submits()
        await sam.sees("That is not the code", where="modal")
    await sam.fills("Code", wrong)
    await sam.submits()
    await sam.sees("This code is no longer good", where="modal")


async def test_a_closed_window_finds_its_code_again(desk: Desk) -> None:
    sam = await tests_a_number(desk)
    await sam.closes()
    await sam.opens_home()
    await sam.clicks("Second channel", where="home")
    await sam.clicks("Type the code", where="modal")
    await sam.fills("Code", code(desk))
    await sam.submits()
    await sam.sees("Your second channel works", where="modal")


async def test_too_late_the_form_says_so(desk: Desk) -> None:
    sam = await tests_a_number(desk)
    right = code(desk)
    await desk.house.passes(15 * 60)
    await sam.fills("Code", right)
    await sam.submits()
    await sam.sees("This code is no longer good", where="modal")


async def test_remove_removes_it(desk: Desk) -> None:
    sam = await tests_a_number(desk)
    await sam.fills("Code", code(desk))
    await sam.submits()
    await sam.clicks("Remove", where="modal")
    await sam.sees("You have no second channel yet", where="modal")
    with desk.house.store.look() as tx:
        assert tx.second_channels() == {}


async def test_what_the_operator_has_not_set_up_is_not_offered_and_says_why(desk: Desk) -> None:
    offer(desk, Provider.NTFY)
    sam = await opens(desk)
    await sam.sees("Not set up here: E-mail, Text message (SMS), Pushover", where="modal")
    offer(desk)
    await sam.closes()
    await opens(desk)
    await sam.sees("No second channel is set up here", where="modal")


def offer(desk: Desk, *providers: Provider) -> None:
    """As after a restart with other settings."""
    object.__setattr__(desk.deps, "offered", frozenset(providers))


async def test_whoever_has_no_such_role_has_no_button_and_a_forged_press_no_form(
    desk: Desk,
) -> None:
    desk.house.member("jo", Role.ADMINISTRATOR)
    await desk.deps.remember()
    await opens(desk)
    jo = desk.person("jo")
    await jo.opens_home()
    assert "Second channel" not in await jo.reads("home")
    pressed = (await desk.slack.deliveries())[-1]["id"]
    forged = await desk.slack.forge(
        like=pressed,
        payload={"user": {"id": "U0JO", "team_id": "T0PRACTICE"}},
        fresh_trigger="U0JO",
    )
    assert forged["status"] == "acked"
    with desk.house.store.look() as tx:
        assert tx.second_channels() == {}


async def test_the_same_form_submitted_twice_is_one_test(desk: Desk) -> None:
    sam = await tests_a_number(desk)
    before = code(desk)
    await desk.slack.replay((await desk.slack.deliveries())[-1]["id"])
    assert code(desk) == before
    await sam.sees("Code", where="modal")
