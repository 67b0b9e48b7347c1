"""A second channel over real processes: added on Home, rung when a page waits, or at once."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.outside.sinks import Sink, ntfy_sink, smtp_sink
from tests.stories.conftest import all_on, found_program
from tests.stories.hearing import asks_now
from tests.stories.living import settled, waits
from tests.stories.looking import has_cards
from tests.stories.town import Town, town

WORDS = "Please open Slack"
ADDRESSES = {"sam": "xylophone-by-night", "lee": "zither-by-night", "kim": "kazoo@example.org"}


@dataclass
class Night:
    """A town whose people can be reached outside Slack."""

    place: Town
    ntfy: Sink
    mail: Sink

    async def adds(self, name: str) -> None:
        """On Home, with the code that arrived outside Slack."""
        mail = "@" in ADDRESSES[name]
        sink, kind, label = (
            (self.mail, "E-mail", "E-mail address") if mail else (self.ntfy, "ntfy", "Topic")
        )
        person, before = self.place.person(name), len(sink.got)
        await person.opens_home()
        await person.clicks("Second channel", where="home")
        await person.sees("You have no second channel yet", where="modal")
        await person.chooses("How can we reach you?", kind, where="modal")
        await person.fills(label, ADDRESSES[name])
        await person.submits()
        await person.sees("We are sending a code", where="modal")
        assert ADDRESSES[name] not in await person.reads("modal")
        code = re.findall(r"\d{6}", (await sink.has(before + 1))[-1][2])[0]
        await person.fills("Code", code)
        await person.submits()
        await person.sees("Your second channel works", where="modal")
        await person.closes()
        sink.got.clear()


@pytest.fixture
async def night(tmp_path: Path) -> AsyncIterator[Night]:
    """Sam and Lee listen to a topic, Kim, the lead, to a mailbox; Ari has nothing."""
    async with ntfy_sink() as ntfy, smtp_sink() as mail, town(tmp_path) as place:
        await place.start_bot(
            PEERSUPPORT_NTFY_URL=ntfy.url,
            PEERSUPPORT_SMTP_URL=f"smtp://127.0.0.1:{mail.port}",
            PEERSUPPORT_SMTP_FROM="support@hospital.example.org",
        )
        await found_program(place, "sam", "lee")
        await all_on(place, "sam", "lee")
        made = Night(place, ntfy, mail)
        for name in ADDRESSES:
            await made.adds(name)
        yield made
        _in_no_file(place)


def _in_no_file(place: Town) -> None:
    """Neither an address nor a code is written anywhere in the clear."""
    for kept in place.folder.rglob("*"):
        if kept.is_file():
            held = kept.read_bytes()
            assert not [a for a in ADDRESSES.values() if a.encode() in held], kept.name


async def test_a_page_that_waits_a_minute_rings_and_an_answered_one_does_not(night: Night) -> None:
    place = night.place
    await asks_now(place)
    await place.person("lee").clicks("Not now", where="dm")
    await settled(place)
    assert night.ntfy.got == []
    await place.move(seconds=61)
    assert await night.ntfy.has(1) == [(ADDRESSES["sam"], "", WORDS)]
    await settled(place)
    assert len(night.ntfy.got) == 1
    assert night.mail.got == []


async def test_danger_rings_the_lead_and_the_supporters_at_once(night: Night) -> None:
    place, dana = night.place, night.place.person("dana")
    await dana.types("/peersupport crisis")
    await dana.clicks("Get me a person")
    assert await night.mail.has(1) == [(ADDRESSES["kim"], WORDS, WORDS)]
    rung = {address for address, _, _ in await night.ntfy.has(2)}
    assert rung == {ADDRESSES["sam"], ADDRESSES["lee"]}
    await has_cards(place, "kim", "Acknowledge", 1)
    await place.person("kim").clicks("Acknowledge", where="dm")
    await place.person("sam").clicks("Accept", where="dm")
    await waits(place, minutes=2, seconds=5)
    await settled(place)
    assert (len(night.mail.got), len(night.ntfy.got)) == (1, 2)


async def test_directors_read_who_has_none_and_nobody_reads_an_address(night: Night) -> None:
    place, rae = night.place, night.place.person("rae")
    await rae.types("/peersupport-admin roles", channel="dm")
    await rae.sees("Ari Cole (coordinator) has no second channel")
    assert "Kim Novak (clinical lead) has no second" not in await rae.reads()
    for entry in await place.slack.seen():
        assert not [a for a in ADDRESSES.values() if a in str(entry)]
