"""A verified line shows its date at once, from memory, wherever people look for numbers."""

from bot.domain.people import Role
from bot.ports import Unavailable
from bot.usecases import lines
from bot.views.texts import panel as panel_words
from handlers.memory import Copy
from practice.options import TEAM
from tests.handlers.desk import Desk
from tests.make import make_person

DAYS = 24 * 60 * 60.0
CHECK = "Check the number."
VERIFIED = "Verified on"


async def types(desk: Desk, who: str, text: str) -> str:
    """What the person reads as the answer."""
    person = desk.person(who)
    await person.reloads()
    await person.types(f"/peersupport-admin {text}")
    return await person.reads("ephemeral")


async def crisis(desk: Desk, country: str = "", who: str = "dana") -> str:
    person = desk.person(who)
    await person.reloads()
    await person.types(f"/peersupport crisis {country}")
    return await person.reads("ephemeral")


async def two_verify(desk: Desk, line: str = "us-988") -> None:
    await types(desk, "rae", f"lines verify {line}")
    await types(desk, "kim", f"lines verify {line}")


async def test_the_date_is_there_only_after_the_second_person(desk: Desk) -> None:
    said = await types(desk, "rae", "lines verify us-988")
    assert "A second person must confirm" in said
    assert "Kim" in said
    assert VERIFIED not in await crisis(desk)
    again = await types(desk, "rae", "lines verify us-988")
    assert "You have verified us-988 already." in again
    assert VERIFIED not in await crisis(desk)
    assert "is verified on" in await types(desk, "kim", "lines verify US-988")
    assert (await crisis(desk)).count(VERIFIED) > 0
    assert VERIFIED not in await crisis(desk, "GB")


async def test_the_list_shows_what_was_verified_and_who_may(desk: Desk) -> None:
    await types(desk, "rae", "lines verify us-veterans")
    await two_verify(desk)
    said = await types(desk, "sam", "lines")
    rows = {row.partition(" ")[0]: row for row in said.splitlines()}
    assert VERIFIED in rows["us-988"]
    assert CHECK in rows["us-veterans"]
    assert "One person has verified it." in rows["us-veterans"]
    assert "Who may verify: " in said
    assert "gb-samaritans" in await types(desk, "sam", "lines United Kingdom")


async def test_who_may_not_verify_is_told_so_and_nothing_changes(desk: Desk) -> None:
    for who in ("sam", "dana"):
        assert "Your role does not allow this" in await types(desk, who, "lines verify us-988")
    assert "Your role does not allow this" in await types(desk, "dana", "lines")
    with desk.house.store.look() as tx:
        assert tx.line_checks() == ()


async def test_after_half_a_year_it_is_check_the_number_again(desk: Desk) -> None:
    await two_verify(desk)
    await desk.house.passes(179 * DAYS)
    assert VERIFIED in await crisis(desk)
    await desk.house.passes(2 * DAYS)
    assert VERIFIED not in await crisis(desk)
    assert "is verified on" in await types(desk, "rae", "lines verify us-988")
    assert VERIFIED in await crisis(desk)


async def test_modal_home_and_panel_show_it_too(desk: Desk) -> None:
    await two_verify(desk)
    dana = desk.person("dana")
    await dana.opens_home()
    await dana.sees(VERIFIED, where="home")
    await dana.clicks("I need help right now", where="home")
    await dana.sees(VERIFIED, where="modal")


async def test_without_a_database_what_was_remembered_is_shown(desk: Desk) -> None:
    await two_verify(desk)
    desk.breaks(Unavailable())
    assert VERIFIED in await crisis(desk)
    rae = desk.person("rae")
    for text in ("lines", "lines verify us-988"):
        await rae.reloads()
        await rae.types(f"/peersupport-admin {text}")
        await rae.sees(panel_words.DOWN.en, where="modal")
        await rae.closes()


async def test_with_nothing_remembered_the_files_speak(desk: Desk) -> None:
    await two_verify(desk)
    desk.loses_database()
    desk.deps.memory.keep(Copy(desk.deps.memory.copy.program))
    assert VERIFIED not in await crisis(desk)
    assert CHECK in await crisis(desk)


async def test_another_process_shows_it_once_it_remembers_anew(desk: Desk) -> None:
    desk.house.member("max", Role.ADMINISTRATOR)
    now, content = desk.house.clock.now(), desk.deps.content
    for user in ("U0MAX", "U0KIM"):
        lines.verify(desk.house.store, now, make_person(user, TEAM), content, "us-988")
    assert VERIFIED not in await crisis(desk)
    await desk.deps.remember()
    assert VERIFIED in await crisis(desk)
