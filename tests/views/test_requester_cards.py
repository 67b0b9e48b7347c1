"""The person who asks is told the truth: what happens, by when, who sees it, what Slack holds."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain import alarms, ending, holding
from bot.domain.cases import Case
from bot.domain.content import NOT_SAID
from bot.domain.nets import Net, NetState
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Lang
from bot.domain.policy import Urgency
from bot.views.messages import render
from bot.views.modals.shown import details
from tests.make import (
    NIGHT,
    NOON,
    make_asked,
    make_member,
    make_roster,
    make_supporter,
)
from tests.views.helpers import (
    ARMED,
    LANGS,
    NIGHT_NUMBER,
    STATES,
    labels_of,
    make_around,
    make_full_asking,
    make_held,
    make_house,
    make_scene,
    make_unanswered,
    make_waiting,
    problems_of_view,
    shown,
    words_of,
)


def confirmed(case: Case, **more: Any) -> str:
    return words_of(shown(make_scene(Kind.CONFIRMATION, case, **more)))


def test_the_confirmation_says_that_it_is_in_by_when_and_who_sees_it() -> None:
    said = confirmed(STATES["waiting now"])
    assert "Your request is in." in said
    assert "by 12:10" in said
    assert "Only the one who accepts sees your name." in said


def test_an_armed_net_is_told_with_its_time() -> None:
    said = confirmed(STATES["waiting now"])
    assert "Slack itself sends you numbers to call at 12:10" in said
    assert "911" not in said


@pytest.mark.parametrize("state", [NetState.REFUSED, NetState.PENDING, NetState.WITHDRAWN])
def test_a_net_that_is_not_there_is_said_to_be_missing_and_the_numbers_stand_there(
    state: NetState,
) -> None:
    said = confirmed(STATES["waiting now"], net=Net(state))
    assert "Slack has not taken our safety message" in said
    assert "Slack itself sends" not in said
    assert "911" in said
    assert NIGHT_NUMBER in said


def test_a_net_that_slack_delivered_already_is_not_promised_again() -> None:
    past = Net(NetState.ARMED, NOON - timedelta(minutes=1))
    said = confirmed(STATES["waiting now"], net=past)
    assert "Slack itself sends" not in said
    assert "not taken" not in said


def test_when_all_are_asleep_and_may_be_woken_it_says_so() -> None:
    case = make_waiting(Urgency.NOW, NIGHT)
    around = make_around(now=NIGHT)
    said = confirmed(case, around=around)
    assert "Nobody is on duty until 07:00, we will try to wake someone." in said


def test_nobody_on_duty_until_counts_everyone_who_can_be_asked() -> None:
    lee, ines = make_supporter("lee"), make_supporter("ines", zone="Europe/Madrid")
    night = NOON.replace(hour=4) + timedelta(days=1)
    around = make_around(now=night)
    case = make_asked(Urgency.NOW, make_roster(lee), night).case
    asleep = confirmed(case, roster=make_roster(lee, ines), around=around)
    assert "Nobody is on duty until tomorrow at 01:00" in asleep
    on = make_supporter("ines", zone="Europe/Madrid", available=True)
    assert "Nobody is on duty" not in confirmed(case, roster=make_roster(lee, on), around=around)


def test_when_all_have_said_not_now_it_never_says_that_colleagues_are_asked() -> None:
    roster, case = make_house(), STATES["waiting now"]
    while paged := case.of(PartyRole.SUPPORTER, PartyState.PAGED):
        case = holding.decline(case, paged[0], roster, NOON).case
    said = words_of(shown(make_scene(Kind.PROMISE_BROKEN, case)))
    assert "We are asking colleagues now." not in said
    assert "Nobody on the team can be asked right now." in said
    assert "Those who run the program know that someone is waiting." in said


def test_when_it_can_wait_it_waits_for_the_morning_and_says_so() -> None:
    case = make_waiting(Urgency.TODAY, NIGHT)
    said = confirmed(case, around=make_around(now=NIGHT))
    assert "Nobody is on duty until 07:00. We ask the first colleagues then." in said
    assert "wake" not in said


def test_a_booked_time_is_repeated() -> None:
    assert "Wed 25 Nov at 12:00" in confirmed(STATES["waiting plan"])


def test_when_nobody_can_be_asked_it_says_so_with_other_ways() -> None:
    said = confirmed(STATES["nobody"], roster=make_roster())
    assert "Nobody on the team can be asked right now." in said
    assert "There is no coordinator whom we can tell." in said
    assert "employee assistance program" in said
    assert "988" in said


def test_coordinators_who_were_told_are_mentioned_without_a_name() -> None:
    roster = make_roster(make_member("ari", *make_house().members[4].roles))
    case = make_asked(Urgency.NOW, roster, asking=make_full_asking()).case
    said = confirmed(case, roster=roster)
    assert "They do not see who." in said
    assert "Ari" not in said


def test_danger_shows_the_lines_first_and_who_is_asked() -> None:
    said = confirmed(STATES["waiting danger"])
    assert "please call first" in said
    assert "every 2 minutes" in said
    assert "clinical lead or director" in said
    assert all(number in said for number in ("911", "988", NIGHT_NUMBER))


def test_danger_without_a_night_number_says_that_there_is_none() -> None:
    said = confirmed(STATES["waiting danger"], around=make_around(settings={}))
    assert "no number of its own" in said


def test_danger_with_nobody_at_all_says_that_nobody_can_be_paged() -> None:
    said = confirmed(STATES["nobody danger"], roster=make_roster())
    assert "Nobody can be paged right now." in said


def test_danger_with_somebody_left_never_says_that_nobody_can_be_paged() -> None:
    supporters = make_roster(make_supporter())
    leads = make_roster(make_house().members[3])
    for roster in (supporters, leads):
        asking = make_full_asking(Urgency.DANGER)
        case = make_asked(Urgency.DANGER, roster, asking=asking).case
        assert "Nobody can be paged" not in confirmed(case, roster=roster)


def test_waiting_offers_everything_that_can_be_done() -> None:
    labels = labels_of(shown(make_scene(Kind.CONFIRMATION, STATES["waiting today"])))
    assert labels == [
        "I need help right now",
        "Make it talk now",
        "Make it danger now",
        "Check status",
        "Change my wishes",
        "Cancel my request",
        "This was not me",
        "Hide this conversation",
        "Details",
    ]


def test_urgency_is_only_ever_raised() -> None:
    now = labels_of(shown(make_scene(Kind.CONFIRMATION, STATES["waiting now"])))
    danger = labels_of(shown(make_scene(Kind.CONFIRMATION, STATES["waiting danger"])))
    assert "Make it talk now" not in now
    assert "Make it danger now" in now
    assert not {"Make it talk now", "Make it danger now"} & set(danger)


def test_who_is_coming_is_told_by_name_profession_time_and_how_to_reach_them() -> None:
    rendered = shown(make_scene(Kind.FOUND, STATES["held now"]))
    said = words_of(rendered)
    assert "Sam (Nurse) has accepted." in said
    assert "by 12:30" in said
    assert "<@U0SAM>" in said
    assert "slack://user?team=T0TEAM&amp;id=U0SAM" in said
    labels = labels_of(rendered)
    assert {"Somebody has reached me", "Nobody has reached me", "Someone else, please"} <= {*labels}
    assert {"Change my wishes", "Cancel my request", "Make it danger now"} <= {*labels}


@pytest.mark.parametrize("profession", [None, NOT_SAID])
def test_a_profession_that_was_not_said_is_left_out(profession: str | None) -> None:
    roster = make_roster(make_supporter("sam", profession=profession))
    said = words_of(shown(make_scene(Kind.FOUND, STATES["held now"], roster=roster)))
    assert "Sam has accepted." in said


def test_a_supporter_who_left_meanwhile_breaks_nothing() -> None:
    said = words_of(shown(make_scene(Kind.FOUND, STATES["held now"], roster=make_roster())))
    assert "A colleague has accepted." in said


def test_no_name_before_the_question_about_the_unit_is_answered() -> None:
    rendered = shown(make_scene(Kind.REQUEST_REDRAW, STATES["question"]))
    assert "Sam" not in words_of(rendered)
    assert "Someone else, please" not in labels_of(rendered)
    assert render(make_scene(Kind.FOUND, STATES["question"])) is None


def test_the_acceptance_warns_of_a_net_that_may_still_arrive() -> None:
    standing = replace(ARMED, also_standing=("Q0",))
    said = words_of(shown(make_scene(Kind.FOUND, STATES["held now"], net=standing)))
    assert "may still arrive" in said


def test_after_contact_the_questions_are_gone() -> None:
    labels = labels_of(shown(make_scene(Kind.REACHED, STATES["reached"])))
    assert not {"Somebody has reached me", "Nobody has reached me"} & {*labels}
    assert "Someone else, please" in labels


def test_news_that_is_no_longer_true_is_not_sent() -> None:
    held, waiting, over = STATES["held now"], STATES["waiting now"], STATES["cancelled"]
    for kind in (Kind.PROMISE_BROKEN, Kind.STILL_WANTED, Kind.LOOKING_AGAIN):
        assert render(make_scene(kind, held)) is None
    for kind in (Kind.FOUND, Kind.SECOND_JOINING, Kind.CHECK_REQUESTER, Kind.LEAD_SEEN):
        assert render(make_scene(kind, waiting)) is None
    for kind in (Kind.CONFIRMATION, Kind.FOUND, Kind.PROMISE_BROKEN, Kind.CHECK_REQUESTER):
        assert render(make_scene(kind, over)) is None
    for kind in (Kind.CANCELLED, Kind.CLOSED, Kind.SAFE_CHECK):
        assert render(make_scene(kind, waiting)) is None


@pytest.mark.parametrize("kind", [Kind.PROMISE_BROKEN, Kind.STILL_WANTED])
def test_a_broken_promise_comes_with_the_truth_and_other_ways(kind: Kind) -> None:
    case = make_unanswered()
    at = case.search.promise_at - timedelta(minutes=15) if case.search else NOON
    around = make_around(now=at)
    rendered = shown(make_scene(kind, case, around=around, net=replace(ARMED, post_at=NOON)))
    said = words_of(rendered)
    assert "Nobody has accepted yet. We are sorry." in said
    assert "employee assistance program" in said
    assert "988" in said
    assert "Cancel my request" in labels_of(rendered)
    assert ("Do you still want someone?" in said) is (kind is Kind.STILL_WANTED)


def test_who_has_seen_the_name_is_told_plainly() -> None:
    said = words_of(shown(make_scene(Kind.NAME_SEEN, STATES["released"])))
    assert "Who has seen your name and is no longer with this: Sam." in said
    gone = words_of(shown(make_scene(Kind.NAME_SEEN, STATES["released"], roster=make_roster())))
    assert "a colleague who has left the program" in gone


def test_who_has_seen_the_name_is_told_even_after_the_end() -> None:
    over = replace(STATES["cancelled"], name_seen_by=("m-lee",))
    assert "Lee" in words_of(shown(make_scene(Kind.NAME_SEEN, over)))
    assert "Lee" in words_of(shown(make_scene(Kind.CANCELLED, over)))


def test_a_second_colleague_is_announced_while_one_is_looked_for() -> None:
    said = words_of(shown(make_scene(Kind.SECOND_JOINING, STATES["handing over"])))
    assert "A second colleague is joining." in said
    assert render(make_scene(Kind.SECOND_JOINING, STATES["held now"])) is None


def test_a_lead_who_has_seen_it_is_announced_with_what_they_see() -> None:
    said = words_of(shown(make_scene(Kind.LEAD_SEEN, STATES["acknowledged"])))
    assert "A clinical lead has seen your request." in said
    assert "They can see who asked" in said


def test_a_raised_urgency_is_named_on_the_card_only() -> None:
    rendered = shown(make_scene(Kind.URGENCY_RAISED, STATES["waiting danger"]))
    assert "Your request is now: Danger now." in words_of(rendered)
    assert "Danger" not in rendered.text


def test_the_question_about_contact_is_asked_and_then_settled() -> None:
    asked = shown(make_scene(Kind.CHECK_REQUESTER, STATES["asked"]))
    assert labels_of(asked)[:2] == ["Somebody has reached me", "Nobody has reached me"]
    settled = shown(make_scene(Kind.CHECK_REQUESTER_REDRAW, STATES["reached"]))
    assert labels_of(settled) == []


@pytest.mark.parametrize("lang", LANGS)
def test_are_you_safe_comes_with_the_lines_and_three_answers(lang: Lang) -> None:
    rendered = shown(make_scene(Kind.SAFE_CHECK, STATES["ending"], lang=lang))
    expected = {
        "en": ["Yes", "Talk to someone", "Skip", "Details"],
        "es": ["Sí", "Hablar con alguien", "Omitir", "Detalles"],
    }
    assert labels_of(rendered) == expected[lang]
    assert "988" in words_of(rendered)


def test_an_ended_danger_request_still_shows_the_lines() -> None:
    redrawn = shown(make_scene(Kind.REQUEST_REDRAW, STATES["ending"]))
    assert "988" in words_of(redrawn)
    quiet = shown(make_scene(Kind.REQUEST_REDRAW, STATES["cancelled"]))
    assert "988" not in words_of(quiet)


def test_a_cancelled_danger_says_that_a_lead_is_asked_to_confirm() -> None:
    danger = words_of(shown(make_scene(Kind.CANCELLED, STATES["ending"])))
    other = words_of(shown(make_scene(Kind.CANCELLED, STATES["cancelled"])))
    assert "asked to confirm" in danger
    assert "asked to confirm" not in other
    assert "Nobody else is asked." in other


def test_the_end_leaves_what_is_valid_for_everybody_and_one_offer() -> None:
    for kind, state in ((Kind.CANCELLED, "cancelled"), (Kind.CLOSED, "closed")):
        rendered = shown(make_scene(kind, STATES[state]))
        own = ["Tell us how it went"] if kind is Kind.CLOSED else []
        assert labels_of(rendered) == ["I need help right now", "Get peer support", *own]
    for kind in (Kind.REQUEST_REDRAW, Kind.REACHED):
        said = labels_of(shown(make_scene(kind, STATES["cancelled"])))
        assert said == ["I need help right now", "Get peer support"]


def test_a_hidden_conversation_gets_news_without_saying_what_it_is() -> None:
    hidden = replace(make_held(), hidden=True)
    rendered = shown(make_scene(Kind.FOUND, hidden))
    assert labels_of(rendered) == ["Check status"]
    assert "Sam" not in words_of(rendered)
    back = shown(make_scene(Kind.REQUEST_SHOWN, hidden))
    assert "Sam" in words_of(back)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", list(STATES))
def test_details_tell_a_screen_reader_what_the_card_says(name: str, lang: Lang) -> None:
    view = details(make_scene(Kind.REQUEST_SHOWN, STATES[name], lang=lang))
    assert problems_of_view(view) == []
    if STATES[name].state.is_asking and lang == "en":
        assert "sees your name" in words_of(view)


def test_a_lead_who_acknowledged_stays_true_after_the_danger_is_held() -> None:
    danger = make_held(Urgency.DANGER)
    lead = next(p for p in danger.parties if p.member_id == "m-kim")
    case = alarms.acknowledge(danger, lead, NOON).case
    said = words_of(shown(make_scene(Kind.REQUEST_REDRAW, case)))
    assert "A clinical lead has seen your request." in said
    assert "until one answers" not in said


@pytest.mark.parametrize("lang", LANGS)
def test_whether_somebody_is_safe_is_asked_on_the_card_and_never_in_its_preview(
    lang: Lang,
) -> None:
    roster, held = make_house(), make_held(Urgency.DANGER)
    case = ending.cancel(held, roster, NOON).case
    rendered = shown(make_scene(Kind.SAFE_CHECK, case, lang=lang))
    question = {"en": "Are you safe for now?", "es": "¿Estás a salvo por ahora?"}[lang]
    assert question in words_of(rendered)
    assert question not in rendered.text


def test_a_hidden_conversation_leads_back_to_its_own_request_also_once_that_has_ended() -> None:
    case = replace(STATES["closed"], hidden=True)
    rendered = shown(make_scene(Kind.CLOSED, case))
    assert labels_of(rendered) == ["Check status"]
    assert case.requester.party_id in str(rendered.blocks)
    back = shown(make_scene(Kind.REQUEST_SHOWN, replace(case, hidden=False)))
    assert "Tell us how it went" in labels_of(back)


def test_a_closing_message_that_is_drawn_again_keeps_what_it_offers() -> None:
    for kind in (Kind.CLOSED, Kind.REACHED):
        assert "Tell us how it went" in labels_of(shown(make_scene(kind, STATES["closed"])))
        assert "Stop these" in labels_of(shown(make_scene(kind, STATES["agreed"])))


def test_a_close_without_a_talk_says_so_and_asks_no_questions() -> None:
    case = STATES["closed"]
    assert case.after is not None
    unmet = replace(case, after=replace(case.after, unmet=True))
    rendered = shown(make_scene(Kind.CLOSED, unmet))
    assert "nobody has talked with you" in words_of(rendered)
    assert labels_of(rendered) == ["I need help right now", "Get peer support"]
