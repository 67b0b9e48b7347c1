"""The trainer's view: what happened and when, what was not ticked, what to talk about."""

from dataclasses import replace

import htpy as h

from practice.page.look import Look
from practice.page.rehearsal.parts import frame, go, points, shown_id
from practice.rehearsal import timeline
from practice.rehearsal.reading import library
from practice.rehearsal.state import Rehearsal
from practice.rehearsal.watching import moves_of
from practice.world import World


def trainer(world: World, look: Look, rehearsal: Rehearsal) -> h.Element:
    lang, words, case = rehearsal.lang, library().words, rehearsal.case
    requester, trainee = (
        world.people.name_of(one) for one in (rehearsal.requester, rehearsal.trainee)
    )
    return frame(
        "trainer",
        lang,
        f"{words.trainer_view.of(lang)}: {case.title.of(lang)}",
        h.p(".aside")[words.plays.of(lang, requester=requester, trainee=trainee)],
        h.h3[words.timeline.of(lang)],
        _table(world, rehearsal, (requester, trainee)),
        h.h3[words.never_ticked.of(lang)],
        _missing(rehearsal),
        points(rehearsal, h.h3),
        h.p(".aside")[words.kept.of(lang), " ", words.print.of(lang)],
        h.p(".row.links")[go(words.panel_view.of(lang), replace(look, rehearsal=""))],
    )


def _table(world: World, rehearsal: Rehearsal, names: tuple[str, str]) -> h.Element:
    lang, words = rehearsal.lang, library().words
    zone = world.person(rehearsal.trainee).tz
    heads = (
        words.elapsed.of(lang),
        words.clock.of(lang, zone=zone.replace("_", " ")),
        words.what.of(lang),
    )
    told = timeline.rows(rehearsal, moves_of(world, rehearsal), words, names)
    return h.table[
        h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
        h.tbody[
            (
                h.tr[
                    h.td(".figure")[timeline.span(row.at - rehearsal.asked_at)],
                    h.td(".figure")[timeline.clock(row.at, zone)],
                    h.td[row.text],
                ]
                for row in told
            )
        ],
    ]


def _missing(rehearsal: Rehearsal) -> h.Node:
    lang, words = rehearsal.lang, library().words
    missing, ahead = timeline.missing(rehearsal), timeline.not_reached(rehearsal)
    return [
        h.p(".aside")[words.no_duty.of(lang)],
        [
            h.div[
                h.h4[shown_id(step, lang)],
                h.ul[(h.li[tick.text.of(lang)] for tick in ticks)],
            ]
            for step, ticks in missing
        ]
        or h.p[words.all_ticked.of(lang)],
        h.p[words.never_reached.of(lang, steps=", ".join(step.id for step in ahead))]
        if ahead
        else None,
    ]
