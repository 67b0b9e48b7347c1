"""How a case is sealed: its own key, wrapped under an epoch and the ring, and its padded parts;
and how what belongs to a member is, under the ring alone."""

import os
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.epochs import Epochs
from storage.hashes import check_of
from storage.keys import KeyRing, RingKey
from storage.refused import CannotOpen

FORMAT = 1
_NONCE = 12
_TAG = 16
_LENGTH = 4
_STEPS = (2048, 4096, 8192)
_WRAPPING = b"peersupport case key wrapping 1"
_OF_MEMBERS = b"peersupport members 1"
_KEY_ID = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed part belongs. It opens nowhere else: not in another row, not as older."""

    table: str
    case_id: str
    part: str
    record_version: int
    epoch: str


@dataclass(frozen=True, slots=True)
class CaseKey:
    """The key of one case, as kept (``epoch``, ``wrapped``) and as used (``key``)."""

    case_id: str
    epoch: str
    wrapped: bytes
    key: bytes = field(repr=False)


def padded_size(length: int) -> int:
    """2, 4 or 8 KiB, then multiples of 8: a size tells nothing about what was written."""
    needed = length + _LENGTH
    return next((s for s in _STEPS if needed <= s), -(-needed // _STEPS[-1]) * _STEPS[-1])


def _pad(plain: bytes) -> bytes:
    return (len(plain).to_bytes(_LENGTH) + plain).ljust(padded_size(len(plain)), b"\0")


def _unpad(padded: bytes) -> bytes:
    return padded[_LENGTH : _LENGTH + int.from_bytes(padded[:_LENGTH])]


def _joined(*fields: str | int) -> bytes:
    """Fields with their lengths, so that no two lists of fields give the same bytes."""
    encoded = [str(f).encode() for f in fields]
    return bytes([FORMAT]) + b"".join(len(e).to_bytes(4) + e for e in encoded)


def _lock(key: bytes, plain: bytes, aad: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return bytes([FORMAT]) + nonce + AESGCM(key).encrypt(nonce, plain, aad)


def _unlock(key: bytes, blob: bytes, aad: bytes) -> bytes:
    if len(blob) < 1 + _NONCE + _TAG or blob[0] != FORMAT:
        raise CannotOpen("unknown format")
    try:
        return AESGCM(key).decrypt(blob[1 : 1 + _NONCE], blob[1 + _NONCE :], aad)
    except InvalidTag:
        raise CannotOpen("wrong key, wrong place, or damaged") from None


class Sealer:
    """Seals and opens what one program keeps."""

    def __init__(self, program_id: str, ring: KeyRing, epochs: Epochs) -> None:
        self._program_id = program_id
        self._ring = ring
        self._epochs = epochs

    def new_case_key(self, case_id: str, at: datetime) -> CaseKey:
        """A key nobody has used, wrapped under the epoch of ``at`` and the first ring key."""
        epoch, secret = self._epochs.current(at)
        key = AESGCM.generate_key(bit_length=256)
        ring_key = self._ring.sealing
        aad = self._wrapping_aad(case_id, epoch, ring_key)
        # The ring key's id stands in front, so that an older ring key still opens its own.
        blob = _lock(_wrapping_key(secret, ring_key), key, aad)
        return CaseKey(case_id, epoch, bytes.fromhex(ring_key.key_id) + blob, key)

    def epoch_check(self, epoch: str) -> bytes:
        """Tells whether another process has the same secret for ``epoch``."""
        secret = self._epochs.read(epoch)
        if secret is None:
            raise CannotOpen(f"the secret of epoch {epoch} is gone")
        return check_of(secret)

    def open_case_key(self, case_id: str, epoch: str, wrapped: bytes) -> CaseKey:
        """The key again. ``CannotOpen`` once the epoch is destroyed: that is its purpose."""
        secret = self._epochs.read(epoch)
        ring_key = self._ring.get(wrapped[:_KEY_ID].hex())
        if secret is None:
            raise CannotOpen(f"the secret of epoch {epoch} is gone")
        if ring_key is None:
            raise CannotOpen("its ring key is not in the ring")
        aad = self._wrapping_aad(case_id, epoch, ring_key)
        key = _unlock(_wrapping_key(secret, ring_key), wrapped[_KEY_ID:], aad)
        return CaseKey(case_id, epoch, wrapped, key)

    def seal(self, key: CaseKey, place: Place, plain: bytes) -> bytes:
        return _lock(key.key, _pad(plain), self._aad(place))

    def open(self, key: CaseKey, place: Place, blob: bytes) -> bytes:
        """What ``seal`` was given, for the same place; ``CannotOpen`` for any other."""
        return _unpad(_unlock(key.key, blob, self._aad(place)))

    def seal_of_member(self, table: str, member_id: str, plain: bytes) -> bytes:
        """Something of a member's own, under the ring: it belongs to no case and no epoch."""
        ring_key = self._ring.sealing
        aad = _joined(self._program_id, table, member_id, ring_key.key_id)
        blob = _lock(_member_key(ring_key), _pad(plain), aad)
        return bytes.fromhex(ring_key.key_id) + blob

    def open_of_member(self, table: str, member_id: str, blob: bytes) -> bytes:
        """What ``seal_of_member`` was given, for the same member and table; else CannotOpen."""
        ring_key = self._ring.get(blob[:_KEY_ID].hex())
        if ring_key is None:
            raise CannotOpen("its ring key is not in the ring")
        aad = _joined(self._program_id, table, member_id, ring_key.key_id)
        return _unpad(_unlock(_member_key(ring_key), blob[_KEY_ID:], aad))

    def _aad(self, place: Place) -> bytes:
        return _joined(
            self._program_id,
            place.table,
            place.case_id,
            place.part,
            place.record_version,
            place.epoch,
        )

    def _wrapping_aad(self, case_id: str, epoch: str, ring_key: RingKey) -> bytes:
        return _joined(self._program_id, "cases", case_id, "wrapped_key", epoch, ring_key.key_id)


def _wrapping_key(secret: bytes, ring_key: RingKey) -> bytes:
    return HKDF(SHA256(), 32, salt=ring_key.key, info=_WRAPPING).derive(secret)


def _member_key(ring_key: RingKey) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=_OF_MEMBERS).derive(ring_key.key)
