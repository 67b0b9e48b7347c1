"""*Second channel* in both languages: within Slack's limits, plain, and no address in full."""

from dataclasses import replace

import pytest

from bot.domain.people import Lang
from bot.domain.second import Address, Provider, SecondChannel, Waiting, try_out
from bot.views import outside
from bot.views.forms import SecondForm
from bot.views.modals.second import code_modal, masked, second_modal
from bot.views.texts import second as words
from tests.make import NOON, minutes
from tests.views.helpers import (
    LANGS,
    fields_of,
    labels_of,
    make_around,
    problems_of_view,
    words_of,
)

ADDRESSES = {
    Provider.EMAIL: Address(Provider.EMAIL, "s" * 64 + "@" + "x" * 60 + ".example.org"),
    Provider.SMS: Address(Provider.SMS, "+447700900461"),
    Provider.NTFY: Address(Provider.NTFY, "xylophone" * 7),
    Provider.PUSHOVER: Address(Provider.PUSHOVER, "uQiRzpo4DXghDmr9QzzfQu27cmVRsG"),
}


def make_form(lang: Lang = "en", *offered: Provider, **more: object) -> SecondForm:
    form = SecondForm(
        around=make_around(practice=True),
        lang=lang,
        zone="America/New_York",
        offered=frozenset(offered),
        channel=SecondChannel(),
    )
    return replace(form, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("provider", Provider)
def test_slack_takes_every_form_and_no_screen_shows_an_address(
    lang: Lang, provider: Provider
) -> None:
    address = ADDRESSES[provider]
    channel = try_out(SecondChannel(address, NOON), address, "004217", NOON)
    for offered in ((), (provider,), tuple(Provider)):
        view = second_modal(
            make_form(lang, *offered, channel=channel, provider=provider), words.WORKS
        )
        assert problems_of_view(view) == []
        assert address.value not in words_of(view)
        assert "004217" not in words_of(view)
    waiting = channel.waiting
    assert waiting is not None
    asked = code_modal(make_around(practice=True), lang, waiting)
    assert problems_of_view(asked) == []
    assert address.value not in words_of(asked)
    assert "004217" not in words_of(asked)


def test_it_asks_for_what_the_chosen_provider_needs() -> None:
    first = second_modal(make_form("en", *Provider))
    assert fields_of(first) == ["How can we reach you?", "E-mail address"]
    ntfy = second_modal(make_form("en", *Provider, provider=Provider.NTFY))
    assert fields_of(ntfy) == ["How can we reach you?", "Topic"]
    assert ntfy["submit"]["text"] == "Test it"


def test_what_is_typed_for_one_provider_is_not_kept_for_another() -> None:
    views = [second_modal(make_form("en", *Provider, provider=p)) for p in Provider]
    names = [
        next(b["block_id"] for b in reversed(v["blocks"]) if b["type"] == "input") for v in views
    ]
    assert len(set(names)) == 4


def test_what_is_not_set_up_is_said_and_without_any_there_is_nothing_to_submit() -> None:
    one = second_modal(make_form("en", Provider.NTFY, provider=Provider.SMS))
    assert fields_of(one)[1] == "Topic"
    assert "Not set up here: E-mail, Text message (SMS), Pushover." in words_of(one)
    none = second_modal(make_form("en"))
    assert "submit" not in none
    assert "No second channel is set up here." in words_of(none)


def test_buttons_stand_only_where_they_lead_somewhere() -> None:
    assert labels_of(second_modal(make_form("en", *Provider))) == []
    proven = SecondChannel(ADDRESSES[Provider.SMS], NOON)
    shown = second_modal(make_form("en", *Provider, channel=proven))
    assert labels_of(shown) == ["Remove"]
    assert "Text message (SMS), +4…61. It was tested on 23 Nov 2026." in words_of(shown)
    assert "stays in use until a new one is tested" in words_of(shown)
    fresh = Waiting(ADDRESSES[Provider.NTFY], "004217", NOON)
    under_test = make_form("en", *Provider, channel=replace(proven, waiting=fresh))
    assert labels_of(second_modal(under_test)) == ["Type the code", "Remove"]
    old = replace(proven, waiting=replace(fresh, since=NOON - minutes(15)))
    assert labels_of(second_modal(make_form("en", *Provider, channel=old))) == ["Remove"]


@pytest.mark.parametrize(
    ("provider", "shown"),
    [
        (Provider.EMAIL, "s…@…"),
        (Provider.SMS, "+4…61"),
        (Provider.NTFY, "x…"),
        (Provider.PUSHOVER, "u…"),
    ],
)
def test_a_masked_address_tells_its_owner_which_one_it_is(provider: Provider, shown: str) -> None:
    assert masked(ADDRESSES[provider]) == shown


def test_outside_slack_two_sentences_are_said_and_no_other() -> None:
    assert outside.nudge_text("en") == "Please open Slack"
    assert outside.nudge_text("es") == "Abre Slack, por favor"
    assert outside.code_text("en", "004217").startswith("Code for Slack: 004217.")
    assert outside.code_text("es", "004217").startswith("Código para Slack: 004217.")
