"""One fixed form for each provider: how an address and the operator's settings become a URL.

Every part is percent-encoded, so that no part can become another one; and what Apprise made of
the URL is compared with what was meant before anything is sent.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import apprise
from apprise.common import PersistentStoreMode

Settings = Mapping[str, Any]
_LIMITS = "verify=yes&redirect=no&cto=8&rto=8"
_ASSET = apprise.AppriseAsset(
    # What a mail shows of the program that sent it; no word of the product.
    app_id="Notice",
    app_desc="",
    app_url="",
    http_redirects=False,
    storage_mode=PersistentStoreMode.MEMORY,
    plugin_paths=[],
)


class Unfit(Exception):
    """The form and this address do not go together; nothing was sent."""


def made(provider: str, settings: Settings, address: str) -> Any:
    """Apprise's sender for exactly this one address."""
    if provider not in _FORMS:
        raise Unfit
    sender = apprise.Apprise.instantiate(_FORMS[provider](settings, address), asset=_ASSET)
    if sender is None or _AIMS[provider](sender) != [address]:
        raise Unfit
    return sender


def _email(settings: Settings, address: str) -> str:
    host, plain = _host(settings), settings["mode"] == "insecure"
    return (
        f"{'mailto' if plain else 'mailtos'}://{_login(settings)}{host}:{settings['port']}/"
        f"?smtp={host}&from={_safe(settings['from'])}&to={_safe(address)}"
        f"&mode={settings['mode']}&format=text&{_LIMITS}"
    )


def _sms(settings: Settings, address: str) -> str:
    sid, token, sender = (_safe(settings[name]) for name in ("sid", "token", "from"))
    return f"twilio://{sid}:{token}@{sender}/{_safe(address)}?method=sms&{_LIMITS}"


def _ntfy(settings: Settings, address: str) -> str:
    scheme = "ntfys" if settings["secure"] else "ntfy"
    return (
        f"{scheme}://{_login(settings)}{_host(settings)}:{settings['port']}/"
        f"?to={_safe(address)}&mode=private&image=no&{_LIMITS}"
    )


def _pushover(settings: Settings, address: str) -> str:
    return f"pover://{_safe(address)}@{_safe(settings['token'])}?{_LIMITS}"


def _host(settings: Settings) -> str:
    host = str(settings["host"])
    return f"[{host}]" if ":" in host else _safe(host)


def _login(settings: Settings) -> str:
    if not settings["user"]:
        return ""
    return f"{_safe(settings['user'])}:{_safe(settings['password'])}@"


def _safe(text: str) -> str:
    return quote(text, safe="")


_FORMS: Mapping[str, Callable[[Settings, str], str]] = {
    "email": _email,
    "sms": _sms,
    "ntfy": _ntfy,
    "pushover": _pushover,
}
_AIMS: Mapping[str, Callable[[Any], list[str]]] = {
    "email": lambda sender: [one for _, one in sender.targets],
    "sms": lambda sender: [one for _, one in sender.targets],
    "ntfy": lambda sender: list(sender.topics),
    "pushover": lambda sender: [sender.user_key],
}
