"""What may stand in the environment: every variable, and every check with its sentence."""

import ipaddress
import re
from collections.abc import Callable
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import providers
from bot.clock import seconds_in
from bot.providers import Written, parts_of
from storage.keys import parse_ring
from storage.refused import BadKeyRing


class Environment(BaseSettings):
    """The variables as they are written, before anything is checked: one field for each."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        case_sensitive=True,
    )

    SLACK_BOT_TOKEN: str = ""
    SLACK_APP_TOKEN: str = ""
    SLACK_SIGNING_SECRET: str = ""
    SLACK_API_URL: str = "https://slack.com/api/"
    HTTP_HOST: str = "127.0.0.1"
    HTTP_PORT: str = "3001"
    METRICS_PORT: str = "3002"
    DATABASE_URL: str = "sqlite:///data/peersupport.db"
    PEERSUPPORT_KEYS: str = ""
    PEERSUPPORT_KEYS_FILE: str = ""
    PEERSUPPORT_EPOCHS: str = "keys/epochs"
    PEERSUPPORT_DIRECTORS: str = ""
    PEERSUPPORT_HEARTBEAT_URL: str = ""
    PEERSUPPORT_CLOCK_FILE: str = ""
    PEERSUPPORT_SMTP_URL: str = ""
    PEERSUPPORT_SMTP_FROM: str = ""
    PEERSUPPORT_TWILIO_SID: str = ""
    PEERSUPPORT_TWILIO_TOKEN: str = ""
    PEERSUPPORT_TWILIO_FROM: str = ""
    PEERSUPPORT_NTFY_URL: str = "https://ntfy.sh"
    PEERSUPPORT_PUSHOVER_TOKEN: str = ""
    LOG_LEVEL: str = "INFO"
    LOG_FORMAT: str = "json"


def mistakes(environment: Environment, *, serving: bool) -> tuple[str, ...]:
    """Everything that is wrong, in sentences; ``serving`` also asks for what Slack needs."""
    checks = (*_CHECKS, *(_SERVING_CHECKS if serving else ()))
    return tuple(sentence for check in checks for sentence in check(environment))


def words(text: str) -> tuple[str, ...]:
    """What commas and spaces part, each once, in order."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def epoch_names(environment: Environment) -> tuple[str, ...]:
    parts = (part.strip() for part in environment.PEERSUPPORT_EPOCHS.split(","))
    return tuple(part for part in parts if part)


def written(env: Environment) -> Written:
    """What is said about messages outside Slack."""
    parts = parts_of(env.SLACK_API_URL)
    return Written(
        smtp_url=env.PEERSUPPORT_SMTP_URL,
        smtp_from=env.PEERSUPPORT_SMTP_FROM,
        twilio_sid=env.PEERSUPPORT_TWILIO_SID,
        twilio_token=env.PEERSUPPORT_TWILIO_TOKEN,
        twilio_from=env.PEERSUPPORT_TWILIO_FROM,
        ntfy_url=env.PEERSUPPORT_NTFY_URL,
        pushover_token=env.PEERSUPPORT_PUSHOVER_TOKEN,
        on_this_machine=parts is not None and is_loopback(parts.hostname or ""),
    )


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_Wrong = list[str]


def _tokens(env: Environment) -> _Wrong:
    wrong = []
    if env.SLACK_BOT_TOKEN and not env.SLACK_BOT_TOKEN.startswith("xoxb-"):
        wrong.append("SLACK_BOT_TOKEN must be a bot token: it begins with xoxb-.")
    if env.SLACK_APP_TOKEN and not env.SLACK_APP_TOKEN.startswith("xapp-"):
        wrong.append("SLACK_APP_TOKEN must be an app-level token: it begins with xapp-.")
    return wrong


def _tokens_are_there(env: Environment) -> _Wrong:
    wrong = []
    if not env.SLACK_BOT_TOKEN:
        wrong.append(
            "SLACK_BOT_TOKEN is missing. Take it from the Slack app, OAuth & Permissions; "
            "to try the bot without Slack, run: python -m bot practice"
        )
    if not env.SLACK_APP_TOKEN and not env.SLACK_SIGNING_SECRET:
        wrong.append(
            "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode. "
            "Without one of them Slack cannot reach the bot."
        )
    return wrong


def _api_url(env: Environment) -> _Wrong:
    parts = parts_of(env.SLACK_API_URL)
    if parts is None or parts.username or parts.query or parts.fragment:
        return ["SLACK_API_URL is not a web address such as https://slack.com/api/."]
    if parts.scheme != "https" and not (
        parts.scheme == "http" and is_loopback(parts.hostname or "")
    ):
        return ["SLACK_API_URL must begin with https://; plain http is for this machine only."]
    return []


def _http_host(env: Environment) -> _Wrong:
    if not _HOST.fullmatch(env.HTTP_HOST):
        return ["HTTP_HOST must be an address or a host name, such as 127.0.0.1 or 0.0.0.0."]
    return []


def _ports(env: Environment) -> _Wrong:
    given = {"HTTP_PORT": env.HTTP_PORT, "METRICS_PORT": env.METRICS_PORT}
    wrong = [
        f"{name} must be a number from 1 to 65535 (0 picks a free port)."
        for name, value in given.items()
        if not _is_port(value)
    ]
    if not wrong and env.HTTP_PORT != "0" and int(env.HTTP_PORT) == int(env.METRICS_PORT):
        wrong.append("HTTP_PORT and METRICS_PORT must differ.")
    return wrong


def _database(env: Environment) -> _Wrong:
    url = env.DATABASE_URL
    if url.startswith("sqlite:///") and url != "sqlite:///" and ":memory:" not in url:
        return []
    if url.startswith(("postgresql://", "postgresql+psycopg://")):
        return []
    return [
        "DATABASE_URL must be sqlite:///data/peersupport.db or another SQLite file, "
        "or postgresql://user@host/name."
    ]


def _keys(env: Environment) -> _Wrong:
    if env.PEERSUPPORT_KEYS and env.PEERSUPPORT_KEYS_FILE:
        return ["Set PEERSUPPORT_KEYS or PEERSUPPORT_KEYS_FILE, not both."]
    if env.PEERSUPPORT_KEYS:
        try:
            parse_ring(env.PEERSUPPORT_KEYS, "PEERSUPPORT_KEYS")
        except BadKeyRing as error:
            return [str(error)]
    file = Path(env.PEERSUPPORT_KEYS_FILE)
    return _unreadable(file) if env.PEERSUPPORT_KEYS_FILE and file.exists() else []


def _unreadable(file: Path) -> _Wrong:
    try:
        with file.open("rb"):
            return []
    except OSError as error:
        return [f"PEERSUPPORT_KEYS_FILE cannot be read ({error.strerror})."]


def _epochs(env: Environment) -> _Wrong:
    names = epoch_names(env)
    if not 1 <= len(names) <= 2 or len(set(names)) < len(names):
        return ["PEERSUPPORT_EPOCHS must name one directory, or two different ones with a comma."]
    return [
        f"PEERSUPPORT_EPOCHS: {name} is a file; it must be a directory."
        for name in names
        if Path(name).is_file()
    ]


def _directors(env: Environment) -> _Wrong:
    return [
        "PEERSUPPORT_DIRECTORS must be Slack member ids with commas, such as U012AB3CD,U045EF6GH."
        for word in words(env.PEERSUPPORT_DIRECTORS)
        if not _MEMBER.fullmatch(word)
    ][:1]


def _heartbeat(env: Environment) -> _Wrong:
    if not env.PEERSUPPORT_HEARTBEAT_URL:
        return []
    parts = parts_of(env.PEERSUPPORT_HEARTBEAT_URL)
    if parts is None or parts.scheme not in ("http", "https"):
        return ["PEERSUPPORT_HEARTBEAT_URL is not a web address."]
    return []


def _clock_file(env: Environment) -> _Wrong:
    if not env.PEERSUPPORT_CLOCK_FILE:
        return []
    wrong = []
    parts = parts_of(env.SLACK_API_URL)
    host = (parts.hostname or "") if parts else ""
    if host == "slack.com" or host.endswith(".slack.com"):
        wrong.append(
            "PEERSUPPORT_CLOCK_FILE moves the time for practice and tests; "
            "it is refused while SLACK_API_URL is Slack itself."
        )
    file = Path(env.PEERSUPPORT_CLOCK_FILE)
    if file.exists() and seconds_in(file) is None:
        wrong.append("PEERSUPPORT_CLOCK_FILE must hold one number: the seconds to add.")
    return wrong


def _providers(env: Environment) -> _Wrong:
    return providers.mistakes(written(env))


def _logging(env: Environment) -> _Wrong:
    wrong = []
    if env.LOG_LEVEL.upper() not in _LEVELS:
        wrong.append(f"LOG_LEVEL must be one of {', '.join(_LEVELS)}.")
    if env.LOG_FORMAT.lower() not in ("json", "text"):
        wrong.append("LOG_FORMAT must be json or text.")
    return wrong


_Check = Callable[[Environment], _Wrong]
_CHECKS: tuple[_Check, ...] = (
    _tokens,
    _api_url,
    _http_host,
    _ports,
    _database,
    _keys,
    _epochs,
    _directors,
    _heartbeat,
    _clock_file,
    _providers,
    _logging,
)
_SERVING_CHECKS: tuple[_Check, ...] = (_tokens_are_there,)

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_MEMBER = re.compile(r"[UW][A-Z0-9_-]+")
_HOST = re.compile(r"[A-Za-z0-9.:_-]+")


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= 65535
