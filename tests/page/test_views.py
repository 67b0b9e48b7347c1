"""A modal and the Home tab are drawn as Slack draws them, and hide what Slack hides."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.asking import Mode, Wishes
from bot.domain.notices import Kind
from bot.domain.people import Lang, Role
from bot.domain.policy import Urgency
from bot.views import degraded
from bot.views.answers import help_answer
from bot.views.forms import RequestForm, WishesForm
from bot.views.home import home_view
from bot.views.modals import shown
from bot.views.modals.panel import crisis_panel, stored_panel
from bot.views.modals.request import request_modal
from bot.views.modals.where import where_modal
from bot.views.modals.wishes import wishes_modal
from bot.views.scene import Surroundings, View
from practice.page.views import draw_home, draw_modal
from practice.showing import words_of_view
from tests.make import make_member, make_rota, make_shift, make_supporter, make_team
from tests.page.make import (
    WORLD,
    Node,
    broken_references,
    ids_of,
    make_person,
    make_view,
    parse,
    squashed,
    unnamed,
)
from tests.practice.blocks import (
    make_element,
    make_home,
    make_input,
    make_modal,
    make_section,
    make_text,
)
from tests.views.helpers import (
    LANGS,
    STATES,
    make_around,
    make_house,
    make_longest_content,
    make_scene,
)

SPANISH = make_person(id="U0ESP", name="esp", locale="es-ES")
WORLD.people.add(SPANISH)


def draw(body: dict[str, Any], user: str = "U0DANA", **more: Any) -> Node:
    view = make_view(body, user, **more)
    root = parse(draw_home(WORLD, view) if view.is_home else draw_modal(WORLD, view))
    [drawn] = root.inside
    assert isinstance(drawn, Node)
    return drawn


def test_a_modal_is_a_dialog_with_a_name() -> None:
    drawn = draw(make_modal(title="A & <b>"))
    wanted = {
        "class": "modal",
        "role": "dialog",
        "aria-modal": "true",
        "tabindex": "-1",
        "data-key": "V1",
        "lang": "en",
    }
    assert {name: drawn.get(name) for name in wanted} == wanted
    title = drawn.one("h3")
    assert drawn.get("aria-labelledby") == title.get("id")
    assert title.text() == "A & <b>"


def test_close_is_one_step_and_the_cross_is_all() -> None:
    drawn = draw(make_modal())
    cross, close, submit = drawn.all("button")
    assert (cross.get("aria-label"), json.loads(cross.get("data-body"))) == (
        "Close all",
        {"clear": True},
    )
    assert (close.text(), close.get("data-do"), close.get("type")) == ("Cancel", "close", "button")
    assert "data-body" not in close.attributes
    assert (submit.text(), submit.get("type")) == ("Send", "")
    form = drawn.one("form")
    assert form.get("data-do") == "submit"
    assert "novalidate" in form.attributes
    assert submit in form.all("button")


def test_a_modal_to_read_has_nothing_to_submit() -> None:
    body = make_modal()
    del body["submit"], body["close"]
    drawn = draw(body)
    assert drawn.all("form") == []
    assert [one.text() for one in drawn.all("button")] == ["✕", "Close"]
    assert drawn.one(class_="modal-body").get("tabindex") == "0"


def test_a_form_without_words_for_closing_says_cancel() -> None:
    body = make_modal(make_input())
    del body["close"]
    assert draw(body).all("button")[1].text() == "Cancel"
    assert draw(body, SPANISH.id).all("button")[1].text() == "Cancelar"


def test_what_slack_keeps_to_itself_is_nowhere() -> None:
    secrets = {"private_metadata": "S3CRET", "callback_id": "C4LLBACK", "external_id": "EXT3RNAL"}
    for body in (make_modal(**secrets), make_home(**secrets)):
        view = make_view(body)
        html = draw_home(WORLD, view) if view.is_home else draw_modal(WORLD, view)
        assert not any(secret in html for secret in secrets.values())
        assert view.hash not in parse(html).text()


def test_errors_stand_beside_their_fields_and_trouble_above_the_buttons() -> None:
    body = make_modal(make_input(label="Note", block_id="note"), make_input(block_id="other"))
    drawn = draw(body, errors={"note": "Too short."}, trouble="Try again?")
    wrong = drawn.one("input", aria_invalid="true")
    assert drawn.one(id=wrong.get("aria-describedby")).text() == "Too short."
    assert drawn.one("p", class_="trouble").get("role") == "alert"


def test_a_refusal_has_a_place_inside_the_modal() -> None:
    for body in (make_modal(), make_modal(make_input())):
        place = draw(body).one(data_said="")
        assert (place.get("role"), place.text()) == ("alert", "")


def test_what_was_filled_in_is_shown_again() -> None:
    view = make_view(make_modal(make_input(block_id="note")))
    view.values["note"]["act"]["value"] = "Half a sen"
    assert parse(draw_modal(WORLD, view)).one("input").get("value") == "Half a sen"


def test_home_is_one_piece_under_its_own_heading() -> None:
    body = make_home({"type": "header", "text": make_text("Your cases")}, make_section())
    drawn = draw(body, trouble="Try again?")
    assert drawn.get("data-key") == "home"
    assert [one.tag for one in drawn.walk() if one.tag in ("h3", "h4")] == ["h3", "h4"]
    assert drawn.one("p", role="alert").text() == "Try again?"


def test_a_control_on_home_points_at_home() -> None:
    body = make_home(make_section(accessory=make_element(), block_id="row"))
    at = json.loads(draw(body).one("button").get("data-at"))
    assert at == {"view_id": "V1", "block_id": "row", "action_id": "act"}


def requests(around: Surroundings, lang: Lang) -> Iterator[View]:
    units = tuple(f"{n} {'U' * 60}" for n in range(20))
    wishes = Wishes(language="es", unit=units[0], avoid=frozenset({"U0SAM"}))
    for urgency in (None, *Urgency):
        for mode in Mode:
            given: dict[str, Any] = {"urgency": urgency, "mode": mode, "nobody": mode is Mode.VIDEO}
            more: dict[str, Any] = {
                "units": units,
                "wishes": wishes,
                "note": "n" * 300,
                "country": "GB",
            }
            yield request_modal(RequestForm(around, lang, "America/New_York", **given, **more))


def others(around: Surroundings, lang: Lang) -> Iterator[View]:
    roster = make_house()
    yield wishes_modal(WishesForm(around, lang, "party", ("ICU", "ED"), nobody=True))
    yield where_modal(around, lang, "party")
    yield crisis_panel(around, lang, "JP")
    yield stored_panel(around, lang, "JP", "party")
    yield shown.on_call_view(around, lang, make_rota(roster, make_shift()))
    yield shown.sentence_view(around, lang, help_answer(around, lang, make_member("x", *Role)))
    yield degraded.down_view(around, lang, "JP")
    yield degraded.down_home(around, lang)
    for told in degraded.Told:
        yield degraded.told_view(around, lang, told, "JP")
    for member in (None, make_supporter(), make_member("x", *Role), *make_team(2)):
        yield home_view(around, member, lang)


def of_cases(around: Surroundings, lang: Lang) -> Iterator[View]:
    for case in STATES.values():
        for party in case.parties:
            scene = make_scene(Kind.PAGE, case, party, lang=lang, around=around)
            yield shown.details(scene)
            yield shown.contact(scene)
            yield shown.unit_question(scene)
            yield shown.my_cases(scene, [(case, party)] * 30)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("views", [requests, others, of_cases])
def test_every_view_of_the_bot_is_drawn_whole(lang: Lang, views: Any) -> None:
    user = SPANISH.id if lang == "es" else "U0DANA"
    around = make_around(practice=True, content=make_longest_content())
    for body in {repr(one): one for one in views(around, lang)}.values():
        view = make_view(body, user)
        drawn = parse(draw_home(WORLD, view) if view.is_home else draw_modal(WORLD, view))
        shown_words = squashed(drawn.visible())
        lines = words_of_view(WORLD, view).split("\n")
        title = view.body.get("title", {}).get("text", "Home")
        assert drawn.all(class_="undrawn") == [], title
        assert [line for line in lines if squashed(line) not in shown_words] == [], title
        assert unnamed(drawn) == [], title
        assert broken_references(drawn) == [], title
        assert len(set(ids_of(drawn))) == len(ids_of(drawn)), title
