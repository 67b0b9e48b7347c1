"""What one browser shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

MOST_PEOPLE = 3
"""How many Slack windows fit side by side."""

REHEARSAL = ("", "choose", "trainer")


@dataclass(frozen=True, slots=True)
class Look:
    people: tuple[str, ...] = ()
    """Ids of those in front of whose Slack the browser sits; none on the first screen."""
    drawer: bool = False
    tour: int | None = None
    """The number of the last move before the guided tour began; None without a tour."""
    rehearsal: str = ""
    """The page of the role-play: none, the chooser, the trainer's view."""

    @property
    def is_first_screen(self) -> bool:
        return not self.people and not self.rehearsal and self.tour is None

    def link(self, **changes: Any) -> str:
        """The address of this look with some of it changed."""
        return replace(self, **changes).address()

    def with_person(self, user_id: str) -> "Look":
        """That person too; where the windows are full, the oldest one goes."""
        if user_id in self.people:
            return self
        return replace(self, people=(*self.people, user_id)[-MOST_PEOPLE:])

    def without_person(self, user_id: str) -> "Look":
        return replace(self, people=tuple(one for one in self.people if one != user_id))

    def address(self) -> str:
        parts: dict[str, str] = {}
        if self.people:
            parts["as"] = ",".join(self.people)
        if self.drawer:
            parts["drawer"] = "1"
        if self.tour is not None:
            parts["tour"] = str(self.tour)
        if self.rehearsal:
            parts["rehearsal"] = self.rehearsal
        return "?" + urlencode(parts, safe=",")


def read_look(query: Mapping[str, str], known: set[str]) -> Look:
    """From a query string; people nobody knows and words nobody understands are left out."""
    asked = [one for one in query.get("as", "").split(",") if one in known]
    tour, rehearsal = query.get("tour", ""), query.get("rehearsal", "")
    return Look(
        people=tuple(dict.fromkeys(asked))[:MOST_PEOPLE],
        drawer=query.get("drawer") == "1",
        tour=int(tour) if tour.isdecimal() else None,
        rehearsal=rehearsal if rehearsal in REHEARSAL else "",
    )
