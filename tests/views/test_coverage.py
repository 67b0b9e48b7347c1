"""Coverage as it is read, in both languages, at its longest; gaps without a reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.coverage import Coverage, coverage
from bot.domain.coverage_hours import promised
from bot.domain.heat import heat
from bot.domain.people import Lang, Member
from bot.domain.shifts import Span
from bot.views.coverage import (
    MOST_LISTED,
    Reader,
    coverage_text,
    hours_of,
    long,
    picture_line,
    picture_words,
)
from bot.views.messages import render
from tests.make import NOON, make_roster, make_supporter
from tests.views.helpers import (
    LANGS,
    gap_scenes,
    make_around,
    problems_of_message,
    shown,
    words_of,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PEOPLE = tuple(replace(make_supporter(f"n{n}"), name="N" * 80) for n in range(40))
ROSTER = make_roster(*PEOPLE)


def crowded(days: int = 40, left_from: int = 20) -> Coverage:
    """Each person serves two nights; those from ``left_from`` on cannot be asked."""
    members = [_gone(m) if n >= left_from else m for n, m in enumerate(PEOPLE)]
    spans = [
        Span(NOON + (n + k) * DAY, NOON + (n + k) * DAY + 13 * HOUR, "s", m.member_id)
        for n, m in enumerate(members)
        for k in (0, 1)
    ]
    period = (NOON, NOON + days * DAY)
    roster = make_roster(*members)
    return coverage(spans, roster, promised(None, *period), period, NOON, has_shifts=True)


def _gone(member: Member) -> Member:
    return make_supporter(member.member_id.removeprefix("m-"), account_active=False)


def reader(lang: Lang) -> Reader:
    return Reader(make_around(practice=True), lang, ROSTER, "America/New_York")


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_answer_fits_and_says_how_many_more_there_are(lang: Lang) -> None:
    hours = "mon,wed 08:00-20:00 America/Argentina/ComodRivadavia"
    found = crowded()
    rendered = coverage_text(reader(lang), found, hours, "last", may_edit=True)
    assert problems_of_message(rendered) == []
    more = {"en": "And {} more.", "es": "Y {} más."}[lang]
    assert more.format(len(found.gaps) - MOST_LISTED) in words_of(rendered)
    assert words_of(rendered).rstrip().endswith("last")


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_is_there(lang: Lang) -> None:
    said = words_of(coverage_text(reader(lang), crowded(), "", "", may_edit=False))
    parts = {
        "en": (
            "Quality of the coverage: ",
            "(counts 50)",
            "(counts 15)",
            "Gaps",
            "One person alone",
            "A lot for",
        ),
        "es": (
            "Calidad de la cobertura: ",
            "(cuenta 50)",
            "(cuenta 15)",
            "Huecos",
            "Una sola",
            "Mucho para",
        ),
    }
    assert [one for one in parts[lang] if one not in said] == []


def test_who_cannot_be_asked_is_named_and_the_reason_is_not() -> None:
    said = words_of(coverage_text(reader("en"), crowded(), "", "", may_edit=False))
    assert "On a shift, and not available for some of it: NN" in said
    for reason in ("training", "account", "paused", "deactivated", "left"):
        assert reason not in said


@pytest.mark.parametrize(("may_edit", "said"), [(True, "shift add"), (False, "Administrators and")])
def test_without_shifts_it_says_who_adds_them(may_edit: bool, said: str) -> None:
    empty = Coverage(NOON, NOON + DAY)
    assert said in coverage_text(reader("en"), empty, "", "", may_edit=may_edit).text


@pytest.mark.parametrize("lang", LANGS)
def test_the_digest_fits_at_its_longest_and_has_a_neutral_preview(lang: Lang) -> None:
    for name, scene in gap_scenes(lang, make_around(practice=True)):
        rendered = shown(scene)
        assert problems_of_message(rendered) == [], name
        assert "Sam" not in rendered.text, name


@pytest.mark.parametrize(
    ("who", "said", "unsaid"),
    [
        ("Rae", "override @sam @lee 2026-11-23T12:00 2026-11-24T00:00", "ask a supporter"),
        ("Ari", "ask a supporter yourself", "@sam"),
    ],
)
def test_who_may_fill_a_gap_reads_what_to_type_and_others_whom_to_ask(
    who: str, said: str, unsaid: str
) -> None:
    digests = [
        words_of(shown(scene))
        for _, scene in gap_scenes("en")
        if scene.member is not None and scene.member.name == who
    ]
    with_gaps = [read for read in digests if "Gaps in the next" in read]
    assert with_gaps
    assert all(said in read and unsaid not in read for read in with_gaps)


def test_nobody_who_may_not_see_gaps_is_sent_them() -> None:
    _, scene = next(iter(gap_scenes("en")))
    for member in (make_supporter("sam"), None):
        assert render(replace(scene, member=member)) is None


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("", "always"),
        ("mon,tue,wed 08:00-00:00 UTC", "Mon-Wed 08:00-24:00 UTC"),
        ("sat 20:00-08:00 Europe/Madrid", "Sat 20:00-08:00 Europe/Madrid"),
    ],
)
def test_promised_hours_in_words(kept: str, said: str) -> None:
    assert hours_of("en", kept) == said


def test_lengths_in_words() -> None:
    lengths = (timedelta(minutes=5), 3 * HOUR, timedelta(hours=26, minutes=30))
    assert [long("en", one) for one in lengths] == ["5 min", "3 h", "26 h 30 min"]


@pytest.mark.parametrize("days", [14, 300])
@pytest.mark.parametrize("lang", LANGS)
def test_the_picture_has_a_name_for_each_row_and_no_name_of_a_person(lang: Lang, days: int) -> None:
    found = crowded(days)
    drawn = heat(found, "America/New_York")
    words = picture_words(reader(lang), found, drawn)
    assert len(words.rows) == len(drawn.rows)
    assert {len(cells) for cells in drawn.cells} == {len(words.columns)}
    assert len(words.legend) == 5
    every = (words.title, words.axis, *words.rows, *words.columns, *words.legend)
    assert not any("NN" in word for word in every)
    assert len(picture_line(reader(lang), found, drawn)) < 200
