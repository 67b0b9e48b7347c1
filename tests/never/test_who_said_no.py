"""Rule 14: who said no, and whose case it is, is told to nobody."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import alarms, holding
from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Lang, Member, Profile
from bot.domain.policy import Urgency
from bot.usecases import answering
from bot.views.messages import render
from bot.views.modals.shown import details
from tests.make import NOON, make_asking, make_supporter, party_for
from tests.never.surfaces import found, keeper_answers
from tests.usecases.house import House, person
from tests.views.helpers import LANGS, make_house, make_lead, make_scene, make_waiting, words_of


def declined_by(name: str, urgency: Urgency) -> Case:
    """One said *not now*, and somebody else holds the case; a lead has acknowledged."""
    roster, case = make_house(), make_waiting(urgency)
    party = party_for(case, name)
    case = holding.decline(case, party, roster, NOON).case
    leads = case.of(PartyRole.LEAD, PartyState.PAGED)
    if leads:
        case = alarms.acknowledge(case, leads[0], NOON).case
    taker = case.of(PartyRole.SUPPORTER, PartyState.PAGED)[0]
    member = roster.get(taker.member_id)
    assert member is not None
    held = holding.accept(case, taker, member, NOON).case
    assert held.holder is not None
    return holding.clear(held, held.holder, NOON).case


def viewers(case: Case) -> list[tuple[Party, Kind]]:
    of = {
        PartyRole.REQUESTER: Kind.REQUEST_SHOWN,
        PartyRole.SUPPORTER: Kind.PAGE_REDRAW,
        PartyRole.COORDINATOR: Kind.COORDINATOR_REDRAW,
        PartyRole.LEAD: Kind.LEAD_REDRAW,
    }
    return [(party, of[party.role]) for party in case.parties]


@pytest.mark.parametrize("urgency", [Urgency.NOW, Urgency.DANGER])
@pytest.mark.parametrize("lang", LANGS)
def test_who_declined_is_visible_to_nobody(urgency: Urgency, lang: Lang) -> None:
    """Rule 14: expose who declined."""
    asked = make_waiting(urgency)
    name = (asked.paged[0].member_id or "").removeprefix("m-")
    case = declined_by(name, urgency)
    his = (name.capitalize(), f"U0{name.upper()}", f"m-{name}")
    for party, kind in viewers(case):
        if party.member_id == f"m-{name}":
            continue
        scene = make_scene(kind, case, party, lang=lang)
        shown = [render(scene), details(scene)]
        for drawn in shown:
            assert drawn is None or not found(his, words_of(drawn)), party.role


@pytest.mark.parametrize("lang", LANGS)
def test_whose_case_it_is_is_told_to_the_requester_alone(lang: Lang) -> None:
    """Rule 14: expose who is a supporter's case. In danger the lead hears that somebody is there;
    who it is only once that supporter is worried and calls for them."""
    for urgency in (Urgency.NOW, Urgency.DANGER):
        case = declined_by("sam" if urgency is Urgency.NOW else "lee", urgency)
        holder = case.holder
        assert holder is not None
        member = make_house().get(holder.member_id)
        assert member is not None
        for party, kind in viewers(case):
            if party.role is PartyRole.REQUESTER or party.member_id == member.member_id:
                continue
            scene = make_scene(kind, case, party, lang=lang)
            for drawn in (render(scene), details(scene)):
                assert drawn is None or member.name not in words_of(drawn), party.role


def test_a_decline_leaves_no_trace_in_the_audit(staffed: House, tmp_path: Path) -> None:
    """Rule 14: not even in what directors will be able to read."""
    case = staffed.asked(make_asking(Urgency.NOW))
    before = audited(tmp_path)
    party = party_for(staffed.case(case.case_id), "sam")
    answering.not_now(staffed.store, staffed.now, person("sam"), party.party_id)
    assert audited(tmp_path) == before
    told = {n.kind for n in staffed.owed()} - {Kind.PAGE, Kind.COORDINATOR}
    assert told <= {Kind.PAGE_REDRAW, Kind.PROMISE_BROKEN, Kind.NET, Kind.REQUEST_REDRAW}


def audited(folder: Path) -> list[tuple[object, ...]]:
    (file,) = folder.rglob("*.db")
    with closing(sqlite3.connect(file)) as database:
        return database.execute("SELECT action, member_id, case_id, codes FROM audit").fetchall()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("change", ["asking", "at the cap", "paused", "unreachable"])
def test_every_reason_for_not_being_there_reads_the_same(change: str, lang: Lang) -> None:
    """Rule 14 and rule 7: that a supporter asks for themselves looks like any other absence."""
    sam = make_supporter("sam")
    profile = sam.profile or Profile()
    changes: dict[str, Member] = {
        "asking": replace(sam, asking=True),
        "at the cap": replace(sam, open_cases=profile.cap),
        "paused": replace(sam, profile=replace(profile, paused=True)),
        "unreachable": replace(sam, reachable=False),
    }
    shown = []
    for one in (changes[change], replace(sam, dm=None)):
        roster = make_house().with_member(one)
        scene = make_scene(Kind.HOME, member=make_lead(), roster=roster)
        shown.append([words_of(drawn) for _, drawn in keeper_answers(lang, scene)])
    assert shown[0] == shown[1]
