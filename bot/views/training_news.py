"""What a supporter reads of their own training: once, and with the way back."""

from bot.domain.people import Member, Role, Roster
from bot.domain.training import Rules, Word, rules_of
from bot.domain.training_sessions import TrainingSession
from bot.views import moments
from bot.views.parts import context, message, sections
from bot.views.scene import Block, Rendered, Scene
from bot.views.texts import Words, t
from bot.views.texts import training as words


def draw(scene: Scene) -> Rendered | None:
    """None once another word is true than the one that this was owed for."""
    member = scene.member
    if member is None or member.profile is None or not member.holds(Role.SUPPORTER):
        return None
    word = Word(member.profile.record.told)
    if scene.notice.role != (word.value or "current"):
        return None
    lang, rules = scene.lang, rules_of(scene.around.program.settings)
    blocks: list[Block] = [*sections(standing(scene, member, word, rules))]
    if word is not Word.NOTHING:
        blocks += sections(_way(scene))
    if word.is_lapse:
        blocks.append(context(t(lang, words.ONLY_YOU)))
    return message(scene.around, lang, t(lang, words.NEWS_PREVIEW), blocks)


def standing(scene: Scene, member: Member, word: Word, rules: Rules) -> list[str]:
    """How it stands, in one sentence or two."""
    lang = scene.lang
    record = member.profile.record if member.profile is not None else None
    if record is None:
        return []
    date = moments.on_day(record.until, lang) if record.until is not None else ""
    missed = t(lang, words.MISSED, missed=record.missed)
    match word:
        case Word.STOPPED:
            return [missed, t(lang, words.STOPPED)]
        case Word.EXPIRED:
            return [t(lang, words.EXPIRED, date=date)]
        case Word.DUE:
            return [t(lang, words.CURRENT), t(lang, words.DUE, date=date)]
        case Word.WARNED:
            return [t(lang, words.CURRENT), missed, *_after(scene, record.missed, rules)]
        case _:
            return [t(lang, words.CURRENT)]


def _after(scene: Scene, missed: int, rules: Rules) -> list[str]:
    """What one more would mean, where the program has a rule for it."""
    if rules.stop is None:
        return []
    said: Words = words.AFTER_NEXT if rules.stop == missed + 1 else words.AFTER_MORE
    return [t(scene.lang, said, stop=rules.stop)]


def _way(scene: Scene) -> list[str]:
    """The next session, and whom to ask."""
    lang = scene.lang
    names = ", ".join(m.name for m in whom_to_ask(scene.roster))
    said = [next_session(scene, scene.meeting.session)]
    return [*said, t(lang, words.ASK_THEM, names=names)] if names else said


def next_session(scene: Scene, session: TrainingSession | None) -> str:
    if session is None:
        return t(scene.lang, words.NO_NEXT)
    time = moments.dated(session.starts_at, scene.zone, scene.lang)
    return t(scene.lang, words.NEXT, title=session.title, time=time)


def whom_to_ask(roster: Roster) -> tuple[Member, ...]:
    """Trainers; the directors where there is none."""
    return (roster.holding(Role.TRAINER) or roster.holding(Role.DIRECTOR))[:5]
