"""What people read about cover, who reads it, and what is never in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.cover import Piece
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.domain.shifts import NAME_LIMIT, Span
from bot.views.messages import render
from bot.views.modals.cover import cover_modal, part_modal, read_value, value_of
from bot.views.scene import Scene
from tests.make import NOON
from tests.views.cover_scenes import cover_scenes, make_offerable
from tests.views.helpers import (
    LANGS,
    fields_of,
    labels_of,
    make_around,
    problems_of_message,
    problems_of_view,
    shown,
    words_of,
)

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("shift", ["Nights", "", "&" * NAME_LIMIT])
def test_slack_takes_every_card_in_every_state(lang: Lang, shift: str) -> None:
    for name, scene in cover_scenes(lang, make_around(practice=True), shift):
        rendered = render(scene)
        if rendered is not None:
            assert problems_of_message(rendered) == [], name
            assert "{" not in words_of(rendered), name


def one(kind: Kind, state: str, who: str, able: bool = True) -> Scene:
    return dict(cover_scenes("en"))[f"{kind} {state} {who} {able}"]


def said(kind: Kind, state: str, who: str, able: bool = True) -> str:
    return words_of(shown(one(kind, state, who, able)))


def test_a_colleague_reads_what_when_and_has_three_ways_to_answer() -> None:
    card = shown(one(Kind.COVER, "open", "Lee"))
    assert labels_of(card) == ["Take it", "Take part of it", "Not this time"]
    assert "Can you take this shift? Nights for Sam, from" in words_of(card)
    assert card.text == "A shift needs cover"
    running = shown(one(Kind.COVER, "running", "Lee"))
    assert labels_of(running)[0] == "Take it now"


@pytest.mark.parametrize("state", ["taken", "declined", "withdrawn", "over", "part"])
def test_nobody_is_asked_what_is_no_longer_to_be_answered(state: str) -> None:
    assert render(one(Kind.COVER, state, "Lee")) is None
    assert render(one(Kind.COVER_AGAIN, state, "Lee")) is None


def test_who_cannot_take_it_any_more_gets_no_card() -> None:
    assert render(one(Kind.COVER, "open", "Lee", able=False)) is None
    assert render(one(Kind.COVER, "open", "Ari")) is None


def test_the_card_tells_what_became_of_it() -> None:
    assert "is taken: Lee. Thank you." in said(Kind.COVER_REDRAW, "taken", "Noor")
    assert "You have taken Nights" in said(Kind.COVER_REDRAW, "taken", "Lee")
    assert "Nobody is told." in said(Kind.COVER_REDRAW, "declined", "Lee")
    assert "needs no cover any more" in said(Kind.COVER_REDRAW, "over", "Noor")
    assert "needs no cover any more" in said(Kind.COVER_REDRAW, "withdrawn", "Noor")
    part = said(Kind.COVER_REDRAW, "part", "Lee")
    assert "Still open:" in part


def test_whose_shift_it_is_reads_who_has_what_and_that_they_stay() -> None:
    own = said(Kind.COVER_OWN, "open", "Sam")
    assert "we are asking your colleagues" in own
    assert "You stay on call for what nobody has taken." in own
    assert labels_of(shown(one(Kind.COVER_OWN_REDRAW, "part", "Sam"))) == ["Withdraw"]
    assert "Ari has asked for cover of your shift" in said(Kind.COVER_OWN, "for sam", "Sam")
    assert "Cover for Nights of Sam" in said(Kind.COVER_OWN, "for sam", "Ari")
    assert "There is nobody we can ask" in said(Kind.COVER_OWN, "nobody asked", "Sam")
    for state, ended in (("taken", "All of it"), ("withdrawn", "Withdrawn"), ("over", "over")):
        card = shown(one(Kind.COVER_OWN_REDRAW, state, "Sam"))
        assert ended in words_of(card)
        assert labels_of(card) == []


def test_what_is_no_longer_so_is_not_said() -> None:
    """Lee has given on what they took, or the shift is gone."""
    for who, kind in (("Lee", Kind.COVER_REDRAW), ("Noor", Kind.COVER_REDRAW)):
        scene = one(kind, "taken", who)
        assert scene.covering is not None
        read = words_of(shown(replace(scene, covering=replace(scene.covering, held=()))))
        assert "needs no cover any more" in read
    own = one(Kind.COVER_OWN_REDRAW, "taken", "Sam")
    assert own.covering is not None
    read = words_of(shown(replace(own, covering=replace(own.covering, held=()))))
    assert "Nothing of it is left to take." in read
    assert "Lee" not in read


@pytest.mark.parametrize("state", ["open", "part", "declined", "over", "withdrawn"])
def test_nobody_reads_who_said_no(state: str) -> None:
    for kind, who in ((Kind.COVER_OWN_REDRAW, "Sam"), (Kind.COVER_REDRAW, "Noor")):
        read = said(kind, state, who)
        assert "said no" not in read
        assert state == "part" or "Lee" not in read or state == "withdrawn"


def test_coordinators_read_what_nobody_has_taken_and_what_to_do() -> None:
    read = said(Kind.COVER_UNCLAIMED, "part", "Ari")
    assert "Nobody has taken this yet: Nights for Sam, from" in read
    assert "/peersupport-admin override @… @… 2026-" in read
    assert "-05:00" in read
    for state in ("taken", "withdrawn", "over"):
        assert render(one(Kind.COVER_UNCLAIMED, state, "Ari")) is None
    assert render(one(Kind.COVER_UNCLAIMED, "open", "Lee")) is None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("own", "others"), [(0, 0), (1, 0), (0, 1), (120, 120)])
@pytest.mark.parametrize("first", [False, True])
def test_slack_takes_the_forms(lang: Lang, own: int, others: int, first: bool) -> None:
    offerable = make_offerable(lang, own, others)
    around = make_around(practice=True)
    view = cover_modal(around, offerable, others_first=first)
    assert problems_of_view(view) == []
    assert ("submit" in view) is bool(own or others)
    span = Span(NOON, NOON + HOUR, "s-1", "m-sam")
    piece_view = part_modal(around, lang, offerable.reader, "c-1", Piece(span.begins, span.ends))
    assert problems_of_view(piece_view) == []
    assert len(fields_of(piece_view)) == 2


def test_what_an_option_carries_is_read_again_and_nothing_else_is() -> None:
    span = Span(NOON, NOON + HOUR, "s-1", "m-sam")
    assert read_value(value_of(span)) == ("s-1", NOON, "m-sam")
    for odd in (
        "",
        "s-1",
        "s-1:x:m-sam",
        "s-1::",
        ":5:m",
        "s-1:999999999999:m-sam",
        "s-1:\u00b2:m-sam",
        "s-1:5:",
    ):
        assert read_value(odd) is None
