"""Importing a calendar: where the file goes, whose it is, and what would change."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.calendar_plan import CalendarPlan
from bot.domain.calendars import Difference, EventProblem
from bot.domain.people import Lang
from bot.domain.refusals import Refusal
from bot.domain.shifts import NAME_LIMIT, Fixed, Shift
from bot.views import ids, moments
from bot.views.modals import fields
from bot.views.parts import DIVIDER, bold, clip, context, modal, option, section, sections
from bot.views.refusals import sentence
from bot.views.rota import name_of
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import Words, t
from bot.views.texts import calendars as words
from bot.views.texts import roster as shared

ZONE_LIMIT: Final = 64
_MOST_LAYERS: Final = 99
_MOST_PROBLEMS: Final = 40
_MOST_CHANGES: Final = 60
_LONGEST_LINE: Final = 400


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form, as it was filled in; ``url`` is the address of the file at Slack."""

    name: str = ""
    zone: str = ""
    shift_id: str = ""
    whose: str = ""
    leave_out: bool = False
    url: str = ""


def import_form(around: Surroundings, lang: Lang, layers: Iterable[Shift], filled: Filled) -> View:
    frame = {"callback_id": ids.CALENDAR_VIEW, "submit": t(lang, shared.LOOK)}
    blocks = [section(t(lang, words.TOP)), *_fields(lang, layers, filled)]
    return modal(around, lang, frame, words.TITLE, blocks)


def preview(
    around: Surroundings,
    lang: Lang,
    planned: CalendarPlan,
    filled: Filled,
    layers: Iterable[Shift] = (),
    said: Words | None = None,
) -> View:
    """Everything that is wrong, with the form below; or everything that would change. ``said``: a
    sentence above it all."""
    top = [] if said is None else [bold(t(lang, said))]
    if planned.is_empty:
        blocks = [*top, section(t(lang, words.NOTHING_TO_DO, name=planned.shift.name))]
        return modal(around, lang, {"callback_id": ids.SHOWN_VIEW}, shared.PREVIEW_TITLE, blocks)
    frame = {
        "callback_id": ids.CALENDAR_VIEW,
        "private_metadata": written(filled, "" if planned.wrong else planned.fingerprint),
        "submit": t(lang, shared.LOOK if planned.wrong else shared.IMPORT),
    }
    if planned.wrong:
        blocks = [*top, *_wrong(lang, planned), DIVIDER, *_fields(lang, layers, filled)]
    else:
        blocks = [*top, *_changes(lang, planned)]
    return modal(around, lang, frame, shared.PREVIEW_TITLE, blocks)


def busy(around: Surroundings, lang: Lang) -> View:
    blocks = [section(t(lang, shared.WORKING))]
    return modal(around, lang, {"callback_id": ids.SHOWN_VIEW}, words.TITLE, blocks)


def written(filled: Filled, fingerprint: str) -> str:
    """What was shown, of which file, and how the form was filled in."""
    told = [fingerprint, filled.url, filled.name, filled.zone, filled.shift_id, filled.whose]
    return json.dumps([*told, filled.leave_out], ensure_ascii=False)


def read(kept: str) -> tuple[str, Filled]:
    """Fingerprint and what was filled in; both empty for the first look. Raises ValueError."""
    if not kept:
        return "", Filled()
    told = json.loads(kept)
    if not isinstance(told, list) or [type(one) for one in told] != [str] * 6 + [bool]:
        raise ValueError("not what this view keeps")
    fingerprint, url, name, zone, shift_id, whose, leave_out = told
    return fingerprint, Filled(name, zone, shift_id, whose, leave_out, url)


def _fields(lang: Lang, layers: Iterable[Shift], filled: Filled) -> list[Block]:
    listed = [option(clip(one.name, 75), one.shift_id) for one in layers][:_MOST_LAYERS]
    chosen = {"type": "file_input", "action_id": ids.IMPORT_FILE, "filetypes": ["ics"]}
    blocks = [fields.field(lang, words.FILE, {**chosen, "max_files": 1}, hint=words.FILE_HINT)]
    if listed:
        options = [option(t(lang, words.NEW), ids.NONE), *listed]
        which = fields.one_of(
            "static_select", ids.CALENDAR_LAYER, options, filled.shift_id or ids.NONE
        )
        blocks.append(fields.field(lang, words.LAYER, which))
    name = fields.typed(ids.CALENDAR_NAME, filled.name, NAME_LIMIT)
    whose: dict[str, object] = {"type": "users_select", "action_id": ids.CALENDAR_WHOSE}
    if filled.whose:
        whose["initial_user"] = filled.whose
    leave = [option(t(lang, words.LEAVE_OUT), ids.YES)]
    ticked = [ids.YES] if filled.leave_out else []
    return [
        *blocks,
        fields.field(lang, words.NAME, name, hint=words.NAME_HINT),
        fields.field(lang, words.WHOSE, whose, hint=words.WHOSE_HINT),
        fields.field(
            lang, words.OTHERS, fields.some_of("checkboxes", ids.CALENDAR_LEAVE, leave, ticked)
        ),
        fields.field(
            lang,
            words.ZONE,
            fields.typed(ids.CALENDAR_ZONE, filled.zone, ZONE_LIMIT),
            hint=words.ZONE_HINT,
        ),
    ]


def _wrong(lang: Lang, planned: CalendarPlan) -> list[Block]:
    clash = planned.clash
    said = [sentence(clash, lang)] if isinstance(clash, Refusal) else []
    said += [_problem(lang, planned, one) for one in planned.problems[:_MOST_PROBLEMS]]
    count = len(planned.problems) + (clash is not None)
    return [
        bold(t(lang, shared.PROBLEMS, count=count)),
        *sections(_cut(lang, said, count)),
        section(t(lang, words.FIX)),
    ]


def _problem(lang: Lang, planned: CalendarPlan, one: EventProblem) -> str:
    title = one.title or t(lang, words.UNTITLED)
    why = sentence(one.why, lang)
    if one.begins is None:
        return clip(t(lang, words.EVENT, title=title, why=why), _LONGEST_LINE)
    day = moments.on_day(one.begins.astimezone(zone_of(planned.shift.zone)).date(), lang)
    return clip(t(lang, words.EVENT_AT, title=title, day=day, why=why), _LONGEST_LINE)


def counts(planned: CalendarPlan) -> dict[str, int]:
    added = sum(one.before is None for one in planned.differences)
    gone = sum(one.after is None for one in planned.differences)
    return {"added": added, "gone": gone, "changed": len(planned.differences) - added - gone}


def _changes(lang: Lang, planned: CalendarPlan) -> list[Block]:
    told, count = counts(planned), len(planned.differences)
    top = words.COUNTS if planned.known else words.FIRST
    blocks = [section(t(lang, top, name=planned.shift.name, count=count, **told))]
    said = [_difference(lang, planned, one) for one in planned.differences[:_MOST_CHANGES]]
    blocks += sections(_cut(lang, said, count))
    left = {name: getattr(planned, name) for name in ("cancelled", "free", "unnamed")}
    if any(left.values()):
        blocks.append(context(t(lang, words.PASSED_OVER, **left)))
    return blocks


def _cut(lang: Lang, said: list[str], count: int) -> Iterable[str]:
    left = count - len(said)
    return [*said, t(lang, shared.AND_MORE, count=left)] if left else said


def _difference(lang: Lang, planned: CalendarPlan, one: Difference) -> str:
    before, after = one.before, one.after
    if before is not None and after is not None:
        return t(
            lang,
            words.CHANGED,
            before_who=name_of(lang, planned.roster, before.member_id),
            before=_time(lang, planned, before),
            after_who=name_of(lang, planned.roster, after.member_id),
            after=_time(lang, planned, after),
        )
    there, said = (after, words.ADDED) if after is not None else (before, words.GONE)
    if there is None:
        raise ValueError("a difference between nothing and nothing")
    who = name_of(lang, planned.roster, there.member_id)
    return t(lang, said, who=who, time=_time(lang, planned, there))


def _time(lang: Lang, planned: CalendarPlan, one: Fixed) -> str:
    """In the zone of the calendar: ``23 Nov 2026 08:00-20:00``."""
    zone = zone_of(planned.shift.zone)
    begins, ends = one.begins.astimezone(zone), one.ends.astimezone(zone)
    day = moments.on_day(begins.date(), lang)
    if ends.date() == begins.date():
        return f"{day} {begins:%H:%M}-{ends:%H:%M}"
    return f"{day} {begins:%H:%M} - {moments.on_day(ends.date(), lang)} {ends:%H:%M}"
