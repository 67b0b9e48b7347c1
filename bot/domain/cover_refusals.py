"""Every way the program says no to cover of a shift, by name."""

from bot.domain.refusals import Refusal


class NoShiftOfTheirs(Refusal):
    """The shift that was chosen is not there any more, or somebody else serves it now."""


class NotOpen(Refusal):
    """It has been taken, withdrawn, or is over; or the part lies outside of what is open."""


class OfferedAlready(Refusal):
    """Cover is asked for this time already."""


class YourOwnShift(Refusal):
    """Nobody covers themselves."""


class NotFreeToTake(Refusal):
    """Who has paused, or waits for a debrief, takes no shift."""


class TrainingEndsBefore(Refusal):
    """Whoever takes it must have current training for all of that time."""


class UnknownCover(Refusal):
    """There is no such request; its card is old or was never ours."""
