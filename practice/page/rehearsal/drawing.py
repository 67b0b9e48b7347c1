"""What the page shows of the role-play: the chooser, the panel, or the trainer's view."""

import htpy as h

from practice.gestures.stage import Stage
from practice.page.look import Look
from practice.page.rehearsal.chooser import chooser
from practice.page.rehearsal.panel import panel
from practice.page.rehearsal.trainer import trainer
from practice.page.slots import Item, Slots
from practice.rehearsal.state import Phase, Rehearsal
from practice.rehearsal.watching import caught_up

_SLOT = "rehearsal"


def rehearsal_slots(stage: Stage, look: Look) -> Slots:
    """A role-play that is on is always shown, and after it what is left to look at."""
    world = stage.world
    rehearsal: Rehearsal | None = world.rehearsal
    if rehearsal is None or rehearsal.phase is Phase.STARTING:
        if look.rehearsal == "":
            return {_SLOT: []}
        return _one("choose", chooser(world, look, rehearsal))
    seen = caught_up(world, rehearsal)
    if look.rehearsal == "trainer":
        return _one("trainer", trainer(world, look, seen))
    return _one("panel", panel(world, look, seen))


def _one(key: str, drawn: h.Element) -> Slots:
    return {_SLOT: [Item(key, str(drawn))]}
