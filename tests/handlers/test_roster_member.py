"""One person's line as a form, and what supporters keep themselves."""

from datetime import date, time

from bot.domain.people import Profile, Quiet
from practice.driver import Person
from tests.handlers.desk import Desk


async def profile(desk: Desk, name: str = "sam") -> Profile:
    await desk.deps.remember()
    found = desk.deps.memory.member(desk.deps.workspace.person(f"U0{name.upper()}"))
    assert found is not None
    assert found.profile is not None
    return found.profile


async def opens(desk: Desk) -> Person:
    rae = desk.person("rae")
    await rae.types("/peersupport-admin roster edit @sam")
    return rae


async def at_home(desk: Desk) -> Person:
    sam = desk.person("sam")
    await sam.opens_home()
    await sam.clicks("My profile", where="home")
    return sam


async def test_every_field_stands_there_and_saving_untouched_changes_nothing(desk: Desk) -> None:
    before = await profile(desk)
    rae = await opens(desk)
    await rae.sees("What the roster says of Sam", where="modal")
    await rae.submits()
    await rae.sees("Saved for Sam", where="modal")
    assert await profile(desk) == before


async def test_what_is_changed_is_kept(desk: Desk) -> None:
    rae = await opens(desk)
    await rae.fills("Unit", "Day surgery")
    await rae.fills("Languages", ["English", "Spanish"])
    await rae.fills("Training on", "2026-09-01")
    await rae.fills("Cases at a time, at most", "2")
    await rae.fills("Experience they offer", ["Loss of a patient"])
    await rae.fills("Quiet hours", "9:00-16:00")
    await rae.submits()
    await rae.sees("quiet cannot be 9:00-16:00.", where="modal")
    await rae.fills("Quiet hours", "09:00-16:00")
    await rae.submits()
    await rae.sees("New units: Day surgery", where="modal")
    found = await profile(desk)
    assert (found.unit, found.languages, found.cap) == ("Day surgery", ("en", "es"), 2)
    assert (found.trained_on, found.themes) == (date(2026, 9, 1), ("loss",))
    assert found.quiet == Quiet(time(9), time(16))


async def test_what_somebody_else_changed_meanwhile_is_shown_and_not_lost(desk: Desk) -> None:
    rae = await opens(desk)
    desk.house.supporter("sam", cap=7)
    await rae.fills("Site", "North")
    await rae.submits()
    await rae.sees("This is no longer what you saw.", where="modal")
    found = await profile(desk)
    assert (found.cap, found.site) == (7, None)


async def test_a_supporter_may_take_less_but_not_more(desk: Desk) -> None:
    sam = await at_home(desk)
    await sam.sees("kept by the program", where="modal")
    await sam.fills("Cases at a time, at most", "1")
    await sam.fills("Quiet hours", "20:00-05:00")
    await sam.fills("Experience they offer", ["Own illness"])
    await sam.submits()
    await sam.sees("Saved.", where="modal")
    found = await profile(desk)
    assert (found.cap, found.own_cap, found.most) == (3, 1, 1)
    assert found.quiet == Quiet(time(20), time(5))
    assert found.themes == ("illness",)
    await desk.person("rae").types("/peersupport-admin roster")
    await desk.person("rae").sees("quiet 20:00-05:00", where="ephemeral")
    await desk.person("rae").sees("at most 3 cases", where="ephemeral")


async def test_hours_that_are_none_are_told_at_the_field(desk: Desk) -> None:
    sam = await at_home(desk)
    await sam.fills("Quiet hours", "always")
    await sam.submits()
    await sam.sees("quiet cannot be always. Write the hours like this: 22:00-07:00.", where="modal")
    assert (await profile(desk)).quiet is None
