"""The alias of a masked person, what is never passed on, and what may show who they are."""

from dataclasses import replace

import pytest

from bot.domain import alarms, ending, holding, relays
from bot.domain.asking import Contact, Mode
from bot.domain.cases import Case
from bot.domain.identity import alias, text_hash
from bot.domain.masking import LONGEST, Barred, as_read, barred, may_show
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole
from bot.domain.people import Role
from bot.domain.policy import Policy, Urgency
from bot.domain.relays import Closed
from tests.make import (
    NOON,
    kinds,
    make_asked,
    make_asking,
    make_member,
    make_roster,
    make_team,
    party_for,
)

NAMES = ("Ebro", "Volga", "Yukon")
DANA = ("Dana Rivera", "dana")


def make_masked() -> Case:
    asking = make_asking(masked=True)
    return make_asked(Urgency.NOW, make_roster(*make_team(2)), asking=asking).case


def make_accepted() -> Case:
    case, (sam, _) = make_masked(), make_team(2)
    return holding.accept(case, party_for(case, "sam"), sam, NOON).case


def test_an_alias_is_the_same_each_time_and_another_in_each_case() -> None:
    made = {alias(f"seed-{n}", NAMES) for n in range(200)}
    assert alias("seed-1", NAMES) == alias("seed-1", NAMES)
    assert len(made) > 100
    assert all(name.split()[0] in NAMES and 10 <= int(name.split()[1]) <= 99 for name in made)


def test_a_mark_tells_whether_words_are_the_same_and_only_in_their_own_case() -> None:
    assert text_hash("a", "hello") == text_hash("a", "hello")
    assert text_hash("a", "hello") != text_hash("a", "hello.")
    assert text_hash("a", "hello") != text_hash("b", "hello")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Barred.EMPTY),
        (" \n ", Barred.EMPTY),
        ("W" * (LONGEST + 1), Barred.TOO_LONG),
        ("ask <@U0SAM|sam> please", Barred.MENTION),
        ("ask @sam please", Barred.MENTION),
        ("<!here> hello", Barred.MENTION),
        ("<!subteam^S0ICU>", Barred.MENTION),
        ("see <#C0GENERAL|general>", Barred.CHANNEL),
        ("see #icu-nights", Barred.CHANNEL),
        ("<https://team.slack.com/archives/C0GENERAL/p1|here>", Barred.SLACK_LINK),
        ("<https://x.example/archives/D0DANA12>", Barred.SLACK_LINK),
        ("slack://user?team=T0&amp;id=U0DANA", Barred.SLACK_LINK),
        ("SLACK.COM/app", Barred.SLACK_LINK),
    ],
)
def test_what_is_never_passed_on(text: str, why: Barred) -> None:
    assert barred(text, has_files=False) is why


def test_a_file_is_never_passed_on() -> None:
    assert barred("look", has_files=True) is Barred.FILE


@pytest.mark.parametrize(
    "text",
    [
        "W" * LONGEST,
        "We were #1 &amp; it's &lt;hard&gt;",
        "see <https://example.org/a#part|example.org>",
        "write to me: <mailto:a@example.org|a@example.org>",
        "slacking off",
    ],
)
def test_plain_words_are_passed_on(text: str) -> None:
    assert barred(text, has_files=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "it is Dana",
        "DÁNA here",
        "ask for rivera, please",
        "call 555-0100 now",
        "call +1 (555) 010 0100",
        "\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
        "a.b@example.org",
        "<mailto:a@example.org|a@example.org>",
        "<tel:5550100|555 0100>",
        "ext 4512",
        "page me on 55123",
    ],
)
def test_names_numbers_and_addresses_may_show_who_it_is(text: str) -> None:
    assert may_show(text, DANA)


@pytest.mark.parametrize("text", ["at 10:30 in room 12", "I danced", "since 2019"])
def test_other_words_do_not(text: str) -> None:
    assert not may_show(text, DANA)


def test_a_short_part_of_a_name_counts_where_it_is_written_as_one() -> None:
    assert not may_show("I do go", ("Jo Do",))
    assert not may_show("el turno de la noche", ("Ana de la Cruz",))
    assert may_show("Bo here", ("Bo Ek",))
    assert may_show("i am li na", ("Li Na",))
    assert not may_show("B is fine", ("B Ek",))


def test_of_somebody_whose_names_are_unknown_anything_may_show_who_they_are() -> None:
    assert may_show("hello", None)


def test_words_are_read_as_they_were_typed() -> None:
    assert as_read("a &lt;b&gt; &amp;lt; <https://x.org|x.org> <https://y.org>") == (
        "a <b> &lt; x.org https://y.org"
    )


def test_danger_masks_nobody_and_a_mask_keeps_no_number() -> None:
    contact = Contact(Mode.PHONE, "555", leave_message=True, place="here")
    masked = make_asking(masked=True, contact=contact).checked(NOON)
    assert masked.contact == Contact(Mode.PHONE)
    danger = make_asking(Urgency.DANGER, masked=True, contact=contact).checked(NOON)
    assert (danger.masked, danger.contact) == (False, contact)


def test_of_a_masked_person_nobody_has_seen_the_name() -> None:
    case = make_accepted()
    holder = party_for(case, "sam")
    assert holding.show_contact(case, holder, NOON).case.name_seen_by == ()
    known = relays.reveal(case, NOON).case
    assert holding.show_contact(known, holder, NOON).case.name_seen_by == ("m-sam",)


def test_revealing_draws_both_cards_again() -> None:
    step = relays.reveal(make_accepted(), NOON)
    assert not step.case.is_masked
    assert kinds(step.owed) == [Kind.REQUEST_REDRAW, Kind.PAGE_REDRAW]
    assert kinds(relays.reveal(make_masked(), NOON).owed) == [Kind.REQUEST_REDRAW]


def test_revealing_in_danger_draws_the_cards_of_the_leads_again() -> None:
    roster = make_roster(*make_team(2), make_member("kim", Role.LEAD))
    held = ending.raise_urgency(make_accepted(), Urgency.DANGER, Policy(), roster, NOON).case
    kim = party_for(held, "kim", PartyRole.LEAD)
    seen = alarms.acknowledge(held, kim, NOON).case
    assert not seen.shows_lead_the_name
    step = relays.reveal(seen, NOON)
    assert step.case.shows_lead_the_name
    assert [n.member_id for n in step.owed if n.kind is Kind.LEAD_REDRAW] == ["m-kim"]


def test_a_thread_is_open_to_the_two_who_talk_and_to_nobody_else() -> None:
    waiting, held = make_masked(), make_accepted()
    roster = make_roster(*make_team(2))
    assert relays.closed(waiting, waiting.requester) is Closed.NOBODY_YET
    assert relays.closed(held, held.requester) is None
    assert relays.closed(held, party_for(held, "sam")) is None
    assert relays.closed(held, party_for(held, "lee")) is Closed.MOVED_ON
    moved = holding.release(held, roster, NOON).case
    assert relays.closed(moved, party_for(moved, "sam")) is Closed.MOVED_ON
    assert relays.closed(moved, moved.requester) is Closed.NOBODY_YET
    known = relays.reveal(held, NOON).case
    assert relays.closed(known, known.requester) is Closed.REVEALED


def test_nothing_is_passed_on_before_the_question_about_the_unit_is_answered() -> None:
    case = make_accepted()
    assert case.watch is not None
    asked = replace(case, watch=replace(case.watch, cleared=False))
    assert relays.closed(asked, asked.requester) is Closed.NOBODY_YET
    assert relays.closed(asked, party_for(asked, "sam")) is Closed.ANSWER_FIRST


def test_each_writes_to_the_other() -> None:
    case = make_accepted()
    assert relays.other(case, case.requester) == case.of(PartyRole.SUPPORTER)[0]
    assert relays.other(case, party_for(case, "sam")) == case.requester
