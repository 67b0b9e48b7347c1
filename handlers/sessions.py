"""What is pressed about sessions: on their cards, in *Who was there?*, and *My training*."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.notices import Kind, Notice
from bot.domain.refusals import NotSupporters, TopicEmpty, TopicHasLink, TopicsFull, UnknownCard
from bot.domain.training import Word, rules_of
from bot.domain.training_sessions import Answer as Said
from bot.usecases import attendance, currency, rsvps
from bot.views import ids, refusals
from bot.views import training as views
from bot.views.modals.training import my_training, topic_modal
from bot.views.scene import Scene
from bot.views.texts import training as words
from bot.views.training_news import next_session, standing
from handlers import saying, training
from handlers.answers import Answer, Corrects, Done, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.state import State

_MOST_TYPED: Final = 3000
"""What Slack lets through at all; the use-case says how much of it fits."""


async def come(deps: Deps, click: Click) -> Answer:
    return await _answered(deps, click, Said.YES)


async def not_this_time(deps: Deps, click: Click) -> Answer:
    return await _answered(deps, click, Said.NO)


async def _answered(deps: Deps, click: Click, said: Said) -> Answer:
    """The card shows it."""
    await deps.do(rsvps.answer, deps.clock.now(), click.person, click.value, said)
    return Done()


async def topic(deps: Deps, click: Click) -> Answer:
    member = await deps.look(rsvps.may_suggest, click.person)
    view = topic_modal(deps.around(), member.lang)
    return Shows(view, otherwise=saying.press_again(deps, member.lang))


async def suggested(deps: Deps, submission: Submission) -> Answer:
    """Kept first. Danger words: the lines, since whoever writes them may mean themselves."""
    typed = State(submission.values).typed(ids.TOPIC, _MOST_TYPED)
    now, person = deps.clock.now(), submission.person
    lang = deps.directory.lang(person)
    try:
        await deps.do(rsvps.suggest, now, person, typed)
    except (TopicEmpty, TopicHasLink, TopicsFull) as refusal:
        return Corrects({ids.TOPIC: refusals.sentence(refusal, lang)})
    if deps.content.has_danger_words(typed):
        return saying.panel(deps, lang)
    return saying.sentence(deps, lang, words.TOPIC_SAVED)


async def who(deps: Deps, click: Click) -> Answer:
    lang = deps.directory.lang(click.person)
    return await training.who(deps, click.person, lang, click.value)


async def were_there(deps: Deps, submission: Submission) -> Answer:
    """The card and what routing knows follow."""
    if not submission.metadata:
        raise UnknownCard
    state = State(submission.values)
    users = {user for field in ids.ATTENDED for user in state.people(field)}
    people = [deps.workspace.person(user) for user in sorted(users)]
    now, by, session_id = deps.clock.now(), submission.person, submission.metadata
    lang = deps.directory.lang(by)
    try:
        done = await deps.do(attendance.attended, now, by, session_id, people)
    except NotSupporters as refusal:
        return Corrects({ids.ATTENDED[0]: refusals.sentence(refusal, lang)})
    await deps.remember()
    return saying.drawn(deps, lang, views.recorded(deps.around(), lang, done.present))


async def mine(deps: Deps, click: Click) -> Answer:
    """Their own: how it stands, the next session, the certificate."""
    found = await deps.look(currency.record_of, deps.clock.now(), click.person, click.person)
    member = found.member
    around, lang = deps.around(), member.lang
    notice = Notice(Kind.HOME, member_id=member.member_id)
    scene = Scene(notice, around, deps.memory.copy.roster, lang, member.zone, member=member)
    word = Word(member.profile.record.told) if member.profile is not None else Word.NOTHING
    is_trained = member.profile is not None and member.profile.trained_on is not None
    said = standing(scene, member, word, rules_of(around.program.settings)) if is_trained else []
    said.append(next_session(scene, next(iter(found.upcoming), None)))
    view = my_training(around, lang, said, training.certificate_lines(lang, found))
    return Shows(view, otherwise=saying.press_again(deps, lang))


TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.SESSION_COME: come,
    ids.SESSION_NOT: not_this_time,
    ids.SESSION_TOPIC: topic,
    ids.SESSION_WHO: who,
    ids.HOME_TRAINING: mine,
}
SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.WHO_VIEW: were_there,
    ids.TOPIC_VIEW: suggested,
}
