"""Every id that Slack hands out: opaque, never used twice; message times that never repeat."""

import hashlib
import secrets

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_MIXED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


class Ids:
    """The source of ids and of ``ts`` for one workspace."""

    def __init__(self) -> None:
        self._last_ts = 0

    def named(self, letter: str) -> str:
        """An id as Slack's: a letter of the kind and ten characters, e.g. ``V``, ``B``, ``Q``."""
        return letter + "0" + "".join(secrets.choice(_LETTERS) for _ in range(9))

    def short(self) -> str:
        """As Slack makes up a missing block_id or action_id."""
        return "".join(secrets.choice(_MIXED) for _ in range(5))

    def secret(self) -> str:
        return secrets.token_hex(16)

    def ts(self, now: float) -> str:
        """A message time: unique and growing in the whole workspace."""
        self._last_ts = max(self._last_ts + 1, int(now * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"


def conversation_id(*people: str) -> str:
    """The DM of these people: always the same, and without their ids in it."""
    mark = hashlib.sha256("/".join(sorted(people)).encode()).hexdigest()
    return "D0" + mark[:9].upper()
