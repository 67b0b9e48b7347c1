"""A mistake in a content file is named with its file and its field; nothing half read is used."""

from pathlib import Path

import pytest

from practice.rehearsal.reading import CaseProblems, library, read_library
from tests.rehearsal.make import content_copy


def problems_of(folder: Path) -> str:
    with pytest.raises(CaseProblems) as caught:
        read_library(folder)
    assert all(one.endswith(".") for one in caught.value.problems)
    return "\n".join(caught.value.problems)


def spoil(folder: Path, file: str, old: str, new: str) -> Path:
    copy = content_copy(folder)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_the_packaged_content_is_read_whole(tmp_path: Path) -> None:
    assert read_library(content_copy(tmp_path)) == library()


CASE = "cases/missed_dose.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (CASE, 'persona = "mia"', "", "missed_dose.toml, persona: is missing."),
        (CASE, 'persona = "mia"', "persona = 3", "missed_dose.toml, persona: must be text."),
        (CASE, 'urgency = "now"', 'urgency = "soonish"', 'ask, urgency: "soonish" is not known.'),
        (CASE, 'reasons = ["error"]', 'reasons = ["eror"]', 'ask, reasons: "eror" is not known.'),
        (
            CASE,
            'reasons = ["error"]',
            'reasons = "error"',
            "ask, reasons: must be a list of texts.",
        ),
        (CASE, 'id = "S1"', 'id = "S11"', 'step "S11", id: "S11" is not known.'),
        (CASE, "says = [", "sais = [", 'step "S1", sais: is not known here.'),
        (CASE, 'es = "Vale. Eso me ayuda."', 'es = ""', 'step "S2", says 2, es: must be text.'),
        (CASE, ', es = "Vale. Eso me ayuda."', "", "says 2, es: is missing."),
        (CASE, "Okay. That helps.", "o" * 121, "says 2, en: is longer than 120 characters."),
        (CASE, '{ id = "no_cause"', '{ id = "open"', "step: S3 has two ticks with one id."),
        (CASE, "summary = {", "title2 = {", "missed_dose.toml, title2: is not known here."),
        (CASE, "[ask]", "[ask", "missed_dose.toml: is not valid TOML"),
        ("cases/colleague_in_danger.toml", "crisis = true", "crisis = 1", "crisis: must be true"),
        ("flow.toml", "\ncrisis = true\n", "\n", "crisis: must be true for the step"),
        ("flow.toml", '"close_case"', '"close"', 'press: "close" is not known.'),
        ("flow.toml", '"missed_dose", ', "", '"missed_dose" must stand in the list'),
        ("flow.toml", "press {worried}", "press it", "must have the same {names}"),
        ("labels.toml", "accept = {", "acept = {", "buttons, accept: is missing."),
        ("words.toml", "start = {", "begin = {", "words, begin: is not known here."),
    ],
)
def test_a_mistake_is_named_with_file_and_field(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    assert said in problems_of(spoil(tmp_path, file, old, new))


def test_too_many_lines_ticks_or_points_are_refused(tmp_path: Path) -> None:
    line, tick = '{ en = "More.", es = "Más." },', '{ id = "x1", en = "X", es = "X" },'
    lines = spoil(tmp_path / "lines", CASE, "says = [", "says = [" + line * 3)
    assert "says: are at most 3 lines." in problems_of(lines)
    more = tick + tick.replace("x1", "x2")
    ticks = spoil(tmp_path / "ticks", CASE, "tick = [", "tick = [" + more)
    assert "step: S3 has 6 ticks. It must have 2 to 4." in problems_of(ticks)
    point = '\n[[point]]\nen = "One"\nes = "Uno"\n'
    points = spoil(tmp_path / "points", CASE, "\n[[point]]", point + "\n[[point]]")
    assert "point: must be 2 to 4." in problems_of(points)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    copy = spoil(tmp_path, CASE, 'persona = "mia"', "")
    (copy / "labels.toml").unlink()
    (copy / "cases" / "extra.toml").write_text("")
    said = problems_of(copy)
    assert "missed_dose.toml, persona: is missing." in said
    assert "labels.toml: cannot be read" in said
    assert '"extra" must stand in the list' in said
