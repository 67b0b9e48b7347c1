"""*Second channel*: what somebody has, a fixed form for each provider, and the code."""

from bot.domain.awake import zone_of
from bot.domain.people import Lang
from bot.domain.second import Address, Provider, SecondChannel, Waiting
from bot.views import ids, moments
from bot.views.forms import SecondForm
from bot.views.modals import fields
from bot.views.parts import (
    DIVIDER,
    Element,
    actions,
    bold,
    button,
    context,
    modal,
    option,
    section,
)
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import Words, t
from bot.views.texts import second as words

ADDRESS_LIMIT = 254
CODE_LIMIT = 12


def address_id(provider: Provider) -> str:
    return f"{ids.SECOND_ADDRESS}:{provider.value}"


def second_modal(form: SecondForm, said: Words | None = None) -> View:
    """``said``: one sentence about what has just happened, above everything else."""
    lang = form.lang
    frame = {"callback_id": ids.SECOND_VIEW}
    blocks: list[Block] = [] if said is None else [bold(t(lang, said))]
    blocks += [section(t(lang, words.TOP)), *_there(form), DIVIDER]
    if form.offered:
        frame["submit"] = t(lang, words.TEST)
        blocks += _fields(form)
    blocks += _not_offered(form)
    blocks.append(context(t(lang, words.ONLY_YOU)))
    return modal(form.around, lang, frame, words.TITLE, blocks)


def code_modal(around: Surroundings, lang: Lang, waiting: Waiting) -> View:
    """After *Test it*, and again from the form while the code is good."""
    frame = {"callback_id": ids.SECOND_CODE_VIEW, "submit": t(lang, words.CONFIRM)}
    provider = t(lang, words.PROVIDERS[waiting.address.provider])
    sent = t(lang, words.CODE_SENT, address=masked(waiting.address), provider=provider)
    typed = fields.typed(ids.SECOND_CODE, "", CODE_LIMIT)
    blocks = [
        section(sent),
        fields.field(lang, words.CODE, typed, needed=True, hint=words.CODE_HINT),
        context(t(lang, words.NO_CODE_COMES)),
    ]
    return modal(around, lang, frame, words.CODE_TITLE, blocks)


def masked(address: Address) -> str:
    """Enough for its owner to know which one it is, on a screen that others may see."""
    value = address.value
    match address.provider:
        case Provider.EMAIL:
            return f"{value[:1]}…@…"
        case Provider.SMS:
            return f"{value[:2]}…{value[-2:]}"
        case Provider.NTFY | Provider.PUSHOVER:
            return f"{value[:1]}…"


def _there(form: SecondForm) -> list[Block]:
    lang, channel = form.lang, form.channel
    blocks: list[Block] = [section(_state(form, channel))]
    shown: list[Element] = []
    if channel.waiting is not None and channel.waiting.is_open(form.around.now):
        shown.append(button(lang, words.TYPE_CODE, ids.SECOND_TYPE_CODE, style="primary"))
    if channel != SecondChannel():
        shown.append(button(lang, words.REMOVE, ids.SECOND_REMOVE))
    if channel.proven is not None and form.offered:
        blocks.append(context(t(lang, words.STAYS)))
    return [*blocks, *actions(shown)]


def _state(form: SecondForm, channel: SecondChannel) -> str:
    if channel.proven is None or channel.proven_at is None:
        return t(form.lang, words.HAVE_NONE)
    provider = t(form.lang, words.PROVIDERS[channel.proven.provider])
    day = channel.proven_at.astimezone(zone_of(form.zone)).date()
    address, date = masked(channel.proven), moments.on_day(day, form.lang)
    return t(form.lang, words.HAVE, provider=provider, address=address, date=date)


def _fields(form: SecondForm) -> list[Block]:
    lang = form.lang
    offered = [p for p in Provider if p in form.offered]
    chosen = form.provider if form.provider in form.offered else offered[0]
    options = [option(t(lang, words.PROVIDERS[p]), p.value) for p in offered]
    radio = fields.one_of("radio_buttons", ids.SECOND_PROVIDER, options, chosen.value)
    typed = fields.typed(address_id(chosen), "", ADDRESS_LIMIT)
    return [
        fields.field(lang, words.CHOOSE, radio, needed=True, redraws=True),
        fields.field(lang, words.FIELDS[chosen], typed, needed=True, hint=words.HINTS[chosen]),
    ]


def _not_offered(form: SecondForm) -> list[Block]:
    lang = form.lang
    if not form.offered:
        return [section(t(lang, words.NOTHING_SET_UP))]
    missing = [t(lang, words.PROVIDERS[p]) for p in Provider if p not in form.offered]
    if not missing:
        return []
    return [context(t(lang, words.NOT_SET_UP, providers=", ".join(missing)))]
