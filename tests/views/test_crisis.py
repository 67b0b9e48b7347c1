"""The crisis branch: what to do in words, a number first, the lead one tap away, no name."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain import checks, holding
from bot.domain.flow import CRISIS_STEPS, LEVELS
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Lang
from bot.domain.policy import DEFAULTS, Urgency
from bot.domain.ticks import Tick
from bot.views import ids
from bot.views.lead_state import STEP_OF
from bot.views.modals.crisis import branch, name_modal, resumed_at
from bot.views.modals.shown import details
from bot.views.scene import Scene, View
from tests.make import NOON
from tests.views.helpers import (
    CONTENT,
    LANGS,
    NIGHT_NUMBER,
    STATES,
    labels_of,
    make_around,
    make_house,
    make_longest_content,
    make_scene,
    problems_of_view,
    shown,
    words_of,
)


def scene_of(state: str, **more: object) -> Scene:
    case = STATES[state]
    return make_scene(Kind.PAGE_REDRAW, case, case.holder, **more)


def buttons_of(view: View) -> list[str]:
    rows = (b["elements"] for b in view["blocks"] if b["type"] == "actions")
    return [e["text"]["text"] for row in rows for e in row if e["type"] == "button"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("step", CRISIS_STEPS)
@pytest.mark.parametrize("state", ["held now", "level", "lead paged", "lead seen", "masked level"])
def test_slack_takes_every_step_with_the_longest_content(lang: Lang, step: str, state: str) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    view = branch(scene_of(state, lang=lang, around=around), (), step)
    assert problems_of_view(view) == []


@pytest.mark.parametrize("step", CRISIS_STEPS)
def test_the_emergency_number_and_the_lead_stand_on_every_step(step: str) -> None:
    view = branch(scene_of("level"), (), step)
    assert "call 911 first" in words_of(view)
    assert "Page the clinical lead" in buttons_of(view)
    assert "Lines to give" in buttons_of(view)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_an_instruction_in_words_and_never_a_colour_or_a_score(level: str) -> None:
    view = branch(scene_of("held now"), (), "C2")
    said = words_of(view)
    found = next(one for one in CONTENT.flow.levels if one.code == level)
    assert f"{level}: {found.label.en}" in said
    assert not re.search(r"\b(score|risk|red|orange|yellow|green|low|high)\b", said, re.IGNORECASE)


def test_the_chosen_level_says_what_to_do_on_every_step_but_its_own() -> None:
    doing = CONTENT.flow.levels[1].doing[0].en
    for step in CRISIS_STEPS:
        said = words_of(branch(scene_of("level"), (), step))
        assert (doing in said) is (step != STEP_OF["B"]), step


def test_who_is_unsure_can_go_one_level_up_but_not_above_d() -> None:
    assert "I am not sure: one level up" in buttons_of(branch(scene_of("level"), (), "C2"))
    assert "I am not sure: one level up" not in buttons_of(branch(scene_of("held now"), (), "C2"))


def test_while_the_lead_is_paged_it_says_so_and_afterwards_who_has_seen_it_and_when() -> None:
    paging = branch(scene_of("lead paged"), (), "C1")
    assert "until one acknowledges" in words_of(paging)
    assert "Page the clinical lead" not in buttons_of(paging)
    seen = words_of(branch(scene_of("lead seen"), (), "C1"))
    assert "Kim acknowledged this at 12:00" in seen
    assert "<@U0KIM>" in seen
    assert NIGHT_NUMBER in seen


def test_only_a_masked_name_is_offered_and_only_at_c_or_d() -> None:
    offered = "Show the name to save a life"
    assert offered in buttons_of(branch(scene_of("masked level"), (), "C5"))
    assert offered not in buttons_of(branch(scene_of("lead seen"), (), "C5"))
    assert offered not in buttons_of(branch(scene_of("level"), (), "C4"))


@pytest.mark.parametrize("lang", LANGS)
def test_before_the_name_is_shown_it_says_who_is_told(lang: Lang) -> None:
    view = name_modal(scene_of("masked level", lang=lang))
    assert problems_of_view(view) == []
    if lang == "en":
        assert "are told that this was done, and by whom" in words_of(view)


def test_it_opens_where_it_was_left() -> None:
    made = [Tick("t1", "C5", "c_stay", "p", NOON), Tick("t2", "S3", "open", "p", NOON)]
    assert resumed_at(made, CONTENT.flow) == "C5"
    assert resumed_at([], CONTENT.flow) == "C1"


def test_the_paged_lead_reads_who_is_with_them_and_what_they_do_but_not_who_asked() -> None:
    case = STATES["lead paged"]
    lead = case.of(PartyRole.LEAD)[0]
    rendered = shown(make_scene(Kind.LEAD_PAGE, case, lead))
    said = words_of(rendered)
    assert "A supporter is worried about someone's safety" in said
    assert "<@U0" in said
    assert "Level C: help now" in said
    assert "DANA" not in said
    assert rendered.text.startswith("A supporter needs a clinical lead now")


def test_the_lead_who_acknowledged_can_have_the_name_shown_and_then_tell() -> None:
    def card(state: str) -> list[str]:
        case = STATES[state]
        return labels_of(shown(make_scene(Kind.LEAD_REDRAW, case, case.of(PartyRole.LEAD)[0])))

    assert card("lead seen") == ["Show the name to save a life", "Details"]
    assert card("named") == ["Show contact", "Details"]
    assert card("named quietly") == ["Show contact", "It is safe to tell them now", "Details"]


def test_below_c_no_name_is_offered_to_a_lead() -> None:
    case = STATES["level"]
    seen = replace(STATES["lead seen"], crisis=case.crisis)
    lead = seen.of(PartyRole.LEAD)[0]
    assert labels_of(shown(make_scene(Kind.LEAD_REDRAW, seen, lead))) == ["Details"]


def test_the_record_is_for_the_lead_alone_and_holds_codes_in_words() -> None:
    case = STATES["named"]
    said = words_of(details(make_scene(Kind.LEAD_REDRAW, case, case.of(PartyRole.LEAD)[0])))
    for part in ("level C", "clinical lead paged", "acknowledged", "name shown to save a life"):
        assert part in said
    assert "DANA" not in said
    of_holder = words_of(details(make_scene(Kind.PAGE_REDRAW, case, case.holder)))
    assert "clinical lead paged" not in of_holder


def test_the_requester_gets_every_number_and_reads_that_no_name_was_given() -> None:
    case = STATES["lead paged"]
    lines = shown(make_scene(Kind.CRISIS_LINES, case))
    assert "911" in lines.text
    assert "988" in lines.text
    card = words_of(shown(make_scene(Kind.REQUEST_REDRAW, case)))
    assert "They do not see your name." in card


def test_whose_name_was_shown_reads_by_whom_and_who_can_see_it() -> None:
    said = words_of(shown(make_scene(Kind.NAME_USED, STATES["named"])))
    assert "Kim had it shown" in said
    assert "Nobody else can." in said


def test_a_check_goes_through_the_supporter_and_every_answer_has_a_button() -> None:
    case = STATES["check"]
    rendered = shown(make_scene(Kind.LEAD_CHECK, case, case.of(PartyRole.LEAD)[0]))
    assert "24 hours after a supporter was worried" in words_of(rendered)
    assert labels_of(rendered) == [
        "Show contact",
        "We have talked",
        "Not reached",
        "They want no more of these",
        "Details",
    ]


def test_a_check_goes_through_whoever_closed_it_not_through_who_handed_it_over() -> None:
    case, roster = STATES["level"], make_house()
    first = case.holder
    assert first is not None
    handed = holding.hand_over(case, first, roster, NOON, DEFAULTS[Urgency.NOW]).case
    second = handed.paged[0]
    member = roster.get(second.member_id)
    assert member is not None
    held = holding.accept(handed, second, member, NOON).case
    due = checks.due(held, roster, NOON + timedelta(hours=24)).case
    said = words_of(shown(make_scene(Kind.LEAD_CHECK, due, due.of(PartyRole.LEAD)[0])))
    assert f"{member.name} is the supporter" in said


def test_a_check_offers_the_contact_only_to_a_lead_who_may_open_it() -> None:
    danger = replace(STATES["check"], crisis=STATES["level"].crisis)
    danger = replace(danger, asking=replace(danger.asking, urgency=Urgency.DANGER))
    due = checks.due(danger, make_house(), NOON + timedelta(hours=24)).case
    assert due.shows_lead_the_name
    for state, offered in ((PartyState.ACKNOWLEDGED, True), (PartyState.WITHDRAWN, False)):
        lead = replace(due.of(PartyRole.LEAD)[0], state=state)
        card = shown(make_scene(Kind.LEAD_CHECK, due.with_party(lead), lead))
        assert ("Show contact" in labels_of(card)) is offered


def test_every_id_of_the_branch_is_its_own() -> None:
    found = [ids.WORRIED, ids.LEVEL, ids.UNSURE, ids.PAGE_LEAD, ids.AGREED, ids.SHOW_NAME]
    assert len(set(found)) == len(found)
