"""The only home of the fields of ``roster add`` and ``roster set``: words in, a profile out."""

import difflib
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, Final

from bot.domain import units as unit_names
from bot.domain.content import NOT_SAID, Choice, Content, folded
from bot.domain.people import Profile, Quiet
from bot.domain.refusals import BadValue, BadWord
from bot.domain.sheets import split_cell
from bot.domain.typed_times import read_any_day
from bot.domain.units import Units

FIELDS = (
    *("profession", "unit", "site", "languages", "leads", "trained", "cap"),
    *("themes", "quiet"),
)
HIGHEST_CAP = 20
_CLEARED = ("", "none", "-")
_HOURS = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])")


SHOWN: Final = (
    *("profession", "unit", "site", "languages", "leads", "trained_on", "cap"),
    *("themes", "quiet"),
)
"""The attributes of a profile that these fields change; nothing else of it is the roster's."""


def mark_of(profile: Profile) -> str:
    """The same while the roster says the same of somebody."""
    told = [(name, getattr(profile, name)) for name in SHOWN]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Fields:
    """What one command said. Only the ``given`` attributes of ``values`` mean anything."""

    values: Profile = field(default_factory=Profile)
    given: frozenset[str] = frozenset()

    def over(self, profile: Profile) -> Profile:
        """``profile`` with what was given in its place; everything else stays."""
        return replace(profile, **{name: getattr(self.values, name) for name in self.given})

    def settled(self, units: Units) -> tuple["Fields", tuple[str, ...]]:
        """Units under the names they have here, and the names that are new to the program."""
        book = dict(units)

        def settle(typed: str) -> str:
            name = unit_names.find(book, typed)
            if name is None:
                book[typed] = ()
            return name or typed

        unit = settle(self.values.unit) if self.values.unit else None
        leads = tuple(dict.fromkeys(settle(typed) for typed in self.values.leads))
        values = replace(self.values, unit=unit, leads=leads)
        return replace(self, values=values), tuple(name for name in book if name not in units)


def read_fields(words: Iterable[tuple[str, str]], content: Content) -> Fields:
    """Reads ``key=value`` pairs; BadWord for a key there is not, BadValue for what it cannot be.

    Codes and labels of the content files are taken alike, in either language and any case.
    ``none`` empties a field that may be empty.
    """
    values, given = Profile(), set[str]()
    for key, typed in words:
        if key not in _READERS:
            raise BadWord(key[:40], _nearest_usage(key))
        name, read = _READERS[key]
        values = replace(values, **{name: read(key, typed.strip(), content)})
        given.add(name)
    return Fields(values, frozenset(given))


def _nearest_usage(typed: str) -> str:
    near = difflib.get_close_matches(typed[:40], FIELDS, n=1)
    return f"roster set @sam {' '.join(f'{key}=' for key in near or FIELDS)}"


def _is_cleared(typed: str) -> bool:
    return typed.casefold() in _CLEARED


def _profession(key: str, typed: str, content: Content) -> str | None:
    code = None if _is_cleared(typed) else _choice(key, typed, content.professions)
    return None if code == NOT_SAID else code


def _languages(key: str, typed: str, content: Content) -> tuple[str, ...]:
    codes = tuple(_choice(key, one, content.languages) for one in _parts(typed))
    if not codes:
        raise BadValue(key, typed[:40])
    return tuple(dict.fromkeys(codes))


def _themes(key: str, typed: str, content: Content) -> tuple[str, ...]:
    if _is_cleared(typed):
        return ()
    return tuple(dict.fromkeys(_choice(key, one, content.themes) for one in _parts(typed)))


def _choice(key: str, typed: str, choices: Mapping[str, Choice]) -> str:
    names = {
        folded(name): choice.code
        for choice in choices.values()
        for name in (choice.label.es, choice.label.en, choice.code)
    }
    code = names.get(folded(typed))
    if code is not None:
        return code
    near = difflib.get_close_matches(folded(typed[:80]), names, n=1)
    raise BadValue(key, typed[:40], *(names[name] for name in near))


def _unit(key: str, typed: str, content: Content) -> str | None:
    return None if _is_cleared(typed) else unit_names.name_of(key, typed)


def _leads(key: str, typed: str, content: Content) -> tuple[str, ...]:
    if _is_cleared(typed):
        return ()
    return tuple(unit_names.name_of(key, one) for one in _parts(typed))


def _parts(typed: str) -> list[str]:
    """One name in quotes may hold a comma; quotes that make no sense are part of a name."""
    return split_cell(" ".join(typed.split()))


def _trained(key: str, typed: str, content: Content) -> date | None:
    if _is_cleared(typed):
        return None
    return read_any_day(key, typed)


def _cap(key: str, typed: str, content: Content) -> int:
    if not re.fullmatch("[0-9]{1,2}", typed) or not 1 <= int(typed) <= HIGHEST_CAP:
        raise BadValue(key, typed[:40])
    return int(typed)


def _quiet(key: str, typed: str, content: Content) -> Quiet | None:
    return None if _is_cleared(typed) else read_quiet(typed)


def read_quiet(typed: str) -> Quiet:
    """Hours as they are written: ``22:00-07:00``. The whole day is none of it."""
    found = _HOURS.fullmatch("".join(typed.split()).replace("\u2013", "-"))
    if found is None or found.group(1, 2) == found.group(3, 4):
        raise BadValue("quiet", typed[:40])
    from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
    return Quiet(time(from_hour, from_minute), time(to_hour, to_minute))


def written_quiet(quiet: Quiet) -> str:
    """As ``read_quiet`` reads it."""
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"


_Reader = Callable[[str, str, Content], Any]
_READERS: Mapping[str, tuple[str, _Reader]] = {
    "profession": ("profession", _profession),
    "unit": ("unit", _unit),
    "site": ("site", _unit),
    "languages": ("languages", _languages),
    "leads": ("leads", _leads),
    "trained": ("trained_on", _trained),
    "cap": ("cap", _cap),
    "themes": ("themes", _themes),
    "quiet": ("quiet", _quiet),
}
