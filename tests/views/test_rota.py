"""Shifts as people read them: names and times, never a reason; and as long as it may be."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.people import Lang, Member, Role, Roster
from bot.domain.shifts import Override, Shift, Turn
from bot.views import rota
from bot.views.scene import Rendered
from tests.make import (
    NOON,
    make_member,
    make_roster,
    make_rota,
    make_shift,
    make_supporter,
    minutes,
)
from tests.views.helpers import (
    LANGS,
    handoff_scenes,
    make_around,
    make_longest_content,
    problems_of_message,
    shown,
    words_of,
)
from tests.views.longest import longest_roster, longest_shifts

AROUND = make_around()
SAM, LEE = make_supporter("sam", on_call=True), make_supporter("lee")
TEAM = make_roster(SAM, LEE, make_member("kim", Role.LEAD))
WEEKS = make_shift("sam", "lee", turn=Turn.WEEKLY, every=2, last=date(2026, 12, 31))


def on_call(*shifts: Shift, roster: Roster = TEAM, states: bool = True) -> str:
    found = replace(make_rota(roster, *shifts), states=states)
    return words_of(rota.on_call_list(AROUND, "en", found))


def test_who_is_on_call_now_and_next() -> None:
    said = on_call(make_shift("sam", "lee", turn=Turn.DAILY))
    assert "On call now" in said
    assert "Weekdays: Sam until 20:00. Next: Lee tomorrow at 08:00." in said
    assert "Sam: on call" in said
    assert "Kim: clinical lead" in said


def test_nobody_is_said_plainly() -> None:
    assert "Weekdays: nobody. Next: Sam" in on_call(make_shift("sam", first=date(2026, 11, 24)))
    assert "Nobody comes next" in on_call(make_shift("sam", last=date(2026, 11, 23)))
    assert "There are no shifts yet" in on_call()


@pytest.mark.parametrize(
    "sam",
    [
        make_supporter("sam", on_call=True, paused=True),
        make_supporter("sam", on_call=True, resting=True),
        make_supporter("sam", on_call=True, asking=True),
    ],
)
def test_whoever_cannot_be_asked_on_their_shift_reads_not_available(sam: Member) -> None:
    roster = make_roster(sam)
    said = on_call(make_shift("sam"), roster=roster)
    assert "Weekdays: Sam (not available) until 20:00." in said
    hidden = on_call(make_shift("sam"), roster=roster, states=False)
    assert "not available" not in hidden


def test_a_stand_in_is_named_with_whom_they_stand_in_for() -> None:
    found = make_rota(TEAM, make_shift("sam"))
    (one,) = found.shifts
    span = replace(one.present[0], member_id="m-lee", instead_of="m-sam")
    said = words_of(
        rota.on_call_list(AROUND, "en", replace(found, shifts=(replace(one, present=(span,)),)))
    )
    assert "Weekdays: Lee (for Sam) until 20:00." in said


def test_somebody_who_left_is_no_name() -> None:
    assert "Weekdays: somebody who left" in on_call(make_shift("gone"))


def test_a_shift_says_everything_that_was_typed() -> None:
    said = words_of(rota.shift_list(AROUND, "en", make_rota(TEAM, WEEKS)))
    assert "Weekdays (s-1): Mon-Fri 08:00-20:00, America/New_York." in said
    assert "Sam, Lee, in turn, 2 weeks each. From 23 Nov 2026 until 31 Dec 2026." in said
    assert rota.days_of("en", (5, 6)) == "Sat, Sun"


def everything(lang: Lang) -> list[Rendered]:
    around = make_around(content=make_longest_content(), practice=True)
    roster = longest_roster(make_roster(*(make_supporter(f"n{n}") for n in range(60))))
    full = make_rota(roster, *longest_shifts(roster))
    made = Override("o-1", "m-n1", "m-n2", NOON, NOON + minutes(60))
    out, who = roster.members[:2]
    return [
        rota.on_call_list(around, lang, full),
        rota.shift_list(around, lang, full),
        rota.shift_added(around, lang, replace(full, shifts=full.shifts[:1])),
        rota.shift_removed(around, lang, full.shifts[0].shift),
        rota.stood_in(around, lang, made, out, who, "America/New_York"),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_as_many_shifts_as_there_may_be(lang: Lang) -> None:
    for rendered in everything(lang):
        assert problems_of_message(rendered) == []


def test_the_word_at_the_hand_off_says_until_when_and_who() -> None:
    said = {name: words_of(shown(scene)) for name, scene in handoff_scenes("en")}
    assert (
        "Your shift Weekdays begins now. You are on call until 13:00." in said["handoff begins 0"]
    )
    assert "Before you: Lee and somebody who left." in said["handoff begins 2"]
    assert "Nobody follows you" in said["handoff ends 0"]
    assert "On call now: Lee." in said["handoff ends 2"]
