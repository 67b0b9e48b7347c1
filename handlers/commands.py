"""The only home of what the two slash commands can mean: a small frozen value for each."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.people import Role
from bot.domain.policy import Tier, Urgency
from handlers.shift_commands import ShiftCommand
from handlers.training_commands import TrainingCommand


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class NotYet:
    """A command of the program that this version does not have; the answer says so plainly."""

    name: str


# /peersupport-admin; ``user`` is the Slack id in a mention that Slack itself made


@dataclass(frozen=True, slots=True)
class RosterList:
    pass


@dataclass(frozen=True, slots=True)
class RosterAdd:
    """``fields`` are read by ``bot.domain.roster_fields.read_fields``, which knows the content."""

    user: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RosterSet:
    """As ``RosterAdd``, with one field or more."""

    user: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RosterRemove:
    user: str


@dataclass(frozen=True, slots=True)
class RosterEdit:
    user: str


@dataclass(frozen=True, slots=True)
class RosterImport:
    pass


@dataclass(frozen=True, slots=True)
class RosterExport:
    pass


@dataclass(frozen=True, slots=True)
class UnitList:
    pass


@dataclass(frozen=True, slots=True)
class UnitAdd:
    name: str


@dataclass(frozen=True, slots=True)
class UnitAlias:
    name: str
    alias: str


@dataclass(frozen=True, slots=True)
class UnitRemove:
    name: str


@dataclass(frozen=True, slots=True)
class RolesList:
    pass


@dataclass(frozen=True, slots=True)
class RoleAdd:
    role: Role
    user: str


@dataclass(frozen=True, slots=True)
class RoleRemove:
    role: Role
    user: str


@dataclass(frozen=True, slots=True)
class PolicyShow:
    pass


@dataclass(frozen=True, slots=True)
class PolicySet:
    """``tiers`` with whether a final ``all@15m`` was added; what is None stays as it is."""

    urgency: Urgency
    tiers: tuple[tuple[Tier, ...], bool] | None = None
    contact: timedelta | None = None


@dataclass(frozen=True, slots=True)
class SettingsShow:
    pass


@dataclass(frozen=True, slots=True)
class SettingsSet:
    """Read by ``bot.usecases.program.read_setting``, which knows names and values."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class LinesShow:
    """``country`` as it was typed; empty: the program's own."""

    country: str = ""


@dataclass(frozen=True, slots=True)
class LinesVerify:
    line_id: str


@dataclass(frozen=True, slots=True)
class ResourcesShow:
    pass


@dataclass(frozen=True, slots=True)
class ResourceAdd:
    """``fields`` are read by ``bot.domain.resource_fields.read_entry``, which knows the library."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResourceRemove:
    resource_id: str


AdminCommand = (
    Help
    | NotYet
    | RosterList
    | RosterAdd
    | RosterSet
    | RosterRemove
    | RosterEdit
    | RosterImport
    | RosterExport
    | UnitList
    | UnitAdd
    | UnitAlias
    | UnitRemove
    | RolesList
    | RoleAdd
    | RoleRemove
    | PolicyShow
    | PolicySet
    | SettingsShow
    | SettingsSet
    | LinesShow
    | LinesVerify
    | ResourcesShow
    | ResourceAdd
    | ResourceRemove
    | TrainingCommand
    | ShiftCommand
)


# /peersupport


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Nothing typed: the request modal."""


@dataclass(frozen=True, slots=True)
class AskNow:
    pass


@dataclass(frozen=True, slots=True)
class Crisis:
    """``country`` is what stood after the word, perhaps no country at all; never kept or logged."""

    country: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Status:
    pass


@dataclass(frozen=True, slots=True)
class Cancel:
    pass


@dataclass(frozen=True, slots=True)
class Privacy:
    pass


@dataclass(frozen=True, slots=True)
class On:
    """``duration`` None: until ``off``."""

    duration: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Off:
    pass


@dataclass(frozen=True, slots=True)
class Pause:
    pass


@dataclass(frozen=True, slots=True)
class Cases:
    pass


@dataclass(frozen=True, slots=True)
class Cover:
    """The form in which somebody asks for cover of a shift."""


@dataclass(frozen=True, slots=True)
class Debrief:
    pass


@dataclass(frozen=True, slots=True)
class Resources:
    """``category`` is the one word that stood after it, perhaps no category at all; never kept."""

    category: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """Anything else. The words are gone; only whether a danger word stood among them is left."""

    danger: bool


Command = (
    OpenRequest
    | AskNow
    | Crisis
    | Status
    | Cancel
    | Help
    | Privacy
    | On
    | Off
    | Pause
    | Cases
    | Cover
    | Debrief
    | Resources
    | NotYet
    | Typed
)
