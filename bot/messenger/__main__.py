"""Reads what it is told, then one message a line; several go out side by side."""

import json
import logging
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.messenger import guard
from bot.messenger.forms import Unfit, made

SIDE_BY_SIDE = 8
_out = threading.Lock()


def main() -> None:
    # Apprise logs addresses; nobody may read what it says.
    logging.disable(logging.CRITICAL)
    told = json.loads(sys.stdin.buffer.readline())
    guard.install(loopback_only=told["loopback_only"])
    _say({"ready": True, "environment": sorted(os.environ)})
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        for line in sys.stdin.buffer:
            pool.submit(_one, told["settings"], json.loads(line))
        # Whoever started us is gone: nobody hears the answers any more.
        os._exit(0)


def _one(settings: dict[str, Any], asked: dict[str, Any]) -> None:
    outcome, code = _sent(settings, asked)
    _say({"id": asked["id"], "outcome": outcome, "code": code})


def _sent(settings: dict[str, Any], asked: dict[str, Any]) -> tuple[str, str]:
    guard.begin()
    provider = asked["provider"]
    try:
        sender = made(provider, settings.get(provider, {}), asked["address"])
        title = asked["text"] if provider == "email" else ""
        done = sender.notify(body=asked["text"], title=title)
    except (Unfit, KeyError):
        return "refused", "unfit"
    except Exception as error:  # noqa: BLE001 - whatever a provider does, the next message goes out
        return "unknown", type(error).__name__
    return ("sent", "") if done else _failed(guard.seen())


def _failed(code: str) -> tuple[str, str]:
    """A server that says no to us, or an address that is barred, says so again."""
    again = code in ("http_408", "http_429") or code.startswith("http_5")
    return ("refused", code) if code and not again else ("unknown", code or "not_sent")


def _say(answer: dict[str, Any]) -> None:
    line = json.dumps(answer).encode() + b"\n"
    with _out:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
