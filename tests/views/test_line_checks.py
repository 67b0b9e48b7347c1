"""The list of lines says what to check and who may; every surface then says since when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.notices import Kind, Notice
from bot.domain.people import Lang, Role
from bot.domain.verifying import Outcome
from bot.views.line_checks import line_verified, lines_list
from bot.views.messages import render
from bot.views.parts import escape
from bot.views.scene import Rendered, Surroundings
from tests.make import NOON, make_member
from tests.views.helpers import (
    CONTENT,
    LANGS,
    make_around,
    make_longest_content,
    make_scene,
    problems_of_message,
    words_of,
)

LINE = CONTENT.lines["us-988"]
KIM, RAE = make_member("kim", Role.LEAD), make_member("rae", Role.DIRECTOR)


def verified(on: date | None) -> Surroundings:
    line = replace(LINE, verified_on=on)
    return make_around(content=replace(CONTENT, lines={**CONTENT.lines, line.id: line}))


def listed(around: Surroundings, lang: Lang = "en", *waiting: str, country: str = "US") -> Rendered:
    found = around.content.lines_for(country)
    return lines_list(around, lang, found, frozenset(waiting), (KIM, RAE))


def row(rendered: Rendered, line_id: str = LINE.id) -> str:
    return next(x for x in rendered.text.splitlines() if x.startswith(f"{line_id} "))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("country", list(CONTENT.countries))
def test_every_line_stands_there_with_id_number_and_source(country: str, lang: Lang) -> None:
    rendered = listed(make_around(), lang, country=country)
    found = CONTENT.lines_for(country)
    for line in (*found.lines, *found.also):
        said = row(rendered, line.id)
        assert all(number in said for number in line.call)
        assert line.text is None or line.text.to in said
        assert all(escape(source) in said for source in line.source)
    assert problems_of_message(rendered) == []


def test_a_row_can_be_read_on_its_own() -> None:
    assert row(listed(verified(date(2026, 11, 1)))) == (
        "us-988 · 988 Suicide and Crisis Lifeline: call 988, text 988, chat "
        "https://988lifeline.org. Verified on 1 Nov 2026. "
        "Source: https://988lifeline.org/get-help/what-to-expect"
    )


@pytest.mark.parametrize(
    ("lang", "fresh", "old"),
    [
        ("en", "Verified on 27 May 2026.", "Check the number."),
        ("es", "Comprobado el 27 may 2026.", "Comprueba el número."),
    ],
)
def test_a_date_is_shown_for_180_days_in_both_languages(lang: Lang, fresh: str, old: str) -> None:
    young = row(listed(verified(NOON.date() - timedelta(days=180)), lang))
    assert fresh in young
    assert old not in young
    for on in (NOON.date() - timedelta(days=181), None):
        aged = row(listed(verified(on), lang))
        assert old in aged
        assert fresh not in aged


def test_a_line_that_waits_for_a_second_person_says_so() -> None:
    waits = listed(make_around(), "en", LINE.id)
    assert "One person has verified it. A second person must confirm." in row(waits)
    assert "second person" not in row(waits, "us-veterans")


def test_the_list_ends_with_how_to_verify_and_who_may() -> None:
    *_, how, two, who = listed(make_around()).text.splitlines()
    assert how.endswith("/peersupport-admin lines verify us-988")
    assert two.startswith("A new or changed number needs two people.")
    assert who == "Who may verify: Kim, Rae."


def test_with_nobody_who_may_verify_it_says_whom_that_takes() -> None:
    around = make_around()
    rendered = lines_list(around, "en", around.content.lines_for("US"), frozenset(), ())
    assert "Nobody may verify yet: it takes a director, lead or administrator." in rendered.text


def test_addresses_can_be_pressed_and_names_cannot_become_markup() -> None:
    odd = replace(KIM, name="<!channel> *x*")
    around = make_around()
    rendered = lines_list(around, "en", around.content.lines_for("US"), frozenset(), (odd,))
    kinds = {block["text"]["type"]: block["text"]["text"] for block in rendered.blocks}
    assert "https://988lifeline.org/get-help/what-to-expect" in kinds["mrkdwn"]
    assert odd.name not in kinds["mrkdwn"]
    assert odd.name in kinds["plain_text"]
    assert odd.name not in rendered.text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_answer_names_the_line(outcome: Outcome, lang: Lang) -> None:
    rendered = line_verified(make_around(), lang, LINE, outcome, NOON, (KIM,))
    assert "us-988" in rendered.text
    assert problems_of_message(rendered) == []


def test_the_first_person_reads_that_a_second_one_must_confirm_and_who_can() -> None:
    for outcome in (Outcome.WAITS, Outcome.STILL_WAITS):
        said = line_verified(make_around(), "en", LINE, outcome, NOON, (KIM, RAE)).text
        assert "A second person must confirm" in said
        assert "This can be: Kim, Rae." in said
        alone = line_verified(make_around(), "en", LINE, outcome, NOON, ()).text
        assert "Nobody else may verify yet." in alone


@pytest.mark.parametrize(("lang", "day"), [("en", "23 Nov 2026"), ("es", "23 nov 2026")])
def test_the_second_person_reads_the_date_that_everybody_sees(lang: Lang, day: str) -> None:
    said = line_verified(make_around(), lang, LINE, Outcome.VERIFIED, NOON, (KIM,)).text
    assert day in said
    assert "Kim" not in said


def told(around: Surroundings, lang: Lang = "en", *waiting: str) -> Rendered | None:
    """The word to a director, as it would be sent now."""
    notice = Notice(Kind.STALE_LINES, member_id=RAE.member_id)
    scene = make_scene(Kind.STALE_LINES, member=RAE, around=around, lang=lang)
    return render(replace(scene, notice=notice, half_verified=frozenset(waiting)))


def all_fresh(*stale: str, country: str = "US") -> Surroundings:
    today = NOON.date()
    lines = {
        id_: replace(line, verified_on=None if id_ in stale else today)
        for id_, line in CONTENT.lines.items()
    }
    return make_around(content=replace(CONTENT, lines=lines), settings={"country": country})


def test_directors_read_which_lines_of_their_country_to_check_and_what_to_type() -> None:
    rendered = told(make_around(), "en", "us-veterans", "gb-shout")
    assert rendered is not None
    said = words_of(rendered)
    here = CONTENT.lines_for("US")
    ours = (*here.lines, *here.also)
    assert f"in {here.country.name.en}: {len(ours)}" in said
    for line in ours:
        assert f"{line.id} · {line.name.en}" in said
    assert "One person has verified it. A second person must confirm." in said
    assert f"/peersupport-admin lines verify {ours[0].id}" in said
    assert f"In other countries to check: {len(CONTENT.lines) - len(ours)}" in said
    assert "waiting for a second person: 1" in said
    assert "gb-shout" not in said
    assert "help" not in rendered.text.casefold()


def test_a_day_without_stale_lines_needs_no_word() -> None:
    assert told(all_fresh()) is None


def test_only_what_is_stale_is_named() -> None:
    rendered = told(all_fresh("us-veterans"))
    assert rendered is not None
    said = words_of(rendered)
    assert "us-veterans ·" in said
    assert "us-988 ·" not in said
    assert "lines verify us-veterans" in said
    assert "other countries" not in said


def test_where_only_other_countries_are_left_it_says_where_to_look() -> None:
    rendered = told(all_fresh("gb-shout", "jp-yorisoi"))
    assert rendered is not None
    said = words_of(rendered)
    assert "United States: 0" in said
    assert "/peersupport-admin lines GB" in said
    assert "lines verify gb-shout" in said


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_the_word_to_directors_with_the_longest_content(lang: Lang) -> None:
    for country in CONTENT.countries:
        around = make_around(
            content=make_longest_content(), practice=True, settings={"country": country}
        )
        rendered = told(around, lang, *CONTENT.lines)
        assert rendered is not None
        assert problems_of_message(rendered) == []


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_the_list_with_the_longest_content(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    for country in CONTENT.countries:
        found = around.content.lines_for(country)
        waiting = frozenset(line.id for line in found.lines)
        rendered = lines_list(around, lang, found, waiting, [KIM] * 40)
        assert problems_of_message(rendered) == []
        assert len(rendered.text) <= 4000
