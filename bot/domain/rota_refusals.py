"""Every way the program says no to a change of the rota, by name."""

from bot.domain.refusals import Refusal


class EmptyShift(Refusal):
    """A shift without a day or without a person."""


class LongName(Refusal):
    """The name of a shift is missing or too long. ``args``: how long it may be."""


class UnknownZone(Refusal):
    """Not a time zone of the IANA database. ``args``: what was typed, the nearest there is."""


class UnknownHolidays(Refusal):
    """Nowhere that public holidays are known of. ``args``: what was typed, the nearest there is."""


class ReversedDates(Refusal):
    """The last day or moment comes before the first."""


class TooLong(Refusal):
    """Nobody stands in for so long. ``args``: how many days are allowed."""


class TooMany(Refusal):
    """More people, days or shifts than there may be. ``args``: how many there may be."""


class NamedTwice(Refusal):
    """One person twice in a rotation, or standing in for themselves."""


class NotServing(Refusal):
    """Somebody named for a shift is no supporter now: they left or never joined. ``args``: their
    name, where it is known."""


class NotOnCallThen(Refusal):
    """Nobody can stand in where the other would not be on call. ``args``: the name."""


class PassedAlready(Refusal):
    """The time is over: the past of the rota is not changed."""


class TwiceAtOnce(Refusal):
    """One person would be on call twice at the same time. ``args``: the name, the names of both
    shifts and the day it first happens."""


class UnknownShift(Refusal):
    """There is no shift with this id. ``args``: the id."""
