"""The messenger as a real process, against servers on loopback: what goes out, and what never."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.domain.second import Address, Outcome, Provider, Told
from bot.outside import Messenger, NotStarted
from bot.providers import Providers, Written, providers_from
from tests.outside.sinks import Sink, listening, ntfy_sink, smtp_sink

WORDS = "Please open Slack"
TOPIC = Address(Provider.NTFY, "sam_at_night-7")
MAILBOX = Address(Provider.EMAIL, "sam.oneil+night@example.org")
SENT = Told(Outcome.SENT)
ROOT = Path(__file__).parents[2]


def make_providers(**overrides: Any) -> Providers:
    return providers_from(Written(**{"on_this_machine": True, **overrides}))


@asynccontextmanager
async def messenger(limit: float = 20.0, **overrides: Any) -> AsyncIterator[Messenger]:
    made = Messenger(make_providers(**overrides), limit)
    try:
        yield made
    finally:
        await made.close()


async def test_a_topic_gets_the_words_and_nothing_else() -> None:
    async with ntfy_sink() as sink, messenger(ntfy_url=sink.url) as sender:
        assert await sender.send(TOPIC, WORDS) == SENT
        assert sink.got == [("sam_at_night-7", "", WORDS)]
        (told,) = sink.requests
        assert "x-icon" not in told
        assert told["user-agent"] == "notice"


async def test_a_mailbox_gets_the_words_as_subject_and_text() -> None:
    async with smtp_sink() as sink:
        url = f"smtp://127.0.0.1:{sink.port}"
        sender = messenger(smtp_url=url, smtp_from="support@hospital.example.org")
        async with sender as mail:
            assert await mail.send(MAILBOX, WORDS) == SENT
        assert sink.got == [(MAILBOX.value, WORDS, WORDS)]
        (headers,) = sink.requests
        assert "support@hospital.example.org" in headers["from"]
        assert "pprise" not in str(headers)
        assert headers["content-type"].startswith("text/plain")


async def test_spanish_words_arrive_as_they_are() -> None:
    async with ntfy_sink() as sink, messenger(ntfy_url=sink.url) as sender:
        assert await sender.send(TOPIC, "Código: 123456, ábrelo") == SENT
        assert sink.texts() == ["Código: 123456, ábrelo"]


async def test_many_go_out_side_by_side() -> None:
    async with ntfy_sink() as sink, messenger(ntfy_url=sink.url) as sender:
        assert set(await asyncio.gather(*(sender.send(TOPIC, WORDS) for _ in range(20)))) == {SENT}
        assert len(sink.got) == 20


async def test_it_starts_with_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-made-up")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-E", "-s", "-m", "bot.messenger"),
        cwd=ROOT,
        env={},
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    said, _ = await child.communicate(json.dumps({"settings": {}, "loopback_only": True}).encode())
    assert set(json.loads(said)["environment"]) <= {"LC_CTYPE"}
    # The real start asks the same, and refuses anything else.
    async with messenger(ntfy_url="http://127.0.0.1:9") as sender:
        running = await sender.start()
        variables = Path(f"/proc/{running.pid}/environ")
        if variables.exists():
            assert variables.read_bytes() == b""
    assert os.environ["SLACK_BOT_TOKEN"] == "xoxb-made-up"


async def test_no_secret_stands_in_its_command_line() -> None:
    async with messenger(ntfy_url="http://user:hidden-word@127.0.0.1:9") as sender:
        running = await sender.start()
        line = Path(f"/proc/{running.pid}/cmdline")
        if line.exists():
            assert b"hidden-word" not in line.read_bytes()
    assert "hidden-word" not in repr(make_providers(ntfy_url="http://user:hidden-word@127.0.0.1:9"))


@pytest.mark.parametrize("url", ["https://127.0.0.1:9", "https://localhost:9", "https://[::1]:9"])
async def test_this_machine_is_refused_where_people_are_real(url: str) -> None:
    async with messenger(ntfy_url=url, on_this_machine=False) as sender:
        assert await sender.send(TOPIC, WORDS) == Told(Outcome.REFUSED, "address_barred")


@pytest.mark.parametrize("host", ["10.1.2.3", "192.168.0.9", "169.254.169.254", "0.0.0.1"])
async def test_a_private_address_is_refused_for_every_provider(host: str) -> None:
    settings: dict[str, Any] = {
        "ntfy_url": f"https://{host}",
        "smtp_url": f"smtps://{host}",
        "smtp_from": "a@example.org",
        "on_this_machine": False,
    }
    async with messenger(**settings) as sender:
        for address in (TOPIC, MAILBOX):
            assert await sender.send(address, WORDS) == Told(Outcome.REFUSED, "address_barred")


async def test_plain_http_is_refused_where_people_are_real() -> None:
    async with ntfy_sink() as sink:
        async with messenger(ntfy_url=sink.url, on_this_machine=False) as sender:
            assert await sender.send(TOPIC, WORDS) == Told(Outcome.REFUSED, "not_https")
        assert sink.requests == []


async def test_in_practice_nothing_beyond_this_machine_is_reached() -> None:
    settings: dict[str, Any] = {
        "ntfy_url": "https://203.0.113.9",
        "twilio_sid": f"AC{'a' * 32}",
        "twilio_token": "b" * 32,
        "twilio_from": "+15550100123",
        "pushover_token": "t" * 30,
    }
    async with messenger(**settings) as sender:
        assert await sender.send(TOPIC, WORDS) == Told(Outcome.REFUSED, "address_barred")
        for address in (
            Address(Provider.SMS, "+447700900461"),
            Address(Provider.PUSHOVER, "u" * 30),
        ):
            told = await sender.send(address, WORDS)
            # Where names cannot be looked up at all there is nothing to bar.
            assert told.outcome is not Outcome.SENT
            assert told.code in ("address_barred", "not_sent")


async def test_a_redirect_is_not_followed() -> None:
    async with ntfy_sink() as there, ntfy_sink() as sink:
        sink.status, sink.headers = "307 Elsewhere", f"Location: {there.url}/\r\n"
        async with messenger(ntfy_url=sink.url) as sender:
            assert await sender.send(TOPIC, WORDS) == Told(Outcome.REFUSED, "redirect")
        assert there.requests == []


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("403 No", Told(Outcome.REFUSED, "http_403")),
        ("429 Later", Told(Outcome.UNKNOWN, "http_429")),
        ("503 Busy", Told(Outcome.UNKNOWN, "http_503")),
    ],
)
async def test_a_server_that_says_no_is_told_by_its_number(status: str, told: Told) -> None:
    async with ntfy_sink(status=status) as sink, messenger(ntfy_url=sink.url) as sender:
        assert await sender.send(TOPIC, WORDS) == told


async def test_a_server_that_says_nothing_costs_no_more_than_the_limit() -> None:
    async with ntfy_sink(silent=True) as sink, messenger(1.0, ntfy_url=sink.url) as sender:
        await sender.start()
        began = asyncio.get_running_loop().time()
        assert await sender.send(TOPIC, WORDS) == Told(Outcome.UNKNOWN, "no_answer")
        assert asyncio.get_running_loop().time() - began < 3.0
        sink.silent = False
        assert await sender.send(TOPIC, WORDS) == SENT


async def test_one_that_died_is_started_again() -> None:
    async with ntfy_sink() as sink, messenger(ntfy_url=sink.url) as sender:
        assert await sender.send(TOPIC, WORDS) == SENT
        running = await sender.start()
        running.kill()
        await running.wait()
        assert await sender.send(TOPIC, WORDS) == SENT
        assert len(sink.got) == 2
        assert (await sender.start()).pid != running.pid


async def test_what_is_on_its_way_when_it_dies_is_unknown() -> None:
    async with ntfy_sink(silent=True) as sink, messenger(ntfy_url=sink.url) as sender:
        running = await sender.start()
        sending = asyncio.create_task(sender.send(TOPIC, WORDS))
        while not sink.requests:
            await asyncio.sleep(0.01)
        running.kill()
        assert await sending == Told(Outcome.UNKNOWN, "messenger_died")


async def test_a_mail_server_without_tls_is_refused_where_people_are_real() -> None:
    """STARTTLS is a must: a server that does not offer it gets no word."""
    sink = Sink()
    async with listening(sink.smtp) as port:
        settings = {
            **make_providers(
                smtp_url=f"smtp://127.0.0.1:{port}", smtp_from="a@example.org"
            ).settings[Provider.EMAIL],
            "mode": "starttls",
        }
        sender = Messenger(Providers({Provider.EMAIL: settings}, loopback_only=True))
        assert (await sender.send(MAILBOX, WORDS)).outcome is Outcome.UNKNOWN
        await sender.close()
    assert sink.got == []


async def test_after_the_end_nothing_is_sent() -> None:
    async with ntfy_sink() as sink, messenger(ntfy_url=sink.url) as sender:
        await sender.close()
        assert await sender.send(TOPIC, WORDS) == Told(Outcome.UNKNOWN, "not_started")
        with pytest.raises(NotStarted):
            await sender.start()
        assert sink.requests == []
