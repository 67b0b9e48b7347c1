"""What a person means is found on the screen as it is now, also a moment after a redraw."""

import pytest

from practice.gestures.finding import find
from practice.gestures.stage import CannotDo, Stage
from practice.showing import change_view, open_modal

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
VIEW = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Title"},
    "blocks": [{"type": "actions", "elements": [BUTTON]}],
}


async def test_a_press_counts_though_the_block_got_a_new_id_meanwhile(stage: Stage) -> None:
    person = stage.world.person("U0DANA")
    view = open_modal(stage.world, person.id, VIEW)
    old = view.body["blocks"][0]["block_id"]
    change_view(stage.world, view, VIEW)
    assert view.body["blocks"][0]["block_id"] != old
    asked = {"view_id": view.id, "action_id": "go", "block_id": old}
    assert find(stage.world, person, asked)[0].spot.action_id == "go"


async def test_a_press_on_what_is_gone_counts_for_nothing(stage: Stage) -> None:
    person = stage.world.person("U0DANA")
    view = open_modal(stage.world, person.id, VIEW)
    with pytest.raises(CannotDo, match="sees nothing called 'stop'"):
        find(stage.world, person, {"view_id": view.id, "action_id": "stop", "block_id": "x"})
