"""What is typed about sessions, training and topics."""

from datetime import date, datetime, timedelta

import pytest

from bot.domain.refusals import BadValue, BadWord, Refusal, TopicEmpty, TopicHasLink
from bot.domain.session_fields import TITLE_LIMIT, read_draft, read_record
from bot.domain.topics import (
    TOPIC_LIMIT,
    quarter_before,
    quarter_of,
    read_topic,
    shuffled,
)
from bot.domain.training_sessions import ONCE, Repeat
from tests.make import NOON

SAID = ("Monthly", "2026-12-03", "16:00", "60m")


def test_the_line_of_the_manual() -> None:
    fields = [("tz", "America/New_York"), ("where", "Room 4"), ("repeat", "monthly")]
    draft = read_draft(SAID, fields)
    assert draft.begins == datetime.fromisoformat("2026-12-03T16:00")
    assert (draft.minutes, draft.zone, draft.where) == (60, "America/New_York", "Room 4")
    assert draft.repeat == Repeat(nth=1)
    assert draft.named("x", "UTC", "m-jo").zone == "America/New_York"
    assert read_draft(SAID, []).named("x", "UTC", "m-jo").zone == "UTC"


@pytest.mark.parametrize(
    ("typed", "repeat"), [("none", ONCE), ("2w", Repeat(weeks=2)), ("MONTHLY", Repeat(nth=1))]
)
def test_how_it_repeats(typed: str, repeat: Repeat) -> None:
    assert read_draft(SAID, [("repeat", typed)]).repeat == repeat


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (0, ""),
        (0, "x" * (TITLE_LIMIT + 1)),
        (0, "<!channel>"),
        (1, "3.12.2026"),
        (1, "2026-02-30"),
        (2, "24:00"),
        (2, "4pm"),
        (3, "5m"),
        (3, "9h"),
        (3, "soon"),
    ],
)
def test_what_a_session_cannot_be(place: int, typed: str) -> None:
    said = [*SAID]
    said[place] = typed
    with pytest.raises(BadValue):
        read_draft((said[0], said[1], said[2], said[3]), [])


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("tz", "America/New York"),
        ("tz", "../etc/passwd"),
        ("where", "x" * 121),
        ("where", ""),
        ("repeat", "0w"),
        ("repeat", "27w"),
        ("repeat", "yearly"),
        ("colour", "red"),
    ],
)
def test_what_a_field_cannot_be(key: str, typed: str) -> None:
    with pytest.raises(Refusal):
        read_draft(SAID, [(key, typed)])


def test_an_unknown_zone_comes_with_the_nearest() -> None:
    with pytest.raises(BadValue) as refused:
        read_draft(SAID, [("tz", "America/NewYork")])
    assert refused.value.args == ("tz", "America/NewYork", "America/New_York")


def test_a_record_of_training() -> None:
    fields = read_record([("date", "2026-10-01"), ("hours", "2.5"), ("refreshed", "2027-10-01")])
    assert (fields.trained, fields.hours) == (date(2026, 10, 1), 2.5)
    assert fields.refreshed == date(2027, 10, 1)
    for bad in (("hours", "0"), ("hours", "2,5"), ("date", "yesterday")):
        with pytest.raises(BadValue):
            read_record([bad])
    with pytest.raises(BadWord):
        read_record([("minutes", "2")])


def test_a_topic_is_one_plain_line() -> None:
    assert read_topic("  nights\n and\u200b days ") == "nights and days"
    for empty in ("", " \n ", "x" * (TOPIC_LIMIT + 1)):
        with pytest.raises(TopicEmpty):
            read_topic(empty)
    for link in ("see https://a.org", "ask <@U0SAM>", "#general"):
        with pytest.raises(TopicHasLink):
            read_topic(link)


def test_quarters_go_back_over_the_year() -> None:
    assert quarter_of(NOON) == "2026-Q4"
    assert quarter_of(NOON + timedelta(days=60)) == "2027-Q1"
    assert quarter_before("2027-Q1") == "2026-Q4"
    assert quarter_before("2026-Q4") == "2026-Q3"


def test_the_order_comes_from_the_seed_alone() -> None:
    topics = [f"topic {n}" for n in range(10)]
    assert shuffled(topics, "a") == shuffled(reversed(topics), "a")
    assert shuffled(topics, "a") != shuffled(topics, "b")
    assert sorted(shuffled(topics, "a")) == topics
