"""Odd words wherever people can type: shown as they are, notifying nobody, breaking nothing."""

import pytest

from tests.stories.hearing import hears, stored
from tests.stories.looking import has_cards
from tests.stories.town import Town

NASTY = "<!channel> <@U0MAX> *bold* _it_ :tada: <https://evil.example|a line> & أحتاج \u202eabc"
"""A call to everybody, a mention, markup, an emoji code, a dressed-up link, right-to-left."""

both_ways = pytest.mark.parametrize("empty", ["socket", "http"], indirect=True)


async def assert_notified_nobody(place: Town, *names: str) -> None:
    """No message that anybody can see has markup in it that would alarm somebody.

    Only *Show contact* and its like may mention a person, in a modal, where nobody is notified.
    """
    for name in names:
        screen = await place.person(name).screen()
        channels = [m for messages in screen["channels"].values() for m in messages]
        for message in [*screen["dm"], *screen["ephemerals"], *channels]:
            alarmed = set(message["notified"])
            assert not alarmed & {"channel", "here", "everyone", "U0MAX", "UMAX"}, message


async def test_the_words_of_a_request_arrive_plain_and_notify_nobody(place: Town) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.chooses("How would you like to connect?", "Phone call")
    await dana.fills("Number to call you", "<!here> +1 *5* \u202e0100")
    await dana.fills("Anything that helps us find the right person", NASTY)
    await dana.fills("People I would rather not meet", ["botty", "dana", "ari"])
    await dana.submits()
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept")
    await sam.sees("Show contact", where="dm")
    await sam.clicks("Show contact")
    await sam.sees("<!here> +1 *5* \u202e0100", where="modal")
    await sam.sees(f"Their note: {NASTY}", where="modal")
    await sam.closes()
    await dana.clicks("Make it danger now", where="dm")
    await dana.sees("Say where I am", where="dm")
    await dana.clicks("Say where I am", where="dm")
    await dana.fills("Where are you?", NASTY)
    await dana.submits()
    await sam.clicks("Show contact")
    await sam.sees(f"Where: {NASTY}", where="modal")
    await assert_notified_nobody(place, "dana", "sam", "lee", "ari", "kim", "rae", "max")


async def test_a_place_to_meet_arrives_plain_and_too_long_words_are_cut_by_slack(
    place: Town,
) -> None:
    dana, sam = place.person("dana"), place.person("sam")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.chooses("How would you like to connect?", "Meet in person")
    await dana.fills("Where to meet", NASTY)
    await dana.fills("Anything that helps us find the right person", "\U0001f62d" * 150)
    await dana.submits()
    await has_cards(place, "sam", "Accept", 1)
    await sam.clicks("Accept")
    await sam.sees("Show contact", where="dm")
    await sam.clicks("Show contact")
    await sam.sees(f"Where: {NASTY}", where="modal")
    await sam.sees("\U0001f62d" * 150, where="modal")


async def test_names_and_units_are_plain_text_on_every_screen(place: Town) -> None:
    rae, dana, sam = place.person("rae"), place.person("dana"), place.person("sam")
    name = "Sam <!channel> *Okafor* أحمد"
    await sam.account(real_name=name)
    typed = rae.types('/peersupport-admin unit add "<!here> ICU"', channel="dm")
    await hears(place, "rae", "unit cannot be <!here> ICU.", typed)
    unit = "*ICU 2* :tada: & الطوارئ"
    await rae.types(f'/peersupport-admin unit add "{unit}"', channel="dm")
    await rae.sees(unit)
    await rae.types(f'/peersupport-admin roster set @sam unit="{unit}"', channel="dm")
    await rae.types("/peersupport-admin roster", channel="dm")
    await rae.sees(name)
    await rae.types("/peersupport-admin roles", channel="dm")
    await rae.types("/peersupport-admin settings night-number <!channel> *555* 0100", channel="dm")
    await rae.types("/peersupport-admin settings", channel="dm")
    await rae.sees("555")
    await dana.types("/peersupport")
    await dana.chooses("How soon?", "Talk now")
    await dana.chooses("My unit", unit)
    await dana.submits()
    await dana.sees("Your request is in", where="dm")
    await has_cards(place, "lee", "Accept", 1)
    await place.person("lee").clicks("Accept")
    await place.person("lee").sees(f"people in {unit}?", where="dm")
    await place.person("lee").clicks("Yes, pass it on")
    await dana.types("/peersupport privacy")
    await assert_notified_nobody(place, "dana", "sam", "lee", "ari", "kim", "rae", "max")


@both_ways
async def test_anything_typed_after_a_command_is_answered_and_kept_nowhere(empty: Town) -> None:
    """Four thousand characters, the word *payload*, half of everything that Slack marks up."""
    dana, rae = empty.person("dana"), empty.person("rae")
    before = stored(empty)
    long = ("xylophone " * 400)[:3980]
    odd = (long, f"payload={long}", NASTY, "payload", "@everyone @dana", "\u202e\u200b", "'")
    for typed in odd:
        await hears(empty, "dana", "How soon?", dana.types(f"/peersupport {typed}"))
        await dana.closes()
    await hears(empty, "dana", "988", dana.types(f"/peersupport {long[:3900]} kill myself"))
    await dana.closes()
    for typed in (
        long,
        f"roster add {long}",
        f"roster add @sam {long}",
        f"unit add {long}",
        f"settings night-number {long}",
        f"policy set now {long}",
        NASTY,
        f"unit alias {NASTY}",
        "payload",
        '"',
        "@sam",
        "<@U0SAM",
    ):
        heard = len(await rae.seen())
        done = await rae.types(f"/peersupport-admin {typed}", channel="dm")
        assert done["status"] == "acked"
        said = [e["text"] for e in (await rae.seen())[heard:] if e["where"] == "ephemeral"]
        assert len(said) == 1, (typed[:40], said)
        assert len(said[0]) < 3000
        assert "failed with" not in said[0]
    await assert_notified_nobody(empty, "dana", "rae", "max")
    assert [row for row in stored(empty) if row not in before] == []
    assert "xylophone" not in empty.log()
    assert b"xylophone" not in empty.database.read_bytes()


async def test_an_odd_person_cannot_be_given_a_part_and_the_answer_says_why(empty: Town) -> None:
    empty.allowed_errors.add("users.info: user_not_found")
    rae = empty.person("rae")
    before = stored(empty)
    no_role = "Guests, bots and closed accounts cannot hold a role"
    for who, words in (
        ("@botty", no_role),
        ("@ola", no_role),
        ("@gil", no_role),
        ("@sol", no_role),
        ("@slackbot", no_role),
        ("<@U0NOBODY>", no_role),
        ("@peer_support", no_role),
        ("@rae", "Nobody can do this for themselves"),
        ("@someone.unknown", "Please pick the person from the list"),
        ("sam", "Please pick the person from the list"),
        ("<@>", "Please pick the person from the list"),
        ("", "Please pick the person from the list"),
    ):
        for command in ("roster add", "lead add", "coordinator add"):
            typed = rae.types(f"/peersupport-admin {command} {who}", channel="dm")
            await hears(empty, "rae", words, typed)
    for command in ("roster remove @max", "roster set @max unit=ICU", "lead remove @botty"):
        typed = rae.types(f"/peersupport-admin {command}", channel="dm")
        await hears(empty, "rae", "That person is not on the list", typed)
    typed = rae.types("/peersupport-admin director remove @rae", channel="dm")
    await hears(empty, "rae", "This director is set where the program is installed", typed)
    assert stored(empty) == before


async def test_a_request_of_a_supporter_never_pages_themselves_nor_an_avoided_person(
    place: Town,
) -> None:
    sam = place.person("sam")
    await joins_also(place, "ines")
    await sam.types("/peersupport")
    await sam.chooses("How soon?", "Talk now")
    await sam.fills("People I would rather not meet", ["sam", "lee"])
    await sam.submits()
    await sam.sees("Your request is in", where="dm")
    await has_cards(place, "ines", "Aceptar", 1)
    await has_cards(place, "sam", "Accept", 0)
    await has_cards(place, "lee", "Accept", 0)


async def joins_also(place: Town, name: str) -> None:
    fields = "profession=nurse languages=es,en trained=2025-10-01"
    await place.person("rae").types(f"/peersupport-admin roster add @{name} {fields}", channel="dm")
    await place.person(name).sees("Acepto participar", where="dm")
    await place.person(name).clicks("Acepto participar", where="dm")
    await place.person(name).types("/peersupport on", channel="dm")
