"""What this process and whoever started it say to each other: lines out, acts in."""

import ipaddress
import sys
from urllib.parse import SplitResult, urlsplit

from practice.gestures.stage import CannotDo, Json, Stage, text_in


def say_ready(base_url: str) -> None:
    _say(f"practice ready {base_url}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def know_app(stage: Stage, body: Json) -> Json:
    """``{"owed": url}``: where the app tells what it owes. On this machine only."""
    owed = text_in(body, "owed")
    if not _is_here(owed):
        raise CannotDo("owed must be an http address on this machine.")
    stage.world.app_owed = owed
    return {}


def _is_here(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "http" and bool(parts.port) and _is_loopback(parts)
    except ValueError:
        return False


def _is_loopback(parts: SplitResult) -> bool:
    if parts.hostname == "localhost":
        return True
    return ipaddress.ip_address(parts.hostname or "").is_loopback


async def be_ready(stage: Stage, body: Json) -> Json:
    """The made-up unit is there: what its people did for that is no move of anybody."""
    stage.world.ready = True
    stage.world.moves.begin()
    return {}


async def start_over(stage: Stage, body: Json) -> Json:
    """Everything anew, the app too: only whoever started this process can do that."""
    if not stage.world.options.restarts:
        raise CannotDo(
            "This workspace was started by hand, so nobody starts it again. "
            "End it, and start it and the app anew."
        )
    _say("practice start over")
    stage.world.ready = False
    return {}
