"""The modals of sessions: who was there, a topic, and one's own training."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.people import Lang, Person
from bot.domain.topics import TOPIC_LIMIT
from bot.domain.training_sessions import TrainingSession
from bot.views import ids, moments
from bot.views.modals import fields
from bot.views.parts import context, modal, section, sections
from bot.views.scene import Block, Surroundings, View
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
    blocks = [
        section(t(lang, words.WHO_ASK, title=session.title, time=time)),
        *_people(lang, [one.user for one in chosen]),
        context(t(lang, words.WHO_HINT, id=session.session_id)),
    ]
    return modal(around, lang, frame, labels.SESSION_WHO, blocks)


def _people(lang: Lang, users: Sequence[str]) -> Iterator[Block]:
    """As many fields as the people need who stand there already, and room for more."""
    for number, action in enumerate(ids.ATTENDED[: len(users) // MOST_CHOSEN + 1]):
        people = fields.people(action, users[number * MOST_CHOSEN :][:MOST_CHOSEN])
        people["max_selected_items"] = MOST_CHOSEN
        label = words.WHO_MORE if number else words.WHO_FIELD
        yield fields.field(lang, label, people, needed=not number)


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
