"""Each gesture has its own form of answer, and every person sees it, whatever went wrong."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.policy import Urgency
from bot.ports import NotSaved, OutcomeUnknown
from bot.usecases import requesting
from bot.views.texts import refusals as words
from tests.handlers.desk import Desk

Gesture = Callable[[Desk], Awaitable[None]]
NOT_SAVED, UNSURE, BROKEN = words.NOT_SAVED.en, words.UNSURE.en, words.BROKEN.en
FAULTS = [
    (NotSaved(), NOT_SAVED),
    (OutcomeUnknown(), UNSURE),
    (RuntimeError("xylophone"), BROKEN),
]
faults = pytest.mark.parametrize(("fault", "said"), FAULTS, ids=["not_saved", "unsure", "broken"])


@faults
async def test_a_command_that_fails_is_answered_where_it_was_typed(
    desk: Desk, fault: Exception, said: str
) -> None:
    dana = desk.person("dana")
    desk.breaks(fault)
    await dana.types("/peersupport now")
    await dana.sees(said, where="ephemeral")
    await dana.sees("988", where="ephemeral")


@faults
async def test_a_press_on_a_card_that_fails_is_answered_beside_it(
    desk: Desk, fault: Exception, said: str
) -> None:
    sam = desk.person("sam")
    desk.house.asks(Urgency.NOW)
    await desk.delivers()
    desk.breaks(fault)
    await sam.clicks("Accept", where="dm")
    await sam.sees(said, where="ephemeral")
    await sam.sees("Accept", where="dm")


async def test_a_form_that_could_not_be_saved_keeps_what_was_typed(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.fills("Anything that helps us find the right person", "Zebrafish")
    desk.breaks(NotSaved())
    await dana.submits()
    await dana.sees(NOT_SAVED, where="modal")
    desk.breaks(None)
    await dana.submits()
    assert not (await dana.screen())["modals"]
    await desk.delivers()
    await dana.sees("Your request is in", where="dm")


@faults
async def test_a_press_on_home_that_fails_is_answered_in_a_modal(
    desk: Desk, fault: Exception, said: str
) -> None:
    sam = desk.person("sam")
    await sam.opens_home()
    desk.breaks(fault)
    await sam.clicks("I am available", where="home")
    await sam.sees(said, where="modal")


@faults
async def test_a_press_in_a_modal_that_fails_is_answered_in_that_modal(
    desk: Desk, fault: Exception, said: str
) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport I want to die")
    desk.breaks(fault)
    await dana.clicks("Get me a person", where="modal")
    await dana.sees(said, where="modal")
    await dana.sees("988", where="modal")


async def test_text_typed_to_the_bot_is_answered_also_when_the_database_is_busy(
    desk: Desk,
) -> None:
    dana = desk.person("dana")
    desk.breaks(NotSaved())
    await dana.says("hello")
    await dana.sees("I am a program, not a person", where="dm")


async def test_a_changed_account_that_could_not_be_stored_is_asked_for_again(desk: Desk) -> None:
    desk.breaks(NotSaved())
    told = await desk.person("sam").account(deleted=True)
    assert told["status"] != "acked"


async def test_the_shortcut_opens_the_form(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.shortcut("get_peer_support")
    await dana.sees("How soon?", where="modal")


async def test_an_unknown_shortcut_is_answered_like_an_unknown_card(desk: Desk) -> None:
    dana = desk.person("dana")
    await desk.slack.forge(
        type="interactive",
        payload={
            "type": "shortcut",
            "team": {"id": "T0PRACTICE"},
            "user": {"id": "U0DANA"},
            "callback_id": "forged",
        },
        fresh_trigger="U0DANA",
    )
    await dana.sees(words.UNKNOWN_CARD.en, where="modal")


async def test_without_a_trigger_the_answer_comes_as_a_message(desk: Desk) -> None:
    """The person has waited too long: a sentence and a fresh button instead of a form."""
    dana = desk.person("dana")
    await desk.slack.fault("views.open", "error", error="expired_trigger_id")
    await dana.types("/peersupport")
    await dana.sees(words.TRY_FRESH.en, where="ephemeral")
    await dana.clicks("Get peer support", where="ephemeral")
    await dana.sees("How soon?", where="modal")


async def test_a_form_that_slack_does_not_open_in_time_is_answered_in_time(desk: Desk) -> None:
    dana = desk.person("dana")
    await desk.slack.fault("views.open", "slow", seconds=2.5)
    told = await dana.types("/peersupport")
    assert told["status"] == "acked"
    await dana.sees(words.TRY_FRESH.en, where="ephemeral")


async def test_a_form_opens_in_the_persons_language_once_it_is_known(desk: Desk) -> None:
    eva = desk.person("eva")
    await eva.types("/peersupport")
    await eva.sees("¿Para cuándo?", where="modal")
    await eva.closes()
    await eva.types("/peersupport")
    await eva.sees("¿Para cuándo?", where="modal", timeout=0.1)


async def test_the_form_shows_the_fields_that_are_needed_and_keeps_what_was_typed(
    desk: Desk,
) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.fills("Anything that helps us find the right person", "Zebrafish")
    await dana.chooses("How soon?", "Book a time")
    await dana.sees("When?", where="modal")
    await dana.chooses("How would you like to connect?", "Phone call")
    await dana.sees("Number to call you", where="modal")
    await dana.sees("Zebrafish", where="modal")


async def test_a_changed_form_is_drawn_again_without_its_old_hash(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await desk.slack.fault("views.update", "error", error="hash_conflict")
    await dana.chooses("How soon?", "Book a time")
    await dana.sees("When?", where="modal")


async def test_a_time_that_has_passed_is_said_under_its_field(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Book a time")
    await dana.fills("When?", "2020-01-01 10:00")
    await dana.submits()
    await dana.sees(words.BAD_TIME.en, where="modal")


async def test_wishes_that_leave_nobody_ask_what_to_do(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.fills("Language", "Spanish")
    await dana.submits()
    await dana.sees("Nobody fits these wishes right now", where="modal")
    await dana.chooses(
        "Nobody fits these wishes right now. What would you like?", "Send it as it is"
    )
    await dana.submits()
    await desk.delivers()
    await dana.sees("Your request is in", where="dm")


async def test_changed_wishes_that_leave_nobody_ask_what_to_do_as_well(desk: Desk) -> None:
    dana = desk.person("dana")
    desk.house.asks(Urgency.TODAY)
    await desk.delivers()
    await dana.clicks("Change my wishes", where="dm")
    await dana.fills("Language", "Spanish")
    await dana.submits()
    await dana.sees("Nobody fits these wishes right now", where="modal")
    await dana.chooses(
        "Nobody fits these wishes right now. What would you like?", "Send it as it is"
    )
    assert (await dana.submits())["closed"]
    case = requesting.open_case(desk.house.store, desk.deps.workspace.person("U0DANA"))
    assert case is not None
    assert case.asking.wishes.language == "es"


async def test_danger_words_in_the_note_show_the_panel_after_the_request_is_stored(
    desk: Desk,
) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Today")
    await dana.fills("Anything that helps us find the right person", "I want to die")
    await dana.submits()
    await dana.sees("Your request is in", where="modal")
    await dana.clicks("Make it talk now", where="modal")
    await desk.delivers()
    await desk.person("sam").sees("Talk now", where="dm")


async def test_a_second_form_never_makes_a_second_request_but_is_not_lost(desk: Desk) -> None:
    dana = desk.person("dana")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Danger now")
    desk.house.asks(Urgency.TODAY)
    await dana.submits()
    await dana.sees("You have an open request", where="modal")
    await desk.delivers()
    await desk.person("kim").sees("Acknowledge", where="dm")
