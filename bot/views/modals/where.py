"""*Where are you? What number?*: asked after people were paged, and never in the way of it."""

from bot.domain.asking import Contact
from bot.domain.people import Lang
from bot.views import ids
from bot.views.lines import short_blocks
from bot.views.modals import fields
from bot.views.modals.request import NUMBER_LIMIT, PLACE_LIMIT
from bot.views.parts import bold, modal, section
from bot.views.scene import Surroundings, View
from bot.views.texts import Words, labels, t
from bot.views.texts import form as words


def where_modal(
    around: Surroundings,
    lang: Lang,
    party_id: str,
    contact: Contact | None = None,
    country: str | None = None,
    news: Words = words.IS_IN,
) -> View:
    """Two fields, both may stay empty; closing it changes nothing. Sends the party id back.

    ``news``: what has just happened, above the question.
    """
    known = contact or Contact()
    frame = {
        "callback_id": ids.WHERE_VIEW,
        "private_metadata": party_id,
        "submit": t(lang, labels.SEND),
        "close": t(lang, labels.SKIP),
    }
    place = fields.typed(ids.PLACE, known.place, PLACE_LIMIT)
    number = fields.typed(ids.NUMBER, known.number, NUMBER_LIMIT)
    blocks = [
        bold(t(lang, news)),
        section(t(lang, words.WHERE_TOP)),
        fields.field(lang, labels.WHERE_PLACE, place),
        fields.field(lang, labels.WHERE_NUMBER, number, hint=words.ACCEPTED_ONLY),
        *short_blocks(around, lang, country),
    ]
    return modal(around, lang, frame, labels.WHERE_TITLE, blocks)
