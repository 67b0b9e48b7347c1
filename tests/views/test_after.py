"""After a talk: closing, check-ins, questions, debriefs; what Slack takes, what people read."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.debriefs import Debrief, DebriefState
from bot.domain.log import NOT_NOTED, NOT_REACHED, TALKED
from bot.domain.notices import Kind
from bot.domain.people import Lang, Role
from bot.domain.policy import Urgency
from bot.views import ids
from bot.views.home import home_view
from bot.views.messages import render
from bot.views.modals import closing, evaluation, shown
from bot.views.scene import Scene
from tests.make import NOON, make_member, make_roster, make_rota, make_supporter
from tests.views.helpers import (
    LANGS,
    STATES,
    fields_of,
    labels_of,
    make_around,
    make_held,
    make_longest_content,
    make_scene,
    problems_of_message,
    problems_of_view,
    words_of,
)
from tests.views.helpers import shown as drawn

LONGEST = make_around(content=make_longest_content(), practice=True)
SAM, JO, MO = (
    make_supporter("sam"),
    make_member("jo", Role.TRAINER),
    make_member("mo", Role.TRAINER),
)
SCHOOL = make_roster(SAM, JO, MO)
METADATA = 3000


def held(**more: Any) -> Scene:
    case = make_held()
    return make_scene(Kind.PAGE_REDRAW, case, case.holder, **more)


# closing


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("around", [make_around(), LONGEST])
def test_slack_takes_both_screens(lang: Lang, around: Any) -> None:
    scene = held(lang=lang, around=around)
    lists = around.content.log
    longest = closing.Screen(
        party_id=scene.party.party_id if scene.party else "",
        disposition=max(lists.dispositions, key=len),
        kind=max(lists.kinds, key=len),
        mode=max(lists.modes, key=len),
        minutes=max(lists.minutes, key=len),
        support=tuple(lists.support),
    )
    for view in (
        closing.close_form(scene, closing.first_log(scene)),
        closing.close_more(scene, longest),
        closing.heavy(scene, asked=False),
    ):
        assert problems_of_view(view) == []
    assert len(longest.metadata()) <= METADATA
    assert closing.read_screen(longest.metadata()) == longest


def test_the_two_screens_ask_for_the_log_and_nothing_can_be_written() -> None:
    scene = held()
    first = closing.close_form(scene, closing.first_log(scene))
    screen = closing.Screen("party", TALKED, "formal", NOT_NOTED, NOT_NOTED, ())
    second = closing.close_more(scene, screen)
    assert fields_of(first) == [
        *("How did it end?", "What kind of support was it?", "How did you meet?"),
        *("How long?", "What did you give?"),
    ]
    assert fields_of(second) == [
        *("Resources that you pointed to", "Follow-up that you two agreed on"),
        *("How heavy is this for you, 0 to 10?", "Talk it over with a trainer"),
    ]
    kinds = {b["element"]["type"] for v in (first, second) for b in v["blocks"] if "element" in b}
    assert kinds == {"static_select", "checkboxes", "multi_static_select"}


def test_defaults_are_what_is_known_and_nothing_is_made_up() -> None:
    unmet = closing.first_log(held())
    assert (unmet.disposition, unmet.mode, unmet.minutes) == (NOT_REACHED, "phone", NOT_NOTED)
    met = closing.first_log(make_scene(Kind.PAGE_REDRAW, STATES["reached"]))
    assert met.disposition == TALKED
    view = closing.close_form(held(), met)
    needed = [b for b in view["blocks"] if b["type"] == "input" and not b["optional"]]
    assert all("initial_option" in block["element"] for block in needed)


@pytest.mark.parametrize("metadata", ["", "party", "a|b|c", "a|b|c|d|e|f|g"])
def test_metadata_of_somebody_elses_making_is_nothing(metadata: str) -> None:
    assert closing.read_screen(metadata) is None


@pytest.mark.parametrize("lang", LANGS)
def test_a_heavy_load_shows_whom_to_turn_to(lang: Lang) -> None:
    view = closing.heavy(held(lang=lang), asked=False)
    assert "988" in words_of(view)
    assert "EAP" in words_of(view) or "ayuda al empleado" in words_of(view)
    assert ids.DEBRIEF_ASK in words_of(view)
    assert ids.DEBRIEF_ASK not in words_of(closing.heavy(held(), asked=True))


# check-ins


def test_the_closing_message_says_when_we_check_in_and_how_to_stop() -> None:
    said = drawn(make_scene(Kind.CLOSED, STATES["agreed"]))
    assert "we check in tomorrow at 12:00, on Mon 30 Nov at 12:00 and on" in words_of(said)
    assert "Stop these" in labels_of(said)
    assert "Tell us how it went" not in labels_of(said)
    spanish = words_of(drawn(make_scene(Kind.CLOSED, STATES["agreed"], lang="es")))
    assert "te escribimos mañana a las 12:00" in spanish


def test_a_check_in_is_neutral_and_has_every_way_out() -> None:
    card = drawn(make_scene(Kind.FOLLOW_UP, STATES["checked in"]))
    assert card.text == "You have an update"
    assert "Checking in, as agreed" in words_of(card)
    assert labels_of(card) == [
        *("I am okay", "I would like to talk", "Later", "Stop these"),
        *("I need help right now", "Details"),
    ]


def test_later_is_offered_twice() -> None:
    case = STATES["checked in"]
    assert case.after is not None
    follow_up = replace(case.after.follow_ups[0], put_off=2)
    twice = replace(case, after=case.after.with_follow_up(0, follow_up))
    assert "Later" not in labels_of(drawn(make_scene(Kind.FOLLOW_UP, twice)))


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("okay", "Thank you for telling us."),
        ("talk", "Your request is the newest message here."),
        ("put off", "We check in again"),
        ("stopped", "Nothing more comes from us about this."),
    ],
)
def test_an_answered_check_in_is_one_line_and_is_never_sent_again(state: str, says: str) -> None:
    redrawn = drawn(make_scene(Kind.FOLLOW_UP_REDRAW, STATES[state]))
    assert says in words_of(redrawn)
    assert "I am okay" not in labels_of(redrawn)
    assert render(make_scene(Kind.FOLLOW_UP, STATES[state])) is None


def test_the_five_questions_are_offered_with_the_first_answer() -> None:
    for state, offered in (("okay", True), ("put off", False), ("stopped", False)):
        card = drawn(make_scene(Kind.FOLLOW_UP_REDRAW, STATES[state]))
        assert ("Tell us how it went" in labels_of(card)) is offered, state


def test_a_check_in_reaches_also_who_had_hidden_the_conversation() -> None:
    hidden = replace(STATES["checked in"], hidden=True)
    assert "I am okay" in labels_of(drawn(make_scene(Kind.FOLLOW_UP, hidden)))


def test_details_hold_what_the_card_says() -> None:
    for state, says in (("checked in", "How are you?"), ("agreed", "press Stop these")):
        view = shown.details(make_scene(Kind.REQUEST_SHOWN, STATES[state]))
        assert says in words_of(view)
        assert problems_of_view(view) == []


# the five questions


@pytest.mark.parametrize("lang", LANGS)
def test_five_questions_each_of_them_skippable(lang: Lang) -> None:
    view = evaluation.evaluation_form(LONGEST, lang, "party-1")
    assert problems_of_view(view) == []
    inputs = [b for b in view["blocks"] if b["type"] == "input"]
    assert len(inputs) == 5
    assert all(b["optional"] and len(b["element"]["options"]) == 5 for b in inputs)
    linked = {"en": "Not linked to your case", "es": "No se unen a tu caso"}
    assert linked[lang] in words_of(view)


# the supporter


def test_the_reminder_asks_to_close_what_is_over() -> None:
    case = STATES["reminded"]
    card = drawn(make_scene(Kind.LOG_REMINDER, case, case.holder))
    assert labels_of(card) == ["Close this case", "Details"]
    for state in ("reached", "closed", f"held {Urgency.NOW}"):
        other = STATES[state]
        assert render(make_scene(Kind.LOG_REMINDER, other, other.holder)) is None, state


def debrief(state: DebriefState = DebriefState.ASKED, **more: Any) -> Debrief:
    taken = "m-jo" if state in (DebriefState.TAKEN, DebriefState.DONE) else None
    return replace(Debrief("d-1", "m-sam", state, NOON, NOON, taken), **more)


def to(member: Any, one: Debrief, kind: Kind = Kind.DEBRIEF_REDRAW, lang: Lang = "en") -> Scene:
    more: dict[str, Any] = {"member": member, "subject": SAM, "debrief": one, "roster": SCHOOL}
    return make_scene(kind, lang=lang, **more)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("required", [False, True])
def test_slack_takes_every_card_about_a_debrief(lang: Lang, required: bool) -> None:
    for state in DebriefState:
        one = debrief(state, required=required)
        for member, kind in (
            *((who, k) for who in (JO, MO) for k in (Kind.DEBRIEF, Kind.DEBRIEF_REDRAW)),
            (SAM, Kind.DEBRIEF_NEWS),
        ):
            rendered = render(to(member, one, kind, lang))
            assert rendered is None or problems_of_message(rendered) == []
        assert problems_of_view(home_view(LONGEST, SAM, lang, one)) == []


def test_a_trainer_reads_who_asks_and_nothing_else() -> None:
    card = drawn(to(JO, debrief()))
    assert "Sam asks for a debrief." in words_of(card)
    assert labels_of(card) == ["I take this"]
    assert "Sam" not in card.text


def test_one_has_it_and_the_others_read_one_neutral_line() -> None:
    taken = debrief(DebriefState.TAKEN)
    assert labels_of(drawn(to(JO, taken))) == ["We have talked"]
    other = drawn(to(MO, taken))
    assert "This is taken care of, thank you." in words_of(other)
    assert "Sam" not in words_of(other)
    assert render(to(MO, taken, Kind.DEBRIEF)) is None


def test_where_it_is_required_a_trainer_can_release() -> None:
    for one in (debrief(required=True), debrief(DebriefState.TAKEN, required=True)):
        assert labels_of(drawn(to(JO, one)))[-1] == "Release"


def test_who_is_no_trainer_any_more_has_nothing_to_take() -> None:
    gone = make_member("jo")
    scene = replace(to(gone, debrief()), roster=make_roster(SAM, gone, MO))
    assert "I take this" not in labels_of(drawn(scene))


def test_the_supporter_reads_who_talks_with_them_and_when_it_is_over() -> None:
    news = drawn(to(SAM, debrief(DebriefState.TAKEN), Kind.DEBRIEF_NEWS))
    assert "Jo talks it over with you." in words_of(news)
    assert "Jo" not in news.text
    over = drawn(to(SAM, debrief(DebriefState.DONE), Kind.DEBRIEF_NEWS))
    assert "Requests can reach you again" in words_of(over)
    assert render(to(SAM, debrief(DebriefState.WITHDRAWN), Kind.DEBRIEF_NEWS)) is None


def test_home_shows_where_a_debrief_stands_without_a_name() -> None:
    asked, taken = debrief(), debrief(DebriefState.TAKEN)
    assert "No debrief after all" in labels_of(home_view(make_around(), SAM, "en", asked))
    view = home_view(make_around(), SAM, "en", taken)
    assert "Your debrief is taken." in words_of(view)
    assert "Jo" not in words_of(view)
    must = home_view(make_around(), SAM, "en", debrief(required=True))
    assert "No debrief after all" not in labels_of(must)
    done = home_view(make_around(), SAM, "en", debrief(DebriefState.DONE))
    assert "Ask for a debrief" in labels_of(done)


def test_who_rests_reads_it_and_others_read_not_available() -> None:
    resting = make_supporter("sam", resting=True, available=True)
    assert "until a trainer has talked with you" in words_of(
        home_view(make_around(), resting, "en")
    )
    view = shown.on_call_view(make_around(), "en", make_rota(make_roster(resting)))
    assert "Sam: not available" in words_of(view)


def test_a_check_in_that_was_put_off_names_the_day() -> None:
    later = make_around(now=NOON + timedelta(days=1))
    said = words_of(drawn(make_scene(Kind.FOLLOW_UP_REDRAW, STATES["put off"], around=later)))
    assert "We check in again tomorrow at 12:00." in said


def test_who_must_rest_reads_the_truth_where_nobody_can_take_the_debrief() -> None:
    alone = make_roster(SAM)
    scene = replace(to(SAM, debrief(required=True), Kind.DEBRIEF_NEWS), roster=alone)
    said = words_of(drawn(scene))
    assert "no new requests reach you" in said
    assert "no trainer, lead or director to ask right now" in said
    assert "We have asked" not in said


def test_a_debrief_that_nobody_asked_for_is_not_told_as_asked_for() -> None:
    assert "A debrief is due for Sam." in words_of(drawn(to(JO, debrief(required=True))))
