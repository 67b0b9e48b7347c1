"""A new number takes two people, later one renews it, and a changed number begins anew."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import CrisisLine, TextWay, Words, is_stale
from bot.domain.verifying import (
    LineCheck,
    Outcome,
    awaits_second,
    dates,
    fingerprint,
    verify,
    with_dates,
)
from tests.content.helpers import CONTENT, make_line
from tests.make import NOON

LINE = make_line(verified_on=None)
OTHER_NUMBER = replace(LINE, call=("989",))
TODAY = NOON.date()


def days(count: int) -> timedelta:
    return timedelta(days=count)


def make_check(who: str = "max", line: CrisisLine = LINE, **overrides: Any) -> LineCheck:
    values = {"line_id": line.id, "fingerprint": fingerprint(line), "at": NOON}
    return LineCheck(**{**values, "member_id": f"m-{who}", **overrides})


def day_of(line: CrisisLine, checks: Iterable[LineCheck]) -> date | None:
    """The day that everybody is shown."""
    content = replace(CONTENT, lines={line.id: line})
    return with_dates(content, dates(content, checks)).lines[line.id].verified_on


def test_one_person_is_not_enough_for_a_new_number() -> None:
    verdict = verify(LINE, (), "m-max", NOON)
    assert (verdict.outcome, verdict.check) == (Outcome.WAITS, make_check("max"))
    assert day_of(LINE, [make_check("max")]) is None
    assert awaits_second(LINE, [make_check("max")])


def test_a_second_person_makes_it_verified_from_that_day_on() -> None:
    first = make_check("max", at=NOON - days(3))
    verdict = verify(LINE, [first], "m-kim", NOON)
    assert (verdict.outcome, verdict.check) == (Outcome.VERIFIED, make_check("kim"))
    assert verdict.check is not None
    assert day_of(LINE, [first, verdict.check]) == TODAY
    assert not awaits_second(LINE, [first, verdict.check])


def test_the_same_person_is_never_the_second_one_however_late() -> None:
    for later in (0, 1, 400):
        verdict = verify(LINE, [make_check("max")], "m-max", NOON + days(later))
        assert (verdict.outcome, verdict.check) == (Outcome.STILL_WAITS, None)


def test_later_one_person_renews_it() -> None:
    both = [make_check("max"), make_check("kim")]
    for who in ("max", "kim", "rae"):
        verdict = verify(LINE, both, f"m-{who}", NOON + days(170))
        assert verdict.outcome is Outcome.VERIFIED
        assert verdict.check is not None
        assert day_of(LINE, [*both, verdict.check]) == TODAY + days(170)


def test_twice_on_one_day_is_once() -> None:
    both = [make_check("max"), make_check("kim")]
    verdict = verify(LINE, both, "m-max", NOON + timedelta(hours=2))
    assert (verdict.outcome, verdict.check) == (Outcome.ALREADY, None)


def test_who_has_not_verified_it_today_may_although_somebody_else_has() -> None:
    both = [make_check("max"), make_check("kim")]
    assert verify(LINE, both, "m-rae", NOON).outcome is Outcome.VERIFIED


@pytest.mark.parametrize(
    "change",
    [
        {"call": ("989",)},
        {"call": ("988", "989")},
        {"text": TextWay("741741", "")},
        {"chat": "https://chat.example"},
        {"url": "https://new.example"},
    ],
)
def test_what_a_caller_relies_on_begins_anew_when_it_changes(change: dict[str, Any]) -> None:
    both = [make_check("max"), make_check("kim")]
    changed = replace(LINE, **change)
    assert day_of(changed, both) is None
    assert verify(changed, both, "m-kim", NOON).outcome is Outcome.WAITS
    one = make_check("kim", changed)
    assert day_of(changed, [*both, one]) is None
    assert awaits_second(changed, [*both, one])
    assert day_of(changed, [*both, one, make_check("rae", changed)]) == TODAY


def test_another_word_to_send_is_another_number() -> None:
    texts = [replace(LINE, text=TextWay("741741", word)) for word in ("", "HOME", "HELLO")]
    assert len({fingerprint(line) for line in (LINE, *texts)}) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"name": Words("New", "Nueva")},
        {"hours": Words("Nights", "Noches")},
        {"note": Words("A note", "Una nota")},
        {"source": ("https://other.example",)},
        {"verified_on": date(2026, 1, 1)},
        {"confidence": "M"},
    ],
)
def test_what_nobody_dials_changes_nothing(change: dict[str, Any]) -> None:
    assert fingerprint(replace(LINE, **change)) == fingerprint(LINE)


def test_a_number_that_comes_back_is_still_verified() -> None:
    checks = [make_check("max"), make_check("kim"), make_check("rae", OTHER_NUMBER)]
    assert day_of(LINE, checks) == TODAY
    assert day_of(OTHER_NUMBER, checks) is None


def test_the_date_of_the_file_holds_until_two_people_have_verified_the_line() -> None:
    filed = replace(LINE, verified_on=TODAY - days(30))
    assert day_of(filed, []) == TODAY - days(30)
    assert day_of(filed, [make_check("max")]) == TODAY - days(30)
    assert day_of(filed, [make_check("max"), make_check("kim")]) == TODAY


def test_the_date_of_the_file_says_nothing_of_a_number_changed_since_people_verified_it() -> None:
    filed = replace(OTHER_NUMBER, verified_on=TODAY)
    assert day_of(filed, [make_check("max"), make_check("kim")]) is None
    assert day_of(filed, [make_check("max")]) is None


def test_other_lines_and_lines_that_have_left_the_file_are_no_matter() -> None:
    foreign = [make_check(who, make_line(id="gone")) for who in ("max", "kim")]
    assert dates(CONTENT, foreign) == {}
    assert with_dates(CONTENT, {"gone": TODAY}) is CONTENT
    assert verify(LINE, foreign, "m-kim", NOON).outcome is Outcome.WAITS


def test_only_dates_change_and_the_order_of_lines_stays() -> None:
    line = CONTENT.lines["us-988"]
    shown = with_dates(CONTENT, dates(CONTENT, [make_check(w, line) for w in ("max", "kim")]))
    assert list(shown.lines) == list(CONTENT.lines)
    assert shown.lines["us-988"] == replace(line, verified_on=TODAY)
    assert {**shown.lines, "us-988": line} == dict(CONTENT.lines)


def test_after_180_days_it_is_check_the_number_again() -> None:
    shown = replace(LINE, verified_on=day_of(LINE, [make_check("max"), make_check("kim")]))
    assert not is_stale(shown, TODAY + days(180))
    assert is_stale(shown, TODAY + days(181))


PEOPLE = st.sampled_from(["m-max", "m-kim", "m-rae"])
NUMBERS = st.sampled_from([LINE, OTHER_NUMBER])


@given(st.lists(st.tuples(PEOPLE, NUMBERS, st.integers(0, 400))))
def test_whatever_order_they_come_in_a_date_always_has_two_people(
    presses: list[tuple[str, CrisisLine, int]],
) -> None:
    kept: dict[tuple[str, str], LineCheck] = {}
    for who, line, later in sorted(presses, key=lambda press: press[2]):
        made = verify(line, kept.values(), who, NOON + days(later)).check
        if made is not None:
            kept[made.fingerprint, made.member_id] = made
        mine = [c for c in kept.values() if c.fingerprint == fingerprint(line)]
        assert (day_of(line, kept.values()) is not None) == (len(mine) >= 2)
        if len(mine) >= 2:
            assert day_of(line, kept.values()) == max(c.at.date() for c in mine)
