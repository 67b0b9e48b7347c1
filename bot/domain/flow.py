"""The only home of what guides a supporter through a talk: steps, levels, what to avoid."""

from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.words import Words

LevelCode = Literal["A", "B", "C", "D"]
LEVELS: Final[tuple[LevelCode, ...]] = ("A", "B", "C", "D")

STEPS: Final = tuple(f"S{number}" for number in range(11))
CRISIS_STEPS: Final = tuple(f"C{number}" for number in range(1, 9))


@dataclass(frozen=True)
class FlowItem:
    """One thing to do. Its id is unique in the whole flow, and is all that a tick keeps of it."""

    id: str
    text: Words


@dataclass(frozen=True)
class FlowStep:
    """One view of the checklist; at least one item."""

    id: str
    title: Words
    guidance: Words
    items: tuple[FlowItem, ...]


@dataclass(frozen=True)
class Level:
    """What to do now, in lines. An instruction to the supporter, never a score on a person.

    `label` says when it applies, without its letter.
    """

    code: LevelCode
    label: Words
    doing: tuple[Words, ...]


@dataclass(frozen=True)
class Flow:
    """The talk S0 to S10 and the crisis branch C1 to C8, each complete and in order."""

    steps: tuple[FlowStep, ...]
    avoid: tuple[Words, ...]
    blocks: tuple[Words, ...]
    crisis: tuple[FlowStep, ...]
    levels: tuple[Level, ...]
    when_unsure: Words

    @property
    def count(self) -> int:
        """Items of the talk. Those of the crisis branch are not counted: most talks need none."""
        return sum(len(step.items) for step in self.steps)

    def step(self, step_id: str) -> FlowStep | None:
        """A step of the talk or of the crisis branch."""
        return next((step for step in (*self.steps, *self.crisis) if step.id == step_id), None)

    def next_of(self, step_id: str) -> FlowStep | None:
        """Never leads from the talk into the crisis branch or back."""
        return self._beside(step_id, 1)

    def before(self, step_id: str) -> FlowStep | None:
        """Never leads from the talk into the crisis branch or back."""
        return self._beside(step_id, -1)

    def _beside(self, step_id: str, away: int) -> FlowStep | None:
        for branch in (self.steps, self.crisis):
            for at, step in enumerate(branch):
                if step.id == step_id:
                    return branch[at + away] if 0 <= at + away < len(branch) else None
        return None
