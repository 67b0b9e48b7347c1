"""One role-play as a frozen value, and what may happen to it: pure, given times."""

from dataclasses import dataclass, replace
from enum import StrEnum

from practice.rehearsal.content import Case, Step
from practice.rehearsal.wording import Lang


class Phase(StrEnum):
    STARTING = "starting"
    """The made-up person is asking; nobody has a card yet."""
    WAITING = "waiting"
    """The trainee has a card."""
    WALKING = "walking"
    """The trainee has accepted: the steps are walked."""
    OVER = "over"


class Wrong(StrEnum):
    NOT_ACCEPTED = "not_accepted"
    LAST_STEP = "last_step"
    OVER = "over"
    NO_TICK = "no_tick"


class WrongMoment(Exception):
    """Not now; ``why`` says which rule it is."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Mark:
    """A step was reached, or one of its ticks was set or taken back."""

    at: float
    step: str
    tick: str = ""
    """Empty: the step was reached."""
    on: bool = True


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """All times are unix seconds in moved time."""

    case: Case
    lang: Lang
    trainee: str
    requester: str
    """Ids of the two people."""
    asked_at: float
    after_move: int = 0
    """Moves of people count from the one after this number."""
    after_ts: str = "0"
    """Messages count that are newer than this ``ts``."""
    card_at: float | None = None
    accepted_at: float | None = None
    ended_at: float | None = None
    closed: bool | None = None
    """Whether the request is closed for certain; None until the app has answered at the end."""
    marks: tuple[Mark, ...] = ()

    @property
    def phase(self) -> Phase:
        if self.ended_at is not None:
            return Phase.OVER
        if self.card_at is None:
            return Phase.STARTING
        return Phase.WAITING if self.accepted_at is None else Phase.WALKING

    @property
    def step(self) -> Step | None:
        """The step that the trainee is at; None before they have accepted."""
        reached = self.reached
        return reached[-1] if reached else None

    @property
    def reached(self) -> tuple[Step, ...]:
        ids = {mark.step for mark in self.marks if not mark.tick}
        return tuple(step for step in self.case.steps if step.id in ids)

    def is_ticked(self, step_id: str, tick_id: str) -> bool:
        told = [m.on for m in self.marks if (m.step, m.tick) == (step_id, tick_id)]
        return bool(told) and told[-1]


def card_shown(rehearsal: Rehearsal, at: float) -> Rehearsal:
    return replace(rehearsal, card_at=at)


def accepted(rehearsal: Rehearsal, at: float) -> Rehearsal:
    """With the first step reached in the same moment; once is enough."""
    if rehearsal.phase is not Phase.WAITING:
        return rehearsal
    first = Mark(at, rehearsal.case.steps[0].id)
    return replace(rehearsal, accepted_at=at, marks=(first,))


def moved_on(rehearsal: Rehearsal, at: float) -> Rehearsal:
    """At the next step. Raises WrongMoment before ``Accept`` and at the last step."""
    step = _walking(rehearsal)
    number = rehearsal.case.place(step.id) + 1
    if number == len(rehearsal.case.steps):
        raise WrongMoment(Wrong.LAST_STEP)
    return _marked(rehearsal, Mark(at, rehearsal.case.steps[number].id))


def ticked(rehearsal: Rehearsal, step_id: str, tick_id: str, on: bool, at: float) -> Rehearsal:
    """A tick of any step that was reached; what is so already stays as it is."""
    _walking(rehearsal)
    step = next((one for one in rehearsal.reached if one.id == step_id), None)
    if step is None or step.tick(tick_id) is None:
        raise WrongMoment(Wrong.NO_TICK)
    if rehearsal.is_ticked(step_id, tick_id) is on:
        return rehearsal
    return _marked(rehearsal, Mark(at, step_id, tick_id, on))


def ended(rehearsal: Rehearsal, at: float) -> Rehearsal:
    """At whatever step; once is enough."""
    return rehearsal if rehearsal.ended_at is not None else replace(rehearsal, ended_at=at)


def _walking(rehearsal: Rehearsal) -> Step:
    if rehearsal.phase is Phase.OVER:
        raise WrongMoment(Wrong.OVER)
    if rehearsal.step is None:
        raise WrongMoment(Wrong.NOT_ACCEPTED)
    return rehearsal.step


def _marked(rehearsal: Rehearsal, mark: Mark) -> Rehearsal:
    return replace(rehearsal, marks=(*rehearsal.marks, mark))
