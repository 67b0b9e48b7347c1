"""The only home of how times are written: wall-clock words in the zone of whoever reads them."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.awake import zone_of
from bot.domain.people import Lang
from bot.views.texts import Words, t
from bot.views.texts import shared as words

_MINUTE = timedelta(minutes=1)
_Phrases = tuple[Words, Words, Words]
_BY: _Phrases = (words.BY_TODAY, words.BY_TOMORROW, words.BY_DAY)
_AT: _Phrases = (words.AT_TODAY, words.AT_TOMORROW, words.AT_DAY)


def by(moment: datetime, now: datetime, zone: str, lang: Lang) -> str:
    """For *by …* and *until …*, rounded up to the minute: a promise is never shown too early."""
    return _phrase(_rounded_up(moment), now, zone, lang, _BY)


def at(moment: datetime, now: datetime, zone: str, lang: Lang) -> str:
    """For *at …*, rounded up to the minute."""
    return _phrase(_rounded_up(moment), now, zone, lang, _AT)


def since(moment: datetime, now: datetime, zone: str, lang: Lang) -> str:
    """For *since …*, rounded down to the minute."""
    return _phrase(moment, now, zone, lang, _BY)


def dated(moment: datetime, zone: str, lang: Lang) -> str:
    """With its day, always: for what is still read when tomorrow has become today."""
    local = moment.astimezone(zone_of(zone))
    article = "la" if local.hour == 1 else "las"
    day = _day(local.date(), lang)
    return t(lang, words.BY_DAY, clock=f"{local:%H:%M}", day=day, article=article)


def short(moment: datetime, zone: str, lang: Lang) -> str:
    """For a list: ``Mon 23 Nov 20:00``."""
    local = moment.astimezone(zone_of(zone))
    return f"{_day(local.date(), lang)} {local:%H:%M}"


def waited(since_when: datetime, now: datetime, lang: Lang) -> str:
    """How long somebody has waited: ``12 min``, ``1 h 5 min``, ``2 d 3 h``."""
    minutes = int((now - since_when).total_seconds()) // 60
    if minutes < 1:
        return t(lang, words.UNDER_A_MINUTE)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"


def on_day(day: date, lang: Lang) -> str:
    """A day with its year: ``23 Nov 2026``."""
    return f"{day.day} {words.MONTHS.of(lang).split()[day.month - 1]} {day.year}"


def _rounded_up(moment: datetime) -> datetime:
    whole = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return whole if whole == moment else whole + _MINUTE


def _phrase(moment: datetime, now: datetime, zone: str, lang: Lang, phrases: _Phrases) -> str:
    place = zone_of(zone)
    local, today = moment.astimezone(place), now.astimezone(place).date()
    later = (local.date() - today).days
    chosen = phrases[later] if later in (0, 1) else phrases[2]
    article = "la" if local.hour == 1 else "las"
    return t(lang, chosen, clock=f"{local:%H:%M}", day=_day(local.date(), lang), article=article)


def _day(day: date, lang: Lang) -> str:
    weekday = words.DAYS.of(lang).split()[day.weekday()]
    return f"{weekday} {day.day} {words.MONTHS.of(lang).split()[day.month - 1]}"
