"""Without a database: lines, other ways, and the plain truth about who was messaged."""

import pytest

from bot.domain.people import Lang
from bot.views import degraded
from bot.views.degraded import Told
from tests.make import make_person
from tests.views.helpers import (
    LANGS,
    labels_of,
    make_around,
    make_longest_content,
    problems_of_message,
    problems_of_view,
    words_of,
)

AROUND = make_around()


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_everything_with_the_longest_content(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    person = make_person()
    messages = [
        degraded.down_answer(around, lang, "JP"),
        degraded.lead_message(around, lang, person),
        *(degraded.told_answer(around, lang, told, "JP") for told in Told),
    ]
    views = [
        degraded.down_view(around, lang, "JP"),
        degraded.down_home(around, lang),
        *(degraded.told_view(around, lang, told, "JP") for told in Told),
    ]
    assert [problems_of_message(m) for m in messages] == [[]] * len(messages)
    assert [problems_of_view(v) for v in views] == [[]] * len(views)


def test_lines_and_other_ways_are_there_with_one_button() -> None:
    rendered = degraded.down_answer(AROUND, "en")
    assert all(part in rendered.text for part in ("911", "988", "employee assistance program"))
    assert labels_of(rendered) == ["Get me a person"]
    assert labels_of(degraded.down_home(AROUND, "en")) == ["Get me a person"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told.LEADS_AND_DIRECTORS, "the clinical leads and the directors"),
        (Told.DIRECTORS, "messaged the directors of the program"),
        (Told.NOBODY, "We could not message anybody."),
    ],
)
def test_who_was_messaged_is_said(told: Told, said: str) -> None:
    rendered = degraded.told_answer(AROUND, "en", told)
    assert said in rendered.text
    assert "988" in rendered.text
    assert said in words_of(degraded.told_view(AROUND, "en", told))


def test_the_leads_preview_names_nobody() -> None:
    rendered = degraded.lead_message(AROUND, "en", make_person("U0DANA"))
    assert "U0DANA" not in rendered.text
    assert "<@U0DANA>" in words_of(rendered)
