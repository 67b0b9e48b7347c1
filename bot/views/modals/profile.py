"""*My profile*: what a supporter says about themselves, and how much they take."""

from bot.domain.bios import BIO_LIMIT
from bot.domain.people import Lang, Profile
from bot.views import ids
from bot.views.modals import fields
from bot.views.modals.roster_member import languages, quiet, themes
from bot.views.parts import context, modal, option, section
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import labels, t
from bot.views.texts import profile as words


def profile_modal(around: Surroundings, lang: Lang, profile: Profile) -> View:
    """What was said before stands in the fields; an empty one takes it away."""
    frame = {"callback_id": ids.PROFILE_VIEW, "submit": t(lang, labels.SAVE)}
    typed = fields.typed(ids.BIO, profile.bio, BIO_LIMIT, multiline=True)
    blocks = [
        section(t(lang, words.WHO_READS)),
        fields.field(lang, labels.BIO, typed, hint=words.HINT),
        section(t(lang, words.FOR_ASKING)),
        languages(around, lang, profile),
        themes(around, lang, profile, words.THEMES_HINT),
        quiet(lang, profile),
        _cap(lang, profile),
        context(t(lang, words.NOT_YOURS)),
    ]
    return modal(around, lang, frame, labels.PROFILE_TITLE, blocks)


def _cap(lang: Lang, profile: Profile) -> Block:
    """Never more than the program's own limit, which is the last on the list."""
    offered = [option(str(number), str(number)) for number in range(1, profile.cap + 1)]
    chosen = fields.one_of("static_select", ids.OWN_CAP, offered, str(profile.most))
    return fields.field(lang, words.OWN_CAP, chosen, needed=True)
