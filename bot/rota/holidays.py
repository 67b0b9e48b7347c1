"""Public holidays by country, and by part of a country, as the ``holidays`` library knows them."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final

from bot.domain.folding import folded
from bot.domain.rota_refusals import UnknownHolidays

_NEAREST: Final = "US-NY"


def holiday_code(typed: str) -> str:
    """``us-ny`` as ``US-NY``; UnknownHolidays, with what is nearest, for what there is not."""
    codes, word = _codes(), folded(typed)
    if word in codes:
        return codes[word]
    near = difflib.get_close_matches(word[:20], codes, n=1)
    raise UnknownHolidays(typed[:20], codes[near[0]] if near else _NEAREST)


def holidays_in(code: str, years: Iterable[int]) -> frozenset[date]:
    """Whole days where ``code`` is, also those that are observed on another day."""
    return frozenset[date]().union(*(_of_year(code, year) for year in years))


@cache
def _of_year(code: str, year: int) -> frozenset[date]:
    # Inside: it takes a tenth of a second, and most programs have no such rule.
    from holidays import country_holidays

    country, _, part = code.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))


@cache
def _codes() -> Mapping[str, str]:
    """By how they are typed: those of the library itself."""
    from holidays import list_supported_countries

    found = []
    for country, parts in list_supported_countries(include_aliases=False).items():
        found += [country, *(f"{country}-{part}" for part in parts)]
    return {folded(code): code for code in found}
