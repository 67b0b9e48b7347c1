"""The modals of sessions: who was there, a topic, and one's own training."""

from collections.abc import Iterable

from bot.domain.people import Lang, Person
from bot.domain.topics import TOPIC_LIMIT
from bot.domain.training_sessions import TrainingSession
from bot.views import ids, moments
from bot.views.modals import fields
from bot.views.parts import context, modal, section, sections
from bot.views.scene import Surroundings, View
from bot.views.texts import labels, t
from bot.views.texts import training as words
from bot.views.training import preformatted

MOST_CHOSEN = 100
"""What one field can hold at Slack."""


def who_modal(
    around: Surroundings,
    lang: Lang,
    zone: str,
    session: TrainingSession,
    chosen: Iterable[Person],
) -> View:
    """Those who said they would come stand in the field already."""
    frame = {
        "callback_id": ids.WHO_VIEW,
        "submit": t(lang, labels.SAVE),
        "private_metadata": session.session_id,
    }
    time = moments.dated(session.starts_at, zone, lang)
    people = fields.people(ids.ATTENDED, [one.user for one in chosen][:MOST_CHOSEN])
    people["max_selected_items"] = MOST_CHOSEN
    blocks = [
        section(t(lang, words.WHO_ASK, title=session.title, time=time)),
        fields.field(lang, words.WHO_FIELD, people, needed=True),
        context(t(lang, words.WHO_HINT, id=session.session_id)),
    ]
    return modal(around, lang, frame, labels.SESSION_WHO, blocks)


def topic_modal(around: Surroundings, lang: Lang) -> View:
    frame = {"callback_id": ids.TOPIC_VIEW, "submit": t(lang, labels.SEND)}
    typed = fields.typed(ids.TOPIC, "", TOPIC_LIMIT)
    blocks = [
        section(t(lang, words.TOPIC_KEPT)),
        fields.field(lang, labels.TOPIC, typed, needed=True, hint=words.TOPIC_HINT),
    ]
    return modal(around, lang, frame, labels.SESSION_TOPIC, blocks)


def my_training(
    around: Surroundings, lang: Lang, standing: Iterable[str], certificate: Iterable[str]
) -> View:
    """How it stands, and the certificate to copy."""
    frame = {"callback_id": ids.SHOWN_VIEW}
    blocks = [*sections(standing), *preformatted(lang, certificate)]
    return modal(around, lang, frame, words.MINE_TITLE, blocks)
