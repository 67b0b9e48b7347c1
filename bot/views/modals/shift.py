"""The form of a new shift: the same fields as ``shift add``, for those who dislike syntax."""

from datetime import datetime

from bot.domain.awake import zone_of
from bot.domain.people import Lang
from bot.domain.shifts import MOST_WEEKS, NAME_LIMIT, Turn
from bot.views import ids
from bot.views.modals.fields import field, one_of, people, some_of, typed
from bot.views.parts import Element, modal, option
from bot.views.scene import Surroundings, View
from bot.views.texts import labels, t
from bot.views.texts import rota as words

_ZONE_LIMIT = 64
_HOLIDAYS_LIMIT = 40
_WORKDAYS = ("0", "1", "2", "3", "4")


def shift_modal(around: Surroundings, lang: Lang, zone: str, now: datetime) -> View:
    """``zone`` is where whoever looks lives; the first day begins as today there."""
    frame = {"callback_id": ids.SHIFT_VIEW, "submit": t(lang, labels.SAVE)}
    days = [option(t(lang, name), str(number)) for number, name in enumerate(words.DAYS)]
    today = f"{now.astimezone(zone_of(zone)):%Y-%m-%d}"
    blocks = [
        field(lang, words.NAME, typed(ids.SHIFT_NAME, "", NAME_LIMIT), needed=True),
        field(
            lang,
            words.WHICH_DAYS,
            some_of("checkboxes", ids.SHIFT_DAYS, days, _WORKDAYS),
            needed=True,
        ),
        field(lang, words.STARTS, _clock(ids.SHIFT_STARTS, "08:00"), needed=True),
        field(
            lang,
            words.ENDS,
            _clock(ids.SHIFT_ENDS, "20:00"),
            needed=True,
            hint=words.ENDS_HINT,
        ),
        field(lang, words.WHO, people(ids.SHIFT_WHO, ()), needed=True, hint=words.WHO_HINT),
        field(lang, words.TURN, one_of("static_select", ids.SHIFT_TURN, _turns(lang), Turn.NONE)),
        field(lang, words.FIRST, {**_day(ids.SHIFT_FIRST), "initial_date": today}),
        field(lang, words.LAST, _day(ids.SHIFT_LAST)),
        field(
            lang,
            words.HOLIDAYS,
            typed(ids.SHIFT_HOLIDAYS, "", _HOLIDAYS_LIMIT),
            hint=words.HOLIDAYS_HINT,
        ),
        field(lang, words.ZONE, typed(ids.SHIFT_ZONE, zone, _ZONE_LIMIT), hint=words.ZONE_HINT),
    ]
    return modal(around, lang, frame, words.FORM_TITLE, blocks)


def _clock(action: str, initial: str) -> Element:
    return {"type": "timepicker", "action_id": action, "initial_time": initial}


def _day(action: str) -> Element:
    return {"type": "datepicker", "action_id": action}


def _turns(lang: Lang) -> list[Element]:
    plain = [option(t(lang, said), turn.value) for turn, said in words.TURNS.items()]
    weeks = range(2, MOST_WEEKS + 1)
    return plain + [option(t(lang, words.EACH_WEEKS, weeks=n), f"{n}weeks") for n in weeks]
