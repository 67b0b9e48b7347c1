"""The request form: one modal, in which only urgency has to be chosen."""

from bot.domain.asking import NOTE_LIMIT, Mode
from bot.domain.content import INTERNATIONAL
from bot.domain.policy import Urgency
from bot.views import ids
from bot.views.forms import RequestForm
from bot.views.lines import line_blocks, short_blocks
from bot.views.modals import fields
from bot.views.modals.wishes import exclusion_fields, nobody_question, who_fields
from bot.views.parts import actions, bold, button, context, modal, option, section
from bot.views.scene import Block, View
from bot.views.texts import form as words
from bot.views.texts import labels, masked, t

NUMBER_LIMIT = 40
PLACE_LIMIT = 200


def request_modal(form: RequestForm) -> View:
    """The form as this urgency and mode need it, with what was chosen so far."""
    frame = {"callback_id": ids.REQUEST_VIEW, "submit": t(form.lang, labels.ASK)}
    danger = form.urgency is Urgency.DANGER
    blocks = [*_top(form), *(_danger(form) if danger else _calm(form))]
    return modal(form.around, form.lang, frame, labels.REQUEST_TITLE, blocks)


def _top(form: RequestForm) -> list[Block]:
    lang = form.lang
    help_now = button(lang, labels.HELP_NOW, ids.HELP_NOW, style="danger")
    blocks: list[Block] = list(nobody_question(lang)) if form.nobody else []
    blocks += [section(f"{t(lang, words.PRIVATE)} {t(lang, words.NOT_PRIVATE)}")]
    if form.urgency is not Urgency.DANGER:
        blocks += short_blocks(form.around, lang, form.country)
    return [*blocks, *actions([help_now]), _urgency(form)]


def _danger(form: RequestForm) -> list[Block]:
    """The fast path: the lines at once, then only what brings a person to them."""
    lang = form.lang
    return [
        bold(t(lang, words.LINES_NOW)),
        *line_blocks(form.around, lang, form.country),
        section(t(lang, words.DANGER_MEANS)),
        *_connect(form),
        _country(form),
        *exclusion_fields(form.wishes, form.units, lang, preference=False),
    ]


def _calm(form: RequestForm) -> list[Block]:
    lang = form.lang
    reasons = fields.some_of(
        "multi_static_select",
        ids.REASONS,
        fields.reasons(form.around.content, lang),
        form.reasons,
    )
    note = fields.typed(ids.NOTE, form.note, NOTE_LIMIT, multiline=True)
    return [
        *([_when(form)] if form.urgency is Urgency.PLAN else []),
        fields.field(lang, labels.REASONS, reasons),
        *_connect(form),
        *who_fields(form.wishes, form.around.content, lang),
        *exclusion_fields(form.wishes, form.units, lang),
        *_masked(form),
        _country(form),
        fields.field(lang, labels.NOTE, note, hint=words.NO_PATIENTS),
    ]


def _urgency(form: RequestForm) -> Block:
    lang = form.lang
    options = [
        option(t(lang, label), urgency.value, t(lang, words.URGENCY_MEANS[urgency]))
        for urgency, label in labels.URGENCIES.items()
    ]
    chosen = form.urgency.value if form.urgency is not None else None
    asked = fields.one_of("radio_buttons", ids.URGENCY, options, chosen)
    return fields.field(lang, labels.URGENCY, asked, needed=True, redraws=True)


def _when(form: RequestForm) -> Block:
    picker: dict[str, object] = {"type": "datetimepicker", "action_id": ids.WHEN}
    if form.when is not None:
        picker["initial_date_time"] = int(form.when.timestamp())
    return fields.field(form.lang, labels.WHEN, picker, needed=True)


def _connect(form: RequestForm) -> list[Block]:
    """How to connect; number and place only where that way needs them, and never by force. Of a
    masked person they wait until the name is shown."""
    lang = form.lang
    options = [option(t(lang, label), mode.value) for mode, label in labels.MODES.items()]
    mode = fields.one_of("radio_buttons", ids.MODE, options, form.mode.value)
    blocks = [fields.field(lang, labels.MODE, mode, redraws=True)]
    if form.masked and form.urgency is not Urgency.DANGER:
        return blocks
    if form.mode is Mode.PHONE:
        number = fields.typed(ids.NUMBER, form.number, NUMBER_LIMIT)
        leave = fields.one_of(
            "radio_buttons",
            ids.LEAVE_MESSAGE,
            fields.yes_no(lang),
            ids.YES if form.leave_message else ids.NO,
        )
        hint = words.ACCEPTED_ONLY
        blocks.append(fields.field(lang, labels.NUMBER, number, hint=hint))
        blocks.append(fields.field(lang, labels.LEAVE_MESSAGE, leave))
    if form.mode is Mode.IN_PERSON:
        place = fields.typed(ids.PLACE, form.place, PLACE_LIMIT)
        hint = words.ACCEPTED_ONLY
        blocks.append(fields.field(lang, labels.PLACE, place, hint=hint))
    return blocks


def _masked(form: RequestForm) -> list[Block]:
    lang = form.lang
    options = [option(t(lang, masked.OPTION), ids.YES)]
    chosen = [ids.YES] if form.masked else []
    tick = fields.some_of("checkboxes", ids.MASKED, options, chosen)
    blocks = [fields.field(lang, labels.MASKED, tick, hint=masked.FOR_A_LIFE, redraws=True)]
    if form.small_team:
        blocks.append(context(t(lang, masked.SMALL_TEAM)))
    if form.masked:
        blocks.append(section(t(lang, masked.WAIT_FOR_NAME)))
    return blocks


def _country(form: RequestForm) -> Block:
    content = form.around.content
    wanted = form.country or form.around.program.country
    known = wanted if wanted in content.countries else INTERNATIONAL
    options = fields.countries(content, form.lang)
    country = fields.one_of("static_select", ids.COUNTRY, options, known)
    return fields.field(form.lang, labels.COUNTRY, country, redraws=True)
