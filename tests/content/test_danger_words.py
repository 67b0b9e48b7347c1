"""What opens the crisis panel and what, said every day in a hospital, does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.helpers import CONTENT

SHOWN = [
    # English
    "I want to kill myself",
    "i think about KILLING MYSELF every night",
    "I want to die.",
    "i just wanna die",
    "Thinking about suicide",
    "I feel suicidal",
    "I might end my life",
    "I keep thinking of ways to take my own life",
    "I want to hurt myself",
    "self-harm again",
    "there is no reason to live",
    "I have nothing left to live for",
    "I don't want to live",
    "I don\u2019t want to live",
    "I don\u2018t want to be alive",
    "I don\u00b4t want to wake up",
    "I don`t want to exist",
    "i dont want to be here anymore",
    "life isn't worth living",
    "they would all be better off without me",
    "I wish I was dead",
    "I wish I weren't alive, I wish I were dead",
    "I'm afraid of what I might do",
    "I could take an overdose",
    "I wanted to die last night",
    "I\u2019m ready to die",
    "my colleague wants to die",
    "I want\nto\n\n  die",
    "*kill* _myself_",
    "kill...myself",
    "\u202ekill myself\u202c",
    "k\u00adill my\u200dself",
    "".join(chr(ord(letter) + 0xFEE0) for letter in "kill") + "\u3000myself",
    "kill \U0001d40cyself",
    "אני עייף. I want to die. مرحبا",
    # Spanish
    "Quiero morir",
    "me quiero morir",
    "QUIERO MORIRME",
    "no quiero vivir más",
    "no quiero seguir viviendo",
    "pienso en el suicidio",
    "Pienso en suicidarme",
    "quiero matarme",
    "voy a quitarme la vida",
    "quiero acabar con mi vida",
    "ya no tengo razones para vivir",
    "ya no tengo razón para vivir",
    "la vida no tiene sentido",
    "no vale la pena vivir",
    "quiero hacerme daño",
    "quiero hacerme dano",
    "ojala me muera",
    "ojalá me muera",
    "OJALÁ NO DESPERTARA",
    "estarían mejor sin mí",
    "estarian mejor sin mi",
    "una compañera se suicidó",
    "no tengo ganas de vivir",
    "estoy cansada de vivir",
    "me autolesiono",
    "Preferiría estar muerta",
    "¿y si me tomo... no, tomarme todas las pastillas?",
]

NOT_SHOWN = [
    "",
    "   ",
    "My patient died last night",
    "A patient died and I was there",
    "the patient is dying and the family is angry",
    "we lost a baby on the ward",
    "three deaths in one shift",
    "end of life care",
    "do not resuscitate",
    "I made a medication error",
    "this shift is killing me",
    "I'm dead tired",
    "the deadline is killing us",
    "kill the alarm please",
    "I hurt my back lifting",
    "a needle stick, I am worried",
    "patient overdose, it was hard to see",
    "a patient took an overdose",
    "the patient wanted to die at home",
    "patients deserve to die with dignity",
    "she was ready to die and the family was not",
    "the patient did not wake up after surgery",
    "I want to diet",
    "I want to diene",
    "I want to live near the hospital",
    "I live for this job",
    "they ended my shift early",
    "I can't take my break",
    "help",
    "talk tonight after 20:00, I am on call",
    "self-scheduling and self care",
    "Murió un paciente",
    "falleció mi paciente anoche",
    "la muerte de un niño en urgencias",
    "cuidados al final de la vida",
    "muerto de cansancio",
    "muerta de hambre",
    "estoy agotada, no doy abasto",
    "me duele la espalda",
    "el paciente no despertó",
    "terminar con todo el papeleo",
    "una sobredosis en urgencias",
    "ingresó tras tomar una sobredosis",
    "la paciente quería morir en casa",
    "quiero vivir mejor",
    "mi vida en el hospital",
    "cortarme el pelo",
    "necesito hablar esta noche",
    "un error con la medicación",
    "kilómetros y kms",
]


@pytest.mark.parametrize("text", SHOWN)
def test_danger_words_open_the_panel(text: str) -> None:
    assert CONTENT.has_danger_words(text)


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_everyday_words_do_not(text: str) -> None:
    assert not CONTENT.has_danger_words(text)


def test_a_phrase_is_found_at_the_end_of_a_long_text() -> None:
    assert CONTENT.has_danger_words("turno de noche " * 260 + "quiero morir")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_phrase_of_the_files_finds_itself(lang: str) -> None:
    phrases = CONTENT.danger_words["es" if lang == "es" else "en"]

    assert [phrase for phrase in phrases if not CONTENT.has_danger_words(f"x {phrase}, y")] == []


@given(st.text(st.characters(exclude_categories=()), max_size=4000))
def test_no_text_makes_it_fail(text: str) -> None:
    assert CONTENT.has_danger_words(text) in (True, False)
    assert CONTENT.has_danger_words(f"{text} kill myself")
