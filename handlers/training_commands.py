"""The only home of what ``session …`` and ``training …`` can mean: a small frozen value each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionList:
    pass


@dataclass(frozen=True, slots=True)
class SessionAdd:
    """``said``: title, day, time, how long; all read by ``bot.domain.session_fields``."""

    said: tuple[str, str, str, str]
    fields: tuple[tuple[str, str], ...]
    trainer: str | None = None


@dataclass(frozen=True, slots=True)
class SessionRemove:
    session_id: str


@dataclass(frozen=True, slots=True)
class SessionTopics:
    pass


@dataclass(frozen=True, slots=True)
class SessionAttended:
    """Without anybody named: the modal in which they are chosen."""

    session_id: str
    users: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionExcuse:
    session_id: str
    user: str


@dataclass(frozen=True, slots=True)
class TrainingShow:
    user: str


@dataclass(frozen=True, slots=True)
class TrainingSet:
    user: str
    fields: tuple[tuple[str, str], ...]
    trainer: str | None = None


@dataclass(frozen=True, slots=True)
class TrainingCertificate:
    """``user`` None: one's own."""

    user: str | None = None


TrainingCommand = (
    SessionList
    | SessionAdd
    | SessionRemove
    | SessionTopics
    | SessionAttended
    | SessionExcuse
    | TrainingShow
    | TrainingSet
    | TrainingCertificate
)
