"""Bolt, set up so that it answers after the work is done and does nothing behind our back."""

import logging
import os

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.config import Settings
from bot.slack import Identity


def make_app(settings: Settings, session: aiohttp.ClientSession, identity: Identity) -> AsyncApp:
    """Requests are verified in HTTP mode; in Socket Mode the connection itself is the proof."""
    forget_environment()
    authorized = AuthorizeResult(
        enterprise_id=identity.enterprise or None,
        team_id=identity.team,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=settings.bot_token,
    )

    async def authorize() -> AuthorizeResult:
        """Known from the start: no call to Slack stands between a click and its answer."""
        return authorized

    logger = logging.getLogger("slack_bolt.app")
    logger.setLevel(logging.WARNING)
    return AsyncApp(
        name="peersupport",
        logger=logger,
        # Without a token of its own, or Bolt would ask auth.test during the first request.
        client=AsyncWebClient(
            base_url=settings.api_url, session=session, retry_handlers=[], logger=logger
        ),
        authorize=authorize,
        signing_secret=settings.signing_secret,
        process_before_response=True,
    )


def forget_environment() -> None:
    """Bolt reads these by itself; a client id and secret would switch it to OAuth and its files."""
    for name in [name for name in os.environ if name.startswith("SLACK_")]:
        del os.environ[name]
