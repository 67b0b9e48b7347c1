"""The checklist: each step is one view that Slack takes, in both languages, whatever is ticked."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.flow import FlowStep
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.domain.ticks import Tick
from bot.views import ids
from bot.views.modals import checklist
from bot.views.scene import Scene, View
from tests.make import NOON
from tests.views.helpers import (
    CONTENT,
    LANGS,
    labels_of,
    make_around,
    make_held,
    make_longest_content,
    make_scene,
    problems_of_view,
    words_of,
)

STEPS = CONTENT.flow.steps


def scene(**more: Any) -> Scene:
    case = make_held()
    holder = case.holder
    assert holder is not None
    return make_scene(Kind.PAGE_REDRAW, case, holder, **more)


def mine(step: FlowStep, *numbers: int, by: str | None = None) -> list[Tick]:
    holder = scene().party
    assert holder is not None
    made = by or holder.party_id
    return [
        Tick(f"t{n}", step.id, step.items[n].id, made, NOON + timedelta(minutes=n)) for n in numbers
    ]


def boxes(view: View) -> dict[str, Any]:
    (block,) = [b for b in view["blocks"] if str(b.get("block_id", "")).startswith("tick:")]
    (element,) = block["elements"]
    return {"block_id": block["block_id"], **element}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_slack_takes_every_step_with_everything_ticked(lang: Lang, step: FlowStep) -> None:
    longest = make_longest_content()
    everything = [t for one in longest.flow.steps for t in mine(one, *range(len(one.items)))]
    around = make_around(content=longest, practice=True)
    for made in ([], everything):
        view = checklist.checklist(scene(lang=lang, around=around), made, step.id)
        assert problems_of_view(view) == []


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_what_lies_beside(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    views = (
        checklist.avoid_list(around, lang),
        checklist.listening_blocks(around, lang),
        checklist.lines_to_give(scene(lang=lang, around=around)),
        checklist.role_card(around, lang),
    )
    assert [problems_of_view(view) for view in views] == [[], [], [], []]


def test_a_step_shows_its_items_its_ticks_and_how_far_one_is() -> None:
    step = STEPS[3]
    view = checklist.checklist(scene(), mine(step, 0, 1), step.id)
    shown = boxes(view)
    assert [o["value"] for o in shown["options"]] == [item.id for item in step.items]
    assert [o["value"] for o in shown["initial_options"]] == [i.id for i in step.items[:2]]
    assert f"2 of {CONTENT.flow.count}" in words_of(view)
    assert view["private_metadata"].endswith(f":{step.id}")


def test_the_ids_stay_with_ones_own_tick_and_change_with_somebody_elses() -> None:
    """Slack keeps what was ticked while the ids stay; a tick of a colleague must be seen."""
    step = STEPS[2]
    before = boxes(checklist.checklist(scene(), [], step.id))["block_id"]
    own = boxes(checklist.checklist(scene(), mine(step, 0), step.id))["block_id"]
    other = boxes(checklist.checklist(scene(), mine(step, 0, by="p-other"), step.id))["block_id"]
    assert before == own != other


def test_the_ends_of_the_list_have_one_way_only() -> None:
    for step, gone in ((STEPS[0], ids.STEP_BACK), (STEPS[-1], ids.STEP_ON)):
        view = checklist.checklist(scene(), [], step.id)
        elements = [e for b in view["blocks"] for e in b.get("elements", [])]
        pressed = {e["action_id"] for e in elements if "action_id" in e}
        assert gone not in pressed
        assert {ids.STEP_BACK, ids.STEP_ON, ids.STEP} - {gone} <= pressed


def test_what_lies_beside_is_one_tap_away_from_every_step() -> None:
    for step in STEPS:
        labels = labels_of(checklist.checklist(scene(), [], step.id))
        assert {"What to avoid", "Listening blocks", "Lines to give"} <= set(labels)
        assert {"Resources", "My role"} <= set(labels)


def test_my_role_says_what_a_supporter_is_and_is_not() -> None:
    said = words_of(checklist.role_card(make_around(), "en"))
    assert "I am a colleague who listens." in said
    assert "I am not a therapist, a manager or an investigator." in said


def test_a_step_that_is_gone_from_the_content_opens_the_first() -> None:
    view = checklist.checklist(scene(), [], "S99")
    assert view["private_metadata"].endswith(f":{STEPS[0].id}")


def test_nothing_on_the_checklist_names_the_person() -> None:
    found = scene()
    assert found.case is not None
    for step in STEPS:
        said = str(checklist.checklist(found, [], step.id))
        assert found.case.asking.requester.user not in said
