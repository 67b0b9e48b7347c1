"""The two forms of cover: which shift needs it, and which part somebody takes."""

from datetime import UTC, datetime

from bot.domain.awake import zone_of
from bot.domain.cover import Offerable, Piece
from bot.domain.people import Lang, Member
from bot.domain.shifts import Span
from bot.views import ids, moments
from bot.views.cover_cards import times
from bot.views.modals.fields import MOST_OPTIONS, field, one_of
from bot.views.parts import Element, clip, modal, option, section
from bot.views.rota import name_of
from bot.views.scene import Surroundings, View
from bot.views.texts import cover as words
from bot.views.texts import labels, t

_NAME_LIMIT = 24
"""Of a person and of a shift: the two and the times fit one option."""


def cover_modal(around: Surroundings, offerable: Offerable, *, others_first: bool = False) -> View:
    """One's own shifts, then those of others whom one may ask cover for; soonest first."""
    lang = offerable.reader.lang
    own = [(span, _own(offerable, span)) for span in offerable.own]
    others = [(span, _other(offerable, span)) for span in offerable.others]
    listed = [*others, *own] if others_first else [*own, *others]
    frame = {"callback_id": ids.COVER_VIEW}
    if not listed:
        none = words.NOBODY_ON_CALL if others_first else words.NO_SHIFTS
        return modal(around, lang, frame, words.FORM_TITLE, [section(t(lang, none))])
    frame["submit"] = t(lang, labels.ASK_COVER)
    options = [option(said, value_of(span)) for span, said in listed[:MOST_OPTIONS]]
    first = options[0]["value"] if len(options) == 1 else None
    which = one_of("static_select", ids.COVER_SHIFT, options, first)
    blocks = [
        field(lang, words.WHICH, which, needed=True, hint=words.WHICH_HINT),
        field(lang, words.FROM, _moment(ids.COVER_FROM)),
        field(lang, words.UNTIL, _moment(ids.COVER_UNTIL), hint=words.PART_HINT),
    ]
    return modal(around, lang, frame, words.FORM_TITLE, blocks)


def value_of(span: Span) -> str:
    """What the option carries; read again by ``read_value``."""
    return f"{span.shift_id}:{int(span.begins.timestamp())}:{span.member_id}"


def read_value(value: str) -> tuple[str, datetime, str] | None:
    """The shift, when it begins, whose it is; None for what we never made."""
    shift_id, _, rest = value.partition(":")
    seconds, _, member_id = rest.partition(":")
    if not (
        shift_id and member_id and seconds.isascii() and seconds.isdigit() and len(seconds) <= 11
    ):
        return None
    return shift_id, datetime.fromtimestamp(int(seconds), UTC), member_id


def _own(offerable: Offerable, span: Span) -> str:
    lang, facts = offerable.reader.lang, _facts(offerable, span)
    return t(lang, words.ONE, **facts)


def _other(offerable: Offerable, span: Span) -> str:
    lang, facts = offerable.reader.lang, _facts(offerable, span)
    name = clip(name_of(lang, offerable.roster, span.member_id), _NAME_LIMIT)
    return t(lang, words.ONE_OF, name=name, **facts)


def _facts(offerable: Offerable, span: Span) -> dict[str, str]:
    lang, zone = offerable.reader.lang, offerable.reader.zone
    return {
        "shift": clip(offerable.names.get(span.shift_id, ""), _NAME_LIMIT),
        "begins": moments.short(span.begins, zone, lang),
        "ends": f"{span.ends.astimezone(zone_of(zone)):%H:%M}",
    }


def part_modal(
    around: Surroundings, lang: Lang, member: Member, cover_id: str, piece: Piece
) -> View:
    """The two ends begin as those of the open piece."""
    frame = {
        "callback_id": ids.COVER_PART_VIEW,
        "submit": t(lang, labels.TAKE_IT),
        "private_metadata": cover_id,
    }
    blocks = [
        section(t(lang, words.PART_SAID, time=times(lang, member.zone, (piece,)))),
        field(lang, words.PART_FROM, _moment(ids.COVER_FROM, piece.begins), needed=True),
        field(lang, words.PART_UNTIL, _moment(ids.COVER_UNTIL, piece.ends), needed=True),
    ]
    return modal(around, lang, frame, words.PART_TITLE, blocks)


def _moment(action: str, initial: datetime | None = None) -> Element:
    made: Element = {"type": "datetimepicker", "action_id": action}
    if initial is not None:
        made["initial_date_time"] = int(initial.timestamp())
    return made
