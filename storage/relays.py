"""Messages between a masked requester and the holder: references, each sealed for itself."""

from decimal import Decimal

from bot.domain.relays import Relay
from storage.documents import RELAY
from storage.parts import Parts

PREFIX = "relay:"
"""Followed by a random id. What was written stands nowhere here."""


class Relays:
    """Within one transaction of one program."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def of(self, case_id: str) -> tuple[Relay, ...]:
        """In the order in which they were written; none for a case that is gone."""
        key = self._parts.key(case_id)
        if key is None:
            return ()
        found = (RELAY.read(part.plain) for part in self._parts.beginning(key, PREFIX))
        return tuple(sorted(found, key=lambda relay: Decimal(relay.ts)))

    def one(self, case_id: str, relay_id: str) -> Relay | None:
        key = self._parts.key(case_id)
        part = None if key is None else self._parts.one(key, PREFIX + relay_id)
        return None if part is None else RELAY.read(part.plain)

    def put(self, case_id: str, relay: Relay) -> None:
        """In place of what was known of it. A case that is gone keeps nothing."""
        self._parts.replace(case_id, PREFIX + relay.relay_id, RELAY.to_bytes(relay))
