"""Cards of sessions: the invitation, what was answered, who was there."""

from collections.abc import Mapping
from typing import Final

from bot.domain.notices import Kind
from bot.domain.people import Lang, Member, Role
from bot.domain.permissions import Act, may
from bot.domain.training_sessions import Answer, TrainingSession
from bot.views import ids, moments
from bot.views.parts import Style, actions, bold, button, context, line, message, section, sections
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, labels, t
from bot.views.texts import training as words

_SAID: Final[Mapping[Answer, Words]] = {
    Answer.NONE: words.SAID,
    Answer.YES: words.SAID_YES,
    Answer.NO: words.SAID_NO,
}
TO_SUPPORTER: Final = (
    *(Kind.SESSION_INVITE, Kind.SESSION_REMINDER),
    *(Kind.SESSION_REDRAW, Kind.SESSION_OFF),
)
_PLAIN: Final = (Kind.SESSION_REDRAW, Kind.SESSION_OFF)
TO_TRAINER: Final = (Kind.SESSION_WHO, Kind.SESSION_WHO_REDRAW, Kind.SESSION_UNRECORDED)


def draw(scene: Scene) -> Rendered | None:
    """To a supporter. An invitation or reminder that comes too late is not sent."""
    session, member = scene.meeting.session, scene.member
    kind = scene.notice.kind
    if session is None or member is None or not member.holds(Role.SUPPORTER):
        return None
    if session.removed:
        return _off(scene, session) if kind in _PLAIN else None
    if session.is_ahead(scene.around.now):
        return None if kind is Kind.SESSION_OFF else _card(scene, session)
    if kind is not Kind.SESSION_REDRAW:
        return None
    return line(scene.around, scene.lang, words.BEGUN, title=session.title)


def _card(scene: Scene, session: TrainingSession) -> Rendered | None:
    lang, answer = scene.lang, scene.meeting.answer
    reminds = scene.notice.kind is Kind.SESSION_REMINDER
    if reminds and answer is Answer.NO:
        return None
    preview = words.PREVIEW_TOMORROW if reminds else words.PREVIEW
    blocks = (
        bold(session.title),
        *sections(_facts(scene, session)),
        section(t(lang, _SAID[answer])),
        *actions(
            [
                button(lang, labels.SESSION_COME, ids.SESSION_COME, *_chosen(scene, Answer.YES)),
                button(lang, labels.SESSION_NOT, ids.SESSION_NOT, *_chosen(scene, Answer.NO)),
                button(lang, labels.SESSION_TOPIC, ids.SESSION_TOPIC, session.session_id),
            ]
        ),
    )
    return message(scene.around, lang, t(lang, preview), blocks)


def _chosen(scene: Scene, answer: Answer) -> tuple[str, Style | None]:
    """What the button carries; the one that was pressed stands out."""
    session_id = scene.notice.subject_id or ""
    return session_id, "primary" if scene.meeting.answer is answer else None


def _facts(scene: Scene, session: TrainingSession) -> list[str]:
    lang = scene.lang
    said = [t(lang, words.WHEN, time=when(scene, session), minutes=session.minutes)]
    if session.where:
        said.append(t(lang, words.WHERE, where=session.where))
    trainer = scene.roster.get(session.trainer)
    if trainer is not None:
        said.append(t(lang, words.LEADS, name=trainer.name))
    return said


def when(scene: Scene, session: TrainingSession) -> str:
    """In the zone of whoever reads it, with its day."""
    return moments.dated(session.starts_at, scene.zone, scene.lang)


def _off(scene: Scene, session: TrainingSession) -> Rendered:
    lang = scene.lang
    said = t(lang, words.OFF, title=session.title, time=when(scene, session))
    return message(scene.around, lang, t(lang, words.PREVIEW_OFF), sections([said]))


def draw_who(scene: Scene) -> Rendered | None:
    """To whoever can say who was there, as long as nobody has."""
    session, member = scene.meeting.session, scene.member
    redraw = scene.notice.kind is Kind.SESSION_WHO_REDRAW
    if session is None or member is None or not may(member, Act.EDIT_SESSIONS):
        return None
    if session.removed:
        return _off(scene, session) if redraw else None
    lang, facts = scene.lang, {"title": session.title, "time": when(scene, session)}
    if session.recorded_at is not None:
        return line(scene.around, lang, words.WHO_DONE, **facts) if redraw else None
    directors = scene.notice.kind is Kind.SESSION_UNRECORDED
    said = t(lang, words.WHO_UNRECORDED if directors else words.WHO_ASK, **facts)
    pressed = button(lang, labels.SESSION_WHO, ids.SESSION_WHO, session.session_id, "primary")
    why: tuple[Block, ...] = () if directors else (context(t(lang, words.WHO_WHY)),)
    blocks = (*sections([said]), *why, *actions([pressed]))
    return message(scene.around, lang, t(lang, words.WHO_PREVIEW), blocks)


def names_of(lang: Lang, members: tuple[Member, ...]) -> str:
    return ", ".join(m.name for m in members) or t(lang, words.NOBODY)
