"""Every way the program says no to a calendar file, by name."""

from bot.domain.refusals import Refusal


class NoAddresses(Refusal):
    """Calendars are never fetched from an address."""


class NoCalendarChosen(Refusal):
    """The form came without a file."""


class CalendarTooBig(Refusal):
    """``args``: how many kilobytes a file may have."""


class NotACalendar(Refusal):
    """The file is no calendar at all, or breaks off."""


class TooManyEvents(Refusal):
    """``args``: how many events a file may have."""


class TooManyTimes(Refusal):
    """Its events come again too often. ``args``: how many times there may be."""


class CalendarTooSlow(Refusal):
    """It could not be worked out in the time and memory that there is for it."""


class NothingAhead(Refusal):
    """There is no time in it from now on."""


class NothingToExport(Refusal):
    """Nobody, or not this person, is on call in the time ahead."""


# of one event
class TooOften(Refusal):
    """It comes again within a day."""


class OddZone(Refusal):
    """Its time zone is unknown, or has rules that cannot be."""


class NoStart(Refusal):
    """It does not say when it begins."""


class NoEnd(Refusal):
    """It is over as it begins."""


class EndsBefore(Refusal):
    """Its end comes before its start."""


class OddTime(Refusal):
    """A time of it, or its rule, cannot be understood."""


class NamesNobody(Refusal):
    """No supporter is named in it."""


class NamesSeveral(Refusal):
    """More than one supporter is named in it, or two have the same name. ``args``: the names."""
