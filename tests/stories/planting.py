"""What a requester leaves with us, and every place where none of it may be found."""

import base64
import hashlib
import re
from collections.abc import Iterable
from typing import Any

import aiohttp

from tests.stories.town import Town

WORDS = {
    "note": "Quokkawaltz",
    "number": "+44 7700 900461",
    "place": "Narwhalstaircase",
    "typed": "Xylophonist",
    "said": "Okapiwhistle",
    "edited": "Tapirlullaby",
    "forged": "Axolotlvault",
    "admin": "Platypusgrand",
    "where": "Wombatlanding",
    "country": "Ocelotland",
}
WHO = ("Dana Rivera", "Rivera", "U0DANA", "@dana")
AVOIDED = "U0TOM"
"""Somebody outside the roster whom the requester would rather not meet."""


def forms(word: str) -> Iterable[bytes]:
    """A word as it might be kept by somebody who thinks that this hides it."""
    raw = word.encode()
    yield from (raw, raw.lower(), raw.upper(), raw[::-1])
    yield from (word.encode("utf-16-le"), raw.hex().encode(), raw.hex().upper().encode())
    yield base64.b64encode(raw).rstrip(b"=")[:-1]
    for name in ("md5", "sha1", "sha256"):
        digest = hashlib.new(name, raw, usedforsecurity=False)
        yield from (digest.digest(), digest.hexdigest().encode())


async def planted(place: Town) -> set[str]:
    """Everything that must be found nowhere: words, who it is, and Slack's ids of theirs."""
    people = await place.slack.people()
    dm = next(p["dm"] for p in people if p["id"] == "U0DANA")
    found = {*WORDS.values(), *WHO, AVOIDED, dm}
    for entry in await place.person("dana").seen():
        found |= {str(entry[key]) for key in ("ts", "view_id") if entry.get(key)}
    for call in await place.slack.calls():
        if call["arguments"].get("channel") == dm:
            answer = call.get("answer") or {}
            found |= {str(answer[k]) for k in ("ts", "scheduled_message_id") if k in answer}
    return found


async def in_no_file_and_no_log(place: Town, *more: str) -> None:
    """Every file that the bot has written, its database and its log among them. ``more``: words
    that some screen may show."""
    words = {*await planted(place), *more}
    wanted = {form: word for word in words for form in forms(word)}
    files = [f for f in place.folder.rglob("*") if f.is_file() and f != place.clock_file]
    assert any(f.suffix == ".log" for f in files)
    # Whoever serves stands in the roster as they are: so what is in the clear would be found.
    assert any(b"U0SAM" in f.read_bytes() for f in files if ".db" in f.suffix)
    for file in files:
        held = file.read_bytes()
        if file.suffix == ".log":
            assert not re.search(rb"\b[UD]0[A-Z0-9]+\b", held), f"{file.name} names somebody"
        found = {word for form, word in wanted.items() if form in held}
        assert not found, f"{file.name} holds {found}"


async def in_no_metric(place: Town) -> None:
    words = await planted(place)
    async with aiohttp.ClientSession() as session:
        for path in ("metrics", "readyz"):
            async with session.get(f"http://127.0.0.1:{place.metrics_port}/{path}") as answer:
                said = await answer.text()
                assert not [word for word in words if word in said]


async def on_no_screen_but(place: Town, *who: str) -> None:
    """Also not in what a screen holds without showing it: previews, values, metadata."""
    words = await planted(place)
    allowed = {f"U0{name.upper()}" for name in ("dana", *who)}
    for entry in await place.slack.seen():
        if entry["user"] not in allowed:
            assert not within(words, entry), entry
    people = await place.slack.people()
    private = {p["dm"] for p in people if p["id"] not in allowed} | {
        p["id"] for p in people if p["id"] not in allowed
    }
    for call in await place.slack.calls():
        given = call["arguments"]
        if {given.get("channel"), given.get("user_id")} & private:
            assert not within(words, given), call["method"]


def within(words: set[str], thing: Any) -> list[str]:
    shown = str(thing)
    return [word for word in words if re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", shown)]


async def only_in_a_modal(place: Town, who: str) -> None:
    """Cards stand for ever in a conversation: they never hold what *Show contact* shows."""
    words = await planted(place)
    for entry in await place.person(who).seen():
        if entry["where"] != "modal":
            assert not within(words, entry), entry
