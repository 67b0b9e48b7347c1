"""Rules 3 and 19: crisis lines stand before everybody, at once, and say how old they are."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.domain.content import Content
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.views import ids
from bot.views.lines import bare_numbers, line_blocks, numbers, short_blocks
from bot.views.messages import net_message, render
from bot.views.modals.panel import crisis_answer, crisis_panel
from bot.views.scene import Rendered, Surroundings, View
from bot.views.texts import shared, t
from tests.make import NOON
from tests.never.surfaces import (
    Drawn,
    drawn_messages,
    is_for_requester,
    messages,
    requester_views,
    with_lines,
)
from tests.views.helpers import CONTENT, LANGS, STATES, make_scene, strings, words_of

EMERGENCY = CONTENT.lines_for("US").emergency[0].number
TO_LINES = {ids.HELP_NOW, ids.GET_PERSON}
TODAY = NOON.date()
AGES = {
    "never": None,
    "long ago": TODAY - timedelta(days=181),
    "of late": TODAY - timedelta(days=3),
}


def actions_in(drawn: Drawn) -> set[str]:
    blocks = drawn.blocks if isinstance(drawn, Rendered) else drawn["blocks"]
    rows = (b.get("elements", []) for b in blocks if b["type"] == "actions")
    return {str(e.get("action_id", "")).partition(":")[0] for row in rows for e in row}


def leads_to_lines(drawn: Drawn) -> bool:
    """Numbers to read, or the one button to them, with nothing to fill in or agree to."""
    return EMERGENCY in words_of(drawn) or bool(actions_in(drawn) & TO_LINES)


def is_closed(drawn: Drawn) -> bool:
    """One line that stands where a question or an older card was; the newest card is below."""
    return isinstance(drawn, Rendered) and len(drawn.blocks) == 1 and not actions_in(drawn)


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_to_somebody_who_asks_has_the_lines_or_the_button_to_them(
    lang: Lang,
) -> None:
    """Rule 3: hide or delay crisis lines. Only who hid the conversation from a shared screen sees
    no word of it; *Check status* brings all of it back."""
    for name, scene, rendered in drawn_messages(lang):
        if not is_for_requester(scene) or is_closed(rendered):
            continue
        hidden = scene.case is not None and scene.case.hidden
        if hidden and actions_in(rendered) == {ids.CHECK_STATUS}:
            continue
        assert leads_to_lines(rendered), name


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_form_and_answer_has_the_lines_or_the_button_to_them(lang: Lang) -> None:
    """Rule 3, for Home, all forms, all answers and the details of every state."""
    for name, view in requester_views(lang):
        assert leads_to_lines(view), name


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_form_the_way_to_the_lines_stands_before_the_first_question(lang: Lang) -> None:
    """Rule 3: behind a form or consent. Nothing must be filled in or pressed to get there."""
    for name, view in requester_views(lang):
        if isinstance(view, Rendered) or not name.startswith("form "):
            continue
        before: list[dict[str, object]] = []
        for block in view["blocks"]:
            needs_answer = block["type"] == "input" and block.get("block_id") != ids.NOBODY
            if needs_answer:
                break
            before.append(block)
        top: View = {"type": "modal", "blocks": before}
        assert actions_in(top) & TO_LINES, name


@pytest.mark.parametrize("lang", LANGS)
def test_help_right_now_is_answered_with_the_numbers_and_asks_nothing(lang: Lang) -> None:
    """Rule 3: the answer to the button holds every number and no field."""
    assert ids.FIXED >= TO_LINES
    for code in CONTENT.countries:
        for drawn in (
            crisis_answer(with_lines(None), lang, code),
            crisis_panel(with_lines(None), lang, code),
        ):
            blocks = drawn.blocks if isinstance(drawn, Rendered) else drawn["blocks"]
            assert "input" not in {b["type"] for b in blocks}
            for number in call_numbers(CONTENT, code):
                assert number in words_of(drawn), (code, number)


def call_numbers(content: Content, code: str) -> set[str]:
    found = content.lines_for(code)
    return {n for line in found.lines for n in line.call} | {e.number for e in found.emergency}


def stated(around: Surroundings, lang: Lang) -> set[str]:
    """The sentences that tell how old a number is."""
    verified = t(lang, shared.VERIFIED, date="\0").split("\0")
    return {t(lang, shared.CHECK_NUMBER), verified[0]}


def unaged(around: Surroundings, lang: Lang, text: str) -> Iterator[str]:
    """Paragraphs with the number of a line that do not tell how old it is."""
    told = stated(around, lang)
    every = {n for line in CONTENT.lines.values() for n in line.call if len(n) > 4}
    for part in text.split("\n"):
        if any(n in part for n in every) and not any(one in part for one in told):
            yield part


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("age", AGES)
def test_every_line_of_every_country_says_how_old_it_is(age: str, lang: Lang) -> None:
    """Rule 19: show stale numbers without a verified date."""
    around = with_lines(AGES[age])
    fresh = age == "of late"
    for code in CONTENT.countries:
        count = len(CONTENT.lines_for(code).lines)
        shown = (
            numbers(around, lang, code),
            "\n".join(strings(line_blocks(around, lang, code))),
            "\n".join(strings(short_blocks(around, lang, code))),
        )
        for text in shown:
            assert not list(unaged(around, lang, text)), code
            assert (text.count(t(lang, shared.CHECK_NUMBER)) >= count) is not fresh, code


@pytest.mark.parametrize("lang", LANGS)
def test_a_preview_that_reads_bare_numbers_says_which_to_check(lang: Lang) -> None:
    """Rule 19: a screen reader speaks the preview alone."""
    for code in CONTENT.countries:
        stale, fresh = (bare_numbers(with_lines(AGES[a]), lang, code) for a in ("never", "of late"))
        called = [n for line in CONTENT.lines_for(code).lines for n in line.call]
        if called:
            assert stale != fresh, code
        assert t(lang, shared.UNCHECKED, number="") not in fresh
        for number in called:
            assert t(lang, shared.UNCHECKED, number=number) in stale, (code, number)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("age", AGES)
def test_no_message_page_or_form_shows_a_number_without_its_age(age: str, lang: Lang) -> None:
    """Rule 19, on every surface that exists; previews have their own words."""
    around = with_lines(AGES[age])
    for name, scene in messages(lang, around):
        rendered = render(scene)
        if rendered is not None:
            read = "\n".join(strings(rendered.blocks))
            assert not list(unaged(around, lang, read)), name
    for name, view in requester_views(lang, around):
        blocks = view.blocks if isinstance(view, Rendered) else view["blocks"]
        assert not list(unaged(around, lang, "\n".join(strings(blocks)))), name


@pytest.mark.parametrize("lang", LANGS)
def test_the_safety_net_and_the_crisis_answer_say_it_in_their_text(lang: Lang) -> None:
    """Rule 19: these are read from the text alone."""
    for on in AGES.values():
        around = with_lines(on)
        net = net_message(make_scene(Kind.NET, STATES["waiting now"], lang=lang, around=around))
        for text in (net.text, crisis_answer(around, lang).text):
            assert EMERGENCY in text
            assert not list(unaged(around, lang, text))


def test_a_line_grows_old_by_itself() -> None:
    """Rule 19: nobody has to mark a number as old."""
    on = date(2026, 11, 23)
    text = numbers(with_lines(on), "en", "US")
    assert t("en", shared.CHECK_NUMBER) not in text
    assert t("en", shared.CHECK_NUMBER) in numbers(with_lines(on - timedelta(181)), "en", "US")
