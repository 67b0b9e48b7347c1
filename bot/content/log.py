"""The only home of turning the file of the coded log into the lists of the domain."""

from collections.abc import Mapping
from typing import Final

from bot.content.build import read_choices
from bot.content.rows import Table
from bot.domain.asking import Mode
from bot.domain.content import Choice, LogLists
from bot.domain.log import FORMAL, NOT_REACHED, TALKED, WITHDRAWN

MOST_SUPPORT: Final = 10
"""Options Slack allows in one group of checkboxes (docs.slack.dev, checkboxes element)."""

_KINDS: Final = ("disposition", "kind", "mode", "minutes", "support")
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "disposition": (TALKED, NOT_REACHED, WITHDRAWN),
    "kind": (FORMAL,),
    "mode": (Mode.PHONE, Mode.VIDEO, Mode.IN_PERSON),
}
"""Codes that the program itself chooses or understands."""


def read_log(file: str, data: dict[str, object], problems: list[str]) -> LogLists:
    """Every mistake goes into `problems`; the lists are whole only where none was found."""
    whole = Table(file, data, problems)
    for key in data.keys() - set(_KINDS):
        whole.note(f'"{key}" is not a part of this file; its parts are {", ".join(_KINDS)}.')
    found = {kind: _list(file, data, kind, problems) for kind in _KINDS}
    if len(found["support"]) > MOST_SUPPORT:
        whole.note(f"has {len(found['support'])} kinds of support; at most {MOST_SUPPORT} fit.")
    return LogLists(
        dispositions=found["disposition"],
        kinds=found["kind"],
        modes=found["mode"],
        minutes=found["minutes"],
        support=found["support"],
    )


def _list(
    file: str, data: dict[str, object], kind: str, problems: list[str]
) -> Mapping[str, Choice]:
    table = Table(file, {kind: data[kind]} if kind in data else {}, problems)
    choices = read_choices(table, kind)
    missing = [code for code in _NEEDED.get(kind, ()) if code not in choices]
    if choices and missing:
        table.note(f"the {kind} {', '.join(missing)} is missing; the program uses it.")
    return choices
