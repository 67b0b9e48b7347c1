"""The only home of the shapes of role-play content: cases, steps, lines and ticks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from practice.rehearsal.wording import Labels, Refusals, Text, Words

CRISIS_STEP: Final = "C"
"""Walked only in a case in which somebody may be in danger."""


@dataclass(frozen=True, slots=True)
class Tick:
    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a talk as this case has it."""

    id: str
    title: Text
    hint: Text
    ticks: tuple[Tick, ...]
    press: tuple[str, ...] = ()
    """Names of ``Buttons`` that belong to the step."""
    says: tuple[Text, ...] = ()
    """What the made-up person says, one short line each."""

    @property
    def is_crisis(self) -> bool:
        return self.id == CRISIS_STEP

    def tick(self, tick_id: str) -> Tick | None:
        return next((one for one in self.ticks if one.id == tick_id), None)


@dataclass(frozen=True, slots=True)
class Ask:
    """What the made-up person fills into the form, mostly as keys of choices in ``Labels``."""

    urgency: str
    mode: str
    reasons: tuple[str, ...]
    number: str = ""
    leave_message: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    persona: str
    """Account name of the made-up person who asks."""
    title: Text
    summary: Text
    ask: Ask
    steps: tuple[Step, ...]
    """In the order in which they are walked."""
    points: tuple[Text, ...]
    """What a trainer would look at."""

    def step(self, step_id: str) -> Step | None:
        return next((one for one in self.steps if one.id == step_id), None)

    def place(self, step_id: str) -> int:
        """0 for the first step; -1 for one that this case does not have."""
        return next((n for n, one in enumerate(self.steps) if one.id == step_id), -1)


@dataclass(frozen=True, slots=True)
class Crisis:
    """What the panel says beside the crisis step."""

    todo: Text
    also: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All content, checked."""

    cases: Mapping[str, Case]
    labels: Labels
    crisis: Crisis
    words: Words
    refusals: Refusals
