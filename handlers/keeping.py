"""The roster in forms and files: one person's line, and the table of everybody."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.domain.people import Lang, Person
from bot.domain.refusals import BadValue, ChangedMeanwhile
from bot.usecases import importing, roster
from bot.views import admin as drawn
from bot.views import answers, ids, refusals
from bot.views.modals.roster_member import member_form, read_metadata
from bot.views.texts import refusals as refused
from bot.views.texts import roster as words
from bot.views.texts import t
from handlers import saying, sending
from handlers.answers import Answer, Corrects, Redraws, Shows
from handlers.deps import Deps
from handlers.files import File
from handlers.payloads.gestures import Submission
from handlers.payloads.people import read_member
from handlers.payloads.reading import BadPayload
from handlers.payloads.state import State

_EXPORTED: Final = "roster.csv"


async def open_member(deps: Deps, by: Person, lang: Lang, user: str) -> Answer:
    member = await deps.look(roster.form, by, deps.workspace.person(user))
    view = member_form(deps.around(), lang, member)
    return Shows(view, otherwise=saying.press_again(deps, lang))


async def save_member(deps: Deps, sent: Submission) -> Answer:
    """What cannot be is told under its field; what somebody else has changed since is shown."""
    user, seen = read_metadata(sent.metadata)
    if not user or not seen:
        raise BadPayload("metadata")
    person, lang = deps.workspace.person(user), deps.directory.lang(sent.person)
    now = deps.clock.now()
    try:
        fields = read_member(State(sent.values), deps.content)
        changed = await deps.do(roster.change, now, sent.person, person, fields, seen)
    except BadValue as refusal:
        return Corrects({str(refusal.args[0]): refusals.sentence(refusal, lang)})
    except ChangedMeanwhile:
        member = await deps.look(roster.form, sent.person, person)
        return Redraws(member_form(deps.around(), lang, member, refused.CHANGED_MEANWHILE))
    await deps.remember()
    said = drawn.roster_changed(
        deps.around(), lang, changed.member, changed.new_units, changed.training
    )
    return saying.drawn(deps, lang, said)


async def export(deps: Deps, by: Person, lang: Lang) -> Answer:
    """As a file in the keeper's own conversation: it comes after the answer."""
    data = await deps.do(importing.export, deps.clock.now(), by)
    file = File(_EXPORTED, data, t(lang, words.EXPORT_HERE))
    lost = answers.say(deps.around(), lang, words.EXPORT_LOST)
    deps.later.start(sending.deliver(deps, by, file, lost))
    return saying.sentence(deps, lang, words.EXPORT_COMES)


SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.MEMBER_VIEW: save_member,
}
