"""The one place where an exception becomes a sentence for the person in front of Slack."""

import logging
from collections.abc import Mapping
from typing import Final

from slack_bolt.response import BoltResponse

from bot.domain.evaluation import QUESTIONS
from bot.domain.people import Lang, Person
from bot.domain.refusals import Refusal, UnknownCard
from bot.ports import NotSaved, OutcomeUnknown, StoreError, Unavailable
from bot.views import ids, refusals
from handlers import checking, degraded, saying
from handlers.answers import Answer, Corrects, Done, Fails, Says, give
from handlers.calls import CallFailed
from handlers.deps import Deps
from handlers.payloads.reading import BadPayload
from handlers.payloads.ways import Gesture, Way

_log = logging.getLogger(__name__)

EXPECTED: Final = (Refusal, StoreError, BadPayload, CallFailed, TimeoutError)
"""What a gesture may end in without anything being broken."""

ASKING: Final = frozenset(
    {
        *(ids.COMMAND, ids.SHORTCUT, ids.HELP_NOW, ids.GET_PERSON, ids.GET_SUPPORT),
        *(ids.CHECK_STATUS, ids.MAKE_NOW, ids.MAKE_DANGER, ids.SOMEONE_ELSE, ids.REACHED_NO),
        *(ids.SAFE_TALK, ids.FOLLOW_TALK, ids.REQUEST_VIEW, ids.WHERE_VIEW, ids.PANEL_VIEW),
    }
)
"""Commands, buttons and modals of somebody who wants help: their sentence comes with the lines."""

_A_FIELD: Final[Mapping[str, str]] = {
    ids.REQUEST_VIEW: ids.URGENCY,
    ids.WISHES_VIEW: ids.AVOID,
    ids.WHERE_VIEW: ids.NUMBER,
    ids.CLOSE_VIEW: ids.DISPOSITION,
    ids.CLOSE_MORE_VIEW: ids.LOAD,
    ids.EVALUATION_VIEW: QUESTIONS[0],
    ids.PROFILE_VIEW: ids.BIO,
    ids.TOPIC_VIEW: ids.TOPIC,
    ids.WHO_VIEW: ids.ATTENDED[0],
    ids.MEMBER_VIEW: ids.CAP,
    ids.SHIFT_VIEW: ids.SHIFT_NAME,
    ids.COVER_VIEW: ids.COVER_SHIFT,
    ids.COVER_PART_VIEW: ids.COVER_FROM,
}
"""A field that the form always has: a sentence under it keeps everything that was typed."""


def explain(deps: Deps, way: Way, error: Exception) -> Answer:
    """What the person reads, and a log line with a code and no content."""
    person = deps.workspace.person(way.user) if way.user else None
    lang = deps.directory.lang(person)
    _note(way, error)
    if way.gesture is Gesture.EVENT:
        return Fails() if isinstance(error, StoreError) else Done()
    if isinstance(error, Unavailable):
        return degraded.panel(deps, lang)
    said = _meaning(error)
    if isinstance(said, OutcomeUnknown):
        _look_again(deps, way, person)
    if isinstance(said, StoreError) and way.gesture is Gesture.SUBMISSION and way.what in _A_FIELD:
        return Corrects({_A_FIELD[way.what]: refusals.sentence(said, lang)})
    return refused(deps, said, lang, asking=way.what in ASKING)


def _look_again(deps: Deps, way: Way, person: Person | None) -> None:
    """It may be stored after all: then what it owes must not wait for the next heartbeat."""
    deps.wake()
    deps.beat()
    if person is not None and way.what in ASKING:
        checking.start(deps, person)


def refused(deps: Deps, error: Refusal | StoreError, lang: Lang, *, asking: bool = False) -> Says:
    with_lines = asking and isinstance(error, StoreError)
    return saying.drawn(deps, lang, refusals.answer(deps.around(), lang, error, asking=with_lines))


def _meaning(error: Exception) -> Refusal | StoreError:
    match error:
        case Refusal() | StoreError():
            return error
        case BadPayload():
            return UnknownCard()
        case CallFailed():
            return NotSaved()
        case _:
            return OutcomeUnknown()


def _note(way: Way, error: Exception) -> None:
    gesture = way.gesture.value
    match error:
        case BadPayload():
            code = f"{type(error).__name__}.{error.args[0] if error.args else ''}"
            _log.warning("payload_refused", extra={"gesture": gesture, "code": code})
        case Refusal():
            _log.info("refused", extra={"gesture": gesture, "code": type(error).__name__})
        case CallFailed():
            _log.warning("slack_failed", extra={"gesture": gesture, "code": error.code})
        case _:
            _log.warning("not_done", extra={"gesture": gesture, "error": type(error).__name__})


async def unforeseen(deps: Deps, way: Way, error: Exception) -> BoltResponse:
    """A mistake of ours: logged with its trace (the log keeps no message and no values), and a
    plain sentence with something to do next."""
    _log.error("broken", exc_info=error, extra={"gesture": way.gesture.value})
    if way.gesture is Gesture.EVENT:
        return await give(deps, way, Done())
    person = deps.workspace.person(way.user) if way.user else None
    lang = deps.directory.lang(person)
    said = refusals.broken(deps.around(), lang, asking=way.what in ASKING)
    return await give(deps, way, saying.drawn(deps, lang, said))
