"""Shifts as people read them: lists, and who is on call now and next. Never a reason."""

from collections.abc import Iterable
from datetime import date

from bot.domain.calendars import joined
from bot.domain.matching import is_in_pool
from bot.domain.oncall import OnCall, Rota
from bot.domain.people import Lang, Member, Role, Roster
from bot.domain.shift_fields import USAGE
from bot.domain.shifts import WEEKDAYS, Override, Shift, Span, Turn
from bot.views import moments
from bot.views.parts import SECTION_LIMIT, listing
from bot.views.people_lines import state_lines
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import calendars as calendar_words
from bot.views.texts import labels, shared, t
from bot.views.texts import rota as words

_PEOPLE_SHOWN = 8
_MOST_SIGNS = 60_000
"""Forty sections, also where each holds one line of half its length."""


def fitting(lang: Lang, lines: Iterable[str]) -> list[str]:
    """As many lines as one view or message holds, and how many more there are."""
    kept, size, listed = list[str](), 0, list(lines)
    for line in listed:
        size += min(len(line), SECTION_LIMIT)
        if size > _MOST_SIGNS:
            break
        kept.append(line)
    left = len(listed) - len(kept)
    return [*kept, t(lang, words.MORE, count=left)] if left else kept


def shift_added(around: Surroundings, lang: Lang, rota: Rota) -> Rendered:
    lines = [t(lang, words.ADDED), *_described(around, lang, rota)]
    return listing(around, lang, lines)


def shift_list(around: Surroundings, lang: Lang, rota: Rota) -> Rendered:
    top = words.SHIFTS if rota.shifts else words.NO_SHIFTS
    how = t(lang, words.HOW_TO_ADD, usage=USAGE)
    lines = [t(lang, top, count=len(rota.shifts)), how, *_described(around, lang, rota)]
    return listing(around, lang, fitting(lang, lines))


def shift_removed(around: Surroundings, lang: Lang, shift: Shift) -> Rendered:
    return listing(around, lang, [t(lang, words.REMOVED, name=shift.name)])


def stood_in(
    around: Surroundings, lang: Lang, made: Override, out: Member, who: Member, zone: str
) -> Rendered:
    begins, ends = (
        moments.by(moment, around.now, zone, lang) for moment in (made.begins, made.ends)
    )
    said = t(lang, words.STOOD_IN, who=who.name, out=out.name, begins=begins, ends=ends)
    return listing(around, lang, [said])


def on_call_list(around: Surroundings, lang: Lang, rota: Rota) -> Rendered:
    return listing(around, lang, on_call_lines(around, lang, rota))


def on_call_lines(around: Surroundings, lang: Lang, rota: Rota) -> tuple[str, ...]:
    """Shifts first; then, for the present, every supporter; then leads and coordinators."""
    time = t(lang, words.NOW)
    if not rota.live:
        time = moments.at(rota.at, around.now, rota.zone, lang)
    lines = [t(lang, words.ON_CALL, time=time)]
    lines += [_on_call(around, lang, rota, one) for one in rota.shifts]
    if not rota.shifts:
        lines.append(t(lang, words.NO_SHIFTS))
    if rota.live and rota.states:
        lines += state_lines(around, lang, rota.roster)
    for role in (Role.LEAD, Role.COORDINATOR):
        lines += [f"{m.name}: {t(lang, labels.ROLES[role])}" for m in rota.roster.holding(role)]
    return tuple(fitting(lang, lines))


def _on_call(around: Surroundings, lang: Lang, rota: Rota, one: OnCall) -> str:
    name, said = one.shift.name, []
    if one.present:
        ends = min(span.ends for span in one.present)
        time = moments.by(ends, around.now, rota.zone, lang)
        now = rota.live and rota.states
        who = people(around, lang, rota.roster, one.present, now=now)
        said.append(t(lang, words.PRESENT, name=name, who=who, time=time))
    else:
        said.append(t(lang, words.NOBODY, name=name))
    said.append(_next(around, lang, rota, one))
    return " ".join(said)


def _next(around: Surroundings, lang: Lang, rota: Rota, one: OnCall) -> str:
    if not one.following:
        return t(lang, words.NO_NEXT)
    time = moments.at(one.following[0].begins, around.now, rota.zone, lang)
    who = people(around, lang, rota.roster, one.following)
    return t(lang, words.NEXT, who=who, time=time)


def people(
    around: Surroundings, lang: Lang, roster: Roster, spans: Iterable[Span], *, now: bool = False
) -> str:
    """Names, with whom they stand in for; ``now``: also who cannot be asked, without a reason."""
    said, listed = [], list(spans)
    for span in listed[:_PEOPLE_SHOWN]:
        member = roster.get(span.member_id)
        name = name_of(lang, roster, span.member_id)
        if span.instead_of is not None and span.instead_of != span.member_id:
            other = name_of(lang, roster, span.instead_of)
            name = t(lang, words.FOR, name=name, other=other)
        if now and (member is None or not is_in_pool(member, around.now)):
            name = t(lang, words.NOT_AVAILABLE, name=name)
        said.append(name)
    more = ["…"] if len(listed) > _PEOPLE_SHOWN else []
    return t(lang, words.AND).join([*said, *more])


def name_of(lang: Lang, roster: Roster, member_id: str) -> str:
    member = roster.get(member_id)
    return member.name if member is not None else t(lang, words.LEFT)


def _described(around: Surroundings, lang: Lang, rota: Rota) -> Iterable[str]:
    for one in rota.shifts:
        yield _shift(lang, rota, one.shift)
        yield _on_call(around, lang, rota, one)


def _shift(lang: Lang, rota: Rota, shift: Shift) -> str:
    if shift.imported_on is not None:
        return _calendar(lang, rota, shift, shift.imported_on)
    last = "" if shift.last is None else t(lang, words.UNTIL, day=moments.on_day(shift.last, lang))
    said = t(
        lang,
        words.SHIFT,
        name=shift.name,
        id=shift.shift_id,
        days=days_of(lang, shift.days),
        starts=f"{shift.starts:%H:%M}",
        ends=f"{shift.ends:%H:%M}",
        zone=shift.zone,
        who=_who(lang, rota, shift),
        turn=_turn(lang, shift),
        first=moments.on_day(shift.first, lang),
        last=last,
    )
    return " ".join([said, *_skips(lang, shift)])


def _skips(lang: Lang, shift: Shift) -> Iterable[str]:
    if shift.skipped:
        days = ", ".join(moments.on_day(day, lang) for day in shift.skipped[:_PEOPLE_SHOWN])
        yield t(lang, words.SKIPS, days=days)
    if shift.holidays:
        yield t(lang, words.SKIPS_HOLIDAYS, where=shift.holidays)


def _calendar(lang: Lang, rota: Rota, shift: Shift, imported_on: date) -> str:
    ahead = sum(one.ends > rota.at for one in joined(shift.fixed))
    return t(
        lang,
        calendar_words.SHIFT,
        name=shift.name,
        id=shift.shift_id,
        day=moments.on_day(imported_on, lang),
        count=ahead,
        zone=shift.zone,
        who=_who(lang, rota, shift),
    )


def _who(lang: Lang, rota: Rota, shift: Shift) -> str:
    names = [name_of(lang, rota.roster, member_id) for member_id in shift.who]
    more = ["…"] if len(names) > _PEOPLE_SHOWN else []
    return ", ".join([*names[:_PEOPLE_SHOWN], *more])


def _turn(lang: Lang, shift: Shift) -> str:
    if shift.turn is Turn.WEEKLY and shift.every > 1:
        return t(lang, words.EACH_WEEKS, weeks=shift.every)
    return t(lang, words.TURNS[shift.turn])


def days_of(lang: Lang, days: tuple[int, ...]) -> str:
    """``Mon-Fri`` where they stand in a row, else ``Mon, Wed``."""
    names = shared.DAYS.of(lang).split()
    in_a_row = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    if in_a_row:
        return f"{names[days[0]]}-{names[days[-1]]}"
    return ", ".join(names[day] for day in days if day < len(WEEKDAYS))
