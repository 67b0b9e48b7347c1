"""The people of the practice workspace and how Slack describes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from practice.options import BOT, BOT_USER, FOREIGN_TEAM, TEAM

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    id: str
    name: str
    real_name: str
    title: str = ""
    """What the profile says the person does."""
    tz: str = "America/New_York"
    locale: str = "en-US"
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    deleted: bool = False
    shared: bool = True
    """A stranger only: is there a channel shared with them."""
    updated: int = 1_700_000_000

    @property
    def team(self) -> str:
        return FOREIGN_TEAM if self.is_stranger else TEAM


def _seed(name: str, real_name: str, **more: Any) -> Person:
    return Person(id=f"U0{name.upper()}", name=name, real_name=real_name, **more)


def seeded() -> list[Person]:
    return [
        _seed("dana", "Dana Rivera", title="Nurse, Paediatrics"),
        _seed("sam", "Sam Okafor", title="Nurse, ICU, and peer supporter"),
        _seed("lee", "Lee Chen", title="Physician, Emergency, and peer supporter"),
        _seed(
            "ines",
            "Ines Ortega",
            tz="Europe/Madrid",
            locale="es-ES",
            title="Nurse, Surgery, and peer supporter; reads Spanish",
        ),
        _seed("noor", "Noor Haddad", title="Respiratory therapist, and peer supporter"),
        _seed("tom", "Tom Berg", title="Social worker, and peer supporter"),
        _seed("ari", "Ari Cole", title="Coordinator of the program"),
        _seed("kim", "Kim Novak", title="Clinical lead on call"),
        _seed("rae", "Rae Lindqvist", title="Director of the program"),
        _seed("max", "Max Adler", title="Administrator of the program"),
        _seed("jo", "Jo Park", title="Nurse educator, and trainer of the program"),
        _seed("eva", "Eva Sanz", locale="es-ES", title="Nurse, Surgery; reads Spanish"),
        _seed("mia", "Mia Falk", title="Nurse, Medicine; plays a role in role-play"),
        _seed("raj", "Raj Patel", title="Physician, Oncology; plays a role in role-play"),
        _seed("zoe", "Zoe Martin", title="Physical therapist; plays a role in role-play"),
        _seed("ned", "Ned Amari", title="Resident, Emergency; plays a role in role-play"),
        _seed("uma", "Uma Strand", title="Paramedic; plays a role in role-play"),
        _seed("gil", "Gil Moreau", is_restricted=True, title="Guest account"),
        _seed("sol", "Sol Ibarra", is_stranger=True, title="From another organisation"),
        _seed("botty", "Botty", is_bot=True),
        _seed("ola", "Old Ola", deleted=True),
    ]


def read_people(file: Path | None) -> list[Person]:
    if file is None:
        return seeded()
    people: list[Json] = orjson.loads(file.read_bytes())
    return [Person(**one) for one in people]


class People:
    """All accounts by id, and by the name a person would type."""

    def __init__(self, people: list[Person], app_name: str) -> None:
        itself = Person(id=BOT_USER, name="peer_support", real_name=app_name, is_bot=True)
        # Slackbot calls itself no bot; docs.slack.dev/reference/objects/user-object.
        slackbot = Person(id="USLACKBOT", name="slackbot", real_name="Slackbot")
        self._by_id = {person.id: person for person in [*people, itself, slackbot]}
        self.version = 0
        """Grows with every change of an account."""

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_id.values())

    def get(self, user_id: str) -> Person | None:
        return self._by_id.get(user_id)

    def find(self, who: str) -> Person | None:
        """By id, name or full name, in any case."""
        exact = self._by_id.get(who)
        if exact is not None:
            return exact
        wanted = who.removeprefix("@").casefold()
        for person in self:
            if wanted in (person.name.casefold(), person.real_name.casefold()):
                return person
        return None

    def add(self, person: Person) -> None:
        self._by_id[person.id] = person
        self.version += 1

    def name_of(self, user_id: str) -> str:
        person = self._by_id.get(user_id)
        return person.real_name if person else user_id

    def humans(self) -> list[Person]:
        """Those who can sit in front of Slack."""
        return [p for p in self if not p.is_bot and p.id != "USLACKBOT"]


_TYPED_MENTION = re.compile(r"(?<![\w<|])@([A-Za-z](?:[\w.-]*\w)?)")
_TYPED_BROADCASTS = {"channel", "here", "everyone"}


def escape_mentions(text: str, people: People) -> str:
    """``@sam`` as Slack sends it when a command escapes: ``<@U0SAM|sam>``."""

    def mark(match: re.Match[str]) -> str:
        if match[1] in _TYPED_BROADCASTS:
            return f"<!{match[1]}>"
        person = people.find(match[1])
        return f"<@{person.id}|{person.name}>" if person else match[0]

    return _TYPED_MENTION.sub(mark, text)


def user_object(person: Person, now: float, include_locale: bool = False) -> Json:
    """As users.info gives it; docs.slack.dev/reference/objects/user-object."""
    offset = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(person.tz)).utcoffset()
    user: Json = {
        "id": person.id,
        "team_id": person.team,
        "name": person.name,
        "deleted": person.deleted,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(person),
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
    }
    if person.is_stranger:
        user["is_stranger"] = True
    if include_locale:
        user["locale"] = person.locale
    return user


def _profile(person: Person) -> Json:
    profile: Json = {
        "real_name": person.real_name,
        "display_name": person.name,
        "title": person.title,
        "real_name_normalized": person.real_name,
        "team": person.team,
    }
    if person.id == BOT_USER:
        profile["bot_id"] = BOT
    return profile


ACCOUNT_FIELDS = {field.name for field in fields(Person)} - {"id", "updated"}
