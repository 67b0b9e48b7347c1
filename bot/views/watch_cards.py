"""Every message to coordinators and to the lead chain: how soon and how long, never who."""

from bot.domain.cases import Case, CaseState
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyState
from bot.views import ids, page_facts
from bot.views.parts import actions, bold, button, context, line, message, section, sections
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import labels, shared, t
from bot.views.texts import supporter as words

_COORDINATOR = frozenset({Kind.COORDINATOR, Kind.COORDINATOR_REDRAW})
_REDRAWS = frozenset({Kind.COORDINATOR_REDRAW, Kind.LEAD_REDRAW})


def draw(scene: Scene) -> Rendered | None:
    """The message for one notice to a coordinator or lead, or None when it is no longer true."""
    case, party = scene.case, scene.party
    if case is None or party is None:
        return None
    if scene.notice.kind in _COORDINATOR:
        drawn = _coordinator(scene, case, party)
    else:
        drawn = _lead(scene, case, party)
    if drawn is None and scene.notice.kind in _REDRAWS:
        return line(scene.around, scene.lang, words.NOT_NEEDED)
    return drawn


def _coordinator(scene: Scene, case: Case, party: Party) -> Rendered | None:
    waits = case.state.is_asking and case.search is not None
    if party.state is not PartyState.PAGED or not waits:
        return None
    lang, value = scene.lang, party.party_id
    urgency, waited = page_facts.urgency_of(scene, case), page_facts.waited(scene, case)
    shown = [
        button(lang, labels.ASK_AGAIN, ids.ASK_AGAIN, value, "primary"),
        button(lang, labels.DETAILS, ids.DETAILS, value),
    ]
    blocks = (
        bold(t(lang, words.NOBODY_YET)),
        *sections(page_facts.for_watch(scene, case)),
        context(t(lang, words.ASK_AGAIN_MEANS)),
        *actions(shown),
    )
    text = t(lang, words.WAITS_LONG, waited=waited, urgency=urgency)
    return message(scene.around, lang, text, blocks)


def _lead(scene: Scene, case: Case, party: Party) -> Rendered | None:
    if case.alarm is None:
        return None
    if party.state is PartyState.ACKNOWLEDGED:
        return None if scene.notice.kind is Kind.LEAD_PAGE else _acknowledged(scene, case, party)
    if party.state is not PartyState.PAGED or case.alarm.acknowledged or case.state.is_over:
        return None
    lang, value = scene.lang, party.party_id
    ending = case.state is CaseState.ENDING
    shown = [
        button(lang, labels.ACKNOWLEDGE, ids.ACKNOWLEDGE, value, "primary"),
        button(lang, labels.DETAILS, ids.DETAILS, value),
    ]
    blocks = (
        bold(t(lang, words.LEAD_ENDING if ending else words.LEAD_TITLE)),
        *sections(page_facts.for_watch(scene, case)),
        *_standing(scene, case),
        context(t(lang, words.ACKNOWLEDGE_MEANS)),
        *actions(shown),
    )
    text = t(lang, words.LEAD_NEEDED, urgency=page_facts.urgency_of(scene, case))
    return message(scene.around, lang, text, blocks)


def _acknowledged(scene: Scene, case: Case, party: Party) -> Rendered:
    lang, value = scene.lang, party.party_id
    shown = [button(lang, labels.SHOW_CONTACT, ids.SHOW_CONTACT, value, "primary")]
    if not case.state.is_over:
        shown.append(button(lang, labels.DETAILS, ids.DETAILS, value))
    blocks = (
        bold(t(lang, words.YOU_ACKNOWLEDGED)),
        *sections(page_facts.for_watch(scene, case)),
        *_standing(scene, case),
        *actions(shown),
    )
    return message(scene.around, lang, t(lang, words.CARD_UPDATE), blocks)


def _standing(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Whether a supporter is there, and the program's own number. No names."""
    lang, number = scene.lang, scene.around.program.night_number
    said: list[Block] = []
    if case.state.is_asking:
        peer = words.HAS_PEER if case.state is CaseState.HELD else words.NO_PEER
        said.append(section(t(lang, peer)))
    night = t(lang, shared.NIGHT_NUMBER, number=number) if number else None
    return (*said, section(night or t(lang, shared.NO_NIGHT_NUMBER)))
