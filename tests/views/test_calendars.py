"""What people read of a calendar: the list of shifts, and what would change."""

import pytest

from bot.domain.calendar_plan import CalendarPlan
from bot.domain.calendars import Difference
from bot.domain.people import Lang
from bot.domain.shifts import Fixed
from bot.views import rota as views
from bot.views.modals import calendar_import
from bot.views.modals.calendar_import import Filled, read, written
from tests.make import NOON, make_roster, make_rota, make_supporter
from tests.views.calendar_scenes import LONGEST_FILLED, longest_layer
from tests.views.helpers import LANGS, make_around, problems_of_message, words_of

AROUND = make_around()
TEAM = make_roster(make_supporter("sam"), make_supporter("lee"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_layer_of_a_calendar_is_listed_without_days_and_hours(lang: Lang) -> None:
    said = views.shift_list(AROUND, lang, make_rota(TEAM, longest_layer(TEAM)))
    assert problems_of_message(said) == []
    assert "America/New_York" in said.text
    assert "00:00-00:00" not in said.text
    assert {"en": "imported on 23 Nov 2026", "es": "importado el 23 nov 2026"}[lang] in said.text


def test_differences_are_told_in_the_zone_of_the_calendar_with_their_days() -> None:
    layer = longest_layer(TEAM)
    hour = (layer.fixed[0].ends - layer.fixed[0].begins) / 2
    day = Fixed(NOON, NOON + hour, "m-sam")
    night = Fixed(NOON + 10 * hour, NOON + 20 * hour, "m-lee")
    changes = (Difference(day, night), Difference(None, night), Difference(day, None))
    said = words_of(
        calendar_import.preview(
            AROUND, "en", CalendarPlan(layer, True, TEAM, changes), Filled(url="u")
        )
    )
    assert (
        "Changed: Sam, 23 Nov 2026 12:00-13:00 → Lee, 23 Nov 2026 22:00 - 24 Nov 2026 08:00" in said
    )
    assert "New: Lee, 23 Nov 2026 22:00 - 24 Nov 2026 08:00" in said
    assert "Gone: Sam, 23 Nov 2026 12:00-13:00" in said
    assert "3 differences to what stands now. New: 1. Changed: 1. Gone: 1." in said


def test_what_the_form_carries_comes_back_the_same() -> None:
    assert read(written(LONGEST_FILLED, "f" * 32)) == ("f" * 32, LONGEST_FILLED)
    assert len(written(LONGEST_FILLED, "f" * 32)) < 3000
    assert read("") == ("", Filled())
