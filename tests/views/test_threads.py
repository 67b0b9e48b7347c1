"""What stands in the thread of a card: words as they were written, and where they are now."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.masking import LONGEST, Barred
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.domain.relays import Closed, Relay, RelayState
from bot.views import threads
from bot.views.masked import alias_of
from bot.views.scene import Scene
from tests.make import NOON
from tests.views.helpers import (
    LANGS,
    STATES,
    labels_of,
    make_around,
    make_longest_content,
    make_scene,
    problems_of_message,
    words_of,
)

CASE = STATES["masked held"]
HOLDER = CASE.holder


def make_relay(state: RelayState = RelayState.PASSED, **overrides: Any) -> Relay:
    made = Relay("r1", "p-by", "p-to", "D0DANA", "1.000002", "1.000001", "mark", state, NOON)
    return replace(made, **overrides)


def to_holder(**more: Any) -> Scene:
    assert HOLDER is not None
    return make_scene(Kind.RELAY, CASE, HOLDER, **more)


def to_requester(**more: Any) -> Scene:
    return make_scene(Kind.RELAY, CASE, **more)


def test_the_supporter_reads_an_alias_and_the_requester_a_name() -> None:
    to_sam = words_of(threads.passed_on(to_holder(), CASE, "see you"))
    assert f"{alias_of(to_holder(), CASE)} writes:" in to_sam
    assert "Sam" not in to_sam
    assert "Sam writes:" in words_of(threads.passed_on(to_requester(), CASE, "see you"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_alias_is_the_same_in_every_language(lang: Lang) -> None:
    assert alias_of(to_holder(lang=lang), CASE) == alias_of(to_requester(), CASE)


def test_words_are_shown_as_they_are_and_the_preview_holds_none_of_them() -> None:
    said = "*bold* <!channel> :tada: <https://example.org|x>"
    rendered = threads.passed_on(to_holder(), CASE, said)
    assert rendered.text == "You have an update"
    texts = [block.get("text") for block in rendered.blocks]
    assert {"type": "plain_text", "text": said, "emoji": False} in texts


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_everything_that_may_stand_in_a_thread(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    for scene in (to_holder(lang=lang, around=around), to_requester(lang=lang, around=around)):
        drawn = [threads.passed_on(scene, CASE, "W" * LONGEST)]
        for state in RelayState:
            why = Barred.FILE if state is RelayState.BARRED else None
            drawn.append(threads.told(scene, CASE, make_relay(state, barred=why, edited=True)))
        drawn += [
            threads.told(scene, CASE, make_relay(RelayState.BARRED, barred=why)) for why in Barred
        ]
        drawn += [threads.closed(around, lang, why, None) for why in Closed]
        assert [problems_of_message(one) for one in drawn] == [[]] * len(drawn)


@pytest.mark.parametrize("state", [RelayState.CHANGED, RelayState.LOST])
def test_what_was_not_delivered_comes_with_the_lines_and_a_person(state: RelayState) -> None:
    rendered = threads.told(to_requester(), CASE, make_relay(state))
    assert "Not delivered." in rendered.text
    assert "988" in words_of(rendered)
    assert labels_of(rendered) == ["Get me a person"]


def test_a_thread_that_leads_nowhere_says_so_with_the_lines_and_a_person() -> None:
    for why in Closed:
        rendered = threads.closed(make_around(), "en", why, None)
        assert "988" in words_of(rendered)
        assert labels_of(rendered) == ["Get me a person"]


def test_the_question_carries_ids_and_none_of_the_words() -> None:
    rendered = threads.told(to_requester(), CASE, make_relay(RelayState.ASKED))
    assert labels_of(rendered) == ["Send", "Do not send"]
    values = [e["value"] for b in rendered.blocks if b["type"] == "actions" for e in b["elements"]]
    assert values == ["p-by:r1"] * 2


def test_of_what_was_never_sent_nobody_says_that_it_may_have_been_read() -> None:
    back = make_relay(RelayState.TAKEN_BACK, never_sent=True)
    assert "nobody has read it" in threads.told(to_requester(), CASE, back).text
    passed = make_relay(RelayState.TAKEN_BACK)
    assert "It may have been read." in threads.told(to_requester(), CASE, passed).text


def test_changes_are_told_not_to_be_passed_on() -> None:
    told = threads.told(to_requester(), CASE, make_relay(edited=True))
    assert words_of(told).startswith("Delivered. Changes are not passed on.")
