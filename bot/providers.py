"""What the operator has set up for messages outside Slack, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from bot.domain.second import Provider, is_mailbox, is_phone

NONE = "none"
"""As ``PEERSUPPORT_NTFY_URL``: ntfy is not offered, not even by its public server."""
SMTP_PORTS = {"smtps": 465, "smtp": 587}
_SID = re.compile(r"AC[0-9a-f]{32}", re.ASCII)
_AUTH_TOKEN = re.compile(r"[0-9a-f]{32}", re.ASCII)
_APP_TOKEN = re.compile(r"[A-Za-z0-9]{30}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Written:
    """The variables as they stand in the environment."""

    smtp_url: str = field(default="", repr=False)
    smtp_from: str = ""
    twilio_sid: str = field(default="", repr=False)
    twilio_token: str = field(default="", repr=False)
    twilio_from: str = ""
    ntfy_url: str = field(default="", repr=False)
    pushover_token: str = field(default="", repr=False)
    on_this_machine: bool = False
    """Slack's API is on loopback: plain connections are allowed, and nothing but loopback is."""


@dataclass(frozen=True, slots=True)
class Providers:
    """What the messenger is told. ``settings`` hold secrets: they are never printed.

    ``loopback_only``, for practice and tests: nothing but this machine is reached, without TLS.
    Otherwise this machine and every private address are refused, and TLS is a must.
    """

    settings: Mapping[Provider, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    loopback_only: bool = False

    @property
    def offered(self) -> frozenset[Provider]:
        return frozenset(self.settings)


def mistakes(written: Written) -> list[str]:
    """Everything that is wrong, in sentences; quotes nothing."""
    return [
        *_smtp_mistakes(written),
        *_twilio_mistakes(written),
        *_ntfy_mistakes(written),
        *_pushover_mistakes(written),
    ]


def providers_from(written: Written) -> Providers:
    """Of what was checked: only what is whole is offered."""
    made = {
        Provider.EMAIL: _email(written),
        Provider.SMS: _sms(written),
        Provider.NTFY: _ntfy(written),
        Provider.PUSHOVER: {"token": written.pushover_token} if written.pushover_token else None,
    }
    offered = {provider: found for provider, found in made.items() if found is not None}
    return Providers(offered, written.on_this_machine)


def _smtp_mistakes(written: Written) -> list[str]:
    if not written.smtp_url and not written.smtp_from:
        return []
    wrong = []
    parts = parts_of(written.smtp_url)
    if parts is None or parts.scheme not in SMTP_PORTS or parts.path.strip("/") or parts.query:
        wrong.append(
            "PEERSUPPORT_SMTP_URL must be smtps://user:password@mail.example.org, or smtp:// for "
            "STARTTLS; write @ in the user as %40."
        )
    if not is_mailbox(written.smtp_from):
        wrong.append("PEERSUPPORT_SMTP_FROM must be the one mailbox that e-mails come from.")
    return wrong


def _twilio_mistakes(written: Written) -> list[str]:
    given = (written.twilio_sid, written.twilio_token, written.twilio_from)
    if not any(given):
        return []
    if not all(given):
        return [
            "Set PEERSUPPORT_TWILIO_SID, PEERSUPPORT_TWILIO_TOKEN and PEERSUPPORT_TWILIO_FROM "
            "together, or none of them."
        ]
    wrong = []
    if not _SID.fullmatch(written.twilio_sid):
        wrong.append("PEERSUPPORT_TWILIO_SID must be the account SID: AC and 32 digits or a to f.")
    if not _AUTH_TOKEN.fullmatch(written.twilio_token):
        wrong.append("PEERSUPPORT_TWILIO_TOKEN must be the auth token: 32 digits or a to f.")
    if not is_phone(written.twilio_from):
        wrong.append("PEERSUPPORT_TWILIO_FROM must be a number such as +15550100123.")
    return wrong


def _ntfy_mistakes(written: Written) -> list[str]:
    if not written.ntfy_url or written.ntfy_url == NONE:
        return []
    parts = parts_of(written.ntfy_url)
    if parts is None or parts.path.strip("/") or parts.query or parts.fragment:
        return [f"PEERSUPPORT_NTFY_URL must be a server such as https://ntfy.sh, or {NONE}."]
    if parts.scheme == "https" or (parts.scheme == "http" and written.on_this_machine):
        return []
    return [
        "PEERSUPPORT_NTFY_URL must begin with https://; plain http is for tests, while "
        "SLACK_API_URL is on this machine too."
    ]


def _pushover_mistakes(written: Written) -> list[str]:
    if not written.pushover_token or _APP_TOKEN.fullmatch(written.pushover_token):
        return []
    return ["PEERSUPPORT_PUSHOVER_TOKEN must be the application token: 30 letters and digits."]


def _email(written: Written) -> Mapping[str, Any] | None:
    parts = parts_of(written.smtp_url)
    if parts is None:
        return None
    secured = "ssl" if parts.scheme == "smtps" else "starttls"
    return {
        **_server(parts, SMTP_PORTS[parts.scheme]),
        "mode": "insecure" if written.on_this_machine else secured,
        "from": written.smtp_from,
    }


def _sms(written: Written) -> Mapping[str, Any] | None:
    if not written.twilio_sid:
        return None
    sid, token = written.twilio_sid, written.twilio_token
    return {"sid": sid, "token": token, "from": written.twilio_from}


def _ntfy(written: Written) -> Mapping[str, Any] | None:
    parts = parts_of(written.ntfy_url)
    if parts is None:
        return None
    secure = parts.scheme == "https"
    return {**_server(parts, 443 if secure else 80), "secure": secure}


def _server(parts: SplitResult, port: int) -> Mapping[str, Any]:
    return {
        "host": parts.hostname,
        "port": parts.port or port,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
    }


def parts_of(url: str) -> SplitResult | None:
    """The parts of an absolute address; None for anything else."""
    try:
        parts = urlsplit(url)
        # Reading the port is what checks it.
        complete = bool(parts.scheme and parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return parts if complete else None
