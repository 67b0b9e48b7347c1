"""The only home of whose workspace this is: what every payload is held against."""

from dataclasses import dataclass

from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class Workspace:
    """Whom the token belongs to, as auth.test said at the start.

    ``api_url`` is the base of the Web API; answers go to its host only. ``app_id`` is empty
    where it is not known; then payloads are not compared by it (their signature or socket is
    proof enough).
    """

    enterprise: str
    team: str
    api_url: str
    app_id: str = ""
    bot_user: str = ""

    def person(self, user: str) -> Person:
        return Person(self.enterprise, self.team, user)
