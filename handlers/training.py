"""What ``session …`` and ``training …`` do: one function for each command of the grammar."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from bot.domain.people import Lang, Person
from bot.domain.session_fields import read_draft, read_record
from bot.usecases import attendance, currency, sessions
from bot.usecases.currency import Certificate
from bot.views import moments
from bot.views import training as views
from bot.views.modals.training import who_modal
from bot.views.parts import listing
from bot.views.scene import Rendered
from bot.views.texts import t
from bot.views.texts import training as words
from handlers import saying
from handlers import training_commands as c
from handlers.answers import Answer, Shows
from handlers.commands import AdminCommand
from handlers.deps import Deps
from handlers.running import Run, zone_of


async def _list(this: Run, command: c.SessionList) -> Rendered:
    found = await this.deps.look(sessions.listing, this.now, this.by)
    lang, zone = this.lang, this.zone
    lines = [
        t(lang, words.UPCOMING, count=len(found.upcoming)),
        *views.upcoming_lines(lang, zone, found.upcoming, found.coming),
        *views.unrecorded_lines(lang, zone, found.unrecorded),
        *views.lapsing_lines(lang, found.lapsing),
    ]
    return listing(this.around, lang, lines)


async def _add(this: Run, command: c.SessionAdd) -> Rendered:
    draft = read_draft(command.said, command.fields)
    trainer = this.person(command.trainer) if command.trainer else None
    new_id = this.deps.new_id()
    made = await this.deps.do(sessions.add, this.now, this.by, draft, new_id, trainer)
    return views.added(this.around, this.lang, this.zone, made)


async def _remove(this: Run, command: c.SessionRemove) -> Rendered:
    gone = await this.deps.do(sessions.remove, this.now, this.by, command.session_id)
    return views.removed(this.around, this.lang, this.zone, gone)


async def _topics(this: Run, command: c.SessionTopics) -> Rendered:
    found = await this.deps.look(sessions.topics, this.now, this.by, this.deps.new_id())
    return views.topics(this.around, this.lang, found)


async def _attended(this: Run, command: c.SessionAttended) -> Rendered | Shows:
    if not command.users:
        return await who(this.deps, this.by, this.lang, command.session_id)
    people = [this.person(user) for user in command.users]
    done = await this.deps.do(attendance.attended, this.now, this.by, command.session_id, people)
    return views.recorded(this.around, this.lang, done.present)


async def who(deps: Deps, by: Person, lang: Lang, session_id: str) -> Shows:
    """*Who was there?*, also from the card."""
    sheet = await deps.look(attendance.sheet, deps.clock.now(), by, session_id)
    view = who_modal(deps.around(), lang, zone_of(deps, by), sheet.session, sheet.chosen)
    return Shows(view, otherwise=saying.press_again(deps, lang))


async def _excuse(this: Run, command: c.SessionExcuse) -> Rendered:
    user = this.person(command.user)
    member = await this.deps.do(attendance.excuse, this.now, this.by, command.session_id, user)
    return views.excused(this.around, this.lang, member)


async def _show(this: Run, command: c.TrainingShow) -> Rendered:
    return await _record(this, command.user, saved=False)


async def _set(this: Run, command: c.TrainingSet) -> Rendered:
    fields = read_record(command.fields)
    trainer = this.person(command.trainer) if command.trainer else None
    user = this.person(command.user)
    await this.deps.do(currency.set_record, this.now, this.by, user, fields, trainer)
    return await _record(this, command.user, saved=True)


async def _record(this: Run, user: str, *, saved: bool) -> Rendered:
    found = await this.deps.look(currency.record_of, this.now, this.by, this.person(user))
    lines = views.record_lines(this.lang, found.member, found.trainer, found.attended)
    return views.record(this.around, this.lang, found.member.name, lines, saved=saved)


async def _certificate(this: Run, command: c.TrainingCertificate) -> Rendered:
    user = this.person(command.user) if command.user else this.by
    found = await this.deps.look(currency.certificate, this.now, this.by, user)
    return views.certificate(this.around, this.lang, certificate_lines(this.lang, found))


def certificate_lines(lang: Lang, found: Certificate) -> list[str]:
    lines = views.record_lines(lang, found.member, found.trainer, found.attended)
    return views.certificate_lines(lang, found.member.name, moments.on_day(found.on, lang), lines)


RUNS: Final[Mapping[type[AdminCommand], Callable[[Run, Any], Awaitable[Rendered | Answer]]]] = {
    c.SessionList: _list,
    c.SessionAdd: _add,
    c.SessionRemove: _remove,
    c.SessionTopics: _topics,
    c.SessionAttended: _attended,
    c.SessionExcuse: _excuse,
    c.TrainingShow: _show,
    c.TrainingSet: _set,
    c.TrainingCertificate: _certificate,
}
CHANGING: Final = frozenset({c.SessionAttended, c.SessionExcuse, c.TrainingSet})
"""Whom routing may ask is another after these."""
