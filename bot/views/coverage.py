"""Coverage as people read it: the answer to ``coverage``, its picture, the line on Home."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.domain.awake import zone_of
from bot.domain.coverage import Coverage, Thin
from bot.domain.coverage_hours import cover_hours_of
from bot.domain.coverage_score import WEIGHTS, Score
from bot.domain.heat import Heat
from bot.domain.overload import Overload
from bot.domain.people import Lang, Roster
from bot.domain.shift_fields import USAGE
from bot.ports import PictureWords
from bot.views import moments
from bot.views.ids import ADMIN_COMMAND
from bot.views.parts import listing
from bot.views.rota import days_of, name_of
from bot.views.scene import Rendered, Surroundings
from bot.views.texts import Words, shared, t
from bot.views.texts import coverage as words

MOST_LISTED: Final = 12
_HOUR: Final = timedelta(hours=1)
COMMAND: Final = f"{ADMIN_COMMAND} coverage"

T = TypeVar("T")


class Reader:
    """Who reads: their language and their clocks."""

    def __init__(self, around: Surroundings, lang: Lang, roster: Roster, zone: str) -> None:
        self.around, self.lang, self.roster, self.zone = around, lang, roster, zone

    def moment(self, at: datetime) -> str:
        return moments.dated(at, self.zone, self.lang)

    def day(self, at: datetime) -> str:
        return moments.on_day(at.astimezone(zone_of(self.zone)).date(), self.lang)

    def name(self, member_id: str) -> str:
        return name_of(self.lang, self.roster, member_id)

    def span(self, begins: datetime, ends: datetime) -> dict[str, str]:
        """The day of the end is said only where it is another one."""
        return {
            "begins": self.moment(begins),
            "ends": self.moment(ends),
            "long": long(self.lang, ends - begins),
        }


def coverage_text(
    reader: Reader, found: Coverage, hours: str, last: str, *, may_edit: bool
) -> Rendered:
    """``last``: what is said of the picture."""
    lang, around = reader.lang, reader.around
    if not found.has_shifts:
        usage = f"{ADMIN_COMMAND} {USAGE}"
        said = words.NO_SHIFTS if may_edit else words.NO_SHIFTS_READER
        return listing(around, lang, [t(lang, said, usage=usage)])
    lines = [t(lang, words.TITLE, until=reader.day(found.ends))]
    lines += [t(lang, words.HOURS, hours=hours_of(lang, hours)), *_score(lang, found.score)]
    lines += _gaps(reader, found)
    lines += _listed(lang, words.THIN, found.thin, lambda one: _thin(reader, one))
    lines += _listed(lang, words.OVERLOADED, found.overloaded, lambda one: _overload(reader, one))
    lines += _not_asked(reader, found)
    return listing(around, lang, [*lines, last] if last else lines)


def hours_of(lang: Lang, kept: str) -> str:
    """As the settings show them."""
    hours = cover_hours_of(kept)
    if hours is None:
        return t(lang, words.ALWAYS)
    until = "24:00" if not hours.ends.hour and not hours.ends.minute else f"{hours.ends:%H:%M}"
    return f"{days_of(lang, hours.days)} {hours.starts:%H:%M}-{until} {hours.zone}"


def long(lang: Lang, time: timedelta) -> str:
    hours, minutes = int(time // _HOUR), int(time.total_seconds() % 3600 // 60)
    if not hours:
        return t(lang, words.LONG_MINUTES, minutes=minutes)
    said = words.LONG if minutes else words.LONG_HOURS
    return t(lang, said, hours=hours, minutes=minutes)


def _score(lang: Lang, score: Score) -> Iterable[str]:
    if score.whole is None:
        return [t(lang, words.NOT_PROMISED)]
    lines = [t(lang, words.SCORE, score=score.whole)]
    for part, percent in score.parts:
        if percent is not None:
            lines.append(t(lang, words.PARTS[part], percent=percent, weight=WEIGHTS[part]))
    if any(percent is None for _, percent in score.parts):
        lines.append(t(lang, words.FEW))
    return lines


def _gaps(reader: Reader, found: Coverage) -> list[str]:
    if not found.levels:
        return []
    if not found.gaps:
        return [t(reader.lang, words.NO_GAPS)]
    return _listed(reader.lang, words.GAPS, found.gaps, lambda gap: gap_line(reader, *gap))


def gap_line(reader: Reader, begins: datetime, ends: datetime) -> str:
    return t(reader.lang, words.SPAN, **reader.span(begins, ends))


def _thin(reader: Reader, one: Thin) -> str:
    name = reader.name(one.member_id)
    return t(reader.lang, words.SPAN_ALONE, name=name, **reader.span(one.begins, one.ends))


def _overload(reader: Reader, one: Overload) -> str:
    lang = reader.lang
    kinds = ((words.WEEK, one.week), (words.BLOCK, one.block), (words.SHARE, one.share))
    what = [t(lang, said, hours=int(time // _HOUR)) for said, time in kinds if time is not None]
    return t(lang, words.OVERLOAD, name=reader.name(one.member_id), what="; ".join(what))


def _not_asked(reader: Reader, found: Coverage) -> list[str]:
    if not found.not_asked:
        return []
    names = [reader.name(member_id) for member_id in found.not_asked[:MOST_LISTED]]
    more = ["…"] if len(found.not_asked) > MOST_LISTED else []
    return [t(reader.lang, words.NOT_ASKED, names=", ".join([*names, *more]))]


def _listed(lang: Lang, title: Words, found: tuple[T, ...], line: Callable[[T], str]) -> list[str]:
    if not found:
        return []
    lines = [t(lang, title, count=len(found)), *(f"• {line(one)}" for one in found[:MOST_LISTED])]
    left = len(found) - MOST_LISTED
    return [*lines, t(lang, words.MORE, count=left)] if left > 0 else lines


def picture_line(reader: Reader, found: Coverage, heat: Heat) -> str:
    """Above the picture: what it shows, for whoever does not see it."""
    square = t(reader.lang, words.HOUR if heat.by_hour else words.DAY)
    until = reader.day(found.ends)
    return t(reader.lang, words.PICTURE, until=until, square=square, gaps=len(found.gaps))


def picture_words(reader: Reader, found: Coverage, heat: Heat) -> PictureWords:
    """Counts only: no name stands in a picture."""
    lang = reader.lang
    weekdays = shared.DAYS.of(lang).split()
    months = shared.MONTHS.of(lang).split()
    axis = words.AXIS_HOUR if heat.by_hour else words.AXIS_DAY
    rows = [f"{day.day} {months[day.month - 1]}" for day in heat.rows]
    if heat.by_hour:
        rows = [
            f"{weekdays[day.weekday()]} {row}" for day, row in zip(heat.rows, rows, strict=True)
        ]
    return PictureWords(
        title=t(lang, words.TITLE, until=reader.day(found.ends)),
        axis=t(lang, axis, zone=reader.zone),
        rows=tuple(rows),
        columns=tuple(map(str, range(24))) if heat.by_hour else tuple(weekdays),
        legend=tuple(t(lang, words.LEGEND).split("|")),
    )


def home_line(lang: Lang, gaps: int) -> str:
    return t(lang, words.HOME, count=gaps, coverage=COMMAND)
