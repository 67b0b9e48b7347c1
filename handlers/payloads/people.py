"""What was typed and chosen about a supporter: by a keeper of the roster, or by themselves."""

from typing import Final

from bot.domain.content import Content
from bot.domain.roster_fields import HIGHEST_CAP, Fields, read_fields
from bot.usecases.profile import Own
from bot.views import ids
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State

_MOST_TYPED: Final = 3000
"""What Slack lets through at all; the rules say how much of it fits."""
_CAPS: Final = frozenset(str(number) for number in range(1, HIGHEST_CAP + 1))
_TYPED: Final = (ids.UNIT, ids.SITE, ids.LEADS_UNITS, ids.CAP, ids.QUIET)


def read_member(state: State, content: Content) -> Fields:
    """Every field of the form, read as if it had been typed in a command: BadValue names its own
    field, which is also the block under which it is told."""
    chosen = state.chosen(ids.PROFESSION)
    pairs = [(name, state.typed(name, _MOST_TYPED)) for name in _TYPED]
    pairs += [(name, ",".join(state.ticked(name))) for name in (ids.LANGUAGES, ids.THEMES)]
    pairs.append((ids.PROFESSION, "" if chosen in (None, ids.NONE) else str(chosen)))
    pairs.append((ids.TRAINED, state.day_text(ids.TRAINED)))
    return read_fields(pairs, content)


def read_own(state: State, content: Content) -> Own:
    """As ``read_member``, of what supporters may say themselves. An option we never offered is a
    BadPayload."""
    pairs = [(ids.QUIET, state.typed(ids.QUIET, _MOST_TYPED)), (ids.CAP, _cap(state))]
    pairs += [(name, ",".join(state.ticked(name))) for name in (ids.LANGUAGES, ids.THEMES)]
    read = read_fields(pairs, content).values
    bio = state.typed(ids.BIO, _MOST_TYPED)
    return Own(bio, read.languages, read.themes, read.quiet, read.cap)


def _cap(state: State) -> str:
    chosen = state.chosen(ids.OWN_CAP)
    if chosen not in _CAPS:
        raise BadPayload(ids.OWN_CAP)
    return chosen
