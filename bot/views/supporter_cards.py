"""Every message to a supporter: the page, the case they hold, the question about contact."""

from bot.domain.cases import Case, CaseState, Watch
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.views import ids, masked, moments, page_facts
from bot.views.lead_state import lead_state, night_number
from bot.views.parts import (
    Element,
    actions,
    bold,
    button,
    context,
    line,
    message,
    section,
    sections,
)
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, labels, t
from bot.views.texts import after as after_words
from bot.views.texts import supporter as words

_CHECKS = frozenset({Kind.CHECK_HOLDER, Kind.CHECK_HOLDER_REDRAW, Kind.LOG_REMINDER})
_NEUTRAL: dict[PartyState, Words] = {
    PartyState.DECLINED: words.DECLINED,
    PartyState.MOVED_ON: words.MOVED_ON,
    PartyState.CONFLICTED: words.MOVED_ON,
}


def draw(scene: Scene) -> Rendered | None:
    """The message for one notice to a supporter, or None when it is no longer true."""
    case, party = scene.case, scene.party
    if case is None or party is None:
        return None
    if scene.notice.kind in _CHECKS:
        return _check(scene, case, party)
    if _is_paged(case, party):
        return _page(scene, case, party)
    if party.state is PartyState.HOLDER and case.state is CaseState.HELD:
        return _holder(scene, case, party)
    return _neutral(scene, case, party) if scene.notice.kind is Kind.PAGE_REDRAW else None


def _is_paged(case: Case, party: Party) -> bool:
    return party.state is PartyState.PAGED and case.state.is_asking and case.search is not None


def _page(scene: Scene, case: Case, party: Party) -> Rendered:
    lang, around = scene.lang, scene.around
    title = words.PAGE_TITLE if party.pages <= 1 else words.AGAIN_TITLE
    blocks = [bold(t(lang, title)), *sections(page_facts.for_supporter(scene, case))]
    leads = case.of(PartyRole.LEAD, PartyState.PAGED, PartyState.ACKNOWLEDGED)
    danger = words.DANGER_PAGE if leads else words.DANGER_ALONE
    blocks += _danger(scene, case, t(lang, danger))
    blocks.append(context(t(lang, words.PRESS_FREELY)))
    value = party.party_id
    blocks += actions(
        [
            button(lang, labels.ACCEPT, ids.ACCEPT, value, "primary"),
            button(lang, labels.NOT_NOW, ids.NOT_NOW, value),
            button(lang, labels.DETAILS, ids.DETAILS, value),
        ]
    )
    text = t(lang, words.SOMEONE_WAITS, urgency=page_facts.urgency_of(scene, case))
    return message(around, lang, text, blocks)


def _danger(scene: Scene, case: Case, said: str) -> tuple[Block, ...]:
    """On danger: what is true of the lead, and the program's own number."""
    if not case.is_danger:
        return ()
    return sections([said, night_number(scene)])


def _holder(scene: Scene, case: Case, party: Party) -> Rendered:
    lang, watch = scene.lang, case.watch
    text = t(lang, words.CARD_UPDATE)
    if scene.notice.kind is Kind.PAGE:
        text = t(lang, words.MORE_URGENT, urgency=page_facts.urgency_of(scene, case))
    if watch is None or not watch.cleared:
        return message(scene.around, lang, text, question(scene, case, party))
    news = text if scene.notice.kind is Kind.PAGE else t(lang, words.YOURS)
    blocks = [bold(news), *sections(page_facts.for_supporter(scene, case))]
    blocks += masked.for_holder(scene, case)
    blocks += masked.not_told_yet(scene, case)
    blocks.append(section(_contact_line(scene, watch)))
    if case.search is not None:
        blocks.append(section(t(lang, words.NEXT_IS_ASKED)))
    blocks += lead_state(scene, case)
    return message(scene.around, lang, text, [*blocks, *_holding(scene, case, watch)])


def _contact_line(scene: Scene, watch: Watch) -> str:
    if watch.reached_at is not None:
        return t(scene.lang, words.IN_TOUCH)
    time = moments.by(watch.check_at, scene.around.now, scene.zone, scene.lang)
    return t(scene.lang, words.CONTACT_BY, time=time)


def question(scene: Scene, case: Case, party: Party) -> tuple[Block, ...]:
    """The one question before the name; the only place where the unit is shown."""
    lang, value = scene.lang, party.party_id
    unit = case.asking.wishes.unit or ""
    return (
        section(t(lang, words.UNIT_QUESTION, unit=unit)),
        section(t(lang, words.UNIT_WHY)),
        *actions(
            [
                button(lang, labels.NO_CONFLICT, ids.NO_CONFLICT, value),
                button(lang, labels.CONFLICT, ids.CONFLICT, value),
                button(lang, labels.DETAILS, ids.DETAILS, value),
            ]
        ),
    )


def _holding(scene: Scene, case: Case, watch: Watch) -> tuple[Block, ...]:
    lang, value = scene.lang, watch.party_id
    shown: list[Element] = [
        button(lang, labels.SHOW_CONTACT, ids.SHOW_CONTACT, value, "primary"),
        button(lang, labels.OPEN_CHECKLIST, ids.OPEN_CHECKLIST, value),
    ]
    if watch.reached_at is None:
        shown.append(button(lang, labels.CONTACT_MADE, ids.CONTACT_MADE, value))
    if case.search is None:
        shown.append(button(lang, labels.HAND_OVER, ids.HAND_OVER, value))
    shown.append(button(lang, labels.TOO_CLOSE, ids.TOO_CLOSE, value))
    if not watch.cannot_go_on:
        shown.append(button(lang, labels.CANNOT_GO_ON, ids.CANNOT_GO_ON, value))
    if case.name_waits_to_be_told:
        shown.append(button(lang, labels.SAFE_TO_TELL, ids.SAFE_TO_TELL, value))
    shown.append(button(lang, labels.WORRIED, ids.WORRIED, value, "danger"))
    shown.append(button(lang, labels.CLOSE_CASE, ids.CLOSE_CASE, value))
    shown.append(button(lang, labels.DETAILS, ids.DETAILS, value))
    return actions(shown)


def _neutral(scene: Scene, case: Case, party: Party) -> Rendered:
    """A decided thing: one line, no buttons, and nothing about how it was decided."""
    words_now = _NEUTRAL.get(party.state, words.NOT_NEEDED)
    if party.state is PartyState.HOLDER:
        closing = case.state is CaseState.ENDING and case.ended_as is CaseState.CLOSED
        words_now = words.CLOSE_WAITS if closing else words.OVER
    return line(scene.around, scene.lang, words_now)


def _check(scene: Scene, case: Case, party: Party) -> Rendered | None:
    lang, watch = scene.lang, case.watch
    mine = watch is not None and watch.party_id == party.party_id
    if mine and watch is not None and _is_reminded(case, watch):
        return _reminder(scene, party)
    if not mine or watch is None or watch.reached_at is not None or not watch.asked:
        redraw = scene.notice.kind is Kind.CHECK_HOLDER_REDRAW
        return line(scene.around, lang, words.ANSWERED) if redraw else None
    if scene.notice.kind is Kind.LOG_REMINDER:
        return None
    question, value = t(lang, words.CHECK_QUESTION), party.party_id
    shown = [
        button(lang, labels.CONTACT_MADE, ids.CONTACT_MADE, value, "primary"),
        button(lang, labels.HAND_OVER, ids.HAND_OVER, value),
        button(lang, labels.CANNOT_GO_ON, ids.CANNOT_GO_ON, value),
        button(lang, labels.DETAILS, ids.DETAILS, value),
    ]
    blocks = (bold(question), section(t(lang, words.CHECK_WHY)), *actions(shown))
    return message(scene.around, lang, question, blocks)


def _is_reminded(case: Case, watch: Watch) -> bool:
    return watch.reminded and watch.reached_at is not None and case.state is CaseState.HELD


def _reminder(scene: Scene, party: Party) -> Rendered:
    lang, value = scene.lang, party.party_id
    question = t(lang, after_words.LOG_REMINDER)
    shown = [
        button(lang, labels.CLOSE_CASE, ids.CLOSE_CASE, value, "primary"),
        button(lang, labels.DETAILS, ids.DETAILS, value),
    ]
    why = section(t(lang, after_words.LOG_REMINDER_WHY))
    blocks = (bold(question), why, *actions(shown))
    return message(scene.around, lang, t(lang, words.CARD_UPDATE), blocks)
