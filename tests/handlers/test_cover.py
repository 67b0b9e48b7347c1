"""Cover by hand: the form, the cards, late presses, forged ones, and the coordinator's button."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Role
from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_lines import types

ALL_DAY = 'shift add "All day" daily 00:00-24:00 tz=UTC who=@sam'
HOUR = timedelta(hours=1)


async def crew(desk: Desk) -> None:
    """Sam is on call round the clock, Lee and Noor could take it, Ari coordinates."""
    desk.house.supporter("lee")
    desk.house.supporter("tom")
    desk.house.member("max", Role.ADMINISTRATOR)
    desk.house.member("ari", Role.COORDINATOR)
    await desk.deps.remember()
    assert "The shift is in." in await types(desk, "max", ALL_DAY)


async def opens(desk: Desk, name: str) -> Person:
    person = desk.person(name)
    await person.types("/peersupport cover")
    await person.sees("Ask for cover", where="modal")
    return person


def midnight(desk: Desk, days: int = 1) -> datetime:
    now = desk.deps.clock.now()
    return datetime(now.year, now.month, now.day, tzinfo=UTC) + timedelta(days=days)


async def options(person: Person) -> list[str]:
    inputs = (await person.screen())["modals"][-1]["inputs"]
    return [str(one) for one in next(i for i in inputs if i["label"] == "Which shift?")["options"]]


async def offers(desk: Desk, name: str = "sam", number: int = 1) -> Person:
    """Cover for one of the shifts on the list: the first that begins later, unless told."""
    person = await opens(desk, name)
    await person.fills("Which shift?", (await options(person))[number])
    await person.submits()
    await person.sees("We are asking colleagues: 2.", where="modal")
    await desk.delivers()
    return person


def on_call(desk: Desk, at: datetime) -> set[str]:
    with desk.house.store.look() as tx:
        return {one.removeprefix("m-") for one in tx.on_call(at)}


async def test_from_the_form_to_a_colleague_who_takes_it(desk: Desk) -> None:
    await crew(desk)
    sam = await offers(desk)
    lee, tom = desk.person("lee"), desk.person("tom")
    await lee.sees("Can you take this shift? All day for Sam", where="dm")
    await sam.sees("You stay on call for what nobody has taken.", where="dm")
    await lee.clicks("Take it", where="dm")
    await desk.delivers()
    await lee.sees("You have taken All day", where="dm")
    await tom.sees("is taken: Lee. Thank you.", where="dm")
    await sam.sees("All of it is taken.", where="dm")
    assert on_call(desk, midnight(desk) + HOUR) == {"lee"}
    assert "Accept" not in await tom.reads("dm")


async def test_a_stale_card_changes_nothing_and_says_so(desk: Desk) -> None:
    await crew(desk)
    await offers(desk)
    await desk.person("lee").clicks("Take it", where="dm")
    tom = desk.person("tom")
    await tom.clicks("Take it", where="dm")
    await tom.sees("That is not open any more", where="ephemeral")
    await tom.clicks("Take part of it", where="dm")
    await tom.sees("That is not open any more", where="ephemeral")
    await tom.clicks("Not this time", where="dm")
    await desk.delivers()
    assert on_call(desk, midnight(desk) + HOUR) == {"lee"}


async def test_a_part_in_a_form_with_both_ends(desk: Desk) -> None:
    await crew(desk)
    sam = await offers(desk)
    lee = desk.person("lee")
    await lee.clicks("Take part of it", where="dm")
    await lee.sees("Open: from", where="modal")
    noon = midnight(desk) + 12 * HOUR
    await lee.fills("Until", (midnight(desk) - HOUR).isoformat())
    await lee.submits()
    await lee.sees("The end comes before the start", where="modal")
    await lee.fills("Until", noon.isoformat())
    await lee.submits()
    await lee.sees("It is yours. Thank you.", where="modal")
    await desk.delivers()
    await sam.sees("Still open:", where="dm")
    await desk.person("tom").clicks("Take it", where="dm")
    assert on_call(desk, noon - HOUR) == {"lee"}
    assert on_call(desk, noon + HOUR) == {"tom"}


async def test_no_is_told_to_nobody_and_withdrawn_is_told_to_all(desk: Desk) -> None:
    await crew(desk)
    sam = await offers(desk)
    lee, tom = desk.person("lee"), desk.person("tom")
    await lee.clicks("Not this time", where="dm")
    await desk.delivers()
    await lee.sees("Nobody is told.", where="dm")
    assert "Lee" not in await sam.reads("dm")
    await sam.clicks("Withdraw", where="dm")
    await desk.delivers()
    await sam.sees("Withdrawn. Nobody is asked any more.", where="dm")
    await tom.sees("needs no cover any more", where="dm")
    assert on_call(desk, midnight(desk) + HOUR) == {"sam"}


async def test_a_coordinator_asks_on_behalf_and_whose_shift_it_is_reads_so(desk: Desk) -> None:
    await crew(desk)
    ari = await offers(desk, "ari", 0)
    await desk.person("sam").sees("Ari has asked for cover of your shift", where="dm")
    await desk.person("lee").clicks("Take it now", where="dm")
    await desk.delivers()
    await ari.sees("Lee: from", where="dm")
    assert on_call(desk, desk.deps.clock.now()) == {"lee"}


async def test_an_overlap_or_a_wrong_part_stands_under_its_field(desk: Desk) -> None:
    await crew(desk)
    sam = await offers(desk)
    await opens(desk, "sam")
    await sam.fills("Which shift?", (await options(sam))[1])
    await sam.submits()
    await sam.sees("Cover is asked for this time already", where="modal")
    await sam.fills("Which shift?", (await options(sam))[2])
    await sam.fills("Only until", midnight(desk, 4).isoformat())
    await sam.submits()
    await sam.sees("lies outside of what is open", where="modal")


@pytest.mark.parametrize(
    ("name", "said"),
    [("dana", "Your role does not allow this"), ("kim", "You are not a supporter right now")],
)
async def test_who_has_no_shifts_and_may_not_ask_for_others_reads_why(
    desk: Desk, name: str, said: str
) -> None:
    await crew(desk)
    person = desk.person(name)
    await person.types("/peersupport cover")
    await person.sees(said)
    assert "Ask for cover" not in await person.reads("modal")


async def test_a_supporter_without_a_shift_reads_that_there_is_none(desk: Desk) -> None:
    await crew(desk)
    lee = await opens(desk, "lee")
    await lee.sees("You have no shift in the next 35 days", where="modal")
