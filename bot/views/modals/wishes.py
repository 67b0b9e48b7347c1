"""The fields about who would help, as *Change my wishes* and as part of the request form."""

from bot.domain.asking import Wishes
from bot.domain.content import Content
from bot.domain.people import Lang
from bot.views import ids
from bot.views.forms import WishesForm
from bot.views.lines import short_blocks
from bot.views.modals import fields
from bot.views.parts import modal, option, section
from bot.views.scene import Block, View
from bot.views.texts import form as words
from bot.views.texts import labels, t


def wishes_modal(form: WishesForm) -> View:
    """Only what may be changed while people are being asked; sends the party id back."""
    lang, around = form.lang, form.around
    frame = {
        "callback_id": ids.WISHES_VIEW,
        "private_metadata": form.party_id,
        "submit": t(lang, labels.SAVE),
    }
    blocks: list[Block] = [section(t(lang, words.WISHES_TOP))]
    if form.nobody:
        blocks += nobody_question(lang)
    blocks += short_blocks(around, lang, None)
    blocks += who_fields(form.wishes, around.content, lang)
    blocks += exclusion_fields(form.wishes, form.units, lang)
    return modal(around, lang, frame, labels.WISHES_TITLE, blocks)


def who_fields(wishes: Wishes, content: Content, lang: Lang) -> tuple[Block, ...]:
    """My profession, whom I would like, which language."""
    profession = fields.one_of(
        "static_select", ids.PROFESSION, fields.professions(content, lang), wishes.profession
    )
    options = [option(t(lang, label), w.value) for w, label in labels.WANTED_CHOICES.items()]
    wanted = fields.one_of("radio_buttons", ids.WANTED, options, wishes.wanted.value)
    language = fields.one_of(
        "static_select", ids.LANGUAGE, fields.languages(content, lang), wishes.language
    )
    return (
        fields.field(lang, labels.PROFESSION, profession),
        fields.field(lang, labels.WANTED, wanted),
        fields.field(lang, labels.LANGUAGE, language),
    )


def exclusion_fields(
    wishes: Wishes, units: tuple[str, ...], lang: Lang, *, preference: bool = True
) -> tuple[Block, ...]:
    """My unit (where the program has units) and the people left out: both only exclude.

    ``preference`` adds *Not from my unit*, which may be relaxed and is not for danger.
    """
    shown: list[Block] = []
    if units:
        unit = fields.one_of("static_select", ids.UNIT, fields.units(units, lang), wishes.unit)
        shown.append(fields.field(lang, labels.UNIT, unit, hint=words.UNIT_MEANS))
        if preference:
            options = [option(t(lang, labels.ONLY_OTHERS), ids.YES)]
            chosen = [ids.YES] if wishes.not_my_unit else []
            others = fields.some_of("checkboxes", ids.NOT_MY_UNIT, options, chosen)
            shown.append(fields.field(lang, labels.NOT_MY_UNIT, others))
    people = fields.people(ids.AVOID, wishes.avoid)
    shown.append(fields.field(lang, labels.AVOID, people, hint=words.NEVER_SHOWN))
    return tuple(shown)


def nobody_question(lang: Lang) -> tuple[Block, ...]:
    """The wishes leave nobody: one required question, and other ways to get support."""
    options = [
        option(t(lang, labels.WIDEN), ids.WIDEN),
        option(t(lang, labels.SEND_ANYWAY), ids.SEND_ANYWAY),
    ]
    asked = fields.one_of("radio_buttons", ids.NOBODY, options, None)
    return (
        fields.field(lang, words.NOBODY, asked, needed=True),
        section(t(lang, words.NOBODY_WAYS)),
    )


__all__ = ["exclusion_fields", "nobody_question", "who_fields", "wishes_modal"]
