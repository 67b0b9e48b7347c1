"""A second channel for those who sleep: an address outside Slack, used once it has been proven."""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.refusals import BadAddress

CODE_LASTS = timedelta(minutes=15)
TRIES = 5
AGAIN_AFTER = timedelta(seconds=60)
"""The same address gets no second test message before this: nobody's telephone is flooded."""
_DIGITS = 6


class Provider(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    NTFY = "ntfy"
    PUSHOVER = "pushover"


@dataclass(frozen=True, slots=True)
class Address:
    """Where one person is reached, checked already. Nobody else ever sees ``value``."""

    provider: Provider
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address that is being tested: it counts when the code sent there is typed into Slack."""

    address: Address
    code: str = field(repr=False)
    since: datetime
    tries: int = 0

    def is_open(self, at: datetime) -> bool:
        return self.tries < TRIES and at - self.since < CODE_LASTS


@dataclass(frozen=True, slots=True)
class SecondChannel:
    """What one member has. The proven address is used until another one is proven."""

    proven: Address | None = None
    proven_at: datetime | None = None
    waiting: Waiting | None = None


class Outcome(StrEnum):
    """What became of one message outside Slack."""

    SENT = "sent"
    REFUSED = "refused"
    """Certainly not sent, and trying the same again is pointless."""
    UNKNOWN = "unknown"
    """Perhaps sent, perhaps not: sending again may send it twice."""


@dataclass(frozen=True, slots=True)
class Told:
    """``code`` says why, in one word of ours; never an address or an answer of a server."""

    outcome: Outcome
    code: str = ""


class Proof(StrEnum):
    """What typing a code came to."""

    PROVEN = "proven"
    WRONG = "wrong"
    ENDED = "ended"
    """Too late, too many tries, or nothing is being tested: a new test is needed."""


_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_WORDS = r"[A-Za-z0-9_]+(?:(?:\.|-+)[A-Za-z0-9_]+)*"
# Mail allows more, an apostrophe for one; Apprise takes what stands before that for a name.
_MAILBOX = re.compile(rf"{_WORDS}(?:\+{_WORDS})?@(?:{_LABEL}\.)+[A-Za-z]{{2,63}}", re.ASCII)
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[ ().-]")
_TOPIC = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
_USER_KEY = re.compile(r"[A-Za-z0-9]{30}", re.ASCII)


def is_mailbox(text: str) -> bool:
    """One mailbox in ASCII, and nothing that a list, a name or a second header could hide in."""
    local = text.partition("@")[0]
    return len(text) <= 254 and len(local) <= 64 and _MAILBOX.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """A number as E.164 has it: plus, country, number."""
    return _PHONE.fullmatch(text) is not None


_CHECKS: Mapping[Provider, Callable[[str], bool]] = {
    Provider.EMAIL: is_mailbox,
    Provider.SMS: is_phone,
    Provider.NTFY: lambda text: _TOPIC.fullmatch(text) is not None,
    Provider.PUSHOVER: lambda text: _USER_KEY.fullmatch(text) is not None,
}


def read_address(provider: Provider, typed: str) -> Address:
    """The address, or BadAddress. People write numbers with spaces; they are taken out."""
    text = typed.strip()
    if provider is Provider.SMS:
        text = _BETWEEN_DIGITS.sub("", text)
    if not _CHECKS[provider](text):
        raise BadAddress(provider.value)
    return Address(provider, text)


def code_from(random: str) -> str:
    """Six digits from random hexadecimal digits, which come through the door."""
    return str(int(random, 16) % 10**_DIGITS).zfill(_DIGITS)


def is_under_test(channel: SecondChannel, address: Address, at: datetime) -> bool:
    """Whether this address was sent a code just now; a doubled press sends no other."""
    waiting = channel.waiting
    if waiting is None or waiting.address != address:
        return False
    return waiting.is_open(at) and at - waiting.since < AGAIN_AFTER


def try_out(channel: SecondChannel, address: Address, code: str, at: datetime) -> SecondChannel:
    """``address`` waits for its code; what was proven before stays in use until then."""
    return replace(channel, waiting=Waiting(address, code, at))


def typed_code(channel: SecondChannel, typed: str, at: datetime) -> tuple[SecondChannel, Proof]:
    """The channel after one try. Typed once more after it counted, the right code is no mistake."""
    waiting = channel.waiting
    if waiting is None:
        return channel, Proof.PROVEN if channel.proven is not None else Proof.ENDED
    if not waiting.is_open(at):
        return channel, Proof.ENDED
    digits = "".join(c for c in typed if c.isascii() and c.isdigit())
    if hmac.compare_digest(digits, waiting.code):
        return SecondChannel(waiting.address, at), Proof.PROVEN
    tried = replace(waiting, tries=waiting.tries + 1)
    proof = Proof.WRONG if tried.is_open(at) else Proof.ENDED
    return replace(channel, waiting=tried), proof
