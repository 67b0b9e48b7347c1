"""What the trainer reads: who did what and when, and what was never ticked."""

from practice.rehearsal import state, timeline
from practice.rehearsal.reading import library
from tests.rehearsal.make import START, make_case, make_move, make_rehearsal, make_walking

WORDS = library().words
NAMES = ("Mia Falk", "Sam Okafor")


def test_the_meeting_is_told_in_order_with_the_time_from_card_to_accept() -> None:
    told = timeline.rows(make_walking(2), (), WORDS, NAMES)
    assert [(row.at - START, row.text) for row in told] == [
        (0, "Mia Falk asked for support"),
        (1, "Card shown to Sam Okafor"),
        (21, "Sam Okafor accepted, 00:00:20 after the card"),
        (21, "Step S0: Get ready"),
        (60, "The call started"),
        (60, "Step S1: Say hello"),
    ]


def test_ticks_and_presses_stand_between_the_steps_where_they_were_made() -> None:
    walking = make_walking(2)
    walking = state.ticked(walking, "S1", "who", True, START + 70)
    walking = state.ticked(walking, "S1", "who", False, START + 72)
    moves = [
        make_move("Show contact", at=START + 40),
        make_move("Get ready", at=START + 65, chosen="A private place, A few minutes"),
        make_move("/peersupport crisis", at=START + 66, gesture="command"),
        make_move("", at=START + 67, gesture="close"),
        make_move("", at=START + 68, gesture="home"),
        make_move("", at=START + 69, gesture="say"),
        make_move("", at=START + 71, gesture="reload"),
    ]
    ended = state.ended(walking, START + 80)
    told = timeline.rows(ended, moves, WORDS, NAMES)
    assert [row.text for row in told if row.at > START + 21] == [
        "In Slack: Show contact",
        "The call started",
        "Step S1: Say hello",
        "In Slack: Get ready: A private place, A few minutes",
        "In Slack, typed: /peersupport crisis",
        "In Slack, closed a window",
        "In Slack, opened the Home tab",
        "In Slack, wrote a message",
        "Ticked (S1): I gave my name and said that I am a peer supporter",
        "In Slack: reload",
        "Tick taken back (S1): I gave my name and said that I am a peer supporter",
        "The role-play ended",
    ]


def test_accept_itself_has_one_row_only() -> None:
    told = timeline.rows(make_walking(), [make_move("Accept", at=START + 21)], WORDS, NAMES)
    assert sum("ccept" in row.text for row in told) == 1


def test_it_speaks_the_language_of_the_role_play() -> None:
    told = timeline.rows(make_walking(lang="es"), (), WORDS, NAMES)
    assert told[0].text == "Mia Falk pidió apoyo"


def test_what_was_not_ticked_is_listed_for_the_steps_that_were_reached() -> None:
    walking = make_walking(2)
    for tick in ("calm", "private", "ready"):
        walking = state.ticked(walking, "S0", tick, True, START + 70)
    walking = state.ticked(walking, "S1", "who", True, START + 71)
    missing = [(step.id, [tick.id for tick in ticks]) for step, ticks in timeline.missing(walking)]
    assert missing == [("S1", ["sure", "good_time"])]
    ahead = [step.id for step in timeline.not_reached(walking)]
    assert ahead[0] == "S2"
    assert len(ahead) == len(make_case().steps) - 2


def test_before_the_card_only_the_question_is_told() -> None:
    assert len(timeline.rows(make_rehearsal(), (), WORDS, NAMES)) == 1


def test_spans_and_clocks_are_whole_seconds_in_the_zone_of_the_trainee() -> None:
    assert timeline.span(3_725.9) == "01:02:05"
    assert timeline.span(-1) == "00:00:00"
    assert timeline.clock(0, "Europe/Madrid") == "01:00:00"
