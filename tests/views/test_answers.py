"""Commands answer in words that a screen reader gets whole, by role, with nothing kept back."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.people import Lang, Member, Role, Standing, StandingState
from bot.domain.permissions import PERMITTED, Act
from bot.domain.policy import Policy
from bot.domain.training import Training
from bot.ports import Program
from bot.views import admin, answers, rota
from bot.views.scene import Rendered
from bot.views.texts import answers as words
from tests.make import (
    NOON,
    make_member,
    make_roster,
    make_rota,
    make_shift,
    make_supporter,
    minutes,
)
from tests.views.helpers import (
    LANGS,
    labels_of,
    make_around,
    make_house,
    make_longest_content,
    problems_of_message,
    words_of,
)

AROUND = make_around()
PROGRAM = Program("p-1", "", "T0TEAM", {"country": "GB"})


def every_answer(lang: Lang) -> list[Rendered]:
    around = make_around(content=make_longest_content(), practice=True)
    crowd = make_roster(*(make_supporter(f"n{i}", unit="U" * 100) for i in range(120)))
    sam = make_supporter()
    return [
        answers.help_answer(around, lang, make_member("x", *Role)),
        answers.status_none(around, lang),
        answers.program_answer(around, lang, "JP"),
        answers.privacy(around, lang, crowd),
        *(answers.availability(around, lang, sam, training) for training in Training),
        answers.say(around, lang, words.NOT_YET, name="resources"),
        admin.roster_list(around, lang, crowd),
        rota.on_call_list(around, lang, make_rota(crowd, make_shift())),
        admin.roster_added(around, lang, sam, ["ICU"], Training.MISSING),
        admin.roster_changed(around, lang, sam, [], Training.LATER),
        *(admin.role_granted(around, lang, sam, Role.LEAD, s) for s in StandingState),
        admin.role_ended(around, lang, sam, Role.LEAD, waits=True),
        admin.roles_list(around, lang, crowd),
        admin.roles_list(around, lang, crowd, [make_member("x", *Role)] * 30),
        admin.policy_text(around, lang, Policy(), saved=True, added_last=True),
        admin.settings_text(around, lang, PROGRAM),
        admin.setting_saved(around, lang, PROGRAM, "night-number"),
        admin.units_text(around, lang, {}),
        admin.units_text(around, lang, {f"U{i}": ("a" * 60,) for i in range(200)}),
        admin.unit_changed(around, lang, "ICU", ("Intensive care",), already=True),
        admin.unit_removed(around, lang, "ICU"),
        admin.usage(around, lang, ["roster", "roles"]),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_every_answer_with_the_longest_content(lang: Lang) -> None:
    for rendered in every_answer(lang):
        assert problems_of_message(rendered) == []
        assert len(rendered.text) <= 4000
        assert "Pr" in rendered.text


def test_help_grows_with_roles() -> None:
    nobody = answers.help_answer(AROUND, "en", None).text
    supporter = answers.help_answer(AROUND, "en", make_supporter()).text
    assert "/peersupport crisis" in nobody
    assert "/peersupport pause" not in nobody
    assert "/peersupport pause" in supporter
    assert "/peersupport-admin help" in supporter


def test_typed_text_is_answered_by_a_program_that_says_so() -> None:
    rendered = answers.program_answer(AROUND, "en")
    assert rendered.text.startswith(
        "I am a program, not a person. Nobody has read this and I did not keep it; "
        "Slack has a copy."
    )
    assert "988" in rendered.text
    assert "risis" not in rendered.text
    assert labels_of(rendered) == ["I need help right now", "Get peer support"]
    assert "Suicide and Crisis Lifeline" in words_of(rendered)


def test_privacy_names_role_holders_and_shows_the_table_that_is_enforced() -> None:
    said = answers.privacy(AROUND, "en", make_house()).text
    assert "clinical lead (Kim): " in said
    assert "director (Rae): " in said
    assert "trainer (nobody yet): " in said
    assert "14 days" in said
    assert "not there yet" in said
    assert "employer" in said


def test_every_permission_has_words() -> None:
    assert set(words.ACTS) == set(Act) == set(PERMITTED)


@pytest.mark.parametrize(
    ("member", "said"),
    [
        (make_supporter(available=True), "You are available now, until you type off."),
        (make_supporter(available=True, available_until=NOON + minutes(120)), "until 14:00."),
        (make_supporter(available=True, available_until=NOON - minutes(1)), "backup pool"),
        (make_supporter(), "backup pool"),
        (make_supporter(paused=True, available=True), "You get no pages"),
    ],
)
def test_availability_is_said_as_it_is(member: Member, said: str) -> None:
    assert said in answers.availability(AROUND, "en", member, Training.CURRENT).text


def test_who_cannot_be_paged_yet_is_told() -> None:
    text = answers.availability(AROUND, "en", make_supporter(), Training.MISSING).text
    assert "You are not paged yet" in text


def test_the_roster_tells_no_reason_why_somebody_is_not_available() -> None:
    roster = make_roster(
        make_supporter("sam"),
        make_supporter("lee", paused=True),
        make_supporter("ines", asking=True),
        make_supporter("tom", reachable=False),
    )
    lines = admin.roster_list(AROUND, "en", roster).text.splitlines()
    assert lines[0] == "The roster: 4"
    assert lines[1].startswith("Sam: Nurse; ICU; English; trained 1 Oct 2026; at most 3 cases")
    assert {line.rpartition("; ")[2] for line in lines[2:]} == {"not available"}
    assert "paus" not in words_of(admin.roster_list(AROUND, "en", roster))


def test_an_answer_about_the_roster_says_what_keeps_somebody_from_being_paged() -> None:
    later = make_supporter(trained_on=date(2026, 12, 1))
    added = admin.roster_added(AROUND, "en", later, ["ICU", "ED"], Training.LATER)
    assert "New units: ICU, ED." in added.text
    assert "not paged before 1 Dec 2026" in added.text
    missing = admin.roster_changed(AROUND, "en", later, [], Training.MISSING)
    assert "not paged until trained=" in missing.text


def test_roles_show_who_was_asked_and_who_counts() -> None:
    invited = make_member("bo", standings=(Standing(Role.LEAD, StandingState.INVITED, "m-rae"),))
    roster = make_roster(make_member("kim", Role.LEAD), invited)
    assert "clinical lead: Kim, Bo (asked)" in admin.roles_list(AROUND, "en", roster).text


def test_roles_warn_of_each_lead_and_coordinator_without_a_second_channel() -> None:
    both = make_member("kim", Role.LEAD, Role.COORDINATOR)
    said = admin.roles_list(AROUND, "en", make_roster(both), [both]).text
    assert "Kim (clinical lead, coordinator) has no second channel" in said
    assert "second channel" not in admin.roles_list(AROUND, "en", make_roster(both)).text


def test_the_policy_can_be_typed_back_and_comes_with_advice() -> None:
    text = admin.policy_text(AROUND, "en", Policy(), added_last=True).text
    assert "Talk now (now): 2@5m 3@5m all@15m contact=30m" in text
    assert "Danger now (danger): everyone at once" in text
    assert "We added all@15m" in text
    assert "Advice only" in text


def test_settings_say_what_is_not_set() -> None:
    text = admin.settings_text(AROUND, "en", PROGRAM).text
    assert "night-number: not set" in text
    assert "country: GB (United Kingdom)" in text


def test_names_cannot_become_markup() -> None:
    odd = replace(make_supporter(), name="<!channel> & <@U1>")
    rendered = admin.roster_list(AROUND, "en", make_roster(odd))
    assert "<!channel>" not in rendered.text
    assert "&lt;!channel&gt; &amp; &lt;@U1&gt;" in rendered.text
    assert {b["text"]["type"] for b in rendered.blocks} == {"plain_text"}
