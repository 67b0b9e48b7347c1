"""All state of one practice workspace, in memory, and how it starts over."""

from collections.abc import Callable
from typing import Any

from practice.app_facts import AppFacts
from practice.blocks.mrkdwn import Reader
from practice.changes import Changes
from practice.channels import Channels
from practice.clock import Clock
from practice.desks import Desks
from practice.faults import Faults
from practice.files import Files
from practice.ids import Ids
from practice.moves import Moves
from practice.options import Options
from practice.pace import Pace
from practice.people import People, Person, read_people
from practice.permits import Permits
from practice.record import Record
from practice.rehearsal.state import Rehearsal
from practice.scheduled import Scheduled

Json = dict[str, Any]


def nobody_listens(event: Json) -> None:
    """Where no app is connected to the workspace."""


class World:
    def __init__(self, options: Options, facts: AppFacts, clock: Clock) -> None:
        self.options = options
        self.facts = facts
        self.clock = clock
        self.ids = Ids()
        self.changes = Changes()
        self.record = Record(options.record)
        self.moves = Moves(clock)
        self.base_url = ""
        self.born = self.ids.secret()
        """Another one for each workspace that was ever started."""
        self.ready = not options.restarts
        """The made-up unit is there; where nobody makes one, from the start."""
        self.app_owed = ""
        """Where the app tells what it owes; empty where nobody said."""
        self.emit: Callable[[Json], None] = nobody_listens
        """Tells the app about an event, if its manifest subscribes to it."""
        self.start_over()

    def start_over(self) -> None:
        """A fresh workspace with the same people, credentials and clock; nothing is remembered."""
        self.people = People(read_people(self.options.people), self.facts.name)
        self.channels = Channels(self.people)
        self.desks = Desks()
        self.permits = Permits(self.clock, self.ids)
        self.scheduled = Scheduled()
        self.files = Files(self.ids)
        self.faults = Faults()
        self.pace = Pace(self.clock, self.options.pace)
        self.redelivers = False
        self.installed = True
        self.rehearsal: Rehearsal | None = None
        self.moves.begin()
        self.record.clear()
        self.changes.bump()

    def now_ts(self) -> str:
        return self.ids.ts(self.clock.real())

    def reader(self, user_id: str) -> Reader:
        person = self.people.get(user_id)
        return Reader(self.name_of, person.tz if person else "UTC")

    def name_of(self, some_id: str) -> str:
        channel = self.channels.get(some_id)
        return channel.name if channel else self.people.name_of(some_id)

    def person(self, user_id: str) -> Person:
        found = self.people.get(user_id)
        if found is None:
            raise KeyError(user_id)
        return found

    def saw(self, user_id: str, where: str, words: str, **more: Any) -> None:
        """Notes that a person could see these words, and that something visible changed."""
        self.record.saw(
            {
                "seq": self.changes.seq + 1,
                "at": self.clock.real(),
                "user": user_id,
                "where": where,
                "text": words,
                **more,
            }
        )
        self.changes.bump()

    def complain(self, about: str, error: str, details: list[str]) -> None:
        """An answer of the app that Slack would not take, listed among the refused calls."""
        self.record.called(
            {
                "method": about,
                "at": self.clock.real(),
                "ok": False,
                "error": error,
                "messages": details,
                "latency_ms": 0.0,
                "arguments": {},
            }
        )
