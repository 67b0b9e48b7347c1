"""The only home of the form of every answer: what a person sees for each kind of gesture."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from slack_bolt.response import BoltResponse

from bot.views.scene import Rendered, View
from handlers import calls
from handlers.calls import CallFailed
from handlers.deps import Deps
from handlers.payloads.ways import Gesture, Way

TOTAL_SECONDS: Final = 2.8
"""Slack waits three seconds from the moment it sends; what is left pays for the way back."""
_LEAST: Final = 0.25
"""What a call gets that must still be tried when the time is almost up."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing to say here: a card or a message in the DM tells it. A submitted modal closes."""

    close_all: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """Something to read, as a message and as a modal: the gesture decides which is shown."""

    rendered: Rendered
    view: View


@dataclass(frozen=True, slots=True)
class Shows:
    """A modal. ``otherwise`` is said where no modal can be opened any more.

    ``on_top``: inside a modal, laid over it, so that what was typed below stays. ``then``: drawn
    again once more is known (the person's language); None leaves it as it is.
    """

    view: View
    otherwise: Says
    on_top: bool = False
    then: Callable[[], Awaitable[View | None]] | None = None


@dataclass(frozen=True, slots=True)
class Redraws:
    """The open modal, drawn again with the same ids: Slack keeps what was typed."""

    view: View


@dataclass(frozen=True, slots=True)
class Corrects:
    """Sentences under fields of a submitted modal, by block id."""

    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fails:
    """Slack shall deliver this event again."""


Answer = Done | Says | Shows | Redraws | Corrects | Fails


async def give(deps: Deps, way: Way, answer: Answer) -> BoltResponse:
    """Answers the person in the form that their gesture allows, and Slack with the ack."""
    match answer:
        case Says():
            return await _say(deps, way, answer)
        case Shows():
            return await _show(deps, way, answer)
        case Redraws(view=view):
            return await _redraw(deps, way, view)
        case Corrects(errors=errors):
            return _ack({"response_action": "errors", "errors": dict(errors)})
        case Fails():
            return BoltResponse(status=503, body="")
        case Done(close_all=True) if way.gesture is Gesture.SUBMISSION:
            return _ack({"response_action": "clear"})
        case Done():
            return _nothing(way)


def _nothing(way: Way) -> BoltResponse:
    return _ack({"options": []}) if way.gesture is Gesture.OPTIONS else _ack(None)


def _ack(body: dict[str, Any] | None) -> BoltResponse:
    return BoltResponse(status=200, body="" if body is None else body)


async def _say(deps: Deps, way: Way, says: Says) -> BoltResponse:
    match way.gesture:
        case Gesture.COMMAND:
            return _ack(_ephemeral(says.rendered))
        case Gesture.SUBMISSION:
            return _ack({"response_action": "update", "view": says.view})
        case Gesture.OPTIONS | Gesture.CLOSED:
            return _nothing(way)
        case _:
            await _in_time(deps, way, _tell(deps, way, says))
            return _ack(None)


def _ephemeral(rendered: Rendered) -> dict[str, Any]:
    body: dict[str, Any] = {"response_type": "ephemeral", "text": rendered.text}
    if rendered.blocks:
        body["blocks"] = list(rendered.blocks)
    return body


async def _tell(deps: Deps, way: Way, says: Says) -> bool:
    """In the window where the person is looking; where that fails, in their DM."""
    try:
        await _tell_there(deps, way, says)
    except CallFailed as failed:
        if failed.trigger_used:
            return True
        _log.info("answer_elsewhere", extra={"gesture": way.gesture.value, "code": failed.code})
        return await _tell_in_dm(deps, way, says)
    return True


async def _tell_there(deps: Deps, way: Way, says: Says) -> None:
    match way.gesture:
        case Gesture.MESSAGE:
            api = deps.workspace.api_url
            await calls.respond(
                deps.client, way.response_url, says.rendered, api, calls.CALL_SECONDS
            )
        case Gesture.MODAL:
            await _replace(deps, way, says.view, calls.CALL_SECONDS)
        case Gesture.HOME | Gesture.SHORTCUT:
            await calls.open_view(deps.client, way.trigger_id, says.view, calls.CALL_SECONDS)
        case _:
            raise CallFailed("no_window")


async def _tell_in_dm(deps: Deps, way: Way, says: Says) -> bool:
    if not way.user:
        return False
    try:
        channel = await deps.directory.dm_or_user(deps.workspace.person(way.user))
        await calls.post(deps.client, channel, says.rendered, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.warning("answer_lost", extra={"gesture": way.gesture.value, "code": failed.code})
        return False
    return True


async def _show(deps: Deps, way: Way, shows: Shows) -> BoltResponse:
    if way.gesture is Gesture.SUBMISSION:
        return _ack({"response_action": "update", "view": shows.view})
    if way.gesture in (Gesture.OPTIONS, Gesture.CLOSED, Gesture.EVENT):
        return await _say(deps, way, shows.otherwise)
    try:
        await _open(deps, way, shows)
    except CallFailed as failed:
        if failed.trigger_used:
            return _ack(None)
        _log.info("modal_not_opened", extra={"gesture": way.gesture.value, "code": failed.code})
        return await _say(deps, _without_trigger(way), shows.otherwise)
    return _ack(None)


def _without_trigger(way: Way) -> Way:
    """A trigger works once. From Home or a shortcut only the DM is left then."""
    if way.gesture in (Gesture.HOME, Gesture.SHORTCUT):
        return Way(Gesture.EVENT, way.started, way.user)
    return way


async def _open(deps: Deps, way: Way, shows: Shows) -> None:
    seconds = seconds_left(deps, way, calls.CALL_SECONDS)
    if way.gesture is not Gesture.MODAL:
        opened = await calls.open_view(deps.client, way.trigger_id, shows.view, seconds)
        if shows.then is not None:
            deps.later.start(_known_later(deps, opened, shows.then))
        return
    if shows.on_top:
        try:
            await calls.push_view(deps.client, way.trigger_id, shows.view, seconds)
        except CallFailed as failed:
            if failed.trigger_used:
                raise
            seconds = seconds_left(deps, way, calls.CALL_SECONDS)
        else:
            return
    await calls.update_view(deps.client, way.view_id, shows.view, seconds)


async def _known_later(
    deps: Deps, opened: calls.Opened, then: Callable[[], Awaitable[View | None]]
) -> None:
    """Only while nobody has changed the modal: whoever did has drawn it anew already."""
    view = await then()
    if view is None:
        return
    try:
        seconds = calls.CALL_SECONDS
        await calls.update_view(deps.client, opened.view_id, view, seconds, opened.view_hash)
    except CallFailed as failed:
        _log.info("modal_not_redrawn", extra={"code": failed.code})


async def _redraw(deps: Deps, way: Way, view: View) -> BoltResponse:
    if way.gesture is Gesture.SUBMISSION:
        return _ack({"response_action": "update", "view": view})
    await _in_time(deps, way, _redrawn(deps, way, view))
    return _ack(None)


async def _redrawn(deps: Deps, way: Way, view: View) -> bool:
    """A modal that the person has closed meanwhile needs no drawing."""
    try:
        await _replace(deps, way, view, calls.CALL_SECONDS)
    except CallFailed as failed:
        _log.info("modal_not_redrawn", extra={"code": failed.code})
        return False
    return True


async def _replace(deps: Deps, way: Way, view: View, seconds: float) -> None:
    """With the hash that was answered; when the view has changed since, as it is now."""
    try:
        await calls.update_view(deps.client, way.view_id, view, seconds, way.view_hash)
    except CallFailed as failed:
        if failed.code != "hash_conflict":
            raise
        await calls.update_view(deps.client, way.view_id, view, seconds)


async def _in_time(deps: Deps, way: Way, work: Any) -> None:
    """Waits while Slack waits; what takes longer goes on after the ack."""
    await deps.later.within(seconds_left(deps, way, TOTAL_SECONDS), work)


def seconds_left(deps: Deps, way: Way, most: float) -> float:
    """What may still be spent before the ack, between a little and ``most``."""
    left = TOTAL_SECONDS - (deps.clock.monotonic() - way.started)
    return min(most, max(left, _LEAST))
