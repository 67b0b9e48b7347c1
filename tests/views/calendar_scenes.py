"""Calendars with as much in them, and as much wrong with them, as there may be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.calendar_plan import CalendarPlan
from bot.domain.calendar_refusals import NamesNobody, NamesSeveral
from bot.domain.calendars import Difference, EventProblem
from bot.domain.people import Roster
from bot.domain.rota_refusals import TwiceAtOnce
from bot.domain.shifts import NAME_LIMIT, Fixed, Shift
from bot.views.modals.calendar_import import Filled
from bot.views.texts import Words
from bot.views.texts import refusals as refused
from tests.make import NOON, make_shift

LONGEST_FILLED: Final = Filled(
    "&" * NAME_LIMIT, "Z" * 64, "s" * 6, "U" * 20, True, "https://files.slack.com/" + "x" * 976
)
_DAY = timedelta(days=1)

Preview = tuple[CalendarPlan, Filled, tuple[Shift, ...], Words | None]


def longest_layer(roster: Roster) -> Shift:
    who = tuple(member.member_id for member in roster.members)[:50]
    fixed = tuple(
        Fixed(NOON + n * _DAY / 10, NOON + n * _DAY / 10 + 2 * _DAY / 24, who[n % len(who)])
        for n in range(4000)
    )
    return replace(
        make_shift(),
        name="&" * NAME_LIMIT,
        who=who,
        days=(),
        rules=(),
        imported_on=NOON.date(),
        fixed=fixed,
    )


def longest_calendars(roster: Roster) -> Iterator[Preview]:
    layer = longest_layer(roster)
    before, after = layer.fixed[0], layer.fixed[1]
    changes = (
        *(Difference(one, before) for one in layer.fixed[:2000]),
        *(Difference(None, after) for _ in range(1500)),
        *(Difference(before, None) for _ in range(1500)),
    )
    wrong = (
        EventProblem("&" * 120, NOON, NamesSeveral("&" * 3000)),
        *(EventProblem("", None, NamesNobody()) for _ in range(499)),
    )
    clash = TwiceAtOnce("&" * 80, "&" * NAME_LIMIT, "&" * NAME_LIMIT, "2026-11-23")
    layers = tuple(replace(layer, shift_id=f"{n:06}") for n in range(250))
    plan = CalendarPlan(layer, True, roster, changes, (), None, 5000, 5000, 5000)
    for one in (
        plan,
        replace(plan, known=False),
        replace(plan, problems=wrong),
        replace(plan, clash=clash),
        replace(plan, differences=()),
    ):
        for said in (None, refused.CHANGED_MEANWHILE):
            yield one, LONGEST_FILLED, layers, said
