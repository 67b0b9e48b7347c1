"""``shift``, ``override`` and ``oncall``, and the form of a shift for those who like one better."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.domain.people import Lang
from bot.domain.refusals import Refusal
from bot.domain.shift_fields import ShiftFields, read_shift
from bot.usecases import shifts
from bot.usecases.shifts import TypedOverride
from bot.views import ids, refusals
from bot.views import rota as views
from bot.views.modals.shift import shift_modal
from bot.views.scene import Rendered
from handlers import calendars, saying
from handlers import commands as c
from handlers import shift_commands as s
from handlers.answers import Answer, Corrects, Shows
from handlers.deps import Deps
from handlers.payloads.gestures import Submission
from handlers.payloads.shifts import read_shift_form
from handlers.payloads.state import State
from handlers.running import Run


async def _add(this: Run, command: s.ShiftAdd) -> Rendered:
    who = tuple(this.deps.workspace.person(user) for user in command.who)
    typed = read_shift(command.name, command.days, command.hours, command.fields, who)
    fields = _known(this.deps, typed)
    expand, new_id = this.deps.expand, this.deps.new_id()
    rota = await this.deps.do(shifts.add, this.now, this.by, fields, expand, new_id)
    return views.shift_added(this.around, this.lang, rota)


def _known(deps: Deps, fields: ShiftFields) -> ShiftFields:
    """With the name of the public holidays as the library spells it."""
    if not fields.holidays:
        return fields
    return replace(fields, holidays=deps.holiday_code(fields.holidays))


async def _list(this: Run, command: s.ShiftList) -> Rendered:
    rota = await this.deps.look(shifts.on_call, this.now, this.by, this.deps.expand)
    return views.shift_list(this.around, this.lang, rota)


async def _remove(this: Run, command: s.ShiftRemove) -> Rendered:
    gone = await this.deps.do(shifts.remove, this.now, this.by, command.shift_id)
    return views.shift_removed(this.around, this.lang, gone)


async def _import(this: Run, command: s.ShiftImport) -> Answer:
    return await calendars.open_form(this)


async def _override(this: Run, command: s.OverrideMake) -> Rendered:
    person = this.deps.workspace.person
    typed = TypedOverride(
        person(command.out), person(command.stands_in), command.begins, command.ends
    )
    expand, new_id = this.deps.expand, this.deps.new_id()
    made = await this.deps.do(shifts.override, this.now, this.by, typed, expand, new_id)
    return views.stood_in(
        this.around, this.lang, made.override, made.out, made.stands_in, made.zone
    )


async def _on_call(this: Run, command: s.OnCallShow) -> Rendered:
    rota = await this.deps.look(shifts.on_call, this.now, this.by, this.deps.expand, command.at)
    return views.on_call_list(this.around, this.lang, rota)


async def form(deps: Deps, this: Run) -> Answer:
    """For whoever may change shifts; others read why not at once."""
    zone = await deps.look(shifts.zone_for_form, this.by)
    view = shift_modal(deps.around(), this.lang, zone, this.now)
    return Shows(view, otherwise=saying.press_again(deps, this.lang))


async def submitted(deps: Deps, submission: Submission) -> Answer:
    """What cannot be stands under its field, and everything that was filled in stays."""
    lang, now = deps.directory.lang(submission.person), deps.clock.now()
    try:
        fields = _known(deps, read_shift_form(State(submission.values), deps.workspace))
        args = (now, submission.person, fields, deps.expand, deps.new_id())
        rota = await deps.do(shifts.add, *args)
    except Refusal as refusal:
        return _corrected(refusal, lang)
    return saying.drawn(deps, lang, views.shift_added(deps.around(), lang, rota))


def _corrected(refusal: Refusal, lang: Lang) -> Answer:
    return Corrects({refusals.shift_field(refusal): refusals.sentence(refusal, lang)})


RUNS: Final[Mapping[type[c.AdminCommand], Callable[[Run, Any], Awaitable[Answer | Rendered]]]] = {
    s.ShiftAdd: _add,
    s.ShiftList: _list,
    s.ShiftRemove: _remove,
    s.ShiftImport: _import,
    s.ShiftExport: calendars.export,
    s.OverrideMake: _override,
    s.OnCallShow: _on_call,
}
SUBMITTED: Final[Mapping[str, Callable[[Deps, Submission], Awaitable[Answer]]]] = {
    ids.SHIFT_VIEW: submitted,
    **calendars.SUBMITTED,
}
