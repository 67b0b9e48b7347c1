"""Every answer of Slack means one thing, and nothing that was perhaps done counts as not done."""

from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.delivery.outcomes import Outcome, Verdict, of_answer, of_code, of_error


class Answer:
    """As the client attaches it: its own answer has ``status_code``, aiohttp's has ``status``."""

    def __init__(self, **facts: Any) -> None:
        vars(self).update(facts)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("ratelimited", Verdict.LATER),
        ("rate_limited", Verdict.LATER),
        ("internal_error", Verdict.UNKNOWN),
        ("fatal_error", Verdict.UNKNOWN),
        ("request_timeout", Verdict.UNKNOWN),
        ("account_inactive", Verdict.GONE),
        ("user_not_found", Verdict.GONE),
        ("channel_not_found", Verdict.GONE),
        ("is_archived", Verdict.GONE),
        ("cannot_dm_bot", Verdict.GONE),
        ("messages_tab_disabled", Verdict.GONE),
        ("restricted_action_read_only_channel", Verdict.GONE),
        ("invalid_auth", Verdict.STOPPED),
        ("token_revoked", Verdict.STOPPED),
        ("missing_scope", Verdict.STOPPED),
        ("message_limit_exceeded", Verdict.STOPPED),
        ("message_not_found", Verdict.NOT_THERE),
        ("invalid_scheduled_message_id", Verdict.NOT_THERE),
        ("cant_delete_message", Verdict.FORBIDDEN),
        ("edit_window_closed", Verdict.FORBIDDEN),
        ("invalid_blocks", Verdict.BUG),
        ("msg_too_long", Verdict.BUG),
        ("time_too_far", Verdict.BUG),
        ("something_new", Verdict.BUG),
    ],
)
def test_error_codes_have_their_meaning(code: str, verdict: Verdict) -> None:
    assert of_code(code) is verdict


@given(st.integers(500, 599), st.text(max_size=20))
def test_a_server_error_never_means_that_nothing_was_done(status: int, code: str) -> None:
    verdict = of_answer(status, code, {}).verdict
    assert verdict is Verdict.UNKNOWN or code in ("ratelimited", "rate_limited")


@given(st.floats(0, 10_000, allow_nan=False), st.sampled_from(["Retry-After", "retry-after"]))
def test_retry_after_is_taken_exactly(seconds: float, name: str) -> None:
    outcome = of_answer(429, "ratelimited", {name: str(seconds)})
    assert (outcome.verdict, outcome.after) == (Verdict.LATER, seconds)


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "soon"}])
def test_too_many_without_a_readable_wait_waits_a_second(headers: dict[str, str]) -> None:
    assert of_answer(429, "", headers).after == 1.0


@given(st.integers(200, 499).filter(lambda s: s != 429))
def test_an_answer_without_a_code_is_unknown(status: int) -> None:
    assert of_answer(status, "", {}).verdict is Verdict.UNKNOWN


def test_no_answer_and_a_lost_connection_are_unknown() -> None:
    for error in (TimeoutError(), aiohttp.ServerDisconnectedError(), ConnectionResetError()):
        assert of_error(error).verdict is Verdict.UNKNOWN


def test_a_connection_that_was_never_made_sent_nothing() -> None:
    key: Any = None
    refused = aiohttp.ClientConnectorError(key, OSError("refused"))
    assert of_error(refused) == Outcome(Verdict.LATER, "not_connected")


def test_both_kinds_of_answer_of_the_client_are_read() -> None:
    own = SlackApiError("", Answer(status_code=200, data={"error": "is_archived"}, headers={}))
    html = SlackApiError("", Answer(status=503, headers={}))
    plain = SlackApiError("", {"ok": False})
    assert of_error(own).verdict is Verdict.GONE
    assert of_error(html) == Outcome(Verdict.UNKNOWN, "http_503")
    assert of_error(plain).verdict is Verdict.UNKNOWN
    assert of_error(SlackRequestError("x")).verdict is Verdict.BUG
