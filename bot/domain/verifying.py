"""When a crisis line counts as verified: whom that takes, and from which day on it is told."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from bot.domain.content import Content, CrisisLine

PEOPLE = 2
"""Different people who verify a number that is new or has changed; later one person renews it."""

Dates = Mapping[str, date | None]
"""Line id -> the day people of the program verified it; None where its number has changed since."""


@dataclass(frozen=True, slots=True)
class LineCheck:
    """A member found the line as ``fingerprint`` says; of each member the newest time counts."""

    line_id: str
    fingerprint: str
    member_id: str
    at: datetime


class Outcome(StrEnum):
    """What a member's verification led to."""

    WAITS = "waits"
    """Kept; a second person must confirm before its date counts."""
    VERIFIED = "verified"
    """Kept, and the line is verified from today on."""
    STILL_WAITS = "still_waits"
    """They had done it before, and a second person has not; nothing is kept."""
    ALREADY = "already"
    """They had done it today, and the line is verified; nothing is kept."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``check`` is what to keep, None where nothing is kept twice."""

    outcome: Outcome
    check: LineCheck | None = None


def fingerprint(line: CrisisLine) -> str:
    """The same while all that a caller relies on is the same: numbers, text, chat and page."""
    text = None if line.text is None else [line.text.to, line.text.word]
    relied_on = json.dumps([line.call, text, line.chat, line.url], ensure_ascii=True)
    return hashlib.sha256(relied_on.encode()).hexdigest()


def verify(line: CrisisLine, checks: Iterable[LineCheck], member_id: str, at: datetime) -> Verdict:
    """What follows when this member has called the line, or read its page, and found it right."""
    present = _present(line, checks)
    mine = [check for check in present if check.member_id == member_id]
    if mine and len(_people(present)) < PEOPLE:
        return Verdict(Outcome.STILL_WAITS)
    if any(_day(check.at) == _day(at) for check in mine):
        return Verdict(Outcome.ALREADY)
    made = LineCheck(line.id, fingerprint(line), member_id, at)
    enough = len(_people([*present, made])) >= PEOPLE
    return Verdict(Outcome.VERIFIED if enough else Outcome.WAITS, made)


def awaits_second(line: CrisisLine, checks: Iterable[LineCheck]) -> bool:
    """Somebody has verified the number as it is now, and nobody else has confirmed it."""
    return 0 < len(_people(_present(line, checks))) < PEOPLE


def half_verified(content: Content, checks: Iterable[LineCheck]) -> frozenset[str]:
    """Ids of the lines that one person has verified and that wait for a second."""
    found = tuple(checks)
    seen = {check.line_id for check in found} & content.lines.keys()
    return frozenset(one for one in seen if awaits_second(content.lines[one], found))


def dates(content: Content, checks: Iterable[LineCheck]) -> Dates:
    """The lines whose date people of the program have set; the file's own holds for all others.

    It also holds while a first person waits for a second one, unless the number has changed since
    somebody verified it: then the line is not verified until two people have done so anew.
    """
    by_line: dict[str, list[LineCheck]] = {}
    for check in checks:
        by_line.setdefault(check.line_id, []).append(check)
    lines = ((content.lines[id_], found) for id_, found in by_line.items() if id_ in content.lines)
    return {line.id: _verified_on(line, found) for line, found in lines}


def with_dates(content: Content, found: Dates) -> Content:
    """The content as everybody is shown it."""
    lines = {
        id_: replace(content.lines[id_], verified_on=day)
        for id_, day in found.items()
        if id_ in content.lines
    }
    return replace(content, lines={**content.lines, **lines}) if lines else content


def _verified_on(line: CrisisLine, checks: list[LineCheck]) -> date | None:
    present = _present(line, checks)
    if len(_people(present)) >= PEOPLE:
        return max(_day(check.at) for check in present)
    return line.verified_on if len(present) == len(checks) else None


def _present(line: CrisisLine, checks: Iterable[LineCheck]) -> list[LineCheck]:
    """Those about this line with the number that it has now."""
    now = fingerprint(line)
    return [c for c in checks if c.line_id == line.id and c.fingerprint == now]


def _people(checks: Iterable[LineCheck]) -> frozenset[str]:
    return frozenset(check.member_id for check in checks)


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
