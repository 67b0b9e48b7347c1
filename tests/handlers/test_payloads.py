"""Whatever arrives: a small frozen value comes out, or BadPayload, and nothing else happens."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.payloads.accounts import read_account
from handlers.payloads.events import (
    Corrected,
    Ignored,
    Replied,
    TakenBack,
    TypedToUs,
    read_event,
)
from handlers.payloads.forms import read_request, read_where, read_wishes
from handlers.payloads.gestures import read_click, read_command, read_shortcut, read_submission
from handlers.payloads.reading import BadPayload, Foreign
from handlers.payloads.state import State
from handlers.payloads.ways import Gesture, read_way
from handlers.workspace import Workspace
from tests.content.helpers import CONTENT
from tests.handlers.payloads import make_click, make_command, make_form, make_message_event

OURS = Workspace("", "T0TEAM", "https://slack.com/api/", "A0APP", "U0BOT")

NAMES = st.sampled_from(
    (
        *("user", "team", "view", "state", "values", "actions", "event", "id", "type", "urgency"),
        *("callback_id", "selected_option", "selected_options", "selected_users", "value", "text"),
        *("authorizations", "api_app_id", "team_id", "private_metadata", "trigger_id", "channel"),
    )
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(NAMES, inside, max_size=5),
    max_leaves=25,
)
BODIES = st.dictionaries(NAMES, ANYTHING, max_size=8)


def read_all(body: dict[str, Any]) -> None:
    readers = (read_command, read_shortcut, read_click, read_submission, read_account)
    for read in readers:
        with contextlib.suppress(BadPayload):
            read(body, OURS)
    with contextlib.suppress(BadPayload):
        read_event(body, OURS, lambda text: False)
    for gesture in Gesture:
        read_way(gesture, body, 0.0)


@given(BODIES)
def test_any_body_gives_a_value_or_bad_payload(body: dict[str, Any]) -> None:
    read_all(body)


@given(st.sampled_from([make_click(), make_command(), make_message_event()]), NAMES, ANYTHING)
def test_a_real_payload_with_one_part_replaced_gives_a_value_or_bad_payload(
    body: dict[str, Any], name: str, odd: Any
) -> None:
    read_all({**body, name: odd})


@given(st.dictionaries(NAMES, ANYTHING, max_size=4))
def test_any_form_state_gives_wishes_or_bad_payload(values: dict[str, Any]) -> None:
    state = State(values)
    with contextlib.suppress(BadPayload):
        read_request(make_form(), state)
    with contextlib.suppress(BadPayload):
        read_wishes(CONTENT, state)
    with contextlib.suppress(BadPayload):
        read_where(state)


@given(st.text(alphabet=st.characters(), max_size=50))
def test_typed_text_can_always_be_stored(text: str) -> None:
    body = make_command(text=f"\ud83d{text}\x00")
    command = read_command(body, OURS)
    assert "\x00" not in command.text
    command.text.encode("utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"team": {"id": "T0OTHER"}},
        {"api_app_id": "A0OTHER"},
        {"team": None},
        {"view": {"app_installed_team_id": "T0OTHER"}},
    ],
)
def test_a_click_from_another_team_or_app_is_foreign(changes: dict[str, Any]) -> None:
    with pytest.raises(Foreign):
        read_click(make_click(**changes), OURS)


def test_a_person_is_made_from_the_authorisation_and_not_from_the_payload() -> None:
    click = read_click(make_click(enterprise={"id": "E0FORGED"}), OURS)
    assert (click.person.enterprise, click.person.team) == ("", "T0TEAM")


def test_somebody_of_another_organisation_is_outside() -> None:
    user = {"id": "U0SOL", "team_id": "T0ELSEWHERE"}
    assert read_click(make_click(user=user), OURS).actor.outside
    assert not read_click(make_click(), OURS).actor.outside


@pytest.mark.parametrize("missing", ["user", "actions", "team"])
def test_a_click_without_what_it_needs_is_refused(missing: str) -> None:
    body = make_click()
    del body[missing]
    with pytest.raises(BadPayload):
        read_click(body, OURS)


def test_a_click_with_two_actions_is_refused() -> None:
    action = {"action_id": "accept", "value": "p"}
    with pytest.raises(BadPayload):
        read_click(make_click(actions=[action, action]), OURS)


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B0OTHER"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"channel_type": "channel"},
        {"user": "U0BOT"},
    ],
)
def test_what_nobody_typed_to_us_is_ignored(event: dict[str, Any]) -> None:
    body = make_message_event(**event)
    assert read_event(body, OURS, lambda text: False) == Ignored()


def test_a_reply_says_where_it_stands_and_its_words_are_in_no_log_of_it() -> None:
    body = make_message_event(text="xylophone", ts="1.2", thread_ts="1.1")
    event = read_event(body, OURS, lambda text: True)
    assert isinstance(event, Replied)
    assert (event.said.channel, event.said.ts, event.said.thread) == ("D0DANA", "1.2", "1.1")
    assert event.said.text == "xylophone"
    assert event.danger
    assert "xylophone" not in repr(event)
    # Shown in the conversation as well; or with a file.
    for more in ({"subtype": "thread_broadcast"}, {"subtype": "file_share", "files": [{}]}):
        again = read_event({**body, "event": {**body["event"], **more}}, OURS, lambda text: False)
        assert isinstance(again, Replied)
        assert again.said.has_files is ("files" in more)


def make_change(subtype: str, **more: Any) -> dict[str, Any]:
    """What happened to a reply of Dana's."""
    before = {"user": "U0DANA", "text": "old", "ts": "1.2", "thread_ts": "1.1", **more}
    now = {**before, "text": "new"}
    changed = {"message": now} if subtype == "message_changed" else {"deleted_ts": "1.2"}
    return make_message_event(subtype=subtype, ts="1.3", previous_message=before, **changed)


def test_a_reply_that_was_changed_or_deleted_is_known_by_its_own_moment() -> None:
    for subtype, kind in (("message_changed", Corrected), ("message_deleted", TakenBack)):
        event = read_event(make_change(subtype), OURS, lambda text: False)
        assert isinstance(event, kind)
        assert (event.channel, event.ts, event.thread) == ("D0DANA", "1.2", "1.1")
        assert event.person.user == "U0DANA"


@pytest.mark.parametrize(
    "more",
    [
        {"thread_ts": None},
        {"thread_ts": "1.2"},
        {"user": "U0BOT"},
        {"bot_id": "B0OTHER"},
        {"user": None},
    ],
)
@pytest.mark.parametrize("subtype", ["message_changed", "message_deleted"])
def test_other_changes_are_nobodys_reply(subtype: str, more: dict[str, Any]) -> None:
    assert read_event(make_change(subtype, **more), OURS, lambda text: False) == Ignored()


def test_the_picture_of_a_link_is_no_change_of_the_words() -> None:
    body = make_change("message_changed")
    body["event"]["message"]["text"] = "old"
    assert read_event(body, OURS, lambda text: False) == Ignored()


def test_the_words_typed_to_us_stay_behind_in_the_payload() -> None:
    heard: list[str] = []

    def is_danger(text: str) -> bool:
        heard.append(text)
        return True

    event = read_event(make_message_event(text="xylophone"), OURS, is_danger)
    assert isinstance(event, TypedToUs)
    assert event.danger
    assert heard == ["xylophone"]
    assert "xylophone" not in repr(event)


def test_an_option_that_was_never_offered_is_refused() -> None:
    forged = {"reasons": {"reasons": {"selected_options": [{"value": "forged"}]}}}
    with pytest.raises(BadPayload):
        read_request(make_form(), State(forged))
