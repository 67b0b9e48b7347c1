"""What an app of a story sends to a person, and where."""

from typing import Any

from practice.gestures.stage import Stage
from tests.practice.app import ScriptedApp

Json = dict[str, Any]
DANA, SAM, LEE, KIM, NOOR, EVA = "U0DANA", "U0SAM", "U0LEE", "U0KIM", "U0NOOR", "U0EVA"
RAE = "U0RAE"


def dm_of(stage: Stage, user_id: str) -> str:
    return stage.world.channels.dm_of(user_id).id


async def sends(stage: Stage, app: ScriptedApp, user_id: str, text: str, *blocks: Json) -> str:
    """A message in the person's conversation with the app; its ``ts``."""
    channel = dm_of(stage, user_id)
    done = await app.client.chat_postMessage(channel=channel, text=text, blocks=list(blocks))
    return str(done["ts"])
