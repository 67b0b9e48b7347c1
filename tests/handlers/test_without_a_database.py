"""Decision 12: crisis lines, the panel and *Get me a person* need no database."""

import pytest

from bot.ports import Unavailable
from bot.views.texts import panel as words
from handlers.memory import Copy
from tests.handlers.desk import Desk


@pytest.fixture(params=["lost", "unavailable"])
async def down(desk: Desk, request: pytest.FixtureRequest) -> Desk:
    """Gone at the start, or gone while somebody is working with it."""
    if request.param == "lost":
        desk.loses_database()
    else:
        desk.breaks(Unavailable())
    return desk


async def test_crisis_answers_with_every_number(down: Desk) -> None:
    dana = down.person("dana")
    await dana.types("/peersupport crisis GB")
    await dana.sees("116 123", where="ephemeral")
    await dana.sees("999", where="ephemeral")


@pytest.mark.parametrize("lost", [True, False])
async def test_help_right_now_opens_the_panel(desk: Desk, lost: bool) -> None:
    dana = desk.person("dana")
    await dana.opens_home()
    if lost:
        desk.loses_database()
    desk.breaks(Unavailable())
    await dana.clicks("I need help right now", where="home")
    await dana.sees("988", where="modal")
    await dana.sees("Get me a person", where="modal")


async def test_home_shows_the_lines_and_the_way_to_a_person(desk: Desk) -> None:
    dana = desk.person("dana")
    desk.loses_database()
    await dana.opens_home()
    await dana.sees("988", where="home")
    await dana.clicks("Get me a person", where="home")
    await dana.sees(words.TOLD_LEADS.en, where="modal")


@pytest.mark.parametrize("text", ["", "now", "status", "cancel", "on", "hello there"])
async def test_every_command_says_so_and_shows_the_lines(down: Desk, text: str) -> None:
    dana = down.person("dana")
    await dana.types(f"/peersupport {text}")
    await dana.sees(words.DOWN.en)
    await dana.sees("988")


async def test_admin_commands_say_so(down: Desk) -> None:
    rae = down.person("rae")
    await rae.types("/peersupport-admin roster")
    await rae.sees(words.DOWN.en)


async def test_get_me_a_person_messages_leads_and_directors_from_memory(down: Desk) -> None:
    dana, kim, rae = down.person("dana"), down.person("kim"), down.person("rae")
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person", where="ephemeral")
    await dana.sees(words.TOLD_LEADS.en, where="modal")
    for responsible in (kim, rae):
        await responsible.sees(words.LEAD_SAYS.en, where="dm")
        await responsible.sees("Dana Rivera", where="dm")
    assert words.LEAD_SAYS.en not in await down.person("sam").reads("dm")


async def test_after_a_restart_the_directors_of_the_environment_are_messaged(down: Desk) -> None:
    dana, rae = down.person("dana"), down.person("rae")
    down.deps.memory.keep(Copy(down.deps.memory.copy.program))
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person", where="ephemeral")
    await dana.sees(words.TOLD_DIRECTORS.en, where="modal")
    await rae.sees(words.LEAD_SAYS.en, where="dm")


async def test_with_nobody_to_message_it_says_so(down: Desk) -> None:
    dana = down.person("dana")
    await down.slack.fault("chat.postMessage", "error", error="channel_not_found", times=0)
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person", where="ephemeral")
    await dana.sees(words.TOLD_NOBODY.en, where="modal")


async def test_text_typed_to_the_bot_is_answered(down: Desk) -> None:
    dana = down.person("dana")
    await dana.says("hello")
    await dana.sees("I am a program, not a person", where="dm")
