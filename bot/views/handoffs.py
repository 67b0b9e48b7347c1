"""*Your shift begins*, *your shift is over*: to the two people themselves, and to nobody else."""

from collections.abc import Sequence

from bot.domain.handoffs import Change, Told
from bot.domain.matching import may_be_asked
from bot.domain.people import Role
from bot.views import moments
from bot.views.parts import message, sections
from bot.views.rota import name_of
from bot.views.scene import Rendered, Scene
from bot.views.texts import rota as words
from bot.views.texts import t


def draw(scene: Scene) -> Rendered | None:
    """None when it is no longer so, or when they are no supporter or cannot be asked anyway."""
    told, member = scene.handoff, scene.member
    if told is None or member is None or not member.holds(Role.SUPPORTER):
        return None
    if told.change is Change.BEGINS and not may_be_asked(member, scene.around.now):
        return None
    lines = _begins(scene, told) if told.change is Change.BEGINS else _ends(scene, told)
    return message(scene.around, scene.lang, t(scene.lang, words.HANDOFF_TEXT), sections(lines))


def _begins(scene: Scene, told: Told) -> list[str]:
    lang = scene.lang
    time = moments.by(told.until, scene.around.now, scene.zone, lang)
    said = [t(lang, words.BEGINS, name=told.name, time=time)]
    if told.others:
        said.append(t(lang, words.BEGINS_FROM, who=_names(scene, told.others)))
    return [*said, t(lang, words.PAUSE_HINT)]


def _ends(scene: Scene, told: Told) -> list[str]:
    lang = scene.lang
    said = [t(lang, words.ENDED, name=told.name)]
    follow = [one for one in told.others if _can_be_asked(scene, one)]
    if follow:
        return [*said, t(lang, words.ENDED_TO, who=_names(scene, follow))]
    return [*said, t(lang, words.ENDED_TO_NOBODY)]


def _can_be_asked(scene: Scene, member_id: str) -> bool:
    member = scene.roster.get(member_id)
    return member is not None and may_be_asked(member, scene.around.now)


def _names(scene: Scene, member_ids: Sequence[str]) -> str:
    names = (name_of(scene.lang, scene.roster, member_id) for member_id in member_ids[:8])
    return t(scene.lang, words.AND).join(names)
