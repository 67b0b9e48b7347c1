"""Debriefs: the card of whoever can take one, and what the supporter who asked reads of it."""

from bot.domain.debriefs import Debrief, DebriefState
from bot.domain.debriefs import who_can as who_can_take
from bot.domain.notices import Kind
from bot.domain.people import Lang, Member
from bot.views import ids
from bot.views.parts import Element, actions, bold, button, context, line, message, reach, section
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, labels, t
from bot.views.texts import after as words


def draw(scene: Scene) -> Rendered | None:
    """From present state; None when there is nothing to tell any more. Never a case, a reason."""
    debrief, subject = scene.debrief, scene.subject
    if debrief is None or subject is None or scene.member is None:
        return None
    if scene.notice.kind is Kind.DEBRIEF_NEWS:
        return _news(scene, debrief)
    return _card(scene, debrief, subject, scene.member)


def _card(scene: Scene, debrief: Debrief, subject: Member, member: Member) -> Rendered | None:
    lang = scene.lang
    mine = debrief.taken_by == member.member_id and debrief.state is DebriefState.TAKEN
    able = member in who_can_take(scene.roster, debrief)
    if not able or not (mine or debrief.state is DebriefState.ASKED):
        redraw = scene.notice.kind is Kind.DEBRIEF_REDRAW
        return line(scene.around, lang, words.TAKEN_CARE) if redraw else None
    title = words.IS_DUE if debrief.required else words.ASKS
    blocks: list[Block] = [bold(t(lang, title, name=subject.name))]
    if mine:
        blocks += [section(t(lang, words.TAKEN_BY_YOU, name=subject.name))]
        blocks += [reach(lang, subject.person)]
    if debrief.required:
        blocks.append(section(t(lang, words.REQUIRED)))
    blocks.append(context(t(lang, words.ONLY_THAT)))
    shown = actions(_buttons(lang, debrief, mine=mine))
    return message(scene.around, lang, t(lang, words.DEBRIEF_PREVIEW), (*blocks, *shown))


def _buttons(lang: Lang, debrief: Debrief, *, mine: bool) -> list[Element]:
    value = debrief.debrief_id
    first = (
        button(lang, labels.DEBRIEF_TALKED, ids.DEBRIEF_TALKED, value, "primary")
        if mine
        else button(lang, labels.DEBRIEF_TAKE, ids.DEBRIEF_TAKE, value, "primary")
    )
    if not debrief.required:
        return [first]
    return [first, button(lang, labels.DEBRIEF_RELEASE, ids.DEBRIEF_RELEASE, value)]


def _news(scene: Scene, debrief: Debrief) -> Rendered | None:
    lang = scene.lang
    preview = t(lang, words.NEWS_PREVIEW)
    if debrief.state is DebriefState.DONE:
        return message(scene.around, lang, preview, [section(t(lang, words.DEBRIEF_OVER))])
    if debrief.state is DebriefState.WITHDRAWN:
        return None
    taker = scene.roster.get(debrief.taken_by) if debrief.taken_by is not None else None
    blocks: list[Block] = [section(t(lang, words.RESTING))] if debrief.required else []
    if taker is None:
        able = who_can_take(scene.roster, debrief)
        blocks.append(section(t(lang, _asked(debrief) if able else words.NOBODY_TAKES)))
    else:
        said = section(t(lang, words.TAKEN_FOR_YOU, name=taker.name))
        blocks += [said, reach(lang, taker.person)]
    return message(scene.around, lang, preview, blocks)


def _asked(debrief: Debrief) -> Words:
    return words.ASKED_FOR_YOU if debrief.required else words.YOU_ASKED


def at_home(lang: Lang, debrief: Debrief | None) -> tuple[Block, ...]:
    """For the supporter's own Home: where it stands, in words, without any name."""
    if debrief is None or not debrief.state.is_open:
        return actions([button(lang, labels.DEBRIEF_ASK, ids.DEBRIEF_ASK)])
    taken = debrief.state is DebriefState.TAKEN
    said = section(t(lang, words.YOU_ARE_TAKEN if taken else _asked(debrief)))
    if debrief.required:
        return (said,)
    return (said, *actions([button(lang, labels.DEBRIEF_WITHDRAW, ids.DEBRIEF_WITHDRAW)]))
