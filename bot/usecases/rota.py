"""What every change of the rota shares: working it out, writing it down, and nobody twice."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.awake import zone_of
from bot.domain.people import Roster
from bot.domain.rota_refusals import TwiceAtOnce
from bot.domain.shifts import (
    FURTHEST,
    HORIZON,
    LONGEST_OVERRIDE,
    LONGEST_SPAN,
    Shift,
    Span,
    clashes,
    without_clashes,
)
from bot.domain.stretches import Stretch
from bot.ports import Expand, Transaction
from bot.usecases import cover_cards, handoffs


def worked_out(
    tx: Transaction, expand: Expand, begins: datetime, ends: datetime, shifts: Iterable[Shift] = ()
) -> tuple[Span, ...]:
    """Everybody on call between two moments, from the rules: of ``shifts``, else of all."""
    overrides = tx.overrides(begins - LONGEST_SPAN, ends + LONGEST_SPAN)
    return expand(tuple(shifts) or tx.shifts(), overrides, begins, ends)


def rewrite(
    tx: Transaction,
    expand: Expand,
    now: datetime,
    shift_ids: Collection[str],
    within: Stretch | None = None,
) -> None:
    """Writes down anew what comes of these shifts; call it in the transaction that changed them.

    Refused where somebody would be on call twice at the same time. ``within``: the time that the
    change is about; a clash outside of it was there before, and refuses nothing now.
    """
    there = (tx.shift(shift_id) for shift_id in sorted(shift_ids))
    changed = [one for one in there if one is not None and one.removed_at is None]
    planned = worked_out(tx, expand, now, now + HORIZON, changed) if changed else ()
    write_down(tx, now, shift_ids, planned, within)


def write_down(
    tx: Transaction,
    now: datetime,
    shift_ids: Collection[str],
    planned: Iterable[Span],
    within: Stretch | None = None,
) -> None:
    """``planned`` takes the place of what was to come of these shifts. What was served until now
    stays, whoever goes on or off hears of it, and cards follow."""
    served, fresh = from_now_on(tx, now, planned, shift_ids)
    others = _of_other_shifts(tx, now, fresh, shift_ids)
    if within is not None:
        inside = [span for span in fresh if span.overlaps(*within)]
        outside = [span for span in fresh if not span.overlaps(*within)]
        fresh = [*inside, *without_clashes(outside, [*others, *inside])]
    refuse_clashes(tx, now, fresh, others)
    tx.replace_spans(shift_ids, now, [*served, *fresh])
    handoffs.owe(tx, now, shift_ids)
    cover_cards.redraw_of(tx, now, shift_ids)


def from_now_on(
    tx: Transaction, now: datetime, planned: Iterable[Span], shift_ids: Collection[str]
) -> tuple[list[Span], list[Span]]:
    """What was served until now by whoever goes off now, and ``planned`` without a past.

    Whoever is on call already stays so from when they began; whoever is not begins now at the
    soonest, whatever the rules say of this morning.
    """
    rows = (row for shift_id in sorted(shift_ids) for row in tx.spans_of(shift_id, now))
    running = {(row.shift_id, row.member_id): row for row in rows if row.begins < now}
    fresh, goes_on = list[Span](), set[tuple[str, str]]()
    for one in planned:
        key = (one.shift_id, one.member_id)
        if one.begins < now:
            goes_on.add(key)
            one = replace(one, begins=running[key].begins if key in running else now)
        fresh.append(one)
    served = [replace(row, ends=now) for key, row in running.items() if key not in goes_on]
    return served, fresh


def _of_other_shifts(
    tx: Transaction, now: datetime, fresh: Collection[Span], shift_ids: Collection[str]
) -> list[Span]:
    people = {span.member_id for span in fresh}
    written = tx.spans(now, now + HORIZON + LONGEST_OVERRIDE, people)
    return [span for span in written if span.shift_id not in shift_ids]


def refuse_clashes(
    tx: Transaction, now: datetime, fresh: Collection[Span], others: Collection[Span]
) -> None:
    """Compares ``fresh`` with itself and with ``others``, of other shifts."""
    found = clashes([*fresh, *others])
    if found:
        raise twice(tx.roster(now), tx.shifts(), *found[0])


def far_clash(tx: Transaction, now: datetime, made: Shift, expand: Expand) -> TwiceAtOnce | None:
    """Whether ``made`` would have somebody on call twice within 400 days, with the other shifts of
    the same people, and with those in which they stand in for others, or others for them; one with
    the same id is what it takes the place of."""
    others = [one for one in tx.shifts() if one.shift_id != made.shift_id]
    stand_ins = tx.overrides(now, now + FURTHEST)
    people = set(made.who)
    while more := {one.stands_in for one in stand_ins if one.out in people} - people:
        people |= more
    stood_for = {one.out for one in stand_ins if one.stands_in in people}
    near = [one for one in others if not (people | stood_for).isdisjoint(one.who)]
    spans = worked_out(tx, expand, now, now + FURTHEST, [made, *near])
    for first, second in clashes(span for span in spans if span.member_id in people):
        if made.shift_id in (first.shift_id, second.shift_id):
            return twice(tx.roster(now), (made, *others), first, second)
    return None


def twice(roster: Roster, shifts: Iterable[Shift], first: Span, second: Span) -> TwiceAtOnce:
    there = {one.shift_id: one for one in shifts}
    member = roster.get(first.member_id)
    return TwiceAtOnce(
        member.name if member else "",
        there[first.shift_id].name,
        there[second.shift_id].name,
        f"{second.begins.astimezone(zone_of(there[second.shift_id].zone)):%Y-%m-%d}",
    )
