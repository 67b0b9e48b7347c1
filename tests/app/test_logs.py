"""Nothing that a person said, and no id of theirs, leaves through the log at any level."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import logs
from bot.domain.refusals import BadWord
from storage.refused import DatabaseGone

SECRET = "I cannot sleep since the night shift"


class Stream:
    """A logger of its own with our formatter, read back line by line."""

    def __init__(self, form: str = "json") -> None:
        self.out = io.StringIO()
        self.handler = logging.StreamHandler(self.out)
        self.handler.setFormatter(logs.formatter(form))

    def attach(self, name: str) -> logging.Logger:
        logger = logging.getLogger(name)
        logger.handlers[:] = [self.handler]
        logger.propagate = False
        logger.setLevel(logging.DEBUG)
        return logger

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.getvalue().splitlines()]


@pytest.fixture
def stream() -> Iterator[Stream]:
    stream = Stream()
    yield stream
    for name in ("bot.tested", "slack_bolt.tested"):
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(logging.NOTSET)


def test_ids_and_codes_of_ours_are_written(stream: Stream) -> None:
    log = stream.attach("bot.tested")
    log.info("sent", extra={"case_id": "a1b2", "lane": "crisis", "attempts": 3})
    (line,) = stream.lines()
    assert line["event"] == "sent"
    assert (line["case_id"], line["lane"], line["attempts"]) == ("a1b2", "crisis", 3)


def test_unknown_keys_are_dropped_and_counted(stream: Stream) -> None:
    stream.attach("bot.tested").info("sent", extra={"channel": "D0123ABCD", "note": SECRET})
    assert SECRET not in stream.out.getvalue()
    assert "D0123ABCD" not in stream.out.getvalue()
    assert stream.lines()[0]["dropped"] == 2


@pytest.mark.parametrize(
    "value", ["U012AB3CD", "for U0DANA now", "1764000000.000100", SECRET + ".", {"a": SECRET}]
)
def test_a_known_key_does_not_carry_a_persons_id_or_prose(stream: Stream, value: object) -> None:
    stream.attach("bot.tested").info("sent", extra={"error": value})
    assert stream.lines()[0]["error"] == "withheld"


def test_what_would_be_put_into_a_message_stays_out(stream: Stream) -> None:
    stream.attach("bot.tested").warning("heard %s", SECRET)
    assert SECRET not in stream.out.getvalue()


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_exception_is_types_and_places_without_its_words(form: str) -> None:
    stream = Stream(form)
    log = stream.attach("bot.tested")
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise BadWord(SECRET, "usage") from error
    except BadWord:
        log.exception("failed")
    written = stream.out.getvalue()
    assert SECRET not in written
    assert "ValueError" in written
    assert "BadWord" in written
    assert "test_logs.py" in written
    assert "Traceback" not in written


def test_a_refusal_to_the_operator_keeps_its_sentence(stream: Stream) -> None:
    log = stream.attach("bot.tested")
    try:
        raise DatabaseGone("The database is missing.")
    except DatabaseGone:
        log.exception("storage_refused")
    assert "The database is missing." in stream.lines()[0]["trace"][0]


def test_libraries_may_say_where_and_nothing_else(stream: Stream) -> None:
    log = stream.attach("slack_bolt.tested")
    log.warning(f"Unhandled request: {{'text': '{SECRET}'}}")  # noqa: G004 - as libraries do it
    log.debug("body %s", SECRET, extra={"case_id": SECRET})
    assert SECRET not in stream.out.getvalue()
    assert [line["event"] for line in stream.lines()] == ["library", "library"]
    assert all("where" in line for line in stream.lines())
