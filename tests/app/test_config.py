"""What the environment may say, and that every mistake in it is named at once."""

from pathlib import Path

import pytest

from bot.config import BadConfiguration, settings_from
from bot.domain.second import Provider
from storage.keys import new_key
from tests.app.make import make_environment, make_settings

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-made-up", "SLACK_APP_TOKEN": "xapp-made-up"}


def refused(*, serving: bool = False, **overrides: str) -> tuple[str, ...]:
    with pytest.raises(BadConfiguration) as caught:
        settings_from(make_environment(**overrides), serving=serving)
    return caught.value.sentences


def test_without_any_variable_the_defaults_stand() -> None:
    settings = make_settings()
    assert settings.api_url == "https://slack.com/api/"
    assert (settings.http_host, settings.http_port, settings.metrics_port) == (
        "127.0.0.1",
        3001,
        3002,
    )
    assert settings.database_url == "sqlite:///data/peersupport.db"
    assert (settings.keys_file, settings.epochs) == (Path("keys/ring"), (Path("keys/epochs"),))
    assert not settings.has_tokens


def test_every_mistake_is_named_at_once() -> None:
    sentences = refused(
        serving=True,
        SLACK_BOT_TOKEN="xapp-wrong",
        SLACK_API_URL="http://example.org/api/",
        HTTP_PORT="many",
        DATABASE_URL="mysql://somewhere",
        PEERSUPPORT_EPOCHS="a,b,c",
        PEERSUPPORT_DIRECTORS="rae",
        LOG_LEVEL="loud",
        LOG_FORMAT="xml",
    )
    for name in (
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_API_URL",
        "HTTP_PORT",
        "DATABASE_URL",
        "PEERSUPPORT_EPOCHS",
        "PEERSUPPORT_DIRECTORS",
        "LOG_LEVEL",
        "LOG_FORMAT",
    ):
        assert [s for s in sentences if name in s], name
    assert all(s.endswith((".", "practice")) and "!" not in s for s in sentences)


def test_run_without_any_token_says_where_to_get_one() -> None:
    bot, reach = refused(serving=True)
    assert "SLACK_BOT_TOKEN is missing" in bot
    assert "SLACK_SIGNING_SECRET" in reach


def test_http_mode_needs_a_signing_secret_and_socket_mode_does_not() -> None:
    assert "SLACK_SIGNING_SECRET" in refused(serving=True, SLACK_BOT_TOKEN="xoxb-made-up")[0]
    secret = make_environment(SLACK_BOT_TOKEN="xoxb-made-up", SLACK_SIGNING_SECRET="s")
    assert not settings_from(secret, serving=True).socket_mode
    assert settings_from(make_environment(**TOKENS), serving=True).socket_mode


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:3000/api", "http://localhost:3000/api/", "http://[::1]:9/api/"]
)
def test_plain_http_is_for_this_machine(url: str) -> None:
    settings = make_settings(SLACK_API_URL=url)
    assert settings.api_url.endswith("/api/")
    assert settings.api_on_loopback


@pytest.mark.parametrize(
    "url",
    [
        "http://slack.com/api/",
        "http://127.0.0.1.example.org/api/",
        "ftp://127.0.0.1/api/",
        "slack.com/api/",
        "https://user:word@slack.com/api/",
        "https://slack.com:99999/api/",
        "https://slack.com/api/?x=1",
        "https://[/",
    ],
)
def test_other_addresses_of_the_api_are_refused(url: str) -> None:
    assert "SLACK_API_URL" in refused(SLACK_API_URL=url)[0]


@pytest.mark.parametrize("port", ["-1", "65536", "3001.5", "²", " 3001"])
def test_what_is_no_port_is_refused(port: str) -> None:
    assert "METRICS_PORT" in refused(METRICS_PORT=port)[0]


def test_one_port_cannot_serve_both_doors() -> None:
    assert refused(HTTP_PORT="4000", METRICS_PORT="4000") == (
        "HTTP_PORT and METRICS_PORT must differ.",
    )


def test_the_time_is_never_moved_on_slack_itself(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    assert "slack.com" not in refused(PEERSUPPORT_CLOCK_FILE=str(file))[0].split("it is")[0]
    on_loopback = make_settings(
        PEERSUPPORT_CLOCK_FILE=str(file), SLACK_API_URL="http://127.0.0.1:3000/api/"
    )
    assert on_loopback.clock_file == file
    file.write_text("soon")
    sentences = refused(
        PEERSUPPORT_CLOCK_FILE=str(file), SLACK_API_URL="http://127.0.0.1:3000/api/"
    )
    assert "one number" in sentences[0]


def test_keys_stand_in_one_place_only(tmp_path: Path) -> None:
    key = new_key().line
    assert make_settings(PEERSUPPORT_KEYS=key).keys == key
    sentences = refused(PEERSUPPORT_KEYS=key, PEERSUPPORT_KEYS_FILE=str(tmp_path / "ring"))
    assert "not both" in sentences[0]


def test_a_mistyped_key_is_named_and_never_repeated() -> None:
    key = new_key().line
    sentences = refused(PEERSUPPORT_KEYS=key[:-5] + "AAAA=")
    assert "PEERSUPPORT_KEYS" in sentences[0]
    assert key[9:20] not in " ".join(sentences)


def test_a_key_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "PEERSUPPORT_KEYS_FILE" in refused(PEERSUPPORT_KEYS_FILE=str(tmp_path))[0]


def test_epoch_directories_are_one_or_two(tmp_path: Path) -> None:
    settings = make_settings(PEERSUPPORT_EPOCHS=f"{tmp_path / 'a'}, {tmp_path / 'b'}")
    assert settings.epochs == (tmp_path / "a", tmp_path / "b")
    assert "different" in refused(PEERSUPPORT_EPOCHS="a,a")[0]
    (tmp_path / "file").write_text("")
    assert "directory" in refused(PEERSUPPORT_EPOCHS=str(tmp_path / "file"))[0]


def test_directors_are_listed_once_each() -> None:
    settings = make_settings(PEERSUPPORT_DIRECTORS="U012AB3CD, W045EF6GH U012AB3CD")
    assert settings.directors == ("U012AB3CD", "W045EF6GH")


def test_no_secret_shows_when_settings_are_shown() -> None:
    shown = repr(
        make_settings(
            **TOKENS,
            SLACK_SIGNING_SECRET="hidden-secret",
            DATABASE_URL="postgresql://bot:hidden-word@host/name",
        )
    )
    assert "made-up" not in shown
    assert "hidden" not in shown


def test_a_director_may_have_an_id_of_any_length() -> None:
    assert make_settings(PEERSUPPORT_DIRECTORS="U1,W_DIR-2").directors == ("U1", "W_DIR-2")


SMTP = {
    "PEERSUPPORT_SMTP_URL": "smtps://bot%40example.org:a%2Fb@mail.example.org",
    "PEERSUPPORT_SMTP_FROM": "support@example.org",
}
TWILIO = {
    "PEERSUPPORT_TWILIO_SID": f"AC{'a' * 32}",
    "PEERSUPPORT_TWILIO_TOKEN": "b" * 32,
    "PEERSUPPORT_TWILIO_FROM": "+15550100123",
}
PUSHOVER = {"PEERSUPPORT_PUSHOVER_TOKEN": "t" * 30}


def test_without_any_variable_only_ntfy_is_offered_and_it_can_be_switched_off() -> None:
    assert make_settings().providers.offered == {Provider.NTFY}
    assert make_settings(PEERSUPPORT_NTFY_URL="none").providers.offered == frozenset()


def test_what_is_whole_is_offered() -> None:
    providers = make_settings(**SMTP, **TWILIO, **PUSHOVER).providers
    assert providers.offered == set(Provider)
    mail = providers.settings[Provider.EMAIL]
    assert (mail["user"], mail["password"]) == ("bot@example.org", "a/b")
    assert (mail["host"], mail["port"], mail["mode"]) == ("mail.example.org", 465, "ssl")
    plain = make_settings(**{**SMTP, "PEERSUPPORT_SMTP_URL": "smtp://mail.example.org:2587"})
    mail = plain.providers.settings[Provider.EMAIL]
    assert (mail["port"], mail["mode"]) == (2587, "starttls")


def test_secrets_of_providers_are_in_no_repr() -> None:
    shown = repr(make_settings(**SMTP, **TWILIO, **PUSHOVER))
    for secret in ("a/b", "b" * 32, "t" * 30):
        assert secret not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PEERSUPPORT_SMTP_URL", "mail.example.com"),
        ("PEERSUPPORT_SMTP_URL", "https://mail.example.org"),
        ("PEERSUPPORT_SMTP_URL", "smtps://mail.example.org:many"),
        ("PEERSUPPORT_SMTP_FROM", "Support <support@example.org>"),
        ("PEERSUPPORT_TWILIO_SID", "AC1"),
        ("PEERSUPPORT_TWILIO_TOKEN", "short"),
        ("PEERSUPPORT_TWILIO_FROM", "0155501001"),
        ("PEERSUPPORT_NTFY_URL", "http://ntfy.example.org"),
        ("PEERSUPPORT_NTFY_URL", "http://127.0.0.1:8080"),
        ("PEERSUPPORT_NTFY_URL", "https://ntfy.sh/topic"),
        ("PEERSUPPORT_PUSHOVER_TOKEN", "short"),
    ],
)
def test_a_provider_that_is_set_wrong_is_named(name: str, value: str) -> None:
    written = {**SMTP, **TWILIO, **PUSHOVER, name: value}
    (said,) = refused(serving=False, **written)
    assert name in said
    assert value not in said


def test_half_a_provider_is_named_and_every_one_at_once() -> None:
    said = refused(
        PEERSUPPORT_SMTP_FROM="support@example.org",
        PEERSUPPORT_TWILIO_SID=f"AC{'a' * 32}",
        PEERSUPPORT_NTFY_URL="ftp://ntfy.sh",
        PEERSUPPORT_PUSHOVER_TOKEN="short",
    )
    assert len(said) == 4


def test_only_beside_a_slack_on_this_machine_is_loopback_reached_and_then_nothing_else() -> None:
    assert not make_settings().providers.loopback_only
    api = {"SLACK_API_URL": "http://127.0.0.1:3000/api/"}
    beside = make_settings(**api, **SMTP, PEERSUPPORT_NTFY_URL="http://127.0.0.1:8080").providers
    assert beside.loopback_only
    assert beside.settings[Provider.EMAIL]["mode"] == "insecure"
