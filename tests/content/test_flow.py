"""What guides a supporter: its shape, its limits, its words, and how its mistakes are named."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.load import load_content
from bot.domain.content import LANGS, Lang, Words
from bot.domain.flow import CRISIS_STEPS, LEVELS, STEPS, FlowStep
from tests.content.helpers import CONTENT, TODAY, changed, make_folder, packaged, problems_of

FLOW = CONTENT.flow
ALL_STEPS = (*FLOW.steps, *FLOW.crisis)

UNSAFE = re.compile(
    r"\bcommit|successful|unsuccessful|fail|epidemic|manipulat|attention.seek|selfish|coward"
    r"|overdose|\bhang|firearm|gun\b|blade|pill|jump|anaesthe|sharps|suicide note|anonymous|hipaa"
    r"|comet|fallid|fracas|consumad|exitos|logr[oó] suicid|epidemia|manipul|llamar la atención"
    r"|egoís|cobard|sobredosis|ahorc|pistola|\barmas?\b|pastilla|saltar|anestes|anónim|!|¡"
)
"""Words that blame, praise or describe a suicide, promise too much, or shout."""


def _words() -> Iterator[Words]:
    yield from (*FLOW.avoid, *FLOW.blocks, FLOW.when_unsure)
    for step in ALL_STEPS:
        yield from (step.title, step.guidance, *(item.text for item in step.items))
    for level in FLOW.levels:
        yield from (level.label, *level.doing)


ALL_WORDS = tuple(_words())


def test_the_talk_the_crisis_branch_and_the_levels_are_complete_and_in_order() -> None:
    assert tuple(step.id for step in FLOW.steps) == STEPS
    assert tuple(step.id for step in FLOW.crisis) == CRISIS_STEPS
    assert tuple(level.code for level in FLOW.levels) == LEVELS
    assert STEPS == ("S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10")
    assert CRISIS_STEPS == ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8")


@pytest.mark.parametrize("step", ALL_STEPS, ids=lambda step: step.id)
def test_a_step_is_short_enough_to_be_read_while_somebody_speaks(step: FlowStep) -> None:
    assert 3 <= len(step.items) <= 7


def test_there_are_eight_things_to_avoid_and_a_handful_of_listening_blocks() -> None:
    assert len(FLOW.avoid) == 8
    assert 5 <= len(FLOW.blocks) <= 7


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_fits_where_slack_shows_it(lang: Lang) -> None:
    assert all(len(step.title.of(lang)) <= 60 for step in ALL_STEPS)
    assert all(len(item.text.of(lang)) <= 75 for step in ALL_STEPS for item in step.items)
    assert all(len(level.label.of(lang)) <= 71 for level in FLOW.levels), "a letter stands before"
    assert all(words.of(lang).strip() for words in ALL_WORDS)


def test_ids_of_items_are_unique_and_plain() -> None:
    ids = [item.id for step in ALL_STEPS for item in step.items]

    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9_]+", item_id) for item_id in ids)


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_items_of_a_step_read_the_same(lang: Lang) -> None:
    for step in ALL_STEPS:
        assert len({item.text.of(lang) for item in step.items}) == len(step.items)


def test_each_level_says_in_two_to_four_lines_what_to_do_and_reaches_the_lead() -> None:
    for level in FLOW.levels:
        assert 2 <= len(level.doing) <= 4
        assert "clinical lead" in " ".join(line.en for line in level.doing)
        assert "guardia clínica" in " ".join(line.es for line in level.doing)


def test_uncertainty_moves_one_level_up() -> None:
    assert "one level up" in FLOW.when_unsure.en
    assert "Sube un nivel" in FLOW.when_unsure.es


def test_the_highest_level_starts_with_the_emergency_number() -> None:
    step = FLOW.step("C6")

    assert step is not None
    assert "emergency number" in FLOW.levels[-1].doing[0].en
    assert "emergency number" in step.items[0].text.en


@pytest.mark.parametrize("words", ALL_WORDS, ids=lambda words: words.en[:30])
def test_words_are_safe_and_calm(words: Words) -> None:
    for lang in LANGS:
        assert not UNSAFE.search(words.of(lang).casefold())


def test_nothing_gives_a_person_a_score() -> None:
    said = " ".join(words.en.casefold() for words in ALL_WORDS)

    assert not re.search(r"\bscore|low risk|high risk|moderate|medium risk", said)


@pytest.mark.parametrize("words", ALL_WORDS, ids=lambda words: words.en[:30])
def test_sentences_are_short(words: Words) -> None:
    for lang in LANGS:
        for sentence in re.split(r"[.?;]\s", words.of(lang)):
            assert len(sentence.split()) <= 20, sentence


def test_steps_lead_forward_and_back_and_end_where_their_branch_ends() -> None:
    assert [step.id for at in STEPS if (step := FLOW.next_of(at))] == list(STEPS[1:])
    assert [step.id for at in STEPS if (step := FLOW.before(at))] == list(STEPS[:-1])
    assert FLOW.next_of("S10") is None
    assert FLOW.before("C1") is None
    assert FLOW.next_of("C8") is None


def test_a_step_that_is_not_there_is_none() -> None:
    assert FLOW.step("S3") is FLOW.steps[3]
    assert FLOW.step("C3") is FLOW.crisis[2]
    assert FLOW.step("S99") is FLOW.next_of("S99") is FLOW.before("") is None


def test_the_count_is_of_the_talk_alone() -> None:
    assert FLOW.count == sum(len(step.items) for step in FLOW.steps)


CALM = '{ id = "calm", en = "Take a breath: do you have the time and the calm for this?", '
GET_READY = 'title = { en = "Get ready", es = "Prepararse" }'
UNSURE_ES = ', es = "¿Dudas, no responde o algo te dice que hay peligro? Sube un nivel." }'
DRIFTING = 'en = "Drifting: the screen, the pager, people passing by."'

# what stands there, what a program makes of it, what the sentence must name
BREAKS = [
    ('id = "S4"', 'id = "S44"', ['step "S44", id', "must be one of S0, S1"]),
    ('id = "S4"', 'id = "S44"', ["the step S4 is missing"]),
    ('id = "S4"', 'id = "S3"', ['step "S3", id', "used twice"]),
    ('id = "C8"', 'id = "S8"', ['crisis "S8", id', "must be one of C1, C2"]),
    ('code = "D"', 'code = "E"', ['level "E", code', "must be one of A, B, C, D"]),
    ('code = "D"', 'code = "C"', ["the level D is missing"]),
    (GET_READY, f'title = {{ en = "{"x" * 61}", es = "x" }}', ['"S0", title, en', "only 60"]),
    (GET_READY, "", ['step "S0", title, es', "Spanish text is missing"]),
    (GET_READY, f"{GET_READY}\nscore = 3", ['step "S0", score', "not a key"]),
    ("Get ready", "Get <ready>", ['step "S0", title, en', "< or >"]),
    ('guidance = { en = "Look first', 'hint = { en = "Look first', ['"S0", hint', "not a key"]),
    ("Look first", "x" * 300, ['step "S0", guidance, en', "only 300"]),
    ('id = "calm"', 'id = "Calm down"', ['"Calm down"', "small letters, digits or _"]),
    ('id = "calm", ', "", ['step "S0", item number 1, id', "is missing or empty"]),
    ('id = "calm"', 'id = "my_debrief"', ['crisis "C8", item "my_debrief", id', "used twice"]),
    ("Take a breath", "x" * 75, ['step "S0", item "calm", en', "only 75"]),
    ('es = "Respira: ¿tienes el tiempo y la calma para esto?"', 'es = " "', ['"calm", es']),
    (CALM, CALM + 'done = "x", ', ['item "calm", done', "not a key"]),
    ("items = [\n  " + CALM, "items = [\n  7,\n  " + CALM, ['"S0", items', "in { }"]),
    ('blocks = [\n  { en = "Fixing', 'block = [\n  { en = "Fixing', ["blocks", "0 entries"]),
    ('blocks = [\n  { en = "Fixing', 'block = [\n  { en = "Fixing', ["block", "not a key"]),
    (DRIFTING, f'en = "{"x" * 151}"', ["blocks number 7, en", "only 150"]),
    (DRIFTING, 'en = ""', ["blocks number 7, en", "English text is missing"]),
    (UNSURE_ES, " }", ["when_unsure, es", "Spanish text is missing"]),
    ('label = { en = "Wishes', f'label = {{ en = "{"x" * 75}', ['level "A", label, en', "only 75"]),
    ("Keep listening. Ask", "x" * 150, ['level "A", doing number 1, en', "only 150"]),
]


@pytest.mark.parametrize(("old", "new", "named"), BREAKS)
def test_each_mistake_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, named: list[str]
) -> None:
    folder = make_folder(tmp_path, encounter=changed("encounter.toml", old, new))

    found = problems_of(folder)

    assert any(all(part in sentence for part in named) for sentence in found), found
    assert all(sentence.startswith("encounter.toml") for sentence in found)


def test_steps_out_of_order_are_named_once(tmp_path: Path) -> None:
    text = changed("encounter.toml", 'id = "C1"', 'id = "C0"')
    text = text.replace('id = "C2"', 'id = "C1"').replace('id = "C0"', 'id = "C2"')

    assert problems_of(make_folder(tmp_path, encounter=text)) == (
        "encounter.toml: every crisis must stand in its order: C1, C2, C3, C4, C5, C6, C7, C8.",
    )


def many_items(count: int) -> str:
    items = ", ".join(f'{{ id = "more_{n}", en = "m{n}", es = "m{n}" }}' for n in range(count))
    text = packaged("encounter.toml")
    start = text.index("items = [")
    return text[:start] + f"items = [ {items} ]" + text[text.index("\n]\n", start) + 2 :]


@pytest.mark.parametrize("count", [0, 11])
def test_a_step_takes_one_to_ten_items(tmp_path: Path, count: int) -> None:
    assert problems_of(make_folder(tmp_path, encounter=many_items(count))) == (
        f'encounter.toml, step "S0", items: has {count} entries; it needs 1 to 10.',
    )


@pytest.mark.parametrize("kept", [1, 5])
def test_a_level_takes_two_to_four_lines(tmp_path: Path, kept: int) -> None:
    line = '{ en = "Page the clinical lead.", es = "Avisa a la guardia clínica." },\n'
    text = packaged("encounter.toml")
    start = text.rindex("doing = [")
    changed_text = text[:start] + "doing = [\n" + line * kept + "]\n"

    assert problems_of(make_folder(tmp_path, encounter=changed_text)) == (
        f'encounter.toml, level "D", doing: has {kept} entries; it needs 2 to 4.',
    )


def test_an_empty_file_is_told_what_it_needs(tmp_path: Path) -> None:
    found = problems_of(make_folder(tmp_path, encounter=""))

    for kind in ("step", "crisis", "level"):
        assert f"encounter.toml: there is no [[{kind}]] row." in found
    assert not [sentence for sentence in found if "order" in sentence]


def test_a_program_words_its_own_encounter_and_keeps_the_rest(tmp_path: Path) -> None:
    text = changed("encounter.toml", "Take a break before you go on", "Have some tea")
    content = load_content(TODAY, make_folder(tmp_path, encounter=text))

    step = content.flow.step("S10")
    assert step is not None
    assert "Have some tea" in {item.text.en for item in step.items}
    assert content.lines == CONTENT.lines


def test_what_just_fits_is_taken(tmp_path: Path) -> None:
    assert problems_of(make_folder(tmp_path, encounter=many_items(10))) == ()
