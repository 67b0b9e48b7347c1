"""Keyed hashes of people and of deliveries: comparable by us, meaningless without the key ring."""

import hashlib
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.domain.people import Person
from storage.keys import KeyRing

_OPEN_REQUEST = b"peersupport open request 1"
_INBOUND = b"peersupport inbound 1"
_CHECK = b"peersupport check 1"


class Hashes:
    """One key for each purpose, derived from each ring key, the sealing one first.

    Separate keys: the hash that marks an open request is useless against the hashes of
    deliveries, and the other way round.
    """

    def __init__(self, program_id: str, ring: KeyRing) -> None:
        self._program = program_id.encode()
        self._open_request = tuple(_derived(k.key, _OPEN_REQUEST) for k in ring.keys)
        self._inbound = tuple(_derived(k.key, _INBOUND) for k in ring.keys)

    def of_person(self, person: Person) -> tuple[bytes, ...]:
        """The first is written; all are looked for, since a key may have been added since."""
        fields = (person.enterprise, person.team, person.user)
        return tuple(self._hash(key, fields) for key in self._open_request)

    def of_delivery(self, delivery: str) -> tuple[bytes, ...]:
        """As ``of_person``, for what tells one incoming payload from another."""
        return tuple(self._hash(key, (delivery,)) for key in self._inbound)

    def _hash(self, key: bytes, fields: tuple[str, ...]) -> bytes:
        parts = (self._program, *(f.encode() for f in fields))
        message = b"".join(len(p).to_bytes(4) + p for p in parts)
        return hmac.new(key, message, hashlib.sha256).digest()


def check_of(secret: bytes) -> bytes:
    """Tells a secret from another one without giving it away; may stand in the database."""
    return hmac.new(_derived(secret, _CHECK), b"check", hashlib.sha256).digest()


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(key)
