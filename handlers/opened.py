"""What a press in a modal over an encounter says, and the encounter that it is about."""

from bot.domain.people import Person
from bot.domain.refusals import UnknownCard
from bot.usecases import encounter
from bot.usecases.encounter import Encounter
from handlers.deps import Deps
from handlers.payloads.gestures import Click


def place(click: Click) -> tuple[str, str]:
    """The party that stands in the view, and the step or the category."""
    party_id, _, here = click.metadata.partition(":")
    if not party_id or not here:
        raise UnknownCard
    return party_id, here


async def opened(deps: Deps, person: Person, party_id: str) -> Encounter:
    return await deps.do(encounter.open_checklist, deps.clock.now(), person, party_id)
