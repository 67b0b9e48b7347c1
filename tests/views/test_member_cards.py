"""Roles count by consent, and everybody concerned reads what is true now."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.notices import Kind
from bot.domain.people import Lang, Member, Role, Standing, StandingState
from bot.views.messages import render
from bot.views.scene import Rendered, Scene
from tests.make import make_member, make_roster, make_supporter
from tests.views.helpers import LANGS, labels_of, make_scene, problems_of_message, shown, words_of

RAE, BO = make_member("rae", Role.DIRECTOR), make_member("bo", Role.DIRECTOR)
STATES_OF_ROLES = [*StandingState, None]


def make_subject(state: StandingState | None, role: Role = Role.LEAD) -> Member:
    standings = () if state is None else (Standing(role, state, "m-rae"),)
    return make_member("kim", standings=standings)


def scene(
    kind: Kind, subject: Member, role: Role = Role.LEAD, to: Member | None = None, lang: Lang = "en"
) -> Scene:
    roster = make_roster(RAE, BO, subject)
    return make_scene(
        kind, member=to or subject, subject=subject, role=role.value, roster=roster, lang=lang
    )


def drawn(kind: Kind, subject: Member, **more: Any) -> Rendered:
    return shown(scene(kind, subject, **more))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("role", list(Role))
def test_slack_takes_every_message_about_every_role(role: Role, lang: Lang) -> None:
    kinds = [
        k for k in Kind if k.value.startswith(("join", "confirm_", "grant", "welcome", "role"))
    ]
    for state in STATES_OF_ROLES:
        for kind in (*kinds, Kind.CONFIRM, Kind.COVERAGE_GONE, Kind.NOT_FOR_LIVE_USE):
            rendered = render(scene(kind, make_subject(state, role), role, BO, lang))
            assert rendered is None or problems_of_message(rendered) == []


def test_an_invitation_asks_for_consent_and_carries_who_and_what() -> None:
    rendered = drawn(Kind.JOIN, make_subject(StandingState.INVITED))
    assert labels_of(rendered) == ["I am in", "No, thank you"]
    assert "clinical lead" in words_of(rendered)
    assert "m-kim:lead" in words_of(rendered)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (StandingState.ACTIVE, "You are in as: clinical lead."),
        (StandingState.AWAITING_CONFIRM, "once a director has confirmed it"),
        (None, "You are not in this role"),
    ],
)
def test_an_answered_invitation_is_one_line(state: StandingState | None, said: str) -> None:
    rendered = drawn(Kind.JOIN_REDRAW, make_subject(state))
    assert said in rendered.text
    assert labels_of(rendered) == []
    assert render(scene(Kind.JOIN, make_subject(state))) is None


def test_another_director_confirms_and_the_granter_does_not() -> None:
    waiting = make_subject(StandingState.AWAITING_CONFIRM)
    rendered = drawn(Kind.CONFIRM, waiting, to=BO)
    assert labels_of(rendered) == ["Confirm"]
    assert "Kim is to become: clinical lead." in words_of(rendered)
    assert "Kim" not in rendered.text
    assert render(scene(Kind.CONFIRM, waiting, to=RAE)) is None


def test_a_removal_that_waits_says_that_nothing_has_changed() -> None:
    rendered = drawn(Kind.CONFIRM, make_subject(StandingState.REMOVAL_PENDING), to=BO)
    assert "Until you confirm, nothing changes." in words_of(rendered)


def test_a_settled_confirmation_is_one_line() -> None:
    rendered = drawn(Kind.CONFIRM_REDRAW, make_subject(StandingState.ACTIVE), to=BO)
    assert labels_of(rendered) == []
    assert render(scene(Kind.CONFIRM, make_subject(StandingState.ACTIVE), to=BO)) is None


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (StandingState.INVITED, "Kim was asked to be: clinical lead."),
        (StandingState.AWAITING_CONFIRM, "A director has yet to confirm."),
        (StandingState.ACTIVE, "Kim is now: clinical lead."),
        (StandingState.REMOVAL_PENDING, "nothing changes"),
        (None, "Kim is not, or no longer: clinical lead."),
    ],
)
def test_directors_are_told_what_is_true_now(state: StandingState | None, said: str) -> None:
    assert said in words_of(drawn(Kind.GRANT_TOLD, make_subject(state), to=BO))


def test_a_welcome_says_what_to_expect_and_whether_pages_can_come() -> None:
    trained, untrained = make_supporter(), make_supporter(trained_on=None)
    said = words_of(drawn(Kind.WELCOME, trained, role=Role.SUPPORTER))
    assert "you get a card" in said
    assert "training date" not in said
    assert "training date" in words_of(drawn(Kind.WELCOME, untrained, role=Role.SUPPORTER))
    assert render(scene(Kind.WELCOME, make_subject(StandingState.INVITED))) is None


def test_the_end_of_a_role_is_told_once_it_is_true() -> None:
    assert "has ended" in drawn(Kind.ROLE_ENDED, make_subject(None)).text
    assert render(scene(Kind.ROLE_ENDED, make_subject(StandingState.ACTIVE))) is None


def test_a_gap_says_how_many_are_left() -> None:
    said = words_of(drawn(Kind.COVERAGE_GONE, make_subject(None), to=BO))
    assert "Left in that role: 0." in said
    assert "Please add someone today." in said


def test_a_role_that_nobody_knows_is_never_drawn() -> None:
    subject = make_subject(StandingState.INVITED)
    broken = scene(Kind.JOIN, subject)
    assert render(replace(broken, notice=replace(broken.notice, role="king"))) is None
