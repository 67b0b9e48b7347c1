"""Shifts by command and by form, who is on call, and what people read at the hand-off."""

from datetime import timedelta

import pytest

from bot.domain.notices import Kind, Notice
from bot.domain.people import Role
from practice.driver import Person
from tests.handlers.desk import Desk
from tests.handlers.test_lines import types

WHOLE_DAYS = 'shift add "All day" daily 00:00-24:00 tz=UTC who=@sam,@lee rotate=daily'


async def crew(desk: Desk) -> None:
    desk.house.supporter("lee")
    desk.house.member("max", Role.ADMINISTRATOR)
    await desk.deps.remember()


def shift_id(desk: Desk) -> str:
    with desk.house.store.look() as tx:
        return tx.shifts()[0].shift_id


async def test_a_shift_is_added_listed_and_removed_by_command(desk: Desk) -> None:
    await crew(desk)
    said = await types(desk, "max", WHOLE_DAYS)
    assert "The shift is in." in said
    assert "Mon-Sun 00:00-00:00, UTC. Sam, Lee, in turn, a day each." in said
    assert "All day: Sam until" in said
    assert "Next: Lee" in said
    assert shift_id(desk) in await types(desk, "sam", "shift list")
    gone = await types(desk, "max", f"shift remove {shift_id(desk)}")
    assert "All day is gone" in gone
    assert "There are no shifts yet" in await types(desk, "max", "shift list")
    assert "There is no shift" in await types(desk, "max", "shift remove abc")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('shift add "X" mon-fri 08:00-20:00 tz=Mars/Base who=@sam', "There is no time zone"),
        ('shift add "X" mon-fri 08:00-20:00 who=@kim', "Kim is not a supporter right now"),
        ('shift add "X" mon-fri 08:00-20:00 who=@max,@dana', "not a supporter"),
        ('shift add "X" mon-fri 08:00-20:00', "pick the person"),
        ('shift add "X" mon-fri 8-20 who=@sam', "08:00-20:00"),
        ('shift add "X" noday 08:00-20:00 who=@sam', "mon-fri"),
        ('shift add "X" daily 08:00-20:00 who=@sam from=2030-01-02 until=2030-01-01', "before"),
        ('shift add "X" daily 08:00-20:00 who=@sam holidays=US-NYC', "holidays=US-NY."),
        ('shift add "X" daily 08:00-20:00 who=@sam,@sam', "named twice"),
        ('shift add "X" daily 08:00-20:00 who=@sam rotate=99weeks', "8 are possible"),
        ("override @sam @lee 2030-01-02 2030-01-01", "The end comes before the start"),
        ("override @sam", "override"),
        ("oncall yesterday", "yesterday"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_kept(
    desk: Desk, words: str, said: str
) -> None:
    await crew(desk)
    assert said in await types(desk, "max", words)
    with desk.house.store.look() as tx:
        assert tx.shifts() == ()


async def test_supporters_read_and_do_not_change(desk: Desk) -> None:
    await crew(desk)
    await types(desk, "max", WHOLE_DAYS)
    assert "Your role does not allow this" in await types(desk, "sam", WHOLE_DAYS)
    assert "Your role does not allow this" in await types(desk, "sam", "shift add")
    said = await types(desk, "sam", "oncall")
    assert "All day: Sam until" in said
    assert "in the backup pool" not in said


async def test_who_is_on_call_now_at_a_moment_and_on_home(desk: Desk) -> None:
    await crew(desk)
    await types(desk, "max", WHOLE_DAYS)
    tomorrow = desk.deps.clock.now() + timedelta(days=1)
    assert "All day: Lee until" in await types(desk, "max", f"oncall {tomorrow:%Y-%m-%dT%H:%M}")
    max_ = desk.person("max")
    await max_.opens_home()
    await max_.clicks("Who is on call", where="home")
    await max_.sees("All day: Sam until", where="modal")
    await max_.sees("Sam: on call", where="modal")
    await max_.sees("Kim: clinical lead", where="modal")


async def test_a_stand_in_by_command_is_on_call_at_once(desk: Desk) -> None:
    await crew(desk)
    await types(desk, "max", WHOLE_DAYS)
    until = desk.deps.clock.now() + timedelta(seconds=20)
    said = await types(desk, "max", f"override @sam @lee now {until:%Y-%m-%dT%H:%M:%S}Z")
    assert "Lee stands in for Sam from" in said
    assert "All day: Lee (for Sam) until" in await types(desk, "max", "oncall")


async def opens_form(desk: Desk) -> Person:
    await crew(desk)
    max_ = desk.person("max")
    await max_.types("/peersupport-admin shift add")
    await max_.sees("New shift", where="modal")
    return max_


async def test_the_form_makes_the_same_shift(desk: Desk) -> None:
    max_ = await opens_form(desk)
    await max_.fills("Name of the shift", "Nights")
    await max_.fills("Starts at", "20:00")
    await max_.fills("Ends at", "08:00")
    await max_.fills("Who", ["@sam", "@lee"])
    await max_.fills("Turns", "in turn, 2 weeks each")
    await max_.fills("Time zone", "europe/madrid")
    await max_.fills("No shift on public holidays of", "es md")
    await max_.submits()
    await max_.sees("Nobody serves on public holidays (ES-MD).", where="modal")
    await max_.sees("The shift is in.", where="modal")
    with desk.house.store.look() as tx:
        (shift,) = tx.shifts()
    assert (shift.name, shift.zone, shift.every) == ("Nights", "Europe/Madrid", 2)
    assert shift.days == (0, 1, 2, 3, 4)
    assert shift.who == ("m-sam", "m-lee")
    assert len(shift.rules) == 4


async def test_what_the_form_cannot_take_stands_under_its_field(desk: Desk) -> None:
    max_ = await opens_form(desk)
    await max_.fills("Name of the shift", "Nights")
    await max_.fills("Who", ["@sam", "@kim"])
    await max_.submits()
    await max_.sees("Kim is not a supporter right now", where="modal")
    await max_.fills("Who", ["@sam"])
    await max_.fills("Time zone", "Nowhere")
    await max_.submits()
    await max_.sees("There is no time zone", where="modal")
    await max_.fills("Time zone", "UTC")
    await max_.fills("No shift on public holidays of", "Nowhere")
    await max_.submits()
    await max_.sees("No public holidays are known", where="modal")
    with desk.house.store.look() as tx:
        assert tx.shifts() == ()


def handoff(desk: Desk, name: str, change: str) -> Notice:
    return Notice(Kind.HANDOFF, member_id=f"m-{name}", subject_id=shift_id(desk), role=change)


async def test_the_word_at_the_hand_off_is_true_when_it_is_sent(desk: Desk) -> None:
    await crew(desk)
    await types(desk, "max", WHOLE_DAYS)
    desk.house.owes(handoff(desk, "sam", "begins"), handoff(desk, "lee", "begins"))
    await desk.delivers()
    await desk.person("sam").sees("Your shift All day begins now", where="dm")
    assert "Your shift" not in await desk.person("lee").reads("dm")


async def test_a_removed_shift_is_over_and_does_not_begin(desk: Desk) -> None:
    await crew(desk)
    await types(desk, "max", WHOLE_DAYS)
    desk.house.owes(handoff(desk, "sam", "begins"))
    await types(desk, "max", f"shift remove {shift_id(desk)}")
    await desk.delivers()
    said = await desk.person("sam").reads("dm")
    assert "Your shift All day is over." in said
    assert "begins now" not in said
