"""The Home tab: drawn when it is opened, and what supporters and keepers press there."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.debriefs import Debrief
from bot.domain.people import Member, Person, Profile
from bot.domain.refusals import BadValue, BioHasLink, BioTooLong
from bot.ports import StoreError
from bot.usecases import availability, coverage, debriefs, profile, receiving, shifts
from bot.views import ids, refusals
from bot.views.degraded import down_home
from bot.views.home import home_view
from bot.views.modals import shown
from bot.views.modals.profile import profile_modal
from bot.views.scene import View
from bot.views.texts import profile as words
from handlers import calls, saying, slash
from handlers.answers import Answer, Corrects, Done, Shows
from handlers.deps import Deps
from handlers.payloads.events import HomeOpened
from handlers.payloads.gestures import Click, Submission
from handlers.payloads.people import read_own
from handlers.payloads.state import State


async def opened(deps: Deps, event: HomeOpened) -> Answer:
    """For everybody, guests and strangers too: they see the lines and the same buttons."""
    person = event.actor.person
    await deps.directory.learn(person)
    await calls.publish_home(deps.client, person.user, await _view(deps, person))
    return Done()


async def _view(deps: Deps, person: Person) -> View:
    lang = deps.directory.lang(person)
    if not deps.database.up:
        return down_home(deps.around(), lang)
    member = await _member(deps, person)
    debrief, gaps = await _debrief(deps, person), await _gaps(deps, person)
    return home_view(deps.around(), member, lang, debrief, gaps)


async def _member(deps: Deps, person: Person) -> Member | None:
    """As stored; as remembered where the database is busy."""
    try:
        return await deps.look(receiving.member_of, person)
    except StoreError:
        return deps.memory.member(person)


async def _debrief(deps: Deps, person: Person) -> Debrief | None:
    """None too where the database is busy: asking again then shows what there is."""
    try:
        return await deps.look(debriefs.standing, person)
    except StoreError:
        return None


async def _gaps(deps: Deps, person: Person) -> int:
    """None shown where the database is busy: ``coverage`` says what there is."""
    try:
        return await deps.look(coverage.known_gaps, deps.clock.now(), person)
    except StoreError:
        return 0


async def available(deps: Deps, click: Click) -> Answer:
    """The outbox draws Home again, so that every window of theirs shows the same."""
    await deps.do(availability.toggle, deps.clock.now(), click.person)
    return Done()


async def cases(deps: Deps, click: Click) -> Answer:
    return await slash.my_cases(deps, click.person)


async def on_call(deps: Deps, click: Click) -> Answer:
    now, lang = deps.clock.now(), deps.directory.lang(click.person)
    found = await deps.look(shifts.on_call, now, click.person, deps.expand)
    view = shown.on_call_view(deps.around(), lang, found)
    return Shows(view, otherwise=saying.press_again(deps, lang))


async def my_profile(deps: Deps, click: Click) -> Answer:
    member = await deps.look(profile.mine, click.person)
    view = profile_modal(deps.around(), member.lang, member.profile or Profile())
    return Shows(view, otherwise=saying.press_again(deps, member.lang))


async def save_profile(deps: Deps, submission: Submission) -> Answer:
    """What cannot be kept is said under the field, where everything that was typed stays."""
    now, lang = deps.clock.now(), deps.directory.lang(submission.person)
    try:
        own = read_own(State(submission.values), deps.content)
        member = await deps.do(profile.save, now, submission.person, own)
    except (BioTooLong, BioHasLink) as refusal:
        return Corrects({ids.BIO: refusals.sentence(refusal, lang)})
    except BadValue as refusal:
        return Corrects({str(refusal.args[0]): refusals.sentence(refusal, lang)})
    await deps.remember()
    said = words.SAVED if member.profile is not None and member.profile.bio else words.REMOVED
    return saying.sentence(deps, member.lang, said)


TABLE: Final[Mapping[str, Callable[[Deps, Click], Awaitable[Answer]]]] = {
    ids.HOME_AVAILABLE: available,
    ids.HOME_CASES: cases,
    ids.HOME_ON_CALL: on_call,
    ids.HOME_PROFILE: my_profile,
}
SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.PROFILE_VIEW: save_profile,
}
