"""Where the clinical lead stands, as the supporter who waits for one reads it."""

from bot.domain.awake import zone_of
from bot.domain.cases import Case
from bot.domain.flow import LevelCode
from bot.domain.parties import PartyRole, PartyState
from bot.views.parts import reach, section
from bot.views.scene import Block, Scene
from bot.views.texts import crisis as words
from bot.views.texts import shared, t

STEP_OF: dict[LevelCode, str] = {"A": "C3", "B": "C4", "C": "C5", "D": "C6"}
"""The step of the branch that says what to do at each level."""


def lead_state(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Who acknowledged and when; or that the paging goes on; or that nobody can be paged. With the
    program's own number; that there is none is said only while nobody has acknowledged."""
    if case.alarm is None:
        return ()
    said = _lead(scene, case)
    if case.alarm.acknowledged and not scene.around.program.night_number:
        return said
    return (*said, section(night_number(scene)))


def _lead(scene: Scene, case: Case) -> tuple[Block, ...]:
    lang = scene.lang
    if case.alarm is not None and case.alarm.acknowledged:
        return _acknowledged(scene, case)
    paged = case.of(PartyRole.LEAD, PartyState.PAGED, PartyState.ACKNOWLEDGED)
    said = words.LEAD_PAGED if paged else words.LEAD_NOBODY
    return (section(t(lang, said, number=emergency(scene, case))),)


def _acknowledged(scene: Scene, case: Case) -> tuple[Block, ...]:
    lang, alarm = scene.lang, case.alarm
    member = scene.roster.get(alarm.acknowledged_by) if alarm is not None else None
    if alarm is None or alarm.acknowledged_at is None or member is None:
        return (section(t(lang, words.LEAD_SEEN_BY_ONE)),)
    time = f"{alarm.acknowledged_at.astimezone(zone_of(scene.zone)):%H:%M}"
    said = section(t(lang, words.LEAD_HAS_SEEN, name=member.name, time=time))
    return (said, reach(lang, member.person))


def night_number(scene: Scene) -> str:
    """The program's own number, or that there is none."""
    number = scene.around.program.night_number
    if not number:
        return t(scene.lang, shared.NO_NIGHT_NUMBER)
    return t(scene.lang, shared.NIGHT_NUMBER, number=number)


def emergency(scene: Scene, case: Case) -> str:
    """Of the country that the person chose, else the program's."""
    found = scene.around.content.lines_for(case.asking.country or scene.around.program.country)
    return found.emergency[0].number


def action_of(scene: Scene, case: Case) -> str:
    """What is done at the level that was chosen, in words; never its letter alone."""
    level = case.crisis.level if case.crisis is not None else None
    step = scene.around.content.flow.step(STEP_OF[level]) if level is not None else None
    if step is None:
        return t(scene.lang, words.NO_LEVEL_YET)
    return t(scene.lang, words.FITS, action=step.title.of(scene.lang))
