"""What the packaged cases promise to the people who practise with them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from bot.content.load import load_content
from bot.domain.asking import Mode
from bot.domain.content import Words as BotWords
from bot.domain.policy import Urgency
from bot.views.texts import labels
from practice.people import seeded
from practice.rehearsal.content import CRISIS_STEP, Case, Step
from practice.rehearsal.reading import LINE, library
from practice.rehearsal.wording import LANGS, Buttons, Text, Words, names_of

LIBRARY = library()
CONTENT = load_content(date(2026, 1, 1))
CASES = list(LIBRARY.cases.values())
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)

FLOW = ["S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10"]

# Whole words or stems. What a method, a place or a detail could be called has no place in a case.
METHODS = re.compile(
    r"\b(pills?|tablets?|overdos\w*|hang(ing|ed)?|rope|knife|knives|blade|razor|gun|firearm|shoot\w*"
    r"|bridge|roof|train|railway|jump\w*|drown\w*|poison\w*|gas|inject\w*|insulin|potassium"
    r"|opioid\w*|morphine|cut(ting)?|wrists?|note left|goodbye"
    r"|pastillas?|sobredosis|ahorc\w*|cuerda|soga|cuchillo|cuchilla|pistola|arma|dispar\w*|puente"
    r"|azotea|tejado|tren|saltar|ahog\w*|veneno|inyect\w*|insulina|potasio|morfina|cort(ar|arme)"
    r"|venas|muñecas?|despedida)\b",
    re.IGNORECASE,
)
UNSAFE = re.compile(
    r"\b(commit\w*|successful\w*|failed attempt|epidemic|peace at last|better place|selfish"
    r"|cometer|cometió|logr[oó]|fallido|epidemia|descansar en paz|egoísta)\b",
    re.IGNORECASE,
)
LEVELS = re.compile(r"\b(crazy|normal people|just relax|loco|loca|cálmate)\b", re.IGNORECASE)


def lines_of(case: Case) -> Iterator[tuple[str, str]]:
    for step in case.steps:
        for line in step.says:
            for words in line.both():
                yield step.id, words


def texts_in(part: Any) -> Iterator[Text]:
    """Every text in a piece of content, however deep."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, dict):
        for one in part.values():
            yield from texts_in(one)
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_in(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from texts_in(getattr(part, name))


ALL_TEXTS = list(texts_in(LIBRARY))


def test_there_are_the_five_cases_of_the_program() -> None:
    assert list(LIBRARY.cases) == [
        "missed_dose",
        "patient_death",
        "complaint",
        "exhausted_trainee",
        "colleague_in_danger",
    ]


@each_case
def test_every_case_walks_all_steps_of_the_encounter_in_order(case: Case) -> None:
    assert [step.id for step in case.steps if not step.is_crisis] == FLOW


@each_case
def test_every_step_asks_for_two_to_four_things_to_do(case: Case) -> None:
    assert all(2 <= len(step.ticks) <= 4 for step in case.steps)


@each_case
def test_the_person_speaks_in_every_step_of_the_call_and_in_no_other(case: Case) -> None:
    for step in case.steps:
        expected = range(1) if step.id in ("S0", "S10") else range(1, 4)
        assert len(step.says) in expected, step.id


@each_case
def test_lines_are_short_enough_to_be_read_aloud(case: Case) -> None:
    for step, words in lines_of(case):
        assert len(words) <= LINE, (step, words)
        for sentence in re.split(r"(?<=[.?])\s", words):
            assert len(sentence.split()) <= 18, (step, sentence)


@each_case
def test_a_trainer_has_two_to_four_points_to_look_at(case: Case) -> None:
    assert 2 <= len(case.points) <= 4


@each_case
def test_every_case_is_played_by_its_own_made_up_person(case: Case) -> None:
    people = {person.name: person for person in seeded()}
    assert case.persona in people
    assert "role-play" in people[case.persona].title
    assert sum(one.persona == case.persona for one in CASES) == 1


def test_every_text_is_calm_and_without_markup_in_both_languages() -> None:
    for text in ALL_TEXTS:
        for words in text.both():
            assert words, text
            assert words == words.strip(), words
            assert not set(words) & set("!¡*`<>"), words
            assert "  " not in words, words


def test_nothing_a_person_reads_names_a_method_or_speaks_of_suicide_unsafely() -> None:
    for text in ALL_TEXTS:
        for words in text.both():
            assert not METHODS.search(words), words
            assert not UNSAFE.search(words), words
            assert not LEVELS.search(words), words


def test_only_the_colleague_in_danger_leads_into_the_crisis_branch() -> None:
    with_crisis = [case.id for case in CASES if case.step(CRISIS_STEP)]
    assert with_crisis == ["colleague_in_danger"]
    case = LIBRARY.cases["colleague_in_danger"]
    assert case.place(CRISIS_STEP) == case.place("S6") + 1


def test_the_colleague_in_danger_answers_the_plain_question_and_help_takes_over() -> None:
    case = LIBRARY.cases["colleague_in_danger"]
    answers = _step(case, "S6").says[0]
    assert "suicide" in answers.en
    assert "suicidio" in answers.es
    assert any("on the phone" in line.en for line in _step(case, CRISIS_STEP).says)
    assert any("brother is here" in line.en for line in _step(case, "S8").says)
    ticks = " ".join(tick.text.en for tick in _step(case, CRISIS_STEP).ticks)
    assert "clinical lead" in ticks
    assert "crisis line" in ticks


def _step(case: Case, step_id: str) -> Step:
    found = case.step(step_id)
    assert found is not None
    return found


@each_case
def test_notes_to_the_app_would_open_no_crisis_panel(case: Case) -> None:
    if case.ask.note is not None:
        assert not any(CONTENT.has_danger_words(words) for words in case.ask.note.both())


@each_case
def test_numbers_are_made_up_ones(case: Case) -> None:
    assert re.fullmatch(r"\+1 555 01\d\d", case.ask.number)


# --- the words of the app -----------------------------------------------------------------------

BUTTONS = {
    "accept": labels.ACCEPT,
    "not_now": labels.NOT_NOW,
    "show_contact": labels.SHOW_CONTACT,
    "contact_made": labels.CONTACT_MADE,
    "close_case": labels.CLOSE_CASE,
    "my_cases": labels.HOME_CASES,
    "get_support": labels.GET_SUPPORT,
    "cancel": labels.CANCEL,
    "someone_else": labels.SOMEONE_ELSE,
    "safe_yes": labels.SAFE_YES,
    "safe_skip": labels.SAFE_SKIP,
    "worried": labels.WORRIED,
    "page_lead": labels.PAGE_LEAD,
}
FIELDS = {
    "urgency": labels.URGENCY,
    "reasons": labels.REASONS,
    "mode": labels.MODE,
    "number": labels.NUMBER,
    "leave_message": labels.LEAVE_MESSAGE,
    "language": labels.LANGUAGE,
    "avoid": labels.AVOID,
    "note": labels.NOTE,
}


def same(ours: Text, theirs: BotWords) -> bool:
    return all(ours.of(lang) == theirs.of(lang) for lang in LANGS)


def test_buttons_and_fields_are_called_as_the_app_calls_them() -> None:
    assert set(names_of(Buttons)) == set(BUTTONS)
    for name, theirs in BUTTONS.items():
        assert same(getattr(LIBRARY.labels.buttons, name), theirs), name
    for name, theirs in FIELDS.items():
        assert same(getattr(LIBRARY.labels.fields, name), theirs), name


def test_choices_are_called_as_the_app_calls_them() -> None:
    known = LIBRARY.labels
    assert all(same(t, labels.URGENCIES[Urgency(key)]) for key, t in known.urgency.items())
    assert all(same(t, labels.MODES[Mode(key)]) for key, t in known.mode.items())
    assert same(known.leave_message["yes"], labels.YES)
    assert same(known.leave_message["no"], labels.NO)
    assert all(same(t, CONTENT.languages[key].label) for key, t in known.language.items())
    assert all(same(t, CONTENT.reasons[key].label) for key, t in known.reasons.items())


def test_every_word_of_the_panel_is_there() -> None:
    assert all(getattr(LIBRARY.words, name).en for name in names_of(Words))
