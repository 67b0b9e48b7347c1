"""Who typed a command of ``/peersupport-admin``, and when: what each of its functions is given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.people import Account, Lang, Person
from bot.views.scene import Surroundings
from handlers.deps import Deps

_LOOKUP_SECONDS: Final = 1.4
"""For the two questions to Slack about somebody who is named, together."""


@dataclass(frozen=True, slots=True)
class Run:
    deps: Deps
    by: Person
    lang: Lang
    now: datetime

    @property
    def around(self) -> Surroundings:
        return self.deps.around()

    @property
    def zone(self) -> str:
        """Where they are; times are written for them."""
        return zone_of(self.deps, self.by)

    def person(self, user: str) -> Person:
        return self.deps.workspace.person(user)

    async def account(self, user: str) -> Account:
        """As Slack says now, with a conversation: before anything is decided about them."""
        return await self.deps.directory.fresh(self.person(user), _LOOKUP_SECONDS)


def zone_of(deps: Deps, person: Person) -> str:
    member = deps.memory.member(person)
    return member.zone if member is not None else "UTC"
