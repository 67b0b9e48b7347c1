"""The roster as a table: out and in again without a difference, and every problem by its line."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.people import Account, Member, Profile, Quiet, Role, Roster
from bot.domain.refusals import (
    BadValue,
    ColumnMissing,
    GuestsMayAsk,
    MoreCells,
    NotAMemberId,
    NotYourself,
    OnlyYouLeft,
    Refusal,
    SlackSilent,
    TooManyNew,
    TwiceInSheet,
    UnknownColumn,
)
from bot.domain.roster_file import read_roster, written_roster
from bot.domain.roster_plan import MOST_NEW, Effect, Plan, Present, newcomers, plan
from bot.domain.sheets import text_of, write_sheet
from tests.content.helpers import CONTENT
from tests.make import NOON, make_member, make_person, make_roster, make_supporter

RAE = make_member("rae", Role.DIRECTOR)
HEAD = "slack,unit,cap"
UNITS = st.sampled_from(
    [
        "ICU",
        "Day, night",
        'The "old" ward',
        "=1+1",
        "'=x",
        "a; b",
        "Urgencias Ñ",
        "@home",
        "+ 1",
        '"a"',
    ]
)
"""Names that a unit may have, and that tables stumble over."""
PROFILES = st.builds(
    Profile,
    profession=st.sampled_from([None, "nurse", "resident"]),
    unit=st.none() | UNITS,
    site=st.none() | UNITS,
    languages=st.lists(st.sampled_from(["en", "es", "ar"]), min_size=1, unique=True).map(tuple),
    leads=st.lists(UNITS, max_size=3, unique=True).map(tuple),
    trained_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    cap=st.integers(1, 20),
    themes=st.lists(st.sampled_from(sorted(CONTENT.themes)), unique=True).map(tuple),
    quiet=st.sampled_from([None, Quiet(time(22), time(7)), Quiet(time(9, 30), time(16))]),
)


def make_account(user: str = "U0NEW", **overrides: Any) -> Account:
    values: dict[str, Any] = {"name": "New", "zone": "UTC", "locale": "en-US", "dm": "D0NEW"}
    return Account(make_person(user), **{**values, **overrides})


def planned(text: str, *members: Member, author: Member = RAE, **accounts: Account) -> Plan:
    roster = make_roster(author, *members)
    present = Present(roster, {"ICU": ("Intensive",)}, "en", accounts)
    return plan(read_roster(text, CONTENT), author, present, NOON)


def problems(text: str, *members: Member, **more: Any) -> list[tuple[int | None, type[Refusal]]]:
    return [(one.line, type(one.why)) for one in planned(text, *members, **more).problems]


def test_a_line_adds_changes_or_leaves_alone() -> None:
    sam, lee, ines = (make_supporter(name) for name in ("sam", "lee", "ines"))
    text = f"{HEAD}\nU0SAM,ICU,3\n<@U0LEE|lee>,intensive,2\nU0NEW,Day surgery,"
    found = planned(text, sam, lee, ines, U0NEW=make_account())
    assert [(line.user, line.effect) for line in found.lines] == [
        ("U0SAM", Effect.SAME),
        ("U0LEE", Effect.CHANGED),
        ("U0NEW", Effect.ADDED),
    ]
    assert found.lines[1].changed == ("cap",)
    assert found.lines[2].after.cap == 3
    assert (found.new_units, found.untouched, found.problems) == (("Day surgery",), 1, ())


def test_what_has_no_column_stays_and_an_empty_cell_empties() -> None:
    sam = make_supporter(leads=("Theatre",), themes=("loss",))
    (line,) = planned("slack,unit,languages\nU0SAM,,", sam).lines
    assert line.changed == ("unit",)
    assert line.after.leads == ("Theatre",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unit\nICU", [(1, ColumnMissing)]),
        ("slack,untt\nU0SAM,ICU", [(1, UnknownColumn)]),
        ("slack,cap,CAP\nU0SAM,1,2", [(1, TwiceInSheet)]),
        (f"{HEAD}\nsam@example.org,ICU,3", [(2, NotAMemberId)]),
        (f"{HEAD}\n@sam,ICU,3", [(2, NotAMemberId)]),
        (f"{HEAD}\n,ICU,3", [(2, NotAMemberId)]),
        (f"{HEAD}\nU0SAM,ICU,many\nU0SAM,ICU,3\nU0SAM,ED,3", [(2, BadValue), (4, TwiceInSheet)]),
        (f"{HEAD}\nU0SAM,ICU,3,more", [(2, MoreCells)]),
        (f"{HEAD}\nU0NEW,ICU,3", [(2, SlackSilent)]),
        ("slack,trained\nU0SAM,10/1/2026", [(2, BadValue)]),
        ("slack,quiet\nU0SAM,all day", [(2, BadValue)]),
        ('slack,themes\nU0SAM,"loss,astronomy"', [(2, BadValue)]),
    ],
)
def test_every_problem_is_told_with_its_line(
    text: str, expected: list[tuple[int, type[Refusal]]]
) -> None:
    assert problems(text, make_supporter()) == expected


def test_who_cannot_serve_is_told() -> None:
    guest = make_account(is_guest=True)
    assert problems(f"{HEAD}\nU0NEW,ICU,3", U0NEW=guest) == [(2, GuestsMayAsk)]


def test_nobody_changes_their_own_line_but_it_may_stand_there() -> None:
    author = make_supporter("rae", roles_held=(Role.DIRECTOR, Role.SUPPORTER))
    assert problems(f"{HEAD}\nU0RAE,ICU,3", author=author) == []
    assert problems(f"{HEAD}\nU0RAE,ICU,4", author=author) == [(2, NotYourself)]


def test_nobody_makes_themselves_the_only_one_who_is_asked() -> None:
    author = make_supporter("rae", roles_held=(Role.DIRECTOR, Role.SUPPORTER))
    found = problems("slack,trained\nU0SAM,", make_supporter(), author=author)
    assert found == [(None, OnlyYouLeft)]


def test_too_many_new_people_are_refused_whole() -> None:
    lines = "".join(f"U0A{n:03}\n" for n in range(MOST_NEW + 1))
    with pytest.raises(TooManyNew):
        newcomers(read_roster(f"slack\n{lines}", CONTENT), RAE.person, make_roster(RAE))


@settings(deadline=None)
@given(st.lists(PROFILES, max_size=5))
def test_what_was_exported_changes_nothing_when_it_comes_back(profiles: list[Profile]) -> None:
    members = [make_supporter(f"s{n}", profile) for n, profile in enumerate(profiles)]
    named = [replace(member, name="=HYPERLINK(1)") for member in members]
    roster = Roster((RAE, *named))
    text = text_of(write_sheet(written_roster(roster)))
    present = Present(roster, {}, "en", {})
    found = plan(read_roster(text, CONTENT), RAE, present, NOON)
    assert found.problems == ()
    assert [line.after for line in found.lines] == profiles
    assert found.is_empty


def test_a_name_that_a_spreadsheet_would_run_is_defused() -> None:
    evil = make_roster(replace(make_supporter(), name="=1+1"))
    assert written_roster(evil)[1][1] == "'=1+1"


def test_the_same_changes_have_the_same_fingerprint_and_no_others() -> None:
    sam = make_supporter()
    one = planned(f"{HEAD}\nU0SAM,ICU,2", sam).fingerprint
    assert one == planned(f"{HEAD}\nU0SAM,ICU,2", sam).fingerprint
    assert one != planned(f"{HEAD}\nU0SAM,ICU,1", sam).fingerprint
    assert one != planned(f"{HEAD}\nU0SAM,ICU,2", make_supporter(cap=4)).fingerprint
