"""The only home of scenes of sessions and training: in every state, for every word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from bot.domain.notices import Kind
from bot.domain.people import Lang, Member, Role, TrainingRecord
from bot.domain.training import Word
from bot.domain.training_sessions import Answer
from bot.views import session_cards
from bot.views.scene import Meeting, Scene, Surroundings
from tests.make import make_member, make_person, make_session, make_supporter
from tests.views.helpers import make_around, make_house, make_scene


def session_scenes(lang: Lang, around: Surroundings | None = None) -> Iterator[tuple[str, Scene]]:
    """Every card of a session, before it, after it and called off; every word about training."""
    trainer, here = make_member("jo", Role.TRAINER), around or make_around()
    more: dict[str, Any] = {"lang": lang, "around": here}
    roster = make_house().with_member(make_supporter("lee")).with_member(trainer)
    ahead = make_session(here.now + timedelta(days=7))
    over = make_session(here.now - timedelta(days=1), asked=1)
    sessions = {
        "ahead": ahead,
        "off": replace(ahead, removed=True),
        "over": over,
        "recorded": replace(over, recorded_at=here.now),
        "over, off": replace(over, removed=True),
    }
    for (name, session), answer in product(sessions.items(), Answer):
        meeting = Meeting(session, answer)
        for kind in (*session_cards.TO_SUPPORTER, *session_cards.TO_TRAINER):
            to = trainer if kind in session_cards.TO_TRAINER else roster.of(make_person("U0LEE"))
            scene = make_scene(kind, member=to, roster=roster, meeting=meeting, **more)
            yield f"{kind} {name} {answer}", about_session(scene)
    for word, next_one in product(Word, (ahead, None)):
        lee = make_lapsing(word)
        scene = make_scene(
            Kind.TRAINING_NEWS, member=lee, role=word.value or "current", roster=roster, **more
        )
        yield f"training {word} {next_one is None}", replace(scene, meeting=Meeting(next_one))


def about_session(scene: Scene) -> Scene:
    session = scene.meeting.session
    subject_id = session.session_id if session is not None else None
    return replace(scene, notice=replace(scene.notice, subject_id=subject_id))


def make_lapsing(word: Word, name: str = "lee") -> Member:
    record = TrainingRecord(
        missed={Word.WARNED: 2, Word.STOPPED: 3}.get(word, 0),
        stopped=word is Word.STOPPED,
        until={Word.DUE: date(2026, 12, 1), Word.EXPIRED: date(2026, 11, 20)}.get(word),
        told=word.value,
    )
    return make_supporter(name, record=record)
