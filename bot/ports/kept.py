"""Small values that are kept beside the cases."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Program:
    """One program in one workspace, with its settings (country, language, night_number …)."""

    program_id: str
    enterprise: str
    team: str
    settings: Mapping[str, str]

    @property
    def night_number(self) -> str:
        return self.settings.get("night-number", "")

    @property
    def country(self) -> str:
        return self.settings.get("country", "US")

    @property
    def language(self) -> str:
        return self.settings.get("language", "en")


@dataclass(frozen=True, slots=True)
class DueDeadline:
    case_id: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What happened, by ids and codes only; never a word that a person typed."""

    action: str
    member_id: str | None = None
    case_id: str | None = None
    codes: tuple[tuple[str, str], ...] = ()
