"""The crisis branch C1 to C8, one step a view: what to do, and the clinical lead one tap away."""

from collections.abc import Iterable

from bot.domain import ticks
from bot.domain.cases import Case
from bot.domain.crisis import Agreed
from bot.domain.flow import CRISIS_STEPS, Flow, FlowStep, Level
from bot.domain.people import Lang
from bot.domain.ticks import Tick
from bot.views import ids
from bot.views.lead_state import STEP_OF, emergency, lead_state
from bot.views.modals.checklist import step_boxes
from bot.views.modals.fields import field, one_of
from bot.views.parts import (
    DIVIDER,
    Element,
    actions,
    bold,
    button,
    clip,
    context,
    modal,
    option,
    plain,
    section,
    sections,
)
from bot.views.scene import Block, Scene, View
from bot.views.texts import checklist as around_steps
from bot.views.texts import crisis as words
from bot.views.texts import labels, t

LEVEL_STEP = "C2"
LAST_STEP = "C8"


def branch(scene: Scene, made: Iterable[Tick], step_id: str) -> View:
    """One step. Any order, nothing required; a step that is not in the branch is its first."""
    flow, lang, case = scene.around.content.flow, scene.lang, scene.case
    step = flow.step(step_id) if step_id in CRISIS_STEPS else None
    step = step or flow.crisis[0]
    party_id = scene.party.party_id if scene.party is not None else ""
    frame = {"callback_id": ids.CRISIS_VIEW, "private_metadata": f"{party_id}:{step.id}"}
    blocks = [] if case is None else _blocks(scene, case, step, tuple(made))
    return modal(scene.around, lang, frame, words.TITLE, blocks)


def _blocks(scene: Scene, case: Case, step: FlowStep, made: tuple[Tick, ...]) -> list[Block]:
    flow, lang = scene.around.content.flow, scene.lang
    party_id = scene.party.party_id if scene.party is not None else ""
    return [
        bold(t(lang, words.EMERGENCY, number=emergency(scene, case))),
        *_lead(scene, case),
        DIVIDER,
        bold(t(lang, words.STEP_TITLE, step=step.id, title=step.title.of(lang))),
        section(step.guidance.of(lang)),
        *_levels(scene, case, step),
        *_doing(scene, case, step),
        step_boxes(lang, step, made, party_id),
        *_agreed(lang, case, step),
        _ways(lang, flow, step),
        context(t(lang, words.KEPT)),
    ]


def _lead(scene: Scene, case: Case) -> tuple[Block, ...]:
    lang = scene.lang
    paging = case.alarm is not None and not case.alarm.acknowledged
    shown: list[Element] = []
    if not paging:
        shown.append(button(lang, labels.PAGE_LEAD, ids.PAGE_LEAD, ids.PAGE_LEAD, "danger"))
    if case.is_masked and case.name_may_be_shown and scene.party is not None:
        shown.append(button(lang, labels.SHOW_NAME, ids.SHOW_NAME, scene.party.party_id))
    shown.append(button(lang, words.LINES, ids.OFFER_LINES, ids.OFFER_LINES))
    return (*lead_state(scene, case), *actions(shown))


def _levels(scene: Scene, case: Case, step: FlowStep) -> tuple[Block, ...]:
    """The four levels, as words. Slack keeps what was chosen only under the same block id."""
    if step.id != LEVEL_STEP:
        return ()
    flow, lang = scene.around.content.flow, scene.lang
    chosen = case.crisis.level if case.crisis is not None else None
    options = [_level_option(lang, level) for level in flow.levels]
    radio = one_of("radio_buttons", ids.LEVEL, options, chosen)
    shown: list[Element] = [radio]
    unsure = () if chosen in (None, "D") else (button(lang, labels.UNSURE, ids.UNSURE, chosen),)
    return (
        section(t(lang, words.LEVELS)),
        {"type": "actions", "block_id": f"{ids.LEVEL}:{chosen or ''}", "elements": shown},
        *actions(unsure),
        section(flow.when_unsure.of(lang)),
    )


def _level_option(lang: Lang, level: Level) -> Element:
    said = t(lang, words.LEVEL_OPTION, level=level.code, label=level.label.of(lang))
    return option(clip(said, 75), level.code)


def _doing(scene: Scene, case: Case, step: FlowStep) -> tuple[Block, ...]:
    """What the chosen level says, on every step but its own: it must not be missed."""
    lang, flow = scene.lang, scene.around.content.flow
    chosen = case.crisis.level if case.crisis is not None else None
    level = next((one for one in flow.levels if one.code == chosen), None)
    if level is None:
        return () if step.id == LEVEL_STEP else (context(t(lang, words.NO_LEVEL)),)
    if step.id == STEP_OF[level.code]:
        return ()
    lines = [t(lang, words.EACH, line=line.of(lang)) for line in level.doing]
    return (bold(t(lang, words.DO_NOW, level=level.code)), *sections(lines))


def _agreed(lang: Lang, case: Case, step: FlowStep) -> tuple[Block, ...]:
    if step.id != LAST_STEP:
        return ()
    chosen = case.crisis.agreed if case.crisis is not None else None
    options = [option(t(lang, words.AGREED_CHOICES[one]), one.value) for one in Agreed]
    radio = one_of("radio_buttons", ids.AGREED, options, chosen.value if chosen else None)
    return (
        section(t(lang, words.AGREED)),
        {"type": "actions", "block_id": ids.AGREED, "elements": [radio]},
    )


def _ways(lang: Lang, flow: Flow, step: FlowStep) -> Block:
    options = [option(_named(lang, one), one.id) for one in flow.crisis]
    jump = one_of("static_select", ids.STEP, options, None)
    jump["placeholder"] = plain(t(lang, around_steps.GO_TO))
    shown: list[Element] = []
    before, after = flow.before(step.id), flow.next_of(step.id)
    if before is not None:
        shown.append(button(lang, around_steps.BACK, ids.STEP_BACK, before.id))
    if after is not None:
        shown.append(button(lang, around_steps.ON, ids.STEP_ON, after.id, "primary"))
    return {"type": "actions", "block_id": f"{ids.STEP}:{step.id}", "elements": [*shown, jump]}


def _named(lang: Lang, step: FlowStep) -> str:
    return clip(t(lang, words.STEP_TITLE, step=step.id, title=step.title.of(lang)), 75)


def name_modal(scene: Scene) -> View:
    """Before the name is shown: what it means, and when its owner is told."""
    lang = scene.lang
    party_id = scene.party.party_id if scene.party is not None else ""
    frame = {
        "callback_id": ids.NAME_VIEW,
        "private_metadata": party_id,
        "submit": t(lang, words.NAME_TITLE),
        "close": t(lang, labels.CLOSE),
    }
    options = [
        option(t(lang, words.NAME_NOW), ids.TELL_NOW),
        option(t(lang, words.NAME_LATER), ids.TELL_LATER, t(lang, words.NAME_LATER_MEANS)),
    ]
    radio = one_of("radio_buttons", ids.TELL, options, ids.TELL_NOW)
    blocks = [section(t(lang, words.NAME_WHY)), field(lang, words.NAME_TELL, radio, needed=True)]
    return modal(scene.around, lang, frame, words.NAME_TITLE, blocks)


def resumed_at(made: Iterable[Tick], flow: Flow) -> str:
    """The step of the branch to open again."""
    mine = [tick for tick in made if tick.step in CRISIS_STEPS]
    return ticks.resumed_at(mine, flow.crisis[0].id)
