"""The library wherever it is read: who sees what is always said, and words of people stay plain."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain import giving
from bot.domain.cases import Case
from bot.domain.notices import Kind
from bot.domain.people import Lang
from bot.domain.resources import Resource
from bot.domain.words import Words
from bot.views import ids, resources
from bot.views.messages import render
from bot.views.modals.resources import sent_details, to_send
from bot.views.parts import TEXT_LIMIT
from bot.views.scene import Scene, Surroundings
from bot.views.texts import resources as words
from tests.views.helpers import (
    CONTENT,
    LANGS,
    STATES,
    labels_of,
    make_around,
    make_held,
    make_longest_content,
    make_scene,
    problems_of_message,
    problems_of_view,
    shown,
    strings,
    words_of,
)

LIBRARY = CONTENT.library
LONGEST = make_around(content=make_longest_content(), practice=True)
ODD = "*bold* <@U0SAM> & _more_ :smile:"
CODES = tuple(LIBRARY.categories)


def own(**overrides: Any) -> Resource:
    said = Words(ODD, ODD)
    made = Resource("own-1", "eap", said, said, said, "555 0100", "https://eap.example.org")
    return replace(made, **overrides)


def with_own(*own_entries: Resource) -> Surroundings:
    return make_around(content=CONTENT.with_resources(own_entries))


def holding(case: Case | None = None, **more: Any) -> Scene:
    held = case or make_held()
    return make_scene(Kind.PAGE_REDRAW, held, held.holder, **more)


def sent(resource_id: str, **more: Any) -> Scene:
    case = giving.give(make_held(), LIBRARY.with_own([own()]).entries[resource_id]).case
    return make_scene(Kind.RESOURCE, case, **more)


def marked_text(blocks: Any) -> str:
    return "\n".join(b["text"]["text"] for b in blocks if b.get("text", {}).get("type") == "mrkdwn")


# the command


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_every_answer_with_the_longest_content(lang: Lang) -> None:
    for around in (make_around(), LONGEST):
        library = around.content.library
        answers = [
            resources.categories_answer(around, lang, unknown=known) for known in (False, True)
        ]
        answers += [
            resources.category_answer(around, lang, one) for one in library.categories.values()
        ]
        answers.append(resources.own_list(around, lang, tuple(library.entries.values())[:60]))
        answers.append(resources.added(around, lang, next(iter(library.entries.values()))))
        for answer in answers:
            assert problems_of_message(answer) == []


def test_every_category_stands_there_with_the_word_to_type() -> None:
    rendered = resources.categories_answer(make_around(), "en")
    for one in LIBRARY.categories.values():
        assert f"{one.code}: {one.label.en}" in rendered.text
    assert "/peersupport resources eap" in rendered.text
    assert labels_of(rendered) == ["I need help right now"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_an_entry_says_who_sees_what_and_the_lines_follow(code: str, lang: Lang) -> None:
    rendered = resources.category_answer(make_around(), lang, LIBRARY.categories[code])
    for one in LIBRARY.of(code):
        for said in (one.title, one.how, one.sees):
            assert said.of(lang) in rendered.text
            assert said.of(lang) in words_of(rendered)
    assert "988" in rendered.text
    assert words.LINES.of(lang) in rendered.text
    assert labels_of(rendered)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_confidential_says_so_wherever_it_is_named(lang: Lang) -> None:
    around, hr = make_around(), LIBRARY.categories["hr"]
    named = words.NOT_CONFIDENTIAL.of(lang).format(label=hr.label.of(lang))
    assert named in resources.categories_answer(around, lang).text
    answer = resources.category_answer(around, lang, hr)
    assert named in answer.text
    assert words.OPEN_TO_OTHERS.of(lang) in answer.text
    assert words.OPEN_TO_OTHERS.of(lang) in words_of(shown(sent("hr", lang=lang)))
    assert named in words_of(to_send(holding(lang=lang), "hr"))
    chaplain = resources.category_answer(around, lang, LIBRARY.categories["chaplain"])
    assert words.OPEN_TO_OTHERS.of(lang) not in chaplain.text


def test_the_numbers_are_never_cut_off_for_want_of_room() -> None:
    filled = [own(id=f"own-{n}", how=Words("h" * 300, "h" * 300)) for n in range(10)]
    around = with_own(*filled)
    category = around.content.library.categories["eap"]
    rendered = resources.category_answer(around, "en", category)
    assert len(rendered.text) <= TEXT_LIMIT + 200
    assert "911" in rendered.text
    assert "988" in rendered.text


def test_what_a_program_typed_is_plain_text_and_its_page_can_be_pressed() -> None:
    around = with_own(own())
    answer = resources.category_answer(around, "en", around.content.library.categories["eap"])
    message = shown(sent("own-1", around=around))
    view = to_send(holding(around=around), "eap")
    for blocks in (answer.blocks, message.blocks, view["blocks"]):
        assert "https://eap.example.org" in marked_text(blocks)
        assert "smile" not in marked_text(blocks)
        assert ODD in "\n".join(strings(blocks))
    assert "<@U0SAM>" not in answer.text


def test_the_keepers_list_says_what_to_type() -> None:
    said = resources.own_list(with_own(own()), "en", [own()]).text
    assert "own-1 · Employee assistance program:" in said
    assert "the program brings 25" in said
    assert "resources add category=" in said
    lost = replace(own(), category="gone")
    assert "own-1 · gone:" in resources.own_list(make_around(), "en", [lost]).text


# over the checklist


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_slack_takes_the_list_to_send_from(code: str, lang: Lang) -> None:
    all_sent = replace(
        make_held(), sent_ids=tuple(LONGEST.content.library.entries), sent=("eap",) * 500
    )
    for around in (make_around(), LONGEST):
        for case in (make_held(), all_sent):
            view = to_send(holding(case, lang=lang, around=around), code, words.SENT_NOW, code)
            assert problems_of_view(view) == []


def test_every_entry_of_the_category_has_one_button_and_says_what_it_sends() -> None:
    view = to_send(holding(around=with_own(own())), "eap")
    pressed = [
        element
        for block in view["blocks"]
        for element in block.get("elements", ())
        if element.get("action_id") == ids.SEND_RESOURCE
    ]
    assert [one["value"] for one in pressed] == ["own-1", "eap"]
    assert pressed[1]["accessibility_label"] == "Send: Employee assistance program (EAP)"
    assert view["private_metadata"].endswith(":eap")


def test_what_was_sent_has_no_button_any_more() -> None:
    case = giving.give(make_held(), LIBRARY.entries["eap"]).case
    view = to_send(holding(case), "eap", words.SENT_NOW, "eap")
    assert ids.SEND_RESOURCE not in set(strings(view["blocks"]))
    assert "Sent: Employee assistance program (EAP)." in words_of(view)


def test_a_category_that_is_gone_opens_the_first() -> None:
    for category in ("", "gone"):
        assert to_send(holding(), category)["private_metadata"].endswith(":crisis")


def test_nothing_there_names_the_person() -> None:
    found = holding()
    assert found.case is not None
    for code in CODES:
        assert found.case.asking.requester.user not in str(to_send(found, code))


# the requester's message


@pytest.mark.parametrize("lang", LANGS)
def test_the_requester_reads_all_of_it_and_the_preview_is_neutral(lang: Lang) -> None:
    for one in LIBRARY.entries.values():
        rendered = shown(sent(one.id, lang=lang))
        assert problems_of_message(rendered) == []
        said = words_of(rendered)
        assert words.FROM_SUPPORTER.of(lang) in said
        assert all(part.of(lang) in said for part in (one.title, one.how, one.sees))
        assert one.title.of(lang) not in rendered.text


def test_only_the_crisis_category_comes_with_the_lines_of_their_country() -> None:
    assert "988" in words_of(shown(sent("crisis-lines")))
    assert "988" not in words_of(shown(sent("grief")))


def test_details_hold_the_same_as_the_message() -> None:
    scene = sent("hr")
    assert scene.case is not None
    view = sent_details(scene, scene.case, LIBRARY.entries["hr"])
    assert problems_of_view(view) == []
    assert LIBRARY.entries["hr"].sees.en in words_of(view)
    assert labels_of(shown(scene)) == ["I need help right now", "Details"]


def test_the_buttons_do_not_tell_what_was_sent() -> None:
    rows = [block.get("elements", ()) for block in shown(sent("grief")).blocks]
    values = [element.get("value", "") for row in rows for element in row]
    assert any(values)
    assert not any("grief" in value for value in values)


def test_what_left_the_library_meanwhile_is_not_sent() -> None:
    assert render(sent("own-1")) is None


def test_what_nobody_sent_in_this_case_is_not_drawn() -> None:
    assert render(make_scene(Kind.RESOURCE, make_held())) is None
    forged = make_scene(Kind.RESOURCE, STATES["given"])
    assert render(replace(forged, notice=replace(forged.notice, subject_id="forged"))) is None


def test_a_hidden_conversation_shows_nothing_of_it() -> None:
    scene = sent("grief")
    assert scene.case is not None
    said = words_of(shown(replace(scene, case=replace(scene.case, hidden=True))))
    assert "Grief" not in said
    assert "grief" not in said
