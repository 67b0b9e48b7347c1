"""*Tell us how it went*: five questions, five points each, every one of them skippable."""

from bot.domain.evaluation import POINTS, QUESTIONS
from bot.domain.people import Lang
from bot.views import ids
from bot.views.modals import fields
from bot.views.parts import context, modal, option, section
from bot.views.scene import Block, Surroundings, View
from bot.views.texts import after as words
from bot.views.texts import labels, t


def evaluation_form(around: Surroundings, lang: Lang, party_id: str) -> View:
    """Sends the party id back, so that it comes once; what is answered leaves it behind."""
    frame = {
        "callback_id": ids.EVALUATION_VIEW,
        "private_metadata": party_id,
        "submit": t(lang, labels.SEND),
        "close": t(lang, labels.SKIP),
    }
    blocks: list[Block] = [section(t(lang, words.EVALUATION_TOP))]
    for question in QUESTIONS:
        labelled = zip(POINTS, words.POINTS, strict=True)
        options = [option(t(lang, said), str(point)) for point, said in labelled]
        radios = fields.one_of("radio_buttons", question, options, None)
        blocks.append(fields.field(lang, words.QUESTIONS[question], radios))
    blocks.append(context(t(lang, words.EVALUATION_KEPT)))
    return modal(around, lang, frame, labels.EVALUATION_TITLE, blocks)
