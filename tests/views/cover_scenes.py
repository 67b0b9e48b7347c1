"""The only home of scenes of cover: every card, in every state, to everybody who may have it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

from bot.domain.cover import Cover, Offerable, Piece, Take
from bot.domain.people import Lang, Role
from bot.domain.shifts import NAME_LIMIT, Span
from bot.views.cover_cards import OF_COVER
from bot.views.scene import Covering, Scene, Surroundings
from tests.make import NOON, make_member, make_roster, make_supporter
from tests.views.helpers import make_around, make_house, make_scene

HOUR = timedelta(hours=1)


def cover_scenes(
    lang: Lang, around: Surroundings | None = None, shift: str = "Nights"
) -> Iterator[tuple[str, Scene]]:
    here = around or make_around()
    roster = make_house().with_member(make_member("ari", Role.COORDINATOR))
    for name in ("sam", "lee", "noor"):
        roster = roster.with_member(make_supporter(name))
    states = dict(_states(here))
    people = [roster.get(f"m-{name}") for name in ("sam", "lee", "noor", "ari")]
    for kind, (state, covering), member, able in product(
        sorted(OF_COVER), states.items(), people, (True, False)
    ):
        assert member is not None
        more: dict[str, Any] = {"lang": lang, "around": here, "roster": roster}
        scene = make_scene(kind, member=member, **more)
        shown = replace(covering, shift=shift, able=able, held=covering.cover.takes)
        yield f"{kind} {state} {member.name} {able}", replace(scene, covering=shown)


def make_offerable(lang: Lang, own: int, others: int) -> Offerable:
    reader = replace(make_supporter("sam"), lang=lang)
    named = replace(make_supporter("lee"), name="L" * 80)
    spans = [Span(NOON + n * HOUR, NOON + (n + 1) * HOUR, "s-1", "m-sam") for n in range(own)]
    theirs = [Span(NOON + n * HOUR, NOON + (n + 1) * HOUR, "s-1", "m-lee") for n in range(others)]
    names = {"s-1": "&" * NAME_LIMIT}
    return Offerable(reader, tuple(spans), tuple(theirs), names, make_roster(reader, named))


def _states(around: Surroundings) -> Iterator[tuple[str, Covering]]:
    begins = around.now + 24 * HOUR
    whole = Piece(begins, begins + 12 * HOUR)
    first, rest = Piece(begins, begins + 4 * HOUR), Piece(begins + 4 * HOUR, whole.ends)
    made = Cover("c-1", "s-1", "m-sam", "m-sam", whole, asked=("m-lee", "m-noor"))
    part = replace(made, takes=(Take("m-lee", first),))
    running = replace(made, piece=Piece(around.now - HOUR, around.now + HOUR))
    yield "open", Covering(made, "", (whole,), able=True)
    yield "running", Covering(running, "", (Piece(around.now, running.piece.ends),), able=True)
    yield "for sam", Covering(replace(made, asked_by="m-ari"), "", (whole,), able=True)
    yield "nobody asked", Covering(replace(made, asked=()), "", (whole,), able=True)
    yield "part", Covering(part, "", (rest,), able=True)
    yield "taken", Covering(replace(made, takes=(Take("m-lee", whole),)), "", (), able=False)
    yield "declined", Covering(replace(made, declined=("m-lee",)), "", (whole,), able=True)
    yield "withdrawn", Covering(replace(part, withdrawn=True), "", (), able=False)
    over = Piece(around.now - 12 * HOUR, around.now)
    yield "over", Covering(replace(made, piece=over), "", (), able=False)
    pieces = tuple(Piece(begins + n * HOUR, begins + (n + 0.5) * HOUR) for n in range(40))
    many = tuple(Take("m-noor", piece) for piece in pieces)
    yield "crumbs", Covering(replace(made, takes=many), "", pieces, able=True)
