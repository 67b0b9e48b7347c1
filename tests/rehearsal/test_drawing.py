"""The role-play as the page shows it, at every moment of every case, in both languages."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from html.parser import HTMLParser

import orjson
import pytest

from practice.gestures.stage import CannotDo, Stage
from practice.options import Options
from practice.page.look import Look
from practice.page.rehearsal.drawing import rehearsal_slots
from practice.page.slots import Slots
from practice.rehearsal import state
from practice.rehearsal.acts import ACTS, end
from practice.rehearsal.reading import library
from practice.rehearsal.state import Rehearsal
from practice.rehearsal.wording import LANGS
from practice.server import serve
from practice.workings import reset
from tests.rehearsal.make import START, make_case, make_rehearsal, make_waiting, make_walking

CHOOSING, TRAINER, SAM = Look(rehearsal="choose"), Look(rehearsal="trainer"), Look(("U0SAM",))


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with serve(Options()) as stage:
        yield stage


class Reader(HTMLParser):
    """Tags with their attributes, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += f"{data} "

    def having(self, name: str) -> Iterator[dict[str, str | None]]:
        return (attributes for _, attributes in self.tags if name in attributes)


def drawn(slots: Slots) -> Reader:
    """The one piece of the slot, whose root carries its key."""
    (item,) = slots["rehearsal"]
    reader = Reader(item.html)
    assert reader.tags[0][1]["data-key"] == item.key
    return reader


def moments(name: str, lang: str) -> Iterator[Rehearsal]:
    case = make_case(name)
    yield make_waiting(case=case, lang=lang)
    for steps in range(1, len(case.steps) + 1):
        yield make_walking(steps, case=case, lang=lang)
    over = state.ended(make_walking(4, case=case, lang=lang), START + 900)
    yield over
    yield replace(over, closed=False)
    yield replace(over, closed=True)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", list(library().cases))
async def test_every_moment_of_a_case_is_drawn_well_formed(
    stage: Stage, name: str, lang: str
) -> None:
    for moment in moments(name, lang):
        stage.world.rehearsal = moment
        for look in (SAM, CHOOSING, TRAINER):
            read = drawn(rehearsal_slots(stage, look))
            assert read.tags[0][1]["lang"] == lang
            assert library().words.practice.of(moment.lang) in read.words
            assert not re.search(r"\{\w*\}", read.words)
            ids = [one["id"] for one in read.having("id")]
            assert len(ids) == len(set(ids))
            described = [one["aria-labelledby"] for one in read.having("aria-labelledby")]
            assert set(described) <= set(ids)
            for pressed in read.having("data-act"):
                assert pressed["data-act"] in ACTS
                assert isinstance(orjson.loads(pressed["data-body"] or ""), dict)


async def test_nothing_is_shown_while_nobody_asked_for_it(stage: Stage) -> None:
    assert rehearsal_slots(stage, SAM) == {"rehearsal": []}


async def test_without_a_role_play_the_trainer_reads_that_none_is_on(stage: Stage) -> None:
    assert "No role-play is on." in drawn(rehearsal_slots(stage, TRAINER)).words


async def test_the_chooser_offers_every_case_both_languages_and_who_may_practise(
    stage: Stage,
) -> None:
    read = drawn(rehearsal_slots(stage, Look(("U0LEE",), rehearsal="choose")))
    inputs = [(one["name"], one["value"]) for tag, one in read.tags if tag == "input"]
    assert [value for name, value in inputs if name == "case"] == list(library().cases)
    assert [value for name, value in inputs if name == "language"] == ["en", "es"]
    options = [one for tag, one in read.tags if tag == "option"]
    offered = {one["value"] for one in options}
    assert {"U0SAM", "U0LEE", "U0INES"} <= offered
    assert not offered & {"U0MIA", "U0UMA", "U0OLA", "U0SOL", "U0BOTTY", "USLACKBOT"}
    assert [one["value"] for one in options if "selected" in one] == ["U0LEE"]
    labelled = {one["for"] for one in read.having("for")}
    fields = {one["id"] for tag, one in read.tags if tag in ("input", "select")}
    assert labelled == fields


async def test_the_chooser_stays_while_somebody_is_asking(stage: Stage) -> None:
    stage.world.rehearsal = make_rehearsal()
    read = drawn(rehearsal_slots(stage, CHOOSING))
    assert "Mia Falk is asking now" in read.words
    start = next(one for tag, one in read.tags if tag == "button")
    assert "disabled" in start
    assert rehearsal_slots(stage, SAM) == {"rehearsal": []}


async def test_a_step_shows_its_lines_and_its_ticks_and_a_press_takes_a_tick_back(
    stage: Stage,
) -> None:
    walking = state.ticked(make_walking(4), "S3", "silence", True, START + 300)
    stage.world.rehearsal = walking
    read = drawn(rehearsal_slots(stage, SAM))
    assert "Step 4 of 11" in read.words
    assert "I missed a dose last night." in read.words
    boxes = {one["id"]: one for one in read.having("role") if one["role"] == "checkbox"}
    assert len(boxes) == 4 + 3 * 3
    ticked = boxes["rehearsal/S3/silence"]
    assert ticked["aria-checked"] == "true"
    assert orjson.loads(ticked["data-body"] or "") == {"step": "S3", "item": "silence", "on": False}
    assert boxes["rehearsal/S3/open"]["aria-checked"] == "false"


@pytest.mark.parametrize(
    ("steps", "label"), [(1, "Start the call"), (2, "Go on"), (10, "End the call"), (11, "")]
)
async def test_the_way_on_is_called_by_what_happens_next(
    stage: Stage, steps: int, label: str
) -> None:
    stage.world.rehearsal = make_walking(steps)
    read = drawn(rehearsal_slots(stage, SAM))
    on = [one for one in read.having("data-act") if one["data-act"] == "rehearse-on"]
    assert len(on) == bool(label)
    assert label in read.words


async def test_buttons_of_the_app_are_named_as_the_trainee_reads_them(stage: Stage) -> None:
    stage.world.rehearsal = make_walking(1, trainee="U0INES", lang="en")
    assert "In Slack, press: Ver contacto" in drawn(rehearsal_slots(stage, SAM)).words


async def test_the_crisis_step_says_which_buttons_to_press(stage: Stage) -> None:
    stage.world.rehearsal = make_walking(8, case=make_case("colleague_in_danger"))
    words = drawn(rehearsal_slots(stage, SAM)).words
    assert "press I am worried about safety, then Page the clinical lead" in words
    assert "I do not know if I am safe tonight." not in words
    assert "Please stay on the phone with me." in words


async def test_the_trainers_view_shows_times_what_is_not_ticked_and_the_points(
    stage: Stage,
) -> None:
    walking = state.ticked(make_walking(2), "S1", "who", True, START + 70)
    stage.world.rehearsal = walking
    words = drawn(rehearsal_slots(stage, TRAINER)).words
    assert "00:01:10" in words
    assert "Ticked (S1): I gave my name and said that I am a peer supporter" in words
    assert "I made sure who it was before I said why I call" in words
    assert "Steps not reached: S2, S3, S4, S5, S6, S7, S8, S9, S10" in words
    assert "Asked before sharing their own story, and kept it short" in words


async def test_afterwards_the_points_stay_until_they_are_closed(stage: Stage) -> None:
    stage.world.rehearsal = state.ended(make_walking(3), START + 900)
    read = drawn(rehearsal_slots(stage, SAM))
    assert "The role-play is over." in read.words
    assert "Came back to the next shift" in read.words
    await end(stage, {})
    assert stage.world.rehearsal is not None
    await end(stage, {"clear": True})
    assert stage.world.rehearsal is None


async def test_starting_over_forgets_the_role_play(stage: Stage) -> None:
    stage.world.rehearsal = make_walking(3)
    await reset(stage, {})
    assert rehearsal_slots(stage, SAM) == {"rehearsal": []}
    with pytest.raises(CannotDo, match=r"No role-play is on\."):
        await ACTS["rehearse-on"](stage, {})
