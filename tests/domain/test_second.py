"""A second channel counts once its code was typed; what is typed as an address is held strictly."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import BadAddress
from bot.domain.second import (
    CODE_LASTS,
    TRIES,
    Address,
    Proof,
    Provider,
    SecondChannel,
    code_from,
    is_under_test,
    read_address,
    try_out,
    typed_code,
)
from tests.make import NOON, minutes

HOME = Address(Provider.EMAIL, "sam@example.org")
PHONE = Address(Provider.SMS, "+447700900461")
CODE = "004217"
UNDER_TEST = try_out(SecondChannel(), HOME, CODE, NOON)
PROVEN = SecondChannel(PHONE, NOON)


@pytest.mark.parametrize(
    ("provider", "typed", "value"),
    [
        (Provider.EMAIL, " sam.o+night@mail.example.org ", "sam.o+night@mail.example.org"),
        (Provider.SMS, "+44 (7700) 900-461", "+447700900461"),
        (Provider.NTFY, "sam_at-night_7", "sam_at-night_7"),
        (Provider.PUSHOVER, "u" * 30, "u" * 30),
    ],
)
def test_an_address_is_read(provider: Provider, typed: str, value: str) -> None:
    assert read_address(provider, typed) == Address(provider, value)


@pytest.mark.parametrize(
    ("provider", "typed"),
    [
        *((Provider.EMAIL, bad) for bad in ("", "sam", "sam@", "@example.org", "sam@localhost")),
        *((Provider.EMAIL, bad) for bad in ("a@b.org,c@d.org", "Sam <sam@example.org>")),
        *((Provider.EMAIL, bad) for bad in ("sam@example.org\nBcc: x@example.org", "sám@x.org")),
        *(
            (Provider.EMAIL, bad)
            for bad in ("mailto:sam@example.org", "sam@127.0.0.1", "a..b@x.io")
        ),
        *((Provider.EMAIL, bad) for bad in ("s" * 65 + "@x.org", "o'neil@example.org")),
        *((Provider.SMS, bad) for bad in ("07700900461", "+0770090046", "+1", "+1234567890123456")),
        *(
            (Provider.SMS, bad)
            for bad in ("+4477OO900461", "+447700900461,+44", "tel:+447700900461")
        ),
        *(
            (Provider.NTFY, bad)
            for bad in ("short", "t" * 65, "a/b-topic", "two topics", "tópico-8")
        ),
        *((Provider.NTFY, bad) for bad in ("https://ntfy.sh/topic", "topic-one?x")),
        *((Provider.PUSHOVER, bad) for bad in ("u" * 29, "u" * 31, "u" * 29 + "-", "")),
    ],
)
def test_anything_else_is_refused_by_the_name_of_its_provider(
    provider: Provider, typed: str
) -> None:
    with pytest.raises(BadAddress) as refused:
        read_address(provider, typed)
    assert refused.value.args == (provider.value,)


def test_an_address_is_in_no_repr() -> None:
    assert "sam@" not in repr(UNDER_TEST)
    assert CODE not in repr(UNDER_TEST)


@given(st.integers(0, 2**128 - 1))
def test_a_code_has_six_digits(random: int) -> None:
    code = code_from(f"{random:x}")
    assert len(code) == 6
    assert code.isdigit()


def test_the_right_code_proves_the_address_with_spaces_in_it_too() -> None:
    channel, proof = typed_code(UNDER_TEST, " 004 217 ", NOON + minutes(14))
    assert proof is Proof.PROVEN
    assert channel == SecondChannel(HOME, NOON + minutes(14))


def test_typed_again_it_is_no_mistake() -> None:
    channel, _ = typed_code(UNDER_TEST, CODE, NOON)
    assert typed_code(channel, CODE, NOON) == (channel, Proof.PROVEN)


def test_a_wrong_code_counts_and_the_fifth_is_the_last() -> None:
    channel = UNDER_TEST
    for _ in range(TRIES - 1):
        channel, proof = typed_code(channel, "999999", NOON)
        assert proof is Proof.WRONG
    channel, proof = typed_code(channel, "", NOON)
    assert proof is Proof.ENDED
    assert typed_code(channel, CODE, NOON)[1] is Proof.ENDED


def test_after_a_quarter_of_an_hour_the_code_is_no_longer_good() -> None:
    assert typed_code(UNDER_TEST, CODE, NOON + CODE_LASTS)[1] is Proof.ENDED
    assert typed_code(SecondChannel(), CODE, NOON)[1] is Proof.ENDED


def test_what_was_proven_stays_until_the_new_one_is() -> None:
    tried = try_out(PROVEN, HOME, CODE, NOON)
    assert tried.proven == PHONE
    assert typed_code(tried, "1", NOON)[0].proven == PHONE
    assert typed_code(tried, CODE, NOON)[0].proven == HOME


def test_the_same_address_is_sent_no_second_code_within_a_minute() -> None:
    assert is_under_test(UNDER_TEST, HOME, NOON + minutes(0.5))
    assert not is_under_test(UNDER_TEST, HOME, NOON + minutes(1))
    assert not is_under_test(UNDER_TEST, PHONE, NOON)
    assert not is_under_test(PROVEN, PHONE, NOON)
    waiting = UNDER_TEST.waiting
    assert waiting is not None
    used_up = replace(UNDER_TEST, waiting=replace(waiting, tries=TRIES))
    assert not is_under_test(used_up, HOME, NOON)
