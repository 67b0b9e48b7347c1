"""``shift import`` and ``shift export``: a calendar file in, looked at first, and one out."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.calendar_plan import Asked, CalendarPlan
from bot.domain.calendar_refusals import CalendarTooSlow, NoCalendarChosen
from bot.domain.calendars import MOST_BYTES, CalendarFile
from bot.domain.people import Lang, Person
from bot.domain.refusals import ChangedMeanwhile, Refusal
from bot.domain.rota_refusals import LongName, NotServing, UnknownZone
from bot.domain.shift_fields import read_zone
from bot.domain.shifts import Span
from bot.ports import CalendarEntry, StoreError
from bot.usecases import calendars
from bot.usecases.calendars import Exported, Seen
from bot.views import answers, ids, moments, refusals
from bot.views.modals import calendar_import as views
from bot.views.modals.calendar_import import Filled
from bot.views.rota import name_of
from bot.views.scene import View
from bot.views.texts import Words, t
from bot.views.texts import calendars as words
from bot.views.texts import refusals as refused
from handlers import files, previews, saying, sending
from handlers import shift_commands as s
from handlers.answers import Answer, Corrects, Says, Shows
from handlers.deps import Deps
from handlers.files import File
from handlers.payloads.calendars import read_filled, read_kept
from handlers.payloads.gestures import Submission
from handlers.payloads.state import State
from handlers.running import Run

_EXPORTED: Final = "shifts.ics"
_FIELDS: Final[Mapping[type[Exception], str]] = {
    LongName: ids.CALENDAR_NAME,
    UnknownZone: ids.CALENDAR_ZONE,
    NotServing: ids.CALENDAR_WHOSE,
}
"""Where a refusal belongs; to the file, where it is not named here."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Import:
    """One press on the button of the form; ``fingerprint`` is of what they had seen."""

    deps: Deps
    person: Person
    lang: Lang
    filled: Filled
    fingerprint: str


async def open_form(this: Run) -> Answer:
    found = await this.deps.look(calendars.form, this.by)
    filled = Filled(zone=found.zone)
    view = views.import_form(this.around, this.lang, found.layers, filled)
    return Shows(view, otherwise=saying.press_again(this.deps, this.lang))


async def submitted(deps: Deps, sent: Submission) -> Answer:
    """Looks, or, where nothing else was seen before, does it. The same press twice is one."""
    async with deps.once(sent.delivery):
        return await _submitted(deps, sent)


async def _submitted(deps: Deps, sent: Submission) -> Answer:
    state, lang = State(sent.values), deps.directory.lang(sent.person)
    fingerprint, kept = read_kept(sent.metadata)
    filled = kept if fingerprint else read_filled(state, kept)
    if not filled.url:
        return Corrects({ids.IMPORT_FILE: refusals.sentence(NoCalendarChosen(), lang)})
    this = _Import(deps, sent.person, lang, filled, fingerprint)
    form = previews.Form(deps, sent.person, lang, sent.view_id, words.FILE_NOT_READ)
    return await previews.in_time(
        form,
        lambda: _looked(this),
        views.busy(deps.around(), lang),
        lambda no: _corrected(state, no, lang),
    )


def _corrected(state: State, no: Refusal | StoreError, lang: Lang) -> Answer:
    field = _FIELDS.get(type(no), ids.IMPORT_FILE)
    if not state.has(field):
        raise no
    return Corrects({field: refusals.sentence(no, lang)})


async def _looked(this: _Import) -> View | Says:
    """What would change; or, where that was seen before, what has."""
    deps = this.deps
    found = await deps.look(calendars.form, this.person)
    asked = _asked(this, found.zone)
    now = deps.clock.now()
    data = await files.fetch(deps.client, this.filled.url, deps.workspace.api_url, MOST_BYTES)
    file = await deps.calendars.read(data, *calendars.period(now), asked.zone)
    if this.fingerprint:
        return await _apply(this, asked, file)
    return await _preview(this, asked, file)


def _asked(this: _Import, zone: str) -> Asked:
    filled = this.filled
    return Asked(
        name=filled.name,
        zone=read_zone(filled.zone) if filled.zone else zone,
        shift_id=filled.shift_id,
        whose=this.deps.workspace.person(filled.whose) if filled.whose else None,
        leave_out=filled.leave_out,
    )


async def _preview(
    this: _Import, asked: Asked, file: CalendarFile, said: Words | None = None
) -> View:
    deps, now = this.deps, this.deps.clock.now()
    planned = await deps.look(calendars.preview, now, this.person, asked, file, deps.expand)
    layers = (await deps.look(calendars.form, this.person)).layers
    filled = replace(this.filled, zone=asked.zone)
    return views.preview(deps.around(), this.lang, planned, filled, layers, said)


async def _apply(this: _Import, asked: Asked, file: CalendarFile) -> View | Says:
    deps, now = this.deps, this.deps.clock.now()
    seen = Seen(asked, file, this.fingerprint)
    try:
        done = await deps.do(calendars.apply, now, this.person, seen, deps.expand, deps.new_id())
    except ChangedMeanwhile:
        return await _preview(this, asked, file, refused.CHANGED_MEANWHILE)
    return _told(this, done)


def _told(this: _Import, done: CalendarPlan) -> Says:
    name = done.shift.name
    if done.is_empty:
        return saying.sentence(this.deps, this.lang, words.NOTHING_TO_DO, name=name)
    counts = views.counts(done)
    return saying.sentence(this.deps, this.lang, words.IMPORTED, name=name, **counts)


async def export(this: Run, command: s.ShiftExport) -> Answer:
    """As a file in the conversation of whoever asks: it comes after the answer."""
    deps, lang = this.deps, this.lang
    whose = this.by if command.mine else None
    if command.user:
        whose = deps.workspace.person(command.user)
    found = await deps.look(calendars.export, this.now, this.by, deps.expand, whose)
    deps.later.start(_send(this, found))
    zone = zone_of(found.reader.zone)
    until = moments.on_day(found.spans[-1].begins.astimezone(zone).date(), lang)
    count = len(found.spans)
    return saying.sentence(deps, lang, words.EXPORT_COMES, file=_EXPORTED, count=count, day=until)


async def _send(this: Run, found: Exported) -> None:
    names = {one.shift_id: one.name for one in found.shifts}
    entries = [_entry(this.lang, found, names, one) for one in found.spans]
    try:
        data = await this.deps.calendars.write(entries, this.now)
    except CalendarTooSlow:
        _log.warning("calendar_not_made")
        said = answers.say(this.around, this.lang, words.EXPORT_NOT_MADE)
        await sending.say(this.deps, this.by, said)
        return
    file = File(_EXPORTED, data, t(this.lang, words.EXPORT_HERE))
    lost = answers.say(this.around, this.lang, words.EXPORT_LOST)
    await sending.deliver(this.deps, this.by, file, lost)


def _entry(lang: Lang, found: Exported, names: Mapping[str, str], one: Span) -> CalendarEntry:
    shift = names.get(one.shift_id, "")
    if found.whose is not None:
        title = t(lang, words.EVENT_TITLE, shift=shift)
    else:
        who = name_of(lang, found.roster, one.member_id)
        title = t(lang, words.EVENT_OF, shift=shift, who=who)
    return CalendarEntry(calendars.uid(one), title, one.begins, one.ends)


SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.CALENDAR_VIEW: submitted,
}
