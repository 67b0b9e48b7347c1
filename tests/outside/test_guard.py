"""Which addresses may be connected to: public ones only, whatever they are wrapped in."""

import ipaddress

import pytest

from bot.messenger.guard import is_loopback, is_public


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254"),
        *("0.0.0.1", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
        *("255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1"),
        *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::"),
        *("2001:db8::1", "fec0::1"),
    ],
)
def test_it_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_it_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
    assert not is_loopback(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_it_is_this_machine(address: str) -> None:
    assert is_loopback(ipaddress.ip_address(address))
