"""Every message to the person who asks: one card with the news, and the two questions."""

from collections.abc import Callable

from bot.domain.cases import Case, CaseState
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.views import followup_cards
from bot.views import requester_buttons as buttons
from bot.views import requester_story as told
from bot.views.lines import bare_numbers, line_blocks, numbers
from bot.views.parts import Element, bold, line, message, section, sections
from bot.views.resources import sent_resource
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, crisis, labels, shared, t
from bot.views.texts import requester as words

_WHILE_OPEN = frozenset({Kind.PROMISE_BROKEN, Kind.STILL_WANTED, Kind.LOOKING_AGAIN})
_WHILE_HELD = frozenset({Kind.FOUND, Kind.SECOND_JOINING})
_ANY_STATE = frozenset({Kind.NAME_SEEN, Kind.REQUEST_REDRAW, Kind.REACHED, Kind.REQUEST_SHOWN})
_NOT_HIDDEN = frozenset(
    {
        *(Kind.REQUEST_SHOWN, Kind.SAFE_CHECK, Kind.SAFE_CHECK_REDRAW),
        *(Kind.FOLLOW_UP, Kind.FOLLOW_UP_REDRAW),
    }
)
"""A check-in comes days after a screen was shared, and says nothing of what the case was."""

_NEWS: dict[Kind, Words] = {
    Kind.CONFIRMATION: words.IS_IN,
    Kind.FOUND: words.FOUND,
    Kind.WISHES_CHANGED: words.WISHES_SAVED,
    Kind.PROMISE_BROKEN: words.BROKEN,
    Kind.STILL_WANTED: words.STILL_WANTED,
    Kind.LOOKING_AGAIN: words.LOOKING_AGAIN,
    Kind.NAME_SEEN: words.LOOKING_AGAIN,
    Kind.SECOND_JOINING: words.SECOND_JOINING,
    Kind.LEAD_SEEN: words.LEAD_SEEN,
}
_MORE: dict[Kind, Words] = {
    Kind.STILL_WANTED: words.HOW_TO_ANSWER,
    Kind.SECOND_JOINING: words.FIRST_STAYS,
    Kind.LEAD_SEEN: words.LEAD_CAN_SEE,
}


def draw(scene: Scene) -> Rendered | None:
    """The message for one notice to the requester, or None when it is no longer true."""
    kind, case = scene.notice.kind, scene.case
    if case is None:
        return None
    if case.hidden and kind not in _NOT_HIDDEN:
        return _hidden(scene, case)
    special = _SPECIAL.get(kind)
    return special(scene, case) if special is not None else _card(scene, case)


def net_message(scene: Scene) -> Rendered:
    """The safety net: read from the text alone, by somebody whom nothing of ours can reach."""
    country = scene.case.asking.country if scene.case is not None else None
    said = numbers(scene.around, scene.lang, country)
    text = f"{t(scene.lang, words.NET_OPENING)}\n{said}"
    return Rendered(message(scene.around, scene.lang, text, ()).text, ())


def body(scene: Scene, case: Case) -> tuple[Block, ...]:
    """Where the request stands, without buttons; also what *Details* shows."""
    if not case.state.is_asking:
        over = (
            section(t(scene.lang, words.OVER)),
            *followup_cards.agreed(scene, case),
            *told.seen_names(scene, case),
        )
        if not case.is_grave:
            return over
        return (*over, *line_blocks(scene.around, scene.lang, case.asking.country))
    return (bold(_headline(scene, case)), *told.story(scene, case))


def _card(scene: Scene, case: Case) -> Rendered | None:
    kind, lang = scene.notice.kind, scene.lang
    if not case.state.is_asking:
        return _over(scene, case) if kind in _ANY_STATE else None
    if not _still_true(kind, case):
        return None
    more = None if kind is Kind.LEAD_SEEN and not case.shows_lead_the_name else _MORE.get(kind)
    blocks = [bold(_headline(scene, case))]
    if more is not None:
        blocks.append(section(t(lang, more)))
    blocks += [*told.story(scene, case), *buttons.live(case, lang)]
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def _still_true(kind: Kind, case: Case) -> bool:
    if kind in _WHILE_OPEN:
        return case.state is CaseState.OPEN
    if kind in _WHILE_HELD:
        return case.state is CaseState.HELD and _fits_holder(kind, case)
    return kind is not Kind.LEAD_SEEN or (case.alarm is not None and case.alarm.acknowledged)


def _fits_holder(kind: Kind, case: Case) -> bool:
    if kind is Kind.SECOND_JOINING:
        return case.search is not None
    return case.watch is not None and case.watch.cleared


def _headline(scene: Scene, case: Case) -> str:
    kind, lang = scene.notice.kind, scene.lang
    if kind is Kind.URGENCY_RAISED:
        return t(lang, words.NOW_MORE_URGENT, urgency=t(lang, labels.URGENCIES[case.urgency]))
    if kind in _NEWS and not (kind is Kind.NAME_SEEN and case.state is CaseState.HELD):
        return t(lang, _NEWS[kind])
    return t(lang, _standing(case))


def _standing(case: Case) -> Words:
    watch = case.watch
    if case.state is not CaseState.HELD or watch is None:
        return words.LOOKING
    return words.FOUND if watch.reached_at is None else words.IN_TOUCH


def _over(scene: Scene, case: Case) -> Rendered:
    lang = scene.lang
    blocks = (*body(scene, case), *buttons.ended(lang, _offers(lang, case)))
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def _hidden(scene: Scene, case: Case) -> Rendered:
    """The conversation was hidden from a shared screen: news comes without saying what it is."""
    said = t(scene.lang, shared.UPDATE)
    blocks = (section(said), *buttons.hidden(case, scene.lang))
    return message(scene.around, scene.lang, said, blocks)


def _ended(scene: Scene, case: Case) -> Rendered | None:
    if case.state.is_asking:
        return None
    lang = scene.lang
    said = [t(lang, words.CANCELLED if scene.notice.kind is Kind.CANCELLED else _closed(case))]
    if case.state is CaseState.ENDING:
        said.append(t(lang, words.LEAD_CONFIRMS))
    blocks = (
        *sections(said),
        *followup_cards.agreed(scene, case),
        *told.seen_names(scene, case),
        *told.net_may_come(scene),
        *buttons.ended(lang, _offers(lang, case)),
    )
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def _closed(case: Case) -> Words:
    return words.CLOSED_UNMET if case.after is not None and case.after.unmet else words.CLOSED


def _offers(lang: Lang, case: Case) -> tuple[Element, ...]:
    """What a closed case still offers, on whichever card of it is the newest."""
    return (*followup_cards.evaluate(lang, case), *followup_cards.stop_button(lang, case))


def _check(scene: Scene, case: Case) -> Rendered | None:
    lang, watch = scene.lang, case.watch
    open_question = watch is not None and watch.asked and watch.reached_at is None
    if case.state is not CaseState.HELD or not open_question:
        redraw = scene.notice.kind is Kind.CHECK_REQUESTER_REDRAW
        return line(scene.around, lang, words.ANSWERED) if redraw else None
    question = t(lang, words.REACHED_QUESTION)
    blocks = (bold(question), section(t(lang, words.REACHED_WHY)), *buttons.reached(case, lang))
    return message(scene.around, lang, f"{t(lang, shared.UPDATE)}. {question}", blocks)


def _safe(scene: Scene, case: Case) -> Rendered | None:
    lang = scene.lang
    if scene.notice.kind is Kind.SAFE_CHECK_REDRAW:
        return line(scene.around, lang, words.SAFE_ANSWERED)
    if case.state.is_asking or not case.is_grave:
        return None
    lines = line_blocks(scene.around, lang, case.asking.country)
    blocks = (bold(t(lang, words.SAFE_QUESTION)), *lines, *buttons.safe(case, lang))
    # Without the question: on a lock screen it would tell what the request was about.
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def _lines(scene: Scene, case: Case) -> Rendered | None:
    """Their supporter is worried. Each number in the text as well; nothing to press to read it."""
    if case.state.is_over:
        return None
    lang, country = scene.lang, case.asking.country
    said = t(lang, crisis.FOR_YOU)
    text = f"{t(lang, shared.UPDATE)}\n{bare_numbers(scene.around, lang, country)}"
    blocks = (
        bold(said),
        *line_blocks(scene.around, lang, country),
        *buttons.told(case, lang),
    )
    return message(scene.around, lang, text, blocks)


def _name_used(scene: Scene, case: Case) -> Rendered | None:
    """That their name was shown to save a life: by whom, and who can see it."""
    name = case.crisis.name if case.crisis is not None else None
    party = case.party(name.by) if name is not None else None
    if party is None:
        return None
    lang = scene.lang
    member = scene.roster.get(party.member_id)
    who = member.name if member is not None else t(lang, words.SOMEONE_WHO_LEFT)
    said = section(t(lang, crisis.NAME_WAS_SHOWN, name=who))
    blocks = (said, *buttons.told(case, lang))
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


_SPECIAL: dict[Kind, Callable[[Scene, Case], Rendered | None]] = {
    Kind.CANCELLED: _ended,
    Kind.CLOSED: _ended,
    Kind.RESOURCE: sent_resource,
    Kind.CHECK_REQUESTER: _check,
    Kind.CHECK_REQUESTER_REDRAW: _check,
    Kind.CRISIS_LINES: _lines,
    Kind.NAME_USED: _name_used,
    Kind.SAFE_CHECK: _safe,
    Kind.SAFE_CHECK_REDRAW: _safe,
    **followup_cards.DRAWN,
}
