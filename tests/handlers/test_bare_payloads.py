"""Another Slack server may send no more than Slack documents: that is enough for every gesture."""

from typing import Any

import pytest

from handlers.calls import CallFailed, open_dm, user_info
from handlers.payloads.accounts import read_account
from handlers.payloads.events import HomeOpened, Ignored, TypedToUs, read_event
from handlers.payloads.gestures import read_click, read_command, read_submission
from handlers.payloads.reading import BadPayload
from handlers.workspace import Workspace
from tests.handlers.payloads import make_click, make_command, make_message_event

OURS = Workspace("", "T0TEAM", "https://slack.com/api/", "", "U0BOT")
WHO = {"team": {"id": "T0TEAM"}, "user": {"id": "U1"}}


@pytest.mark.parametrize("user", ["U1", "W0AAAAAA4", "u1", "U_DANA", "dana-2", "1234"])
def test_an_id_of_any_shape_is_an_id(user: str) -> None:
    assert read_command(make_command(user_id=user), OURS).actor.person.user == user


@pytest.mark.parametrize("user", ["", " ", "<@U1>", "U1|dana", "U1>", "!channel", "-", "U" * 65])
def test_what_could_break_out_of_a_mention_is_no_id(user: str) -> None:
    with pytest.raises(BadPayload):
        read_command(make_command(user_id=user), OURS)


def test_a_command_of_the_six_fields_it_needs_is_a_command() -> None:
    body = {"command": "/peersupport", "team_id": "T0TEAM", "user_id": "U1", "trigger_id": "1.2"}
    read = read_command({**body, "text": "crisis", "response_url": "http://localhost/1"}, OURS)
    assert (read.text, read.delivery, read.actor.outside) == ("crisis", "command:1.2", False)


def test_a_message_event_of_what_it_needs_is_answered() -> None:
    body = make_message_event()
    del body["authorizations"], body["api_app_id"], body["event"]["team"], body["event"]["ts"]
    assert isinstance(read_event(body, OURS, lambda text: False), TypedToUs)


def test_a_click_without_a_container_is_on_a_card_where_there_is_a_message() -> None:
    body = make_click(message={"ts": "1.1"})
    del body["container"]
    assert read_click(body, OURS).on_card
    del body["message"]
    assert not read_click(body, OURS).on_card


def test_a_submission_without_state_is_an_empty_form() -> None:
    body = {**WHO, "view": {"id": "V1", "callback_id": "request"}}
    assert dict(read_submission(body, OURS).values) == {}


def test_home_is_opened_where_no_tab_is_named() -> None:
    event = {"type": "app_home_opened", "user": "U1"}
    body = {"team_id": "T0TEAM", "event": event}
    assert isinstance(read_event(body, OURS, lambda text: False), HomeOpened)
    event["tab"] = "messages"
    assert read_event(body, OURS, lambda text: False) == Ignored()


def test_an_account_that_is_only_an_id_and_a_handle_has_that_name_and_no_zone() -> None:
    account = read_account({"id": "U1", "name": "dana"}, OURS)
    assert (account.name, account.zone, account.locale) == ("dana", "", "")
    assert account.may_serve
    assert read_account({"id": "U1"}, OURS).name == "U1"


class Answering:
    """A client whose every call is answered with the same."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self._answer = answer

    def __getattr__(self, method: str) -> Any:
        async def call(**arguments: Any) -> dict[str, Any]:
            return self._answer

        return call


@pytest.mark.parametrize(
    "answer", [{"ok": True}, {"ok": True, "channel": None}, {"ok": True, "channel": "D1"}]
)
async def test_an_answer_without_a_conversation_is_a_failed_call(answer: dict[str, Any]) -> None:
    with pytest.raises(CallFailed) as failed:
        await open_dm(Answering(answer), "U1", 1.0)  # type: ignore[arg-type]
    assert failed.value.unanswered


async def test_an_answer_without_a_user_is_an_empty_one() -> None:
    assert await user_info(Answering({"ok": True}), "U1", 1.0) == {}  # type: ignore[arg-type]
