"""*My profile*: the two lines that a supporter writes about themselves."""

from bot.domain.bios import BIO_LIMIT
from bot.domain.people import Lang
from bot.views import ids
from bot.views.modals import fields
from bot.views.parts import modal, section
from bot.views.scene import Surroundings, View
from bot.views.texts import labels, t
from bot.views.texts import profile as words


def profile_modal(around: Surroundings, lang: Lang, bio: str) -> View:
    """What was written before stands in the field; an empty one takes it away."""
    frame = {"callback_id": ids.PROFILE_VIEW, "submit": t(lang, labels.SAVE)}
    typed = fields.typed(ids.BIO, bio, BIO_LIMIT, multiline=True)
    blocks = [
        section(t(lang, words.WHO_READS)),
        fields.field(lang, labels.BIO, typed, hint=words.HINT),
    ]
    return modal(around, lang, frame, labels.PROFILE_TITLE, blocks)
