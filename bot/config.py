"""Environment and .env to frozen Settings, or a refusal that names every mistake at once."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot.environment import Environment, epoch_names, is_loopback, mistakes, words, written
from bot.providers import Providers, providers_from
from bot.refused import Refused


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for, checked. Secrets stay out of its ``repr``."""

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    api_url: str
    http_host: str
    http_port: int
    metrics_port: int
    database_url: str = field(repr=False)
    keys: str = field(repr=False)
    keys_file: Path
    epochs: tuple[Path, ...]
    directors: tuple[str, ...]
    heartbeat_url: str = field(repr=False)
    clock_file: Path | None
    providers: Providers
    log_level: str
    log_format: str

    @property
    def socket_mode(self) -> bool:
        return bool(self.app_token)

    @property
    def has_tokens(self) -> bool:
        return bool(self.bot_token or self.app_token)

    @property
    def api_host(self) -> str:
        return urlsplit(self.api_url).hostname or ""

    @property
    def api_on_loopback(self) -> bool:
        return is_loopback(self.api_host)


class BadConfiguration(Refused):
    """Everything that is wrong with the environment, one sentence each. Quotes no secret."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def read_environment() -> Environment:
    """The environment, and ``.env`` in this folder for what is not in it."""
    try:
        return Environment()
    except (OSError, UnicodeDecodeError):
        raise BadConfiguration((".env cannot be read. It must be UTF-8 text.",)) from None


def settings_from(environment: Environment, *, serving: bool = False) -> Settings:
    """Checked settings; raises BadConfiguration with all mistakes together.

    ``serving`` also asks for what talking to Slack needs.
    """
    wrong = mistakes(environment, serving=serving)
    if wrong:
        raise BadConfiguration(wrong)
    clock_file = environment.PEERSUPPORT_CLOCK_FILE
    return Settings(
        bot_token=environment.SLACK_BOT_TOKEN.strip(),
        app_token=environment.SLACK_APP_TOKEN.strip(),
        signing_secret=environment.SLACK_SIGNING_SECRET.strip(),
        api_url=environment.SLACK_API_URL.rstrip("/") + "/",
        http_host=environment.HTTP_HOST,
        http_port=int(environment.HTTP_PORT),
        metrics_port=int(environment.METRICS_PORT),
        database_url=environment.DATABASE_URL,
        keys=environment.PEERSUPPORT_KEYS,
        keys_file=Path(environment.PEERSUPPORT_KEYS_FILE or "keys/ring"),
        epochs=tuple(Path(name) for name in epoch_names(environment)),
        directors=words(environment.PEERSUPPORT_DIRECTORS),
        heartbeat_url=environment.PEERSUPPORT_HEARTBEAT_URL,
        clock_file=Path(clock_file) if clock_file else None,
        providers=providers_from(written(environment)),
        log_level=environment.LOG_LEVEL.upper(),
        log_format=environment.LOG_FORMAT.lower(),
    )
