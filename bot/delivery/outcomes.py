"""What an answer of Slack, or its absence, means for what we wanted to do: pure classification."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError


class Verdict(StrEnum):
    DONE = "done"
    LATER = "later"
    """Certainly not done, and the same call may work later."""
    UNKNOWN = "unknown"
    """Perhaps done: Slack did not say."""
    NOT_THERE = "not_there"
    """What should be changed or deleted is not there (any more)."""
    FORBIDDEN = "forbidden"
    """It is there, and Slack does not let us change or delete it."""
    GONE = "gone"
    """This recipient cannot be reached, now or ever."""
    STOPPED = "stopped"
    """Slack refuses the app itself (token, scope, plan): an operator must act."""
    BUG = "bug"
    """Slack does not take what we made; trying the same again is pointless."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``code`` is Slack's error code or one of ours; ``after`` is Slack's own waiting time."""

    verdict: Verdict
    code: str = ""
    after: float | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        return self.verdict is Verdict.DONE


# The tables of docs.slack.dev, one entry a code. "ratelimited" and "rate_limited" are both in use.
_LIMITED = frozenset({"ratelimited", "rate_limited"})
# Slack warns that a write may partly have succeeded when it answers with one of these.
_AMBIGUOUS = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "unknown_error"}
)
_LATER = frozenset({"team_added_to_org", "org_login_required", "accesslimited"})
_GONE = frozenset(
    {
        "account_inactive",
        "user_not_found",
        "user_disabled",
        "user_not_visible",
        "users_not_found",
        "cannot_dm_bot",
        "invalid_user_combination",
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "restricted_action",
        "messages_tab_disabled",
    }
)
_STOPPED = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "not_allowed_token_type",
        "no_permission",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "team_access_not_granted",
        "message_limit_exceeded",
    }
)
TOKEN_IS_DEAD = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"}
)
"""Of these nothing works any more, whatever the method."""
_NOT_THERE = frozenset(
    {
        "message_not_found",
        "invalid_scheduled_message_id",
        "thread_not_found",
        "cannot_reply_to_message",
    }
)
_FORBIDDEN = frozenset(
    {
        "cant_update_message",
        "cant_delete_message",
        "edit_window_closed",
        "compliance_exports_prevent_deletion",
    }
)
_TABLE: dict[str, Verdict] = {
    **dict.fromkeys(_LIMITED | _LATER, Verdict.LATER),
    **dict.fromkeys(_AMBIGUOUS, Verdict.UNKNOWN),
    **dict.fromkeys(_GONE, Verdict.GONE),
    **dict.fromkeys(_STOPPED, Verdict.STOPPED),
    **dict.fromkeys(_NOT_THERE, Verdict.NOT_THERE),
    **dict.fromkeys(_FORBIDDEN, Verdict.FORBIDDEN),
}
_TOO_MANY = 429
_SERVER = 500
_WITHOUT_RETRY_AFTER = 1.0


def of_code(code: str) -> Verdict:
    """What an error code of the Web API means; a code that nobody knows is a bug of ours."""
    if code.startswith("restricted_action"):
        return Verdict.GONE
    return _TABLE.get(code, Verdict.BUG)


def of_answer(status: int, code: str, headers: Mapping[str, str]) -> Outcome:
    """Of an answer that was not ``ok``."""
    if status == _TOO_MANY or code in _LIMITED:
        return Outcome(Verdict.LATER, code or "ratelimited", _retry_after(headers))
    if status >= _SERVER:
        return Outcome(Verdict.UNKNOWN, code or f"http_{status}")
    if not code:
        return Outcome(Verdict.UNKNOWN, f"http_{status}")
    return Outcome(of_code(code), code)


def of_error(error: Exception) -> Outcome:
    """Of an exception of the client. Its words are never kept: they may quote the message."""
    if isinstance(error, SlackApiError):
        return _of_api_error(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return Outcome(Verdict.LATER, "not_connected")
    if isinstance(error, TimeoutError):
        return Outcome(Verdict.UNKNOWN, "no_answer")
    if isinstance(error, (aiohttp.ClientError, OSError)):
        return Outcome(Verdict.UNKNOWN, "connection_lost")
    return Outcome(Verdict.BUG, "client_error")


def _of_api_error(error: SlackApiError) -> Outcome:
    """The client attaches its own answer, or aiohttp's where the body was not JSON."""
    response = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None) or 0
    data = getattr(response, "data", None)
    code = data.get("error", "") if isinstance(data, dict) else ""
    headers = getattr(response, "headers", None) or {}
    return of_answer(int(status), str(code), headers)


def _retry_after(headers: Mapping[str, str]) -> float:
    """Seconds, exactly as Slack says."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            try:
                return max(0.0, float(value))
            except ValueError:
                break
    return _WITHOUT_RETRY_AFTER
