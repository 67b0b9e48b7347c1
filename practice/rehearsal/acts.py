"""What the role-play's buttons do: start, go on, tick, end."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from practice.gestures.stage import CannotDo, Json, Stage
from practice.people import Person
from practice.rehearsal import state
from practice.rehearsal.playing import Player
from practice.rehearsal.reading import library
from practice.rehearsal.state import Phase, Rehearsal, WrongMoment
from practice.rehearsal.watching import caught_up
from practice.rehearsal.wording import LANGS, Lang
from practice.world import World

Act = Callable[[Stage, Json], Awaitable[Json]]


async def rehearse(stage: Stage, body: Json) -> Json:
    """``case``, ``language`` and ``trainee``; a role-play that is on is ended first.

    Either the trainee has a card at the end, or CannotDo says why and nothing was started.
    """
    world, before = stage.world, stage.world.rehearsal
    fresh = _wanted(world, body)
    if before is not None and before.phase is Phase.STARTING:
        raise CannotDo(library().refusals.starting.of(fresh.lang))
    _put(world, fresh)
    try:
        if before is not None and before.phase is not Phase.OVER:
            await Player(stage, before).withdraw()
        fresh = _renewed(world, fresh)
        card_at = await Player(stage, fresh).ask()
        if world.rehearsal is not fresh:
            raise CannotDo(library().refusals.started_over.of(fresh.lang))
        _put(world, state.card_shown(fresh, card_at))
    finally:
        if world.rehearsal is fresh:
            _put(world, None)
    return {}


async def go_on(stage: Stage, body: Json) -> Json:
    world = stage.world
    current = caught_up(world, _current(world))
    _put(world, _or_refused(current, lambda: state.moved_on(current, world.clock.moved())))
    return {}


async def tick(stage: Stage, body: Json) -> Json:
    """``step``, ``item``, and ``on`` (true where it is left out)."""
    world = stage.world
    current = caught_up(world, _current(world))
    step, item, on = (
        str(body.get("step", "")),
        str(body.get("item", "")),
        bool(body.get("on", True)),
    )
    now = world.clock.moved()
    _put(world, _or_refused(current, lambda: state.ticked(current, step, item, on, now)))
    return {}


async def end(stage: Stage, body: Json) -> Json:
    """The request is taken back where it is still open. With ``{"clear": true}`` what was noted
    is forgotten as well; without, it stays to be looked at."""
    world = stage.world
    current = caught_up(world, _current(world))
    if current.phase is Phase.STARTING:
        raise CannotDo(library().refusals.starting.of(current.lang))
    if current.phase is not Phase.OVER:
        current = state.ended(current, world.clock.moved())
        _put(world, current)
        closed = await Player(stage, current).withdraw()
        if world.rehearsal is current:
            current = replace(current, closed=closed)
            _put(world, current)
    if body.get("clear") and world.rehearsal is current:
        _put(world, None)
    return {}


ACTS: dict[str, Act] = {
    "rehearse": rehearse,
    "rehearse-on": go_on,
    "rehearse-tick": tick,
    "rehearse-end": end,
}


def _put(world: World, rehearsal: Rehearsal | None) -> None:
    world.rehearsal = rehearsal
    world.changes.bump()


def _current(world: World) -> Rehearsal:
    rehearsal: Rehearsal | None = world.rehearsal
    if rehearsal is None:
        raise CannotDo(library().refusals.none_on.en)
    return rehearsal


def _or_refused(rehearsal: Rehearsal, change: Callable[[], Rehearsal]) -> Rehearsal:
    try:
        return change()
    except WrongMoment as wrong:
        words = getattr(library().refusals, wrong.why.value)
        raise CannotDo(words.of(rehearsal.lang)) from wrong


def _wanted(world: World, body: Json) -> Rehearsal:
    refusals = library().refusals
    lang = _lang(body)
    case = library().cases.get(str(body.get("case", "")))
    if case is None:
        raise CannotDo(refusals.no_case.of(lang))
    requester = world.people.find(case.persona)
    if requester is None or requester.deleted:
        raise CannotDo(refusals.no_requester.of(lang))
    trainee = _trainee(world, body, lang)
    if trainee.id == requester.id:
        raise CannotDo(refusals.plays_it.of(lang, trainee=trainee.real_name))
    return Rehearsal(case, lang, trainee.id, requester.id, asked_at=world.clock.moved())


def _lang(body: Json) -> Lang:
    wanted = body.get("language", "en")
    found = next((lang for lang in LANGS if lang == wanted), None)
    if found is None:
        raise CannotDo(library().refusals.no_language.en)
    return found


def _trainee(world: World, body: Json, lang: Lang) -> Person:
    found = world.people.find(str(body.get("trainee", "")))
    if found is None or found.deleted or found not in world.people.humans():
        raise CannotDo(library().refusals.no_trainee.of(lang))
    return found


def _renewed(world: World, fresh: Rehearsal) -> Rehearsal:
    """From this moment on, now that the one before is over."""
    if world.rehearsal is not fresh:
        raise CannotDo(library().refusals.started_over.of(fresh.lang))
    begun: Rehearsal = replace(
        fresh,
        asked_at=world.clock.moved(),
        after_move=world.moves.last,
        after_ts=world.now_ts(),
    )
    _put(world, begun)
    return begun
