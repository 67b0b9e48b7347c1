"""Cards about cover: to colleagues who could take it, to whose shift it is, to coordinators."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.cover import Piece
from bot.domain.notices import Kind
from bot.domain.people import Lang, Role
from bot.views import ids, moments
from bot.views.parts import Element, actions, button, context, message, sections
from bot.views.rota import name_of
from bot.views.scene import Covering, Rendered, Scene
from bot.views.texts import Words, labels, t
from bot.views.texts import cover as words
from bot.views.texts import rota as rota_words

TO_COLLEAGUES: Final = (Kind.COVER, Kind.COVER_AGAIN, Kind.COVER_REDRAW)
TO_OWNERS: Final = (Kind.COVER_OWN, Kind.COVER_OWN_REDRAW)
OF_COVER: Final = frozenset({*TO_COLLEAGUES, *TO_OWNERS, Kind.COVER_UNCLAIMED})
_MOST: Final = 12
"""Of pieces, and of people who took one, that one card shows."""


def draw(scene: Scene) -> Rendered | None:
    """To a colleague. None where they need not be asked any more; a redraw says what became."""
    covering, member = scene.covering, scene.member
    if covering is None or member is None or not member.holds(Role.SUPPORTER):
        return None
    if scene.notice.kind is Kind.COVER_REDRAW:
        return _now(scene, covering, member.member_id)
    waits = covering.pieces and covering.able and member.member_id in covering.cover.waiting()
    return _asked(scene, covering) if waits else None


def _now(scene: Scene, covering: Covering, me: str) -> Rendered:
    cover = covering.cover
    if any(take.member_id == me for take in covering.held):
        return _mine(scene, covering, me)
    if me in cover.declined:
        return _card(scene, [t(scene.lang, words.SAID_NO, **_facts(scene, covering))], [])
    if covering.pieces:
        return _asked(scene, covering)
    gone = words.TAKEN_BY if covering.held and not cover.withdrawn else words.NO_NEED
    return _card(scene, [t(scene.lang, gone, **_facts(scene, covering))], [])


def _facts(scene: Scene, covering: Covering) -> dict[str, str]:
    """What any sentence about the request may hold."""
    lang, cover = scene.lang, covering.cover
    takers = dict.fromkeys(take.member_id for take in covering.held)
    return {
        "shift": covering.shift or t(lang, words.A_SHIFT),
        "name": name_of(lang, scene.roster, cover.out),
        "time": times(lang, scene.zone, (cover.piece,)),
        "times": times(lang, scene.zone, covering.pieces),
        "who": ", ".join(name_of(lang, scene.roster, one) for one in list(takers)[:_MOST]),
    }


def times(lang: Lang, zone: str, pieces: Iterable[Piece]) -> str:
    """In the zone of whoever reads, each with its days."""
    listed = list(pieces)
    said = [
        t(
            lang,
            words.PIECE,
            begins=moments.dated(one.begins, zone, lang),
            ends=moments.dated(one.ends, zone, lang),
        )
        for one in listed[:_MOST]
    ]
    more = ["…"] if len(listed) > _MOST else []
    return t(lang, rota_words.AND).join([*said, *more])


def _asked(scene: Scene, covering: Covering) -> Rendered:
    lang, cover, facts = scene.lang, covering.cover, _facts(scene, covering)
    said = [t(lang, words.ASK, **facts)]
    if covering.pieces != (cover.piece,):
        said.append(t(lang, words.ASK_OPEN, **facts))
    running = covering.pieces[0].begins <= scene.around.now
    take = labels.TAKE_IT_NOW if running else labels.TAKE_IT
    shown = [
        button(lang, take, ids.COVER_TAKE, cover.cover_id, "primary"),
        button(lang, labels.TAKE_PART, ids.COVER_PART, cover.cover_id),
        button(lang, labels.COVER_NOT, ids.COVER_NOT, cover.cover_id),
    ]
    blocks = (*sections(said), context(t(lang, words.FIRST)), *actions(shown))
    return message(scene.around, lang, t(lang, words.PREVIEW), blocks)


def _mine(scene: Scene, covering: Covering, me: str) -> Rendered:
    """What they have taken; and, where they could take more of it, the button for that."""
    lang, cover, facts = scene.lang, covering.cover, _facts(scene, covering)
    mine = times(lang, scene.zone, (k.piece for k in covering.held if k.member_id == me))
    said = [t(lang, words.YOURS, shift=facts["shift"], times=mine)]
    shown = []
    if covering.pieces and covering.able:
        said.append(t(lang, words.ASK_OPEN, **facts))
        shown.append(button(lang, labels.TAKE_PART, ids.COVER_PART, cover.cover_id))
    return _card(scene, [*said, t(lang, words.CHANGE_MIND)], shown)


def _card(
    scene: Scene, said: list[str], shown: list[Element], preview: Words = words.PREVIEW_NEWS
) -> Rendered:
    """The lock screen shows no name of anybody."""
    blocks = (*sections(said), *actions(shown))
    return message(scene.around, scene.lang, t(scene.lang, preview), blocks)


def draw_own(scene: Scene) -> Rendered | None:
    """To whose shift it is, and to whoever asked for them: how it stands."""
    covering, member = scene.covering, scene.member
    if covering is None or member is None or not member.standings:
        return None
    lang, cover = scene.lang, covering.cover
    said = [_title(scene, covering, member.member_id)]
    said += [
        t(
            lang,
            words.TAKES,
            name=name_of(lang, scene.roster, take.member_id),
            time=times(lang, scene.zone, (take.piece,)),
        )
        for take in covering.held[:_MOST]
    ]
    if not covering.pieces:
        return _card(scene, [*said, t(lang, _ended(scene, covering))], [])
    said += _open(scene, covering, member.member_id)
    return _card(scene, said, [button(lang, labels.WITHDRAW, ids.COVER_WITHDRAW, cover.cover_id)])


def _title(scene: Scene, covering: Covering, me: str) -> str:
    cover, facts = covering.cover, _facts(scene, covering)
    if cover.out != me:
        return t(scene.lang, words.OWN_FOR_OTHER, **facts)
    if cover.asked_by != me:
        asked_by = name_of(scene.lang, scene.roster, cover.asked_by)
        return t(scene.lang, words.OWN_FOR_YOU, **{**facts, "name": asked_by})
    return t(scene.lang, words.OWN, **facts)


def _open(scene: Scene, covering: Covering, me: str) -> list[str]:
    lang, cover, facts = scene.lang, covering.cover, _facts(scene, covering)
    stays = words.YOU_STAY if cover.out == me else words.STAYS
    said = [t(lang, words.ASK_OPEN, **facts)] if cover.takes else []
    if not cover.asked:
        said.append(t(lang, words.NOBODY_TO_ASK))
    return [*said, t(lang, stays, **facts)]


def _ended(scene: Scene, covering: Covering) -> Words:
    cover = covering.cover
    if cover.withdrawn:
        return words.OWN_WITHDRAWN
    if not cover.is_live(scene.around.now):
        return words.OWN_OVER
    whole = sum((take.piece.length for take in covering.held), timedelta())
    return words.OWN_DONE if whole == cover.piece.length else words.OWN_NOTHING_LEFT


def draw_unclaimed(scene: Scene) -> Rendered | None:
    """To a coordinator or director; None once it is taken, withdrawn or over."""
    covering, member = scene.covering, scene.member
    watches = member is not None and member.roles & {Role.COORDINATOR, Role.DIRECTOR}
    if covering is None or not covering.pieces or not watches:
        return None
    lang, facts = scene.lang, _facts(scene, covering)
    said = [
        t(lang, words.UNCLAIMED, **facts),
        t(lang, words.UNCLAIMED_STAYS, usage=_usage(scene, covering.pieces[0]), **facts),
    ]
    return _card(scene, said, [], words.UNCLAIMED_PREVIEW)


def _usage(scene: Scene, piece: Piece) -> str:
    """With its offset, since somebody elsewhere may be the one who types it."""
    zone = zone_of(scene.zone)
    begins, ends = (
        at.astimezone(zone).isoformat(timespec="minutes") for at in (piece.begins, piece.ends)
    )
    return f"override @… @… {begins} {ends}"
