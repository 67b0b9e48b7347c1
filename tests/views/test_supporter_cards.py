"""Supporters get the right amount of knowledge, at the right moment, and one neutral line after."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain import holding
from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.policy import DEFAULTS, Urgency
from bot.views.messages import render
from bot.views.modals.shown import contact, details, my_cases, unit_question
from bot.views.scene import Rendered
from tests.make import NOON, make_asked, make_roster, make_supporter
from tests.views.helpers import (
    LANGS,
    NIGHT_NUMBER,
    NOTE,
    NUMBER,
    PLACE,
    STATES,
    UNIT,
    labels_of,
    make_around,
    make_full_asking,
    make_held,
    make_house,
    make_scene,
    make_waiting,
    problems_of_view,
    shown,
    words_of,
)


def first(case: Case) -> Party:
    return case.of(PartyRole.SUPPORTER)[0]


def holder(case: Case) -> Party:
    assert case.holder is not None
    return case.holder


def page(case: Case) -> Rendered:
    return shown(make_scene(Kind.PAGE, case, first(case)))


def card(case: Case, **more: Any) -> Rendered:
    return shown(make_scene(Kind.PAGE_REDRAW, case, holder(case), **more))


def in_state(state: PartyState, case: Case | None = None) -> Rendered:
    base = case or STATES["held now"]
    party = replace(holder(base), state=state)
    return shown(make_scene(Kind.PAGE_REDRAW, base.with_party(party), party))


def test_a_page_tells_how_soon_how_since_when_and_no_more_than_the_kind_of_reason() -> None:
    rendered = page(STATES["waiting now"])
    said = words_of(rendered)
    assert rendered.text == "Someone is waiting: Talk now"
    for part in (
        "Talk now",
        "Phone call",
        "since 12:00",
        "Matches your language",
        "clinical event",
    ):
        assert part in said
    assert "Hard clinical event" not in said
    assert labels_of(rendered) == ["Accept", "Not now", "Details"]


def test_a_page_without_a_reason_says_not_said() -> None:
    assert "About: not said" in words_of(page(make_waiting(reasons=())))


def test_a_language_that_nobody_asked_for_is_not_matched() -> None:
    asking = replace(make_full_asking(), wishes=replace(make_full_asking().wishes, language=None))
    case = make_asked(Urgency.NOW, make_house(), asking=asking).case
    assert "Matches" not in words_of(page(case))


def test_a_booked_time_stands_on_the_page() -> None:
    assert "Time asked for: Wed 25 Nov at 12:00" in words_of(page(STATES["waiting plan"]))


def test_a_second_page_says_that_someone_is_still_waiting() -> None:
    case = STATES["waiting now"]
    again = replace(first(case), pages=2)
    said = words_of(shown(make_scene(Kind.PAGE, case.with_party(again), again)))
    assert "still waiting" in said


def test_a_danger_page_shows_the_programs_number_and_the_truth_about_the_lead() -> None:
    said = words_of(page(STATES["waiting danger"]))
    assert NIGHT_NUMBER in said
    assert "is paged as well" in said
    alone = make_roster(make_supporter())
    case = make_asked(Urgency.DANGER, alone, asking=make_full_asking(Urgency.DANGER)).case
    scene = make_scene(Kind.PAGE, case, first(case), roster=alone, around=make_around(settings={}))
    assert "No clinical lead or director can be paged." in words_of(shown(scene))
    assert "no number of its own" in words_of(shown(scene))


@pytest.mark.parametrize("state", [s for s in PartyState if s is not PartyState.PAGED])
def test_who_is_no_longer_asked_is_not_paged(state: PartyState) -> None:
    case = STATES["waiting now"]
    party = replace(first(case), state=state)
    assert render(make_scene(Kind.PAGE, case.with_party(party), party)) is None


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (PartyState.DECLINED, "You said not now. Thank you."),
        (PartyState.WITHDRAWN, "Nothing more is needed from you here, thank you."),
        (PartyState.DROPPED, "Nothing more is needed from you here, thank you."),
        (PartyState.MOVED_ON, "This has moved on, thank you."),
        (PartyState.CONFLICTED, "This has moved on, thank you."),
    ],
)
def test_a_decided_card_is_one_neutral_line(state: PartyState, line: str) -> None:
    rendered = in_state(state)
    assert rendered.text == line
    assert labels_of(rendered) == []


def test_the_unit_is_shown_in_the_one_question_only() -> None:
    asked = card(STATES["question"])
    assert UNIT in words_of(asked)
    assert labels_of(asked) == ["No", "Yes, pass it on", "Details"]
    assert UNIT not in words_of(card(STATES["held now"]))


def test_a_held_case_offers_the_guide_and_every_way_out() -> None:
    rendered = card(STATES["held now"])
    assert "by 12:30" in words_of(rendered)
    assert labels_of(rendered) == [
        "Show contact",
        "Open checklist",
        "We made contact",
        "Hand over",
        "I am too close to this",
        "I cannot go on",
        "I am worried about safety",
        "Close this case",
        "Details",
    ]


def test_while_the_next_is_asked_it_is_not_asked_for_twice() -> None:
    rendered = card(STATES["handing over"])
    assert "You stay with it until they accept." in words_of(rendered)
    assert not {"Hand over", "I cannot go on"} & {*labels_of(rendered)}


def test_a_slow_hand_over_can_still_be_made_fast() -> None:
    case = make_held(Urgency.SOON)
    assert case.holder is not None
    slow = holding.hand_over(case, case.holder, make_house(), NOON).case
    assert "I cannot go on" in labels_of(card(slow))
    fast = DEFAULTS[Urgency.NOW]
    hurried = holding.hand_over(slow, case.holder, make_house(), NOON, fast).case
    assert "I cannot go on" not in labels_of(card(hurried))


def test_after_contact_the_timer_is_gone() -> None:
    rendered = card(STATES["reached"])
    assert "You two have made contact." in words_of(rendered)
    assert "We made contact" not in labels_of(rendered)


def test_on_danger_the_holder_reads_where_the_lead_stands() -> None:
    said = words_of(card(STATES["held danger"]))
    assert "until one acknowledges" in said
    assert "call 911" in said


def test_a_holder_hears_that_it_became_more_urgent() -> None:
    case = STATES["held danger"]
    rendered = shown(make_scene(Kind.PAGE, case, holder(case)))
    assert rendered.text == "This is now more urgent: Danger now."
    assert "Show contact" in labels_of(rendered)


def test_closing_a_danger_says_what_it_waits_for() -> None:
    assert "when a clinical lead has confirmed" in card(STATES["closing"]).text
    assert card(STATES["closed"]).text == "This has ended. Thank you."
    assert card(STATES["ending"]).text == "This has ended. Thank you."


def test_the_question_about_contact_goes_to_the_holder_while_it_is_open() -> None:
    case = STATES["asked"]
    asked = shown(make_scene(Kind.CHECK_HOLDER, case, holder(case)))
    assert labels_of(asked)[0] == "We made contact"
    reached = STATES["reached"]
    assert render(make_scene(Kind.CHECK_HOLDER, reached, holder(reached))) is None
    redrawn = shown(make_scene(Kind.CHECK_HOLDER_REDRAW, reached, holder(reached)))
    assert labels_of(redrawn) == []


@pytest.mark.parametrize("lang", LANGS)
def test_contact_holds_everything_and_the_role_card(lang: str) -> None:
    case = STATES["held now"]
    view = contact(make_scene(Kind.PAGE, case, holder(case), lang=lang))
    said = words_of(view)
    assert problems_of_view(view) == []
    for part in ("<@U0DANA>", "slack://user?team=T0TEAM&amp;id=U0DANA", NUMBER, PLACE, NOTE):
        assert part in said
    if lang == "en":
        assert "Make sure by voice" in said
        assert "It is safe to leave a message." in said
        assert "I am not a therapist" in said
        assert "Language asked for: Spanish" in said


def test_words_of_people_carry_no_markup_in_contact() -> None:
    case = STATES["held now"]
    view = contact(make_scene(Kind.PAGE, case, holder(case)))
    typed = [b["text"] for b in view["blocks"] if NOTE in b.get("text", {}).get("text", "")]
    assert [text["type"] for text in typed] == ["plain_text"]


@pytest.mark.parametrize("state", [s for s in PartyState if s is not PartyState.HOLDER])
def test_of_all_supporters_contact_is_for_the_holder_only(state: PartyState) -> None:
    case = STATES["held now"]
    party = replace(holder(case), state=state)
    said = words_of(contact(make_scene(Kind.PAGE, case.with_party(party), party)))
    assert "U0DANA" not in said


@pytest.mark.parametrize("state", ["acknowledged", "named", "lead seen", "check"])
def test_a_lead_sees_contact_on_danger_or_once_the_name_was_shown(state: str) -> None:
    case = STATES[state]
    lead = case.of(PartyRole.LEAD)[0]
    said = words_of(contact(make_scene(Kind.LEAD_REDRAW, case, lead)))
    assert ("U0DANA" in said) is (state != "lead seen")


def test_details_of_a_page_say_no_more_than_the_card() -> None:
    case = STATES["waiting now"]
    said = words_of(details(make_scene(Kind.PAGE, case, first(case))))
    assert "Talk now" in said
    assert not any(part in said for part in ("DANA", NOTE, NUMBER, PLACE, UNIT))


def test_details_for_who_is_done_with_it_say_nothing() -> None:
    case = STATES["waiting now"]
    party = replace(first(case), state=PartyState.DECLINED)
    said = words_of(details(make_scene(Kind.PAGE, case.with_party(party), party)))
    assert "Talk now" not in said


def test_the_question_can_be_asked_in_a_modal_too() -> None:
    case = STATES["question"]
    view = unit_question(make_scene(Kind.PAGE, case, holder(case)))
    assert problems_of_view(view) == []
    assert labels_of(view)[:2] == ["No", "Yes, pass it on"]


def test_my_cases_hold_no_name() -> None:
    case = make_held()
    scene = make_scene(Kind.PAGE, case, holder(case))
    view = my_cases(scene, [(case, holder(case))] * 30)
    assert problems_of_view(view) == []
    assert "DANA" not in words_of(view)
    assert labels_of(view)[0] == "Show contact"
    assert "You hold no case" in words_of(my_cases(scene, []))


def test_waiting_time_grows() -> None:
    case = STATES["waiting now"]
    later = make_around(now=NOON + timedelta(minutes=70))
    said = words_of(shown(make_scene(Kind.PAGE, case, first(case), around=later)))
    assert "(1 h 10 min)" in said
