"""The program keeps itself: who supports, who holds which role, and what is promised."""

import pytest

from tests.stories.conftest import all_on, joins
from tests.stories.living import (
    ADMIN,
    adds,
    answers_of,
    asks,
    holds,
    is_paged,
    keeps,
    settled,
    until_hour,
    waits,
)
from tests.stories.looking import has_cards, pages
from tests.stories.town import Town

DAY_HOUR = 11


async def test_nobody_supports_before_saying_yes_themselves(empty: Town) -> None:
    max_, sam, lee = empty.person("max"), empty.person("sam"), empty.person("lee")
    await until_hour(empty, DAY_HOUR)
    await keeps(empty, "rae", "administrator add @max", "Max Adler is asked to be: administrator")
    refused = await answers_of(max_, f"{ADMIN} roster add @sam trained=2025-10-01")
    assert "Your role does not allow this" in refused
    await joins(empty, "max")
    said = await keeps(
        empty,
        "max",
        "roster add @sam profession=nurse unit=ICU site=Main languages=en,es trained=2025-10-01",
        "Sam Okafor is asked to join",
    )
    assert "New units: ICU" in said
    await keeps(empty, "max", "roster add @lee profession=physician", "Lee Chen is asked to join")
    assert "Sam Okafor: Nurse; ICU; Main" in await keeps(empty, "max", "roster", "not in yet")

    await asks(empty, "dana", "Talk now")
    await settled(empty)
    assert await pages(empty, "sam") == 0

    await lee.sees("Nothing counts until you press I am in", where="dm")
    await lee.clicks("No, thank you")
    await lee.sees("You are not in this role", where="dm")
    await max_.sees("Lee Chen is not, or no longer: supporter", where="dm")
    assert "Lee" not in await keeps(empty, "max", "roster", "The roster: 1")
    await joins(empty, "sam")
    await sam.sees("Welcome. You are now: supporter", where="dm")
    await max_.sees("Sam Okafor is now: supporter", where="dm")
    await keeps(empty, "max", "roster", "in the backup pool")
    await waits(empty, minutes=15, seconds=1)
    await is_paged(empty, sam.who)


async def test_without_current_training_a_supporter_joins_and_is_not_paged(empty: Town) -> None:
    sam = empty.person("sam")
    await until_hour(empty, DAY_HOUR)
    await keeps(empty, "rae", "roster add @sam profession=nurse", "until trained= has a date")
    await keeps(empty, "rae", "roster add @lee trained=2031-01-31", "not paged before 31 Jan 2031")
    await joins(empty, "sam")
    await joins(empty, "lee")
    await sam.sees("not paged until a training date is on the roster", where="dm")
    assert "You are not paged yet" in await answers_of(sam, "/peersupport on")
    await keeps(empty, "rae", "roster", "not available")

    await asks(empty, "dana", "Talk now")
    await empty.person("dana").sees("Nobody on the team can be asked right now", where="dm")
    await settled(empty)
    assert await pages(empty, "sam") == await pages(empty, "lee") == 0
    assert "not paged" not in await keeps(
        empty, "rae", "roster set @sam trained=2025-10-01", "Saved for Sam Okafor"
    )
    await waits(empty, minutes=15, seconds=1)
    await is_paged(empty, sam.who)
    assert await pages(empty, "lee") == 0


async def test_with_two_directors_another_one_confirms_a_lead(empty: Town) -> None:
    rae, max_, kim = empty.person("rae"), empty.person("max"), empty.person("kim")
    await keeps(empty, "rae", "director add @max", "Max Adler is asked to be: director")
    await joins(empty, "max")
    await max_.sees("Welcome. You are now: director", where="dm")
    await keeps(empty, "rae", "lead add @kim", "It counts once they press I am in")
    await max_.sees("Kim Novak was asked to be: clinical lead", where="dm")
    await joins(empty, "kim")
    await kim.sees("counts once a director has confirmed it", where="dm")
    await keeps(empty, "rae", "roles", "Kim Novak (to be confirmed)")
    await max_.sees("Confirm", where="dm")
    assert "Confirm" not in await rae.reads("dm")

    dana = empty.person("dana")
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person")
    await max_.sees("Acknowledge", where="dm")
    assert "Acknowledge" not in await kim.reads("dm")
    await max_.clicks("Confirm", where="dm")
    await max_.no_longer_sees("Confirm", where="dm")
    await kim.sees("Welcome. You are now: clinical lead", where="dm")
    await rae.sees("Kim Novak is now: clinical lead", where="dm")
    roles = await keeps(empty, "rae", "roles", "clinical lead: Kim Novak")
    assert "to be confirmed" not in roles
    await waits(empty, minutes=2, seconds=1)
    await kim.sees("Acknowledge", where="dm")


async def test_nobody_rules_over_their_own_role_or_over_the_director_on_record(
    empty: Town,
) -> None:
    await keeps(empty, "rae", "director add @max", "is asked to be: director")
    await joins(empty, "max")
    await keeps(empty, "rae", "lead add @rae", "Nobody can do this for themselves")
    await keeps(empty, "rae", "roster add @rae trained=2025-10-01", "Nobody can do this for")
    await keeps(empty, "max", "director remove @rae", "set where the program is installed")
    await keeps(empty, "rae", "lead remove @kim", "not on the list for this")
    await keeps(empty, "rae", "administrator add @jo", "is asked to be: administrator")
    await joins(empty, "jo")
    await keeps(empty, "rae", "administrator remove @jo", "Jo Park is no longer: administrator")
    await empty.person("jo").sees("Your part as administrator has ended", where="dm")
    await keeps(empty, "jo", "policy", "Your role does not allow this")


async def test_a_change_that_leaves_its_author_alone_waits_for_a_second_person(
    place: Town,
) -> None:
    kim, rae, sam = place.person("kim"), place.person("rae"), place.person("sam")
    await keeps(place, "rae", "administrator add @lee", "is asked to be: administrator")
    await joins(place, "lee")
    await keeps(place, "lee", "roster remove @sam", "Nothing has changed yet")
    await rae.sees("Sam Okafor is to stop being: supporter", where="dm")
    await kim.sees("Sam Okafor is to stop being: supporter", where="dm")
    await keeps(place, "rae", "roster", "Sam Okafor: Nurse")
    await kim.clicks("Confirm")
    await sam.sees("Your part as supporter has ended", where="dm")
    await rae.no_longer_sees("Confirm", where="dm")
    assert "Sam" not in await keeps(place, "rae", "roster", "The roster: 1")


async def test_a_running_request_keeps_the_policy_it_was_promised(place: Town) -> None:
    shown = await keeps(place, "rae", "policy", "Talk now (now): 2@5m 3@5m all@15m contact=30m")
    assert "Danger now (danger): everyone at once" in shown
    await until_hour(place, DAY_HOUR)
    await adds(place, "noor", "profession=nurse languages=en trained=2025-10-01", on=False)
    await keeps(place, "rae", "policy set danger contact=5m", "again every 2m contact=5m")
    await keeps(place, "rae", "policy set danger 1@1m", "Only contact= can be changed")
    await asks(place, "dana", "Talk now")
    await is_paged(place, "sam")
    await is_paged(place, "lee")

    saved = await keeps(place, "rae", "policy set now 1@1s 1@1s contact=1s", "added all@15m")
    assert "1@1s 1@1s all@15m contact=1s" in saved
    assert "keep what they were promised" in saved
    await waits(place, seconds=30)
    await settled(place)
    assert await pages(place, "noor") == 0, "the first request still waits its five minutes"

    await asks(place, "gil", "Talk now")
    await settled(place)
    assert await pages(place, "sam") + await pages(place, "lee") == 3
    await waits(place, seconds=1)
    await has_cards(place, "sam", "Accept", 2)
    await has_cards(place, "lee", "Accept", 2)
    await waits(place, seconds=1)
    await place.person("ari").sees("Ask again", where="dm")
    await has_cards(place, "noor", "Accept", 1)
    await waits(place, minutes=5)
    await has_cards(place, "noor", "Accept", 2)


async def test_units_and_their_aliases_mean_one_unit(place: Town) -> None:
    await keeps(place, "rae", "unit", "Emergency")
    await keeps(place, "rae", 'unit add "Day surgery"', "Saved: Day surgery")
    await keeps(place, "rae", 'unit alias ICU "Intensive care"', "ICU (also Intensive care)")
    await keeps(place, "rae", "unit add intensive CARE", "It was like this already: ICU")
    said = await keeps(place, "rae", 'roster set @lee unit="Intensive care"', "Saved for Lee Chen")
    assert "New units" not in said
    await keeps(place, "rae", "roster", "Lee Chen: Physician; ICU")
    await keeps(place, "rae", "unit remove ICU", "Someone works in or leads ICU")
    await keeps(place, "rae", "unit remove Emergency", "Removed: Emergency")
    await keeps(place, "rae", "unit remove Cardiology", "There is no unit called Cardiology")
    dana = place.person("dana")
    await dana.types("/peersupport", channel="dm")
    view = (await dana.screen())["modals"][0]
    units = next(i for i in view["inputs"] if i["label"] == "My unit")["options"]
    assert units == ["Prefer not to say", "Day surgery", "ICU"]


async def test_settings_show_at_once_where_people_look_for_numbers(place: Town) -> None:
    dana = place.person("dana")
    await keeps(place, "rae", "settings", "night-number: not set")
    await keeps(place, "rae", "settings night-number +1 555 0100", "Saved. night-number: +1 555")
    await keeps(place, "rae", "settings country GB", "GB (")
    assert "+1 555 0100" in (read := await answers_of(dana, "/peersupport crisis"))
    assert "116 123" in read
    await keeps(place, "rae", "settings night-number call me", "night-number cannot be call me")
    await keeps(place, "rae", "settings country Atlantis", "country cannot be Atlantis")
    await keeps(place, "rae", "settings language klingon", "Perhaps: en")
    await keeps(place, "rae", "settings night-numbr 5", "settings night-number|country|language")
    await keeps(place, "rae", "settings night-number off", "night-number: not set")
    await keeps(place, "rae", "settings language es", "language: es")
    await keeps(place, "rae", "settings staff-council @jo", "is not there yet")


async def test_on_runs_out_and_pause_keeps_even_danger_away(place: Town) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await until_hour(place, DAY_HOUR)
    assert "You are available until 13:1" in await answers_of(sam, "/peersupport on 2h")
    await keeps(place, "rae", "roster", "available now")
    await waits(place, hours=2, seconds=1)
    shown = await keeps(place, "rae", "roster", "The roster: 2")
    states = {line.split(":")[0]: line.rpartition("; ")[2] for line in shown.splitlines()}
    assert states["Sam Okafor"] == "in the backup pool"
    assert states["Lee Chen"] == "available now"

    assert "You get no pages" in await answers_of(sam, "/peersupport pause")
    shown = await keeps(place, "rae", "roster", "not available")
    assert "pause" not in shown.casefold()
    assert "backup pool" in await answers_of(lee, "/peersupport off")
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person")
    await is_paged(place, lee.who)
    await settled(place)
    assert await pages(place, "sam") == 0
    assert "backup pool" in await answers_of(sam, "/peersupport off")
    assert "is not a length of time" in await answers_of(sam, "/peersupport on 90d")
    assert "You are not a supporter" in await answers_of(dana, "/peersupport on")


async def test_a_deactivated_account_leaves_at_once_and_its_cases_and_pages_move_on(
    place: Town,
) -> None:
    dana, sam, lee = place.person("dana"), place.person("sam"), place.person("lee")
    await keeps(place, "rae", "policy set now 1@5m all@15m", "Saved")
    await asks(place, "dana", "Talk now")
    await settled(place)
    first, second = (sam, lee) if await pages(place, "sam") else (lee, sam)
    await holds(place, first.who)
    await first.account(deleted=True)
    await is_paged(place, second.who)
    await dana.sees("We are looking for someone else now", where="dm")
    await place.person("rae").sees("has left as: supporter. Left in that role: 1", where="dm")
    await place.person("ari").sees("has left as: supporter", where="dm")

    await second.account(is_restricted=True)
    await has_cards(place, second.who, "Accept", 0)
    await dana.sees("Nobody has accepted yet", where="dm")
    await place.person("rae").sees("Nobody is left in that role", where="dm")
    assert "not in yet" not in await keeps(place, "rae", "roster", "The roster: 0")
    await place.person("kim").account(deleted=True)
    await place.person("rae").sees("Kim Novak has left as: clinical lead", where="dm")


@pytest.mark.parametrize("verb", ["roster add", "lead add"])
async def test_bots_guests_strangers_and_closed_accounts_hold_no_role(
    empty: Town, verb: str
) -> None:
    for who in ("botty", "gil", "sol", "ola"):
        await keeps(empty, "rae", f"{verb} @{who}", "cannot hold a role")
    await keeps(empty, "rae", f"{verb} @nobody", "Please pick the person from the list")
    await keeps(empty, "rae", verb, "Please pick the person from the list")
    for who in ("gil", "sol"):
        assert not (await empty.person(who).screen())["dm"]
    await keeps(empty, "rae", "roster", "The roster: 0")


async def test_a_nurse_who_types_admin_commands_gets_a_sentence_and_nothing_else(
    place: Town,
) -> None:
    await settled(place)
    before = len(await place.slack.seen())
    roster = await keeps(place, "rae", "roster", "The roster: 2")
    policy = await keeps(place, "rae", "policy", "contact=30m")
    for words in (
        "roster",
        "roster add @tom trained=2025-10-01",
        "roster set @lee trained=none",
        "roster remove @lee",
        "unit add Attic",
        "lead add @tom",
        "director add @tom",
        "coordinator remove @ari",
        "policy set now 1@1s",
        "settings night-number 911",
        "settings",
    ):
        for who in ("dana", "sam"):
            read = await keeps(place, who, words, "Your role does not allow this")
            assert "Kim" not in read
    await keeps(place, "ari", "lead add @tom", "Your role does not allow this")
    await keeps(place, "sam", "roles", "director: Rae Lindqvist")
    await settled(place)
    assert roster == await keeps(place, "rae", "roster", "The roster: 2")
    assert policy == await keeps(place, "rae", "policy", "contact=30m")
    after = (await place.slack.seen())[before:]
    assert {entry["where"] for entry in after} == {"ephemeral"}


async def test_words_that_mean_nothing_get_the_usage_of_what_is_nearest(place: Town) -> None:
    for words, nearest in {
        "rooster": "/peersupport-admin roster",
        "roster ad @sam": "roster add @sam",
        "roster add @tom profesion=nurse": "profession=",
        "roster add @tom profession=nurze": "Perhaps: nurse",
        "polcy set now 2@5m": "policy set now 2@5m",
        "policy set yesterday 1@5m": "policy set now 2@5m",
        "policy set now five": "Write steps like 2@5m",
        "policy set now 1@9w": "is not a length of time",
        "leed add @kim": "lead add @kim",
        "xyzzy": "/peersupport-admin help",
        "go-live": "go-live is not there yet",
        "": "What you can type",
    }.items():
        read = await keeps(place, "rae", words, nearest)
        assert "error" not in read.casefold()


async def test_every_supporter_can_be_asked_again_after_coming_back(place: Town) -> None:
    sam = place.person("sam")
    await keeps(place, "rae", "roster remove @sam", "Sam Okafor is no longer: supporter")
    await sam.sees("Your part as supporter has ended", where="dm")
    assert "You are not a supporter" in await answers_of(sam, "/peersupport on")
    await adds(place, "sam")
    await all_on(place, "sam")
    await asks(place, "dana", "Talk now")
    await is_paged(place, sam.who)
