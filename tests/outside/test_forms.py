"""The fixed forms: exactly one address, whatever characters it has, and never another server."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import BadAddress
from bot.domain.second import Provider, read_address
from bot.messenger.forms import Unfit, made
from bot.providers import Providers, Written, providers_from

ALL: Providers = providers_from(
    Written(
        smtp_url="smtp://bot%40hospital.example.org:p%3Aa%2Fs%40s@mail.hospital.example.org",
        smtp_from="support@hospital.example.org",
        twilio_sid=f"AC{'a' * 32}",
        twilio_token="b" * 32,
        twilio_from="+15550100123",
        ntfy_url="https://user:p%40ss@ntfy.example.org",
        pushover_token="t" * 30,
    )
)
TYPED = {
    Provider.EMAIL: "sam.oneil+night@example.org",
    Provider.SMS: "+44 7700 900461",
    Provider.NTFY: "tk_sam-at_night",
    Provider.PUSHOVER: "uQiRzpo4DXghDmr9QzzfQu27cmVRsG",
}


def sender_for(provider: Provider, address: str) -> Any:
    return made(provider.value, ALL.settings[provider], address)


@pytest.mark.parametrize("provider", Provider)
def test_it_goes_over_tls_with_limits_and_without_redirects(provider: Provider) -> None:
    sender = sender_for(provider, read_address(provider, TYPED[provider]).value)
    assert sender.verify_certificate
    assert not sender.redirects
    assert sender.socket_connect_timeout == sender.socket_read_timeout == 8.0
    assert sender.retry == 0


def test_mail_is_signed_in_and_secured_before_anything_is_said() -> None:
    sender = sender_for(Provider.EMAIL, TYPED[Provider.EMAIL])
    assert (sender.smtp_host, sender.port) == ("mail.hospital.example.org", 587)
    assert (sender.user, sender.password) == ("bot@hospital.example.org", "p:a/s@s")
    assert sender.secure_mode == "starttls"
    assert sender.from_addr[1] == "support@hospital.example.org"
    assert not sender.cc | sender.bcc | sender.reply_to


def test_a_text_message_goes_to_one_number_from_ours() -> None:
    sender = sender_for(Provider.SMS, "+447700900461")
    assert sender.targets == [("T", "+447700900461")]
    assert (sender.source, sender.method) == ("+15550100123", "sms")
    assert "api.twilio.com" in sender.notify_sms_url


def test_a_topic_stands_on_the_operators_server() -> None:
    sender = sender_for(Provider.NTFY, TYPED[Provider.NTFY])
    assert (sender.host, sender.secure, sender.topics) == (
        "ntfy.example.org",
        True,
        ["tk_sam-at_night"],
    )
    assert (sender.user, sender.password, sender.auth) == ("user", "p@ss", "basic")


def test_pushover_goes_to_one_user() -> None:
    sender = sender_for(Provider.PUSHOVER, TYPED[Provider.PUSHOVER])
    assert (sender.user_key, sender.token) == (TYPED[Provider.PUSHOVER], "t" * 30)
    assert sender.devices == ["ALL_DEVICES"]
    assert sender.notify_url.startswith("https://api.pushover.net/")


@given(st.sampled_from(Provider), st.text(max_size=70))
def test_whatever_is_typed_is_refused_or_is_the_one_address(provider: Provider, typed: str) -> None:
    try:
        address = read_address(provider, typed)
    except BadAddress:
        return
    sender_for(provider, address.value)


@given(st.from_regex(r"[A-Za-z0-9_+-]{1,12}(\.[A-Za-z0-9_+-]{1,12})?@[a-z]{1,9}\.(org|com)"))
def test_every_mailbox_that_is_taken_is_the_one_that_is_written_to(mailbox: str) -> None:
    try:
        address = read_address(Provider.EMAIL, mailbox)
    except BadAddress:
        return
    assert sender_for(Provider.EMAIL, address.value).targets == [(False, address.value)]


@pytest.mark.parametrize(
    ("provider", "address"),
    [
        (Provider.EMAIL, "sam@example.org,lee@example.org"),
        (Provider.SMS, "+447700900461,+447700900462"),
        (Provider.NTFY, "one,two-topics"),
        (Provider.EMAIL, "o'neil@example.org"),
    ],
)
def test_what_apprise_reads_otherwise_is_not_sent(provider: Provider, address: str) -> None:
    with pytest.raises(Unfit):
        sender_for(provider, address)
