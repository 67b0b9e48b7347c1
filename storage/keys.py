"""The key ring: keys that live outside the database. The first seals; the others still open."""

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from storage.files import read_private, write_new
from storage.refused import BadKeyRing

_LINE = re.compile(r"([0-9a-f]{8}):([A-Za-z0-9+/]{43}=)")
_HEADER = (
    "# Key ring of the peer support bot. The first key seals, the others still open.\n"
    "# Keep a copy in a safe, apart from the database. Without it no case can be read.\n"
)
_FIRST_RUN = "# Made on the first run of a database."


@dataclass(frozen=True, slots=True)
class RingKey:
    """One key. ``key_id`` is worked out from the key, so a mistyped line is noticed."""

    key_id: str
    key: bytes = field(repr=False)

    @property
    def line(self) -> str:
        return f"{self.key_id}:{base64.b64encode(self.key).decode()}"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """At least one key; the first one seals."""

    keys: tuple[RingKey, ...]
    made_on_first_run: bool = False

    @property
    def sealing(self) -> RingKey:
        return self.keys[0]

    def get(self, key_id: str) -> RingKey | None:
        return next((k for k in self.keys if k.key_id == key_id), None)


def key_id_of(key: bytes) -> str:
    return hashlib.sha256(b"peersupport ring key id\0" + key).hexdigest()[:8]


def new_key() -> RingKey:
    key = secrets.token_bytes(32)
    return RingKey(key_id_of(key), key)


def parse_ring(text: str, source: str) -> KeyRing:
    """Reads keys parted by new lines, spaces or commas; ``source`` names them in a refusal."""
    lines = [line.strip() for line in text.splitlines()]
    words = " ".join(line for line in lines if not line.startswith("#")).replace(",", " ").split()
    keys = tuple(_parse_key(word, number, source) for number, word in enumerate(words, 1))
    if not keys:
        raise BadKeyRing(f"{source} holds no key. Make one with: python -m bot keys new")
    if len({k.key_id for k in keys}) < len(keys):
        raise BadKeyRing(f"{source} holds the same key twice. Remove one of the two.")
    return KeyRing(keys, made_on_first_run=_FIRST_RUN in lines)


def _parse_key(word: str, number: int, source: str) -> RingKey:
    wrong = f"Key {number} of {source} is not a key as made by: python -m bot keys new"
    match = _LINE.fullmatch(word)
    if match is None:
        raise BadKeyRing(wrong)
    try:
        key = base64.b64decode(match[2], validate=True)
    except binascii.Error:
        raise BadKeyRing(wrong) from None
    if len(key) != 32 or key_id_of(key) != match[1]:
        raise BadKeyRing(wrong)
    return RingKey(match[1], key)


def read_ring(path: Path) -> KeyRing:
    """The ring in ``path``; refused when it is missing, loose or damaged."""
    try:
        text = read_private(path).decode("ascii")
    except FileNotFoundError:
        raise BadKeyRing(f"There is no key ring at {path}. Put it back from the safe.") from None
    except UnicodeDecodeError:
        raise BadKeyRing(f"{path} is not a key ring. Put the ring back from the safe.") from None
    except OSError as error:
        raise BadKeyRing(f"{path} cannot be read ({error.strerror}).") from error
    return parse_ring(text, str(path))


def new_ring(path: Path, *, first_run: bool = False) -> KeyRing:
    """Makes a ring of one new key in ``path``, mode 600. A ring that is there is never replaced.

    ``first_run`` marks the ring as made together with a database: from then on that database
    must exist wherever the ring does.
    """
    key = new_key()
    mark = f"{_FIRST_RUN}\n" if first_run else ""
    if not write_new(path, f"{_HEADER}{mark}{key.line}\n".encode("ascii")):
        raise BadKeyRing(f"There is a key ring at {path} already. It was left as it is.")
    return KeyRing((key,), made_on_first_run=first_run)
