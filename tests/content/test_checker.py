"""What the checker of the content files refuses, and how it says so."""

from pathlib import Path

import pytest

from bot.content.load import ContentProblems, load_content
from tests.content.helpers import TODAY, changed, make_folder, packaged, problems_of

NAME_988 = (
    'name = { en = "988 Suicide and Crisis Lifeline", '
    'es = "988 Línea de Prevención del Suicidio y Crisis" }'
)
SOURCE_988 = 'source = ["https://988lifeline.org/get-help/what-to-expect"]'
DATED = 'confidence = "H"\nverified_on = ""'

# file, what stands there, what a program makes of it, what the sentence must name
BREAKS = [
    ("reasons", 'es = "Prefiero no decirlo"\n', "", ['"pnts", es', "Spanish text is missing"]),
    ("reasons", 'en = "Prefer not to say"', 'en = " "', ['"pnts", en', "English text is missing"]),
    ("reasons", "Prefer not to say", "x" * 76, ['"pnts", en', "76 characters; only 75"]),
    ("reasons", '"Prefer not to say"', "7", ['"pnts", en', "must be text in quotes"]),
    ("reasons", "Prefer not to say", "Prefer\\nnot", ['"pnts", en', "line break"]),
    ("reasons", "Prefer not to say", "<!channel>", ['"pnts", en', "< or >"]),
    ("reasons", 'code = "event"', 'code = "pnts"', ['reason "pnts", code', "used twice"]),
    ("reasons", 'code = "pnts"', 'code = "first"', ["first reason must be", "pnts"]),
    ("reasons", 'code = "event"', 'code = "Big Event"', ['"Big Event"', "small letters"]),
    ("reasons", 'code = "event"\n', "", ["reason number 2, code", "is missing or empty"]),
    ("reasons", 'page = "clinical"', 'page = "home"', ['"event", page', "clinical, work"]),
    ("reasons", 'page = "clinical"', 'pages = "work"', ['"event", pages', "not a key"]),
    ("aliases", '"Amur"', '"Rio Amur"', ["aliases.toml, names", '"Rio Amur" must be one word']),
    ("aliases", '"Amur"', '"ebro"', ["aliases.toml, names", "each of them once"]),
    ("aliases", "names = [", "rivers = [", ["aliases.toml, rivers", "not a key"]),
    ("professions", "[[profession]]", "[[job]]", ["professions.toml", '"job" is not a part']),
    ("languages", 'es = "Inglés"\n', "", ['languages.toml, language "en", es']),
    ("countries", 'code = "AR"', 'code = "Argentina"', ['"Argentina"', "two capital letters"]),
    ("countries", 'code = "INT"', 'code = "ZZ"', ['"INT"', "is missing"]),
    ("countries", 'number = "000"', 'number = "triple zero"', ['"AU"', "not a phone number"]),
    ("countries", '  { number = "000" },\n', "", ['"AU", emergency', "at least one"]),
    ("countries", '{ number = "000" }', '"000"', ['"AU", emergency', "in { }"]),
    ("countries", '{ number = "000" }', "{ }", ['"AU", emergency, number', "missing or empty"]),
    ("countries", ', es = "ambulancia" }', " }", ['"AR", emergency, es', "Spanish"]),
    ("countries", '{ number = "000" }', '{ number = "000", x = 1 }', ["emergency, x", "not a key"]),
    ("countries", "source = [", "sources = [", ['"AR", source', "is missing"]),
    ("countries", '["Deutschland"]', '["España"]', ['"ES"', '"España" already means "DE"']),
    ("countries", '["Deutschland"]', '"Deutschland"', ['"DE", aliases', "list in [ ]"]),
    ("countries", '["Deutschland"]', "[49]", ['"DE", aliases', "text in quotes"]),
    ("crisis_lines", 'id = "us-veterans"', 'id = "us-988"', ['"us-988", id', "used twice"]),
    ("crisis_lines", 'country = "US"', 'country = "XX"', ['"us-988", country', '"XX" is not in']),
    ("crisis_lines", 'country = "US"', 'country = ""', ['"us-988", country', "missing"]),
    ("crisis_lines", 'kind = "crisis"', 'kind = "chat"', ['"us-988", kind', "crisis, support"]),
    ("crisis_lines", NAME_988, 'name = { en = "988" }', ['"us-988", name, es', "Spanish"]),
    ("crisis_lines", NAME_988, 'name = "988"', ['"us-988", name', "in { }"]),
    ("crisis_lines", ', es = "Día y noche', ', fr = "Nuit et jour', ['"us-988", hours, fr']),
    ("crisis_lines", 'call = ["988"]', 'call = ["1-800-HELP"]', ["us-988", "not a phone number"]),
    ("crisis_lines", 'call = ["988"]', 'call = ["9 8  8"]', ["us-988", "not a phone number"]),
    ("crisis_lines", 'call = ["988"]', 'call = ["\u0669"]', ["us-988", "not a phone number"]),
    ("crisis_lines", 'call = ["988"]', 'call = ["1 800 273 8255"]', ["us-988", "is retired"]),
    ("crisis_lines", '"HOME" }', '"HOME", note = "x" }', ["us-crisis-text-line", "text, note"]),
    ("crisis_lines", '{ to = "741741"', '{ to = "HOME"', ["text, to", "not a phone number"]),
    ("crisis_lines", '{ to = "741741", ', "{ ", ["text, to", "missing or empty"]),
    ("crisis_lines", 'chat = "https:', 'chat = "http:', ['"us-988", chat', "https://"]),
    ("crisis_lines", 'url = "https://988', 'url = "988', ['"us-988", url', "https://"]),
    ("crisis_lines", 'url = "https://findahelpline.com"\n', "", ["int-find", "no way to reach"]),
    ("crisis_lines", SOURCE_988 + "\n", "", ['"us-988", source', "is missing"]),
    ("crisis_lines", SOURCE_988, "source = []", ['"us-988", source', "is missing"]),
    ("crisis_lines", SOURCE_988, 'source = ["a friend"]', ['"a friend"', "address of a page"]),
    ("crisis_lines", 'confidence = "H"', 'confidence = "D"', ["us-988", "one of H, M"]),
    ("crisis_lines", DATED, DATED.replace('""', '"23.11.2026"'), ["23.11.2026", "not a date"]),
    ("crisis_lines", DATED, DATED.replace('""', "true"), ["us-988", "not a date"]),
    ("crisis_lines", DATED, DATED.replace('""', "2026-11-23T08:00:00"), ["not a date"]),
    ("crisis_lines", DATED, DATED.replace('""', '"2026-11-24"'), ["2026-11-24", "in the future"]),
    ("crisis_lines", 'country = "INT"', 'country = "US"', ['"DE" has no second route']),
    ("danger_words", "[es]", "[fr]", ["danger_words.toml, es", "no phrase"]),
    ("danger_words", "[es]", "[fr]", ["danger_words.toml, fr", "not a key"]),
    ("danger_words", '"suicide", ', '"die", ', ['"die" is too short']),
    ("danger_words", '"suicide", ', '"!!!!", ', ['"!!!!" is too short']),
    ("danger_words", '"suicides"', '"Suicidé"', ['"Suicidé" is there twice']),
    ("danger_words", '"suicides"', "5", ["en, phrases", "text in quotes"]),
    ("danger_words", "[en]", "[en]\nscore = 3", ["en, score", "not a key"]),
]


@pytest.mark.parametrize(("name", "old", "new", "named"), BREAKS)
def test_each_rule_names_the_file_and_the_key_of_its_mistake(
    tmp_path: Path, name: str, old: str, new: str, named: list[str]
) -> None:
    folder = make_folder(tmp_path, **{name: changed(f"{name}.toml", old, new)})

    found = problems_of(folder)

    assert any(all(part in sentence for part in named) for sentence in found), found
    assert all(f"{name}.toml" in sentence for sentence in found if named[0] in sentence)


def test_only_the_mistake_itself_is_named(tmp_path: Path) -> None:
    text = changed("reasons.toml", "Prefer not to say", "x" * 76)

    assert len(problems_of(make_folder(tmp_path, reasons=text))) == 1


def test_what_just_fits_is_taken(tmp_path: Path) -> None:
    rows = [f'[[profession]]\ncode = "p{n}"\nen = "P{n}"\nes = "P{n}"\n' for n in range(100)]
    folder = make_folder(
        tmp_path,
        reasons=changed("reasons.toml", "Prefer not to say", "x" * 75),
        professions="\n".join(rows),
        danger_words=changed("danger_words.toml", '"suicide", ', '"dead", '),
        crisis_lines=changed("crisis_lines.toml", DATED, DATED.replace('""', '"2026-11-23"')),
    )

    assert problems_of(folder) == ()


def test_every_mistake_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    folder = make_folder(
        tmp_path,
        reasons=changed("reasons.toml", 'es = "Prefiero no decirlo"\n', ""),
        countries=changed("countries.toml", 'number = "000"', 'number = "zero"'),
        danger_words="this is not TOML",
        notes="x = 1",
    )

    with pytest.raises(ContentProblems) as raised:
        load_content(TODAY, folder)

    sentences = raised.value.problems
    assert {sentence.split(",")[0].split(":")[0] for sentence in sentences} == {
        "reasons.toml",
        "countries.toml",
        "danger_words.toml",
        "notes.toml",
    }
    assert len(sentences) == 4
    assert str(raised.value).splitlines() == list(sentences)


def test_more_rows_than_a_menu_can_show_are_refused(tmp_path: Path) -> None:
    rows = [f'[[profession]]\ncode = "p{n}"\nen = "P{n}"\nes = "P{n}"\n' for n in range(101)]

    found = problems_of(make_folder(tmp_path, professions="\n".join(rows)))

    assert found == ("professions.toml: has 101 rows; Slack shows at most 100.",)


@pytest.mark.parametrize("text", ["", "reason = 3", "reason = []"])
def test_a_file_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    assert "reasons.toml: there is no [[reason]] row." in problems_of(
        make_folder(tmp_path, reasons=text)
    )


def test_rows_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    assert "reasons.toml: every reason must be a [[reason]] table." in problems_of(
        make_folder(tmp_path, reasons='reason = ["stress"]')
    )


def test_a_support_line_is_no_second_route(tmp_path: Path) -> None:
    text = packaged("crisis_lines.toml")
    only_finder = text.replace('id = "int-find-a-helpline"\ncountry = "INT"\nkind = "crisis"', "{}")
    assert only_finder != text
    support = 'id = "int-find-a-helpline"\ncountry = "INT"\nkind = "support"'

    found = problems_of(make_folder(tmp_path, crisis_lines=only_finder.replace("{}", support)))

    assert any('"AU" has no second route' in sentence for sentence in found)
    assert any('"INT" has no second route' in sentence for sentence in found)
    assert not any('"IE" has no second route' in sentence for sentence in found)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "gone") == (f"{tmp_path / 'gone'}: there is no such folder.",)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "reasons.toml").write_bytes(b"\xff\xfe\x00")

    (sentence,) = problems_of(tmp_path)

    assert sentence.startswith("reasons.toml: cannot be read")


def test_a_program_edits_one_file_and_keeps_the_rest(tmp_path: Path) -> None:
    text = changed("reasons.toml", "Something else", "Something different")
    content = load_content(TODAY, make_folder(tmp_path, reasons=text))

    assert content.reason_label("other", "en") == "Something different"
    assert content.lines == load_content(TODAY).lines


@pytest.mark.parametrize("written", ['"2026-11-23"', "2026-11-23"])
def test_a_date_up_to_today_counts_in_both_ways_of_writing(tmp_path: Path, written: str) -> None:
    text = changed("crisis_lines.toml", DATED, DATED.replace('""', written))
    content = load_content(TODAY, make_folder(tmp_path, crisis_lines=text))

    assert content.lines["us-988"].verified_on == TODAY
