"""The command line of the practice server as one frozen value."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

TEAM = "T0PRACTICE"
TEAM_DOMAIN = "practice"
FOREIGN_TEAM = "T0ELSEWHERE"
APP = "A0PRACTICE"
BOT_USER = "U0BOT"
BOT = "B0BOT"


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve. The credentials are made up and open nothing outside this process."""

    host: str = "127.0.0.1"
    port: int = 0
    mode: str = "socket"
    request_url: str = "http://127.0.0.1:3001/slack/events"
    clock_file: Path | None = None
    manifest: Path | None = None
    people: Path | None = None
    record: Path | None = None
    bot_token: str = "xoxb-practice-bot"  # noqa: S105 - opens this process only
    app_token: str = "xapp-practice-app"  # noqa: S105 - opens this process only
    signing_secret: str = "practice-signing-secret"  # noqa: S105 - opens this process only
    pace: bool = True
    restarts: bool = False
    """Whoever started this reads standard output, and starts all anew when asked there."""


def read_options(arguments: Sequence[str] | None = None) -> Options:
    parser = argparse.ArgumentParser(
        prog="python -m practice", description="A practice Slack. Nobody real is reached."
    )
    parser.add_argument("--port", type=int, default=3000, help="0 picks a free one")
    parser.add_argument("--host")
    parser.add_argument("--mode", choices=("socket", "http"))
    parser.add_argument("--request-url", help="where HTTP mode delivers")
    parser.add_argument("--clock-file", type=Path, help="seconds added to the clock")
    parser.add_argument("--manifest", type=Path, help="scopes, commands, events of the app")
    parser.add_argument("--people", type=Path, help="a JSON list of people")
    parser.add_argument("--record", type=Path, help="JSON lines of all that happened")
    for name in ("--bot-token", "--app-token", "--signing-secret"):
        parser.add_argument(name)
    parser.add_argument("--restarts", action="store_true", help="can be asked to start over")
    parser.add_argument("--no-pace", dest="pace", action="store_false", help="no rate limits")
    given = vars(parser.parse_args(arguments))
    known = {field.name for field in fields(Options)}
    return Options(**{k: v for k, v in given.items() if k in known and v is not None})
