"""The checklist of an encounter, one step a view, and what lies one tap away from it."""

from collections.abc import Iterable

from bot.domain import ticks
from bot.domain.flow import STEPS, Flow, FlowStep
from bot.domain.people import Lang
from bot.domain.ticks import Tick
from bot.views import ids
from bot.views.lines import short_blocks
from bot.views.modals.fields import one_of, some_of
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
from bot.views.scene import Block, Scene, Surroundings, View
from bot.views.texts import Words, labels, supporter, t
from bot.views.texts import checklist as words

OPTION_TITLE = 60
"""Of a step, so that its id and its count still fit into an option's 75 characters."""


def metadata(party_id: str, step: str) -> str:
    return f"{party_id}:{step}"


def checklist(scene: Scene, made: Iterable[Tick], step_id: str) -> View:
    """One step: any order, nothing required. A step that is not in the content is the first."""
    flow, lang = scene.around.content.flow, scene.lang
    step = flow.step(step_id) or flow.steps[0]
    made = tuple(tick for tick in made if tick.step in STEPS)
    party_id = scene.party.party_id if scene.party is not None else ""
    frame = {"callback_id": ids.CHECKLIST_VIEW, "private_metadata": metadata(party_id, step.id)}
    blocks = [
        bold(t(lang, words.STEP_TITLE, step=step.id, title=step.title.of(lang))),
        section(step.guidance.of(lang)),
        step_boxes(lang, step, made, party_id),
        _ways(lang, flow, step, made),
        DIVIDER,
        *_beside(lang),
        context(t(lang, words.PROGRESS, done=len(made), all=flow.count)),
    ]
    return modal(scene.around, lang, frame, words.TITLE, blocks)


def step_boxes(lang: Lang, step: FlowStep, made: tuple[Tick, ...], party_id: str) -> Block:
    """Slack keeps what a person ticked while the block's id stays: somebody else's tick gives a
    new one, so that it is seen."""
    options = [option(item.text.of(lang), item.id) for item in step.items]
    boxes = some_of("checkboxes", ids.TICK, options, ticks.items_of(made, step.id))
    others = sum(tick.step == step.id and tick.by != party_id for tick in made)
    return {"type": "actions", "block_id": f"{ids.TICK}:{step.id}:{others}", "elements": [boxes]}


def _ways(lang: Lang, flow: Flow, step: FlowStep, made: tuple[Tick, ...]) -> Block:
    jump = one_of("static_select", ids.STEP, _steps(lang, flow, made), None)
    jump["placeholder"] = plain(t(lang, words.GO_TO))
    shown: list[Element] = []
    before, after = flow.before(step.id), flow.next_of(step.id)
    if before is not None:
        shown.append(button(lang, words.BACK, ids.STEP_BACK, before.id))
    if after is not None:
        shown.append(button(lang, words.ON, ids.STEP_ON, after.id, "primary"))
    return {"type": "actions", "block_id": f"{ids.STEP}:{step.id}", "elements": [*shown, jump]}


def _steps(lang: Lang, flow: Flow, made: tuple[Tick, ...]) -> list[Element]:
    return [option(_named(lang, one, made), one.id) for one in flow.steps]


def _named(lang: Lang, step: FlowStep, made: tuple[Tick, ...]) -> str:
    done = len(ticks.items_of(made, step.id))
    title = clip(step.title.of(lang), OPTION_TITLE)
    said = t(lang, words.STEP_OPTION, step=step.id, title=title, done=done, all=len(step.items))
    return clip(said, 75)


def _beside(lang: Lang) -> tuple[Block, ...]:
    return actions(
        [
            button(lang, words.AVOID, ids.AVOID_LIST, ids.AVOID_LIST),
            button(lang, words.LISTENING, ids.LISTENING, ids.LISTENING),
            button(lang, words.LINES, ids.OFFER_LINES, ids.OFFER_LINES),
            button(lang, words.RESOURCES, ids.RESOURCES, ids.RESOURCES),
            button(lang, words.MY_ROLE, ids.MY_ROLE, ids.MY_ROLE),
            button(lang, labels.WORRIED, ids.WORRIED, ids.WORRIED, "danger"),
        ]
    )


def avoid_list(around: Surroundings, lang: Lang) -> View:
    return _listed(around, lang, words.AVOID, around.content.flow.avoid)


def listening_blocks(around: Surroundings, lang: Lang) -> View:
    return _listed(around, lang, words.LISTENING_TITLE, around.content.flow.blocks)


def lines_to_give(scene: Scene) -> View:
    """Of the country that the person chose, else the program's."""
    country = scene.case.asking.country if scene.case is not None else None
    blocks = short_blocks(scene.around, scene.lang, country)
    frame = {"callback_id": ids.SHOWN_VIEW}
    return modal(scene.around, scene.lang, frame, words.LINES, blocks)


def role_card(around: Surroundings, lang: Lang) -> View:
    """What a supporter is and is not, as it also stands beside the contact."""
    said = (supporter.I_AM, supporter.I_AM_NOT, supporter.KEEP_OUT)
    blocks = [section(t(lang, one)) for one in said]
    return modal(around, lang, {"callback_id": ids.SHOWN_VIEW}, words.MY_ROLE, blocks)


def _listed(around: Surroundings, lang: Lang, title: Words, lines: Iterable[Words]) -> View:
    said = [t(lang, words.EACH, line=line.of(lang)) for line in lines]
    return modal(around, lang, {"callback_id": ids.SHOWN_VIEW}, title, sections(said))
