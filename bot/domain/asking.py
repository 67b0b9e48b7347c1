"""What a person asked for: urgency, how to connect, wishes, and whom they would rather not meet."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.people import Lang, Person
from bot.domain.policy import Urgency
from bot.domain.refusals import BadTime, MissingAnswer

NOTE_LIMIT = 300
FURTHEST_BOOKING = timedelta(days=90)


class Mode(StrEnum):
    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"
    SLACK = "slack"


class Wanted(StrEnum):
    """The profession of the supporter, compared with the requester's own."""

    ANY = "any"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person. Number and place go to the accepted supporter only."""

    mode: Mode = Mode.SLACK
    number: str = ""
    leave_message: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Preferences, relaxed in the order unit, profession, language when nobody matches.

    ``unit`` and ``avoid`` only exclude: leaders of ``unit`` and the people in ``avoid`` (Slack
    user ids) are never asked, whatever is relaxed. ``first`` (a member id) is asked before
    everybody else, where they may be asked at all.
    """

    profession: str | None = None
    wanted: Wanted = Wanted.ANY
    language: str | None = None
    unit: str | None = None
    not_my_unit: bool = False
    avoid: frozenset[str] = frozenset()
    first: str | None = None

    def widened(self) -> "Wishes":
        """Without the preferences; what excludes people stays."""
        return replace(self, wanted=Wanted.ANY, language=None, not_my_unit=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """One request as its requester made it. Lives sealed, under the key of its own case."""

    requester: Person
    dm: str
    lang: Lang
    zone: str
    urgency: Urgency
    when: datetime | None = None
    reasons: tuple[str, ...] = ()
    contact: Contact = field(default_factory=Contact)
    wishes: Wishes = field(default_factory=Wishes)
    country: str | None = None
    note: str = ""
    masked: bool = False
    """*Stay masked until I choose*: the supporter meets an alias first."""

    def checked(self, at: datetime) -> "Asking":
        """Itself, or a refusal: a booked time needs its time. All else can be skipped.

        Whoever asks in danger is not masked, as the form says. Of a masked person number and place
        are not kept before they show their name.
        """
        if self.urgency is Urgency.PLAN:
            if self.when is None:
                raise MissingAnswer("when")
            if not at < self.when <= at + FURTHEST_BOOKING:
                raise BadTime
        masked = self.masked and self.urgency is not Urgency.DANGER
        contact = Contact(self.contact.mode) if masked else self.contact
        return replace(self, note=self.note[:NOTE_LIMIT], masked=masked, contact=contact)
