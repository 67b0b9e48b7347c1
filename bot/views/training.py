"""What the commands about sessions and training answer, from values of the domain."""

from collections.abc import Iterable, Mapping

from bot.domain.people import Lang, Member, Profile
from bot.domain.training import Word
from bot.domain.training_sessions import Answer, Repeat, TrainingSession
from bot.views import moments
from bot.views.parts import context, escape, listing, marked
from bot.views.scene import Block, Rendered, Surroundings
from bot.views.session_cards import names_of
from bot.views.texts import Words, t
from bot.views.texts import training as words

_WHY: Mapping[Word, Words] = {
    Word.WARNED: words.WHY_WARNED,
    Word.STOPPED: words.WHY_STOPPED,
    Word.DUE: words.WHY_DUE,
    Word.EXPIRED: words.WHY_EXPIRED,
}


def session_line(lang: Lang, zone: str, session: TrainingSession) -> str:
    """In the zone of whoever reads it."""
    return t(
        lang,
        words.LINE,
        title=session.title,
        time=moments.dated(session.starts_at, zone, lang),
        minutes=session.minutes,
        where=t(lang, words.LINE_WHERE, where=session.where) if session.where else "",
        repeat=_repeat(lang, session.repeat),
    )


def _repeat(lang: Lang, repeat: Repeat) -> str:
    if repeat.weeks:
        said = words.EACH_WEEK if repeat.weeks == 1 else words.WEEKLY
        return t(lang, said, weeks=repeat.weeks)
    return t(lang, words.MONTHLY) if repeat.nth else ""


def added(around: Surroundings, lang: Lang, zone: str, session: TrainingSession) -> Rendered:
    line = session_line(lang, zone, session)
    said = t(lang, words.ADDED, id=session.session_id, line=line)
    return listing(around, lang, [said, t(lang, words.INVITES)])


def removed(around: Surroundings, lang: Lang, zone: str, session: TrainingSession) -> Rendered:
    line, ahead = session_line(lang, zone, session), session.is_ahead(around.now)
    said = [t(lang, words.REMOVED if ahead else words.NOT_HELD, line=line)]
    if not ahead and session.repeat != Repeat():
        said.append(t(lang, words.OTHERS_STAY))
    return listing(around, lang, said)


def upcoming_lines(
    lang: Lang,
    zone: str,
    sessions: Iterable[TrainingSession],
    coming: Mapping[str, Mapping[Answer, int]],
) -> list[str]:
    """How many come, never who has said no."""
    lines = []
    for one in sessions:
        counts = coming.get(one.session_id, {})
        said = {answer.value: counts.get(answer, 0) for answer in Answer}
        line = session_line(lang, zone, one)
        lines.append(t(lang, words.UPCOMING_LINE, id=one.session_id, line=line, **said))
    return lines


def unrecorded_lines(lang: Lang, zone: str, sessions: Iterable[TrainingSession]) -> list[str]:
    lines = [
        t(lang, words.UNRECORDED_LINE, id=one.session_id, line=session_line(lang, zone, one))
        for one in sessions
    ]
    return [t(lang, words.UNRECORDED), *lines] if lines else []


def lapsing_lines(lang: Lang, members: Iterable[Member]) -> list[str]:
    """Names and days of training are for those who run it to see."""
    lines = [t(lang, words.PERSON_LINE, name=m.name, why=_why(lang, m)) for m in members]
    return [t(lang, words.LAPSING), *lines] if lines else [t(lang, words.ALL_CURRENT)]


def _why(lang: Lang, member: Member) -> str:
    profile = member.profile or Profile()
    record = profile.record
    until = moments.on_day(record.until, lang) if record.until else ""
    date = moments.on_day(profile.trained_on, lang) if profile.trained_on else ""
    said = _WHY[Word(record.told)]
    return t(lang, said, missed=record.missed, date=date, until=until)


def topics(around: Surroundings, lang: Lang, found: Iterable[str]) -> Rendered:
    lines = [t(lang, words.TOPIC_LINE, topic=one) for one in found]
    if not lines:
        return listing(around, lang, [t(lang, words.TOO_FEW_TOPICS)])
    return listing(around, lang, [t(lang, words.TOPICS), *lines])


def recorded(around: Surroundings, lang: Lang, present: tuple[Member, ...]) -> Rendered:
    return listing(around, lang, [t(lang, words.RECORDED, names=names_of(lang, present))])


def excused(around: Surroundings, lang: Lang, member: Member) -> Rendered:
    return listing(around, lang, [t(lang, words.EXCUSED, name=member.name)])


def record_lines(lang: Lang, member: Member, trainer: str, attended: int) -> list[str]:
    """What is written down of one supporter's training."""
    profile = member.profile or Profile()
    record, trained = profile.record, profile.trained_on
    said = [
        t(lang, words.COURSE, date=moments.on_day(trained, lang))
        if trained is not None
        else t(lang, words.NO_COURSE)
    ]
    if record.minutes:
        said.append(t(lang, words.HOURS, hours=f"{record.minutes / 60:g}"))
    if trainer:
        said.append(t(lang, words.TRAINER, name=trainer))
    if record.refreshed_on is not None:
        said.append(t(lang, words.REFRESHED, date=moments.on_day(record.refreshed_on, lang)))
    return [*said, t(lang, words.ATTENDED, count=attended)]


def record(
    around: Surroundings, lang: Lang, name: str, lines: Iterable[str], *, saved: bool = False
) -> Rendered:
    first = t(lang, words.TRAINING_SAVED, name=name) if saved else name
    return listing(around, lang, [first, *lines])


def certificate_lines(lang: Lang, name: str, day: str, lines: Iterable[str]) -> list[str]:
    return [
        t(lang, words.CERTIFICATE),
        t(lang, words.PROGRAM),
        "",
        t(lang, words.NAME, name=name),
        *lines,
        t(lang, words.ON, date=day),
        "",
        t(lang, words.NO_LICENCE),
    ]


def certificate(around: Surroundings, lang: Lang, lines: Iterable[str]) -> Rendered:
    """Set as it is, so that it can be copied and printed."""
    said = list(lines)
    rendered = listing(around, lang, said)
    return Rendered(rendered.text, (*rendered.blocks[:-1], *preformatted(lang, said)))


def preformatted(lang: Lang, lines: Iterable[str]) -> tuple[Block, ...]:
    """Names hold no sign that would end it."""
    said = escape("\n".join(lines).replace("`", "'"))
    return marked(f"```{said}```"), context(t(lang, words.COPY))
