"""What each command of ``/peersupport-admin`` is run with."""

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
    """Who typed the command, and when."""

    deps: Deps
    by: Person
    lang: Lang
    now: datetime

    @property
    def around(self) -> Surroundings:
        return self.deps.around()

    async def account(self, user: str) -> Account:
        """As Slack says now, with a conversation: before anything is decided about them."""
        person = self.deps.workspace.person(user)
        return await self.deps.directory.fresh(person, _LOOKUP_SECONDS)
