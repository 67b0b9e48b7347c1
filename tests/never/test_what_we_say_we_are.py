"""Rules 1, 4 and 5: what the program says of itself, and what it may never say."""

import re

import pytest

from bot.domain.people import Lang
from bot.domain.policy import Urgency
from bot.views.texts import answers, form, panel, t
from tests.never.surfaces import our_own_words, requester_views
from tests.views.helpers import LANGS, words_of

OTHERS_TRADE = re.compile(
    r"\b(therap\w*|counsel\w*|psychother\w*|clinician|terap\w*|terapeut\w*|psic[oó]log\w*"
    r"|hotline|helpline|crisis (service|centre|center)|servicio de crisis)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(not|no|never|nunca|ni|avoid|fixing|arreglarlo)\b", re.IGNORECASE)
A_PERSON = re.compile(
    r"\b(i feel|i understand how|i am here for you|i'm here|siento mucho|te entiendo)\b",
    re.IGNORECASE,
)


def test_we_never_call_ourselves_a_therapist_or_a_crisis_service() -> None:
    """Rule 1: act as or look like a crisis service, therapist or person."""
    for name, _, text in our_own_words():
        if OTHERS_TRADE.search(text):
            assert DENIED.search(text), f"{name}: {text}"


def test_no_sentence_of_ours_sounds_like_a_feeling_person() -> None:
    """Rule 1: a program that says what it feels looks like a person."""
    for name, _, text in our_own_words():
        assert not A_PERSON.search(text), f"{name}: {text}"


@pytest.mark.parametrize("lang", LANGS)
def test_who_writes_to_the_program_reads_that_it_is_a_program(lang: Lang) -> None:
    """Rule 1: nobody may take it for a person who reads along."""
    views = dict(requester_views(lang))
    program = t(lang, panel.PROGRAM)
    assert "program" in program
    for name in ("typed", "typed in danger"):
        assert program in words_of(views[name])


def test_nothing_says_that_anybody_is_anonymous() -> None:
    """Rule 4: claim anonymity when it holds a Slack id."""
    for name, _, text in our_own_words():
        assert not re.search(r"an[oó]nim|anonym|untraceable|sin dejar rastro", text, re.I), name


PROMISES = re.compile(
    r"\b(hipaa|privileg\w*|guarantee\w*|garanti\w*|secret\w*|off the record|extraoficial"
    r"|nobody (else )?(will|can) ever|nadie (m[aá]s )?(podr[aá]|puede) nunca"
    r"|completely (safe|private)|100 ?%|protected by law|protegido por la ley)",
    re.IGNORECASE,
)
REFUSED = re.compile(r"promising|prometer|cannot keep|no puede quedar", re.IGNORECASE)


def test_nothing_promises_secrecy_legal_cover_or_privilege() -> None:
    """Rule 5: promise secrecy, HIPAA cover or privilege. What to avoid may name it."""
    for name, _, text in our_own_words():
        if PROMISES.search(text):
            assert REFUSED.search(text), f"{name}: {text}"


@pytest.mark.parametrize("lang", LANGS)
def test_the_limits_are_said_where_somebody_asks_and_where_they_look_for_them(lang: Lang) -> None:
    """Rule 5: what is not private stands beside what is, on every form and in *privacy*."""
    views = dict(requester_views(lang))
    for name, view in views.items():
        if name.startswith("form "):
            read = words_of(view)
            assert t(lang, form.PRIVATE) in read, name
            assert t(lang, form.NOT_PRIVATE) in read, name
    assert len([n for n in views if n.startswith("form ")]) > len(Urgency)
    said = words_of(views["privacy"])
    assert t(lang, answers.PRIVACY_SLACK) in said
    assert t(lang, answers.PRIVACY_LIMITS) in said
