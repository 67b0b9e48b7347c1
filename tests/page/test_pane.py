"""A person's window holds what Slack would show that person and nobody else."""

from html.parser import HTMLParser

import pytest

from practice.channels import GENERAL
from practice.gestures.stage import Stage
from practice.page.look import Look
from practice.page.pane import SHOWN_MESSAGES, SHOWN_NOTES, pane_slots
from practice.page.sketches import Sketches
from practice.page.slots import Slots
from practice.posting import make_message, post, show_from_slack
from practice.showing import open_modal, push_modal

SECRET = "state-that-nobody-is-shown"


def view(title: str) -> dict[str, object]:
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": title},
        "private_metadata": SECRET,
        "callback_id": SECRET,
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Words"}}],
    }


def pane(stage: Stage, who: str = "dana") -> Slots:
    person = stage.world.people.find(who)
    assert person is not None
    return pane_slots(stage.world, person, Look(people=(person.id,)), Sketches())


def say(stage: Stage, words: str, user: str = "U0DANA") -> None:
    channel = stage.world.channels.dm_of(user)
    post(stage.world, channel, make_message(stage.world, channel.id, {"text": words}))


class Tabs(HTMLParser):
    """The tabs of a frame, and what each of them opens."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.opens: dict[str, str] = {}
        self.panels: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("role") == "tab":
            self.opens[given["data-tab"]] = given["aria-controls"]
        if given.get("role") == "tabpanel":
            self.panels[given["data-panel"]] = given["id"]


async def test_every_tab_opens_a_panel_and_every_slot_of_it_is_filled(stage: Stage) -> None:
    slots = pane(stage)
    tabs = Tabs(slots["panes"][0].html)
    assert tabs.opens == tabs.panels
    assert list(tabs.opens)[:2] == ["dm", "home"]
    assert {f"U0DANA.{key}" for key in tabs.opens} <= set(slots)


async def test_a_guest_of_another_organisation_has_the_shared_channel_only(stage: Stage) -> None:
    tabs = Tabs(pane(stage, "sol")["panes"][0].html)
    assert GENERAL not in tabs.opens
    assert "C0SHARED" in tabs.opens


async def test_only_the_top_modal_is_drawn_and_never_what_the_app_hid_in_it(stage: Stage) -> None:
    world = stage.world
    open_modal(world, "U0DANA", view("First"))
    push_modal(world, world.desks["U0DANA"], "U0DANA", view("Second"))
    slots = pane(stage)
    (drawn,) = slots["U0DANA.modal"]
    assert "Second" in drawn.html
    assert "First" not in drawn.html
    assert all(SECRET not in item.html for items in slots.values() for item in items)


async def test_a_notification_shows_the_sender_and_the_preview_only(stage: Stage) -> None:
    channel = stage.world.channels.dm_of("U0DANA")
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "Only after unlocking"}}]
    payload = {"text": "You have an update", "blocks": blocks}
    post(stage.world, channel, make_message(stage.world, channel.id, payload))
    (note,) = pane(stage)["U0DANA.notes"]
    assert "Peer Support: You have an update" in note.html
    assert "unlocking" not in note.html


async def test_the_newest_messages_are_drawn_and_what_only_this_person_sees_among_them(
    stage: Stage,
) -> None:
    for number in range(SHOWN_MESSAGES + 5):
        say(stage, f"line {number}.")
    show_from_slack(stage.world, "U0DANA", stage.world.channels.dm_of("U0DANA").id, "for you alone")
    slots = pane(stage)
    drawn = [item.html for item in slots["U0DANA.dm"]]
    assert len(drawn) == SHOWN_MESSAGES
    assert "for you alone" in drawn[-1]
    assert f"line {SHOWN_MESSAGES + 4}." in drawn[-2]
    assert slots["U0DANA.notes"][0].html.count("<li>") == SHOWN_NOTES


async def test_replies_stand_under_what_they_reply_to_and_in_nobody_elses_window(
    stage: Stage,
) -> None:
    world = stage.world
    channel = world.channels.dm_of("U0DANA")
    first = post(world, channel, make_message(world, channel.id, {"text": "first"}))
    say(stage, "second")
    reply = {"text": "to the first", "thread_ts": first.ts}
    post(world, channel, make_message(world, channel.id, reply))
    drawn = [item.html for item in pane(stage)["U0DANA.dm"]]
    assert [next(w for w in ("to the", "first", "second") if w in d) for d in drawn] == [
        "first",
        "to the",
        "second",
    ]
    assert pane(stage, "sam")["U0SAM.dm"] == []


async def test_a_message_is_drawn_again_only_when_it_changed(stage: Stage) -> None:
    say(stage, "first")
    person = stage.world.person("U0DANA")
    sketches = Sketches()
    (message,) = stage.world.channels.dm_of(person.id).messages.values()
    before = sketches.of(stage.world, person, message)
    assert sketches.of(stage.world, person, message) is before
    message.text, message.version = "second", message.version + 1
    assert "second" in sketches.of(stage.world, person, message).html
    message.trouble = "We had some trouble connecting. Try again?"
    assert "trouble connecting" in sketches.of(stage.world, person, message).html


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
async def test_a_name_is_text_wherever_it_stands(stage: Stage, name: str) -> None:
    stage.world.person("U0DANA").real_name = name
    stage.world.people.version += 1
    say(stage, "hello <@U0DANA>")
    for items in pane(stage).values():
        for item in items:
            assert "<script>alert" not in item.html
            assert "<img" not in item.html
