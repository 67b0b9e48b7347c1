"""What was chosen when a case was closed, and in the five questions: codes that we offered."""

from collections.abc import Container, Iterable

from bot.domain.content import Content
from bot.domain.evaluation import POINTS, QUESTIONS
from bot.domain.followups import MOST
from bot.domain.log import HEAVIEST, NOT_NOTED, CaseLog, Span
from bot.usecases.closing import Closing
from bot.views import ids
from bot.views.modals.closing import Screen, read_screen
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State


def read_first(content: Content, party_id: str, state: State) -> Screen:
    """The first screen. An option we never offered is a BadPayload."""
    return _known(
        content,
        Screen(
            party_id=party_id,
            disposition=state.chosen(ids.DISPOSITION) or "",
            kind=state.chosen(ids.KIND) or "",
            mode=state.chosen(ids.MET) or NOT_NOTED,
            minutes=state.chosen(ids.MINUTES) or NOT_NOTED,
            support=state.ticked(ids.SUPPORT),
        ),
    )


def read_second(content: Content, metadata: str, state: State) -> tuple[str, Closing]:
    """Whose case, and the whole of what both screens said."""
    screen = read_screen(metadata)
    if screen is None:
        raise BadPayload("metadata")
    _known(content, screen)
    resources = state.ticked(ids.GIVEN)
    _offered(resources, content.library.categories, ids.GIVEN)
    log = CaseLog(
        disposition=screen.disposition,
        kind=screen.kind,
        mode=screen.mode,
        minutes=screen.minutes,
        support=screen.support,
        resources=resources,
        follow_ups=_spans(state),
    )
    wants = ids.YES in state.ticked(ids.WANTS_DEBRIEF)
    return screen.party_id, Closing(log, _load(state), wants)


def read_points(state: State) -> dict[str, int]:
    """By question; skipped ones are not in it."""
    offered = {str(point): point for point in POINTS}
    chosen = {name: state.chosen(name) for name in QUESTIONS}
    answered = {name: value for name, value in chosen.items() if value is not None}
    _offered(answered.values(), offered, "points")
    return {name: offered[value] for name, value in answered.items()}


def _known(content: Content, screen: Screen) -> Screen:
    lists = content.log
    _offered([screen.disposition], lists.dispositions, ids.DISPOSITION)
    _offered([screen.kind], lists.kinds, ids.KIND)
    _offered([screen.mode], {*lists.modes, NOT_NOTED}, ids.MET)
    _offered([screen.minutes], {*lists.minutes, NOT_NOTED}, ids.MINUTES)
    _offered(screen.support, lists.support, ids.SUPPORT)
    return screen


def _spans(state: State) -> tuple[Span, ...]:
    chosen = state.ticked(ids.FOLLOW_UPS)
    _offered(chosen, {span.value for span in Span}, ids.FOLLOW_UPS)
    if len(chosen) > MOST:
        raise BadPayload(ids.FOLLOW_UPS)
    return tuple(Span(code) for code in chosen)


def _load(state: State) -> int | None:
    chosen = state.chosen(ids.LOAD)
    if chosen is None:
        return None
    _offered([chosen], {str(load) for load in range(HEAVIEST + 1)}, ids.LOAD)
    return int(chosen)


def _offered(codes: Iterable[str], offered: Container[str], name: str) -> None:
    if any(code not in offered for code in codes):
        raise BadPayload(name)
