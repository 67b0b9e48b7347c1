"""The other modals: wishes, where, the danger panel, things to read."""

import pytest

from bot.domain.asking import Contact, Mode, Wishes
from bot.domain.people import Lang, Role
from bot.views import ids
from bot.views.answers import help_answer
from bot.views.forms import WishesForm
from bot.views.modals.panel import crisis_answer, crisis_panel, stored_panel
from bot.views.modals.shown import on_call_view, sentence_view
from bot.views.modals.where import where_modal
from bot.views.modals.wishes import wishes_modal
from tests.make import make_member, make_roster, make_rota, make_shift, make_supporter
from tests.views.helpers import (
    LANGS,
    fields_of,
    labels_of,
    make_around,
    make_longest_content,
    problems_of_view,
    words_of,
)

AROUND = make_around()
LONGEST = make_around(content=make_longest_content(), practice=True)


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_every_modal_with_the_longest_content(lang: Lang) -> None:
    wishes = WishesForm(LONGEST, lang, "party", ("U" * 90,), nobody=True)
    roster = make_roster(*(make_supporter(f"n{i}", unit="U" * 100) for i in range(90)))
    for view in (
        wishes_modal(wishes),
        where_modal(LONGEST, lang, "party"),
        crisis_panel(LONGEST, lang, "JP"),
        stored_panel(LONGEST, lang, "JP", "party"),
        on_call_view(LONGEST, lang, make_rota(roster, make_shift())),
        sentence_view(LONGEST, lang, crisis_answer(LONGEST, lang, "JP")),
    ):
        assert problems_of_view(view) == []


def test_wishes_carry_the_party_and_only_what_may_change() -> None:
    view = wishes_modal(WishesForm(AROUND, "en", "party", ("ICU",), Wishes(unit="ICU")))
    assert view["private_metadata"] == "party"
    assert view["callback_id"] == ids.WISHES_VIEW
    assert fields_of(view) == [
        "My profession",
        "Who would you like?",
        "Language",
        "My unit",
        "Not from my unit",
        "People I would rather not meet",
    ]


def test_where_are_you_can_be_skipped_and_keeps_what_is_known() -> None:
    known = Contact(Mode.PHONE, number="555", place="chapel")
    view = where_modal(AROUND, "en", "party", known)
    assert all(b["optional"] for b in view["blocks"] if b["type"] == "input")
    assert view["close"]["text"] == "Skip"
    assert view["private_metadata"] == "party"
    assert fields_of(view) == ["Where are you?", "What number?"]
    assert "chapel" in words_of(view)
    assert "911" in words_of(view)


def test_the_panel_has_lines_first_and_one_button() -> None:
    view = crisis_panel(AROUND, "en")
    assert labels_of(view) == ["Get me a person"]
    kinds = [b["type"] for b in view["blocks"]]
    assert kinds.index("actions") == len(kinds) - 1
    assert "911" in words_of(view["blocks"][1])


def test_after_danger_words_the_panel_says_first_that_the_request_is_in() -> None:
    view = stored_panel(AROUND, "en", None, "party")
    assert "Your request is in." in words_of(view["blocks"][0])
    assert labels_of(view) == ["I need help right now", "Make it talk now"]
    assert "party" in words_of(view)
    urgent = stored_panel(AROUND, "en", None, "party", can_be_raised=False)
    assert labels_of(urgent) == ["I need help right now"]


def test_an_answer_can_be_read_in_a_modal() -> None:
    around = make_around(practice=True)
    view = sentence_view(around, "en", help_answer(around, "en", None))
    assert words_of(view).count("Practice. Nobody real is reached.") == 1


def test_who_is_on_call_tells_no_reasons() -> None:
    roster = make_roster(
        make_supporter("sam", available=True),
        make_supporter("lee", paused=True),
        make_supporter("ines", asking=True),
        make_supporter("noor", open_cases=3),
        make_supporter("uma"),
        make_member("kim", Role.LEAD),
    )
    said = words_of(on_call_view(AROUND, "en", make_rota(roster)))
    assert "Sam: available now" in said
    for name in ("Lee", "Ines", "Noor"):
        assert f"{name}: not available" in said
    assert "Uma: in the backup pool" in said
    assert "Kim: clinical lead" in said
