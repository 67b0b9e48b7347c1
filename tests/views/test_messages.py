"""Whatever is owed, to whoever, in whatever state: Slack takes it, and it tells nobody too much."""

import re

import pytest

from bot.domain.notices import Kind, Slot
from bot.domain.people import Lang, Role
from bot.views.messages import render, stale
from tests.views.helpers import (
    LANGS,
    NOTE,
    NUMBER,
    PLACE,
    REQUESTER_KINDS,
    STATES,
    UNIT,
    labels_of,
    make_around,
    make_house,
    make_longest_content,
    make_scene,
    problems_of_message,
    scenes,
    shown,
    strings,
    words_of,
)

OF_CASES = REQUESTER_KINDS | {
    Kind.PAGE,
    Kind.PAGE_REDRAW,
    Kind.CHECK_HOLDER,
    Kind.CHECK_HOLDER_REDRAW,
    Kind.LOG_REMINDER,
    Kind.COORDINATOR,
    Kind.COORDINATOR_REDRAW,
    Kind.LEAD_PAGE,
    Kind.LEAD_REDRAW,
    Kind.LEAD_CHECK,
    Kind.LEAD_CHECK_REDRAW,
}
OF_MEMBERS = {
    Kind.JOIN,
    Kind.JOIN_REDRAW,
    Kind.CONFIRM,
    Kind.CONFIRM_REDRAW,
    Kind.GRANT_TOLD,
    Kind.WELCOME,
    Kind.ROLE_ENDED,
    Kind.COVERAGE_GONE,
    Kind.NAME_SHOWN,
    Kind.NOT_FOR_LIVE_USE,
    Kind.DEBRIEF,
    Kind.DEBRIEF_REDRAW,
    Kind.DEBRIEF_NEWS,
    Kind.STALE_LINES,
    *(Kind.SESSION_INVITE, Kind.SESSION_REMINDER, Kind.SESSION_REDRAW, Kind.SESSION_OFF),
    *(Kind.SESSION_WHO, Kind.SESSION_WHO_REDRAW, Kind.SESSION_UNRECORDED, Kind.TRAINING_NEWS),
    Kind.HANDOFF,
    *(Kind.COVER, Kind.COVER_AGAIN, Kind.COVER_REDRAW, Kind.COVER_OWN, Kind.COVER_OWN_REDRAW),
    Kind.COVER_UNCLAIMED,
    *(Kind.GAPS, Kind.GAPS_REDRAW),
}
NOT_MESSAGES = {Kind.NET, Kind.HIDE, Kind.HOME, Kind.NUDGE, Kind.SECOND_TEST}
IN_THREADS = {Kind.RELAY, Kind.RELAY_TOLD, Kind.RELAY_BACK}
"""Of these more must be known than a scene holds: see test_threads."""
FORBIDDEN = re.compile(
    r"crisis|peer support|help|apoyo|ayuda|danger|peligro|talk now|hablar ahora|\bSam\b|\bLee\b",
    re.IGNORECASE,
)
REDRAWS = {kind for kind in OF_CASES if kind.value.endswith("_redraw")}


def test_every_kind_is_looked_at_here() -> None:
    assert set(Kind) == OF_CASES | OF_MEMBERS | NOT_MESSAGES | IN_THREADS


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("practice", [False, True])
def test_slack_takes_every_message_in_every_state(lang: Lang, practice: bool) -> None:
    for name, scene in scenes(lang, make_around(practice=practice)):
        rendered = render(scene)
        if rendered is not None:
            assert problems_of_message(rendered) == [], name


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_content_fits_everywhere(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    for name, scene in scenes(lang, around):
        rendered = render(scene)
        if rendered is not None:
            assert problems_of_message(rendered) == [], name


@pytest.mark.parametrize("lang", LANGS)
def test_every_card_is_sent_in_some_state(lang: Lang) -> None:
    sent = {scene.notice.kind for _, scene in scenes(lang) if render(scene) is not None}
    assert sent == OF_CASES


@pytest.mark.parametrize("lang", LANGS)
def test_a_preview_to_the_requester_is_neutral(lang: Lang) -> None:
    for name, scene in scenes(lang):
        rendered = render(scene)
        if rendered is not None and scene.notice.kind in REQUESTER_KINDS:
            assert not FORBIDDEN.search(rendered.text), name


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_else_reads_who_asked_or_what_they_wrote(lang: Lang) -> None:
    for name, scene in scenes(lang):
        rendered = render(scene)
        if rendered is None or scene.notice.kind in REQUESTER_KINDS:
            continue
        said = words_of(rendered)
        assert not any(secret in said for secret in ("DANA", "Dana", NOTE, NUMBER, PLACE)), name
        assert "U0MALLORY" not in said, name
        if not name.startswith(("question", "masked question")):
            assert UNIT not in said, name


@pytest.mark.parametrize("lang", LANGS)
def test_a_redraw_is_never_skipped(lang: Lang) -> None:
    for name, scene in scenes(lang):
        if scene.notice.kind in REDRAWS:
            assert render(scene) is not None, name


@pytest.mark.parametrize("lang", LANGS)
def test_practice_is_said_on_every_message(lang: Lang) -> None:
    for name, scene in scenes(lang, make_around(practice=True)):
        rendered = render(scene)
        if rendered is not None:
            said = {"en": "Practice. Nobody real is reached.", "es": "Práctica."}[lang]
            assert said in rendered.text, name
            assert any(said in text for text in strings(rendered.blocks)), name


def test_nothing_is_said_of_practice_in_real_life() -> None:
    for name, scene in scenes("en"):
        rendered = render(scene)
        assert rendered is None or "Practice" not in words_of(rendered), name


def test_what_is_no_message_is_not_drawn() -> None:
    for kind in (Kind.HIDE, Kind.HOME):
        assert render(make_scene(kind, STATES["waiting now"])) is None


def test_a_case_that_is_gone_is_never_drawn() -> None:
    for kind in OF_CASES:
        assert render(make_scene(kind)) is None


@pytest.mark.parametrize("slot", list(Slot))
@pytest.mark.parametrize("lang", LANGS)
def test_an_older_message_becomes_one_neutral_line(slot: Slot, lang: Lang) -> None:
    rendered = stale(slot, make_scene(Kind.FOUND, STATES["held now"], lang=lang))
    assert labels_of(rendered) == []
    assert not FORBIDDEN.search(words_of(rendered))
    assert problems_of_message(rendered) == []


def test_details_stand_on_every_card_that_can_be_acted_on() -> None:
    for name, scene in scenes("en"):
        rendered = render(scene)
        labels = labels_of(rendered) if rendered is not None else []
        fixed = {"Check status", "Get peer support", "Yes"}
        if labels and not fixed.intersection(labels[:2] + labels[-1:]):
            assert "Details" in labels, name


def test_names_are_plain_text_wherever_they_stand() -> None:
    house = make_house()
    for name, scene in scenes("en"):
        rendered = render(scene)
        if rendered is None:
            continue
        for block in rendered.blocks:
            text = block.get("text", {})
            if text.get("type") == "mrkdwn":
                assert not any(m.name in text["text"].split() for m in house.members), name


def test_roles_are_a_message_for_members_only() -> None:
    scene = make_scene(Kind.NOT_FOR_LIVE_USE, member=make_house().holding(Role.DIRECTOR)[0])
    assert "not yet for live use" in shown(scene).text
