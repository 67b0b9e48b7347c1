"""What this process may connect to: decided where names become addresses, for every connection.

A check before the call would look a name up once and Apprise a second time; here both are one.
"""

import ipaddress
import socket
import threading
from typing import Any

import requests
from requests.adapters import HTTPAdapter

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_seen = threading.local()
_look_up = socket.getaddrinfo
_send = HTTPAdapter.send

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Barred(socket.gaierror):
    """This address is not for us. A subclass of what a failed look-up raises, so that every
    library takes it for one."""


def begin() -> None:
    """A new message on this thread: nothing has been seen yet."""
    _seen.code = ""


def seen() -> str:
    """What stood in the way of this thread's message, in one word; empty for nothing known."""
    return str(getattr(_seen, "code", ""))


def install(*, loopback_only: bool) -> None:
    """From here on every connection of this process goes through the two checks."""

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        found = _look_up(host, *args, **kwargs)
        addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
        wanted = is_loopback if loopback_only else is_public
        if not addresses or not all(wanted(address) for address in addresses):
            _seen.code = "address_barred"
            raise Barred(socket.EAI_NONAME, "barred")
        return found

    def guarded_send(self: HTTPAdapter, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not loopback_only and not str(request.url).lower().startswith("https://"):
            _seen.code = "not_https"
            raise requests.ConnectionError("barred")
        # Whatever a machine says elsewhere: no proxy, and the certificate is looked at.
        kwargs["proxies"] = {}
        kwargs["verify"] = kwargs.get("verify") or True
        answer = _send(self, request, *args, **kwargs)
        _seen.code = _of_status(answer.status_code)
        return answer

    socket.getaddrinfo = guarded_look_up
    HTTPAdapter.send = guarded_send  # type: ignore[method-assign]


def _of_status(status: int) -> str:
    if status < 300:
        return ""
    return "redirect" if status < 400 else f"http_{status}"


def is_loopback(address: Address) -> bool:
    return _real(address).is_loopback


def is_public(address: Address) -> bool:
    """Not this machine, no private, link-local, multicast or reserved one; also not hidden in a
    newer address."""
    real = _real(address)
    if isinstance(real, ipaddress.IPv6Address) and real.is_site_local:
        return False
    return real.is_global and not (real.is_multicast or real.is_reserved or real.is_unspecified)


def _real(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
