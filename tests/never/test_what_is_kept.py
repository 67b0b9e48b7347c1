"""Rules 9, 15 and 17: what is asked for, what is kept of it, and for how long."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
import sqlalchemy as sa

from bot.domain.asking import NOTE_LIMIT, Asking
from bot.domain.cases import Case
from bot.domain.crisis import Crisis
from bot.domain.people import Lang, Member, Person
from bot.domain.ticks import Tick
from bot.environment import Environment
from bot.ports import AuditRow
from bot.views.texts import answers, form, t
from storage.tables import metadata
from tests.never.surfaces import ROOT, others, our_own_words, requester_views, team_views
from tests.views.helpers import LANGS, STATES, words_of

TYPED = {
    "NOTE": "what helps to find the right person; 300 characters, hidden at close",
    "NUMBER": "where to call back",
    "PLACE": "where to meet",
    "BIO": "the supporter's own two lines, for whoever they hold a case of",
    "TOPIC": "what a supporter would talk about; 140 characters, no names or cases, nobody's",
    "IMPORT_TEXT": "the roster as a table, read and not kept; no column takes more than a name",
    "UNIT": "the name of the unit a supporter works in, written by a keeper of the roster",
    "SITE": "the name of the site a supporter works at, written by a keeper of the roster",
    "LEADS_UNITS": "names of the units a supporter leads, for conflicts",
    "CAP": "a number of two digits",
    "QUIET": "hours of a clock, like 22:00-07:00",
    "SHIFT_NAME": "what an administrator calls a shift",
    "SHIFT_ZONE": "the time zone of a shift, checked against the list of zones",
    "SHIFT_HOLIDAYS": "where public holidays are kept, checked against the list of places",
    "CALENDAR_NAME": "what an administrator calls an imported calendar",
    "CALENDAR_ZONE": "the time zone of a calendar, checked against the list of zones",
    "SECOND_CODE": "the six digits that prove a second channel",
    "address_id": "the supporter's own address outside Slack, sealed",
}
"""Every field in which somebody types freely, with why. A new one says here whose words it takes,
and what keeps a story and patient data out of it."""


def test_people_type_freely_only_where_there_is_a_reason_for_it() -> None:
    """Rule 9: ask for or keep the story or patient data."""
    asked = set()
    for file in (ROOT / "bot" / "views").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "typed" and node.args:
                asked.add(_name(node.args[0]))
    assert asked - {"action"} == TYPED.keys()


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        return _name(node.func)
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("lang", LANGS)
def test_the_note_is_short_and_says_what_to_keep_out(lang: Lang) -> None:
    """Rule 9: the hint stands at the field itself."""
    notes = 0
    for _, view in requester_views(lang):
        for block in view["blocks"] if isinstance(view, dict) else ():
            element = block.get("element", {})
            if element.get("action_id") == "note":
                notes += 1
                assert element["max_length"] == NOTE_LIMIT <= 300
                assert block["hint"]["text"] == t(lang, form.NO_PATIENTS)
    assert notes


@pytest.mark.parametrize("lang", LANGS)
def test_a_supporter_is_never_asked_to_write_anything_down_about_the_talk(lang: Lang) -> None:
    """Rule 9: details, checklist and crisis branch have boxes to tick and nothing to type into."""
    for state, case in STATES.items():
        for party in others(case):
            for name, view in team_views(lang, case, party):
                kinds = {e.get("type") for e in _elements(view)}
                assert not kinds & {"plain_text_input", "rich_text_input", "file_input"}, (
                    f"{state}: {name}"
                )


def _elements(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in view["blocks"]:
        yield block.get("element", {})
        yield from block.get("elements", ())


def strings_in(kind: Any, path: str) -> Iterator[str]:
    """Every place of a dataclass in which words can stand; not codes of a closed list."""
    if is_dataclass(kind):
        for name, hint in get_type_hints(kind).items():
            yield from strings_in(hint, f"{path}.{name}")
    elif kind is str:
        yield path
    elif get_origin(kind) in (Union, UnionType, tuple, frozenset, list):
        for inside in get_args(kind):
            yield from strings_in(inside, path)
    else:
        plain = (int, bool, float, bytes, datetime, date, timedelta, Ellipsis, type(None))
        assert kind in plain or _is_closed(kind), (path, kind)


def _is_closed(kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return True
    return isinstance(kind, type) and issubclass(kind, Enum)


WORDS_OF_A_PERSON = {"note", "place", "number"}


def test_of_what_a_person_wrote_a_case_keeps_note_place_and_number_alone() -> None:
    """Rule 9. Everything else in it is an id, a code or a time; whoever adds a string to what a
    case keeps must say here what stands in it."""
    found = {p.rpartition(".")[2] for p in strings_in(Case, "case")}
    ids_and_codes = {
        *("case_id", "program_id", "seed", "party_id", "member_id", "by", "name_seen_by"),
        *("acknowledged_by", "enterprise", "team", "user", "dm", "zone", "country", "reasons"),
        *("profession", "language", "unit", "avoid", "code", "after", "first", "closed_by"),
        # What was sent, and the coded log: only codes of the content files.
        *("sent", "sent_ids", "disposition", "kind", "mode", "minutes", "support", "resources"),
    }
    assert found - ids_and_codes == WORDS_OF_A_PERSON
    assert {p.partition(".")[2] for p in strings_in(Crisis, "")} == {
        "entries.code",
        "entries.by",
        "checks.after",
        "name.by",
    }


def test_ticks_and_audit_rows_are_ids_and_codes() -> None:
    """Rule 9: a tick is a memory aid, and the audit trail says what was done, by code."""
    assert {p[1:] for p in strings_in(Tick, "")} == {"tick_id", "step", "item", "by"}
    assert {p[1:] for p in strings_in(AuditRow, "")} == {"action", "member_id", "case_id", "codes"}


def test_no_open_column_of_a_case_has_room_for_a_story() -> None:
    """Rule 9: what belongs to a case stands in the open as ids, codes and times of at most 80
    signs; all else is sealed."""
    made_by_us = {("outbox", "merge_key"), ("audit", "action"), ("audit", "codes")}
    for table in metadata.sorted_tables:
        if "case_id" not in table.c:
            continue
        for column in table.c:
            roomy = isinstance(column.type, sa.Text) or getattr(column.type, "length", 0) is None
            text = isinstance(column.type, sa.String)
            if text and roomy:
                assert (table.name, column.name) in made_by_us
            elif text:
                length = column.type.length  # type: ignore[attr-defined]
                assert length is not None, (table.name, column.name)
                assert length <= 160, (table.name, column.name)


FOREIGN = re.compile(
    r"incident_?(report|id|no|number)|licen[cs]|credential|performance|apprais|disciplin|payroll"
    r"|employee|patient|\bmrn\b|medical_record|chart_no|hr_|sentiment",
    re.IGNORECASE,
)


def test_nothing_we_keep_can_be_joined_with_incidents_performance_or_licences() -> None:
    """Rule 15: mix with incident reporting, performance or licensing data. There is no column, no
    field of a person and no setting to hold a key to such a system."""
    names = [f"{c.table.name}.{c.name}" for tab in metadata.sorted_tables for c in tab.c]
    names += [f.name for kind in (Member, Person, Asking) for f in fields(kind)]
    names += list(Environment.model_fields)
    assert len(names) > 100
    assert not [name for name in names if FOREIGN.search(name)]


def test_nothing_we_say_asks_for_such_a_number_or_sends_people_there() -> None:
    """Rule 15: also not in words; what keeps patients out is the one exception."""
    asks = re.compile(
        r"incident (report|number)|case number|licen[cs]e number|performance review"
        r"|employee (id|number)|patient (name|number)"
        r"|n[uú]mero de (incidente|empleado|licencia|historia)|nombre del paciente",
        re.IGNORECASE,
    )
    for name, _, text in our_own_words():
        if asks.search(text):
            assert "leave out" in text, name


def test_everything_of_a_case_goes_with_the_case() -> None:
    """Rule 17: keep data past purpose. Only the audit trail outlives it, by id."""
    for table in metadata.sorted_tables:
        if "case_id" not in table.c or table.name in ("cases", "audit"):
            continue
        goes = [
            key
            for key in table.foreign_key_constraints
            if key.referred_table.name == "cases" and (key.ondelete or "").upper() == "CASCADE"
        ]
        assert goes, f"rows of {table.name} stay when their case goes"


@pytest.mark.parametrize("lang", LANGS)
def test_how_long_things_are_kept_is_said_with_its_numbers_and_what_is_not_there_yet(
    lang: Lang,
) -> None:
    """Rule 17: while the destruction on time is not built, nobody may read that it is."""
    said = words_of(dict(requester_views(lang))["privacy"])
    assert t(lang, answers.PRIVACY_TIMES) in said
    built = (ROOT / "bot" / "usecases" / "destroying.py").exists()
    assert (t(lang, answers.PRIVACY_NOT_YET) in said) is not built
    for days in ("14", "35"):
        assert days in t(lang, answers.PRIVACY_TIMES)
