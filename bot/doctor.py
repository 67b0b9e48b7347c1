"""Looks at everything that running needs and says of each whether it is well. Changes nothing."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from bot.clock import SystemClock
from bot.config import BadConfiguration, Settings, settings_from
from bot.content.load import ContentProblems, load_content
from bot.domain.second import Provider
from bot.environment import Environment
from bot.opening import where
from bot.outside import Messenger, NotStarted
from bot.ports import StoreError
from bot.slack import NotReached, TokenRefused, identify, make_client, refuse_missing
from storage.examining import examine
from storage.refused import StorageRefused


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in sentences."""

    well: bool
    words: str


def examine_all(environment: Environment) -> tuple[Finding, ...]:
    """What is wrong comes with what to do about it. Without a sound environment nothing else is
    looked at: it would be the wrong database or the wrong Slack."""
    try:
        settings = settings_from(environment, serving=True)
    except BadConfiguration as error:
        return tuple(Finding(False, sentence) for sentence in error.sentences)
    checks = (_content, _storage, _slack, _second_channels)
    return (Finding(True, "The environment is sound."), *(_of(c, settings) for c in checks))


def _of(check: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(True, check(settings))
    except (StorageRefused, TokenRefused, ContentProblems) as error:
        return Finding(False, str(error))
    except (StoreError, OSError) as error:
        return Finding(False, f"The database or its keys cannot be read ({type(error).__name__}).")
    except NotStarted as error:
        return Finding(
            False,
            f"What sends messages outside Slack does not start ({error}). Install the program "
            "again, with all that it needs.",
        )
    except NotReached as error:
        return Finding(False, f"Slack cannot be reached ({error.code}). Try again later.")


def _content(settings: Settings) -> str:
    content = load_content(SystemClock(settings.clock_file).now().date())
    return f"The content files are sound: {len(content.lines)} crisis lines."


def _storage(settings: Settings) -> str:
    return examine(where(settings), SystemClock().monotonic)


def _slack(settings: Settings) -> str:
    return asyncio.run(_ask_slack(settings))


async def _ask_slack(settings: Settings) -> str:
    async with aiohttp.ClientSession() as session:
        refuse_missing(await identify(make_client(settings, session)))
    return "Slack takes the token, and every scope is granted."


def _second_channels(settings: Settings) -> str:
    offered = settings.providers.offered
    if not offered:
        return "No second channel is set up: at night only Slack can wake anybody."
    asyncio.run(_start_messenger(settings))
    names = ", ".join(provider.value for provider in Provider if provider in offered)
    return f"Second channels that are set up: {names}. What sends them starts."


async def _start_messenger(settings: Settings) -> None:
    messenger = Messenger(settings.providers)
    try:
        await messenger.start()
    finally:
        await messenger.close()
