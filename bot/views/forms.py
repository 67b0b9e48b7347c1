"""What the forms are drawn from: frozen values, so that a redraw keeps what was chosen."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.asking import Mode, Wishes
from bot.domain.people import Lang
from bot.domain.policy import Urgency
from bot.domain.second import Provider, SecondChannel
from bot.views.scene import Surroundings


@dataclass(frozen=True, slots=True)
class RequestForm:
    """The request form. ``mode`` is chosen already, so that urgency is the only thing needed."""

    around: Surroundings
    lang: Lang
    zone: str
    urgency: Urgency | None = None
    mode: Mode = Mode.SLACK
    country: str | None = None
    units: tuple[str, ...] = ()
    when: datetime | None = None
    reasons: tuple[str, ...] = ()
    number: str = ""
    leave_message: bool = False
    place: str = ""
    wishes: Wishes = field(default_factory=Wishes)
    note: str = ""
    masked: bool = False
    small_team: bool = False
    """So few supporters that one may guess who a masked person is."""
    nobody: bool = False
    """The wishes leave nobody: the person chooses what to do before it is sent."""


@dataclass(frozen=True, slots=True)
class WishesForm:
    """*Change my wishes*, for the request of ``party_id``."""

    around: Surroundings
    lang: Lang
    party_id: str
    units: tuple[str, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class SecondForm:
    """*Second channel*, of whoever looks at it. ``provider`` is what they have chosen so far."""

    around: Surroundings
    lang: Lang
    zone: str
    offered: frozenset[Provider]
    channel: SecondChannel
    provider: Provider | None = None
