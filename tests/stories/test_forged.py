"""Payloads that Slack would never send: a refusal or a sentence, and nothing changes."""

import hashlib
import hmac
import io
from typing import Any

import aiohttp
import pytest

from practice.clock import Clock
from tests.stories.hearing import (
    NO_LONGER,
    asks_now,
    card_value,
    click_of,
    forged_click,
    form_to_submit,
    stored,
)
from tests.stories.looking import pages
from tests.stories.town import Town

both_ways = pytest.mark.parametrize("empty", ["socket", "http"], indirect=True)
http_only = pytest.mark.parametrize("empty", ["http"], indirect=True)
SIGNING_SECRET = b"practice-signing-secret"


async def signed(place: Town, body: bytes, content_type: str) -> int:
    """Posts what Slack would never send, with a signature that is right."""
    now = str(int(Clock().real()))
    digest = hmac.new(SIGNING_SECRET, b"v0:" + now.encode() + b":" + body, hashlib.sha256)
    headers = {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": f"v0={digest.hexdigest()}",
    }
    url = f"http://127.0.0.1:{place.http_port}/slack/events"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


@http_only
async def test_a_forged_or_stale_signature_is_refused_and_changes_nothing(place: Town) -> None:
    await asks_now(place)
    sam = place.person("sam")
    model = await click_of(place, "sam", "Details")
    await sam.closes()
    value, before = await card_value(sam, "Accept"), stored(place)
    for signature in ("bad", "stale", "none"):
        pressed = await forged_click(place, model, "accept", value, signature=signature)
        assert pressed["http_status"] == 401, pressed
        typed = await place.slack.forge(
            type="command",
            signature=signature,
            payload={
                "command": "/peersupport",
                "text": "now",
                "team_id": "T0PRACTICE",
                "user_id": "U0NOOR",
                "trigger_id": "1.2",
            },
        )
        assert typed["http_status"] == 401, typed
    assert stored(place) == before
    assert await pages(place, "sam") == 1


@http_only
async def test_a_signed_body_that_is_no_payload_never_breaks_anything(empty: Town) -> None:
    form = "application/x-www-form-urlencoded"
    for body, kind in (
        (b"", form),
        (b"payload=", form),
        (b"payload=%7B", form),
        (b"payload=%5B1%5D", form),
        (b"payload=null", form),
        (b"payload=%22words%22", form),
        (b"\xff\xfe\x00", form),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"7", "application/json"),
        (b"null", "application/json"),
        (b'{"type":"event_callback"}', "application/json"),
        (b'{"type":"event_callback","event":[]}', "application/json"),
        (b"x" * 3_000_000, form),
    ):
        status = await signed(empty, body, kind)
        assert status < 500, (body[:40], kind, status)
    await empty.person("dana").types("/peersupport crisis")
    await empty.person("dana").sees("988")


@both_ways
async def test_a_press_with_missing_or_foreign_fields_changes_nothing(place: Town) -> None:
    await asks_now(place)
    sam = place.person("sam")
    value, before = await card_value(sam, "Accept"), stored(place)
    broken: list[dict[str, Any]] = [
        {"remove": ["user"]},
        {"remove": ["user.id"]},
        {"remove": ["team"]},
        {"payload": {"user": {"id": None}}},
        {"payload": {"user": {"id": "<script>"}}},
        {"payload": {"user": []}},
        {"payload": {"team": {"id": "T0ELSEWHERE"}}},
        {"payload": {"api_app_id": "A0ELSEWHERE"}},
        {"remove": ["actions"]},
        {"payload": {"actions": {}}},
        {"payload": {"actions": [1]}},
        {"payload": {"actions": []}},
    ]
    for each in broken:
        model = await click_of(place, "sam", "Details")
        await sam.closes()
        given = {"payload": {}, **each}
        if "actions" not in str(each):
            told = await forged_click(place, model, "accept", value, **given)
        else:
            told = await place.slack.forge(like=model, **given)
        assert told["status"] == "acked", (each, told)
        assert stored(place) == before, each
    await sam.sees(NO_LONGER)
    assert await pages(place, "sam") == 1


async def test_a_press_without_the_fields_that_only_help_to_answer_still_counts(
    place: Town,
) -> None:
    await asks_now(place)
    sam = place.person("sam")
    model = await click_of(place, "sam", "Details")
    await sam.closes()
    value = await card_value(sam, "Accept")
    extra = ["message", "channel", "container", "trigger_id", "response_url", "state"]
    told = await forged_click(place, model, "accept", value, remove=extra)
    assert told["status"] == "acked"
    await sam.sees("Show contact", where="dm")
    await place.person("dana").sees("Sam Okafor", where="dm")


@both_ways
async def test_a_command_an_event_or_a_form_with_missing_or_foreign_fields_changes_nothing(
    place: Town,
) -> None:
    dana = place.person("dana")
    await dana.types("/peersupport help")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    said = await dana.says("hello")
    models = {d["type"]: d["id"] for d in await place.slack.deliveries() if d["user"] == "U0DANA"}
    before = stored(place)
    for name in ("user_id", "team_id", "trigger_id", "command"):
        told = await place.slack.forge(
            like=models["/peersupport"], payload={"text": "now"}, remove=[name]
        )
        assert told["status"] == "acked", (name, told)
    for changed in ({"team_id": "T0ELSEWHERE"}, {"api_app_id": "A0ELSEWHERE"}):
        told = await place.slack.forge(
            like=models["/peersupport"], payload={"text": "now", "trigger_id": "9.9", **changed}
        )
        assert told["answer"]["response_type"] == "ephemeral", told
    for name in ("event", "event.user", "event.type", "event.channel", "event_id", "team_id"):
        told = await place.slack.forge(like=said["delivery_id"], remove=[name])
        assert told["status"] == "acked", (name, told)
    form = await form_to_submit(place)
    for name in ("view", "view.callback_id", "view.state", "view.id", "user.id", "team"):
        remove = [name] if name != "team" else ["team", "view.app_installed_team_id"]
        told = await place.slack.forge(type="interactive", payload=form, remove=remove)
        assert told["status"] == "acked", (name, told)
    for block, state in (
        ("urgency", {"urgency": {"selected_option": {"value": "at once"}}}),
        ("country", {"country": {"selected_option": {"value": "XX"}}}),
        ("avoid", {"avoid": {"selected_users": ["; drop table"]}}),
        ("when", {"when": {"selected_date_time": 10**30}}),
    ):
        changed_view = {**form["view"], "state": {"values": {**_values(form), block: state}}}
        told = await place.slack.forge(type="interactive", payload={**form, "view": changed_view})
        assert told["status"] == "acked", (block, told)
        assert (told["answer"] or {}).get("response_action") in ("update", "errors"), (
            block,
            told,
        )
    assert stored(place) == before


def _values(form: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = form["view"]["state"]["values"]
    return values
