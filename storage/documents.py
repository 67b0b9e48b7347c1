"""How a value of the domain becomes the bytes that are kept, and back."""

from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.domain.cases import Case
from bot.domain.cover import Cover
from bot.domain.gap_news import KnownGap
from bot.domain.nets import Net
from bot.domain.people import Profile
from bot.domain.policy import Plan
from bot.domain.relays import Relay
from bot.domain.second import SecondChannel
from bot.domain.shifts import Shift
from bot.domain.ticks import Tick
from bot.ports import MessageRef
from storage.refused import CannotOpen

T = TypeVar("T")


class Document(Generic[T]):
    """One kind of value as JSON. A field that an older document lacks gets its default."""

    def __init__(self, kind: type[T]) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def to_bytes(self, value: T) -> bytes:
        return self._adapter.dump_json(value)

    def to_text(self, value: T) -> str:
        return self.to_bytes(value).decode()

    def read(self, kept: bytes | str) -> T:
        try:
            return self._adapter.validate_json(kept, strict=True)
        except ValidationError:
            # Its own words quote the document.
            raise CannotOpen("a document does not have the shape this program knows") from None


CASE = Document(Case)
NET = Document(Net)
MESSAGE = Document(MessageRef)
PROFILE = Document(Profile)
PLAN = Document(Plan)
TICK = Document(Tick)
RELAY = Document(Relay)
SHIFT = Document(Shift)
COVER = Document(Cover)
GAPS = Document(tuple[KnownGap, ...])
SECOND_CHANNEL = Document(SecondChannel)
