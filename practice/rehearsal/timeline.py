"""What happened in a role-play, in order: pure, from its marks and from the trainee's moves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from practice.moves import Move
from practice.rehearsal.content import Step, Tick
from practice.rehearsal.state import Mark, Rehearsal
from practice.rehearsal.wording import Text, Words

_FIRST_OF_CALL = 1
"""The place of the step with which the call starts; the one before it is getting ready."""


@dataclass(frozen=True, slots=True)
class Row:
    at: float
    """Unix seconds in moved time."""
    text: str


def rows(
    rehearsal: Rehearsal, moves: Iterable[Move], words: Words, names: tuple[str, str]
) -> tuple[Row, ...]:
    """Oldest first. ``names``: the requester's and the trainee's."""
    found = [
        *_meeting(rehearsal, words, names),
        *(_move_row(move, rehearsal, words) for move in moves if not _is_accept(move, rehearsal)),
        *(row for mark in rehearsal.marks for row in _mark_rows(mark, rehearsal, words)),
    ]
    if rehearsal.ended_at is not None:
        found.append(Row(rehearsal.ended_at, words.row_ended.of(rehearsal.lang)))
    return tuple(sorted(found, key=lambda row: row.at))


def span(seconds: float) -> str:
    """As ``hh:mm:ss``."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def clock(at: float, zone: str) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone)).strftime("%H:%M:%S")


def missing(rehearsal: Rehearsal) -> list[tuple[Step, list[Tick]]]:
    """What was not ticked in the steps that were reached."""
    found = [
        (step, [one for one in step.ticks if not rehearsal.is_ticked(step.id, one.id)])
        for step in rehearsal.reached
    ]
    return [(step, ticks) for step, ticks in found if ticks]


def not_reached(rehearsal: Rehearsal) -> list[Step]:
    return [step for step in rehearsal.case.steps if step not in rehearsal.reached]


def _meeting(rehearsal: Rehearsal, words: Words, names: tuple[str, str]) -> Iterator[Row]:
    """Asked, card shown, accepted."""
    lang, (requester, trainee) = rehearsal.lang, names
    yield Row(rehearsal.asked_at, words.row_asked.of(lang, requester=requester))
    if rehearsal.card_at is None:
        return
    yield Row(rehearsal.card_at, words.row_card.of(lang, trainee=trainee))
    if rehearsal.accepted_at is not None:
        after = span(rehearsal.accepted_at - rehearsal.card_at)
        text = words.row_accepted.of(lang, trainee=trainee, after=after)
        yield Row(rehearsal.accepted_at, text)


def _mark_rows(mark: Mark, rehearsal: Rehearsal, words: Words) -> Iterator[Row]:
    lang, step = rehearsal.lang, rehearsal.case.step(mark.step)
    if step is None:
        return
    if not mark.tick:
        if rehearsal.case.place(step.id) == _FIRST_OF_CALL:
            yield Row(mark.at, words.row_call.of(lang))
        yield Row(mark.at, words.row_step.of(lang, id=step.id, title=step.title.of(lang)))
        return
    tick = step.tick(mark.tick)
    if tick is not None:
        told = words.row_ticked if mark.on else words.row_unticked
        yield Row(mark.at, told.of(lang, id=step.id, tick=tick.text.of(lang)))


def _is_accept(move: Move, rehearsal: Rehearsal) -> bool:
    """The press that has a row of its own."""
    return move.gesture == "click" and move.at == rehearsal.accepted_at


def _move_row(move: Move, rehearsal: Rehearsal, words: Words) -> Row:
    wordless = {"close": words.row_closed, "home": words.row_home, "say": words.row_wrote}
    return Row(move.at, _move_text(move, wordless, words).of(rehearsal.lang, **_parts(move)))


def _parts(move: Move) -> dict[str, str]:
    return {"label": move.label or move.gesture, "chosen": move.chosen}


def _move_text(move: Move, wordless: dict[str, Text], words: Words) -> Text:
    if move.gesture == "command":
        return words.row_typed
    if not move.label and move.gesture in wordless:
        return wordless[move.gesture]
    return words.row_chosen if move.chosen else words.row_pressed
