"""What the person reads after the close: check-ins as agreed, how to stop, what was answered."""

from collections.abc import Callable

from bot.domain.after import After, FollowUp, FollowUpState
from bot.domain.cases import Case
from bot.domain.followups import PUT_OFF
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.views import ids, moments
from bot.views.parts import Element, actions, bold, button, line, message, section, sections
from bot.views.requester_buttons import help_now
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, labels, shared, t
from bot.views.texts import after as words

_ANSWERED: dict[FollowUpState, Words] = {
    FollowUpState.OKAY: words.OKAY,
    FollowUpState.TALK: words.TALKING,
    FollowUpState.STOPPED: words.STOPPED,
}


def draw(scene: Scene, case: Case) -> Rendered | None:
    """The check-in asked last; what was answered is one line, and nothing comes after a stop."""
    after, redraw = case.after, scene.notice.kind is Kind.FOLLOW_UP_REDRAW
    number = after.newest if after is not None else None
    if after is None or number is None:
        return line(scene.around, scene.lang, shared.NEWEST_BELOW) if redraw else None
    follow_up = after.follow_ups[number]
    if follow_up.state is FollowUpState.ASKED:
        return _card(scene, case, number, follow_up)
    return _answered(scene, case, follow_up) if redraw else None


def value(case: Case, number: int) -> str:
    return f"{case.requester.party_id}:{number}"


def _card(scene: Scene, case: Case, number: int, follow_up: FollowUp) -> Rendered:
    lang = scene.lang
    blocks = (*_question(lang), *actions(_buttons(lang, case, number, follow_up)))
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def _question(lang: Lang) -> tuple[Block, ...]:
    said = (t(lang, words.HOW_ARE_YOU), t(lang, words.TALK_MEANS), t(lang, words.LATER_MEANS))
    return (bold(t(lang, words.CHECKING_IN)), *sections(said))


def _buttons(lang: Lang, case: Case, number: int, follow_up: FollowUp) -> list[Element]:
    mine, party = value(case, number), case.requester.party_id
    shown = [
        button(lang, labels.FOLLOW_OKAY, ids.FOLLOW_OKAY, mine),
        button(lang, labels.FOLLOW_TALK, ids.FOLLOW_TALK, mine, "primary"),
    ]
    if follow_up.put_off < PUT_OFF:
        shown.append(button(lang, labels.FOLLOW_LATER, ids.FOLLOW_LATER, mine))
    return [
        *shown,
        button(lang, labels.FOLLOW_STOP, ids.FOLLOW_STOP, party),
        help_now(lang, case.asking.country),
        button(lang, labels.DETAILS, ids.DETAILS, party),
    ]


def _answered(scene: Scene, case: Case, follow_up: FollowUp) -> Rendered:
    lang = scene.lang
    if follow_up.state is FollowUpState.WAITING:
        said = t(lang, words.PUT_OFF, time=_when(scene, follow_up))
    else:
        said = t(lang, _ANSWERED.get(follow_up.state, words.STOPPED))
    details = button(lang, labels.DETAILS, ids.DETAILS, case.requester.party_id)
    shown = [help_now(lang, case.asking.country), *evaluate(lang, case), details]
    blocks = (section(said), *actions(shown))
    return message(scene.around, lang, t(lang, shared.UPDATE), blocks)


def evaluate(lang: Lang, case: Case) -> list[Element]:
    """The one offer of the five questions, where it is due."""
    if case.after is None or not case.after.offers_evaluation:
        return []
    return [button(lang, labels.EVALUATE, ids.EVALUATE, case.requester.party_id)]


def agreed(scene: Scene, case: Case) -> tuple[Block, ...]:
    """For the closing message and *Details*: when we check in, and how to stop that."""
    after, lang = case.after, scene.lang
    if after is None or not after.follow_ups:
        return ()
    if after.stopped:
        return (section(t(lang, words.STOPPED)),)
    asked = after.newest
    if asked is not None and after.follow_ups[asked].state is FollowUpState.ASKED:
        return _question(lang)
    return _to_come(scene, after)


def _to_come(scene: Scene, after: After) -> tuple[Block, ...]:
    lang = scene.lang
    waiting = [f for f in after.follow_ups if f.state is FollowUpState.WAITING]
    if not waiting:
        return ()
    times = [_when(scene, f) for f in sorted(waiting, key=lambda f: f.due_at)]
    last = t(lang, words.AND).join((", ".join(times[:-1]), times[-1]))
    said = last if times[1:] else times[0]
    return sections([t(lang, words.AGREED, times=said), t(lang, words.HOW_TO_STOP)])


def stop_button(lang: Lang, case: Case) -> list[Element]:
    after = case.after
    if after is None or after.stopped or after.next_due is None:
        return []
    return [button(lang, labels.FOLLOW_STOP, ids.FOLLOW_STOP, case.requester.party_id)]


def _when(scene: Scene, follow_up: FollowUp) -> str:
    return moments.at(follow_up.due_at, scene.around.now, scene.zone, scene.lang)


DRAWN: dict[Kind, Callable[[Scene, Case], Rendered | None]] = {
    Kind.FOLLOW_UP: draw,
    Kind.FOLLOW_UP_REDRAW: draw,
}
