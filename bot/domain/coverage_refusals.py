"""Everything that ``coverage`` refuses, by name."""

from bot.domain.refusals import Refusal


class BadPeriod(Refusal):
    """No length of time between a day and 400 days. ``args``: what was typed."""
