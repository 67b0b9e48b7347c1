"""How far ahead ``coverage`` looks: ``3d``, ``2w``, as it was typed."""

import re
from datetime import timedelta
from typing import Final

from bot.domain.coverage_refusals import BadPeriod
from bot.domain.shifts import FURTHEST

USUAL: Final = timedelta(days=14)
_PERIOD: Final = re.compile(r"([0-9]{1,3})([dw])")


def read_period(typed: str) -> timedelta:
    """At least a day, at most 400; nothing typed means two weeks."""
    if not typed:
        return USUAL
    match = _PERIOD.fullmatch(typed.casefold())
    if match is None:
        raise BadPeriod(typed[:20])
    period = timedelta(days=int(match[1]) * (7 if match[2] == "w" else 1))
    if not timedelta(days=1) <= period <= FURTHEST:
        raise BadPeriod(typed[:20])
    return period
