"""Parts of a transaction that belong to one subject."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.cover import Cover
from bot.domain.gap_news import Watch
from bot.domain.training import Attended, Mark
from bot.domain.training_sessions import Invited, TrainingSession


class CoverBook(Protocol):
    """Requests for cover, as one transaction sees and changes them."""

    def one(self, cover_id: str) -> Cover | None:
        """In a writing transaction nobody else can take of it until the end."""
        ...

    def since(self, after: datetime) -> tuple[Cover, ...]:
        """Those that end after then, in whatever state, soonest end first."""
        ...

    def put(self, cover: Cover) -> None: ...

    def forget(self, before: datetime) -> None:
        """Those that were over before then."""
        ...


class CoverageBook(Protocol):
    """What is known of gaps, as one transaction sees and changes it."""

    def watch(self) -> Watch:
        """In a writing transaction it stays locked: whoever checks second decides second."""
        ...

    def put(self, watch: Watch) -> None:
        """All but ``changes``, which every change of what is covered counts by itself."""
        ...


class TrainingBook(Protocol):
    """Sessions and who was there, as one transaction sees and changes them."""

    def sessions(self) -> tuple[TrainingSession, ...]:
        """Soonest first; also those that are over, and those that do not take place."""
        ...

    def session(self, session_id: str) -> TrainingSession | None: ...

    def add(self, session: TrainingSession) -> None:
        """One whose id is there already stays as it is."""
        ...

    def put(self, session: TrainingSession) -> None: ...

    def invited(self, session_id: str) -> Mapping[str, Invited]:
        """By member id: everybody who was asked to come."""
        ...

    def put_invited(self, session_id: str, invited: Mapping[str, Invited]) -> None:
        """Those named; others stay."""
        ...

    def marks(self, session_id: str) -> Mapping[str, Mark]: ...

    def put_marks(self, session_id: str, marks: Mapping[str, Mark]) -> None:
        """Those named; others stay."""
        ...

    def histories(
        self, recent: int, member_id: str | None = None
    ) -> Mapping[str, tuple[Attended, ...]]:
        """By member id, newest first: of the newest ``recent`` sessions that are recorded. Of one
        member alone where one is named."""
        ...

    def history(self, member_id: str) -> tuple[Attended, ...]:
        """Of one member, as far back as is kept."""
        ...

    def forget(self, before: datetime) -> None:
        """Sessions before then, with all that is known of them."""
        ...

    def suggest(self, quarter: str, words: str) -> None:
        """Nothing that is kept tells whose it is, or which one of the quarter came last."""
        ...

    def topics(self, quarters: Iterable[str]) -> tuple[str, ...]: ...

    def forget_topics(self, kept: Iterable[str]) -> None:
        """All but those of the quarters ``kept``."""
        ...
