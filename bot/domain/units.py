"""The only home of how units are named: what a name may be, and how what was typed finds one."""

from collections.abc import Mapping

from bot.domain.content import folded
from bot.domain.refusals import BadValue, UnknownUnit

LONGEST_NAME = 75
"""A unit is an option of a list in Slack, and Slack takes no longer option text."""

MOST_UNITS = 100
"""One list in Slack holds no more options."""

Units = Mapping[str, tuple[str, ...]]
"""Unit name -> its aliases."""


def name_of(field: str, typed: str) -> str:
    """``typed`` with single spaces, or BadValue: empty, too long, a Slack token, only signs."""
    name = " ".join(typed.split())
    has_token = "<" in name or ">" in name
    if has_token or len(name) > LONGEST_NAME or not folded(name):
        raise BadValue(field, name[:40])
    return name


def find(units: Units, typed: str) -> str | None:
    """The unit that ``typed`` means, by name or alias, whatever its case and accents."""
    wanted = folded(typed)
    for name, aliases in units.items():
        if wanted in (folded(name), *map(folded, aliases)):
            return name
    return None


def known(units: Units, typed: str) -> str:
    """As ``find``, or a refusal that names the units there are."""
    name = find(units, typed)
    if name is None:
        raise UnknownUnit(typed[:40], *sorted(units))
    return name


def with_alias(units: Units, name: str, alias: str) -> tuple[str, ...]:
    """The aliases of ``name`` with ``alias`` among them; an alias means one unit only."""
    owner = find(units, alias)
    if owner is None:
        return (*units[name], alias)
    if owner != name:
        raise BadValue("alias", alias, owner)
    return units[name]
