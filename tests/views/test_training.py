"""What is read of sessions and training, by whom, and what is never in it."""

from dataclasses import replace

import pytest

from bot.domain.notices import Kind
from bot.domain.people import Lang, Role, TrainingRecord
from bot.domain.training import Training, Word
from bot.domain.training_sessions import Answer
from bot.views import answers, people_lines
from bot.views.messages import render
from bot.views.modals.training import my_training, topic_modal, who_modal
from bot.views.scene import Meeting
from bot.views.training import certificate, certificate_lines, lapsing_lines, record_lines
from tests.make import NOON, make_member, make_roster, make_session, make_supporter
from tests.views.helpers import (
    LANGS,
    fields_of,
    labels_of,
    make_around,
    make_scene,
    problems_of_message,
    problems_of_view,
    shown,
    words_of,
)
from tests.views.session_scenes import make_lapsing, session_scenes

AROUND = make_around()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("practice", [False, True])
def test_slack_takes_every_card_in_every_state(lang: Lang, practice: bool) -> None:
    for name, scene in session_scenes(lang, make_around(practice=practice)):
        rendered = render(scene)
        if rendered is not None:
            assert problems_of_message(rendered) == [], name


def drawn(kind: Kind, which: str) -> set[bool]:
    """Whether the card is sent for sessions in this state."""
    return {
        render(scene) is not None
        for name, scene in session_scenes("en")
        if scene.notice.kind is kind and name.split(" ", 1)[1].rsplit(" ", 1)[0] == which
    }


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (Kind.SESSION_INVITE, {"ahead"}),
        (Kind.SESSION_REDRAW, {"ahead", "off", "over", "recorded", "over, off"}),
        (Kind.SESSION_OFF, {"off", "over, off"}),
        (Kind.SESSION_WHO, {"ahead", "over"}),
        (Kind.SESSION_UNRECORDED, {"ahead", "over"}),
        (Kind.SESSION_WHO_REDRAW, {"ahead", "off", "over", "recorded", "over, off"}),
    ],
)
def test_what_is_no_longer_true_is_not_sent(kind: Kind, sent: set[str]) -> None:
    for which in ("ahead", "off", "over", "recorded", "over, off"):
        assert drawn(kind, which) == {which in sent}, which


def test_a_reminder_goes_to_everybody_but_those_who_said_no() -> None:
    session = make_session(NOON.replace(day=24))
    for answer in Answer:
        lee = make_supporter("lee")
        meeting = Meeting(session, answer)
        scene = make_scene(Kind.SESSION_REMINDER, member=lee, meeting=meeting)
        assert (render(scene) is None) is (answer is Answer.NO)


def test_the_card_has_three_buttons_and_the_answer_in_words() -> None:
    meeting = Meeting(make_session(NOON.replace(day=30)), Answer.YES)
    scene = make_scene(Kind.SESSION_INVITE, member=make_supporter("lee"), meeting=meeting)
    card = shown(scene)
    assert labels_of(card) == ["I will come", "Not this time", "Suggest a topic"]
    assert "You have said that you will come" in words_of(card)
    assert "Mon 30 Nov at 12:00, 60 minutes" in words_of(card)


def test_the_time_is_that_of_whoever_reads_it() -> None:
    meeting = Meeting(make_session(NOON.replace(day=30)))
    lee = make_supporter("lee", zone="Europe/Madrid")
    scene = make_scene(Kind.SESSION_INVITE, member=lee, meeting=meeting, zone="Europe/Madrid")
    assert "Mon 30 Nov at 18:00" in words_of(shown(scene))


def news(word: Word, **settings: str) -> str:
    lee = make_lapsing(word)
    around = make_around(settings=settings) if settings else AROUND
    role = word.value or "current"
    trainer = make_member("jo", Role.TRAINER)
    scene = make_scene(
        Kind.TRAINING_NEWS, member=lee, role=role, around=around, roster=make_roster(lee, trainer)
    )
    meeting = Meeting(make_session(NOON.replace(day=30)))
    return words_of(shown(replace(scene, meeting=meeting)))


def test_after_two_missed_the_next_one_is_named() -> None:
    said = news(Word.WARNED)
    assert "You have missed 2 sessions in a row." in said
    assert "After the next one no new requests reach you" in said
    assert "Questions? Ask Jo." in said
    assert "After 5 in a row" in news(Word.WARNED, **{"session-stop": "5"})
    assert "requests reach you until" not in news(Word.WARNED, **{"session-stop": "0"})


@pytest.mark.parametrize("word", [Word.STOPPED, Word.EXPIRED])
def test_who_has_lapsed_reads_why_and_how_to_return(word: Word) -> None:
    said = news(word)
    assert "What you hold now stays with you" in said
    assert "The next session: Monthly session, Mon 30 Nov at 12:00." in said
    assert "Others read: not available." in said


def test_news_that_another_word_has_overtaken_is_not_sent() -> None:
    lee = make_lapsing(Word.NOTHING)
    scene = make_scene(Kind.TRAINING_NEWS, member=lee, role=Word.STOPPED.value)
    assert render(scene) is None


@pytest.mark.parametrize("lang", LANGS)
def test_previews_tell_nothing_of_a_person(lang: Lang) -> None:
    for name, scene in session_scenes(lang):
        rendered = render(scene)
        if rendered is not None and rendered.blocks and labels_of(rendered):
            assert "Monthly session" not in rendered.text, name
            assert "3" not in rendered.text, name


def test_others_read_only_not_available() -> None:
    for word in (Word.STOPPED, Word.EXPIRED):
        line = people_lines.roster_line(AROUND, "en", make_lapsing(word))
        assert "not available" in line
        assert "missed" not in line


@pytest.mark.parametrize("lang", LANGS)
def test_trainers_read_who_needs_a_look_and_why(lang: Lang) -> None:
    words = (Word.WARNED, Word.STOPPED, Word.DUE, Word.EXPIRED)
    lines = lapsing_lines(lang, [make_lapsing(word) for word in words])
    assert len(lines) == 5
    assert len(set(lines)) == 5
    assert len(lapsing_lines(lang, [])) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_the_certificate_says_what_it_is_not(lang: Lang) -> None:
    record = TrainingRecord("m-jo", 150)
    lee = make_supporter("`Lee` <!channel>", record=record)
    lines = certificate_lines(lang, lee.name, "23 Nov 2026", record_lines(lang, lee, "Jo", 7))
    rendered = certificate(AROUND, lang, lines)
    assert problems_of_message(rendered) == []
    block = next(b for b in rendered.blocks if "```" in str(b))
    text = block["text"]["text"]
    assert text.count("```") == 2
    assert "<!channel>" not in text
    assert text.count("`") == 6
    for part in ("2.5", "Jo", "7", "23 Nov 2026"):
        assert part in text
    view = my_training(AROUND, lang, ["fine"], lines)
    assert problems_of_view(view) == []


def test_the_forms_ask_for_people_and_for_one_line() -> None:
    view = who_modal(AROUND, "en", "UTC", make_session(), [make_supporter("lee").person])
    assert fields_of(view) == ["Supporters who were there"]
    assert view["private_metadata"] == "1a2b3c"
    assert "U0LEE" in words_of(view)
    topic = topic_modal(AROUND, "en")
    (field,) = [b for b in topic["blocks"] if b["type"] == "input"]
    assert field["element"]["max_length"] == 140
    assert field["hint"]["text"].startswith("No names, no cases.")


def test_whoever_was_there_has_a_place_in_the_form_however_many_they_were() -> None:
    people = [make_supporter(f"s{number:03}").person for number in range(120)]
    view = who_modal(AROUND, "en", "UTC", make_session(), people)
    assert fields_of(view) == ["Supporters who were there", "And these"]
    inputs = [b["element"] for b in view["blocks"] if b["type"] == "input"]
    stand_there = [user for one in inputs for user in one["initial_users"]]
    assert stand_there == [one.user for one in people]
    assert [one["max_selected_items"] for one in inputs] == [100, 100]
    assert problems_of_view(view) == []


def test_on_and_off_say_that_training_is_not_current() -> None:
    text = answers.availability(AROUND, "en", make_lapsing(Word.STOPPED), Training.LAPSED).text
    assert "your training is not current" in text
