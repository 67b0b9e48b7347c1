"""What each of the two sees while one of them is masked, and after the name is shown."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.asking import Contact, Mode
from bot.domain.cases import Alarm
from bot.domain.crisis import Crisis, NameShown
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Lang
from bot.views.masked import alias_of
from bot.views.modals import shown as modals
from bot.views.scene import Scene
from tests.make import NOON
from tests.views.helpers import (
    LANGS,
    NOTE,
    STATES,
    labels_of,
    make_around,
    make_longest_content,
    make_scene,
    problems_of_view,
    shown,
    words_of,
)

MASKED, REVEALED = STATES["masked held"], STATES["revealed"]


def holder_scene(name: str = "masked held", **more: Any) -> Scene:
    case = STATES[name]
    assert case.holder is not None
    return make_scene(Kind.PAGE_REDRAW, case, case.holder, **more)


def requester_scene(name: str = "masked held", **more: Any) -> Scene:
    return make_scene(Kind.REQUEST_SHOWN, STATES[name], **more)


@pytest.mark.parametrize("lang", LANGS)
def test_show_contact_has_an_alias_and_nothing_that_leads_to_the_person(lang: Lang) -> None:
    scene = holder_scene(lang=lang)
    view = modals.contact(scene)
    said = words_of(view)
    assert alias_of(scene, MASKED) in said
    for secret in ("U0DANA", "slack://", "Number:", "Where:"):
        assert secret not in said
    assert NOTE in said
    assert problems_of_view(view) == []


def test_show_contact_says_how_to_write_what_is_kept_and_what_gives_away() -> None:
    said = words_of(modals.contact(holder_scene()))
    assert "reply in the thread of the card of this case" in said
    assert "Slack keeps what you both write" in said
    assert "The hour and the way someone writes can give them away" in said


def test_after_the_name_is_shown_contact_is_as_for_everybody() -> None:
    said = words_of(modals.contact(holder_scene("revealed")))
    for known in ("U0DANA", "Number: not given", NOTE, "Make sure by voice"):
        assert known in said
    assert alias_of(holder_scene(), MASKED) not in said


def test_a_number_that_was_said_in_danger_is_there_without_a_name() -> None:
    case = STATES["masked danger"]
    said = replace(case, asking=replace(case.asking, contact=Contact(Mode.PHONE, "555 0100")))
    assert said.holder is not None
    shown_now = words_of(modals.contact(make_scene(Kind.PAGE_REDRAW, said, said.holder)))
    assert "Number: 555 0100" in shown_now
    assert "U0DANA" not in shown_now


def test_the_lead_sees_number_and_place_that_were_given_in_danger_and_no_name() -> None:
    case = STATES["masked danger"]
    how = Contact(Mode.IN_PERSON, "555 0100", place="Room 12")
    said = replace(case, asking=replace(case.asking, contact=how))
    lead = replace(said.of(PartyRole.LEAD)[0], state=PartyState.ACKNOWLEDGED)
    alarm = replace(said.alarm or Alarm(NOON, NOON), acknowledged=True)
    seen = replace(said, alarm=alarm).with_party(lead)
    card = shown(make_scene(Kind.LEAD_REDRAW, seen, lead))
    assert labels_of(card)[:2] == ["Show contact", "Show the name to save a life"]
    there = words_of(modals.contact(make_scene(Kind.LEAD_REDRAW, seen, lead)))
    assert "Number: 555 0100" in there
    assert "Room 12" in there
    assert "U0DANA" not in there
    waiting = replace(lead, state=PartyState.PAGED)
    hidden = words_of(modals.contact(make_scene(Kind.LEAD_REDRAW, said, waiting)))
    assert "555 0100" not in hidden


def test_whoever_had_the_name_shown_reads_that_its_owner_does_not_know() -> None:
    quiet = replace(MASKED, crisis=Crisis(NOON, name=NameShown("p", NOON, NOON)))
    assert quiet.holder is not None
    scene = make_scene(Kind.PAGE_REDRAW, quiet, quiet.holder)
    card = shown(scene)
    assert "It is safe to tell them now" in labels_of(card)
    for view in (card, modals.contact(scene)):
        assert "They do not know yet that you can see their name." in words_of(view)
    told = replace(quiet, crisis=Crisis(NOON, name=NameShown("p", NOON)))
    known = make_scene(Kind.PAGE_REDRAW, told, quiet.holder)
    assert "It is safe to tell them now" not in labels_of(shown(known))
    assert "They do not know yet" not in words_of(modals.contact(known))


def test_the_requester_goes_by_their_mask_until_they_have_heard_otherwise() -> None:
    """Shown to save a life, and not safe to tell yet: their own card must not tell it."""
    held = replace(MASKED, crisis=Crisis(NOON, name=NameShown("p", NOON, NOON)))
    assert (held.is_masked, held.seems_masked) == (False, True)
    card = shown(make_scene(Kind.REQUEST_SHOWN, held))
    assert "Reveal my name" in labels_of(card)
    assert "Nobody sees your name until you reveal it" in words_of(card)
    assert held.holder is not None
    assert "U0DANA" in words_of(modals.contact(make_scene(Kind.PAGE_REDRAW, held, held.holder)))
    told = replace(held, crisis=Crisis(NOON, name=NameShown("p", NOON)))
    assert "Reveal my name" not in labels_of(shown(make_scene(Kind.REQUEST_SHOWN, told)))


def test_the_supporters_card_names_the_alias_until_the_name_is_shown() -> None:
    alias = alias_of(holder_scene(), MASKED)
    assert alias in words_of(shown(holder_scene()))
    assert alias not in words_of(shown(holder_scene("revealed")))
    waiting = STATES["masked waiting"]
    page = shown(make_scene(Kind.PAGE, waiting, waiting.paged[0]))
    assert alias not in words_of(page)


def test_the_requesters_card_says_the_same_from_the_other_side() -> None:
    rendered = shown(requester_scene())
    said = words_of(rendered)
    for told in (
        "Sam (Nurse) has accepted.",
        f"We pass it on as {alias_of(requester_scene(), MASKED)}",
        "Slack keeps what you write",
        "The hour and the way you write can also show who you are",
        "Nobody sees your name until you reveal it",
    ):
        assert told in said
    # A way to write to them elsewhere would show who writes.
    assert "slack://" not in said
    assert "<@" not in said
    assert "Reveal my name" in labels_of(rendered)


def test_revealing_is_asked_once_more_and_offered_no_longer_than_needed() -> None:
    (pressed,) = [
        element
        for block in shown(requester_scene()).blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == "reveal_name"
    ]
    assert pressed["confirm"]["title"]["text"] == "Reveal your name?"
    for name in ("revealed", "held now", "waiting danger"):
        assert "Reveal my name" not in labels_of(shown(requester_scene(name)))
    assert "Reveal my name" in labels_of(shown(requester_scene("masked waiting")))


@pytest.mark.parametrize("lang", LANGS)
def test_slack_takes_the_contact_of_somebody_masked(lang: Lang) -> None:
    around = make_around(content=make_longest_content(), practice=True)
    assert problems_of_view(modals.contact(holder_scene(lang=lang, around=around))) == []


def test_a_name_that_was_shown_quietly_is_not_given_away_by_who_has_seen_it() -> None:
    quiet = replace(MASKED, crisis=Crisis(NOON, name=NameShown("p", NOON, NOON)))
    for kind in (Kind.NAME_SEEN, Kind.REQUEST_SHOWN):
        told = replace(quiet, name_seen_by=("m-lee",))
        assert "has seen your name" not in words_of(shown(make_scene(kind, told)))
    heard = replace(quiet, crisis=Crisis(NOON, name=NameShown("p", NOON)), name_seen_by=("m-lee",))
    assert "has seen your name" in words_of(shown(make_scene(Kind.REQUEST_SHOWN, heard)))
