"""*Close this case*: two screens of codes, each field with an honest default or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.asking import Mode
from bot.domain.content import Choice
from bot.domain.followups import MOST
from bot.domain.log import HEAVIEST, NOT_NOTED, NOT_REACHED, TALKED, CaseLog
from bot.domain.people import Lang
from bot.domain.resources import Category
from bot.views import ids
from bot.views.lines import short_blocks
from bot.views.modals import fields
from bot.views.parts import Element, actions, bold, button, modal, option, section
from bot.views.requester_buttons import help_now
from bot.views.scene import Block, Scene, View
from bot.views.texts import after as words
from bot.views.texts import labels, shared, t

_BETWEEN = "|"
_AMONG = ","


@dataclass(frozen=True, slots=True)
class Screen:
    """What the second screen carries of the first: whose case, and codes."""

    party_id: str
    disposition: str
    kind: str
    mode: str
    minutes: str
    support: tuple[str, ...]

    def metadata(self) -> str:
        codes = (self.disposition, self.kind, self.mode, self.minutes, _AMONG.join(self.support))
        return _BETWEEN.join((self.party_id, *codes))


def read_screen(metadata: str) -> Screen | None:
    """None for anything that this form has not written."""
    parts = metadata.split(_BETWEEN)
    if len(parts) != 6:
        return None
    party_id, disposition, kind, mode, minutes, given = parts
    support = tuple(filter(None, given.split(_AMONG)))
    return Screen(party_id, disposition, kind, mode, minutes, support)


def first_log(scene: Scene) -> CaseLog:
    """What the program knows by itself: whether the two met, and how the person wanted to talk.

    *Slack to arrange* says nothing of how they then talked.
    """
    case = scene.case
    watch = case.watch if case is not None else None
    met = watch is not None and watch.reached_at is not None
    wanted = case.asking.contact.mode if case is not None else Mode.SLACK
    mode = NOT_NOTED if wanted is Mode.SLACK else wanted.value
    return CaseLog(TALKED if met else NOT_REACHED, mode=mode)


def close_form(scene: Scene, log: CaseLog) -> View:
    """How it ended, what it was, how and how long, what was given. Sends the party id back."""
    lang, lists = scene.lang, scene.around.content.log
    frame = {
        "callback_id": ids.CLOSE_VIEW,
        "private_metadata": scene.party.party_id if scene.party is not None else "",
        "submit": t(lang, labels.NEXT),
        "close": t(lang, labels.NOT_YET),
    }
    chosen = (
        (labels.DISPOSITION, ids.DISPOSITION, lists.dispositions, log.disposition, True),
        (labels.KIND, ids.KIND, lists.kinds, log.kind, True),
        (labels.MET, ids.MET, lists.modes, log.mode, False),
        (labels.MINUTES, ids.MINUTES, lists.minutes, log.minutes, False),
    )
    blocks: list[Block] = [section(t(lang, words.CLOSE_TOP))]
    for label, name, choices, code, needed in chosen:
        select = fields.one_of("static_select", name, _options(choices, lang), code)
        blocks.append(fields.field(lang, label, select, needed=needed))
    given = fields.some_of("checkboxes", ids.SUPPORT, _options(lists.support, lang), log.support)
    blocks.append(fields.field(lang, labels.SUPPORT, given))
    return modal(scene.around, lang, frame, labels.CLOSE_TITLE, blocks)


def close_more(scene: Scene, screen: Screen) -> View:
    """What was pointed to, what was agreed, and the two fields that are the supporter's own."""
    lang = scene.lang
    frame = {
        "callback_id": ids.CLOSE_MORE_VIEW,
        "private_metadata": screen.metadata(),
        "submit": t(lang, labels.CLOSE_CASE),
        "close": t(lang, labels.NOT_YET),
    }
    categories = _options(scene.around.content.library.categories, lang)
    sent = scene.case.sent if scene.case is not None else ()
    resources = fields.some_of("multi_static_select", ids.GIVEN, categories, sent)
    spans = [option(t(lang, label), span.value) for span, label in labels.SPANS.items()]
    agreed = {**_many(ids.FOLLOW_UPS, spans), "max_selected_items": MOST}
    points = [option(str(load), str(load)) for load in range(HEAVIEST + 1)]
    load = fields.one_of("static_select", ids.LOAD, points, None)
    wants = [option(t(lang, labels.WANTS_DEBRIEF), ids.YES)]
    debrief = fields.some_of("checkboxes", ids.WANTS_DEBRIEF, wants, ())
    blocks = [
        section(t(lang, words.MORE_TOP)),
        fields.field(lang, labels.RESOURCES, resources),
        fields.field(lang, labels.FOLLOW_UPS, agreed, hint=words.FOLLOW_UPS_HINT),
        fields.field(lang, labels.LOAD, load, hint=words.LOAD_HINT),
        fields.field(lang, labels.DEBRIEF, debrief, hint=words.DEBRIEF_HINT),
    ]
    return modal(scene.around, lang, frame, labels.CLOSE_TITLE, blocks)


def heavy(scene: Scene, *, asked: bool) -> View:
    """For a load of 8 or more, at once, and told to nobody: a debrief, lines, other ways."""
    lang = scene.lang
    shown: list[Element] = [help_now(lang)]
    if not asked:
        shown.insert(0, button(lang, labels.DEBRIEF_ASK, ids.DEBRIEF_ASK, style="primary"))
    blocks = [
        bold(t(lang, words.HEAVY)),
        section(t(lang, words.HEAVY_NOBODY)),
        section(t(lang, words.HEAVY_DEBRIEF)),
        *actions(shown),
        section(f"{t(lang, shared.OTHER_WAYS)} {t(lang, words.HEAVY_MORE)}"),
        *short_blocks(scene.around, lang, None),
    ]
    return modal(scene.around, lang, {"callback_id": ids.SHOWN_VIEW}, labels.HEAVY_TITLE, blocks)


def _options(choices: Mapping[str, Choice] | Mapping[str, Category], lang: Lang) -> list[Element]:
    return [option(choice.label.of(lang), choice.code) for choice in choices.values()]


def _many(name: str, options: Iterable[Element]) -> Element:
    return fields.some_of("multi_static_select", name, list(options), ())
