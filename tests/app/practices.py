"""``python -m bot practice`` as a process of its own, from its first word to its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from bot.views import ids
from practice.driver import Person, Workspace
from tests.app.processes import START_SECONDS, BotProcess, bot, environment_of, free_port

SUPPORTERS = ("sam", "lee", "ines", "noor", "tom")


@asynccontextmanager
async def practising(folder: Path, **more: str) -> AsyncIterator[tuple[BotProcess, Workspace]]:
    """Everybody is there, and the address was said."""
    environment = environment_of(folder, **more)
    async with bot(folder, environment, "practice", "--port", str(free_port())) as process:
        async with asyncio.timeout(START_SECONDS):
            assert process.process.stdout is not None
            said = (await process.process.stdout.readline()).decode()
        assert said.startswith("Practice. Nobody real is reached. Open http://127.0.0.1:")
        async with Workspace(said.split()[-1]) as slack:
            yield process, slack


async def paged(slack: Workspace) -> set[str]:
    """Who of the supporters can press Accept at this moment."""
    return {who for who in SUPPORTERS if await can_accept(slack.person(who))}


async def can_accept(person: Person) -> bool:
    messages = (await person.screen())["dm"]
    buttons = [button for message in messages for button in message["buttons"]]
    return any(button["action_id"] == ids.ACCEPT for button in buttons)


async def until_paged(slack: Workspace, *names: str) -> None:
    async with asyncio.timeout(START_SECONDS):
        while not await paged(slack) >= set(names):
            await asyncio.sleep(0.02)


async def start_over(process: BotProcess, slack: Workspace) -> None:
    """Asks for it, and waits until everybody is there again."""
    born = (await slack.get("/status"))["born"]
    await slack.post("/start-over")
    async with asyncio.timeout(START_SECONDS):
        while not await _is_back(slack, born):
            assert process.process.returncode is None, await process.said()
            await asyncio.sleep(0.02)


async def _is_back(slack: Workspace, born: str) -> bool:
    try:
        status = await slack.get("/status")
    except aiohttp.ClientError:
        return False
    return bool(status["ready"]) and status["born"] != born


async def children_of(pid: int) -> dict[int, str]:
    """Process id and state (Z is a dead one that nobody waited for) of each child."""
    listing = await asyncio.create_subprocess_exec(
        *("ps", "-axo", "pid=,ppid=,stat="), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await listing.communicate()
    rows = [line.split() for line in told.decode().splitlines()]
    return {int(child): state for child, parent, state in rows if int(parent) == pid}
